# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "M",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    a: Literal["a"] | None | Unset = UNSET
    """A response may hold a value that is not listed."""
    b: Literal["1", "1.10", "true"] | None = None
    """A response may hold a value that is not listed."""
    c: Literal[1, 2] | None = None
    """A response may hold a value that is not listed."""
    d: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "a": {"type": ["string", "null"], "enum": ["a", None]},
            "b": {"type": "string", "enum": ["1", "1.10", "true"]},
            "c": {"type": "integer", "enum": [1, 2]},
            "d": {"type": "string"},
        },
    }
