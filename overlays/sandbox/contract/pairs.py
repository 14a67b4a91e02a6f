"""The documented pairs on the mock: the situation of each, and those that no correct mock can answer."""

from __future__ import annotations

from collections.abc import Mapping

from kyc_clients._runtime.mock import Mock
from tests.providers.samples import Sample

UNANSWERED: Mapping[str, str] = {
    "authentication-authenticate--logged-in-without-envelope": "an older form of the answer",
    "bank-verify-account-penny-drop--ifsc-pattern": "asks with a good IFSC for the answer to a bad one",
    "bank-verify-account-penny-drop--unknown-ifsc": "asks with a known IFSC for the answer to an unknown one",
    "bank-verify-account-pennyless--ifsc-pattern": "asks with a good IFSC for the answer to a bad one",
    "bank-verify-ifsc--unknown": "asks with a known IFSC for the answer to an unknown one",
    "bank-verify-ifsc--without-swift": "an older form of the answer",
    "digilocker-get-user-profile--without-email": "one of two recorded forms of the date of birth",
    "digilocker-sdk-create-session--invalid-body": "refuses a body that keeps the contract",
    "entitylocker-sdk-get-document--found": "shows a document of another product",
    "mca-get-company-master-data--invalid-body": "refuses a body that keeps the contract",
    "pan-get-aadhaar-link-status--consent-required": "documented with a consent that the contract excludes",
    "pan-get-aadhaar-link-status--individual-pan-required": "asks like another pair, with another answer",
    "pan-get-aadhaar-link-status--invalid-aadhaar": "asks like another pair, with another answer",
    "aadhaar-verify-otp--unknown-refusal": "what may come one day",
    "bank-verify-account-penny-drop--unknown-refusal": "what may come one day",
    "bank-verify-account-pennyless--unknown-refusal": "what may come one day",
}
"""Pairs that no correct mock can answer as documented, or that show what a client must survive."""
UNDOCUMENTED = frozenset(
    {
        "digilocker-initiate-session--past-consent-expiry",
        "digilocker-initiate-session--all-options",
        "digilocker-verify-user--aadhaar-of-thirteen-digits",
        "mca-get-director-master-data--seven-digits",
        "mca-get-director-master-data--unknown-seven-digits",
    }
)
"""Pairs of values of the test environment, `x-test-values`, which no schema can say."""


def headers(mock: Mock, sample: Sample) -> Mapping[str, str]:
    """Return the secret that a login of a pair has."""
    if "authenticate" not in sample.operation:
        return {}
    return {"x-api-secret": "wrong" if "wrong-secret" in sample.name else mock.tenant().secrets["api_secret"]}


def arrange(mock: Mock, sample: Sample) -> str:
    """Bring the mock into the situation of a pair; return the customer who asks."""
    case, path = sample.name.partition("--")[2], sample.request["path"].split("/")
    if case == "source-unavailable" and ("sessions" in path or "pan-aadhaar" in path or "bank" in path):
        mock.faults.add("status", status=503, operation=_operation(mock, sample))
    if case == "insufficient-credits":
        mock.add_tenant("poor", "no-credits")
        return "poor"
    if case == "unauthorized":
        mock.faults.add("status", status=401, operation=_operation(mock, sample))
    if "{session_id}" in sample.operation and case != "unknown-session":
        _open(mock, sample, path, case)
    return "first"


def path(sample: Sample) -> str:
    """Return the documented path; the mock has an account of its own for each outcome that is documented for one account."""
    case, documented = sample.name.partition("--")[2], str(sample.request["path"])
    if "bank-verify-account" not in sample.name or case not in _ACCOUNTS:
        return documented
    return documented.replace(documented.split("/")[4], _ACCOUNTS[case])


_ACCOUNTS = {
    "blocked-account": "10000000001",
    "nre-account": "10000000002",
    "no-such-account": "10000000003",
    "bank-offline": "10000000004",
    "imps-failed": "10000000005",
    "npci-unavailable": "10000000006",
    "source-bank-declined": "10000000007",
    "ifsc-is-invalid": "10000000008",
    "failed-at-bank": "10000000009",
    "imps-not-supported": "10000000010",
    "transaction-failed": "10000000011",
    "bad-account-number": "10000000012",
    "business-account": "10000000014",
}


def _operation(mock: Mock, sample: Sample) -> str:
    method, path = sample.operation.split()
    return next(each.id for each in mock.provider.contract.operations if (each.method, each.path) == (method, path))


def _open(mock: Mock, sample: Sample, path: list[str], case: str) -> None:
    company = path[2].startswith("entity")
    all_asked = ("company_master_details", "gstn_details", "udhyam_certificate") if company else ("aadhaar", "pan")
    session = mock.state.open_session(tenant="first", product=path[2], requested=all_asked, session_id=path[4])
    if case in {"succeeded", "found", "date-of-birth-as-text"}:
        mock.consent(session.id, sample.response["body"]["data"].get("documents_consented"))
    if case == "consent-missing":
        mock.consent(session.id, [each for each in all_asked if each != path[6]])
    if case == "expired":
        mock.clock.advance(seconds=3600)
