# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `codes`."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "CodeV2",
    "Exception_",
]


@define(kw_only=True, repr=False)
class CodeV2(Model):
    """`CodeV2` as the provider describes it."""

    type: str | None = None
    cin_fcrn: str | None = None
    id: str | None = None
    links: str | None = None
    iso3166: str | None = None
    line_two: str | None = None
    line1: str | None = None
    exception: Exception_ | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "type": {"type": "string"},
            "cin/fcrn": {"x-attr": "cin_fcrn", "type": "string"},
            "$id": {"x-attr": "id", "type": "string"},
            "_links": {"x-attr": "links", "type": "string"},
            "ISO3166": {"x-attr": "iso3166", "type": "string"},
            "lineTwo": {"x-attr": "line_two", "type": "string"},
            "line1": {"type": "string"},
            "Exception": {"x-attr": "exception", "$ref": "Exception_"},
        },
    }


@define(kw_only=True, repr=False)
class Exception_(Model):
    """`Exception_` as the provider describes it."""

    str_: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"str": {"x-attr": "str_", "type": "string"}}}
