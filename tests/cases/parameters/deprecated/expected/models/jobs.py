# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Job",
    "Made",
]


@define(kw_only=True, repr=False)
class Job(Model):
    """`Job` as the provider describes it."""

    old: str | None = None
    """Deprecated."""
    new: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"old": {"type": "string"}, "new": {"type": "string"}}}


@define(kw_only=True, repr=False)
class Made(Model):
    """`Made` as the provider describes it."""

    id: str | None = None
    key: str | None = None
    """Deprecated since May."""

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"id": {"type": "string"}, "key": {"type": "string"}}}
