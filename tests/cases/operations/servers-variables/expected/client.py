# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""The clients of Acme: `Acme`, and `AsyncAcme`, whose methods are awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from .._runtime.address import located
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
    TimeoutTypes,
    Transport,
)
from .._runtime.operation import Callback, ClientSpec, Envelope
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
    from .jobs import AsyncJobs, Jobs

__all__ = ["SPEC", "AsyncAcme", "Acme"]

SPEC: Final = ClientSpec(
    provider="acme",
    package=__package__ or "acme",
    title="Acme",
    version="1",
    environments={"production": "https://{tenant}.acme.example"},
    schemes={},
    envelope=Envelope(),
    callback=Callback(),
)


class Acme(Client):
    """Client of Acme.

    Products:
        jobs: jobs
    """

    def __init__(
        self,
        *,
        tenant: str | None = None,
        environment: Literal["production"] | None = None,
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
            tenant: `{tenant}` in the address of the server. Your name at Acme. Needed without `base_url`.
            environment: Which server: `production` (https://{tenant}.acme.example).
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
            located(
                SPEC,
                {
                    "tenant": ("tenant", tenant),
                },
            ),
            {},
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
    def jobs(self) -> Jobs:
        """jobs"""
        from .jobs import Jobs

        return Jobs(self)


class AsyncAcme(AsyncClient):
    """Client of Acme.

    As `Acme`, with every method awaited.
    """

    def __init__(
        self,
        *,
        tenant: str | None = None,
        environment: Literal["production"] | None = None,
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
            tenant: `{tenant}` in the address of the server. Your name at Acme. Needed without `base_url`.
            environment: Which server: `production` (https://{tenant}.acme.example).
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
            located(
                SPEC,
                {
                    "tenant": ("tenant", tenant),
                },
            ),
            {},
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
    def jobs(self) -> AsyncJobs:
        """jobs"""
        from .jobs import AsyncJobs

        return AsyncJobs(self)
