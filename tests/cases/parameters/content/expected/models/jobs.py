# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Filter",
]


@define(kw_only=True, repr=False)
class Filter(Model):
    """`Filter` as the provider describes it."""

    ids: Sequence[int] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"ids": {"type": "array", "items": {"type": "integer"}}},
    }
