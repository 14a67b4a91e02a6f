"""Everything that can go wrong, as one tree of exceptions. Catch `KycError` to catch all of it.

    KycError
    ├── ConfigurationError         the client was set up wrongly; nothing was sent
    ├── InvalidRequest             the arguments break the contract; nothing was sent
    ├── TransportError             no answer: ConnectionFailed (nothing was sent), Timeout, ConnectionLost
    ├── UnexpectedResponse         an answer that breaks the contract; `pointer` says where
    ├── DownloadError              a linked file could not be had
    ├── WaitError                  WaitTimeout, WaitCancelled: a consent was not decided while we waited
    └── ApiError                   the provider said no; see the classes below

No text of these classes (`str`, `repr`, `args`) holds a credential, a request's values or a response's values; `body` does.
They survive pickling and copying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .schema import Json

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BadRequest",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "ConnectionLost",
    "ConsentDenied",
    "ConsentMissing",
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
]


class Violation(Record):
    """One rule of the contract that a value breaks. `pointer` is a JSON Pointer to the value by its wire names."""

    pointer: str
    rule: str
    message: str

    def __iter__(self) -> Iterator[str]:
        """Unpack like a tuple."""
        return iter((self.pointer, self.rule, self.message))


class KycError(Exception):
    """Base of all errors of these clients. Attributes that do not apply keep their empty default."""

    status: int = 0
    """HTTP status of the answer; 0 when there was none."""
    code: str = ""
    """The provider's own code or response key."""
    transaction_id: str = ""
    """The provider's id of the transaction, for its support."""
    request_id: str = ""
    """The id of the request, from the answer's headers."""
    method: str = ""
    """HTTP method of the call."""
    path: str = ""
    """Path template of the call; never the filled path, which holds ids."""
    attempts: int = 0
    """How often the request was sent, or tried to be."""
    body: Json = None
    """The parsed body of the answer, or its text. May hold personal data: do not log it."""
    headers: Mapping[str, str] = {}
    """Headers of the answer that are safe to show."""

    def __init__(self, message: str = "") -> None:
        """Keep the message, from which everything sensitive has been taken."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """One line: what happened, on which call, and the ids that the provider's support asks for."""
        facts = [f"{self.method} {self.path}".strip()]
        facts += [f"HTTP {self.status}"] if self.status else []
        facts += [f"code {self.code}"] if self.code else []
        facts += [f"transaction {self.transaction_id}"] if self.transaction_id else []
        facts += [f"request {self.request_id}"] if self.request_id else []
        facts += [f"{self.attempts} attempts"] if self.attempts > 1 else []
        where = ", ".join(fact for fact in facts if fact)
        return f"{self.message} ({where})" if where else self.message

    def __repr__(self) -> str:
        """The class and the same line."""
        return f"{type(self).__name__}({str(self)!r})"


def unlinked(error: KycError) -> None:
    """Let go of the exceptions that Python keeps behind ours even after `from None`: their texts may hold what was sent."""
    seen: set[int] = set()  # an error told to several waiters may come to be its own cause
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        if link.__suppress_context__:
            link.__context__ = link.__cause__
        link = link.__cause__


class ConfigurationError(KycError):
    """The client cannot work as it was set up: credentials missing, an unknown environment, plain http. Nothing was sent."""


class InvalidRequest(KycError):
    """The arguments break the contract. Nothing was sent; `violations` lists every broken rule."""

    violations: tuple[Violation, ...] = ()


class TransportError(KycError):
    """The request got no answer. It may have reached the provider, unless this is a `ConnectionFailed`."""


class ConnectionFailed(TransportError):
    """No connection could be made: nothing was sent."""


class Timeout(TransportError):
    """A phase of the request took longer than its timeout. It may have reached the provider."""


class ConnectionLost(TransportError):
    """The connection broke before the answer was complete. The request may have reached the provider."""


class UnexpectedResponse(KycError):
    """The answer breaks the contract. The request has been carried out; repeat it only if that is harmless."""

    pointer: str = ""
    """Where in the body, as a JSON Pointer; empty for the body as a whole."""
    rule: str = ""
    """Which rule is broken: `required`, `type`, `json`, …"""
    excerpt: str = ""
    """The beginning of the body with every value masked."""


class DownloadError(KycError):
    """A linked file could not be fetched, is too large, is not what its digest says, or its link may not be followed."""


class WaitError(KycError):
    """Waiting for a consent ended without a decision."""


class WaitTimeout(WaitError):
    """The deadline passed and the session was still undecided."""


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


KINDS: Final[Mapping[str, type[ApiError]]] = {
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
