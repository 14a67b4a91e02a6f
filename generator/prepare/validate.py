"""Is it OpenAPI at all? Asked of openapi-spec-validator, whose findings become ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from generator.pointers import from_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema.exceptions import ValidationError

    from generator.prepare.scope import Scope

_LONGEST = 300


def validate(scope: Scope) -> None:
    """Report everything that the OpenAPI 3.0 or 3.1 schema and rules forbid."""
    old = str(scope.root.get("openapi")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if old else OpenAPIV31SpecValidator)(scope.root)
    for error in cast("Iterable[ValidationError]", validator.iter_errors()):
        pointer = from_path(error.absolute_path)
        message = error.message if len(error.message) <= _LONGEST else f"{error.message[:_LONGEST]}…"
        scope.refuse("openapi-invalid", pointer, message, "Correct it by overlay.")
