"""The vault product of the fake provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from generator.runtime.client import AsyncGroup, Group
from generator.runtime.model import UNSET, Unset
from generator.runtime.operation import Body, Operation, Parameter, ResponseSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.runtime.client import TimeoutTypes

    from .models import Envelope, Owner

_TEXT = {"type": "string"}
_REPLIES = {
    "200": ResponseSpec("application/json", {"$ref": "Envelope"}),
    "503": ResponseSpec("application/json", None, error="source-unavailable"),
    "521": ResponseSpec("application/json", None, error="session-not-found"),
    "4XX": ResponseSpec("application/json", None),
}

CREATE: Final[Operation[Envelope]] = Operation(
    id="vaultCreate",
    method="POST",
    path="/vault/sessions",
    body=Body(
        "application/json",
        {"$ref": "CreateRequest"},
        required=True,
        fields=(
            ("flow", "flow"),
            ("redirect_url", "redirect_url"),
            ("doc_types", "doc_types"),
            ("consent_expiry", "consent_expiry"),
            ("purpose", "purpose"),
            ("owner", "owner"),
            ("note", "note"),
        ),
    ),
    responses=_REPLIES,
    security=(("accessToken", "apiKey"),),
    retry="unsafe",
)

STATUS: Final[Operation[Envelope]] = Operation(
    id="vaultStatus",
    method="GET",
    path="/vault/sessions/{session_id}/status",
    parameters=(
        Parameter("session_id", "session_id", "path", _TEXT, required=True),
        Parameter("mobile", "mobile", "query", {"type": "string", "pattern": "^[0-9]{10}$", "x-sensitive": True}),
        Parameter("tags", "tags", "query", {"type": "array", "items": _TEXT}),
        Parameter("accept_cache", "x-accept-cache", "header", {"type": "boolean"}),
    ),
    responses=_REPLIES,
    security=(("accessToken", "apiKey"),),
    retry="safe",
)

PING: Final[Operation[None]] = Operation(
    id="vaultPing", method="GET", path="/ping", responses={"204": ResponseSpec()}, retry="safe", billed=False
)


class Vault(Group):
    """Operations of the vault."""

    def create(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        doc_types: list[Literal["aadhaar", "pan"]],
        consent_expiry: int | None = None,
        purpose: str | None = None,
        owner: Owner | Mapping[str, object] | None = None,
        note: str | None | Unset = UNSET,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Envelope:
        """Make a session. `POST /vault/sessions`."""
        return self._call(
            CREATE,
            (timeout, headers, retries, deadline, True, None, None),
            flow=flow,
            redirect_url=redirect_url,
            doc_types=doc_types,
            consent_expiry=consent_expiry,
            purpose=purpose,
            owner=owner,
            note=note,
        )

    def status(
        self,
        *,
        session_id: str,
        mobile: str | None = None,
        tags: list[str] | None = None,
        accept_cache: bool | None = None,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Envelope:
        """Ask for a session. `GET /vault/sessions/{session_id}/status`."""
        return self._call(
            STATUS,
            (timeout, headers, retries, deadline, True, None, None),
            session_id=session_id,
            mobile=mobile,
            tags=tags,
            accept_cache=accept_cache,
        )

    def ping(
        self,
        *,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> None:
        """See whether anybody is there. `GET /ping`."""
        return self._call(PING, (timeout, headers, retries, deadline, True, None, None))


class AsyncVault(AsyncGroup):
    """Operations of the vault, awaited."""

    async def create(
        self,
        *,
        flow: Literal["signin", "signup"],
        redirect_url: str,
        doc_types: list[Literal["aadhaar", "pan"]],
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Envelope:
        """Make a session. `POST /vault/sessions`."""
        return await self._call(
            CREATE,
            (timeout, headers, retries, deadline, True, None, None),
            flow=flow,
            redirect_url=redirect_url,
            doc_types=doc_types,
        )

    async def status(
        self,
        *,
        session_id: str,
        timeout: TimeoutTypes | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        deadline: float | None = None,
    ) -> Envelope:
        """Ask for a session. `GET /vault/sessions/{session_id}/status`."""
        return await self._call(STATUS, (timeout, headers, retries, deadline, True, None, None), session_id=session_id)
