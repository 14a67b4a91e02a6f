# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.files`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.body import Upload as _Upload
from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json

__all__ = ["AsyncFiles", "Files"]


PUT_PICTURE: Final[Operation[None]] = Operation(
    id="put_picture",
    method="PUT",
    path="/picture",
    body=Body("image/*", {"type": "string", "format": "binary"}, required=True),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

PUT_ANY: Final[Operation[None]] = Operation(
    id="put_any",
    method="PUT",
    path="/any",
    body=Body("*/*", {"type": "string", "format": "binary"}, required=True),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

PUT_TEXT: Final[Operation[None]] = Operation(
    id="put_text",
    method="PUT",
    path="/text",
    body=Body("text/*", {"type": "string"}, required=True),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)


class Files(Group):
    """The operations of `files`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def put_picture(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put picture.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /picture`
        """
        return self._call(
            PUT_PICTURE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    def put_any(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put any.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /any`
        """
        return self._call(PUT_ANY, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)

    def put_text(
        self,
        *,
        body: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put text.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /text`
        """
        return self._call(PUT_TEXT, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)


class AsyncFiles(AsyncGroup):
    """The methods of `Files`, awaited."""

    __slots__ = ()

    async def put_picture(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put picture.

        Args:
            body: The request body.

        As `Files.put_picture`, awaited.
        """
        return await self._call(
            PUT_PICTURE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def put_any(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put any.

        Args:
            body: The request body.

        As `Files.put_any`, awaited.
        """
        return await self._call(
            PUT_ANY, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def put_text(
        self,
        *,
        body: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Put text.

        Args:
            body: The request body.

        As `Files.put_text`, awaited.
        """
        return await self._call(
            PUT_TEXT, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )
