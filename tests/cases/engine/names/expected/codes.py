# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.codes`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import CodeV2

__all__ = ["AsyncCodes", "Codes"]


SEND: Final[Operation[CodeV2]] = Operation(
    id="codes/send",
    method="POST",
    path="/users/{user.id}/codes/{code-id}",
    parameters=(
        Parameter("user_id", "user.id", "path", {"type": "string"}, required=True),
        Parameter("code_id", "code-id", "path", {"type": "string"}, required=True),
        Parameter("client", "client", "query", {"type": "string"}),
        Parameter("n2fa", "2fa", "query", {"type": "string"}),
        Parameter("url", "url", "query", {"type": "string"}),
        Parameter("filter", "filter", "query", {"type": "string"}),
        Parameter("sort_by", "sort[by]", "query", {"type": "string"}),
        Parameter("x_request_id", "X-Request-ID", "header", {"type": "string"}),
    ),
    responses={"200": ResponseSpec("application/json", {"$ref": "CodeV2"})},
    security=(),
    retry="unsafe",
)


class Codes(Group):
    """The operations of `codes`.

    Each call also takes a `timeout`, a `deadline`, `headers` and `retries` of its own. If you know better
    than the contract, `validate=False` sends what breaks its rules, `extra_body` and `extra_query` what it
    does not know.
    """

    __slots__ = ()

    def send(
        self,
        user_id: str,
        code_id: str,
        *,
        client: str | None = None,
        n2fa: str | None = None,
        url: str | None = None,
        filter: str | None = None,
        sort_by: str | None = None,
        x_request_id: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> CodeV2:
        """Send.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /users/{user.id}/codes/{code-id}`
        """
        return self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            user_id=user_id,
            code_id=code_id,
            client=client,
            n2fa=n2fa,
            url=url,
            filter=filter,
            sort_by=sort_by,
            x_request_id=x_request_id,
        )


class AsyncCodes(AsyncGroup):
    """The methods of `Codes`, awaited."""

    __slots__ = ()

    async def send(
        self,
        user_id: str,
        code_id: str,
        *,
        client: str | None = None,
        n2fa: str | None = None,
        url: str | None = None,
        filter: str | None = None,
        sort_by: str | None = None,
        x_request_id: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> CodeV2:
        """Send.

        As `Codes.send`, awaited.
        """
        return await self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            user_id=user_id,
            code_id=code_id,
            client=client,
            n2fa=n2fa,
            url=url,
            filter=filter,
            sort_by=sort_by,
            x_request_id=x_request_id,
        )
