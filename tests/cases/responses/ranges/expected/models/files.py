# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `files`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Facts",
]


@define(kw_only=True, repr=False)
class Facts(Model):
    """`Facts` as the provider describes it."""

    n: int | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"n": {"type": "integer"}}}
