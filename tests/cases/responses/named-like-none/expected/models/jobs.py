# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "ResultNone",
]


@define(kw_only=True, repr=False)
class ResultNone(Model):
    """`ResultNone` as the provider describes it."""

    next: ResultNone | None | Unset = UNSET
    text: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"next": {"anyOf": [{"$ref": "ResultNone"}, {"type": "null"}]}, "text": {"type": "string"}},
    }
