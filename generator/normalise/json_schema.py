"""Validators for JSON Schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator
from referencing import Registry

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    from generator.types import Json


def schema_validator(schema: dict[str, Json]) -> Validator:
    """Make a validator that asks no host for what a reference names."""
    return Draft202012Validator(schema, registry=Registry())
