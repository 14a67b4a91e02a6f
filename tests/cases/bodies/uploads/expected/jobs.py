# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Methods of `Acme.jobs`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .._runtime.body import Upload as _Upload
from .._runtime.client import AsyncGroup, Group, TimeoutTypes
from .._runtime.operation import Body, Operation, Parameter, ResponseSpec
from .._runtime.schema import Json
from .._runtime.unset import UNSET, Unset
from .models import FormNested

__all__ = ["AsyncJobs", "Jobs"]


SEND: Final[Operation[None]] = Operation(
    id="send",
    method="POST",
    path="/forms",
    body=Body(
        "multipart/form-data",
        {"$ref": "Form"},
        required=True,
        fields=(
            "file",
            "files",
            "maybe",
            "several",
            "scan",
            "untyped",
            "table",
            "encoded",
            "anything",
            "nested",
            "note",
        ),
        kinds=(("files", "image/png"), ("untyped", "image/png"), ("table", "text/csv")),
    ),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

FIELDS: Final[Operation[None]] = Operation(
    id="fields",
    method="POST",
    path="/fields",
    body=Body("application/x-www-form-urlencoded", {"$ref": "Fields"}, required=True, fields=("blob", "note")),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

NAMED: Final[Operation[None]] = Operation(
    id="named",
    method="POST",
    path="/maps",
    body=Body(
        "multipart/form-data",
        {"type": "object", "additionalProperties": {"type": "string", "format": "binary"}},
        required=True,
    ),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

WHOLE: Final[Operation[None]] = Operation(
    id="whole",
    method="PUT",
    path="/whole",
    body=Body("image/png", {"type": "string", "format": "binary"}, required=True),
    responses={"204": ResponseSpec(None, {})},
    security=(),
    retry="unsafe",
)

PLAIN: Final[Operation[None]] = Operation(
    id="plain",
    method="POST",
    path="/json",
    parameters=(Parameter("mark", "mark", "query", {"type": "string"}),),
    body=Body("application/json", {"$ref": "Page"}, required=True, fields=("html", "raw")),
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
        file: bytes | _Upload,
        files: Sequence[bytes | _Upload],
        maybe: bytes | _Upload | None | Unset = UNSET,
        several: Sequence[bytes | _Upload] | None | Unset = UNSET,
        scan: bytes | _Upload | None = None,
        untyped: bytes | _Upload | None = None,
        table: str | bytes | _Upload | None = None,
        encoded: str | None = None,
        anything: Json | bytes | _Upload | None | Unset = UNSET,
        nested: FormNested | None = None,
        note: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /forms`
        """
        return self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            file=file,
            files=files,
            maybe=maybe,
            several=several,
            scan=scan,
            untyped=untyped,
            table=table,
            encoded=encoded,
            anything=anything,
            nested=nested,
            note=note,
        )

    def fields(
        self,
        *,
        blob: bytes | _Upload | None = None,
        note: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Fields.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /fields`
        """
        return self._call(
            FIELDS, (timeout, headers, retries, deadline, validate, extra_query, extra_body), blob=blob, note=note
        )

    def named(
        self,
        *,
        body: Mapping[str, bytes | _Upload],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Named.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /maps`
        """
        return self._call(NAMED, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)

    def whole(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Whole.

        Args:
            body: The request body.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `PUT /whole`
        """
        return self._call(WHOLE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body)

    def plain(
        self,
        *,
        mark: str | None = None,
        html: str | None = None,
        raw: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Plain.

        Raises:
            InvalidRequest: if an argument breaks the contract; nothing is sent.

        Never repeated once it may have arrived.

        `POST /json`
        """
        return self._call(
            PLAIN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            mark=mark,
            html=html,
            raw=raw,
        )


class AsyncJobs(AsyncGroup):
    """The methods of `Jobs`, awaited."""

    __slots__ = ()

    async def send(
        self,
        *,
        file: bytes | _Upload,
        files: Sequence[bytes | _Upload],
        maybe: bytes | _Upload | None | Unset = UNSET,
        several: Sequence[bytes | _Upload] | None | Unset = UNSET,
        scan: bytes | _Upload | None = None,
        untyped: bytes | _Upload | None = None,
        table: str | bytes | _Upload | None = None,
        encoded: str | None = None,
        anything: Json | bytes | _Upload | None | Unset = UNSET,
        nested: FormNested | None = None,
        note: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Send.

        As `Jobs.send`, awaited.
        """
        return await self._call(
            SEND,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            file=file,
            files=files,
            maybe=maybe,
            several=several,
            scan=scan,
            untyped=untyped,
            table=table,
            encoded=encoded,
            anything=anything,
            nested=nested,
            note=note,
        )

    async def fields(
        self,
        *,
        blob: bytes | _Upload | None = None,
        note: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Fields.

        As `Jobs.fields`, awaited.
        """
        return await self._call(
            FIELDS, (timeout, headers, retries, deadline, validate, extra_query, extra_body), blob=blob, note=note
        )

    async def named(
        self,
        *,
        body: Mapping[str, bytes | _Upload],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Named.

        Args:
            body: The request body.

        As `Jobs.named`, awaited.
        """
        return await self._call(
            NAMED, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def whole(
        self,
        *,
        body: bytes | _Upload,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Whole.

        Args:
            body: The request body.

        As `Jobs.whole`, awaited.
        """
        return await self._call(
            WHOLE, (timeout, headers, retries, deadline, validate, extra_query, extra_body), body=body
        )

    async def plain(
        self,
        *,
        mark: str | None = None,
        html: str | None = None,
        raw: str | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
        validate: bool = True,
        extra_query: Mapping[str, str | int | bool] | None = None,
        extra_body: Mapping[str, Json] | None = None,
    ) -> None:
        """Plain.

        As `Jobs.plain`, awaited.
        """
        return await self._call(
            PLAIN,
            (timeout, headers, retries, deadline, validate, extra_query, extra_body),
            mark=mark,
            html=html,
            raw=raw,
        )
