"""DigiLocker's own documents, read from their bytes: signed XML from issuers, made into a few small models.

An Aadhaar is a `KycRes`, everything else a `Certificate`. Forms and field names are those of Sandbox's published sample responses; what is
marked as inferred in a docstring is stated nowhere and was concluded from them.
"""

from __future__ import annotations

from .dates import read_date
from .files import DocumentFile
from .models import Aadhaar, Certificate, Pan, read, read_aadhaar, read_certificate, read_pan, verify_signature
from .personal import Address, Gender, Personal, read_gender
from .reader import kept, last_four

__all__ = [
    "Aadhaar",
    "Address",
    "Certificate",
    "DocumentFile",
    "Gender",
    "Pan",
    "Personal",
    "kept",
    "last_four",
    "read",
    "read_aadhaar",
    "read_certificate",
    "read_date",
    "read_gender",
    "read_pan",
    "verify_signature",
]
