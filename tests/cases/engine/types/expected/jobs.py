# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .._runtime.unset import UNSET, Unset
from .models import Job

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[bytes | None]] = Operation(
    id="run",
    method="POST",
    path="/jobs",
    parameters=(
        Parameter("x_tags", "X-Tags", "header", {"type": "array", "items": {"type": "string"}}),
        Parameter("limit", "limit", "query", {"anyOf": [{"type": "integer"}, {"type": "string"}]}, required=True),
        Parameter("level", "level", "query", {"type": "string", "enum": ["low", "high", "middle"]}, required=True),
    ),
    body=Body(
        "application/json",
        {"$ref": "Job"},
        required=True,
        fields=(
            "first",
            ("body_level", "level"),
            "maybe",
            "told",
            "codes",
            "amounts",
            "free",
            "named",
            "nothing",
            "last",
        ),
    ),
    responses={
        "200": ResponseSpec("application/pdf", {}),
        "204": ResponseSpec(None, {}),
        "422": ResponseSpec("application/json", {"$ref": "Job"}),
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
        nothing: None,
        last: str,
        limit: int | str = "all",
        level: Literal["low", "high", "middle"] = "low",
        first: Sequence[Json] | None = None,
        body_level: Literal["low", "high", "middle"] | None = None,
        maybe: Literal["yes", "no"] | None | Unset = UNSET,
        told: Job | None = None,
        codes: Literal[1, 3, "two", True] | None = None,
        amounts: float | None = None,
        free: Mapping[str, Json] | None = None,
        named: Mapping[str, int] | None = None,
        x_tags: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> bytes | None:
        """Run.

        Args:
            told: The job that asked for this one.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /jobs`
        """
        return self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            nothing=nothing,
            last=last,
            limit=limit,
            level=level,
            first=first,
            body_level=body_level,
            maybe=maybe,
            told=told,
            codes=codes,
            amounts=amounts,
            free=free,
            named=named,
            x_tags=x_tags,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def run(
        self,
        *,
        nothing: None,
        last: str,
        limit: int | str = "all",
        level: Literal["low", "high", "middle"] = "low",
        first: Sequence[Json] | None = None,
        body_level: Literal["low", "high", "middle"] | None = None,
        maybe: Literal["yes", "no"] | None | Unset = UNSET,
        told: Job | None = None,
        codes: Literal[1, 3, "two", True] | None = None,
        amounts: float | None = None,
        free: Mapping[str, Json] | None = None,
        named: Mapping[str, int] | None = None,
        x_tags: Sequence[str] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> bytes | None:
        """Run.

        Args:
            told: The job that asked for this one.

        As `Jobs.run`, awaited.
        """
        return await self._call(
            RUN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            nothing=nothing,
            last=last,
            limit=limit,
            level=level,
            first=first,
            body_level=body_level,
            maybe=maybe,
            told=told,
            codes=codes,
            amounts=amounts,
            free=free,
            named=named,
            x_tags=x_tags,
        )
