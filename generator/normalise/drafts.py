"""A class before and after it is known who uses it: its members as the schema has them, its fields as Python does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.annotations import optional
from generator.api import Field, Model
from generator.code import literal
from generator.normalise.defaults import documented
from generator.normalise.keywords import text_of

if TYPE_CHECKING:
    from generator.annotations import Direction
    from generator.normalise.flat import Flat
    from generator.normalise.scope import Node
    from generator.normalise.typed import Shape
    from generator.types import Json


@dataclass(frozen=True, slots=True)
class Draft:
    """A class whose members are known, but not yet who uses it."""

    name: str
    flat: Flat
    members: tuple[Member, ...]
    wire: Node
    refers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One property of an object schema."""

    wire_name: str
    attribute: str
    argument: str
    shape: Shape
    required: bool
    constant: tuple[Json] | None
    """The only value that the property may have, in a tuple; None where there is a choice."""
    default: tuple[Json] | None
    description: str
    read_only: bool
    write_only: bool


def only_value(plain: Flat) -> tuple[Json] | None:
    """The one value that a property may have."""
    values = plain.keywords.get("enum")
    if "const" in plain.keywords:
        return (plain.keywords["const"],)
    return (values[0],) if isinstance(values, list) and len(values) == 1 else None


def wire_of(member: Member) -> Node:
    """A property on the wire, with what only its class knows: its attribute, and the one way that it travels."""
    node: Node = {} if member.attribute == member.wire_name else {"x-attr": member.attribute}
    node |= member.shape.wire
    node |= {"readOnly": True} if member.read_only else {}
    return node | ({"writeOnly": True} if member.write_only else {})


def model_of(draft: Draft, module: str, *, asked: bool, answered: bool) -> Model:
    """Finish a class that requests ask for, answers hold, or both. One that only requests use is strict."""
    direction: Direction = "request" if asked and not answered else "response"
    fields = tuple(_field(member, direction, asked=asked) for member in draft.members)
    description = text_of(draft.flat.annotations.get("description")) or f"`{draft.name}` as the provider describes it."
    return Model(draft.name, module, description, fields, draft.wire, direction, draft.flat.pointer)


def _field(member: Member, direction: Direction, *, asked: bool) -> Field:
    annotation = member.shape.annotation
    wire = member.shape.wire
    epoch = wire.get("x-epoch")
    link = "url" if wire.get("x-file-link") is True else "base64" if wire.get("contentEncoding") == "base64" else None
    media = text_of(wire.get("contentMediaType")) if link == "base64" else ""
    default: str | None = None
    if not member.required:
        annotation, default = optional(annotation)
    description = member.description
    if direction == "request":
        description = documented(description, member.default, required=member.required)
    if member.required and member.constant is not None and not isinstance(member.constant[0], list | dict):
        default = literal(member.constant[0])
    elif member.required and member.read_only and asked:
        default = "READ_ONLY"
    elif member.required and member.write_only and not asked:
        annotation, default = optional(annotation)
    return Field(member.attribute, annotation, default, description, str(epoch) if epoch else None, link, media)
