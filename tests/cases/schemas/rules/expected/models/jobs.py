# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Order",
]


@define(kw_only=True, repr=False)
class Order(Model):
    """`Order` as the provider describes it."""

    kind: str | None = None
    card: str | None = None
    billing: str | None = None
    labels: Mapping[str, str] | None = None
    tags: Sequence[str] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "kind": {"type": "string"},
            "card": {"type": "string"},
            "billing": {"type": "string"},
            "labels": {
                "type": "object",
                "propertyNames": {"allOf": [{"type": "string", "enum": ["red", "blue"]}]},
                "additionalProperties": {"type": "string"},
            },
            "tags": {
                "type": "array",
                "allOf": [{"contains": {"pattern": "^a"}, "minContains": 1, "maxContains": 2}],
                "items": {"type": "string"},
            },
        },
        "dependentRequired": {"card": ["billing"]},
        "dependentSchemas": {"billing": {"properties": {"card": {"minLength": 3}}}},
        "not": {"allOf": [{"required": ["kind"]}, {"required": ["card"]}]},
        "allOf": [
            {
                "if": {"properties": {"kind": {"pattern": "^g"}}},
                "then": {"allOf": [{"type": "object", "properties": {"card": {"type": "string", "maxLength": 4}}}]},
            }
        ],
    }
