# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "NewJob",
]


@model
class NewJob(Model):
    """`NewJob` as the provider describes it."""

    name: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
