# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


ONE: Final[Operation[None]] = Operation(
    id="one",
    method="GET",
    path="/a",
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="safe",
)

OTHER: Final[Operation[None]] = Operation(
    id="other",
    method="GET",
    path="/a",
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

    def one(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """One.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(ONE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def other(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Other.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(OTHER, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def one(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """One.

        As `Jobs.one`, awaited.
        """
        return await self._call(ONE, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def other(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Other.

        As `Jobs.other`, awaited.
        """
        return await self._call(OTHER, (timeout, headers, retries, deadline, validate, extra_query, None))
