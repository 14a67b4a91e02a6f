"""A consent flow of either kind over a mock, driven by one set of blocking verbs, so that a test is written once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar, cast

from ..aio import AsyncClient
from ..effects import Effects
from ..errors import KycError
from ..flow.aio import AsyncConsentFlow
from ..flow.breaker import BreakerPolicy
from ..flow.member import Member
from ..flow.sync import ConsentFlow

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from ..documents.files import DocumentFile
    from ..documents.models import Aadhaar, Certificate, Pan
    from ..download import Download
    from ..flow.provider import DocumentKind, Product
    from ..flow.results import Consent, Started
    from ..sync import Client
    from .mock import Mock
    from .sessions import Status

T = TypeVar("T")


class Bench:
    """A flow over one mock. Its clock is the mock's; waiting moves it."""

    def __init__(
        self, mock: Mock, make: Callable[..., Client | AsyncClient], *, products: Mapping[str, str] | None = None
    ) -> None:
        """Make a client with the mock's credentials, and a flow over it."""
        self.mock = mock
        self._make = make
        self._products = dict(products or {})
        self._loop = asyncio.new_event_loop()
        self._clients: list[Client | AsyncClient] = []
        self.restart()

    def restart(self, *, key: str | None = None, tenant: str | None = None) -> None:
        """Forget everything that a process knows: another client, another flow, another store."""
        secrets = self.mock.tenant(tenant).secrets
        credentials = {name: secrets[name] for name in self.mock.provider.arguments}
        client = self._make(base_url=self.mock.base_url, retries=0, **credentials)
        self._clients.append(client)
        effects = Effects(sleep=self._sleep, now=self.mock.clock.now, random=lambda: 0.5)
        flow_type = AsyncConsentFlow if isinstance(client, AsyncClient) else ConsentFlow
        self.flow: ConsentFlow | AsyncConsentFlow = flow_type(
            client,  # type: ignore[arg-type]  # of the same kind as the flow
            products=self._products,
            key=key,
            effects=effects,
        )
        member = Member(client, "", self._products.get(self.mock.provider.name), BreakerPolicy(), effects.now)
        self._product: Product = member.products[0]
        self.title = member.title

    def _sleep(self, seconds: float) -> None:
        self.mock.clock.advance(seconds=seconds)

    @property
    def polled(self) -> bool:
        """Whether the provider can be asked for the state of a session."""
        return self._product.polled

    @property
    def has_page(self) -> bool:
        """Whether there is an address for the person's browser."""
        return self._product.page

    def start(
        self,
        documents: Sequence[DocumentKind],
        *,
        return_url: str,
        purpose: str,
        reference: str | None,
        verified_mobile: str | None = None,
        best_effort: bool = False,
    ) -> Started:
        """Open a session."""
        return self._run(
            self.flow.start(
                documents, return_url=return_url, purpose=purpose, reference=reference,
                verified_mobile=verified_mobile, best_effort=best_effort,
            )
        )  # fmt: skip

    def finish(self, token: str, callback: str | None) -> Consent:
        """Finish a session."""
        return self._run(self.flow.finish(token, callback))

    def check(self, token: str) -> Consent:
        """Ask what was decided."""
        return self._run(self.flow.check(token))

    def wait(self, token: str, *, timeout: float) -> Consent:
        """Wait for the decision."""
        return self._run(self.flow.wait(token, timeout=timeout))

    def aadhaar(self, token: str) -> Aadhaar:
        """Read an Aadhaar."""
        return self._run(self.flow.aadhaar(token))

    def pan(self, token: str) -> Pan:
        """Read a PAN."""
        return self._run(self.flow.pan(token))

    def document(self, token: str, kind: DocumentKind) -> Aadhaar | Pan | Certificate:
        """Read any document."""
        flow = self.flow
        if isinstance(flow, AsyncConsentFlow):
            return self._loop.run_until_complete(flow.document(token, kind))
        return flow.document(token, kind)

    def files(self, token: str) -> tuple[DocumentFile, ...]:
        """List the files."""
        return self._run(self.flow.files(token))

    def load(self, file: DocumentFile) -> Download:
        """Fetch a file."""
        if isinstance(self.flow, AsyncConsentFlow):
            return self._loop.run_until_complete(file.download_async())
        return file.download()

    def together(self, *steps: tuple[str, str]) -> list[Consent | KycError]:
        """Finish several sessions at once: by threads, or by tasks."""
        flow = self.flow
        if isinstance(flow, AsyncConsentFlow):
            return self._loop.run_until_complete(_gather(flow, steps))

        def finish(step: tuple[str, str]) -> Consent | KycError:
            try:
                return self.finish(*step)
            except KycError as error:
                return error

        with ThreadPoolExecutor(len(steps)) as pool:
            return list(pool.map(finish, steps))

    def consent(self, started: Started, allow: Sequence[DocumentKind] | None = None) -> str:
        """Do what a willing person does; return the address that the browser is sent to."""
        words = None if allow is None else [self._product.documents[kind] for kind in allow]
        return self.mock.consent(started.session_id, words)

    def deny(self, started: Started) -> str:
        """Do what an unwilling person does."""
        return self.mock.deny(started.session_id)

    def move(self, started: Started, to: Status) -> None:
        """Let the person go a step on their way."""
        with self.mock.lock:
            self.mock.state.sessions.move(self.mock.state.sessions.get(started.session_id), to)

    def advance(self, seconds: float) -> None:
        """Let time pass, for the mock and the flow."""
        self.mock.clock.advance(seconds=seconds)

    def sent(self) -> int:
        """Return how many requests the mock has had."""
        return len(self.mock.requests)

    def secrets(self) -> list[str]:
        """Return what must not be seen anywhere."""
        return [*self.mock.tenant().secrets.values()]

    def _run(self, outcome: T | Awaitable[T]) -> T:
        if isinstance(self.flow, AsyncConsentFlow):
            return self._loop.run_until_complete(_awaited(cast("Awaitable[T]", outcome)))
        return cast("T", outcome)

    def __enter__(self) -> Self:
        """Return the bench."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the clients."""
        for client in self._clients:
            if isinstance(client, AsyncClient):
                self._loop.run_until_complete(client.aclose())
            else:
                client.close()
        self._loop.close()


async def _awaited(outcome: Awaitable[T]) -> T:
    return await outcome


async def _gather(flow: AsyncConsentFlow, steps: tuple[tuple[str, str], ...]) -> list[Consent | KycError]:
    found = await asyncio.gather(*(flow.finish(*step) for step in steps), return_exceptions=True)
    return [cast("Consent | KycError", each) for each in found]
