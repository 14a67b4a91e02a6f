"""Keywords of schemas: which count, and the rules that decide no type, as the runtime checks them.

A rule is a schema that only says what a request must keep: what stands in `not`, `if` or `contains`. It has no class, so what it
refers to is written out in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.normalise.keywords import (
    ANNOTATIONS,
    ASSERTIONS,
    FORMS,
    REBASING,
    STRUCTURE,
    TOGETHER,
    UNSUPPORTED,
    as_written,
)
from generator.normalise.patterns import check_pattern
from generator.pointers import join

if TYPE_CHECKING:
    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

_DEEPEST: Final = 20
_RULES: Final = frozenset({"not", "propertyNames", "dependentSchemas", *(word for words in TOGETHER for word in words)})
_SCHEMA: Final = frozenset({"not", "if", "then", "else", "contains", "propertyNames", "items", "additionalProperties"})
_LISTED: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED: Final = frozenset({"properties", "patternProperties", "dependentSchemas"})
_SILENT: Final = ANNOTATIONS | {"readOnly", "writeOnly", "discriminator", "nullable"}
_KNOWN: Final = ANNOTATIONS | ASSERTIONS | STRUCTURE | _RULES
_WAIVE: Final = "Say it in other words by overlay, or waive it in provider.toml: the client then ignores it."


def is_unknown(key: str) -> bool:
    """Whether a key of a schema is no keyword of any JSON Schema."""
    return not key.startswith("x-") and key not in _KNOWN | UNSUPPORTED


def sound(scope: Scope, schema: Node, pointer: Pointer) -> Node:
    """The keywords of a schema that mean something to a client, its rules written out. Reports the others."""
    kept: Node = {}
    for key, value in schema.items():
        place = join(pointer, key)
        if key.startswith("x-") or key in ANNOTATIONS - FORMS.keys():
            kept[key] = value
        elif key in UNSUPPORTED:
            message = f"`{key}` is not supported in a schema"
            scope.refuse("unsupported-keyword", place, message, _WAIVE, fatal=key == REBASING)
        elif is_unknown(key):
            continue
        elif key in FORMS and not FORMS[key][0](value):
            scope.refuse("openapi-invalid", place, f"`{key}` must be {FORMS[key][1]}", "Correct it by overlay.")
        elif key in _RULES:
            written = _keyword(scope, key, value, place, ())
            kept |= {} if written is None else {key: written}
        elif _readable(scope, key, value, place):
            kept[key] = value
    return kept


def _readable(scope: Scope, key: str, value: Json, pointer: Pointer) -> bool:
    """Whether Python can search the patterns of a keyword."""
    if key == "pattern":
        return check_pattern(scope, str(value), pointer)
    names = value if key == "patternProperties" and isinstance(value, dict) else {}
    return all(check_pattern(scope, name, join(pointer, name)) for name in names)


def _rule(scope: Scope, value: Json, pointer: Pointer, path: tuple[Pointer, ...]) -> Json | None:
    """A schema as the runtime checks it, with what it refers to written out; None after a report of what that cannot be."""
    if not isinstance(value, dict):
        return value
    scope.spend(20 + 4 * len(value), pointer)
    if pointer in path or len(path) > _DEEPEST:
        _refuse(scope, pointer, "a rule that refers to itself is not supported")
        return None
    written: Node = {}
    for key, item in as_written(scope, value).items():
        if key in _SILENT or key.startswith("x-") or is_unknown(key):
            continue
        found = _keyword(scope, key, item, join(pointer, key), (*path, pointer))
        if found is None:
            return None
        written[key] = found
    return _nullable(_with_target(written), value)


def _keyword(scope: Scope, key: str, value: Json, place: Pointer, path: tuple[Pointer, ...]) -> Json | None:
    """What a keyword of a rule holds, written out; None after a report."""
    if key in UNSUPPORTED:
        _refuse(scope, place, f"`{key}` is not supported in a rule")
    elif key in FORMS and not FORMS[key][0](value):
        scope.refuse("openapi-invalid", place, f"`{key}` must be {FORMS[key][1]}", "Correct it by overlay.")
    elif _readable(scope, key, value, place):
        return _inside(scope, key, value, place, path)
    return None


def _inside(scope: Scope, key: str, value: Json, place: Pointer, path: tuple[Pointer, ...]) -> Json | None:
    """The schemas that a keyword holds, written out."""
    if key == "$ref":
        target = scope.target(str(value), place)
        return _rule(scope, *target, path) if target is not None else None
    if key in _LISTED and isinstance(value, list):
        listed = [_rule(scope, item, join(place, index), path) for index, item in enumerate(value)]
        return None if None in listed else listed
    if key in _NAMED and isinstance(value, dict):
        named = {name: _rule(scope, item, join(place, name), path) for name, item in value.items()}
        return None if None in named.values() else named
    return _rule(scope, value, place, path) if key in _SCHEMA else value


def _refuse(scope: Scope, pointer: Pointer, message: str) -> None:
    scope.refuse("unsupported-keyword", pointer, message, _WAIVE)


def _with_target(written: Node) -> Node:
    """A rule in which what was a reference stands beside what stood beside the reference."""
    target, others = written.pop("$ref", None), written.get("allOf", [])
    return written if target is None else {**written, "allOf": [target, *(others if isinstance(others, list) else [])]}


def _nullable(written: Node, schema: Node) -> Node:
    kind = written.get("type")
    if schema.get("nullable") is not True or kind is None:
        return written
    listed = kind if isinstance(kind, list) else [kind]
    return {**written, "type": [*listed, *([] if "null" in listed else ["null"])]}
