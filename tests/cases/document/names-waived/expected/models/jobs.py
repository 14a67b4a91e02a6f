# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Job",
]


@define(kw_only=True, repr=False)
class Job(Model):
    """`Job` as the provider describes it."""

    is_open_camel: bool | None = None
    is_open: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"isOpen": {"x-attr": "is_open_camel", "type": "boolean"}, "is_open": {"type": "string"}},
    }
