# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import SendListRequestOne, SendListRequestRowsItem

__all__ = ["AsyncJobs", "Jobs"]


SEND: Final[Operation[None]] = Operation(
    id="send",
    method="POST",
    path="/a",
    body=Body("application/json", {"$ref": "M"}, required=True, fields=("a", "b")),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

SEND_LIST: Final[Operation[None]] = Operation(
    id="send_list",
    method="POST",
    path="/b",
    body=Body("application/json", {"$ref": "SendListRequest"}, required=True, fields=("rows", "one")),
    responses={"204": ResponseSpec(None, {})},
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

    def send(
        self,
        *,
        a: str | None = None,
        b: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), a=a, b=b)

    def send_list(
        self,
        *,
        rows: Sequence[SendListRequestRowsItem] | None = None,
        one: SendListRequestOne | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send list.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /b`
        """
        return self._call(
            SEND_LIST, (timeout, headers, retries, deadline, validate, extra_query, extra_body), rows=rows, one=one
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def send(
        self,
        *,
        a: str | None = None,
        b: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        As `Jobs.send`, awaited.
        """
        return await self._call(
            SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), a=a, b=b
        )

    async def send_list(
        self,
        *,
        rows: Sequence[SendListRequestRowsItem] | None = None,
        one: SendListRequestOne | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send list.

        As `Jobs.send_list`, awaited.
        """
        return await self._call(
            SEND_LIST, (timeout, headers, retries, deadline, validate, extra_query, extra_body), rows=rows, one=one
        )
