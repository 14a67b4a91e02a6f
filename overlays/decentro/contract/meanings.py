"""What failures mean, written by hand: the class of the error that the client raises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STATUSES: Mapping[str, Mapping[int, str]] = {
    "digilocker.get_eaadhaar": {},
    "digilocker_sso.revoke_session": {},
}
"""What else a status means to some calls."""

_WHOLE = {"decentroTxnId": "t-1", "status": "FAILURE", "responseCode": "E00009", "message": "No"}
HIDDEN: tuple[tuple[str, int, Any, str], ...] = (
    ("digilocker.exchange_code", 200, {**_WHOLE, "responseKey": "error_empty_code"}, "BadRequest"),
    ("digilocker.exchange_code", 200, {**_WHOLE, "responseKey": "error_of_tomorrow"}, "Rejected"),
    (
        "digilocker.exchange_code",
        200,
        {**_WHOLE, "status": "SUCCESS", "responseKey": "error_of_tomorrow"},
        "Rejected",
    ),
    (
        "digilocker.exchange_code",
        200,
        {**_WHOLE, "responseKey": "error_duplicate_reference_id"},
        "DuplicateReference",
    ),
    (
        "digilocker.exchange_code",
        400,
        {**_WHOLE, "responseKey": "error_module_credits_exhausted"},
        "InsufficientCredits",
    ),
    ("digilocker.get_eaadhaar", 200, {**_WHOLE, "responseKey": "error_consent_false"}, "ConsentMissing"),
    (
        "digilocker.get_eaadhaar",
        200,
        {**_WHOLE, "responseKey": "error_provider_error"},
        "SourceUnavailable",
    ),
    (
        "digilocker.get_eaadhaar",
        400,
        {"kycStatus": "FAILURE", "error": {"message": "No", "responseCode": "E00009"}},
        "BadRequest",
    ),
    ("digilocker.get_eaadhaar", 403, {"message": "Your IP address is not allowed"}, "PermissionDenied"),
)
"""Failures that hide under a success, or behind a status that means something else."""
