"""Results of consent flows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..errors import KycError
    from .provider import DocumentKind
    from .token import Claims


class Started(Record):
    """A session was opened."""

    url: str
    """For the person's browser, once; as good as a key, so keep it out of logs. Empty where the provider's SDK shows the screens."""
    token: str
    """Keep it with the person's web session: it is what every later step takes."""
    provider: str
    session_id: str
    """The provider's own id: what its SDK and its support ask for."""
    expires_at: datetime
    """When the person must have decided."""
    failures: Mapping[str, KycError] = {}
    """What kept the providers before this one from being used, by provider."""
    maybe_billed: tuple[str, ...] = ()
    """Providers at which a session may have been opened and billed before this one took over."""

    def __repr__(self) -> str:
        """Print who it is with, and until when."""
        return f"Started(provider={self.provider!r}, expires_at={self.expires_at.isoformat()}, <hidden: url, token>)"


class Consent(Record):
    """What a person decided."""

    granted: tuple[DocumentKind, ...]
    """The documents that the person allowed, in our words."""
    refused: tuple[DocumentKind, ...]
    """Those that were asked for and not allowed."""
    provider: str
    product: str
    session_id: str
    purpose: str
    reference_id: str
    """How every request's reference id begins, derived from the caller's reference."""
    started_at: datetime
    finished_at: datetime
    token: str
    """The token with the decision in it: with this one, documents are read without asking again what was granted."""

    def record(self) -> dict[str, str | list[str]]:
        """Return what an audit wants to know, as plain JSON: no personal data, no secret."""
        return {
            "purpose": self.purpose,
            "provider": self.provider,
            "product": self.product,
            "session_id": self.session_id,
            "reference_id": self.reference_id,
            "documents_asked": [*self.granted, *self.refused],
            "documents_granted": [*self.granted],
            "started_at": self.started_at.isoformat(),
            "finished_at": self.finished_at.isoformat(),
        }

    def __repr__(self) -> str:
        """Print what was granted."""
        return f"Consent(provider={self.provider!r}, granted={self.granted!r}, refused={self.refused!r})"


def consent_of(claims: Claims, token: str) -> Consent:
    """Return the consent that a token with a decision speaks of."""
    refused: tuple[DocumentKind, ...] = tuple(kind for kind in claims.documents if kind not in claims.granted)
    return Consent(
        claims.granted, refused, claims.provider, claims.product, claims.session_id, claims.purpose, claims.reference,
        moment(claims.started_at), moment(claims.finished_at), token,
    )  # fmt: skip


def moment(seconds: float) -> datetime:
    """Return an instant in UTC, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC)
