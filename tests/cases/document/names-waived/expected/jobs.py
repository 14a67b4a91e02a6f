# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import Job

__all__ = ["AsyncJobs", "Jobs"]


LIST: Final[Operation[Job]] = Operation(
    id="list",
    method="GET",
    path="/a",
    parameters=(
        Parameter("start", "start", "query", {"type": "string"}),
        Parameter("start_greater_than", "start>", "query", {"type": "string"}),
        Parameter("start_less_than", "start<", "query", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "Job"})},
    security=(),
    retry="safe",
)

LIST_2: Final[Operation[None]] = Operation(
    id="List",
    method="POST",
    path="/a",
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)


class Jobs(Group):
    """The operations of `jobs`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def list_(
        self,
        *,
        start: str | None = None,
        start_greater_than: str | None = None,
        start_less_than: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job:
        """List .

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(
            LIST,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            start=start,
            start_greater_than=start_greater_than,
            start_less_than=start_less_than,
        )

    def list_2(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """List 2.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(LIST_2, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def list_(
        self,
        *,
        start: str | None = None,
        start_greater_than: str | None = None,
        start_less_than: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job:
        """List .

        As `Jobs.list_`, awaited.
        """
        return await self._call(
            LIST,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            start=start,
            start_greater_than=start_greater_than,
            start_less_than=start_less_than,
        )

    async def list_2(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """List 2.

        As `Jobs.list_2`, awaited.
        """
        return await self._call(LIST_2, (timeout, headers, retries, deadline, validate, extra_query, None))
