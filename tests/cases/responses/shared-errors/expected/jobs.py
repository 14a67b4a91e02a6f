# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


_ERRORS: Final = {
    "400": ResponseSpec(None, {}, error="bad-request"),
    "401": ResponseSpec(None, {}, error="authentication"),
    "500": ResponseSpec(None, {}, error="server-error"),
}

ONE: Final[Operation[None]] = Operation(
    id="one",
    method="GET",
    path="/a",
    responses={"200": ResponseSpec(None, {}), **_ERRORS},
    security=(),
    retry="safe",
)

TWO: Final[Operation[None]] = Operation(
    id="two",
    method="GET",
    path="/b",
    responses={"200": ResponseSpec(None, {}), **_ERRORS},
    security=(),
    retry="safe",
)

THREE: Final[Operation[None]] = Operation(
    id="three",
    method="GET",
    path="/c",
    responses={"200": ResponseSpec(None, {}), "409": ResponseSpec(None, {}, error="conflict"), **_ERRORS},
    security=(),
    retry="safe",
)

FOUR: Final[Operation[None]] = Operation(
    id="four",
    method="GET",
    path="/d",
    responses={"200": ResponseSpec(None, {}), "400": ResponseSpec(None, {}, error="bad-request")},
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
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), ServerError (500).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(ONE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def two(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Two.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), ServerError (500).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /b`
        """
        return self._call(TWO, (timeout, headers, retries, deadline, validate, extra_query, None))

    def three(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Three.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400), AuthenticationError (401), Conflict (409), ServerError
                (500).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /c`
        """
        return self._call(THREE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def four(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Four.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.
            ApiError: by HTTP status: BadRequest (400).

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /d`
        """
        return self._call(FOUR, (timeout, headers, retries, deadline, validate, extra_query, None))


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

    async def two(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Two.

        As `Jobs.two`, awaited.
        """
        return await self._call(TWO, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def three(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Three.

        As `Jobs.three`, awaited.
        """
        return await self._call(THREE, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def four(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Four.

        As `Jobs.four`, awaited.
        """
        return await self._call(FOUR, (timeout, headers, retries, deadline, validate, extra_query, None))
