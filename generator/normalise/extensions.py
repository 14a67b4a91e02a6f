"""Extension keywords hold what `overlays/extensions.schema.json` says. Other vendors' keywords pass by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.normalise.judge import judge
from generator.normalise.lint import pointer_of
from generator.openapi import DATA

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    from generator.normalise.lint import Trail
    from generator.normalise.scope import Scope
    from generator.types import Document, Json, Pointer

_NAMES = frozenset({"properties", "patternProperties", "schemas", "securitySchemes", "$defs"})
"""Keywords below which keys are names of the provider's, whatever they look like."""


def check_extensions(scope: Scope, vocabulary: Document) -> None:
    """Report every keyword of ours that holds something else than its schema allows."""
    schema = vocabulary.value if isinstance(vocabulary.value, dict) else {}
    definitions = schema.get("$defs")
    known = {
        key: judge({**schema, "$ref": f"#/$defs/{key}"})
        for key in (definitions if isinstance(definitions, dict) else {})
        if key.startswith("x-")
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
                elif key not in DATA or named:
                    stack.append((value, (trail, key), key in _NAMES and not named))


def _check(scope: Scope, validator: Validator, pointer: Pointer, value: Json) -> None:
    for error in validator.iter_errors(value):
        where = "".join(f"/{part}" for part in error.absolute_path)
        advice = "overlays/README.md says in a line each what the extension keywords may hold."
        scope.refuse("bad-extension", pointer, f"{error.message}{f' (in {where})' if where else ''}", advice)
