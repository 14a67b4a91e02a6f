# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "NewJob",
]


@define(kw_only=True, repr=False)
class NewJob(Model):
    """`NewJob` as the provider describes it."""

    kind: Literal["job"] = "job"
    name: str
    size: int | None = None
    """Without it: `1`."""
    note: str | None | Unset = UNSET

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "kind": {"const": "job"},
            "name": {"type": "string", "minLength": 1},
            "size": {"type": "integer"},
            "note": {"type": ["string", "null"]},
        },
        "required": ["kind", "name"],
    }
