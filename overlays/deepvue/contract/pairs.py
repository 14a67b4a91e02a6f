"""The documented pairs on the mock: the situation of each, and those that no correct mock can answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kyc_clients._runtime.mock import Mock
from tests.providers.samples import Sample

UNANSWERED: Mapping[str, str] = {
    "digilocker-exchange-code--consent-end-as-number": "seen elsewhere, not here",
    "digilocker-exchange-code--without-code": "an optional member left out",
    "digilocker-initiate-session--invalid-pattern": "the guide's example of another product",
    "digilocker-initiate-session--not-authenticated-under-403": "seen elsewhere, not here",
    "digilocker-initiate-session--opened-under-200": "the guide's general promise, against this page",
    "digilocker-initiate-session--placeholder-redirect-url": "its consent is a placeholder, too",
    "digilocker-list-issued-files--no-records-under-200": "leaves out what the contract requires",
    "digilocker-initiate-session--field-missing": "refuses a body that keeps the contract",
    "digilocker-exchange-code--field-missing": "refuses a body that keeps the contract",
}
"""Pairs that no correct mock can answer as documented, or that show what a client must survive."""
VARIES = frozenset({"timestamp", "transaction_id", "authorization_url", "consent_valid_till", "document_pdf"})


def arrange(mock: Mock, sample: Sample) -> str:
    """Bring the mock into the situation of a pair; return the customer who asks."""
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
        session = mock.state.open_session(tenant="first", product="digilocker", requested=asked, session_id=session_id)
        mock.consent(session.id)
        session.status = "succeeded"
        session.code, session.code_at = body.get("digilocker_code", "code"), session.created_at
        session.granted_at = None if "digilocker_code" in body else session.created_at
    return "first"
