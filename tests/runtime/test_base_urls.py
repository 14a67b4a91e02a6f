"""Where a client sends: which base URLs there are, which one an operation has, and which are for tests."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generator.runtime.address import address, checked_url, environment_of, is_trial, located, own_server, root
from generator.runtime.errors import ConfigurationError
from generator.runtime.operation import ClientSpec

SPEC = ClientSpec(
    provider="acme",
    package="acme",
    title="Acme",
    environments={"live": "https://{tenant}.acme.example/v1/", "test": "https://test.acme.example/v1"},
    trials=("test",),
    variables={"tenant": ("tenant_name", None)},
)
ONE = ClientSpec(provider="acme", package="acme", environments={"live": "https://acme.example"})


def _operation(**servers: str) -> Any:
    return SimpleNamespace(method="GET", path="/jobs", servers=servers)


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://acme.example", "https://acme.example"),
        ("https://acme.example/v1//", "https://acme.example/v1"),
        ("https://acme.example:8443", "https://acme.example:8443"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://[::1]:1", "http://[::1]:1"),
    ],
)
def test_a_base_url_has_no_stroke_at_its_end(url: str, checked: str) -> None:
    """Its path begins with the one of the operation."""
    assert checked_url(url) == checked


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (None, "base_url must be a text, not None"),
        ("", "with a host and without user"),
        ("acme.example", "with a host and without user"),
        ("https://", "with a host and without user"),
        ("https://.", "with a host and without user"),
        ("ftp://acme.example", "with a host and without user"),
        ("https://user@acme.example", "with a host and without user"),
        ("https://acme.example?a=1", "with a host and without user"),
        ("https://acme.example#a", "with a host and without user"),
        ("https://acme.example/{id}", "with a host and without user"),
        ("https://acme.example/a b", "with a host and without user"),
        ("https://acme.example/\t", "with a host and without user"),
        ("https://acme.example:99999", "with a host and without user"),
        ("https://[acme", "with a host and without user"),
        ("http://acme.example", "base_url must be https"),
        ("http://10.0.0.1", "base_url must be https"),
        ("http://localhost.example", "base_url must be https"),
    ],
)
def test_what_is_no_base_url_is_refused(url: Any, message: str) -> None:
    """Before any credential travels."""
    with pytest.raises(ConfigurationError, match=message):
        checked_url(url)


def test_the_environment_that_is_named_or_the_only_one_is_sent_to() -> None:
    """A base URL goes before both."""
    assert address(ONE, None, None) == "https://acme.example"
    assert address(ONE, "live", None) == "https://acme.example"
    assert address(SPEC, "test", None) == "https://test.acme.example/v1"
    assert address(SPEC, "test", "https://other.example/") == "https://other.example"
    with pytest.raises(ConfigurationError, match=r"^Acme: say which environment to use \(live, test\), or give a base"):
        address(SPEC, None, None)
    with pytest.raises(ConfigurationError, match=r"^acme: there is no environment 'test'; there are: live$"):
        address(ONE, "test", None)
    with pytest.raises(ConfigurationError, match=r"^Acme: give tenant_name, which is a part of .*https://\{tenant\}"):
        address(SPEC, "live", None)


@pytest.mark.parametrize("value", ["shop", "shop-1", "a", "1.b_c"])
def test_a_part_of_an_address_is_filled_in(value: str) -> None:
    """As the caller gave it."""
    spec = located(SPEC, {"tenant": ("tenant_name", value)})

    assert address(spec, "live", None) == f"https://{value}.acme.example/v1"
    assert environment_of(spec, f"https://{value}.acme.example/v1") == "live"
    assert environment_of(spec, f"https://{value}x.acme.example/v1") == ""


@pytest.mark.parametrize("value", ["", "-a", "a-", "a/b", "a@b", "\u00e9", "a b", ".", 1.5 + 1j])
def test_what_is_no_part_of_an_address_is_refused(value: Any) -> None:
    """It could lead elsewhere."""
    with pytest.raises(ConfigurationError, match=r"^tenant_name must be a part of an address: letters, digits"):
        located(SPEC, {"tenant": ("tenant_name", value)})


def test_an_operation_with_servers_of_its_own_is_sent_to_that_of_the_environment() -> None:
    """A base URL that the caller gave serves it as well, below the path of its server."""
    spec = located(SPEC, {"tenant": ("tenant_name", "shop")})
    files = _operation(live="https://{tenant}.files.example/v2/", test="https://files.example")

    assert own_server(spec, "https://shop.acme.example/v1", files) == "https://shop.files.example/v2"
    assert own_server(spec, "https://test.acme.example/v1", files) == "https://files.example"
    assert own_server(spec, "https://proxy.example/v1", files) == "https://proxy.example/v2"
    assert own_server(spec, "https://proxy.example", files) == "https://proxy.example"
    with pytest.raises(
        ConfigurationError, match=r"^Acme: GET /jobs is not served in the environment 'test', but in: live"
    ):
        own_server(spec, "https://test.acme.example/v1", _operation(live="https://files.example"))


def test_the_longest_path_that_a_base_url_ends_with_is_replaced() -> None:
    """Servers without a name stand below the path of the client."""
    spec = ClientSpec(provider="acme", package="acme", path="/b", environments={"long": "https://acme.example/a/b"})

    assert own_server(spec, "https://proxy.example/a/b", _operation(short="/s", long="https://acme.example/l")) == (
        "https://proxy.example/l"
    )
    assert own_server(spec, "https://proxy.example/b", _operation(short="/s/")) == "https://proxy.example/s"


@pytest.mark.parametrize(
    ("url", "trial"),
    [
        ("https://test.acme.example/v1", True),
        ("https://shop.acme.example/v1", False),
        ("http://localhost:1", True),
        ("http://127.0.0.2", True),
        ("https://acme.example", False),
        ("https://8.8.8.8", False),
    ],
)
def test_an_environment_for_tests_or_this_machine_is_off_production(url: str, *, trial: bool) -> None:
    """Nothing else is."""
    assert is_trial(SPEC, url) is trial


def test_the_root_of_a_host_has_no_path() -> None:
    """But its port."""
    assert root("https://acme.example:1/a/b") == "https://acme.example:1"
    assert root("https://acme.example") == "https://acme.example"
