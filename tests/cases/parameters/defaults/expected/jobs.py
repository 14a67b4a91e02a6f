# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[None]] = Operation(
    id="run",
    method="GET",
    path="/a",
    parameters=(
        Parameter("size", "size", "query", {"type": "integer"}),
        Parameter("order", "order", "query", {"type": "string", "enum": ["up", "down"]}, required=True),
        Parameter("fields", "fields", "query", {"type": "array", "items": {"type": "string"}}),
    ),
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="safe",
)


class Jobs(Group):
    """The operations of `jobs`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def run(
        self,
        *,
        size: int | None = None,
        order: Literal["up", "down"] = "up",
        fields: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Run.

        Args:
            size: How many. Without it: `20`.
            fields: Without it: `["id", "größe"]`.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            size=size,
            order=order,
            fields=fields,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        size: int | None = None,
        order: Literal["up", "down"] = "up",
        fields: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Run.

        Args:
            size: How many. Without it: `20`.
            fields: Without it: `["id", "größe"]`.

        As `Jobs.run`, awaited.
        """
        return await self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            size=size,
            order=order,
            fields=fields,
        )
