# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import Price

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[list[str | Price]]] = Operation(
    id="run",
    method="POST",
    path="/a",
    body=Body("application/json", {"$ref": "Order"}, required=True, fields=("at", "tagged", "open")),
    responses={
        "200": ResponseSpec(
            "application/json",
            {"type": "array", "prefixItems": [{"type": "string"}, {"$ref": "Price"}], "items": False},
        )
    },
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
        at: Sequence[float],
        tagged: Sequence[str | Price | int] | None = None,
        open: Sequence[str | Json] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> list[str | Price]:
        """Run.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            at=at,
            tagged=tagged,
            open=open,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        at: Sequence[float],
        tagged: Sequence[str | Price | int] | None = None,
        open: Sequence[str | Json] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> list[str | Price]:
        """Run.

        As `Jobs.run`, awaited.
        """
        return await self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            at=at,
            tagged=tagged,
            open=open,
        )
