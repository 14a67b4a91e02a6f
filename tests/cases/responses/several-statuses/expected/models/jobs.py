# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..._runtime.model import Model, model

if TYPE_CHECKING:
    from ..._runtime.schema import Schema

__all__ = [
    "Job",
    "Ticket",
    "Problem",
]


@model
class Job(Model):
    """`Job` as the provider describes it."""

    id: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"id": {"type": "string"}}}


@model
class Ticket(Model):
    """`Ticket` as the provider describes it."""

    ticket: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"ticket": {"type": "string"}}}


@model
class Problem(Model):
    """`Problem` as the provider describes it."""

    message: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"message": {"type": "string"}}}
