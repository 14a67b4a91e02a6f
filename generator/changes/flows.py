"""Which way values flow in an OpenAPI document: to the provider, from it, or both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.changes.grammar import holds_names, is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.changes.rules import Direction
    from generator.types import Json

_BEGINS: Final[Mapping[str, Direction]] = {
    "requestBody": "taken",
    "requestBodies": "taken",
    "parameters": "taken",
    "responses": "given",
    "headers": "given",
}
_TURNED: Final[Mapping[Direction, Direction]] = {"taken": "given", "given": "taken", "both": "both"}
_PREFIX: Final = "#/components/schemas/"


def flow_below(key: str, flow: Direction, *, turned: bool) -> Direction:
    """The direction of what is below a keyword; in a callback (`turned`), the provider is the caller."""
    if key in {"not", "if"}:
        return "both"
    begun = _BEGINS.get(key)
    if begun is None:
        return flow
    return _TURNED[begun] if turned else begun


def turns(key: str) -> bool:
    """Whether a keyword describes calls that the provider makes."""
    return key in {"callbacks", "webhooks"}


def schema_flows(*documents: Json) -> dict[str, Direction]:
    """The direction of each shared schema that an operation leads to, by its name."""
    found: set[tuple[str, Direction]] = set()
    for document in documents:
        schemas = _member(_member(document, "components"), "schemas")
        outside: Json = document
        if isinstance(document, dict):
            shared = {key: item for key, item in _member(document, "components").items() if key != "schemas"}
            outside = {**document, "components": shared}
        ahead = list(_references(outside, "both"))
        while ahead:
            name, flow = ahead.pop()
            if (name, flow) not in found:
                found.add((name, flow))
                ahead += _references(schemas.get(name), flow)
    flows: dict[str, Direction] = {}
    for name, flow in found:
        flows[name] = flow if flows.get(name, flow) == flow else "both"
    return flows


def _references(
    value: Json, flow: Direction, *, names: bool = False, turned: bool = False
) -> Iterator[tuple[str, Direction]]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item, flow, turned=turned)
    elif isinstance(value, dict):
        target = value.get("$ref")
        if isinstance(target, str) and target.startswith(_PREFIX) and not names:
            yield target.removeprefix(_PREFIX), flow
        for key, item in value.items():
            if names:
                yield from _references(item, flow, turned=turned)
            elif not is_prose(key, among_names=False):
                inner = flow_below(key, flow, turned=turned)
                below = holds_names(key, item, among_names=False)
                yield from _references(item, inner, names=below, turned=turned or turns(key))


def _member(value: Json, key: str) -> dict[str, Json]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
