# Generated from specs/decentro and overlays/decentro by `make generate`. Edit those.

"""The clients of Decentro: `Decentro`, and `AsyncDecentro`, whose methods are awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from .._runtime.client import (
    AsyncClient,
    AsyncHttpClient,
    AsyncTransport,
    Client,
    DriftEvent,
    Effects,
    EventHooks,
    HttpClient,
    Proxy,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    Secret,
    TimeoutTypes,
    Transport,
)
from .._runtime.operation import ApiKey, Callback, ClientSpec, Envelope, HttpBearer, Rule
from .._runtime.options import (
    DEFAULT_COPIES,
    DEFAULT_DEADLINE,
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_REPEAT_BILLED,
    DEFAULT_RETRIES,
    DEFAULT_STRICT,
    DEFAULT_TIMEOUT,
)
from .._runtime.token import AsyncTokenStore, TokenStore

if TYPE_CHECKING:
    from .digilocker import AsyncDigilocker, Digilocker
    from .digilocker_sso import AsyncDigilockerSso, DigilockerSso

__all__ = ["SPEC", "AsyncDecentro", "Decentro"]

SPEC: Final = ClientSpec(
    provider="decentro",
    package=__package__ or "decentro",
    title="Decentro",
    version="2",
    environments={"staging": "https://in.staging.decentro.tech", "production": "https://in.decentro.tech"},
    trials=("staging",),
    schemes={
        "clientId": ApiKey("client_id", "client_id", "header"),
        "clientSecret": ApiKey("client_secret", "client_secret", "header"),
        "moduleSecret": ApiKey("module_secret", "module_secret", "header"),
        "accessToken": HttpBearer("access_token"),
    },
    envelope=Envelope(
        message=("/message", "/error/message", "/response_message"),
        code=("/responseKey", "/responseCode", "/error/responseCode"),
        transaction_id=("/decentroTxnId",),
        failures=(
            Rule(error="rejected", pointer="/status", not_in=("SUCCESS",)),
            Rule(error="rejected", pointer="/responseKey", prefix="error_"),
        ),
        errors=(
            Rule(error="duplicate-reference", pointer="/responseKey", in_=("error_duplicate_reference_id",)),
            Rule(
                error="consent-missing",
                pointer="/responseKey",
                in_=("error_consent_false", "error_invalid_consent_type"),
            ),
            Rule(error="insufficient-credits", pointer="/responseKey", is_="error_module_credits_exhausted"),
            Rule(error="insufficient-credits", pointer="/responseKey", contains="insufficient"),
            Rule(error="insufficient-credits", pointer="/message", contains="insufficient credit"),
            Rule(
                error="permission-denied",
                pointer="/responseKey",
                in_=(
                    "error_unauthorized_module",
                    "error_missing_configuration",
                    "error_no_subscription_found",
                    "error_module_access_expired",
                    "error_ip_not_configured",
                ),
            ),
            Rule(error="authentication", pointer="/responseKey", is_="error_empty_module_secret"),
            Rule(
                error="source-unavailable",
                pointer="/responseKey",
                in_=("error_provider_error", "error_unexpected_response"),
            ),
            Rule(error="server-error", pointer="/responseKey", is_="error_decentro_error"),
            Rule(error="not-found", pointer="/responseKey", is_="error_invalid_endpoint"),
            Rule(
                error="bad-request",
                pointer="/responseKey",
                in_=(
                    "error_malformed_request",
                    "error_empty_reference_id",
                    "error_invalid_reference_id",
                    "error_invalid_purpose",
                    "error_empty_purpose",
                    "error_short_purpose_length",
                    "error_long_purpose_length",
                    "error_empty_code",
                ),
            ),
            Rule(error="duplicate-reference", pointer="/responseCode", is_="E00019"),
            Rule(error="permission-denied", pointer="/responseCode", is_="E00030"),
            Rule(error="consent-missing", pointer="/message", contains="not given consent"),
            Rule(error="consent-missing", pointer="/message", contains="consent not given"),
            Rule(error="consent-missing", pointer="/message", contains="consent is pending"),
            Rule(error="session-expired", pointer="/message", contains="session expired"),
            Rule(error="session-expired", pointer="/message", contains="session has expired"),
            Rule(error="insufficient-credits", pointer="/error/message", contains="insufficient credit"),
            Rule(error="not-found", pointer="/message", contains="data not found"),
            Rule(error="not-found", pointer="/message", contains="aadhaar is not linked"),
        ),
    ),
    callback=Callback(
        session=("initiation_decentro_transaction_id",),
        code=("code",),
        state=("state",),
        status=("status",),
        consented=("SUCCESS",),
        error=("error",),
        error_description=("error_description",),
    ),
    security=(("clientId", "clientSecret", "moduleSecret"), ("clientId", "clientSecret"), ("accessToken",)),
)


class Decentro(Client):
    """Client of Decentro.

    There are two suites: the classic one names the session in the body, the single sign-on one (MeriPehchaan)
    in the path. Open a session, send the person to its `authorizationUrl`, then read what the person shared.
    Every call after the first names the session by the `decentroTxnId` that the first one returned; each
    later reply has an id of its own, which is of no use there.

    Products:
        digilocker: The classic suite. It names the session in the body.
        digilocker_sso: The single sign-on suite (MeriPehchaan). It names the session in the path.

    https://docs.decentro.tech/docs/kyc-digilocker
    """

    def __init__(
        self,
        *,
        client_id: Secret | None = None,
        client_secret: Secret | None = None,
        module_secret: Secret | None = None,
        access_token: Secret | None = None,
        environment: Literal["staging", "production"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutTypes = DEFAULT_TIMEOUT,
        deadline: float = DEFAULT_DEADLINE,
        retries: int = DEFAULT_RETRIES,
        repeat_billed: bool = DEFAULT_REPEAT_BILLED,
        rate_limit: float | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        headers: Mapping[str, str] | None = None,
        proxy: Proxy | None = None,
        event_hooks: EventHooks | None = None,
        on_request: Callable[[RequestEvent], None] | None = None,
        on_response: Callable[[ResponseEvent], None] | None = None,
        on_retry: Callable[[RetryEvent], None] | None = None,
        on_drift: Callable[[DriftEvent], object] | None = None,
        strict: bool = DEFAULT_STRICT,
        copies: Literal["both", "original", "copy"] = DEFAULT_COPIES,
        effects: Effects | None = None,
        http_client: HttpClient | None = None,
        transport: Transport | None = None,
        token_store: TokenStore | None = None,
    ) -> None:
        """Give the credentials once; nothing is sent before the first call.

        Args:
            client_id: The client id that Decentro issued for this environment. Read from the environment
                variable DECENTRO_CLIENT_ID where it is not given.
            client_secret: The client secret that Decentro issued for this environment. Read from the
                environment variable DECENTRO_CLIENT_SECRET where it is not given.
            module_secret: The secret of one module, where Decentro issued one. Read from the environment
                variable DECENTRO_MODULE_SECRET where it is not given.
            access_token: A token from Decentro's token service, good for 15 minutes, in place of client id
                and client secret. Read from the environment variable DECENTRO_ACCESS_TOKEN where it is not
                given.
            environment: Which server: `staging` (https://in.staging.decentro.tech), `production`
                (https://in.decentro.tech).
            base_url: Another server, in place of a named one. Plain `http://` is refused except on loopback.
            timeout: Seconds for each phase of a call, or `Timeouts` for each apart.
            deadline: Seconds for a whole call, with its repetitions, its waits and a login.
            retries: How often a call that may be repeated is repeated.
            repeat_billed: Whether a call that may be billed is repeated after a lost response, where that
                changes nothing else.
            rate_limit: The most requests a second, over all threads and tasks of this process.
            max_response_bytes: The largest body of a response that is read, decoded; a larger one is an
                `UnexpectedResponse`.
            headers: Sent with every call, beside those that the contract asks for.
            proxy: Where to send everything through.
            event_hooks: `httpx` event hooks. They see requests as they are, secrets and all.
            on_request: Called before each attempt, with nothing sensitive.
            on_response: Called after each response, with nothing sensitive.
            on_retry: Called before each repetition, with what led to it.
            on_drift: Called where a response differs from the contract and is read all the same. Nothing that
                it raises fails a call.
            strict: Whether such a response raises `UnexpectedResponse` instead.
            copies: Of a member that the provider's pages call by two names: whether both are sent, the one of
                its document (`original`), or the other (`copy`).
            effects: Clock, sleep and chance, for tests.
            http_client: Your own `httpx` client, with whatever it is set up to do; closing it stays with you.
                Or a function that makes one, in each process; a client made before a fork is refused in the
                child.
            transport: Your own `httpx` transport, or a function that makes one.
            token_store: Where a fetched token is kept, to share it between processes.

        Raises:
            ConfigurationError: if the credentials or the server cannot be used.
        """
        super().__init__(
            SPEC,
            {
                "client_id": client_id,
                "client_secret": client_secret,
                "module_secret": module_secret,
                "access_token": access_token,
            },
            environment,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            repeat_billed=repeat_billed,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
            headers=headers,
            proxy=proxy,
            event_hooks=event_hooks,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
            on_drift=on_drift,
            strict=strict,
            copies=copies,
            effects=effects,
            http_client=http_client,
            transport=transport,
            token_store=token_store,
        )

    @cached_property
    def digilocker(self) -> Digilocker:
        """The classic suite. It names the session in the body."""
        from .digilocker import Digilocker

        return Digilocker(self)

    @cached_property
    def digilocker_sso(self) -> DigilockerSso:
        """The single sign-on suite (MeriPehchaan). It names the session in the path."""
        from .digilocker_sso import DigilockerSso

        return DigilockerSso(self)


class AsyncDecentro(AsyncClient):
    """Client of Decentro.

    As `Decentro`, with every method awaited.
    """

    def __init__(
        self,
        *,
        client_id: Secret | None = None,
        client_secret: Secret | None = None,
        module_secret: Secret | None = None,
        access_token: Secret | None = None,
        environment: Literal["staging", "production"] | None = None,
        base_url: str | None = None,
        timeout: TimeoutTypes = DEFAULT_TIMEOUT,
        deadline: float = DEFAULT_DEADLINE,
        retries: int = DEFAULT_RETRIES,
        repeat_billed: bool = DEFAULT_REPEAT_BILLED,
        rate_limit: float | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        headers: Mapping[str, str] | None = None,
        proxy: Proxy | None = None,
        event_hooks: EventHooks | None = None,
        on_request: Callable[[RequestEvent], None] | None = None,
        on_response: Callable[[ResponseEvent], None] | None = None,
        on_retry: Callable[[RetryEvent], None] | None = None,
        on_drift: Callable[[DriftEvent], object] | None = None,
        strict: bool = DEFAULT_STRICT,
        copies: Literal["both", "original", "copy"] = DEFAULT_COPIES,
        effects: Effects | None = None,
        http_client: AsyncHttpClient | None = None,
        transport: AsyncTransport | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
    ) -> None:
        """Give the credentials once; nothing is sent before the first call.

        Args:
            client_id: The client id that Decentro issued for this environment. Read from the environment
                variable DECENTRO_CLIENT_ID where it is not given.
            client_secret: The client secret that Decentro issued for this environment. Read from the
                environment variable DECENTRO_CLIENT_SECRET where it is not given.
            module_secret: The secret of one module, where Decentro issued one. Read from the environment
                variable DECENTRO_MODULE_SECRET where it is not given.
            access_token: A token from Decentro's token service, good for 15 minutes, in place of client id
                and client secret. Read from the environment variable DECENTRO_ACCESS_TOKEN where it is not
                given.
            environment: Which server: `staging` (https://in.staging.decentro.tech), `production`
                (https://in.decentro.tech).
            base_url: Another server, in place of a named one. Plain `http://` is refused except on loopback.
            timeout: Seconds for each phase of a call, or `Timeouts` for each apart.
            deadline: Seconds for a whole call, with its repetitions, its waits and a login.
            retries: How often a call that may be repeated is repeated.
            repeat_billed: Whether a call that may be billed is repeated after a lost response, where that
                changes nothing else.
            rate_limit: The most requests a second, over all threads and tasks of this process.
            max_response_bytes: The largest body of a response that is read, decoded; a larger one is an
                `UnexpectedResponse`.
            headers: Sent with every call, beside those that the contract asks for.
            proxy: Where to send everything through.
            event_hooks: `httpx` event hooks. They see requests as they are, secrets and all.
            on_request: Called before each attempt, with nothing sensitive.
            on_response: Called after each response, with nothing sensitive.
            on_retry: Called before each repetition, with what led to it.
            on_drift: Called where a response differs from the contract and is read all the same. Nothing that
                it raises fails a call.
            strict: Whether such a response raises `UnexpectedResponse` instead.
            copies: Of a member that the provider's pages call by two names: whether both are sent, the one of
                its document (`original`), or the other (`copy`).
            effects: Clock, sleep and chance, for tests.
            http_client: Your own `httpx` client, with whatever it is set up to do; closing it stays with you.
                Or a function that makes one, in each process and event loop; a client made before a fork is
                refused in the child.
            transport: Your own `httpx` transport, or a function that makes one, or "aiohttp", for many calls
                at once.
            token_store: Where a fetched token is kept, to share it between processes.

        Raises:
            ConfigurationError: if the credentials or the server cannot be used.
        """
        super().__init__(
            SPEC,
            {
                "client_id": client_id,
                "client_secret": client_secret,
                "module_secret": module_secret,
                "access_token": access_token,
            },
            environment,
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            repeat_billed=repeat_billed,
            rate_limit=rate_limit,
            max_response_bytes=max_response_bytes,
            headers=headers,
            proxy=proxy,
            event_hooks=event_hooks,
            on_request=on_request,
            on_response=on_response,
            on_retry=on_retry,
            on_drift=on_drift,
            strict=strict,
            copies=copies,
            effects=effects,
            http_client=http_client,
            transport=transport,
            token_store=token_store,
        )

    @cached_property
    def digilocker(self) -> AsyncDigilocker:
        """The classic suite. It names the session in the body."""
        from .digilocker import AsyncDigilocker

        return AsyncDigilocker(self)

    @cached_property
    def digilocker_sso(self) -> AsyncDigilockerSso:
        """The single sign-on suite (MeriPehchaan). It names the session in the path."""
        from .digilocker_sso import AsyncDigilockerSso

        return AsyncDigilockerSso(self)
