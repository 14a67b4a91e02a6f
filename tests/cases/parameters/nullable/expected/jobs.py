# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .._runtime.unset import UNSET, Unset

__all__ = ["AsyncJobs", "Jobs"]


GET_JOB: Final[Operation[None]] = Operation(
    id="getJob",
    method="GET",
    path="/jobs/{job}/{state}",
    parameters=(
        Parameter("job", "job", "path", {"anyOf": [{"type": "string"}, {"type": "null"}]}, required=True),
        Parameter(
            "state", "state", "path", {"type": ["string", "null"], "enum": ["open", "done", None]}, required=True
        ),
        Parameter("limit", "limit", "query", {"type": ["integer", "null"]}),
        Parameter("x_trace", "x-trace", "header", {"type": ["string", "null"]}),
        Parameter("theme", "theme", "cookie", {"type": ["string", "null"]}),
    ),
    responses={"204": ResponseSpec(None, {})},
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

    def get_job(
        self,
        job: str,
        state: Literal["open", "done"],
        *,
        limit: int | None | Unset = UNSET,
        x_trace: str | None | Unset = UNSET,
        theme: str | None | Unset = UNSET,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Get job.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /jobs/{job}/{state}`
        """
        return self._call(
            GET_JOB,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            job=job,
            state=state,
            limit=limit,
            x_trace=x_trace,
            theme=theme,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def get_job(
        self,
        job: str,
        state: Literal["open", "done"],
        *,
        limit: int | None | Unset = UNSET,
        x_trace: str | None | Unset = UNSET,
        theme: str | None | Unset = UNSET,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> None:
        """Get job.

        As `Jobs.get_job`, awaited.
        """
        return await self._call(
            GET_JOB,
            (timeout, headers, retries, deadline, validate, extra_query, None),
            job=job,
            state=state,
            limit=limit,
            x_trace=x_trace,
            theme=theme,
        )
