# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.default`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec

__all__ = ["AsyncDefault", "Default"]


GET_USERS_ID: Final[Operation[None]] = Operation(
    id="get_users_id",
    method="GET",
    path="/users/{id}",
    parameters=(Parameter("id", "id", "path", {"type": "string"}, required=True),),
    responses={"200": ResponseSpec(None, {})},
    security=(),
    retry="safe",
)


class Default(Group):
    """The operations of `default`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def get_users_id(
        self,
        id: str,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Get users id.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /users/{id}`
        """
        return self._call(GET_USERS_ID, (timeout, headers, retries, deadline, validate, extra_query, None), id=id)


class AsyncDefault(AsyncGroup):
    """The methods of `Default`, awaited."""

    __slots__ = ()

    async def get_users_id(
        self,
        id: str,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Get users id.

        As `Default.get_users_id`, awaited.
        """
        return await self._call(GET_USERS_ID, (timeout, headers, retries, deadline, validate, extra_query, None), id=id)
