# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import RunResponse

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[RunResponse]] = Operation(
    id="run",
    method="GET",
    path="/a",
    responses={"200": ResponseSpec("application/json", {"$ref": "RunResponse"})},
    security=(),
    retry="safe",
)

SEND: Final[Operation[None]] = Operation(
    id="send",
    method="POST",
    path="/a",
    body=Body("multipart/form-data", {"$ref": "SendRequest"}, required=True, fields=("tree",)),
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

    def run(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> RunResponse:
        """Run.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(RUN, (timeout, headers, retries, deadline, validate, extra_query, None))

    def send(
        self,
        *,
        tree: Sequence[Json] | None = None,
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
        return self._call(SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), tree=tree)


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> RunResponse:
        """Run.

        As `Jobs.run`, awaited.
        """
        return await self._call(RUN, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def send(
        self,
        *,
        tree: Sequence[Json] | None = None,
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
            SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), tree=tree
        )
