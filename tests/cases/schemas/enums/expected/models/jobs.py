# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "M",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    words: Literal["a_b", "a-b", "A_B", "", 'it\'s "|" \\'] | None = None
    """A response may hold a value that is not listed."""
    numbers: float | None = None
    mixed: Literal[1, "1", True] | None | Unset = UNSET
    """A response may hold a value that is not listed."""
    only: Literal[5] | None = None
    """A response may hold a value that is not listed."""
    objects: Json | Unset = UNSET

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "words": {"type": "string", "enum": ["a_b", "a-b", "A_B", "", 'it\'s "|" \\']},
            "numbers": {"type": "number", "enum": [1.5, 2.5]},
            "mixed": {"enum": [1, "1", True, None]},
            "only": {"const": 5},
            "objects": {"enum": [{"a": 1}]},
        },
    }
