"""Example requests of operations: values from the contract's examples, else made from the schemas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.pointers import parent, resolve
from generator.types import Pointer
from generator.values import list_at, object_at, pairs, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.api import Operation, Parameter
    from generator.types import Json

    Node = dict[str, Json]

_MOST_HOPS: Final = 100
_DEEPEST: Final = 8
_BY_FORMAT: Final = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "time": "12:00:00Z",
    "email": "person@example.com",
    "uri": "https://example.com/",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
}


@dataclass(frozen=True, slots=True)
class SampleParameter:
    """One parameter with an example value."""

    name: str
    location: str
    required: bool
    value: Json
    description: str
    exemplary: bool
    """Whether the contract has an example of it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An example request."""

    parameters: tuple[SampleParameter, ...]
    media_type: str
    """Of the body; empty where there is none."""
    body: Json
    unique: tuple[str, ...]
    """Members of the body whose value must not have been used before (`x-unique`)."""


def sample_of(contract: Json, operation: Operation) -> Sample:
    """Return the example request of an operation."""
    node = operation_node(contract, operation)
    given = [*list_at(_node(contract, parent(operation.pointer)), "parameters"), *list_at(node, "parameters")]
    nodes = {
        (value_at(item, "in"), value_at(item, "name")): item for item in (follow(contract, each) for each in given)
    }
    parameters = tuple(
        _parameter(contract, item, nodes.get((item.location, item.name), {})) for item in operation.parameters
    )
    media_type = operation.body.content_type if operation.body is not None else ""
    body = object_at(object_at(follow(contract, value_at(node, "requestBody")), "content"), media_type)
    schema = follow(contract, value_at(body, "schema"))
    value = _given(contract, body) if media_type else None
    unique = [name for name, each in pairs(schema.get("properties")) if follow(contract, each).get("x-unique") is True]
    return Sample(parameters, media_type, value, tuple(unique))


def operation_node(contract: Json, operation: Operation) -> Node:
    """Return an operation as the contract has it."""
    return _node(contract, operation.pointer)


def follow(contract: Json, node: Json) -> Node:
    """Return what a node refers to in the end; an empty object where that is none."""
    for _ in range(_MOST_HOPS):
        reference = value_at(node, "$ref")
        if not isinstance(reference, str):
            return node if isinstance(node, dict) else {}
        node = _node(contract, Pointer(reference.removeprefix("#")))
    return {}


def successes(contract: Json, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the responses of an operation that are successes, by status."""
    for status, response in pairs(node.get("responses")):
        if status.startswith("2"):
            yield status, follow(contract, response)


def response_schema(contract: Json, response: Node) -> Node:
    """Return the schema of a response's JSON body; an empty one where there is none."""
    for media_type, content in pairs(response.get("content")):
        if "json" in media_type:
            return follow(contract, value_at(content, "schema"))
    return {}


def _parameter(contract: Json, item: Parameter, node: Node) -> SampleParameter:
    holder = next((follow(contract, content) for _, content in pairs(node.get("content"))), node)
    schema = item.schema if isinstance(item.schema, dict) else {}
    value = _given(contract, {"schema": schema, **holder})
    exemplary = bool({"example", "examples"} & set(holder))
    return SampleParameter(item.name, item.location, item.required, value, str(node.get("description", "")), exemplary)


def _given(contract: Json, holder: Node) -> Json:
    """Return the example beside a schema, else one of the schema itself."""
    if "example" in holder:
        return holder["example"]
    for _, item in pairs(holder.get("examples")):
        example = follow(contract, item)
        if "value" in example:
            return example["value"]
    return _made(contract, holder.get("schema"), 0)


def _made(contract: Json, schema: Json, depth: int) -> Json:
    """Return a value of a schema: one that it names, else the plainest of its type."""
    node = follow(contract, schema)
    for key in ("const", "example", "default"):
        if key in node:
            return node[key]
    for key in ("examples", "enum"):
        if list_at(node, key):
            return list_at(node, key)[0]
    for key in ("oneOf", "anyOf"):
        if list_at(node, key) and "type" not in node and "properties" not in node:
            return _made(contract, list_at(node, key)[0], depth + 1) if depth < _DEEPEST else None
    return _plain(contract, node, depth)


def _plain(contract: Json, node: Node, depth: int) -> Json:
    kinds = node.get("type")
    kind = next((item for item in kinds if item != "null"), "null") if isinstance(kinds, list) else kinds
    if kind == "object" or "properties" in node or "allOf" in node:
        return _object(contract, node, depth) if depth < _DEEPEST else {}
    if kind == "array":
        return [_made(contract, node.get("items"), depth + 1)] if node.get("minItems") and depth < _DEEPEST else []
    if kind in {"integer", "number"}:
        least = node.get("minimum", 1)
        return least if isinstance(least, int | float) else 1
    if kind == "boolean":
        return True
    return None if kind == "null" else _text(node)


def _object(contract: Json, node: Node, depth: int) -> Node:
    """Return an object with the members that are required."""
    made: Node = {}
    for part in list_at(node, "allOf"):
        value = _made(contract, part, depth + 1)
        made |= value if isinstance(value, dict) else {}
    known = object_at(node, "properties")
    return made | {
        name: _made(contract, known.get(name), depth + 1) for name in list_at(node, "required") if isinstance(name, str)
    }


def _text(node: Node) -> str:
    plain = _BY_FORMAT.get(str(node.get("format")), "text")
    least = node.get("minLength")
    return plain.ljust(least, "x") if isinstance(least, int) and least <= len(plain) + 100 else plain


def _node(contract: Json, pointer: Pointer) -> Node:
    try:
        found = resolve(contract, pointer)
    except (KeyError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
