# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.body import Upload as _Upload
from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json

__all__ = ["AsyncJobs", "Jobs"]


SEND_TEXT: Final[Operation[None]] = Operation(
    id="sendText",
    method="POST",
    path="/text",
    body=Body("text/plain", {"type": "string"}, required=True),
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

SEND_IMAGE: Final[Operation[None]] = Operation(
    id="sendImage",
    method="PUT",
    path="/bytes",
    body=Body("image/png", {"type": "string", "format": "binary"}, required=True),
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

    def send_text(
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
        """Send text.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /text`
        """
        return self._call(
            SEND_TEXT, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    def send_image(
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
        """Send image.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /bytes`
        """
        return self._call(
            SEND_IMAGE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def send_text(
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
        """Send text.

        Args:
            body: The request body.

        As `Jobs.send_text`, awaited.
        """
        return await self._call(
            SEND_TEXT, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def send_image(
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
        """Send image.

        Args:
            body: The request body.

        As `Jobs.send_image`, awaited.
        """
        return await self._call(
            SEND_IMAGE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )
