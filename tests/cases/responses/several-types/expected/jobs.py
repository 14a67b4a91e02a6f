# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, overload

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.deprecation import deprecated
from .._runtime.operation import Operation, Parameter, ResponseSpec
from .models import Job, ShortJob

__all__ = ["AsyncJobs", "Jobs"]


RUN: Final[Operation[Job | str | ShortJob | bytes]] = Operation(
    id="run",
    method="GET",
    path="/a",
    responses={
        "200": ResponseSpec(
            "application/json; charset=utf-8",
            {"$ref": "Job"},
            others=(
                ("text/csv", {}),
                ("application/vnd.acme.short+json", {"$ref": "ShortJob"}),
                ("application/pdf", {}),
                ("text/tab-separated-values", {}),
            ),
        ),
        "404": ResponseSpec("application/problem+json", {}),
    },
    security=(),
    retry="safe",
)

ALIKE: Final[Operation[Job]] = Operation(
    id="alike",
    method="POST",
    path="/same",
    parameters=(Parameter("accept_", "accept", "query", {"type": "string"}),),
    responses={"200": ResponseSpec("application/json", {"$ref": "Job"}, others=(("text/json", {"$ref": "Job"}),))},
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

    @overload
    def run(
        self,
        *,
        accept: Literal["application/json; charset=utf-8"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job: ...

    @overload
    def run(
        self,
        *,
        accept: Literal["text/csv", "text/tab-separated-values"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str: ...

    @overload
    def run(
        self,
        *,
        accept: Literal["application/vnd.acme.short+json"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> ShortJob: ...

    @overload
    def run(
        self,
        *,
        accept: Literal["application/pdf"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes: ...

    def run(
        self,
        *,
        accept: Literal[
            "application/json; charset=utf-8",
            "text/csv",
            "text/tab-separated-values",
            "application/vnd.acme.short+json",
            "application/pdf",
        ]
        | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job | str | ShortJob | bytes:
        """Run.

        Args:
            accept: The media type of the response; `application/json; charset=utf-8` where it is not given.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Repeated where its response is lost, which may be billed again: `repeat_billed`.

        `GET /a`
        """
        return self._call(RUN, (timeout, headers, retries, deadline, validate, extra_query, None), accept)

    @deprecated("The provider calls POST /same deprecated.")
    def alike(
        self,
        *,
        accept_: str | None = None,
        accept: Literal["application/json", "text/json"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job:
        """Alike.

        Args:
            accept: The media type of the response; `application/json` where it is not given.

        Returns:
            One type for all.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /same`
        """
        return self._call(
            ALIKE, (timeout, headers, retries, deadline, validate, extra_query, None), accept, accept_=accept_
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    @overload
    async def run(
        self,
        *,
        accept: Literal["application/json; charset=utf-8"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job: ...

    @overload
    async def run(
        self,
        *,
        accept: Literal["text/csv", "text/tab-separated-values"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> str: ...

    @overload
    async def run(
        self,
        *,
        accept: Literal["application/vnd.acme.short+json"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> ShortJob: ...

    @overload
    async def run(
        self,
        *,
        accept: Literal["application/pdf"],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> bytes: ...

    async def run(
        self,
        *,
        accept: Literal[
            "application/json; charset=utf-8",
            "text/csv",
            "text/tab-separated-values",
            "application/vnd.acme.short+json",
            "application/pdf",
        ]
        | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job | str | ShortJob | bytes:
        """Run.

        Args:
            accept: The media type of the response; `application/json; charset=utf-8` where it is not given.

        As `Jobs.run`, awaited.
        """
        return await self._call(RUN, (timeout, headers, retries, deadline, validate, extra_query, None), accept)

    @deprecated("The provider calls POST /same deprecated.")
    async def alike(
        self,
        *,
        accept_: str | None = None,
        accept: Literal["application/json", "text/json"] | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
    ) -> Job:
        """Alike.

        Args:
            accept: The media type of the response; `application/json` where it is not given.

        As `Jobs.alike`, awaited.
        """
        return await self._call(
            ALIKE, (timeout, headers, retries, deadline, validate, extra_query, None), accept, accept_=accept_
        )
