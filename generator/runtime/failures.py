"""Base class of errors, and the errors that are not responses of the provider.

A call that goes well needs no more than these; the provider's refusals are classes of `errors`, loaded when there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from .pointer import join
from .record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .schema import Json


class Violation(Record):
    """One rule of the contract that a value breaks. `pointer` is a JSON Pointer to the value by its wire names."""

    pointer: str
    rule: str
    message: str
    argument: str = ""
    """The argument of the method that the value is, or is a part of; empty where it is none's, and in responses."""

    def __iter__(self) -> Iterator[str]:
        """Unpack like a tuple: pointer, rule and message."""
        return iter((self.pointer, self.rule, self.message))


Check: TypeAlias = "Callable[[object], Sequence[Violation]]"
"""Finds every rule of the contract that a value breaks."""


class KycError(Exception):
    """Base of all errors of these clients. Attributes that do not apply keep their empty default."""

    status: int = 0
    """HTTP status of the response; 0 when there was none."""
    code: str = ""
    """The provider's own code or response key."""
    session_id: str = ""
    """The session that was waited for; empty for every other error."""
    transaction_id: str = ""
    """The provider's id of the transaction, for its support."""
    request_id: str = ""
    """The id of the request, from the response's headers."""
    method: str = ""
    """HTTP method of the call."""
    path: str = ""
    """Path template of the call; never the filled path, which holds ids."""
    attempts: int = 0
    """How often the request was sent, or tried to be."""
    body: Json = None
    """The parsed body of the response, or its text. May hold personal data: do not log it."""
    headers: Mapping[str, str] = {}
    """Headers of the response that are safe to show."""

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
    seen: set[int] = set()  # an error raised for several waiters may become its own cause
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
    """The request got no response. It may have reached the provider, unless this is a `ConnectionFailed`."""


class ConnectionFailed(TransportError):
    """No connection could be made: nothing was sent."""


class Timeout(TransportError):
    """A phase of the request took longer than its timeout. It may have reached the provider."""


class ConnectionLost(TransportError):
    """The connection broke before the response was complete. The request may have reached the provider."""


class UnexpectedResponse(KycError):
    """The response breaks the contract. The request has been carried out; repeat it only if that is harmless."""

    pointer: str = ""
    """Where in the body, as a JSON Pointer; empty for the body as a whole."""
    rule: str = ""
    """Which rule is broken: `required`, `type`, `json`, …"""
    excerpt: str = ""
    """The beginning of the body with every value masked."""


TOO_DEEP: Final = "is nested more deeply than Python reads"
TOO_DEEP_TO_WRITE: Final = "is nested more deeply than Python writes"


class Broken(Exception):
    """A value that cannot be read: a finding on its way up, made an error by the caller who knows the call.

    Each level adds its own token on the way up, so that reading costs nothing for pointers.
    """

    def __init__(self, rule: str, message: str, pointer: str = "") -> None:
        """Name the rule and say what is wrong with the value, never what the value is."""
        super().__init__(rule)
        self.rule = rule
        self.message = message
        self.pointer = pointer

    def under(self, token: str | int) -> Broken:
        """Add the property or index that the value stands at."""
        self.pointer = join(token, self.pointer)
        return self

    def error(self) -> UnexpectedResponse:
        """Return the error, still without the facts of a call."""
        error = UnexpectedResponse(f"The response breaks the contract at {self.pointer or 'its root'}: {self.message}")
        error.pointer, error.rule = self.pointer, self.rule
        return error
