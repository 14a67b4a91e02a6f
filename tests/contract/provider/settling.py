"""Rules that stand in prose only, for requests that schemathesis makes from the contract; and a person who decides by the session's id.

What came to a request by a link of the contract is left alone: it is about the session that the link led to, in whatever state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

from tests.contract.contracts import Call
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile

HOUR = 3_600_000


def settle(profile: Profile, lab: Lab, case: Any) -> None:
    """Change a valid request so that it keeps its provider's prose, and is about a session that is where it has to be."""
    call = lab.calls[case.operation.definition.raw["operationId"]]
    rule = _RULES.get((profile.name, call.id))
    if rule is not None:
        rule(case, lab.judge.now())
    if profile.name != "sandbox" and lab.control is not None:
        _fit(profile, lab, call, case)


_OF_SESSIONS = {
    "session_id",
    "initial_decentro_txn_id",
    "initial_decentro_transaction_id",
    "initial_deepvue_transaction_id",
}
_CODES = {"digilocker_code", "code"}
_TIED = _OF_SESSIONS | _CODES | {"reference_id", "uri", "file_urn", "document_type"}
"""What must fit a session, or be new."""


def _fit(profile: Profile, lab: Lab, call: Call, case: Any) -> None:
    """Take what must fit a session from a request that succeeds; of a linked one, only what no link can tell."""
    linked = session_of(case.path_parameters, case.body) in lab.memory.get("told", {})
    kept = _OF_SESSIONS if linked else set[str]()
    right = profile.valid(lab, call)
    body = right.body if isinstance(right.body, dict) else {}
    found = {**body, **{name: str(value) for name, value in right.parameters.items()}}
    if linked and (code := lab.memory["told"][session_of(case.path_parameters, case.body)]):
        found |= dict.fromkeys(_CODES, code)
    new = {name: value for name, value in found.items() if name in _TIED - kept}
    if isinstance(case.body, dict):
        case.body.update({name: value for name, value in new.items() if name in case.body})
    case.path_parameters.update({name: value for name, value in new.items() if name in case.path_parameters})


def session_of(parameters: Any, body: Any) -> str:
    """Return the id of the session that a request is about; empty where it is about none."""
    members = {**(body if isinstance(body, dict) else {}), **(parameters or {})}
    return next((str(members[name]) for name in sorted(_OF_SESSIONS) if name in members), "")


def decide(lab: Lab, operation: str, body: Any) -> None:
    """Let the person allow everything, or refuse, or take their time, and remember the code that came back.

    That they may allow a part is for the scripts: then a valid request for the rest is refused, which no contract can say.
    """
    session = _opened(lab.provider, operation, body)
    if not session or lab.control is None:
        return
    choice = crc32(session.encode()) % 4
    landed = lab.control.deny(session) if choice == 0 else lab.control.consent(session) if choice > 1 else ""
    code = parse_qs(urlsplit(landed).query).get("code", [""])[0]
    lab.memory.setdefault("told", {})[session] = code


def names_a_session(call: Call, body: Any) -> bool:
    """Whether a request is about a session that somebody opened."""
    names = {one.name for one in call.parameters if one.location == "path"} | set(
        body if isinstance(body, dict) else ()
    )
    return bool(names & _OF_SESSIONS)


def _opened(provider: str, operation: str, body: Any) -> str:
    """Return the id of a session that an answer opened."""
    if not operation.endswith(("InitiateSession", "CreateSession")) or not isinstance(body, dict):
        return ""
    match provider:
        case "sandbox":
            return str(body["data"].get("session_id") or body["data"].get("id"))
        case "deepvue":
            return str(body["transaction_id"])
        case _:
            return str(body["decentroTxnId"])


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


_RULES: Mapping[tuple[str, str], Callable[[Any, int], None]] = {
    ("sandbox", "digilockerInitiateSession"): _init,
    ("sandbox", "digilockerSdkCreateSession"): _whole_product,
    ("sandbox", "entitylockerSdkCreateSession"): _whole_product,
    ("sandbox", "entitylockerInitiateSession"): _ahead,
    ("sandbox", "mcaSearchCompanies"): _one_company,
    ("sandbox", "bankVerifyAccountPennyDrop"): _known_branch,
    ("sandbox", "bankVerifyAccountPennyless"): _known_branch,
    ("sandbox", "mcaGetDirectorMasterData"): _known_director,
    ("sandbox", "panGetAadhaarLinkStatus"): _individual,
}
