"""What failures mean, written by hand: the class of the error that the client raises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STATUSES: Mapping[str, Mapping[int, str]] = {
    "digilocker.initiate_session": {403: "AuthenticationError"},
    "digilocker.get_eaadhaar": {403: "AuthenticationError"},
}
"""What else a status means to some calls."""

_WHOLE = {"code": 200, "timestamp": 1_700_000_000_000, "transaction_id": "t-1", "message": "No"}
HIDDEN: tuple[tuple[str, int, Any, str], ...] = (
    ("digilocker.get_eaadhaar", 200, {**_WHOLE, "sub_code": "PAN_AADHAAR_NOT_LINKED"}, "Rejected"),
    ("digilocker.get_eaadhaar", 200, {**_WHOLE, "sub_code": "NO_RECORDS_FOUND"}, "NotFound"),
    ("digilocker.get_eaadhaar", 200, {**_WHOLE, "sub_code": "SUCCESS"}, "Rejected"),
    ("digilocker.list_issued_files", 200, {**_WHOLE, "sub_code": "SUCCESS", "data": None}, "Rejected"),
    ("digilocker.initiate_session", 201, {"message": "Endpoint request timed out"}, "Rejected"),
    ("digilocker.get_eaadhaar", 422, {"detail": "Invalid Pan pattern"}, "Unprocessable"),
    (
        "digilocker.get_eaadhaar",
        422,
        {"detail": [{"loc": ["body", 0], "msg": "field required", "type": "x"}]},
        "Unprocessable",
    ),
)
"""Failures that hide under a success, or behind a status that means something else."""
