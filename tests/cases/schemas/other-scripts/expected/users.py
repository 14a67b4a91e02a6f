# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.users`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import UserInfo

__all__ = ["AsyncUsers", "Users"]


GET_API_USERS_ID: Final[Operation[UserInfo]] = Operation(
    id="取得用户",
    method="GET",
    path="/api/users/{id}",
    parameters=(
        Parameter("id", "id", "path", {"type": "string"}, required=True),
        Parameter("u540d_u524d", "名前", "query", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "UserInfo"})},
    security=(),
    retry="safe",
)


class Users(Group):
    """The operations of `用户`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def get_api_users_id(
        self,
        id: str,
        *,
        u540d_u524d: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> UserInfo:
        """Get api users id.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /api/users/{id}`
        """
        return self._call(
            GET_API_USERS_ID,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            id=id,
            u540d_u524d=u540d_u524d,
        )


class AsyncUsers(AsyncGroup):
    """The methods of `Users`, awaited."""

    __slots__ = ()

    async def get_api_users_id(
        self,
        id: str,
        *,
        u540d_u524d: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> UserInfo:
        """Get api users id.

        As `Users.get_api_users_id`, awaited.
        """
        return await self._call(
            GET_API_USERS_ID,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            id=id,
            u540d_u524d=u540d_u524d,
        )
