# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


PLAIN: Final[Operation[None]] = Operation(
    id="plain",
    method="GET",
    path="/a",
    responses={"200": ResponseSpec(None, {})},
    security=(("key",),),
    retry="safe",
)

IN_BOTH: Final[Operation[None]] = Operation(
    id="in_both",
    method="GET",
    path="/b",
    responses={"200": ResponseSpec(None, {})},
    security=(("key",),),
    retry="safe",
    servers={"production": "https://files.acme.example/up", "test": "https://files-test.acme.example/up"},
)

IN_ONE: Final[Operation[None]] = Operation(
    id="in_one",
    method="PUT",
    path="/b",
    responses={"200": ResponseSpec(None, {})},
    security=(("key",),),
    retry="unsafe",
    servers={"production": "https://slow.acme.example"},
)

BELOW: Final[Operation[None]] = Operation(
    id="below",
    method="POST",
    path="/b",
    responses={"200": ResponseSpec(None, {})},
    security=(("key",),),
    retry="unsafe",
    servers={"production": "https://api.acme.example/v2", "test": "https://test.acme.example/v2"},
)

AS_THE_ROOT: Final[Operation[None]] = Operation(
    id="as_the_root",
    method="DELETE",
    path="/b",
    responses={"200": ResponseSpec(None, {})},
    security=(("key",),),
    retry="unsafe",
)


class Jobs(Group):
    """The operations of `jobs`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def plain(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Plain.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(PLAIN, (timeout, headers, retries, deadline, validate, extra_query, None))

    def in_both(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """In both.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /b`
        """
        return self._call(IN_BOTH, (timeout, headers, retries, deadline, validate, extra_query, None))

    def in_one(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """In one.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /b`
        """
        return self._call(IN_ONE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def below(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Below.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /b`
        """
        return self._call(BELOW, (timeout, headers, retries, deadline, validate, extra_query, None))

    def as_the_root(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """As the root.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `DELETE /b`
        """
        return self._call(AS_THE_ROOT, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def plain(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Plain.

        As `Jobs.plain`, awaited.
        """
        return await self._call(PLAIN, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def in_both(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """In both.

        As `Jobs.in_both`, awaited.
        """
        return await self._call(IN_BOTH, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def in_one(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """In one.

        As `Jobs.in_one`, awaited.
        """
        return await self._call(IN_ONE, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def below(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Below.

        As `Jobs.below`, awaited.
        """
        return await self._call(BELOW, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def as_the_root(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """As the root.

        As `Jobs.as_the_root`, awaited.
        """
        return await self._call(AS_THE_ROOT, (timeout, headers, retries, deadline, validate, extra_query, None))
