# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "M",
    "A",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    a: A | None = None
    """Any A."""
    word: str | None = None
    size: Literal["s", "m"] | None = None
    other: Literal["s", "m"] | None | Unset = UNSET
    gone: A | None = None
    kept: A | None | Unset = UNSET
    above: float | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "a": {"$ref": "A"},
            "word": {"type": "string"},
            "size": {"type": "string", "enum": ["s", "m"]},
            "other": {"type": ["string", "null"], "enum": ["s", "m", None]},
            "gone": {"$ref": "A"},
            "kept": {"anyOf": [{"$ref": "A"}, {"type": "null"}]},
            "above": {"type": "number", "exclusiveMinimum": 0},
        },
    }


@define(kw_only=True, repr=False)
class A(Model):
    """`A` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}
