"""Validates our extension keywords against `overlays/extensions.schema.json`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.normalise.json_schema import schema_validator
from generator.normalise.walk import pointer_of
from generator.openapi import DATA
from generator.pointers import exists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jsonschema.protocols import Validator

    from generator.normalise.scope import Scope
    from generator.normalise.walk import Trail
    from generator.types import Document, Json, Pointer

_ALIKE = 0.75
"""How like a keyword of ours a provider's own must be to be no excuse for an overlay that writes it."""
_NAMES = frozenset(
    {
        "$defs", "callbacks", "content", "encoding", "headers", "links", "mapping", "parameters", "pathItems",
        "patternProperties", "properties", "requestBodies", "schemas", "scopes", "securitySchemes", "variables",
    }
)  # fmt: skip
"""Keywords below which keys are names of the provider's, whatever they look like."""


def check_extensions(scope: Scope, vocabulary: Document) -> None:
    """Report every keyword of ours that holds something else than its schema allows."""
    schema = vocabulary.value if isinstance(vocabulary.value, dict) else {}
    definitions = schema.get("$defs")
    known = {
        key: schema_validator({**schema, "$ref": f"#/$defs/{key}"})
        for key in (definitions if isinstance(definitions, dict) else {})
        if key.startswith("x-")
    }
    ours = {touch.pointer for touch in scope.patched.touches if touch.kind != "remove"}
    theirs = _keywords_in(scope.patched.document.value)
    others = {
        *scope.provider.extensions,
        *(key for key in theirs if not get_close_matches(key, known, n=1, cutoff=_ALIKE)),
    }
    stack: list[tuple[Json, Trail, bool]] = [(scope.root, None, False)]
    while stack:
        node, trail, named = stack.pop()
        if isinstance(node, list):
            stack.extend((item, (trail, index), False) for index, item in enumerate(node))
        elif isinstance(node, dict):
            for key, value in node.items():
                if key in known and not named:
                    _check(scope, known[key], pointer_of((trail, key)), value)
                elif key.startswith("x-") and not named and key not in others:
                    _check_name(scope, key, known, pointer_of((trail, key)), ours)
                elif key not in DATA or named:
                    stack.append((value, (trail, key), key in _NAMES and not named))


def _check_name(scope: Scope, key: str, known: Collection[str], pointer: Pointer, ours: Collection[Pointer]) -> None:
    """Report a keyword that an overlay wrote and nobody reads: a misspelt `x-sensitive` would print personal data."""
    if not any(parent in ours for parent in _parents(pointer)) or exists(scope.patched.document.value, pointer):
        return  # no overlay wrote it there
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    meant = f"; did you mean `{close[0]}`?" if close else ""
    advice = f'Correct it in the overlay; if another tool reads it, write `extensions = ["{key}"]` into provider.toml.'
    scope.refuse(
        "unknown-extension", pointer, f"an overlay writes `{key}`, which no part of this project reads{meant}", advice
    )


def _keywords_in(value: Json) -> set[str]:
    """All keys beginning with `x-` that the provider's own document has."""
    found: set[str] = set()
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            found.update(key for key in node if key.startswith("x-"))
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return found


def _parents(pointer: Pointer) -> Iterator[str]:
    """A pointer and all above it."""
    text = str(pointer)
    while text:
        yield text
        text = text.rpartition("/")[0]
    yield text


def _check(scope: Scope, validator: Validator, pointer: Pointer, value: Json) -> None:
    for error in validator.iter_errors(value):
        where = "".join(f"/{part}" for part in error.absolute_path)
        advice = "overlays/README.md says in a line each what the extension keywords may hold."
        scope.refuse("bad-extension", pointer, f"{error.message}{f' (in {where})' if where else ''}", advice)
