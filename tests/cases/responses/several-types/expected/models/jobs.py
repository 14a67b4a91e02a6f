# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Job",
    "ShortJob",
]


@define(kw_only=True, repr=False)
class Job(Model):
    """`Job` as the provider describes it."""

    id: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"id": {"type": "string"}}}


@define(kw_only=True, repr=False)
class ShortJob(Model):
    """`ShortJob` as the provider describes it."""

    n: int | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"n": {"type": "integer"}}}
