"""The example applications work as they stand: a person begins, consents or refuses, comes back, reloads."""

import asyncio
import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import httpx
import pytest
from django.test import Client as DjangoClient

from kyc_clients.consent import AsyncConsentFlow, ConsentFlow
from kyc_clients.decentro import AsyncDecentro, Decentro
from kyc_clients.decentro.mock import DecentroMock
from kyc_clients.sandbox import AsyncSandbox, Sandbox
from kyc_clients.sandbox.mock import SandboxMock

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
EXAMPLES = sorted((ROOT / "examples").glob("*_app.py"))


@pytest.fixture(scope="module")
def mocks() -> Iterator[tuple[SandboxMock, DecentroMock]]:
    """The two providers of the examples."""
    with SandboxMock() as sandbox, DecentroMock() as decentro:
        yield sandbox, decentro


Get = Callable[[str], tuple[int, str, Any]]
"""Fetch a path or an address: status, where it leads, and the JSON."""


@pytest.fixture(params=["fastapi", "flask", "django"])
def get(request: pytest.FixtureRequest, mocks: tuple[SandboxMock, DecentroMock]) -> Get:
    """A browser at an example application, whose first provider is rate limited and whose second works."""
    for mock in mocks:
        mock.reset()
    mocks[0].faults.add("rate-limit", operation="digilockerInitiateSession", times=None)
    make: Callable[..., Get] = getattr(sys.modules[__name__], f"_{request.param}")
    return make(request, *mocks)


def _fastapi(request: pytest.FixtureRequest, sandbox: SandboxMock, decentro: DecentroMock) -> Get:
    module = importlib.import_module("examples.fastapi_app")
    one = AsyncSandbox(base_url=sandbox.base_url, **sandbox.credentials)
    two = AsyncDecentro(base_url=decentro.base_url, **decentro.credentials)
    transport = httpx.ASGITransport(app=module.create_app(AsyncConsentFlow(one, two), "secret"))
    client = httpx.AsyncClient(transport=transport, base_url="https://app.example.com")
    loop = asyncio.new_event_loop()
    request.addfinalizer(loop.close)
    request.addfinalizer(lambda: loop.run_until_complete(_close(client, one, two)))

    def get(url: str) -> tuple[int, str, Any]:
        response = loop.run_until_complete(client.get(url))
        return response.status_code, response.headers.get("location", ""), _json(response)

    return get


def _flask(request: pytest.FixtureRequest, sandbox: SandboxMock, decentro: DecentroMock) -> Get:
    module = importlib.import_module("examples.flask_app")
    client = module.create_app(_flow(request, sandbox, decentro), "secret").test_client()

    def get(url: str) -> tuple[int, str, Any]:
        response = client.get(url, base_url="https://app.example.com")
        return response.status_code, response.headers.get("location", ""), response.get_json(silent=True)

    return get


def _django(request: pytest.FixtureRequest, sandbox: SandboxMock, decentro: DecentroMock) -> Get:
    module = importlib.import_module("examples.django_app")
    django.setup()
    flow = _flow(request, sandbox, decentro)
    monkeypatch = pytest.MonkeyPatch()
    request.addfinalizer(monkeypatch.undo)
    monkeypatch.setattr(module, "flow", lambda: flow)
    client = DjangoClient()

    def get(url: str) -> tuple[int, str, Any]:
        response: Any = client.get(url.replace("https://app.example.com", ""), secure=True, HTTP_HOST="app.example.com")
        return response.status_code, response.headers.get("location", ""), _json(response)

    return get


def _flow(request: pytest.FixtureRequest, sandbox: SandboxMock, decentro: DecentroMock) -> ConsentFlow:
    one = Sandbox(base_url=sandbox.base_url, **sandbox.credentials)
    two = Decentro(base_url=decentro.base_url, **decentro.credentials)
    request.addfinalizer(one.close)
    request.addfinalizer(two.close)
    return ConsentFlow(one, two)


async def _close(*clients: Any) -> None:
    for client in clients:
        await client.aclose()


def _json(response: Any) -> Any:
    return response.json() if "json" in response.headers.get("content-type", "") else None


def _session(decentro: DecentroMock) -> str:
    return str([*decentro.state.sessions][-1].id)


def test_a_person_consents_comes_back_and_reloads(get: Get, mocks: tuple[SandboxMock, DecentroMock]) -> None:
    status, url, _ = get("/kyc")
    assert (status // 100, url.startswith(mocks[1].base_url)) == (3, True)
    assert get("/kyc")[1] == url
    back = mocks[1].consent(_session(mocks[1]))
    assert back.startswith("https://app.example.com/kyc/return?")
    for _ in range(2):
        status, leads, _ = get(back)
        assert (status // 100, leads.endswith("/kyc/result")) == (3, True)
    status, _, shown = get("/kyc/result")
    assert (status, shown) == (200, {"name": "Asha Example", "city": "Pune", "pan": "AAAAA0000A"})


def test_a_person_shares_the_aadhaar_alone(get: Get, mocks: tuple[SandboxMock, DecentroMock]) -> None:
    get("/kyc")
    get(mocks[1].consent(_session(mocks[1]), ["ADHAR"]))
    assert get("/kyc/result")[2] == {"name": "Asha Example", "city": "Pune", "pan": None}


def test_a_person_refuses(get: Get, mocks: tuple[SandboxMock, DecentroMock]) -> None:
    get("/kyc")
    session = _session(mocks[1])
    status, _, output = get(mocks[1].deny(session))
    assert (status, output) == (403, {"error": "ConsentDenied", "support": session})


def test_a_browser_without_a_session_is_sent_away(get: Get) -> None:
    assert get("/kyc/return?code=x")[0] == 404


def test_a_day_without_any_provider(get: Get, mocks: tuple[SandboxMock, DecentroMock]) -> None:
    mocks[1].faults.add("rate-limit", operation="digilockerSsoInitiateSession", times=None)
    assert get("/kyc")[0] == 503


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_short_and_casts_nothing(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 115
    assert not any(word in text for word in ("cast(", "type: ignore", "_runtime", "Any"))


@pytest.mark.slow
def test_examples_are_typed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", *map(str, EXAMPLES)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")
