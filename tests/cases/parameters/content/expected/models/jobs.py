# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._runtime.schema import Schema

__all__ = [
    "Filter",
]


@model
class Filter(Model):
    """`Filter` as the provider describes it."""

    ids: Sequence[int] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"ids": {"type": "array", "items": {"type": "integer"}}},
    }
