# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._runtime.schema import Schema

__all__ = [
    "NewJob",
]


@model
class NewJob(Model):
    """`NewJob` as the provider describes it."""

    name: str
    sizes: Sequence[int] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "sizes": {"type": "array", "items": {"type": "integer"}}},
        "required": ["name"],
    }
