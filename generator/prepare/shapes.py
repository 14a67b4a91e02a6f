"""From a schema to what is printed: the Python type in both directions, and the wire contract in JSON Schema words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import names
from generator.api import Annotation
from generator.code import literal
from generator.pointers import join, split
from generator.prepare.flatten import ANNOTATIONS, Flat, flatten

if TYPE_CHECKING:
    from generator.prepare.models import Registry
    from generator.prepare.scope import Node
    from generator.types import Json, Pointer

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
CARRIED = ("x-sensitive", "x-epoch", "x-ahead", "x-file-link")
"""Extensions on a schema that the runtime obeys."""
COMPONENTS = "/components/schemas/"


@dataclass(frozen=True, slots=True)
class Shape:
    """One schema, ready to print."""

    wire: Node
    request: Annotation
    response: Annotation
    nullable: bool = False


ANYTHING = Shape({}, Annotation("Json"), Annotation("Json"), nullable=True)


def shape(registry: Registry, schema: Json, pointer: Pointer, hint: str) -> Shape:
    """Work out one schema. `hint` names the class of an object that has no title of its own."""
    if isinstance(schema, dict) and "$ref" in schema and _only_reference(schema):
        return _referenced(registry, schema, pointer)
    return shape_of(registry, flatten(registry.scope, schema, pointer), hint)


def shape_of(registry: Registry, flat: Flat, hint: str) -> Shape:
    """Work out a schema that is already flat."""
    members = _union_members(registry, flat)
    if members is not None:
        result = _union(registry, flat, members, hint)
    elif flat.properties:
        result = _object(registry, flat, hint)
    elif "const" in flat.keywords or "enum" in flat.keywords:
        result = _closed_set(flat)
    else:
        result = _plain(registry, flat, hint)
    carried: Node = {key: flat.extensions[key] for key in CARRIED if key in flat.extensions}
    return Shape({**result.wire, **carried}, result.request, result.response, result.nullable)


def union(shapes: list[Shape]) -> tuple[Annotation, Annotation]:
    """The types of a value that has one of several shapes, in both directions."""
    return _join([item.request for item in shapes]), _join([item.response for item in shapes])


def _only_reference(schema: Node) -> bool:
    return all(key == "$ref" or key in ANNOTATIONS or key.startswith("x-") for key in schema)


def _referenced(registry: Registry, schema: Node, pointer: Pointer) -> Shape:
    target = registry.scope.target(str(schema["$ref"]), pointer)
    if target is None:
        return ANYTHING
    node, place = target
    if place in registry.open:
        advice = "Give the circle an object with properties to stand on, by overlay."
        registry.scope.refuse(
            "schema-cycle", pointer, "a list or union that contains only itself has no Python type", advice
        )
        return ANYTHING
    registry.open.append(place)
    result = shape(registry, node, place, split(place)[-1])
    registry.open.pop()
    carried: Node = {key: schema[key] for key in CARRIED if key in schema}
    return Shape({**result.wire, **carried}, result.request, result.response, result.nullable)


def _union_members(registry: Registry, flat: Flat) -> list[tuple[Json, Pointer]] | None:
    """The members of the one union that decides the type; rules that only require keys are kept as assertions."""
    deciding: list[tuple[str, list[tuple[Json, Pointer]]]] = []
    for word, members in flat.unions:
        if all(
            isinstance(item, dict) and set(item) <= {"required", "not", "title", "description"} for item, _ in members
        ):
            rules: list[Json] = [
                {key: value for key, value in item.items() if key in {"required", "not"}}
                for item, _ in members
                if isinstance(item, dict)
            ]
            flat.extra.append({word: rules})
        else:
            deciding.append((word, members))
    if not deciding:
        return None
    if len(deciding) > 1 or flat.properties:
        advice = "Write each variant out whole by overlay, as a union of complete schemas."
        registry.scope.refuse("unsupported-union", flat.pointer, "a union beside `properties` or another union", advice)
        return None
    return deciding[0][1]


def _union(registry: Registry, flat: Flat, members: list[tuple[Json, Pointer]], hint: str) -> Shape:
    shapes = [shape(registry, item, place, f"{hint}Variant{index + 1}") for index, (item, place) in enumerate(members)]
    word = "oneOf" if any(kind == "oneOf" for kind, found in flat.unions if found is members) else "anyOf"
    wire: Node = {word: [item.wire for item in shapes], **_asserted(flat)}
    if flat.discriminator is not None:
        wire["discriminator"] = _discriminator(registry, flat, members, shapes)
    request, response = union(shapes)
    return Shape(wire, request, response, nullable=any(item.nullable for item in shapes))


def _discriminator(registry: Registry, flat: Flat, members: list[tuple[Json, Pointer]], shapes: list[Shape]) -> Node:
    node = flat.discriminator or {}
    place = join(flat.pointer, "discriminator")
    by_reference = {
        str(item["$ref"]): str(one.wire["$ref"]) for (item, _), one in zip(members, shapes, strict=True)
        if isinstance(item, dict) and "$ref" in item and "$ref" in one.wire
    }  # fmt: skip
    if len(by_reference) < len(members) or not isinstance(node.get("propertyName"), str):
        advice = "Every variant must be a $ref to an object schema, and `propertyName` a text."
        registry.scope.refuse("unsupported-discriminator", place, "this discriminator cannot choose a class", advice)
        return {}
    mapping = {reference.rpartition("/")[2]: name for reference, name in by_reference.items()}
    declared = node.get("mapping")
    for value, reference in (declared if isinstance(declared, dict) else {}).items():
        full = str(reference) if "/" in str(reference) else f"#{COMPONENTS}{reference}"
        if full not in by_reference:
            registry.scope.refuse(
                "unsupported-discriminator", place, f"`mapping` leads {value!r} to {reference!r}, which is no variant"
            )
            continue
        mapping[value] = by_reference[full]
    return {"propertyName": node["propertyName"], "mapping": dict(mapping)}


def _object(registry: Registry, flat: Flat, hint: str) -> Shape:
    title = flat.annotations.get("title")
    try:
        name = names.class_name(title if isinstance(title, str) and title else hint)
    except ValueError as error:
        registry.scope.refuse("bad-name", flat.pointer, str(error), "Give the schema a `title` by overlay.")
        return ANYTHING
    registry.claim(name, flat)
    kind = Annotation(name, (name,))
    reference: Node = {"$ref": name}
    if "null" in flat.types:
        both = _join([kind, Annotation("None")])
        return Shape({"anyOf": [reference, {"type": "null"}]}, both, both, nullable=True)
    return Shape({**reference}, kind, kind)


def _closed_set(flat: Flat) -> Shape:
    declared = flat.keywords.get("enum")
    values: list[Json] = (
        [flat.keywords["const"]] if "const" in flat.keywords else list(declared if isinstance(declared, list) else [])
    )
    named = [value for value in values if isinstance(value, str | int)]
    bases = dict.fromkeys(_base(value) for value in values)
    nullable = None in values
    open_text = " | ".join(bases) or "Json"
    if len(named) + nullable != len(values) or not named:
        return Shape(_asserted(flat), Annotation(open_text), Annotation(open_text), nullable)
    closed = f"Literal[{', '.join(literal(value) for value in dict.fromkeys(named))}]" + (" | None" if nullable else "")
    wide = f"Literal[{', '.join(literal(value) for value in dict.fromkeys(named))}] | {open_text}"
    return Shape(_asserted(flat), Annotation(closed), Annotation(wide), nullable)


def _base(value: Json) -> str:
    kinds = {bool: "bool", int: "int", float: "float", str: "str", type(None): "None"}
    return next(
        (name for kind, name in kinds.items() if type(value) is kind or (kind is not bool and isinstance(value, kind))),
        "Json",
    )


def _plain(registry: Registry, flat: Flat, hint: str) -> Shape:
    types = flat.types or (["array"] if flat.items is not None else ["object"] if flat.additional is not None else [])
    if not types:
        return Shape(_asserted(flat), Annotation("Json"), Annotation("Json"), nullable=True)
    wire = _asserted(flat)
    shapes: list[Shape] = []
    for kind in types:
        if kind == "array":
            shapes.append(_array(registry, flat, hint, wire))
        elif kind == "object":
            shapes.append(_mapping(registry, flat, hint, wire))
        elif kind in SCALARS:
            text = "bytes" if kind == "string" and flat.keywords.get("format") == "binary" else SCALARS[kind]
            shapes.append(Shape({}, Annotation(text), Annotation(text)))
        else:
            registry.scope.refuse(
                "unsupported-type", flat.pointer, f"{kind!r} is no JSON type", "Correct `type` by overlay."
            )
    request, response = union(shapes or [ANYTHING])
    return Shape(wire, request, response, nullable="null" in types)


def _array(registry: Registry, flat: Flat, hint: str, wire: Node) -> Shape:
    item = shape(registry, flat.items[0], flat.items[1], f"{hint}Item") if flat.items is not None else ANYTHING
    wire["items"] = item.wire
    return Shape(
        {},
        Annotation(f"Sequence[{item.request.text}]", item.request.models),
        Annotation(f"list[{item.response.text}]", item.response.models),
    )


def _mapping(registry: Registry, flat: Flat, hint: str, wire: Node) -> Shape:
    item = ANYTHING
    if flat.additional is not None and isinstance(flat.additional[0], dict):
        item = shape(registry, flat.additional[0], flat.additional[1], f"{hint}Value")
        wire["additionalProperties"] = item.wire
    elif flat.additional is not None and flat.additional[0] is False:
        wire["additionalProperties"] = False
    if flat.required:
        wire["required"] = list(flat.required)
    return Shape(
        {},
        Annotation(f"Mapping[str, {item.request.text}]", item.request.models),
        Annotation(f"dict[str, {item.response.text}]", item.response.models),
    )


def _asserted(flat: Flat) -> Node:
    """The keywords that the runtime checks. Rules that could not be merged follow under `allOf`."""
    wire = dict(flat.keywords)
    return {**wire, "allOf": list(flat.extra)} if flat.extra else wire


def _join(parts: list[Annotation]) -> Annotation:
    """A union without repeats, `None` last."""
    texts = dict.fromkeys(text for part in parts for text in _members(part.text))
    ordered = [text for text in texts if text != "None"] + (["None"] if "None" in texts else [])
    return Annotation(" | ".join(ordered), tuple(dict.fromkeys(name for part in parts for name in part.models)))


def _members(text: str) -> list[str]:
    """Split a union at its top level only: `list[A | B] | None` has two members."""
    members: list[str] = []
    depth, start, quoted = 0, 0, False
    for index, char in enumerate(text):
        if char == '"' and text[index - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += (char == "[") - (char == "]")
            if char == "|" and depth == 0:
                members.append(text[start:index].strip())
                start = index + 1
    return [*members, text[start:].strip()]
