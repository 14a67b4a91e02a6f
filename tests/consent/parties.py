"""The three providers as parties of a flow: their mocks, clients of both kinds, and what their operations are called."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx

from kyc_clients.consent import AsyncConsentFlow, ConsentFlow, Started
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.deepvue import AsyncDeepvue, Deepvue
from kyc_clients.deepvue.mock import DeepvueMock
from kyc_clients.mock import Clock, Mock
from kyc_clients.sandbox import AsyncSandbox, Effects, Sandbox
from kyc_clients.sandbox.mock import SandboxMock

RETURN = "https://example.com/kyc/return"
PURPOSE = "Opening an account"
INSTANT = "2026-01-01T00:00:00Z"


class Party(NamedTuple):
    """A provider."""

    name: str
    mock: type[Mock]
    client: Callable[..., Any]
    async_client: Callable[..., Any]
    opens: str
    """The operation that opens a session."""


PARTIES = {
    "sandbox": Party("sandbox", SandboxMock, Sandbox, AsyncSandbox, "digilockerInitiateSession"),
    "decentro": Party("decentro", DecentroMock, Decentro, AsyncDecentro, "digilockerSsoInitiateSession"),
    "deepvue": Party("deepvue", DeepvueMock, Deepvue, AsyncDeepvue, "digilockerInitiateSession"),
}


class Scene:
    """Two or more providers, and a flow of one kind over them."""

    def __init__(self, mocks: dict[str, Mock], kind: str) -> None:
        self.mocks = mocks
        self.kind = kind
        self._loop = asyncio.new_event_loop()
        self.clients: list[Any] = []

    def client(self, name: str, **options: Any) -> Any:
        """A client with the mock's credentials, which never waits for real."""
        mock = self.mocks[name]
        secrets = mock.tenant(options.pop("tenant", None)).secrets
        credentials = {argument: secrets[argument] for argument in mock.provider.arguments}
        make = PARTIES[name].client if self.kind == "sync" else PARTIES[name].async_client
        given = {"base_url": mock.base_url, "effects": Effects(sleep=lambda _: None), **credentials, **options}
        client = make(**given)
        self.clients.append(client)
        return client

    def flow(self, *clients: Any, **options: Any) -> Any:
        """A flow of the scene's kind."""
        return (ConsentFlow if self.kind == "sync" else AsyncConsentFlow)(*clients, **options)

    def run(self, outcome: Any) -> Any:
        """What a verb returns, awaited where it must be."""
        if isinstance(outcome, Awaitable):
            return self._loop.run_until_complete(_awaited(outcome))
        return outcome

    def start(self, flow: Any, reference: str | None = None, **options: Any) -> Started:
        """Open a session for both documents."""
        asked = {"return_url": RETURN, "purpose": PURPOSE, "reference": reference, **options}
        started: Started = self.run(flow.start(["aadhaar", "pan"], **asked))
        return started

    def close(self) -> None:
        """Close the clients."""
        for client in self.clients:
            self.run(client.close() if self.kind == "sync" else client.aclose())
        self._loop.close()


async def _awaited(outcome: Awaitable[Any]) -> Any:
    return await outcome


@contextmanager
def served() -> Iterator[dict[str, Mock]]:
    """All mocks, served; their clocks stand."""
    with (
        SandboxMock(clock=Clock(INSTANT)) as one,
        DecentroMock(clock=Clock(INSTANT)) as two,
        DeepvueMock(clock=Clock(INSTANT)) as three,
    ):
        yield {"sandbox": one, "decentro": two, "deepvue": three}


def in_process(mock: Mock) -> httpx.AsyncBaseTransport:
    """Reach a mock without a socket."""
    return httpx.ASGITransport(app=mock.app)
