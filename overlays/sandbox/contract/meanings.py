"""What failures mean, written by hand: the class of the error that the client raises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STATUSES: Mapping[str, Mapping[int, str]] = {
    "digilocker.get_user_profile": {504: "ServerError", 521: "SessionNotFound", 523: "InvalidSessionState"},
    "digilocker_sdk.get_document": {504: "ServerError", 521: "SessionNotFound", 523: "InvalidSessionState"},
    "entitylocker.get_session_status": {504: "ServerError", 521: "SessionNotFound"},
    "pan.verify": {504: "ServerError"},
}
"""What else a status means to some calls."""

_WHOLE = {"code": 200, "timestamp": 1_700_000_000_000, "transaction_id": "t-1"}
HIDDEN: tuple[tuple[str, int, Any, str], ...] = (
    ("aadhaar.verify_otp", 200, {**_WHOLE, "data": {"message": "Invalid OTP"}}, "InvalidOtp"),
    ("aadhaar.verify_otp", 200, {**_WHOLE, "data": {"message": "OTP Expired"}}, "InvalidOtp"),
    ("aadhaar.verify_otp", 200, {**_WHOLE, "data": {"message": "Invalid Reference Id"}}, "SessionNotFound"),
    ("aadhaar.verify_otp", 200, {**_WHOLE, "data": {"message": "Something new"}}, "Rejected"),
    (
        "aadhaar.verify_otp",
        200,
        {**_WHOLE, "data": {"message": "Request under process, please try after 30 seconds"}},
        "Conflict",
    ),
    ("aadhaar.generate_otp", 200, {**_WHOLE, "data": {"message": "Invalid Aadhaar Card"}}, "Rejected"),
    (
        "bank.verify_account_pennyless",
        200,
        {**_WHOLE, "data": {"message": "NPCI unavailable"}},
        "SourceUnavailable",
    ),
    (
        "bank.verify_account_penny_drop",
        200,
        {**_WHOLE, "data": {"message": "Source bank declined"}},
        "Rejected",
    ),
    ("digilocker.get_session_status", 200, {"message": "Internal server error"}, "Rejected"),
    ("bank.verify_ifsc", 200, {"message": "Forbidden"}, "Rejected"),
    (
        "digilocker.get_document",
        400,
        {**_WHOLE, "code": 400, "message": "Consent for pan not provided"},
        "ConsentMissing",
    ),
    ("pan.verify", 403, {**_WHOLE, "code": 403, "message": "Insufficient credits"}, "InsufficientCredits"),
    ("authentication.authenticate", 403, {"message": "Forbidden"}, "PermissionDenied"),
)
"""Failures that hide under a success, or behind a status that means something else."""
