"""The redirect after the user's decision: what the provider put into the URL that the browser came back with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from .record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .operation import Callback

_MOST_PARAMETERS: Final = 100
_WORD: Final = re.compile(r"[A-Za-z_-]{1,40}")


class CallbackResult(Record):
    """What came back. A parameter that is missing is an empty text; the URL comes from a browser, so believe none of it unchecked.

    `consented` and `denied` are both false where the redirect does not say: ask for the session's status then.
    """

    session_id: str = ""
    """The provider's id of the session; never the caller's own `state`."""
    code: str = ""
    """The one-time code to exchange."""
    state: str = ""
    status: str = ""
    error: str = ""
    error_description: str = ""
    extra: Mapping[str, str] = {}
    """Parameters that the contract does not know."""
    repeated: tuple[str, ...] = ()
    """Names of parameters that came more than once with different values; none of these values is used."""
    consented: bool = False
    """Whether the redirect says yes: by a code, or by the status that means so, and nothing else says no."""
    denied: bool = False
    """Whether the redirect says no: by an error, or by any status that does not mean yes."""

    def matches_state(self, expected: str) -> bool:
        """Whether `state` is the expected one, compared in constant time. An empty or a repeated state never matches."""
        from hmac import compare_digest  # noqa: PLC0415 - only when used

        given, wanted = self.state.encode("utf-8", "replace"), expected.encode("utf-8", "replace")
        return compare_digest(given, wanted) and bool(expected)

    def raise_if_denied(self) -> None:
        """Raise where the redirect says that the person did not consent.

        Raises:
            ConsentDenied: with the provider's word for it as `code`, if it is one.
        """
        if not self.denied:
            return
        from .errors import ConsentDenied  # noqa: PLC0415 - only when something was denied

        word = next((text for text in (self.error, self.status) if _WORD.fullmatch(text)), "")
        error = ConsentDenied(f"The redirect says that the person did not consent{f': {word}' if word else ''}")
        error.code = word
        raise error

    def __repr__(self) -> str:
        """Print what kind of answer it is; code, state and session are as good as credentials."""
        there = ", ".join(name for name in ("session_id", "code", "state") if getattr(self, name))
        return f"CallbackResult(status={self.status!r}, error={self.error!r}, has=<{there}>)"


def parse_callback(url: str | bytes | Mapping[str, object], callback: Callback) -> CallbackResult:
    """Read a redirect URL, its path and query, its query alone, or the query parameters of a web framework.

    Nothing about it can make this fail. Of a parameter that comes more than once with different values none is used.
    """
    found: dict[str, str] = {}
    repeated: dict[str, None] = {}
    for name, value in _parameters(url):
        if found.setdefault(name, value) != value:
            repeated[name] = None
    there = {name: value for name, value in found.items() if name not in repeated}

    def first(names: tuple[str, ...]) -> str:
        return next((there[name] for name in names if name in there), "")

    status, code, error = first(callback.status), first(callback.code), first(callback.error)
    agreed = status.casefold() in {one.casefold() for one in callback.consented}
    denied = any(found.get(name) for name in callback.error) or (bool(status and callback.consented) and not agreed)
    unsure = not repeated.keys().isdisjoint({*callback.code, *callback.status, *callback.state, *callback.session})
    return CallbackResult(
        session_id=first(callback.session),
        code=code,
        state=first(callback.state),
        status=status,
        error=error,
        error_description=first(callback.error_description),
        extra={name: value for name, value in there.items() if name not in _known(callback)},
        repeated=tuple(repeated),
        consented=bool(code or agreed) and not denied and not unsure,
        denied=denied,
    )


def _known(callback: Callback) -> set[str]:
    names = (callback.session, callback.code, callback.state, callback.status, callback.error)
    return {name for group in (*names, callback.error_description) for name in group}


def _parameters(url: str | bytes | Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the parameters by name, in their order and as often as they come."""
    if isinstance(url, Mapping):
        yield from _pairs(url)
        return
    from urllib.parse import unquote_plus  # noqa: PLC0415 - only when used

    text = _text(url).partition("#")[0]
    before, mark, after = text.partition("?")
    whole = mark and (before.startswith("/") or "://" in before or "=" not in before)
    for pair in (after if whole else text).split("&")[:_MOST_PARAMETERS]:
        name, _, value = pair.partition("=")
        if name and "/" not in name:
            yield unquote_plus(name), unquote_plus(value)


def _pairs(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give the parameters of a mapping whose values are texts or lists of texts, or that has `getlist` for the latter."""
    getlist = getattr(given, "getlist", None)
    for name in [*given][:_MOST_PARAMETERS]:
        value: object = getlist(name) if callable(getlist) else given[name]
        for one in cast("Sequence[object]", value) if isinstance(value, list | tuple) else (value,):
            if isinstance(one, str | bytes):
                yield _text(name), _text(one)


def _text(value: object) -> str:
    if isinstance(value, bytes | bytearray):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
