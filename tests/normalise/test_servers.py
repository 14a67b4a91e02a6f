"""Which servers become environments, what these are called, and what callers give."""

from __future__ import annotations

import pytest

from generator.api import Variable
from generator.normalise.servers import environments_in, read_variables
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]
PLACE = Pointer("/servers")
NO_SERVER = "is no server that credentials may be sent to"


def read(servers: Json) -> tuple[list[tuple[str, str]], list[str], tuple[Variable, ...], list[str]]:
    """Return names and addresses of environments, what is refused of their addresses, the variables, and other reports."""
    refused: list[str] = []
    scope = scope_of({"servers": servers})
    found = environments_in(scope, PLACE, lambda place, message: refused.append(f"{place} {message}"))
    variables = read_variables(scope, PLACE, found, {"taken"})
    return [(item.name, item.url) for item in found], refused, variables, reports(scope)


def server(url: str, **variables: Json) -> Node:
    """Return a server with variables."""
    return {"url": url, **({"variables": variables} if variables else {})}


@pytest.mark.parametrize(
    ("servers", "found"),
    [
        ([], []),
        ({}, []),
        (None, []),
        ([1, server("https://a.example/v1/")], [("production", "https://a.example/v1")]),
        ([server("http://localhost:8000")], [("production", "http://localhost:8000")]),
        ([server("http://[::1]/v1")], [("production", "http://[::1]/v1")]),
        ([server("https://a.example:65535")], [("production", "https://a.example:65535")]),
        ([server("/v1")], []),
        ([{"url": "https://a.example", "description": "Live"}, {"url": "https://b.example", "description": "Two words"},
          {"url": "https://c.example", "description": "Other", "x-environment": "My Test"}],
         [("live", "https://a.example"), ("b_example", "https://b.example"), ("my_test", "https://c.example")]),
        ([{"url": "https://a.example", "description": "X"}, {"url": "https://a.example", "description": "X"}], [("x", "https://a.example")]),
        ([server("https://{r}.a.example", r={"default": "eu", "enum": ["eu", "us"]})],
         [("production", "https://eu.a.example"), ("production_us", "https://us.a.example")]),
        ([server("https://a.example/{v}", v={"default": "1", "enum": ["1", "@"]})],
         [("production", "https://a.example/1"), ("production_other", "https://a.example/@")]),
        ([server("https://{t}.a.example", t={"default": "eu1"})], [("production", "https://eu1.a.example")]),
        ([server("https://{t}.a.example", t={"default": "tenant", "enum": ["tenant"]})], [("production", "https://tenant.a.example")]),
        ([server("{o}/v1", o={"default": "https://a.example/"})], [("production", "https://a.example/v1")]),
        ([server("https://{a}{b}.a.example", a={"default": 0, "enum": [*range(10)]}, b={"default": 0, "enum": [*range(6)]})],
         [("production", "https://00.a.example")]),
    ],
    ids=lambda value: str(value)[:80],
)  # fmt: skip
def test_a_server_with_a_host_is_an_environment(servers: Json, found: list[tuple[str, str]]) -> None:
    """Called as an overlay says, by one word of its description, or by its host; each choice of its variables is one."""
    assert read(servers)[0] == found
    assert read(servers)[3] == []


def test_fifty_choices_are_a_list_to_choose_from() -> None:
    """One more is none, and the defaults count alone."""
    for most, number in ((50, 50), (51, 1)):
        names: list[Json] = [f"r{index}" for index in range(most)]
        assert len(read([server("https://{r}.a.example", r={"default": "r0", "enum": names})])[0]) == number


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("//a.example", NO_SERVER),
        ("ftp://a.example", NO_SERVER),
        ("https://a.example:65536", NO_SERVER),
        ("https://a.example:0", NO_SERVER),
        ("https://a.example/../x", NO_SERVER),
        ("https://a.example/%2e%2e/x", NO_SERVER),
        ("https://a.example/.", NO_SERVER),
        ("https://user@a.example", NO_SERVER),
        ("https://a.example?x=1", NO_SERVER),
        ("https://{t}.a.example", NO_SERVER),
        ("http://a.example", "would send credentials unencrypted"),
        ("HTTP://localhost.a.example", "would send credentials unencrypted"),
    ],
)
def test_an_address_that_credentials_may_not_be_sent_to_is_refused(url: str, reason: str) -> None:
    """With its place."""
    assert read([server(url)])[:2] == ([], [f"/servers/0/url {url!r} {reason}"])


@pytest.mark.parametrize(
    "default", ["your-tenant", "tenant", "my_company", "<id>", "{t}", "xxx", "TODO", "change-me", "acme", "t", "", None, "yourdomain"]
)  # fmt: skip
def test_a_variable_whose_default_stands_for_something_is_the_callers(default: Json) -> None:
    """So is one that is called like its value."""
    url = "https://{t}.a.example"
    found, refused, variables, _ = read([server(url, t={"default": default, "description": " T. "})])

    assert (found, refused, variables) == ([("production", url)], [], (Variable("t", "t", "T."),))


def test_variables_are_arguments_with_names_of_their_own() -> None:
    """The first server that has one describes it; a name without a letter is refused."""
    servers: list[Json] = [
        server("https://{taken}.a.example/{apiHost}", taken={"default": "", "description": "One."}, apiHost={"default": "apihost"}),
        server("https://{taken}.b.example", taken={"default": "", "description": "Two."}),
    ]  # fmt: skip

    assert read(servers)[2] == (Variable("taken_", "taken", "One."), Variable("api_host", "apiHost", ""))
    assert read([server("https://{名}.a.example", 名={"default": ""})])[2:] == ((), ["bad-name /servers"])


def test_two_addresses_of_one_name_are_reported_and_numbered() -> None:
    """From the second on."""
    servers: list[Json] = [{"url": f"https://{name}.example", "description": "X"} for name in "ab"]

    found, _, _, refused = read(servers)

    assert found == [("x", "https://a.example"), ("x_2", "https://b.example")]
    assert refused == ["name-collision /servers/1"]


def test_an_environment_may_be_one_for_trials() -> None:
    """Where an overlay says so with `true`."""
    servers: list[Json] = [
        {"url": f"https://{name}.example", "x-test": value} for name, value in (("a", True), ("b", "yes"))
    ]
    scope = scope_of({"servers": servers})

    assert [item.trial for item in environments_in(scope, PLACE, lambda _place, _message: None)] == [True, False]
