"""Which addresses serve an operation that has servers of its own, and which of them a client cannot use."""

from __future__ import annotations

from typing import Any

import pytest

from generator.normalise.own_servers import own_servers, read_servers
from generator.types import Json, Pointer
from tests.normalise.scopes import scope_of

Pairs = tuple[tuple[str, str], ...]
LIVE: Json = {"url": "https://api.example/v1", "x-environment": "live"}
TEST: Json = {"url": "https://test.example", "x-environment": "test"}
OWN = Pointer("/own/servers")
CLIENT = "no server of this operation is of an environment of the client"


def served(root: list[Json], own: list[Json]) -> tuple[Pairs, list[str]]:
    """Return the addresses of an operation in a client of these servers, and what is reported."""
    scope = scope_of({"openapi": "3.1.0", "servers": root, "own": {"servers": own}})
    main = read_servers(scope, [])
    assert scope.findings == []
    found = own_servers(scope, OWN, main)
    return found, [f"{item.pointer} {item.message.partition(' (at')[0]}" for item in scope.findings]


def server(url: str, **members: Json) -> Json:
    """Return a server."""
    return {"url": url, **members}


@pytest.mark.parametrize(
    ("root", "own", "found"),
    [
        ([LIVE], [LIVE], ()),
        ([LIVE], [server("https://other.example")], (("live", "https://other.example"),)),
        ([LIVE], [server("https://other.example", **{"x-environment": "live"})], (("live", "https://other.example"),)),
        ([LIVE, TEST], [server("https://b.example", **{"x-environment": "test"}), server("https://a.example", **{"x-environment": "live"})],
         (("live", "https://a.example"), ("test", "https://b.example"))),
        ([LIVE, TEST], [server("https://b.example", **{"x-environment": "test"})], (("test", "https://b.example"),)),
        ([LIVE, TEST], [server("/v2/")], (("live", "https://api.example/v2"), ("test", "https://test.example/v2"))),
        ([LIVE], [server("v2")], (("live", "https://api.example/v2"),)),
        ([server("/v1")], [server("/v2")], (("", "/v2"),)),
        ([LIVE], [server("/")], (("live", "https://api.example"),)),
    ],
)  # fmt: skip
def test_an_operation_is_served_where_its_own_servers_are(root: list[Json], own: list[Json], found: Pairs) -> None:
    """By the names of the client's; a path stands on each of its hosts."""
    assert served(root, own) == (found, [])


@pytest.mark.parametrize(
    ("root", "own", "found", "message"),
    [
        ([LIVE, TEST], [server("https://other.example")], (), f"{OWN} {CLIENT} (`live`, `test`)"),
        ([LIVE], [server(f"https://{name}.example", description=name) for name in "ab"], (), f"{OWN} {CLIENT} (`live`)"),
        ([LIVE], [server("/a"), server("/b")], (), f"{OWN} {CLIENT} (`live`)"),
        ([server("/v1")], [server("https://other.example")], (), f"{OWN} {CLIENT} (none with a host)"),
        ([LIVE], [server("/a/../b")], (), f"{OWN}/0/url '/a/../b' is no plain path"),
        ([LIVE], [server("/a/{b}")], (), f"{OWN}/0/url '/a/{{b}}' is no plain path"),
        ([LIVE], [server("/a b")], (), f"{OWN}/0/url '/a b' is no server that credentials may be sent to"),
        ([LIVE], [server("http://other.example", **{"x-environment": "live"})], (),
         f"{OWN}/0/url 'http://other.example' would send credentials unencrypted"),
    ],
)  # fmt: skip
def test_a_server_that_no_client_can_use_is_reported(
    root: list[Json], own: list[Json], found: Pairs, message: str
) -> None:
    """Calls then go where all others go."""
    assert served(root, own) == (found, [message])


def test_a_part_of_an_address_that_the_client_does_not_ask_for_is_reported() -> None:
    """One that a server of the root has is known."""
    variables: Json = {"zone": {"default": "<your-zone>"}}
    root = [server("https://{zone}.example", variables=variables, **{"x-environment": "live"})]
    known = served(root, [server("https://{zone}.other.example", variables=variables, **{"x-environment": "live"})])
    strange = served([LIVE], [server("https://{zone}.other.example", variables=variables, **{"x-environment": "live"})])

    assert known == ((("live", "https://{zone}.other.example"),), [])
    assert strange == (
        (), [f"{OWN} the address of this operation's server has `{{zone}}`, which no server of the root has"]
    )  # fmt: skip


def test_an_operation_without_servers_has_none_of_its_own() -> None:
    """It is served where all are."""
    scope = scope_of({"openapi": "3.1.0", "servers": [LIVE]})

    assert own_servers(scope, None, read_servers(scope, [])) == ()


class _Call:
    """An operation that has servers, or none."""

    def __init__(self, servers: str) -> None:
        self.servers = Pointer(servers) if servers else None


@pytest.mark.parametrize(
    ("root", "calls", "pointer", "path"),
    [
        ([LIVE], ["/own/servers"], "/servers", ""),
        ([], ["/own/servers", "/other/servers"], "/own/servers", ""),
        ([], ["/own/servers", ""], "/servers", ""),
        ([], [], "/servers", ""),
        ([server("/v1/")], [], "/servers", "/v1"),
        ([LIVE, server("v2")], [], "/servers", "v2"),
        ([server("/a b"), server("/v3")], [], "/servers", "/v3"),
    ],
)
def test_the_servers_of_a_client_are_the_roots_or_those_of_the_first_operation(
    root: list[Json], calls: list[str], pointer: str, path: str
) -> None:
    """Where every operation has its own; a relative one says what a caller's address ends with."""
    scope = scope_of({"openapi": "3.1.0", "servers": root, "own": {"servers": [TEST]}, "other": {"servers": [LIVE]}})
    listed: Any = [_Call(name) for name in calls]
    found = read_servers(scope, listed)

    assert (found.pointer, found.path) == (pointer, path)
