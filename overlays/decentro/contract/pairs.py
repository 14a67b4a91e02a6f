"""The documented pairs on the mock: the situation of each, and those that no correct mock can answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kyc_clients._runtime.mock import Mock
from tests.providers.samples import Sample

UNANSWERED: Mapping[str, str] = {
    "digilocker-get-eaadhaar--data-not-found": "leaves out what the contract requires",
    "digilocker-initiate-session--failing-under-200": "leaves out what the contract requires",
    "digilocker-initiate-session--deprecated-code-left-out": "what may come one day",
    "digilocker-initiate-session--duplicate-by-code": "what may come one day",
    "digilocker-initiate-session--nested-error": "another product's form of an error",
    "digilocker-sso-revoke-session--not-found": "inferred, with a key for something else",
    "digilocker-sso-revoke-session--refused": "inferred, for no known reason",
    "digilocker-sso-initiate-session--short-purpose-refused": "refuses a body that keeps the contract",
    "digilocker-sso-initiate-session--long-purpose-refused": "refuses a body that keeps the contract",
    "digilocker-sso-initiate-session--empty-reference-id-refused": "refuses a body that keeps the contract",
    "digilocker-sso-initiate-session--consent-false": "refuses a body that keeps the contract",
    "digilocker-initiate-session--consent-false": "refuses a body that keeps the contract",
    "digilocker-sso-exchange-code--short-purpose-refused": "refuses a body that keeps the contract",
    "digilocker-sso-exchange-code--long-purpose-refused": "refuses a body that keeps the contract",
    "digilocker-sso-exchange-code--empty-reference-id-refused": "refuses a body that keeps the contract",
    "digilocker-sso-exchange-code--empty-code-refused": "refuses a body that keeps the contract",
    "digilocker-sso-exchange-code--consent-false": "refuses a body that keeps the contract",
    "digilocker-sso-get-eaadhaar--consent-false": "refuses a body that keeps the contract",
}
"""Pairs that no correct mock can answer as documented, or that show what a client must survive."""
VARIES = frozenset({"decentroTxnId", "authorizationUrl", "pdf", "xml", "file", "size", "consent_valid_till"})
BACK = "https://example.com/return"


def headers(_: Mock, sample: Sample) -> Mapping[str, str]:
    """Return the module's secret that a pair has."""
    return {"module_secret": "another module's"} if sample.name.endswith("unauthorized-module") else {}


def arrange(mock: Mock, sample: Sample) -> str:
    """Bring the mock into the situation of a pair; return the customer who asks."""
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
        mock.state.notes[f"reference/first/{body['reference_id']}"] = "before"
    path = sample.request["path"].split("/")
    known = body.get("initial_decentro_transaction_id") or next((each for each in path if len(each) == 32), "")
    if known:
        by_case: dict[str, tuple[str, ...]] = {"none": (), "other-document": ("DRVLC",)}
        asked = by_case.get(case, ("ADHAR", "PANCR", "RVCER"))
        options = {"tenant": "first", "product": path[3], "session_id": known, "redirect_url": BACK}
        session = mock.state.open_session(requested=asked, **options)
        session.status, session.consented = "succeeded", asked
        session.code = body.get("code") or body.get("digilocker_code") or "code"
        session.code_at = session.created_at
        exchanging = "code" in body or "digilocker_code" in body
        session.granted_at = None if exchanging else session.created_at
    return "first"
