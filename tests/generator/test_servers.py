"""Operations that have servers of their own: where clients send them, and with which credentials."""

import asyncio
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from generator.parse import decode
from generator.runtime.mock.contract import Contract
from tests.generator.making import lay_out, make

CASES = Path(__file__).parents[1] / "cases" / "operations"
NAMES = {
    "several": "servers",
    "alone": "servers-alone",
    "relative": "servers-relative",
    "variables": "servers-variables",
}
Send = Callable[..., list[str]]


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ModuleType]]:
    """The packages of the cases, by name."""
    folder = tmp_path_factory.mktemp("servers")
    sources = {
        name: decode("openapi.yaml", (CASES / case / "openapi.yaml").read_bytes()) for name, case in NAMES.items()
    }
    lay_out(folder, {name: make(source, name=name) for name, source in sources.items()})
    sys.path.insert(0, str(folder))
    try:
        yield {name: importlib.import_module(f"clients.{name}") for name in NAMES}
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name == "clients" or name.startswith("clients.")]:
            del sys.modules[name]


@pytest.fixture
def send(clients: dict[str, ModuleType]) -> Send:
    """Call methods of a client, both ways; the addresses that saw the requests."""

    def sent(name: str, *methods: str, **options: Any) -> list[str]:
        seen: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            key = request.headers.get("x-key", "")
            seen.append(f"{request.url} {key}".strip())
            return httpx.Response(200)

        package = clients[name]
        client = getattr(package, name.capitalize())(transport=httpx.MockTransport(answer), **options)
        other_client = getattr(package, f"Async{name.capitalize()}")(transport=httpx.MockTransport(answer), **options)
        for method in methods:
            getattr(client.jobs, method)()
        requested = [*seen]
        for method in methods:
            asyncio.run(getattr(other_client.jobs, method)())
        assert seen == [*requested, *requested]
        return requested

    return sent


def test_an_operation_goes_to_its_own_server_in_the_environment_of_the_client(send: Send) -> None:
    """With the credentials of the client: the document names those hosts. A path leads below the host of the environment."""
    methods = ("plain", "in_both", "below", "as_the_root")
    production = send("several", "in_one", *methods, environment="production", key="k")
    test = send("several", *methods, environment="test", key="k")

    assert production == [
        "https://slow.acme.example/b k",
        "https://api.acme.example/v1/a k",
        "https://files.acme.example/up/b k",
        "https://api.acme.example/v2/b k",
        "https://api.acme.example/v1/b k",
    ]
    assert test == [
        "https://test.acme.example/v1/a k",
        "https://files-test.acme.example/up/b k",
        "https://test.acme.example/v2/b k",
        "https://test.acme.example/v1/b k",
    ]


def test_an_operation_that_an_environment_does_not_have_is_not_sent_to_another(
    send: Send, clients: dict[str, ModuleType]
) -> None:
    """Credentials for tests stay away from production; whoever knows a server gives it."""
    with pytest.raises(clients["several"].errors.ConfigurationError) as caught:
        send("several", "in_one", environment="test", key="k")

    assert str(caught.value) == (
        "Several: PUT /b is not served in the environment 'test', but in: production. Give a base_url if there is a server for it"
    )


@pytest.mark.parametrize(
    ("base_url", "sent"),
    [
        ("https://eu.acme.example/v1", ["/v1/a", "/up/b", "/b", "/v2/b", "/v1/b"]),
        ("https://eu.acme.example/proxy/v1/", ["/proxy/v1/a", "/proxy/up/b", "/proxy/b", "/proxy/v2/b", "/proxy/v1/b"]),
        ("https://eu.acme.example/mock", ["/mock/a", "/mock/b", "/mock/b", "/mock/b", "/mock/b"]),
    ],
)
def test_a_base_url_leads_every_call(base_url: str, sent: list[str], send: Send) -> None:
    """The path of an operation's server takes the place of the contract's own, where that is there to see."""
    found = send("several", "plain", "in_both", "in_one", "below", "as_the_root", base_url=base_url, key="k")

    assert found == [f"https://eu.acme.example{path} k" for path in sent]


def test_the_address_of_an_environment_given_as_base_url_is_that_environment(send: Send) -> None:
    """With or without a slash at its end."""
    assert send("several", "in_both", base_url="https://test.acme.example/v1/", key="k") == [
        "https://files-test.acme.example/up/b k"
    ]


def test_a_document_whose_operations_alone_have_servers_needs_no_base_url(send: Send) -> None:
    """The first operation's are the client's."""
    assert send("alone", "run", "fetch") == ["https://api.acme.example/v1/a", "https://files.acme.example/b"]
    assert send("alone", "run", "fetch", base_url="https://one.example") == [
        "https://one.example/a",
        "https://one.example/b",
    ]


def test_a_relative_server_is_below_the_host_of_the_base_url(send: Send) -> None:
    """In place of the path of the root's relative server."""
    assert send("relative", "run", "try_out", base_url="https://acme.example/v1") == [
        "https://acme.example/v1/a",
        "https://acme.example/v2/beta/b",
    ]


def test_variables_that_callers_know_are_filled_in_everywhere(send: Send, clients: dict[str, ModuleType]) -> None:
    """And what is no part of an address never is."""
    assert send("variables", "run", "fetch", tenant="shop-1") == [
        "https://shop-1.acme.example/a",
        "https://files-shop-1.acme.example/v2/b",
    ]
    with pytest.raises(clients["variables"].errors.ConfigurationError, match="tenant must be a part of an address"):
        send("variables", "run", tenant="evil.example/")
    with pytest.raises(clients["variables"].errors.ConfigurationError, match="give tenant, which is a part"):
        send("variables", "run")


def test_a_mock_serves_an_operation_below_the_path_of_its_own_server_too() -> None:
    """And at the root, where clients of a mock send it."""
    document: dict[str, Any] = {
        "info": {"title": "T"},
        "paths": {
            "/a/{x}": {
                "get": {"operationId": "run", "responses": {}, "servers": [{"url": "https://up.example/v2/up"}]}
            },
            "/b": {"servers": [{"url": "/v2"}], "get": {"operationId": "plain", "responses": {}}},
        },
    }
    contract = Contract(document)
    paths = ("/a/1", "/v2/up/a/1", "/b", "/v2/b", "/v3/b", "/v2up/a/1")
    found = [contract.find(path) for path in paths]

    assert [one and one.operations[0].id for one in found] == ["run", "run", "plain", "plain", None, None]
