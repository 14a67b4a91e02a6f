"""The example applications in headless Chromium: a person clicks from the application to the provider and back."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
import httpx
import pytest
from django.core.handlers.wsgi import WSGIHandler

from kyc_clients.consent import AsyncConsentFlow, ConsentFlow
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.mock import Server
from tests.mocks.browser import MISSING, Browser, browsing, is_there

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not is_there(), reason=MISSING)]
sys.path.insert(0, str(Path(__file__).parents[2]))

ALLOW = "button[value=allow]"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One window for all tests."""
    with browsing(tmp_path_factory.mktemp("browser")) as window:
        yield window


@pytest.fixture(scope="module")
def mock() -> Iterator[DecentroMock]:
    """A provider that takes an address without TLS, as this machine's is."""
    with DecentroMock() as mock:
        yield mock


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _wsgi(app: Any) -> Iterator[str]:
    with make_server("127.0.0.1", 0, app, handler_class=_Quiet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextmanager
def _fastapi(mock: DecentroMock) -> Iterator[str]:
    transport = httpx.ASGITransport(app=mock.app)
    flow = AsyncConsentFlow(AsyncDecentro(base_url=mock.base_url, transport=transport, **mock.credentials))
    server = Server(importlib.import_module("examples.fastapi_app").create_app(flow, "secret"), 0)
    server.start()
    yield server.url
    server.stop()


@contextmanager
def _flask(mock: DecentroMock) -> Iterator[str]:
    with Decentro(base_url=mock.base_url, **mock.credentials) as client:
        app = importlib.import_module("examples.flask_app").create_app(ConsentFlow(client), "secret")
        with _wsgi(app) as url:
            yield url


@contextmanager
def _django(mock: DecentroMock) -> Iterator[str]:
    module = importlib.import_module("examples.django_app")
    django.setup()
    with Decentro(base_url=mock.base_url, **mock.credentials) as client, pytest.MonkeyPatch.context() as patch:
        flow = ConsentFlow(client)
        patch.setattr(module, "flow", lambda: flow)
        with _wsgi(WSGIHandler()) as url:
            yield url


@pytest.mark.parametrize("name", ["fastapi", "flask", "django"])
def test_a_person_walks_through_an_example(browser: Browser, mock: DecentroMock, name: str) -> None:
    mock.reset()
    with getattr(sys.modules[__name__], f"_{name}")(mock) as url:
        browser.open(f"{url}/kyc")
        browser.shows("Sign in to DigiLocker (mock)")
        browser.click(ALLOW)
        browser.shows("Share documents (mock)")
        browser.click(ALLOW)
        browser.arrives_at(f"{url}/kyc/result")
        shown = browser.evaluate("document.body.innerText")
    assert "Asha Example" in shown
    assert "AAAAA0000A" in shown
