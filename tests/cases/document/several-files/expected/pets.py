# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.pets`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, Reply
from .models import Pet

__all__ = ["AsyncPets", "Pets"]


LIST: Final[Operation[list[Pet]]] = Operation(
    id="list",
    method="GET",
    path="/pets",
    parameters=(Parameter("owner", "owner", "query", {"type": "string", "minLength": 2}),),
    replies={"200": Reply("application/json", {"type": "array", "items": {"$ref": "Pet"}})},
    security=(),
    retry="safe",
)

READ: Final[Operation[Pet]] = Operation(
    id="read",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "id", "path", {"type": "integer"}, required=True),),
    replies={"200": Reply("application/json", {"$ref": "Pet"})},
    security=(),
    retry="safe",
)


class Pets(Group):
    """The operations of `pets`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own.
    """

    __slots__ = ()

    def list_(
        self,
        *,
        owner: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> list[Pet]:
        """List .

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /pets`
        """
        return self._call(LIST, (timeout, headers, retries, deadline), owner=owner)

    def read(
        self,
        id: int,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Pet:
        """Read.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /pets/{id}`
        """
        return self._call(READ, (timeout, headers, retries, deadline), id=id)


class AsyncPets(AsyncGroup):
    """The methods of `Pets`, awaited."""

    __slots__ = ()

    async def list_(
        self,
        *,
        owner: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> list[Pet]:
        """List .

        As `Pets.list_`, awaited.
        """
        return await self._call(LIST, (timeout, headers, retries, deadline), owner=owner)

    async def read(
        self,
        id: int,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Pet:
        """Read.

        As `Pets.read`, awaited.
        """
        return await self._call(READ, (timeout, headers, retries, deadline), id=id)
