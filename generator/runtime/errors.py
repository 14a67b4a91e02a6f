"""The exception tree. Catch `KycError` to catch every error.

    KycError
    ├── ConfigurationError         the client was set up wrongly; nothing was sent
    ├── InvalidRequest             the arguments break the contract; nothing was sent
    ├── TransportError             no response: ConnectionFailed (nothing was sent), Timeout, ConnectionLost
    ├── UnexpectedResponse         a response that breaks the contract; `pointer` says where
    ├── DownloadError              a linked file could not be had
    ├── DocumentError              a document that cannot be read; SignatureError: its signature is not good
    ├── WaitError                  WaitTimeout, WaitCancelled: a consent was not decided while we waited
    ├── ConsentError               the consent flow cannot go on with what it was given; see the classes below
    └── ApiError                   the provider refused the request; see the classes below

No text of these classes (`str`, `repr`, `args`) holds a credential, a request's values or a response's values; `body` does.
They survive pickling and copying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .failures import (
    ConfigurationError,
    ConnectionFailed,
    ConnectionLost,
    InvalidRequest,
    KycError,
    Timeout,
    TransportError,
    UnexpectedResponse,
    Violation,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BadRequest",
    "CallbackMismatch",
    "CallbackRejected",
    "CallbackReplayed",
    "CircuitOpen",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "ConnectionLost",
    "ConsentDenied",
    "ConsentError",
    "ConsentMissing",
    "ConsentPending",
    "ConsentTokenForeign",
    "ConsentTokenInvalid",
    "ConsentUnavailable",
    "DocumentError",
    "DownloadError",
    "DuplicateReference",
    "InsufficientCredits",
    "InvalidOtp",
    "InvalidRequest",
    "InvalidSessionState",
    "KycError",
    "LoginFailed",
    "NotFound",
    "PermissionDenied",
    "RateLimited",
    "Rejected",
    "ServerError",
    "SessionExpired",
    "SessionNotFound",
    "SignatureError",
    "SourceUnavailable",
    "Timeout",
    "TokenExpired",
    "TransportError",
    "UnexpectedResponse",
    "Unprocessable",
    "Violation",
    "WaitCancelled",
    "WaitError",
    "WaitTimeout",
    "WebhookError",
]


class DownloadError(KycError):
    """A linked file could not be fetched, is too large, is not what its digest says, or its link may not be followed."""


class DocumentError(KycError):
    """A document is not what it should be, or is not safe to read. The text repeats nothing of it."""


class SignatureError(DocumentError):
    """A document is not signed, was changed, is signed by somebody else, or more is in it than was signed."""


class WebhookError(KycError):
    """A webhook is not from who it says, or cannot be checked. Do nothing that it asks for."""


class ConsentError(KycError):
    """The consent flow cannot go on with what it was given."""


class ConsentTokenInvalid(ConsentError):
    """The token is none, was changed, or was made with another key."""


class ConsentTokenForeign(ConsentError):
    """The token is of an account, a server or a provider that this flow does not have."""


class ConsentPending(ConsentError):
    """The person has not decided yet."""


class CallbackMismatch(ConsentError):
    """The address that the person came back to is of another session, or says two things at once."""


class CallbackReplayed(ConsentError):
    """The session is finished already, or another worker is about to finish it. Its token is good for the documents."""


class CallbackRejected(ConsentError):
    """The provider did not accept the code that the person's browser brought back."""


class CircuitOpen(ConsentError):
    """No request was made to a provider, because it failed too often of late or because the time was up. Nothing was sent."""


class ConsentUnavailable(ConsentError):
    """No provider could open a session."""

    errors: Mapping[str, KycError] = {}
    """Each provider's own error, in the order in which they were tried."""
    maybe_billed: tuple[str, ...] = ()
    """Providers at which a session may have been opened and billed all the same."""


class WaitError(KycError):
    """Waiting for a consent ended without a decision."""


class WaitTimeout(WaitError):
    """The deadline passed and the session was still undecided. The cause, if there is one, says why the last look failed."""

    last: object = None
    """The last response, as the status call returns it; None when there was none. May hold personal data."""


class WaitCancelled(WaitError):
    """The caller called the waiting off."""


class ApiError(KycError):
    """The provider refused or failed. Subclasses say how; this class itself is for statuses without a better name."""

    retry_after: float | None = None
    """Seconds to wait before the next try, when the provider says so."""
    refined: bool = False
    """Whether the body says what this answer means, by a rule of the contract; if not, its status alone speaks."""


class BadRequest(ApiError):
    """The provider found the request malformed."""


class AuthenticationError(ApiError):
    """The credentials were not accepted."""


class LoginFailed(AuthenticationError):
    """The client could not log in, so the call itself was not sent. The cause says why."""


class TokenExpired(AuthenticationError):
    """The session token is expired or revoked, and a new one did not help."""


class PermissionDenied(ApiError):
    """The credentials are valid but do not allow this."""


class InsufficientCredits(PermissionDenied):
    """The account's credits or quota are used up."""


class NotFound(ApiError):
    """There is no such thing, or no such address."""


class SessionNotFound(NotFound):
    """The provider knows no such session, or has no data for it."""


class Conflict(ApiError):
    """The request conflicts with the present state."""


class InvalidSessionState(Conflict):
    """The session is not in a state that allows this call, for example because the user has not consented yet."""


class ConsentMissing(ApiError):
    """The user has not consented to this document."""


class ConsentDenied(ApiError):
    """The user refused, or the consent failed."""


class SessionExpired(ApiError):
    """The session expired; start a new one."""


class Unprocessable(ApiError):
    """The provider found a value that it cannot accept."""


class InvalidOtp(Unprocessable):
    """The one-time password is wrong or expired."""


class DuplicateReference(Conflict):
    """The reference id has been used before."""


class RateLimited(ApiError):
    """Too many requests; `retry_after` says when to come back, if the provider does."""


class ServerError(ApiError):
    """The provider failed."""


class SourceUnavailable(ServerError):
    """The source behind the provider (a registry, a bank) is not available at present."""


class Rejected(ApiError):
    """A refusal under HTTP 200 that has no better name."""


ERROR_CLASSES: Final[Mapping[str, type[ApiError]]] = {
    "bad-request": BadRequest,
    "authentication": AuthenticationError,
    "token-expired": TokenExpired,
    "permission-denied": PermissionDenied,
    "insufficient-credits": InsufficientCredits,
    "not-found": NotFound,
    "session-not-found": SessionNotFound,
    "conflict": Conflict,
    "invalid-session-state": InvalidSessionState,
    "consent-missing": ConsentMissing,
    "consent-denied": ConsentDenied,
    "session-expired": SessionExpired,
    "unprocessable": Unprocessable,
    "rate-limited": RateLimited,
    "server-error": ServerError,
    "source-unavailable": SourceUnavailable,
    "rejected": Rejected,
    "duplicate-reference": DuplicateReference,
    "invalid-otp": InvalidOtp,
}
"""The contract's words for errors (`x-error` and envelope rules) and their classes."""

_BY_STATUS: Final[Mapping[int, type[ApiError]]] = {
    400: BadRequest,
    401: AuthenticationError,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    422: Unprocessable,
    429: RateLimited,
    502: SourceUnavailable,
    503: SourceUnavailable,
    504: SourceUnavailable,
}


def class_of_status(status: int) -> type[ApiError]:
    """Return the class for a status that the contract says nothing more exact about. Any number is fine."""
    found = _BY_STATUS.get(status)
    if found is not None:
        return found
    return ServerError if status >= 500 else ApiError  # noqa: PLR2004 - the class of server errors
