# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model
from ..._runtime.unset import UNSET

if TYPE_CHECKING:
    from ..._runtime.schema import Schema
    from ..._runtime.unset import Unset

__all__ = [
    "ResultNone",
]


@model
class ResultNone(Model):
    """`ResultNone` as the provider describes it."""

    next: ResultNone | None | Unset = UNSET
    text: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"next": {"anyOf": [{"$ref": "ResultNone"}, {"type": "null"}]}, "text": {"type": "string"}},
    }
