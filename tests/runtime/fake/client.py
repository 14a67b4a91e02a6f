"""The clients of the fake provider."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, Unpack

from generator.runtime.client import AsyncClient, Client
from generator.runtime.operation import ApiKey, Callback, ClientSpec, Envelope, Login, Operation, ResponseSpec, Rule

from .vault import AsyncVault, Vault

if TYPE_CHECKING:
    from generator.runtime.client import Secret
    from generator.runtime.options import AsyncClientOptions, ClientOptions

    from .models import LoginResponse

AUTHENTICATE: Final[Operation[LoginResponse]] = Operation(
    id="authenticate",
    method="POST",
    path="/authenticate",
    responses={"200": ResponseSpec("application/json", {"$ref": "LoginResponse"})},
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
            login=Login(
                operation="client.AUTHENTICATE",
                security=(("apiKey", "apiSecret"),),
                token=("/data/access_token", "/access_token"),
                lifetime=86400,
            ),
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
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        super().__init__(
            SPEC,
            {"api_key": api_key, "api_secret": api_secret, "access_token": access_token},
            environment,
            **options,
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
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        super().__init__(
            SPEC,
            {"api_key": api_key, "api_secret": api_secret, "access_token": access_token},
            environment,
            **options,
        )

    @cached_property
    def vault(self) -> AsyncVault:
        """The vault."""
        return AsyncVault(self)
