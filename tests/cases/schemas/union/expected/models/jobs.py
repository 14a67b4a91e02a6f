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
    "B",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    either: A | B | None = None
    perhaps: A | None | Unset = UNSET
    several: str | int | None | Unset = UNSET
    mixed: list[str] | Literal["all", "none"] | None = None
    """A response may hold a value that is not listed."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "either": {"oneOf": [{"$ref": "A"}, {"$ref": "B"}]},
            "perhaps": {"anyOf": [{"$ref": "A"}, {"type": "null"}]},
            "several": {"type": ["string", "integer", "null"]},
            "mixed": {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"const": "all"}, {"const": "none"}]},
        },
    }


@define(kw_only=True, repr=False)
class A(Model):
    """`A` as the provider describes it."""

    a: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}


@define(kw_only=True, repr=False)
class B(Model):
    """`B` as the provider describes it."""

    b: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"]}
