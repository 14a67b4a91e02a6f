# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.model import Model
from ..._runtime.schema import Json, Schema
from ..._runtime.unset import UNSET, Unset

__all__ = [
    "Job",
]


@define(kw_only=True, repr=False)
class Job(Model):
    """`Job` as the provider describes it."""

    first: list[Json] | None = None
    level: Literal["low", "high", "middle"] | None = None
    """A response may hold a value that is not listed."""
    maybe: Literal["yes", "no"] | None | Unset = UNSET
    """A response may hold a value that is not listed."""
    told: Job | None = None
    """The job that asked for this one."""
    codes: Literal[1, 3, "two", True] | None = None
    """A response may hold a value that is not listed."""
    amounts: float | None = None
    kind: Literal["b"] = "b"
    """A response may hold a value that is not listed."""
    free: dict[str, Json] | None = None
    named: dict[str, int] | None = None
    nothing: None
    last: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "first": {"type": "array", "items": {}},
            "level": {"type": "string", "enum": ["low", "high", "middle"]},
            "maybe": {"type": ["string", "null"], "enum": ["yes", "no", None]},
            "told": {"$ref": "Job"},
            "codes": {"enum": [1, "two", True, 3]},
            "amounts": {"type": "number", "enum": [0.5, 1.5]},
            "kind": {"oneOf": [{"const": "a"}, {"const": "b"}], "enum": ["b"]},
            "free": {"additionalProperties": True},
            "named": {"type": "object", "additionalProperties": {"type": "integer"}},
            "nothing": {"type": "null"},
            "last": {"type": "string"},
        },
        "required": ["last", "kind", "nothing"],
    }
