# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.pets`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import Pet

__all__ = ["AsyncPets", "Pets"]


LIST: Final[Operation[list[Pet]]] = Operation(
    id="list",
    method="GET",
    path="/pets",
    parameters=(Parameter("owner", "owner", "query", {"type": "string", "minLength": 2}),),
    responses={"200": ResponseSpec("application/json", {"type": "array", "items": {"$ref": "Pet"}})},
    security=(),
    retry="safe",
)

READ: Final[Operation[Pet]] = Operation(
    id="read",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "id", "path", {"type": "integer"}, required=True),),
    responses={"200": ResponseSpec("application/json", {"$ref": "Pet"})},
    security=(),
    retry="safe",
)


class Pets(Group):
    """Dogs and cats.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
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
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[Pet]:
        """List .

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /pets`
        """
        return self._call(LIST, (timeout, headers, retries, deadline, validate, extra_query, None), owner=owner)

    def read(
        self,
        id: int,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Pet:
        """Read.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /pets/{id}`
        """
        return self._call(READ, (timeout, headers, retries, deadline, validate, extra_query, None), id=id)


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
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> list[Pet]:
        """List .

        As `Pets.list_`, awaited.
        """
        return await self._call(LIST, (timeout, headers, retries, deadline, validate, extra_query, None), owner=owner)

    async def read(
        self,
        id: int,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Pet:
        """Read.

        As `Pets.read`, awaited.
        """
        return await self._call(READ, (timeout, headers, retries, deadline, validate, extra_query, None), id=id)
