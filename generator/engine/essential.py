"""Essential members of responses (`x-essential`); all others become optional."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.annotations import JSON, NONE, members, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.api import Field, Model
    from generator.facts import Node
    from generator.types import Json

KEYWORD: Final = "x-essential"


def with_essentials(models: tuple[Model, ...]) -> tuple[Model, ...]:
    """The classes, those of responses with the list of their essential members.

    What holds an essential member is essential itself. Where a document names none at all, every required member counts as one, and
    nothing changes.
    """
    essential = {model.name: _named(model.schema) for model in models}
    if not any(essential.values()):
        return models
    grown = True
    while grown:
        grown = False
        for model in models:
            for wire, schema in _properties(model.schema).items():
                if wire in _required(model.schema) and wire not in essential[model.name] and _holds(schema, essential):
                    essential[model.name][wire] = None
                    grown = True
    return tuple(_model(model, essential[model.name]) for model in models)


def _model(model: Model, essential: Mapping[str, None]) -> Model:
    properties: dict[str, Json] = {
        wire: {key: value for key, value in schema.items() if key != KEYWORD}
        | ({"x-verdict": True} if schema.get(KEYWORD) == "verdict" else {})
        for wire, schema in _properties(model.schema).items()
    }
    whole = model.schema if isinstance(model.schema, dict) else {}
    schema: Node = {**whole, "properties": properties} if properties else dict(whole)
    if model.direction == "request" or not (essential or _required(schema)):
        return replace(model, schema=schema)
    schema[KEYWORD] = [wire for wire in properties if wire in essential]
    may_be_lost = {
        str(one.get("x-attr", wire))
        for wire, one in _properties(schema).items()
        if wire in _required(schema) and wire not in essential
    }
    fields = tuple(_or_none(field) if field.attribute in may_be_lost else field for field in model.fields)
    return replace(model, schema=schema, fields=fields)


def _or_none(field: Field) -> Field:
    if JSON in members(field.annotation):
        return field
    return replace(field, annotation=union([field.annotation, NONE]))


def _named(schema: Json) -> dict[str, None]:
    return {wire: None for wire, item in _properties(schema).items() if KEYWORD in item}


def _holds(schema: Node, essential: Mapping[str, Mapping[str, None]]) -> bool:
    """Whether a value always holds an essential member: an object of a class that has one."""
    if "$ref" in schema:
        return bool(essential.get(str(schema["$ref"])))
    branches = [*_nodes(schema.get("anyOf")), *_nodes(schema.get("oneOf"))]
    return bool(branches) and all(_holds(branch, essential) for branch in branches)


def _properties(schema: Json) -> dict[str, Node]:
    found = schema.get("properties") if isinstance(schema, dict) else None
    return {wire: item for wire, item in (found if isinstance(found, dict) else {}).items() if isinstance(item, dict)}


def _required(schema: Json) -> list[Json]:
    found = schema.get("required") if isinstance(schema, dict) else None
    return found if isinstance(found, list) else []


def _nodes(value: Json) -> Iterable[Node]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
