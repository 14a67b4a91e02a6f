"""What nothing forbids, and another right server may do: whoever takes one of these for a fault takes its own habits for the contract."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.contract.provider.mutants.tamper import Exchange, Fault
from tests.contract.provider.profiles import PROFILES

_LISTS = {"data", "documents_consented", "records"}
"""Members whose lists nobody promises an order of. That of a search is one, unless it is cut into pages."""


def _backwards(document: Any) -> Any:
    if not isinstance(document, dict):
        return document
    return {name: item[::-1] if name in _LISTS and isinstance(item, list) else item for name, item in document.items()}


def _lists(exchange: Exchange) -> None:
    document = exchange.document
    ordered = PROFILES[exchange.mock.provider.name].ordered
    if exchange.good and isinstance(document, dict) and not (exchange.call and exchange.call.id.startswith(ordered)):
        exchange.document = {
            **_backwards(document),
            **({"data": _backwards(document["data"])} if isinstance(document.get("data"), dict) else {}),
        }


def _members(exchange: Exchange) -> None:
    document = exchange.document
    if isinstance(document, dict):
        exchange.document = dict(reversed(document.items()))


def _fractions(exchange: Exchange) -> None:
    exchange.answer = re.sub(rb'^(\{"code":\d{3})(?=,)', rb"\1.0", exchange.answer)


def _blanks(exchange: Exchange) -> None:
    if exchange.document is not None:
        exchange.answer = b" " + exchange.answer + b"\r\n"


def _headers(exchange: Exchange) -> None:
    exchange.sent |= {"x-powered-by": "another server", "vary": "Accept", "cache-control": "no-store"}


def _redirects(mock: Any) -> None:
    inner: Callable[..., Any] = mock.provider.landing

    def landing(state: Any, session: Any) -> Any:
        return dict(reversed([*inner(state, session).items()]))

    mock.provider = replace(mock.provider, landing=landing)


def _words(exchange: Exchange) -> None:
    document, profile = exchange.document, PROFILES[exchange.mock.provider.name]
    if isinstance(document, dict) and (other := profile.reworded(document)) != document:
        exchange.document = other


PERMITTED = (
    Fault("permitted", "lists files and documents the other way round", after=_lists),
    Fault("permitted", "says in other words what nobody documents", after=_words),
    Fault("permitted", "writes whole numbers with a fraction of zero", after=_fractions),
    Fault("permitted", "writes members in another order", after=_members),
    Fault("permitted", "sends headers that nobody documents", after=_headers),
    Fault("permitted", "puts what comes back on a redirect in another order", setup=_redirects),
    Fault("permitted", "writes blanks around a body", after=_blanks),
)
"""In an order in which none undoes another when all are done together."""
