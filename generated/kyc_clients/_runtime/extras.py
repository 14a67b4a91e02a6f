"""`extra_query` and `extra_body`: what a call sends beyond the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NoReturn, cast

from .call_options import CallOptions
from .failures import ConfigurationError
from .parameters import quoted

if TYPE_CHECKING:
    from .operation import Operation

CONTRACT: Final = CallOptions()
"""Nothing beyond the contract."""


def checked_extras(operation: Operation[object], own: CallOptions, body: frozenset[str] | None) -> str:
    """Return the addition to the query, encoded. `body` are the names that the body knows, None where there is no body.

    Raises:
        ConfigurationError: for what the contract knows, which is an argument of the method, and for what cannot be sent.
    """
    if own.extra_body is None and own.extra_query is None:
        return ""
    if own.extra_body:
        _check_body(operation, own.extra_body, body)
    known = {one.name for one in operation.parameters if one.location == "query"}
    known |= {one.argument for one in operation.parameters if one.location == "query"}
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in _named("extra_query", own.extra_query, known))


def _check_body(operation: Operation[object], extra: Mapping[str, object], body: frozenset[str] | None) -> None:
    if body is None:
        _refuse(f"extra_body: {operation.method} {operation.path} has no body")
    for _ in _named("extra_body", extra, body):
        pass


def _named(option: str, extra: object, known: frozenset[str] | set[str]) -> list[tuple[str, object]]:
    """Return the members by name, none of which the contract knows."""
    if extra is None:
        return []
    if not isinstance(extra, Mapping):
        _refuse(f"{option} must be a mapping of names to values")
    found = list(cast("Mapping[object, object]", extra).items())
    named: list[tuple[str, object]] = []
    for name, value in found:
        if not isinstance(name, str) or not name:
            _refuse(f"{option} must be a mapping of names to values")
        if name in known:
            _refuse(f"{option}: {name!r} is declared; give it as an argument of the method")
        if option == "extra_query" and not isinstance(value, str | int | bool):
            _refuse(f"extra_query: {name!r} must be a text, an integer or a truth value")
        named.append((name, value))
    return named


def _refuse(message: str) -> NoReturn:
    raise ConfigurationError(message)
