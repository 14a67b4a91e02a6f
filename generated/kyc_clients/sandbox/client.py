# Generated from specs/sandbox and overlays/sandbox by `make generate`. Edit those.

"""The clients of Sandbox: `Sandbox`, and `AsyncSandbox`, whose methods are awaited."""

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
from .._runtime.operation import ApiKey, Callback, ClientSpec, Envelope, Login, Rule
from .._runtime.options import (
    DEFAULT_DEADLINE,
    DEFAULT_MAX_RESPONSE_BYTES,
    DEFAULT_REPEAT_BILLED,
    DEFAULT_RETRIES,
    DEFAULT_STRICT,
    DEFAULT_TIMEOUT,
)
from .._runtime.token import AsyncTokenStore, TokenStore

if TYPE_CHECKING:
    from .aadhaar import Aadhaar, AsyncAadhaar
    from .authentication import AsyncAuthentication, Authentication
    from .bank import AsyncBank, Bank
    from .digilocker import AsyncDigilocker, Digilocker
    from .digilocker_sdk import AsyncDigilockerSdk, DigilockerSdk
    from .entitylocker import AsyncEntitylocker, Entitylocker
    from .entitylocker_sdk import AsyncEntitylockerSdk, EntitylockerSdk
    from .mca import AsyncMca, Mca
    from .pan import AsyncPan, Pan

__all__ = ["SPEC", "AsyncSandbox", "Sandbox"]

SPEC: Final = ClientSpec(
    provider="sandbox",
    package=__package__ or "sandbox",
    title="Sandbox",
    version="1.0.0",
    environments={"test": "https://test-api.sandbox.co.in", "prod": "https://api.sandbox.co.in"},
    trials=("test",),
    schemes={
        "apiKey": ApiKey("api_key", "x-api-key", "header"),
        "apiSecret": ApiKey("api_secret", "x-api-secret", "header"),
        "accessToken": ApiKey(
            "access_token",
            "Authorization",
            "header",
            login=Login(
                "authentication.AUTHENTICATE",
                (("apiKey", "apiSecret"),),
                ("/data/access_token", "/access_token"),
                86400,
            ),
        ),
    },
    envelope=Envelope(
        message=("/message", "/data/message", "/Message"),
        code=("/code",),
        transaction_id=("/transaction_id",),
        request_id_headers=("x-amzn-RequestId", "x-amz-apigw-id"),
        failures=(
            Rule(error="invalid-otp", pointer="/data/message", contains="invalid otp"),
            Rule(error="invalid-otp", pointer="/data/message", contains="otp expired"),
            Rule(error="conflict", pointer="/data/message", contains="under process"),
            Rule(error="session-not-found", pointer="/data/message", contains="invalid reference"),
            Rule(error="rejected", pointer="/data/message", contains="invalid aadhaar"),
            Rule(error="rejected", pointer="/data/message", contains="ifsc is invalid"),
            Rule(error="rejected", pointer="/data/message", contains="source bank declined"),
            Rule(error="source-unavailable", pointer="/data/message", contains="bank offline"),
            Rule(error="source-unavailable", pointer="/data/message", contains="npci unavailable"),
            Rule(error="source-unavailable", pointer="/data/message", contains="imps mode fail"),
            Rule(error="rejected", operation="aadhaarVerifyOtp", pointer="/data/status", missing=True),
            Rule(error="rejected", operation="aadhaarVerifyOtp", pointer="/data/status", not_in=("VALID",)),
            Rule(
                error="rejected", operation="bankVerifyAccountPennyDrop", pointer="/data/account_exists", missing=True
            ),
            Rule(
                error="rejected", operation="bankVerifyAccountPennyless", pointer="/data/account_exists", missing=True
            ),
            Rule(
                error="rejected",
                pointer="/message",
                present=True,
                also=(
                    Rule(pointer="/data", missing=True),
                    Rule(pointer="/access_token", missing=True),
                    Rule(pointer="/IFSC", missing=True),
                ),
            ),
        ),
        errors=(
            Rule(error="consent-missing", status=(400,), pointer="/message", prefix="Consent for"),
            Rule(error="insufficient-credits", pointer="/message", contains="insufficient credit"),
            Rule(error="session-expired", pointer="/message", contains="status: expired"),
            Rule(error="session-expired", pointer="/message", contains="session expired"),
            Rule(error="session-expired", pointer="/message", contains="session has expired"),
            Rule(error="insufficient-credits", status=(403,), pointer="/message", contains="credit"),
            Rule(error="insufficient-credits", status=(403,), pointer="/message", contains="quota"),
            Rule(error="token-expired", status=(403,), pointer="/message", contains="expired"),
            Rule(error="token-expired", status=(403,), pointer="/message", contains="access token"),
            Rule(error="token-expired", status=(403,), pointer="/message", contains="access revoked"),
        ),
    ),
    callback=Callback(
        session=("session_id",),
        code=("code",),
        state=("state",),
        error=("error",),
        error_description=("error_description",),
    ),
    security=(("accessToken", "apiKey"),),
    prefixes={
        "api_key": {"test": "key_test_", "prod": "key_live_"},
        "api_secret": {"test": "secret_test_", "prod": "secret_live_"},
    },
)


class Sandbox(Client):
    """Client of Sandbox.

    Know-your-customer checks for India: documents by consent from DigiLocker and EntityLocker, Aadhaar, PAN,
    bank accounts and the register of companies.

    Products:
        digilocker_sdk: The same as `digilocker`, with the consent screens inside your own page or app, shown
            by the provider's SDK.
        digilocker: Documents of a person from DigiLocker, by their consent: start a session, send the person
            to its `authorization_url`, poll the state, fetch each document.
        aadhaar: Offline e-KYC of an Aadhaar holder: an OTP goes to the mobile known to UIDAI, the OTP yields
            the record.
        bank: Branches by IFSC, and whether an account exists and whose it is.
        pan: Permanent account numbers of the income tax department.
        mca: The register of companies and LLPs of the Ministry of Corporate Affairs.
        entitylocker: Documents of a business from EntityLocker, by consent of a person who acts for it.
        entitylocker_sdk: The same as `entitylocker`, with the consent screens shown by the provider's SDK.
        authentication: Access tokens. A client logs in by itself; call this only to hold a token yourself.

    https://developer.sandbox.co.in/
    """

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
        effects: Effects | None = None,
        http_client: HttpClient | None = None,
        transport: Transport | None = None,
        token_store: TokenStore | None = None,
    ) -> None:
        """Give the credentials once; nothing is sent before the first call.

        Args:
            api_key: The key of your account. `key_test_…` belongs to the test environment, `key_live_…` to
                production. Read from the environment variable SANDBOX_API_KEY where it is not given.
            api_secret: The secret that goes with the key. Only the login sends it. Read from the environment
                variable SANDBOX_API_SECRET where it is not given.
            access_token: An access token from the login, without a word before it. Good for 24 hours. Read
                from the environment variable SANDBOX_ACCESS_TOKEN where it is not given.
            environment: Which server: `test` (https://test-api.sandbox.co.in), `prod`
                (https://api.sandbox.co.in).
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
                "api_key": api_key,
                "api_secret": api_secret,
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
            effects=effects,
            http_client=http_client,
            transport=transport,
            token_store=token_store,
        )

    @cached_property
    def digilocker_sdk(self) -> DigilockerSdk:
        """The same as `digilocker`, with the consent screens inside your own page or app, shown by the
        provider's SDK.
        """
        from .digilocker_sdk import DigilockerSdk

        return DigilockerSdk(self)

    @cached_property
    def digilocker(self) -> Digilocker:
        """Documents of a person from DigiLocker, by their consent: start a session, send the person to its
        `authorization_url`, poll the state, fetch each document.
        """
        from .digilocker import Digilocker

        return Digilocker(self)

    @cached_property
    def aadhaar(self) -> Aadhaar:
        """Offline e-KYC of an Aadhaar holder: an OTP goes to the mobile known to UIDAI, the OTP yields the
        record.
        """
        from .aadhaar import Aadhaar

        return Aadhaar(self)

    @cached_property
    def bank(self) -> Bank:
        """Branches by IFSC, and whether an account exists and whose it is."""
        from .bank import Bank

        return Bank(self)

    @cached_property
    def pan(self) -> Pan:
        """Permanent account numbers of the income tax department."""
        from .pan import Pan

        return Pan(self)

    @cached_property
    def mca(self) -> Mca:
        """The register of companies and LLPs of the Ministry of Corporate Affairs."""
        from .mca import Mca

        return Mca(self)

    @cached_property
    def entitylocker(self) -> Entitylocker:
        """Documents of a business from EntityLocker, by consent of a person who acts for it."""
        from .entitylocker import Entitylocker

        return Entitylocker(self)

    @cached_property
    def entitylocker_sdk(self) -> EntitylockerSdk:
        """The same as `entitylocker`, with the consent screens shown by the provider's SDK."""
        from .entitylocker_sdk import EntitylockerSdk

        return EntitylockerSdk(self)

    @cached_property
    def authentication(self) -> Authentication:
        """Access tokens. A client logs in by itself; call this only to hold a token yourself."""
        from .authentication import Authentication

        return Authentication(self)

    @staticmethod
    def verify_webhook(body: bytes, signature: str, secret: str) -> None:
        """Check that a webhook was signed with your secret, in constant time; it returns nothing where all is well.

        Args:
            body: The body as it was received, to the byte.
            signature: The value of the header `x-sandbox-signature`.
            secret: The secret of the webhook, from the provider's console.

        Raises:
            WebhookError: where the signature does not fit, or is missing.
            ConfigurationError: without a secret, or with a body that is not bytes.
        """
        from .._runtime.webhook import check_hmac_sha256

        check_hmac_sha256(body, signature, secret)


class AsyncSandbox(AsyncClient):
    """Client of Sandbox.

    As `Sandbox`, with every method awaited.
    """

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
        effects: Effects | None = None,
        http_client: AsyncHttpClient | None = None,
        transport: AsyncTransport | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
    ) -> None:
        """Give the credentials once; nothing is sent before the first call.

        Args:
            api_key: The key of your account. `key_test_…` belongs to the test environment, `key_live_…` to
                production. Read from the environment variable SANDBOX_API_KEY where it is not given.
            api_secret: The secret that goes with the key. Only the login sends it. Read from the environment
                variable SANDBOX_API_SECRET where it is not given.
            access_token: An access token from the login, without a word before it. Good for 24 hours. Read
                from the environment variable SANDBOX_ACCESS_TOKEN where it is not given.
            environment: Which server: `test` (https://test-api.sandbox.co.in), `prod`
                (https://api.sandbox.co.in).
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
                "api_key": api_key,
                "api_secret": api_secret,
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
            effects=effects,
            http_client=http_client,
            transport=transport,
            token_store=token_store,
        )

    @cached_property
    def digilocker_sdk(self) -> AsyncDigilockerSdk:
        """The same as `digilocker`, with the consent screens inside your own page or app, shown by the
        provider's SDK.
        """
        from .digilocker_sdk import AsyncDigilockerSdk

        return AsyncDigilockerSdk(self)

    @cached_property
    def digilocker(self) -> AsyncDigilocker:
        """Documents of a person from DigiLocker, by their consent: start a session, send the person to its
        `authorization_url`, poll the state, fetch each document.
        """
        from .digilocker import AsyncDigilocker

        return AsyncDigilocker(self)

    @cached_property
    def aadhaar(self) -> AsyncAadhaar:
        """Offline e-KYC of an Aadhaar holder: an OTP goes to the mobile known to UIDAI, the OTP yields the
        record.
        """
        from .aadhaar import AsyncAadhaar

        return AsyncAadhaar(self)

    @cached_property
    def bank(self) -> AsyncBank:
        """Branches by IFSC, and whether an account exists and whose it is."""
        from .bank import AsyncBank

        return AsyncBank(self)

    @cached_property
    def pan(self) -> AsyncPan:
        """Permanent account numbers of the income tax department."""
        from .pan import AsyncPan

        return AsyncPan(self)

    @cached_property
    def mca(self) -> AsyncMca:
        """The register of companies and LLPs of the Ministry of Corporate Affairs."""
        from .mca import AsyncMca

        return AsyncMca(self)

    @cached_property
    def entitylocker(self) -> AsyncEntitylocker:
        """Documents of a business from EntityLocker, by consent of a person who acts for it."""
        from .entitylocker import AsyncEntitylocker

        return AsyncEntitylocker(self)

    @cached_property
    def entitylocker_sdk(self) -> AsyncEntitylockerSdk:
        """The same as `entitylocker`, with the consent screens shown by the provider's SDK."""
        from .entitylocker_sdk import AsyncEntitylockerSdk

        return AsyncEntitylockerSdk(self)

    @cached_property
    def authentication(self) -> AsyncAuthentication:
        """Access tokens. A client logs in by itself; call this only to hold a token yourself."""
        from .authentication import AsyncAuthentication

        return AsyncAuthentication(self)

    @staticmethod
    def verify_webhook(body: bytes, signature: str, secret: str) -> None:
        """Check that a webhook was signed with your secret, in constant time; it returns nothing where all is well.

        Args:
            body: The body as it was received, to the byte.
            signature: The value of the header `x-sandbox-signature`.
            secret: The secret of the webhook, from the provider's console.

        Raises:
            WebhookError: where the signature does not fit, or is missing.
            ConfigurationError: without a secret, or with a body that is not bytes.
        """
        from .._runtime.webhook import check_hmac_sha256

        check_hmac_sha256(body, signature, secret)
