"""Advice about documents that can be generated but lack information."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from generator.lint.examples import check_examples
from generator.lint.schemas import schemas_of
from generator.normalise.bodies import refuse_type
from generator.normalise.flatten import flatten
from generator.normalise.media import is_sound
from generator.normalise.responses import BODILESS_STATUSES
from generator.normalise.rules import is_unknown
from generator.normalise.walk import walk
from generator.openapi import METHODS
from generator.pointers import ROOT, join
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.scope import Scope
    from generator.types import Json, Pointer

    Node = dict[str, Json]

_UNIONS: Final = ("allOf", "anyOf", "oneOf")
_TYPES_OF_KEYWORDS: Final[Mapping[str, str]] = {
    "properties": "object", "items": "array", "pattern": "string", "minLength": "string", "maxLength": "string",
}  # fmt: skip
"""Keywords that mean something for values of one type only."""


def advise(scope: Scope) -> None:
    """Note everything that would be worth a word."""
    _operations(scope)
    schemas = list(schemas_of(scope.root))
    new = not str(scope.root.get("openapi")).startswith("3.0")
    for node, pointer in schemas:
        _schema(scope, node, pointer, new=new)
    check_examples(scope, schemas)
    _unused(scope)


def _operations(scope: Scope) -> None:
    paths = scope.root.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        for method, node in (item if isinstance(item, dict) else {}).items():
            if method not in METHODS or not isinstance(node, dict):
                continue
            _bodies(scope, method, node, join(ROOT, "paths", path, method))
            if not node.get("operationId"):
                advice = "Give it one by overlay: the method is named after it."
                message = f"{method.upper()} {path} has no `operationId`"
                scope.refuse("missing-operation-id", join(ROOT, "paths", path, method), message, advice)


def _bodies(scope: Scope, method: str, node: Node, pointer: Pointer) -> None:
    """Note what is declared to come with a response that HTTP gives no body, and what is no media type."""
    requested, where = scope.follow(node.get("requestBody", {}), join(pointer, "requestBody"))
    _media(scope, requested, where)
    for status, response in pairs(node.get("responses")):
        declared, place = scope.follow(response, join(pointer, "responses", status))
        _media(scope, declared, place)
        if declared.get("content") and (method == "head" or status in BODILESS_STATUSES):
            what = "a response to HEAD" if method == "head" else f"HTTP {status}"
            advice = "Remove it by overlay: the client returns None."
            scope.refuse("no-body", join(place, "content"), f"{what} has no body, whatever `content` says", advice)


def _media(scope: Scope, node: Node, pointer: Pointer) -> None:
    for name, _ in pairs(node.get("content")):
        if not is_sound(name):
            refuse_type(scope, name, join(pointer, "content"))


def _schema(scope: Scope, node: Node, pointer: Pointer, *, new: bool) -> None:
    if new and "nullable" in node:
        advice = "OpenAPI 3.1 has no `nullable`: add `null` to the `type` by overlay."
        scope.refuse("obsolete-nullable", join(pointer, "nullable"), "`nullable` means nothing in OpenAPI 3.1", advice)
    for key in node:
        if is_unknown(key):
            message = f"`{key}` is no keyword of a schema, and says nothing"
            scope.refuse("unknown-keyword", join(pointer, key), message, "Correct it by overlay, or remove it.")
    if _takes_all(scope, node, pointer):
        advice = "Write `anyOf`, or say what each of them requires, by overlay."
        message = "these objects require nothing, so a value of one is a value of the others, which `oneOf` forbids"
        scope.refuse("ambiguous-union", join(pointer, "oneOf"), message, advice)
    if {"type", "$ref", "const", "enum", *_UNIONS} & node.keys():
        return
    kinds = {kind for key, kind in _TYPES_OF_KEYWORDS.items() if key in node}
    if len(kinds) == 1:
        kind = kinds.pop()
        message = f"the schema has rules for one type only, and does not say `type: {kind}`"
        scope.refuse("missing-type", pointer, message, "Say the type by overlay: without it any other value is valid.")


def _takes_all(scope: Scope, node: Node, pointer: Pointer) -> bool:
    """Whether two alternatives of a `oneOf` are open objects that require nothing and contradict each other in nothing."""
    members = node.get("oneOf")
    if not isinstance(members, list) or "discriminator" in node or node.get("required"):
        return False
    read = [flatten(scope, member, join(pointer, "oneOf", index)) for index, member in enumerate(members)]
    found = [_schemas(scope, flat) for flat in read if _takes_any_object(flat)]
    return any(
        all(one[name] == other[name] for name in one.keys() & other.keys()) for one, other in combinations(found, 2)
    )


def _takes_any_object(flat: FlatSchema) -> bool:
    known = bool(flat.properties) or "object" in flat.types
    opened = flat.additional is None or flat.additional[0] is True
    return known and opened and not (flat.required or flat.unions or set(flat.types) - {"object", "null"} or flat.extra)


def _schemas(scope: Scope, flat: FlatSchema) -> dict[str, Json]:
    """The properties as they are written, references followed."""
    return {
        name: [scope.follow(*one)[0] if isinstance(one[0], dict) else one[0] for one in places]
        for name, places in flat.properties.items()
    }


def _unused(scope: Scope) -> None:
    """Note components that nothing refers to; schemas are classes all the same, and schemes are used by name."""
    referenced = {str(node["$ref"]) for node, _, _ in walk(scope.root) if isinstance(node, dict) and "$ref" in node}
    referenced = {re.sub(r"%7[Bb]", "{", text) for text in referenced}
    for kind in ("parameters", "responses", "requestBodies", "headers", "examples", "links"):
        components = scope.root.get("components")
        for name, _ in pairs(components.get(kind) if isinstance(components, dict) else None):
            pointer = join(ROOT, "components", kind, name)
            if f"#{pointer}" not in referenced:
                scope.refuse("unused-component", pointer, f"nothing refers to {name!r}", "Remove it by overlay.")
