# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Pet",
    "Puppy",
]


@define(kw_only=True, repr=False)
class Pet(Model):
    """`Pet` as the provider describes it."""

    name: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}


@define(kw_only=True, repr=False)
class Puppy(Model):
    """`Puppy` as the provider describes it."""

    bark: bool
    name: str
    weeks: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "bark": {"type": "boolean"},
            "name": {"type": "string", "maxLength": 9},
            "weeks": {"type": "integer", "maximum": 52},
        },
        "required": ["bark", "name"],
    }
