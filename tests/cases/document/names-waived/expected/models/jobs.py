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

    is_open: bool | None = None
    is_open_2: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "isOpen": {"x-attr": "is_open", "type": "boolean"},
            "is_open": {"x-attr": "is_open_2", "type": "string"},
        },
    }
