"""Locates drift events in a patched document: JSONPaths and nodes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pointers import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json, Pointer

    Node = dict[str, Json]

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
ANY: Final = "*"
"""Any index or key."""
_WORDS: Final = ("allOf", "anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the document, and the JSONPath that leads to it alone."""

    path: str
    node: Node

    def member(self, *names: str) -> str:
        """The path of something below."""
        return self.path + "".join(map(step, names))


def step(name: str) -> str:
    """One step of a JSONPath."""
    return f".{name}" if _NAME.fullmatch(name) else f"[{json.dumps(name)}]"


def operation_of(root: Node, identity: str) -> Spot | None:
    """The operation of an operationId."""
    for path, item in _mapping(root.get("paths")).items():
        for method, operation in _mapping(item).items():
            if isinstance(operation, dict) and operation.get("operationId") == identity:
                return Spot(f"$.paths{step(path)}{step(method)}", operation)
    return None


def response_of(root: Node, operation: Spot, status: str) -> tuple[str, Spot] | None:
    """The response that is declared for a status, else the success that stands for it."""
    responses = _mapping(operation.node.get("responses"))
    name = status if status in responses else next((key for key in responses if key[:1] == "2"), "")
    response = responses.get(name)
    return (
        (name, resolved(root, Spot(operation.member("responses", name), response)))
        if isinstance(response, dict)
        else None
    )


def schema_of(root: Node, response: Spot) -> Spot | None:
    """The schema of a response's JSON."""
    for kind, media in _mapping(response.node.get("content")).items():
        schema = _mapping(media).get("schema")
        if "json" in kind and isinstance(schema, dict):
            return resolved(root, Spot(response.member("content", kind, "schema"), schema))
    return None


def resolved(root: Node, spot: Spot) -> Spot:
    """Follow references to the node that says something."""
    for _ in range(50):
        reference = spot.node.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        node: Json = root
        tokens = split(_pointer(reference))
        for token in tokens:
            node = _mapping(node).get(token)
        if not isinstance(node, dict):
            break
        spot = Spot("$" + "".join(map(step, tokens)), node)
    return spot


def _pointer(reference: str) -> Pointer:
    from urllib.parse import unquote  # noqa: PLC0415 - only where something is referenced

    return unquote(reference[1:])  # type: ignore[return-value]  # what follows `#` is a pointer


def holders(root: Node, spot: Spot) -> Iterator[Spot]:
    """A schema and those that it is put together from."""
    yield spot
    for word in _WORDS:
        branches = spot.node.get(word)
        for index, branch in enumerate(branches if isinstance(branches, list) else []):
            if isinstance(branch, dict):
                yield from holders(root, resolved(root, Spot(f"{spot.member(word)}[{index}]", branch)))


def below(root: Node, spot: Spot, token: str) -> Spot | None:
    """The schema of a member, or of every row or value, not resolved."""
    for holder in holders(root, spot):
        found = _mapping(holder.node.get("properties")).get(token)
        if isinstance(found, dict):
            return Spot(holder.member("properties", token), found)
        for word in ("items", "additionalProperties"):
            inner = holder.node.get(word)
            if token == ANY and isinstance(inner, dict):
                return Spot(holder.member(word), inner)
    return None


def _mapping(value: Json) -> Node:
    return value if isinstance(value, dict) else {}
