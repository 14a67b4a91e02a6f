# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model
from ..._runtime.unset import UNSET

if TYPE_CHECKING:
    from ..._runtime.schema import Json, Schema
    from ..._runtime.unset import Unset

__all__ = [
    "M",
]


@model
class M(Model):
    """`M` as the provider describes it."""

    anything: Json | Unset = UNSET
    list_: list[Json] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"anything": {}, "list": {"x-attr": "list_", "type": "array", "items": {}}},
    }
