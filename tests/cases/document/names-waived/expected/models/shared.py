# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes that several products share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Task",
]


@model
class Task(Model):
    """`Task` as the provider describes it."""

    a: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"a": {"type": "string"}}}
