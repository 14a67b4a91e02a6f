# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import Tree

__all__ = ["AsyncJobs", "Jobs"]


ANYTHING: Final[Operation[Json]] = Operation(
    id="anything",
    method="GET",
    path="/anything",
    responses={"200": ResponseSpec("application/json", {})},
    security=(),
    retry="safe",
)

SEND: Final[Operation[None]] = Operation(
    id="send",
    method="POST",
    path="/anything",
    body=Body("application/json", {}, required=True),
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

BAD: Final[Operation[None]] = Operation(
    id="bad",
    method="GET",
    path="/bad",
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="safe",
)

TREE: Final[Operation[Tree]] = Operation(
    id="tree",
    method="GET",
    path="/tree",
    responses={"200": ResponseSpec("application/json", {"$ref": "Tree"})},
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

    def anything(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Json:
        """Anything.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /anything`
        """
        return self._call(ANYTHING, (timeout, headers, retries, deadline, validate, extra_query, None))

    def send(
        self,
        *,
        body: Json,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /anything`
        """
        return self._call(SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)

    def bad(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Bad.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /bad`
        """
        return self._call(BAD, (timeout, headers, retries, deadline, validate, extra_query, None))

    def tree(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Tree:
        """Tree.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /tree`
        """
        return self._call(TREE, (timeout, headers, retries, deadline, validate, extra_query, None))


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def anything(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Json:
        """Anything.

        As `Jobs.anything`, awaited.
        """
        return await self._call(ANYTHING, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def send(
        self,
        *,
        body: Json,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Args:
            body: The request body.

        As `Jobs.send`, awaited.
        """
        return await self._call(
            SEND, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def bad(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Bad.

        As `Jobs.bad`, awaited.
        """
        return await self._call(BAD, (timeout, headers, retries, deadline, validate, extra_query, None))

    async def tree(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Tree:
        """Tree.

        As `Jobs.tree`, awaited.
        """
        return await self._call(TREE, (timeout, headers, retries, deadline, validate, extra_query, None))
