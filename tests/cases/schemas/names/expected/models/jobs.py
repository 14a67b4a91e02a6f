# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "Model_",
]


@define(kw_only=True, repr=False)
class Model_(Model):
    """`Model_` as the provider describes it."""

    type: str
    list_: Sequence[str]
    extra_: str | None = None
    to_dict_: str | None = None
    class_: str | None = None
    plus_1: int | None = None
    minus_1: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "@type": {"x-attr": "type", "type": "string"},
            "list": {"x-attr": "list_", "type": "array", "items": {"type": "string"}},
            "extra": {"x-attr": "extra_", "type": "string"},
            "to_dict": {"x-attr": "to_dict_", "type": "string"},
            "class": {"x-attr": "class_", "type": "string"},
            "+1": {"x-attr": "plus_1", "type": "integer"},
            "-1": {"x-attr": "minus_1", "type": "integer"},
        },
        "required": ["@type", "list"],
    }
