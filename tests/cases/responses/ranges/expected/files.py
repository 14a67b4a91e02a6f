# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.files`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, overload

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, ResponseSpec
from .models import Facts

__all__ = ["AsyncFiles", "Files"]


GET_PICTURE: Final[Operation[bytes]] = Operation(
    id="get_picture",
    method="GET",
    path="/picture",
    responses={"200": ResponseSpec("image/*", {}), "404": ResponseSpec("application/json", {"type": "object"})},
    security=(),
    retry="safe",
)

GET_ANY: Final[Operation[bytes]] = Operation(
    id="get_any",
    method="GET",
    path="/any",
    responses={"200": ResponseSpec("*/*", {})},
    security=(),
    retry="safe",
)

GET_TEXT: Final[Operation[str | bytes]] = Operation(
    id="get_text",
    method="GET",
    path="/text",
    responses={"200": ResponseSpec("text/*", {}, others=(("audio/*", {}),))},
    security=(),
    retry="safe",
)

GET_STRUCTURED: Final[Operation[Facts]] = Operation(
    id="get_structured",
    method="GET",
    path="/structured",
    responses={"200": ResponseSpec("application/json", {"$ref": "Facts"})},
    security=(),
    retry="safe",
)


class Files(Group):
    """The operations of `files`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def get_picture(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get picture.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /picture`
        """
        return self._call(GET_PICTURE, (timeout, headers, retries, deadline, validate, extra_query, None))

    def get_any(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get any.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /any`
        """
        return self._call(GET_ANY, (timeout, headers, retries, deadline, validate, extra_query, None))

    @overload
    def get_text(
        self,
        *,
        accept: Literal["text/*"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str: ...

    @overload
    def get_text(
        self,
        *,
        accept: Literal["audio/*"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes: ...

    def get_text(
        self,
        *,
        accept: Literal["text/*", "audio/*"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str | bytes:
        """Get text.

        Args:
            accept: The media type of the response; `text/*` where it is not given.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /text`
        """
        return self._call(GET_TEXT, (timeout, headers, retries, deadline, validate, extra_query, None), accept)

    def get_structured(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Facts:
        """Get structured.

        Returns:
            JSON, which is one of all types.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /structured`
        """
        return self._call(GET_STRUCTURED, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncFiles(AsyncGroup):
    """The methods of `Files`, awaited."""

    __slots__ = ()

    async def get_picture(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get picture.

        As `Files.get_picture`, awaited.
        """
        return await self._call(GET_PICTURE, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def get_any(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes:
        """Get any.

        As `Files.get_any`, awaited.
        """
        return await self._call(GET_ANY, (timeout, headers, retries, deadline, validate, extra_query, None))

    @overload
    async def get_text(
        self,
        *,
        accept: Literal["text/*"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str: ...

    @overload
    async def get_text(
        self,
        *,
        accept: Literal["audio/*"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes: ...

    async def get_text(
        self,
        *,
        accept: Literal["text/*", "audio/*"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str | bytes:
        """Get text.

        Args:
            accept: The media type of the response; `text/*` where it is not given.

        As `Files.get_text`, awaited.
        """
        return await self._call(GET_TEXT, (timeout, headers, retries, deadline, validate, extra_query, None), accept)

    async def get_structured(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Facts:
        """Get structured.

        As `Files.get_structured`, awaited.
        """
        return await self._call(GET_STRUCTURED, (timeout, headers, retries, deadline, validate, extra_query, None))
