# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .models import And, Leaf, Or

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[And | Or | Leaf]] = Operation(
    id="run",
    method="POST",
    path="/a",
    body=Body("application/json", {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]}, required=True),
    responses={"200": ResponseSpec("application/json", {"anyOf": [{"$ref": "And"}, {"$ref": "Or"}, {"$ref": "Leaf"}]})},
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
        body: And | Or | Leaf,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> And | Or | Leaf:
        """Run.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(RUN, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        body: And | Or | Leaf,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> And | Or | Leaf:
        """Run.

        Args:
            body: The request body.

        As `Jobs.run`, awaited.
        """
        return await self._call(
            RUN, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )
