# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


REMOVE: Final[Operation[None]] = Operation(
    id="remove",
    method="DELETE",
    path="/a",
    responses={"204": ResponseSpec(None, {}), "205": ResponseSpec(None, {}), "304": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

LOOK: Final[Operation[None]] = Operation(
    id="look",
    method="HEAD",
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

    def remove(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Remove.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `DELETE /a`
        """
        return self._call(REMOVE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def look(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Look.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `HEAD /a`
        """
        return self._call(LOOK, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def remove(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Remove.

        As `Jobs.remove`, awaited.
        """
        return await self._call(REMOVE, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def look(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Look.

        As `Jobs.look`, awaited.
        """
        return await self._call(LOOK, (timeout, headers, retries, deadline, validate, extra_query, None))
