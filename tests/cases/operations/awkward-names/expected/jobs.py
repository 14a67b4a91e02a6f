# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


LIST: Final[Operation[list[str]]] = Operation(
    id="jobsList",
    method="GET",
    path="/a",
    responses={"200": ResponseSpec("application/json", {"type": "array", "items": {"type": "string"}})},
    security=(),
    retry="safe",
)

IMPORT: Final[Operation[list[str]]] = Operation(
    id="jobsImport",
    method="GET",
    path="/b",
    responses={"200": ResponseSpec("application/json", {"type": "array", "items": {"type": "string"}})},
    security=(),
    retry="safe",
)

JOBS: Final[Operation[None]] = Operation(
    id="jobs",
    method="GET",
    path="/c",
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

    def list_(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[str]:
        """List .

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(LIST, (timeout, headers, retries, deadline, validate, extra_query, None))

    def import_(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[str]:
        """Import .

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /b`
        """
        return self._call(IMPORT, (timeout, headers, retries, deadline, validate, extra_query, None))

    def jobs(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Jobs.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /c`
        """
        return self._call(JOBS, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def list_(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[str]:
        """List .

        As `Jobs.list_`, awaited.
        """
        return await self._call(LIST, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def import_(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[str]:
        """Import .

        As `Jobs.import_`, awaited.
        """
        return await self._call(IMPORT, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def jobs(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Jobs.

        As `Jobs.jobs`, awaited.
        """
        return await self._call(JOBS, (timeout, headers, retries, deadline, validate, extra_query, None))
