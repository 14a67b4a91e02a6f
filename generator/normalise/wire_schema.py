"""Wire schemas: JSON Schema as printed into generated code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.normalise.keywords import ASSERTIONS

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema, Members
    from generator.normalise.scope import Node
    from generator.types import Json

RUNTIME_EXTENSIONS = (
    "x-sensitive",
    "x-epoch",
    "x-ahead",
    "x-file-link",
    "x-essential",
    "x-test-values",
    "x-local-url",
    "x-form",
    "x-digits",
    "x-positional",
)
"""Extensions on a schema that the runtime obeys."""


@dataclass(frozen=True, slots=True)
class WireSchema:
    """One schema, ready to print."""

    wire: Node
    nullable: bool = False


ANYTHING = WireSchema({}, nullable=True)


def or_null(shape: WireSchema) -> WireSchema:
    """The same, or null."""
    return WireSchema({"anyOf": [shape.wire, {"type": "null"}]}, nullable=True)


def with_extensions(shape: WireSchema, extensions: Node) -> WireSchema:
    """The same with those of a schema's extensions that the runtime obeys."""
    carried: Node = {key: extensions[key] for key in RUNTIME_EXTENSIONS if key in extensions}
    return replace(shape, wire={**shape.wire, **carried})


def rules_of(flat: FlatSchema) -> list[Json]:
    """Assertions that no keyword alone can say: what could not be merged, and alternatives that only require keys."""
    rules: list[Json] = list(flat.extra)
    for word, members in flat.unions.values():
        if only_require(members):
            kept: list[Json] = [
                {key: value for key, value in item.items() if key in {"required", "not"}} for item in _nodes(members)
            ]
            rules.append({word: kept})
    return rules


def with_rules(flat: FlatSchema) -> Node:
    """The keywords that the runtime checks. Rules that could not be merged follow under `allOf`."""
    rules = rules_of(flat)
    return {**flat.keywords, "allOf": rules} if rules else dict(flat.keywords)


def only_require(members: Members) -> bool:
    """Whether the members of a union say nothing but which keys must be there."""
    return len(_nodes(members)) == len(members) and all(
        set(item) <= {"required", "not", "title", "description"} and _is_plain(item.get("not", True))
        for item in _nodes(members)
    )


def _is_plain(value: Json) -> bool:
    """Whether the runtime can check what stands in a `not` as it stands."""
    plain = (ASSERTIONS | {"required", "title", "description"}) - {"not", "pattern"}
    return isinstance(value, bool) or (isinstance(value, dict) and value.keys() <= plain)


def _nodes(members: Members) -> list[Node]:
    return [item for item, _ in members if isinstance(item, dict)]
