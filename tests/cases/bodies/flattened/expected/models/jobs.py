# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model
from ..._runtime.unset import UNSET

if TYPE_CHECKING:
    from typing import Literal

    from ..._runtime.schema import Schema
    from ..._runtime.unset import Unset

__all__ = [
    "NewJob",
]


@model
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
