# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, ResponseSpec
from .._runtime.schema import Json
from .._runtime.unset import UNSET, Unset
from .models import A

__all__ = ["AsyncJobs", "Jobs"]


SEND: Final[Operation[None]] = Operation(
    id="send",
    method="POST",
    path="/a",
    body=Body(
        "application/json", {"$ref": "M"}, required=True, fields=("a", "word", "size", "other", "gone", "kept", "above")
    ),
    responses={"204": ResponseSpec(None, {})},
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

    def send(
        self,
        *,
        a: A | None = None,
        word: str | None = None,
        size: Literal["s", "m"] | None = None,
        other: Literal["s", "m"] | None | Unset = UNSET,
        gone: A | None = None,
        kept: A | None | Unset = UNSET,
        above: float | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Args:
            a: Any A.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /a`
        """
        return self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            a=a,
            word=word,
            size=size,
            other=other,
            gone=gone,
            kept=kept,
            above=above,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def send(
        self,
        *,
        a: A | None = None,
        word: str | None = None,
        size: Literal["s", "m"] | None = None,
        other: Literal["s", "m"] | None | Unset = UNSET,
        gone: A | None = None,
        kept: A | None | Unset = UNSET,
        above: float | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Args:
            a: Any A.

        As `Jobs.send`, awaited.
        """
        return await self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            a=a,
            word=word,
            size=size,
            other=other,
            gone=gone,
            kept=kept,
            above=above,
        )
