"""The redirect after the user's decision: what the provider put into the URL that the browser came back with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operation import Callback

_MOST_PARAMETERS = 100


class CallbackResult(Record):
    """What came back. A parameter that is missing is an empty text; the URL comes from a browser, so believe none of it unchecked."""

    session_id: str = ""
    code: str = ""
    """The one-time code to exchange."""
    state: str = ""
    status: str = ""
    error: str = ""
    error_description: str = ""
    extra: Mapping[str, str] = {}
    """Parameters that the contract does not know."""

    def matches_state(self, expected: str) -> bool:
        """Whether `state` is the expected one, compared in constant time. An empty state never matches."""
        from hmac import compare_digest  # noqa: PLC0415 - only when used

        given, wanted = self.state.encode("utf-8", "replace"), expected.encode("utf-8", "replace")
        return compare_digest(given, wanted) and bool(expected)

    def __repr__(self) -> str:
        """Print what kind of answer it is; code, state and session are as good as credentials."""
        there = ", ".join(name for name in ("session_id", "code", "state") if getattr(self, name))
        return f"CallbackResult(status={self.status!r}, error={self.error!r}, has=<{there}>)"


def parse_callback(url: str | bytes | None, callback: Callback) -> CallbackResult:
    """Read a redirect URL, or its path and query, or its query alone. Nothing about it can make this fail.

    Bytes are what ASGI calls `query_string`; None is no query at all. Of a parameter that comes more than once the first counts.
    """
    from urllib.parse import unquote_plus  # noqa: PLC0415 - only when used

    text = url.decode("utf-8", "replace") if isinstance(url, bytes | bytearray) else str(url or "")
    query = text.partition("#")[0]
    query = query.partition("?")[2] if "?" in query else query
    found: dict[str, str] = {}
    for pair in query.split("&")[:_MOST_PARAMETERS]:
        name, _, value = pair.partition("=")
        if name and "/" not in name:
            found.setdefault(unquote_plus(name), unquote_plus(value))

    def first(names: tuple[str, ...]) -> str:
        return next((found[name] for name in names if name in found), "")

    known = {name for names in vars(callback).values() for name in names}
    return CallbackResult(
        session_id=first(callback.session),
        code=first(callback.code),
        state=first(callback.state),
        status=first(callback.status),
        error=first(callback.error),
        error_description=first(callback.error_description),
        extra={name: value for name, value in found.items() if name not in known},
    )
