# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .models import Made

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[Made]] = Operation(
    id="run",
    method="POST",
    path="/a",
    parameters=(
        Parameter("page", "page", "query", {"type": "integer"}),
        Parameter("size", "size", "query", {"type": "integer"}),
    ),
    body=Body("application/json", {"$ref": "Job"}, required=True, fields=("old", "new")),
    responses={"200": ResponseSpec("application/json", {"$ref": "Made"})},
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

    def run(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        old: str | None = None,
        new: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> Made:
        """Run.

        Args:
            page: Deprecated. Which page.
            size: Deprecated.
            old: Deprecated.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            page=page,
            size=size,
            old=old,
            new=new,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        page: int | None = None,
        size: int | None = None,
        old: str | None = None,
        new: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> Made:
        """Run.

        Args:
            page: Deprecated. Which page.
            size: Deprecated.
            old: Deprecated.

        As `Jobs.run`, awaited.
        """
        return await self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            page=page,
            size=size,
            old=old,
            new=new,
        )
