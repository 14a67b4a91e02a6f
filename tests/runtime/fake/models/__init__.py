"""The models of the fake provider."""

from __future__ import annotations

from .token import LoginResponse
from .vault import CreateRequest, Document, Envelope, Owner, Session

__all__ = ["CreateRequest", "Document", "Envelope", "LoginResponse", "Owner", "Session"]
