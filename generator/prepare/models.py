"""The classes of a client: which there are, what each holds, and in which module it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import names
from generator.api import Annotation, Field, Model
from generator.code import literal
from generator.prepare.flatten import flatten_all
from generator.prepare.shapes import ANYTHING, Shape, shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.api import Direction
    from generator.prepare.flatten import Flat
    from generator.prepare.scope import Node, Scope
    from generator.types import Json, Pointer

SHARED = "shared"
"""The module of classes that several groups use."""


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


class Registry:
    """The classes found so far, by name. Two schemas may share a name only if they say the same."""

    def __init__(self, scope: Scope) -> None:
        """Start empty."""
        self.scope = scope
        self.open: list[Pointer] = []
        """Schemas being worked out, to find circles that no class breaks."""
        self._waiting: list[tuple[str, Flat]] = []
        self._claimed: set[tuple[str, Pointer]] = set()
        self._drafts: dict[str, Draft] = {}

    def claim(self, name: str, flat: Flat) -> None:
        """Note that a class is needed; it is worked out by `drain`."""
        if (name, flat.pointer) not in self._claimed:
            self._claimed.add((name, flat.pointer))
            self._waiting.append((name, flat))

    def drain(self) -> Mapping[str, Draft]:
        """Work out every class claimed, and those that they claim in turn."""
        while self._waiting:
            name, flat = self._waiting.pop(0)
            self._keep(self._draft(name, flat))
        return self._drafts

    def _keep(self, draft: Draft) -> None:
        known = self._drafts.setdefault(draft.name, draft)
        if known.wire != draft.wire:
            advice = "Give one of them another `title` by overlay, or make them say the same."
            message = f"two different schemas are called {draft.name}; the other stands at {known.flat.pointer}"
            self.scope.refuse("name-collision", draft.flat.pointer, message, advice)

    def _draft(self, name: str, flat: Flat) -> Draft:
        self.open.clear()
        members = tuple(self._member(name, flat, key, places) for key, places in flat.properties.items())
        self._check_attributes(flat, members)
        wire: Node = {"type": "object", "properties": {item.wire_name: self._property(item) for item in members}}
        if flat.required:
            wire["required"] = list(flat.required)
        if flat.additional is not None and flat.additional[0] is not True:
            rest = shape(self, *flat.additional, f"{name}Value") if flat.additional[0] is not False else None
            wire["additionalProperties"] = rest.wire if rest else False
        wire |= {key: value for key, value in flat.keywords.items() if key not in {"type", "readOnly", "writeOnly"}}
        if flat.extra:
            wire["allOf"] = list(flat.extra)
        refers = dict.fromkeys(model for item in members for model in item.shape.response.models)
        return Draft(name, flat, members, wire, tuple(refers))

    def _property(self, member: Member) -> Node:
        renamed: Node = {} if member.attribute == member.wire_name else {"x-attr": member.attribute}
        return {**renamed, **member.shape.wire}

    def _member(self, owner: str, flat: Flat, key: str, places: list[tuple[Json, Pointer]]) -> Member:
        pointer = places[0][1]
        try:
            attribute = names.identifier(key, names.ATTRIBUTE_RESERVED)
            hint = f"{owner}{names.pascal(key)}"
        except ValueError as error:
            self.scope.refuse("bad-name", pointer, str(error), "Name the property by overlay with `x-argument`.")
            attribute, hint = "unnamed", owner
        plain = flatten_all(self.scope, places)
        found = shape(self, *places[0], hint) if len(places) == 1 else shape_of(self, plain, hint)
        wanted = plain.extensions.get("x-argument")
        values = plain.keywords.get("enum")
        only: list[Json] = (
            [plain.keywords["const"]] if "const" in plain.keywords else list(values) if isinstance(values, list) else []
        )
        return Member(
            key, attribute, str(wanted) if wanted else attribute, found, key in flat.required,
            (only[0],) if len(only) == 1 else None,
            (plain.annotations["default"],) if "default" in plain.annotations else None,
            _text(plain.annotations.get("description")),
            plain.keywords.get("readOnly") is True, plain.keywords.get("writeOnly") is True,
        )  # fmt: skip

    def _check_attributes(self, flat: Flat, members: tuple[Member, ...]) -> None:
        seen: dict[str, str] = {}
        for member in members:
            other = seen.setdefault(member.attribute, member.wire_name)
            if other != member.wire_name:
                message = f"properties {other!r} and {member.wire_name!r} both become `{member.attribute}` in Python"
                self.scope.refuse(
                    "name-collision",
                    flat.properties[member.wire_name][0][1],
                    message,
                    "Remove or rename one by overlay.",
                )


def fields_of(draft: Draft, direction: Direction) -> tuple[Field, ...]:
    """The attributes of a class, as requests (strict) or responses (lenient) need them."""
    return tuple(_field(member, direction) for member in draft.members)


def model_of(draft: Draft, direction: Direction, module: str) -> Model:
    """Finish a class."""
    description = _text(draft.flat.annotations.get("description")) or f"`{draft.name}` as the provider describes it."
    return Model(
        draft.name, module, description, fields_of(draft, direction), draft.wire, direction, draft.flat.pointer
    )


def optional(annotation: Annotation, shape: Shape) -> tuple[Annotation, str]:
    """The type and default of something that may be left out. Missing and null stay apart where both may happen."""
    if shape.nullable or shape is ANYTHING:
        text = (
            annotation.text
            if annotation.text == "Json" or annotation.text.endswith("None")
            else f"{annotation.text} | None"
        )
        return Annotation(f"{text} | Unset", annotation.models), "UNSET"
    return Annotation(f"{annotation.text} | None", annotation.models), "None"


def _field(member: Member, direction: Direction) -> Field:
    annotation = member.shape.request if direction == "request" else member.shape.response
    wire = member.shape.wire
    epoch = wire.get("x-epoch")
    link = "url" if wire.get("x-file-link") is True else "base64" if wire.get("contentEncoding") == "base64" else None
    default: str | None = None
    if not member.required:
        annotation, default = optional(annotation, member.shape)
    elif member.constant is not None and isinstance(member.constant[0], str | int):
        default = literal(member.constant[0])
    return Field(member.attribute, annotation, default, member.description, str(epoch) if epoch else None, link)


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""
