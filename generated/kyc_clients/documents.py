# Generated from generator/templates by `make generate`. Edit that.

"""DigiLocker's own documents from their bytes: `read(xml)` gives an `Aadhaar` or a `Certificate`, `verify_signature(xml, certificates)` a signed one."""

from __future__ import annotations

from ._runtime.documents import (
    Aadhaar,
    Address,
    Certificate,
    DocumentFile,
    Gender,
    Pan,
    read,
    read_aadhaar,
    read_certificate,
    read_date,
    read_gender,
    read_pan,
    verify_signature,
)

__all__ = [
    "Aadhaar",
    "Address",
    "Certificate",
    "DocumentFile",
    "Gender",
    "Pan",
    "read",
    "read_aadhaar",
    "read_certificate",
    "read_date",
    "read_gender",
    "read_pan",
    "verify_signature",
]
