"""The clients of the fake provider."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from generator.runtime.client import DEFAULT_DEADLINE, DEFAULT_MOST, DEFAULT_TIMEOUT, AsyncClient, Client
from generator.runtime.operation import ApiKey, Callback, ClientSpec, Envelope, Login, Operation, Reply, Rule

from .vault import AsyncVault, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.runtime.client import (
        AsyncTokenStore,
        Effects,
        RequestEvent,
        ResponseEvent,
        RetryEvent,
        Secret,
        TimeoutTypes,
        TokenStore,
    )
    from generator.runtime.http import AsyncHttpClient, AsyncTransport, EventHooks, HttpClient, Proxy, Transport

    from .models import LoginResponse

AUTHENTICATE: Final[Operation[LoginResponse]] = Operation(
    id="authenticate",
    method="POST",
    path="/authenticate",
    replies={"200": Reply("application/json", {"$ref": "LoginResponse"})},
    security=(("apiKey", "apiSecret"),),
    retry="safe",
    billed=False,
)

SPEC: Final = ClientSpec(
    provider="fake",
    package=__package__ or "",
    title="Fake",
    version="1.0.0",
    environments={"test": "https://test.fake.example", "prod": "https://fake.example"},
    schemes={
        "apiKey": ApiKey(argument="api_key", name="x-api-key"),
        "apiSecret": ApiKey(argument="api_secret", name="x-api-secret"),
        "accessToken": ApiKey(
            argument="access_token",
            name="Authorization",
            login=Login(operation=AUTHENTICATE, token=("/data/access_token", "/access_token"), lifetime=86400),
        ),
    },
    envelope=Envelope(
        message=("/message", "/detail"),
        code=("/responseKey",),
        transaction_id=("/transaction_id",),
        request_id_headers=("x-amzn-RequestId",),
        failures=(
            Rule(error="rejected", pointer="/status", not_in=("SUCCESS",)),
            Rule(error="rejected", pointer="/responseKey", prefix="error_"),
        ),
        errors=(
            Rule(error="insufficient-credits", status=(403,), pointer="/message", contains="insufficient credits"),
            Rule(error="invalid-otp", pointer="/responseKey", is_="error_otp"),
        ),
    ),
    callback=Callback(
        session=("session_id",),
        code=("code",),
        state=("state",),
        status=("status",),
        error=("error",),
        error_description=("error_description",),
    ),
)


class Fake(Client):
    """The client of the fake provider."""

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        api_secret: Secret | None = None,
        access_token: Secret | None = None,
        environment: Literal["test", "prod"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutTypes = DEFAULT_TIMEOUT,
        deadline: float = DEFAULT_DEADLINE,
        retries: int = 2,
        repeat_billed: bool = True,
        rate_limit: float | None = None,
        max_response_bytes: int = DEFAULT_MOST,
        headers: Mapping[str, str] | None = None,
        http_client: HttpClient | None = None,
        transport: Transport | None = None,
        proxy: Proxy | None = None,
        event_hooks: EventHooks | None = None,
        token_store: TokenStore | None = None,
        on_request: Callable[[RequestEvent], None] | None = None,
        on_response: Callable[[ResponseEvent], None] | None = None,
        on_retry: Callable[[RetryEvent], None] | None = None,
        effects: Effects | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        super().__init__(
            SPEC,
            credentials={"api_key": api_key, "api_secret": api_secret, "access_token": access_token},
            environment=environment,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            repeat_billed=repeat_billed,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
            headers=headers,
            http_client=http_client,
            transport=transport,
            proxy=proxy,
            event_hooks=event_hooks,
            token_store=token_store,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
            effects=effects,
        )

    @cached_property
    def vault(self) -> Vault:
        """The vault."""
        return Vault(self)


class AsyncFake(AsyncClient):
    """The client of the fake provider, for asyncio."""

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        api_secret: Secret | None = None,
        access_token: Secret | None = None,
        environment: Literal["test", "prod"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutTypes = DEFAULT_TIMEOUT,
        deadline: float = DEFAULT_DEADLINE,
        retries: int = 2,
        repeat_billed: bool = True,
        rate_limit: float | None = None,
        max_response_bytes: int = DEFAULT_MOST,
        headers: Mapping[str, str] | None = None,
        http_client: AsyncHttpClient | None = None,
        transport: AsyncTransport | None = None,
        proxy: Proxy | None = None,
        event_hooks: EventHooks | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
        on_request: Callable[[RequestEvent], None] | None = None,
        on_response: Callable[[ResponseEvent], None] | None = None,
        on_retry: Callable[[RetryEvent], None] | None = None,
        effects: Effects | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        super().__init__(
            SPEC,
            credentials={"api_key": api_key, "api_secret": api_secret, "access_token": access_token},
            environment=environment,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            repeat_billed=repeat_billed,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
            headers=headers,
            http_client=http_client,
            transport=transport,
            proxy=proxy,
            event_hooks=event_hooks,
            token_store=token_store,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
            effects=effects,
        )

    @cached_property
    def vault(self) -> AsyncVault:
        """The vault."""
        return AsyncVault(self)
