"""Faults that were written from the contracts and the providers' facts, before anybody looked at what the promises ask: by kind."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tests.contract.provider.mutants.tamper import Exchange, Fault


def handled(mock: Any, wrap: Callable[[Any, Any, Any], Any]) -> None:
    """Put `wrap(handler, state, call)` around every handler of a mock."""

    def around(handler: Any) -> Any:
        return lambda state, call: wrap(handler, state, call)

    handlers = {name: around(handler) for name, handler in mock.provider.handlers.items()}
    mock.provider = replace(mock.provider, handlers=handlers)


def of_operations(operations: set[str], change: Callable[[Any, Any, Any], None], *, after: bool = False) -> Any:
    """Return a setup that changes the state before, or after, these operations are handled."""

    def setup(mock: Any) -> None:
        def wrap(handler: Any, state: Any, call: Any) -> Any:
            if call.operation.id not in operations:
                return handler(state, call)
            if not after:
                change(state, call, None)
            response = handler(state, call)
            if after:
                change(state, call, response)
            return response

        handled(mock, wrap)

    return setup


def landing(change: Callable[[Any, dict[str, str]], dict[str, str]]) -> Any:
    """Return a setup that changes what comes back on the redirect URL."""

    def setup(mock: Any) -> None:
        inner = mock.provider.landing
        mock.provider = replace(
            mock.provider, landing=lambda state, session: change(session, dict(inner(state, session)))
        )

    return setup


def rewriting(change: Callable[[str], str]) -> Any:
    """Return a setup that rewrites the caller's redirect URL when a session is opened."""

    def setup(mock: Any) -> None:
        add = mock.state.sessions.add

        def added(session: Any) -> Any:
            if session.redirect_url:
                session.redirect_url = change(session.redirect_url)
            return add(session)

        mock.state.sessions.add = added

    return setup


def _query(change: Callable[[list[tuple[str, str]]], Any]) -> Callable[[str], str]:
    def changed(url: str) -> str:
        parts = urlsplit(url)
        return urlunsplit(parts._replace(query=urlencode(change(parse_qsl(parts.query, keep_blank_values=True)))))

    return changed


def _last_of_each(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict(pairs).items())


def urls() -> Iterator[Fault]:
    """What becomes of a caller's URL on its way round."""
    changes = {
        "a plus in a caller's URL becomes %20": lambda url: url.replace("+", "%20"),
        "%2B in a caller's URL becomes a plus": lambda url: url.replace("%2B", "+"),
        "a caller's fragment is lost": lambda url: url.partition("#")[0],
        "of a caller's repeated keys the last stays": _query(_last_of_each),
    }
    for name, change in changes.items():
        yield Fault("first sight", name, setup=rewriting(change))


def claims_of(token: str) -> dict[str, Any]:
    """Return the claims of a token whoever signed it; none where it is none."""
    try:
        part = token.split(".")[1]
        found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, IndexError):
        return {}
    return found if isinstance(found, dict) else {}


def algorithm_of(token: str) -> str:
    """Return what a token says of how it is signed."""
    try:
        part = token.split(".", maxsplit=1)[0]
        found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except ValueError:
        return ""
    return str(found.get("alg", "")) if isinstance(found, dict) else ""


def method_taken(name: str, given: str, for_: str, *, path: str = "") -> Fault:
    """Take one method for another on the paths that hold this."""

    def before(exchange: Exchange) -> None:
        if exchange.method == given and exchange.call is None and path in exchange.path:
            exchange.method = for_

    return Fault("first sight", name, before=before)


def ports(name: str, member: str = "redirect_url") -> Fault:
    """Take a port that there is not."""

    def before(exchange: Exchange) -> None:
        body = exchange.body
        if isinstance(body, dict) and isinstance(body.get(member), str) and ":65536" in body[member]:
            exchange.body = {**body, member: body[member].replace(":65536", "")}

    return Fault("first sight", name, before=before)
