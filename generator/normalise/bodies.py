"""Request bodies: chooses the media type and checks that the client can encode the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.normalise.flatten import flatten
from generator.normalise.keywords import is_old
from generator.normalise.media import FORMS, JSON, concrete, essence, is_bytes, is_json, is_sound, prefer
from generator.normalise.parameters import STYLES
from generator.normalise.plain import BYTES, TEXT
from generator.normalise.shapes import shape
from generator.normalise.uploads import mark_parts, part_kinds, says_bytes
from generator.normalise.wire import types_of
from generator.normalise.wire_schema import ANYTHING, WireSchema
from generator.pointers import join
from generator.values import pairs

if TYPE_CHECKING:
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer


@dataclass(frozen=True, slots=True)
class Content:
    """The body of a request as its operation describes it."""

    content_type: str
    shape: WireSchema
    required: bool
    kinds: tuple[tuple[str, str], ...] = ()
    """Parts of a multipart form with their media types, or fields of another with how they are written."""


def read_body(registry: Registry, node: Node, pointer: Pointer, hint: str) -> Content | None:
    """Read the `requestBody` of an operation, if it has one."""
    scope = registry.scope
    if "requestBody" not in node:
        return None
    body, place = scope.follow(node["requestBody"], join(pointer, "requestBody"))
    content = body.get("content")
    declared = check_types(scope, content if isinstance(content, dict) else {}, join(place, "content"))
    chosen = prefer(declared)
    if chosen is None:
        if body and not content:
            required = body.get("required") is True
            advice = "Say which by overlay" + ("." if required else ", or waive it to send none.")
            scope.refuse("unsupported-media-type", place, "the request body has no media type", advice, fatal=required)
        return None
    media, where = scope.follow(declared[chosen], join(place, "content", chosen))
    schema = media.get("schema", True)
    binary = is_binary(scope, schema, join(where, "schema"))
    kinds = _encodings(scope, media, where, parts=essence(chosen) == FORMS[0])
    if essence(chosen) == FORMS[0]:
        kinds = tuple((part_kinds(scope, schema, join(where, "schema")) | dict(kinds)).items())
    content_type = concrete(chosen, binary=binary)
    if essence(content_type) in FORMS:
        mark_parts(registry, schema, join(where, "schema"))
    found = shape(registry, schema, join(where, "schema"), f"{hint}Request")
    if not is_json(content_type) and essence(content_type) not in FORMS:
        found = _whole(scope, content_type, found, where, binary=binary)
    elif essence(content_type) in FORMS and not _is_form(found):
        advice = "Describe a form as an object by overlay."
        message = f"a body of type {content_type} that is no object"
        scope.refuse("unsupported-media-type", where, message, advice, fatal=True)
    return Content(content_type, found, body.get("required") is True, kinds)


def check_types(scope: Scope, declared: Node, pointer: Pointer) -> Node:
    """The media types that are well formed: they become headers. Reports the others if none is: `examples` may stand too high."""
    sound = {name: media for name, media in declared.items() if is_sound(name)}
    for name in declared if not sound else ():
        refuse_type(scope, name, pointer)
    return sound


def refuse_type(scope: Scope, name: str, pointer: Pointer) -> None:
    """Note what is no media type."""
    message = f"{name!r} is no media type"
    scope.refuse("unsupported-media-type", join(pointer, name), message, "Correct it by overlay, or waive it.")


def is_binary(scope: Scope, schema: Json, pointer: Pointer) -> bool:
    """Whether a schema describes bytes: a binary string, or nothing at all."""
    if schema is True or schema == {}:
        return True
    return says_bytes(flatten(scope, schema, pointer))


def _whole(scope: Scope, content_type: str, found: WireSchema, pointer: Pointer, *, binary: bool) -> WireSchema:
    """A body that is sent as it is: text, or bytes. What a schema says of the structure of bytes is for those who make them."""
    plain = _is_plain(found.wire)
    if binary or (not plain and is_bytes(content_type)):
        return WireSchema(dict(BYTES))
    if not plain:
        advice = "Describe one of JSON, a form, text or bytes by overlay; or waive it."
        message = f"structured request bodies of type {content_type} are not supported"
        scope.refuse("unsupported-media-type", pointer, message, advice)
    return (
        found if plain and found.wire.keys() & {"type", "enum", "const", "anyOf", "oneOf"} else WireSchema(dict(TEXT))
    )


def _is_plain(node: Node) -> bool:
    """Whether a schema is one of texts, numbers and truth values, or says nothing."""
    members = node.get("anyOf", node.get("oneOf"))
    if isinstance(members, list):
        return all(isinstance(member, dict) and _is_plain(member) for member in members)
    enum = node.get("enum")
    values = [node["const"]] if "const" in node else enum if isinstance(enum, list) else []
    known = all(kind in {"string", "integer", "number", "boolean"} for kind in types_of(node))
    return "$ref" not in node and known and not any(value is None or isinstance(value, list | dict) for value in values)


def _is_form(found: WireSchema) -> bool:
    return found is ANYTHING or "$ref" in found.wire or found.wire.get("type") == "object"


def _encodings(scope: Scope, media: Node, where: Pointer, *, parts: bool) -> tuple[tuple[str, str], ...]:
    """The media types of the parts of a form, or how fields are written. Reports what else its `encoding` says."""
    kinds: list[tuple[str, str]] = []
    for name, entry in pairs(media.get("encoding")):
        node = entry if isinstance(entry, dict) else {}
        encoding = {key: value for key, value in node.items() if key in {"contentType", "headers", "style", "explode"}}
        kind = _part_kind(encoding, old=is_old(scope)) if parts else _way(encoding)
        kinds += [(name, kind)] if kind else []
        if encoding:
            message = f"`encoding` of {name!r} ({', '.join(sorted(encoding))}) is not supported"
            advice = "Remove it by overlay, or waive it: files are sent as bytes, objects as JSON, the rest as text."
            scope.refuse("unsupported-encoding", join(where, "encoding", name), message, advice)
    return tuple(kinds)


def _part_kind(encoding: Node, *, old: bool) -> str:
    """The media type of a part; empty where none is given. Removes from `encoding` what is understood."""
    kind = str(encoding.get("contentType", ""))
    listed = [one.strip() for one in kind.split(",") if kind]
    if all(map(is_sound, listed)):
        encoding.pop("contentType", None)  # of several, whoever gives the file chooses, with an `Upload`
    usual = encoding.get("style", "form") == "form" and encoding.get("explode", True) is True
    if old or usual:  # OpenAPI 3.0 has no styles here, and the usual one is that of every list
        encoding.pop("style", None)
        encoding.pop("explode", None)
    return kind if len(listed) == 1 and is_sound(kind) and "*" not in kind else ""


def _way(encoding: Node) -> str:
    """How a field is written: a style, with `*` behind it where it is exploded. Removes from `encoding` what is understood."""
    style, explode = encoding.get("style", "form"), encoding.get("explode")
    kind = str(encoding.get("contentType", ""))
    styled = bool(encoding.keys() & {"style", "explode"})
    if style in STYLES["query"] and is_sound(kind or JSON):
        encoding.clear()
    if not styled or encoding:
        return "json" if is_json(kind) else ""
    return f"{style}*" if explode is True or (explode is None and style == "form") else str(style)
