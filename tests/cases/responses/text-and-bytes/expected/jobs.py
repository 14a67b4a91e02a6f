# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec

__all__ = ["AsyncJobs", "Jobs"]


GET_TEXT: Final[Operation[str]] = Operation(
    id="getText",
    method="GET",
    path="/text",
    responses={"200": ResponseSpec("text/csv", {})},
    security=(),
    retry="safe",
)

GET_BYTES: Final[Operation[bytes]] = Operation(
    id="getBytes",
    method="GET",
    path="/bytes",
    responses={"200": ResponseSpec("application/pdf", {})},
    security=(),
    retry="safe",
)

GET_VIDEO: Final[Operation[bytes]] = Operation(
    id="getVideo",
    method="GET",
    path="/video",
    responses={"200": ResponseSpec("video/mp4", {})},
    security=(),
    retry="safe",
)

GET_TOKEN: Final[Operation[bytes]] = Operation(
    id="getToken",
    method="GET",
    path="/token",
    responses={"200": ResponseSpec("application/x-www-form-urlencoded", {})},
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

    def get_text(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str:
        """Get text.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /text`
        """
        return self._call(GET_TEXT, (timeout, headers, retries, deadline, validate, extra_query, None))

    def get_bytes(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get bytes.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /bytes`
        """
        return self._call(GET_BYTES, (timeout, headers, retries, deadline, validate, extra_query, None))

    def get_video(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get video.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /video`
        """
        return self._call(GET_VIDEO, (timeout, headers, retries, deadline, validate, extra_query, None))

    def get_token(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get token.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /token`
        """
        return self._call(GET_TOKEN, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def get_text(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str:
        """Get text.

        As `Jobs.get_text`, awaited.
        """
        return await self._call(GET_TEXT, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def get_bytes(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get bytes.

        As `Jobs.get_bytes`, awaited.
        """
        return await self._call(GET_BYTES, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def get_video(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get video.

        As `Jobs.get_video`, awaited.
        """
        return await self._call(GET_VIDEO, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def get_token(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get token.

        As `Jobs.get_token`, awaited.
        """
        return await self._call(GET_TOKEN, (timeout, headers, retries, deadline, validate, extra_query, None))
