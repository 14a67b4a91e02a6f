"""The rules of `make lint-specs` for a contract that is published here, reported at their places in overlay or document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.lint.schemas import schemas_of
from generator.openapi import METHODS
from generator.pointers import ROOT, join
from generator.values import listed, pairs

if TYPE_CHECKING:
    from generator.normalise.scope import Scope
    from generator.types import Json, Pointer

    Node = dict[str, Json]

_SAFE: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]*")
_OPEN: Final = frozenset(
    {"$ref", "allOf", "anyOf", "oneOf", "additionalProperties", "patternProperties", "unevaluatedProperties", "if"}
)
_STRUCTURE: Final = {"properties": "object", "items": "array"}


def check_published(scope: Scope) -> None:
    """Note what Redocly would refuse of operations and schemas."""
    for path, item in pairs(scope.root.get("paths")):
        for method, node in pairs(item):
            if method in METHODS and isinstance(node, dict):
                _operation(scope, node, join(ROOT, "paths", path, method), f"{method.upper()} {path}")
    for node, pointer in schemas_of(scope.root):
        _schema(scope, node, pointer)
    _unused(scope)


def _operation(scope: Scope, node: Node, pointer: Pointer, name: str) -> None:
    identity, tags = node.get("operationId"), listed(node.get("tags"))
    if isinstance(identity, str) and not _SAFE.fullmatch(identity):
        message = f"the `operationId` {identity!r} holds what no address may"
        scope.refuse("unsafe-operation-id", pointer, message, "Write it in letters and digits, by overlay.")
    if len(tags) > 1:
        message = f"{name} has {len(tags)} tags; the first makes the attribute"
        scope.refuse("several-tags", join(pointer, "tags"), message, "Keep the first, by overlay.")
    if not isinstance(node.get("summary"), str) or not str(node["summary"]).strip():
        advice = "Give it one by overlay, in a few words: it heads its docstring."
        scope.refuse("missing-summary", pointer, f"{name} has no `summary`", advice)
    if not any(re.fullmatch("4([0-9]{2}|XX)", status) for status, _ in pairs(node.get("responses"))):
        message = f"{name} has no response of an error of the caller's (4XX)"
        scope.refuse("no-error-response", join(pointer, "responses"), message, "Add one by overlay.")


def _schema(scope: Scope, node: Node, pointer: Pointer) -> None:
    properties, values = node.get("properties"), node.get("enum")
    kinds = [str(kind) for kind in listed(node.get("type"))]
    if kinds and isinstance(properties, dict):
        for index, name in enumerate(listed(node.get("required"))):
            if str(name) not in properties:
                message = f"{name!r} is required, and no property describes it"
                scope.refuse(
                    "undescribed-property", join(pointer, "required", index), message, "Describe it by overlay."
                )
    _examples(scope, node, pointer)
    for word, kind in _STRUCTURE.items():
        if word in node and kinds and kind not in kinds:
            message = f"`{word}` of something that is {' or '.join(kinds)} say nothing"
            scope.refuse("type-mismatch", join(pointer, word), message, "Correct `type`, or remove them, by overlay.")
    for index, value in enumerate(values if isinstance(values, list) and kinds else []):
        if not any(_is(value, kind) for kind in kinds):
            message = f"{value!r} of this `enum` is not of type {' or '.join(kinds)}"
            scope.refuse("type-mismatch", join(pointer, "enum", index), message, "Correct one of them by overlay.")


def _examples(scope: Scope, node: Node, pointer: Pointer) -> None:
    """Note members of an example that its object does not describe, where nothing else could."""
    properties = node.get("properties")
    if not isinstance(properties, dict) or _OPEN & node.keys():
        return
    for key, value in (("example", node.get("example")), *(("examples", one) for one in listed(node.get("examples")))):
        for name in (value.keys() if isinstance(value, dict) else set[str]()) - properties.keys():
            message = f"the example has {name!r}, which its schema does not describe"
            scope.refuse("example-mismatch", join(pointer, key), message, "Correct one of the two by overlay.")


def _is(value: Json, kind: str) -> bool:
    if kind in {"integer", "number"}:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and (kind == "number" or float(str(value)).is_integer())
    kinds = {"string": str, "boolean": bool, "null": type(None), "array": list, "object": dict}
    return kind not in kinds or isinstance(value, kinds[kind])


def _unused(scope: Scope) -> None:
    """Note schemas that nothing refers to, not even through others that nothing refers to."""
    referenced = {str(node["$ref"]) for node, _ in schemas_of(scope.root) if "$ref" in node}
    referenced |= {str(name) for node, _ in schemas_of(scope.root) for name in _mapped(node)}
    for name in scope.components("schemas"):
        pointer = join(ROOT, "components", "schemas", name)
        if f"#{pointer}" not in referenced and name not in referenced:
            scope.refuse("unused-component", pointer, f"nothing refers to {name!r}", "Remove it by overlay.")


def _mapped(node: Node) -> list[Json]:
    chosen = node.get("discriminator")
    return [item for _, item in pairs(chosen.get("mapping") if isinstance(chosen, dict) else None)]
