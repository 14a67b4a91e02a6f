"""Rules of Sandbox's that stand in prose only, for requests that schemathesis makes from the contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.lab import Lab

from .requests import HOUR


def prepare(lab: Lab, call: Call, case: Any) -> None:
    """Change a valid request so that it keeps them."""
    rule = _RULES.get(call.id)
    if rule is not None:
        rule(case, lab.checker.now())


def _ahead(case: Any, now: int) -> None:
    if isinstance(case.body, dict) and "consent_expiry" in case.body:
        case.body["consent_expiry"] = max(case.body["consent_expiry"], now + HOUR)


def _one_company(case: Any, _: int) -> None:
    """Search by number or by name, not by both."""
    query = case.query
    if "company_name" in query:
        query.pop("cin", None)
    else:
        query["cin"] = "ACG-1117"


def _known_branch(case: Any, _: int) -> None:
    case.path_parameters["ifsc"] = "HDFC0001234"


def _whole_product(case: Any, _: int) -> None:
    """Ask for every document, so that consent is to every document."""
    case.body["doc_types"] = {
        "digilocker": ["aadhaar", "pan", "driving_license"],
        "digilocker-sdk": ["aadhaar", "pan", "driving_license"],
        "entitylocker-sdk": ["company_master_details", "gstn_details", "udhyam_certificate"],
    }[case.operation.path.split("/")[2]]


def _init(case: Any, now: int) -> None:
    _ahead(case, now)
    _whole_product(case, now)


def _known_director(case: Any, _: int) -> None:
    case.body["id"] = "99999999"


def _individual(case: Any, _: int) -> None:
    case.body["pan"] = f"{case.body['pan'][:3]}P{case.body['pan'][4:]}"


_RULES: Mapping[str, Callable[[Any, int], None]] = {
    "digilockerInitiateSession": _init,
    "digilockerSdkCreateSession": _whole_product,
    "entitylockerSdkCreateSession": _whole_product,
    "entitylockerInitiateSession": _ahead,
    "mcaSearchCompanies": _one_company,
    "bankVerifyAccountPennyDrop": _known_branch,
    "bankVerifyAccountPennyless": _known_branch,
    "mcaGetDirectorMasterData": _known_director,
    "panGetAadhaarLinkStatus": _individual,
}
