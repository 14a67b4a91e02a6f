# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "RunResponse",
]


@define(kw_only=True, repr=False)
class RunResponse(Model):
    """`RunResponse` as the provider describes it."""

    a: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"type": "string"}}}
