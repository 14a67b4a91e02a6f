"""The mock of a provider: its ASGI application, server and controls."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from starlette.applications import Starlette

from .application import Application
from .clock import Clock
from .contract import sensitive_names
from .control import control_routes
from .faults import Faults
from .ids import Ids
from .log import RequestLog
from .person import person_routes
from .provider import MockState, landing_url, page_url
from .serving import Server
from .visits import consent, deny

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType
    from typing import Self

    from starlette.types import ASGIApp

    from .contract import JsonObject
    from .provider import Provider
    from .tenants import Standing, Tenant


Credentials = TypeVar("Credentials", bound="Mapping[str, object]")


class Mock:
    """A stateful emulator of one provider.

    As a context manager it serves itself on a free loopback port; without that, `app` can be called in process. It can be used
    from several threads.
    """

    provider: ClassVar[Provider]
    """How the provider behaves."""

    def __init__(self, *, seed: object = 0, clock: Clock | None = None, port: int = 0) -> None:
        """Set up a mock. Equal seeds, and clocks that stand at the same instant, give byte-equal traffic."""
        self.clock = clock or Clock()
        self.lock = RLock()
        self.state = MockState(self.provider, seed=seed, clock=self.clock)
        self.faults = Faults(self.clock, Ids(f"{seed}/faults"), self.provider.contract.by_id)
        """Troubles on order: `mock.faults.add("latency", seconds=0.2)`."""
        self.requests = RequestLog(_sensitive(self.provider))
        """Requests and responses, without secrets."""
        self._port = port
        self._server: Server | None = None
        self._base_url = ""

    def start(self) -> None:
        """Serve on loopback until `stop`; a `with` block does both.

        Raises:
            OSError: if the port is taken.
        """
        self._server = Server(self.app, self._port)
        self._server.start()
        self._base_url = self._server.url

    def stop(self) -> None:
        """Stop serving; a mock that is not served stays so."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        """Serve on loopback until the block ends."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self.stop()

    @cached_property
    def app(self) -> ASGIApp:
        """The mock as an ASGI app."""
        routes = [*control_routes(self), *person_routes(self.provider, self.state, self.lock)]
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False
        # Not a `Mount`: its pattern takes no path with a line break, and a session's id may be any text.
        app.router.default = Application(self.provider, self.state, self.faults, self.requests, self.lock)
        return app

    @property
    def base_url(self) -> str:
        """Where it is served; the client's `base_url`.

        Raises:
            RuntimeError: while it is not served.
        """
        if not self._base_url:
            raise RuntimeError("the mock is not served; use it in a `with` block, or call `mock.app` in process")
        return self._base_url

    def tenant(self, name: str | None = None) -> Tenant:
        """Return a customer by name, or the first one. There are `first` and `second` from the start."""
        return self.state.tenants.get(name)

    def add_tenant(self, name: str, standing: Standing = "active") -> Tenant:
        """Take on another customer."""
        with self.lock:
            return self.state.tenants.add(name, standing)

    def page_url(self, session_id: str) -> str:
        """Return the address of the page on which a person decides about a session."""
        with self.lock:
            return page_url(self.state.sessions.get(session_id), self.base_url)

    def consent(self, session_id: str, allow: Iterable[str] | None = None) -> str:
        """Do what the person would: sign in and allow these documents (all by default), or none of them.

        Returns the URL that the browser would be sent to; empty where the session has none.

        Raises:
            KeyError: for an unknown session.
            ValueError: for a document that was not asked for, or when the session is over.
        """
        with self.lock:
            session = self.state.sessions.get(session_id)
            consent(self.provider, self.state, session, allow)
            return landing_url(self.provider, self.state, session)

    def deny(self, session_id: str) -> str:
        """Refuse, as the person would; return the URL that the browser would be sent to."""
        with self.lock:
            session = self.state.sessions.get(session_id)
            deny(self.provider, self.state, session)
            return landing_url(self.provider, self.state, session)

    def reset(self) -> None:
        """Forget everything: sessions, faults, requests, time. Credentials stay what they were at the beginning."""
        with self.lock:
            self.state.reset()
            self.faults.reset()
            self.requests.clear()


class MockFor(Mock, Generic[Credentials]):
    """A mock whose client is constructed with these credentials: `Client(base_url=mock.base_url, **mock.credentials)`."""

    @property
    def credentials(self) -> Credentials:
        """The first customer's credentials."""
        return self.credentials_of(None)

    def credentials_of(self, tenant: str | None) -> Credentials:
        """Return a customer's credentials, by name."""
        secrets = self.tenant(tenant).secrets
        return cast("Credentials", {name: secrets[name] for name in self.provider.arguments})


def _sensitive(provider: Provider) -> frozenset[str]:
    schemes = cast("Mapping[str, JsonObject]", provider.contract.components.get("securitySchemes", {}))
    headers = {str(scheme.get("name", "authorization")) for scheme in schemes.values()}
    return frozenset(
        {*sensitive_names(provider.contract.document), *headers, *provider.credentials, "authorization", "cookie"}
    )
