"""What the providers document is what the mocks answer."""

from collections.abc import Callable
from typing import Any

import pytest

from kyc_clients._runtime.mock import Mock
from tests.mocks.support import BACK, Raw
from tests.providers.samples import Sample, all_samples

VARIES = {
    *("timestamp", "transaction_id", "created_at", "updated_at", "authorization_url", "session_id", "url", "size"),
    *("access_token", "consent_valid_till", "document_pdf", "decentroTxnId", "authorizationUrl", "pdf", "xml", "file"),
}
"""Members whose values are another each time, or are bytes of a file."""

NOT_COVERED = {
    "sandbox/authentication-authenticate--logged-in-without-envelope": "an older form of the response",
    "sandbox/bank-verify-account-penny-drop--ifsc-pattern": "asks with a good IFSC for the response to a bad one",
    "sandbox/bank-verify-account-penny-drop--unknown-ifsc": "asks with a known IFSC for the response to an unknown one",
    "sandbox/bank-verify-account-pennyless--ifsc-pattern": "asks with a good IFSC for the response to a bad one",
    "sandbox/bank-verify-ifsc--unknown": "asks with a known IFSC for the response to an unknown one",
    "sandbox/bank-verify-ifsc--without-swift": "an older form of the response",
    "sandbox/digilocker-get-user-profile--without-email": "one of two recorded forms of the date of birth",
    "sandbox/digilocker-initiate-session--past-consent-expiry": "documented with success, against its own text",
    "sandbox/digilocker-sdk-create-session--invalid-body": "refuses a body that keeps the contract",
    "sandbox/digilocker-verify-user--aadhaar-of-thirteen-digits": "documented with success, against its own pattern",
    "sandbox/entitylocker-initiate-session--past-consent-expiry": "documented with success, against its own text",
    "sandbox/entitylocker-sdk-get-document--found": "shows a document of another product",
    "sandbox/mca-get-company-master-data--invalid-body": "refuses a body that keeps the contract",
    "sandbox/mca-get-director-master-data--seven-digits": "documented with success, against its own pattern",
    "sandbox/pan-get-aadhaar-link-status--consent-required": "documented with a consent that the contract excludes",
    "sandbox/pan-get-aadhaar-link-status--individual-pan-required": "asks like another pair, with another response",
    "sandbox/pan-get-aadhaar-link-status--invalid-aadhaar": "asks like another pair, with another response",
    "deepvue/digilocker-exchange-code--consent-end-as-number": "seen elsewhere, not here",
    "deepvue/digilocker-exchange-code--without-code": "an optional member left out",
    "deepvue/digilocker-initiate-session--invalid-pattern": "the guide's example of another product",
    "deepvue/digilocker-initiate-session--not-authenticated-under-403": "seen elsewhere, not here",
    "deepvue/digilocker-initiate-session--opened-under-200": "the guide's general promise, against this page",
    "deepvue/digilocker-initiate-session--placeholder-redirect-url": "a placeholder of the page",
    "deepvue/digilocker-list-issued-files--no-records-under-200": "leaves out what the contract requires",
    "sandbox/aadhaar-verify-otp--unknown-refusal": "what may come one day",
    "sandbox/bank-verify-account-penny-drop--unknown-refusal": "what may come one day",
    "sandbox/bank-verify-account-pennyless--unknown-refusal": "what may come one day",
    "decentro/digilocker-get-eaadhaar--data-not-found": "leaves out what the contract requires",
    "decentro/digilocker-initiate-session--failing-under-200": "leaves out what the contract requires",
    "decentro/digilocker-initiate-session--deprecated-code-left-out": "what may come one day",
    "decentro/digilocker-initiate-session--duplicate-by-code": "what may come one day",
    "decentro/digilocker-initiate-session--placeholder-redirect-url": "a placeholder of the page",
    "decentro/digilocker-initiate-session--nested-error": "another product's form of an error",
    "decentro/digilocker-sso-revoke-session--not-found": "inferred, with a key for something else",
    "decentro/digilocker-sso-revoke-session--refused": "inferred, for no known reason",
    "decentro/digilocker-sso-initiate-session--short-purpose-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-initiate-session--long-purpose-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-initiate-session--empty-reference-id-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-initiate-session--consent-false": "refuses a body that keeps the contract",
    "decentro/digilocker-initiate-session--consent-false": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-exchange-code--short-purpose-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-exchange-code--long-purpose-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-exchange-code--empty-reference-id-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-exchange-code--empty-code-refused": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-exchange-code--consent-false": "refuses a body that keeps the contract",
    "decentro/digilocker-sso-get-eaadhaar--consent-false": "refuses a body that keeps the contract",
    "deepvue/digilocker-initiate-session--field-missing": "refuses a body that keeps the contract",
    "deepvue/digilocker-exchange-code--field-missing": "refuses a body that keeps the contract",
}
"""Pairs that no correct mock can answer as documented, or that show what a client must survive."""

BROKEN = ("under-200", "under-success", "without-", "no-data", "unknown-failure", "no-records")
"""Cases whose answer breaks the contract, so that the mock, which keeps it, cannot give it."""

SAMPLES = [
    sample
    for sample in all_samples()
    if sample.name not in NOT_COVERED
    and not (sample.raises in {"Rejected", "UnexpectedResponse"} and any(each in sample.name for each in BROKEN))
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_documented_pair_is_answered_as_documented(sample: Sample, mocks: dict[str, Mock]) -> None:
    """The same request in the same situation gets the same status and body, times and ids aside."""
    mock = mocks[sample.provider]
    with Raw(mock, ARRANGE[sample.provider](mock, sample)) as send:
        send.headers |= _login(mock, sample)
        body = sample.request.get("body")
        options = {"params": sample.request["query"], "headers": sample.request["headers"]}

        answer = send(sample.operation.split()[0], _path(sample), body, **options)

    assert answer.status_code == sample.response["status"]
    created = sample.operation.endswith("/create")
    assert _steady(answer.json(), new=created) == _steady(sample.response["body"], new=created)


def _steady(value: Any, *, new: bool = False) -> Any:
    if isinstance(value, dict):
        varies = {*VARIES, "id"} if new else VARIES
        return {key: "varies" if key in varies else _steady(each, new=new) for key, each in value.items()}
    if isinstance(value, list):
        return [_steady(each, new=new) for each in value]
    return "a file" if isinstance(value, str) and value.startswith("JVBER") else value


def _login(mock: Mock, sample: Sample) -> dict[str, str]:
    if sample.name.endswith("unauthorized-module"):
        return {"module_secret": "another module's"}
    if "authenticate" not in sample.operation:
        return {}
    secret = "wrong" if "wrong-secret" in sample.name else mock.tenant().secrets["api_secret"]
    return {"x-api-secret": secret}


def _arrange_sandbox(mock: Mock, sample: Sample) -> str:
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
        _open_sandbox(mock, sample, path, case)
    return "first"


def _path(sample: Sample) -> str:
    """The documented path; the mock has an account of its own for each of the outcomes that are documented for one account."""
    case, path = sample.name.partition("--")[2], str(sample.request["path"])
    if "bank-verify-account" not in sample.name or case not in _ACCOUNTS:
        return path
    return path.replace(path.split("/")[4], _ACCOUNTS[case])


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


def _open_sandbox(mock: Mock, sample: Sample, path: list[str], case: str) -> None:
    company = path[2].startswith("entity")
    all_asked = ("company_master_details", "gstn_details", "udhyam_certificate") if company else ("aadhaar", "pan")
    session = mock.world.open_session(tenant="first", product=path[2], asked=all_asked, session_id=path[4])
    if case in {"succeeded", "found", "date-of-birth-as-text"}:
        mock.consent(session.id, sample.response["body"]["data"].get("documents_consented"))
    if case == "consent-missing":
        mock.consent(session.id, [each for each in all_asked if each != path[6]])
    if case == "expired":
        mock.clock.advance(seconds=3600)


def _arrange_deepvue(mock: Mock, sample: Sample) -> str:
    case, body = sample.name.partition("--")[2], sample.request["body"]
    faults = {"rate-limited": 429, "source-unavailable": 503, "internal-server-error": 500, "bad-request": 400}
    standings: dict[str, Any] = {"inactive-client-id": "inactive", "not-a-valid-token": "not-permitted"}
    if case in faults or case in {"not-authenticated", "incorrect-credentials"}:
        message = "Incorrect client_id or client_secret" if case == "incorrect-credentials" else ""
        mock.faults.add("status", status=faults.get(case, 401), message=message)
    if case in standings:
        mock.add_tenant("other", standings[case])
        return "other"
    if "initial_deepvue_transaction_id" in body:
        asked = () if case == "none" else ("aadhaar", "pan")
        session_id = body["initial_deepvue_transaction_id"]
        session = mock.world.open_session(tenant="first", product="digilocker", asked=asked, session_id=session_id)
        mock.consent(session.id)
        session.status = "succeeded"
        session.code, session.code_at = body.get("digilocker_code", "code"), session.created_at
        session.granted_at = None if "digilocker_code" in body else session.created_at
    return "first"


def _arrange_decentro(mock: Mock, sample: Sample) -> str:
    case, body = sample.name.partition("--")[2], sample.request.get("body") or {}
    faults = {
        "rate-limited": (429, ""),
        "server-error": (500, ""),
        "source-unavailable": (503, ""),
        "unauthorized": (401, ""),
        "balance-insufficient": (400, "error_insufficient_account_balance"),
        "address-not-configured": (400, "error_ip_not_configured"),
        "aadhaar-not-linked": (400, "error_eaadhaar"),
        "provider-error": (400, "error_provider_error"),
    }
    if case in faults:
        mock.faults.add("status", status=faults[case][0], message=faults[case][1])
    standings: dict[str, Any] = {"credits-exhausted": "no-credits", "address-not-allowed": "not-permitted"}
    if case in standings:
        mock.add_tenant("other", standings[case])
        return "other"
    if case == "duplicate-reference-id":
        mock.world.notes[f"reference/first/{body['reference_id']}"] = "before"
    path = sample.request["path"].split("/")
    known = body.get("initial_decentro_transaction_id") or next((each for each in path if len(each) == 32), "")
    if known:
        by_case: dict[str, tuple[str, ...]] = {"none": (), "other-document": ("DRVLC",)}
        asked = by_case.get(case, ("ADHAR", "PANCR", "RVCER"))
        options = {"tenant": "first", "product": path[3], "session_id": known, "redirect_url": BACK}
        session = mock.world.open_session(asked=asked, **options)
        session.status, session.consented = "succeeded", asked
        session.code = body.get("code") or body.get("digilocker_code") or "code"
        session.code_at = session.created_at
        exchanging = "code" in body or "digilocker_code" in body
        session.granted_at = None if exchanging else session.created_at
    return "first"


ARRANGE: dict[str, Callable[[Mock, Sample], str]] = {
    "sandbox": _arrange_sandbox,
    "deepvue": _arrange_deepvue,
    "decentro": _arrange_decentro,
}
