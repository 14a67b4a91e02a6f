"""Small parts of the runtime, each by itself: address, alternatives, files, nested, plan, proxies, reading, token_caches."""

from __future__ import annotations

import asyncio
from math import nan
from typing import Any, ClassVar

import pytest
from attrs import define

from kyc_clients._runtime import token_caches
from kyc_clients._runtime.address import located
from kyc_clients._runtime.credentials import Vault
from kyc_clients._runtime.decode import decoder
from kyc_clients._runtime.documents.files import DocumentFile
from kyc_clients._runtime.errors import ConfigurationError
from kyc_clients._runtime.model import Model, Schema
from kyc_clients._runtime.nested import same
from kyc_clients._runtime.operation import Body, ClientSpec, HttpBearer, Login, Operation, Parameter
from kyc_clients._runtime.plan import Plan
from kyc_clients._runtime.proxies import checked_proxy
from kyc_clients._runtime.reading import Reader

TEXT: Schema = {"type": "string"}


@define(kw_only=True, repr=False)
class Row(Model):
    """A row of a list."""

    id: str

    _schema: ClassVar[Schema] = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}


@define(kw_only=True, repr=False)
class Page(Model):
    """What holds rows."""

    rows: list[Any] | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "rows": {"type": "array", "items": {"type": "object", "required": ["id"], "properties": {"id": TEXT}}}
        },
    }


def resolve(name: str) -> type[Model]:
    """Find a class by its name."""
    return {"Row": Row, "Page": Page}[name]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ([1, {"a": [2]}], [1, {"a": [2]}], True),
        ([1, {"a": [2]}], [1, {"a": [3]}], False),
        ([1], [1, 2], False),
        ({"a": 1}, {"a": 1, "b": 1}, False),
        ({"a": 1}, {"b": 1}, False),
        ([nan], [nan], True),
        (1, 1.0, True),
        ([], {}, False),
        (Row(id="a"), Row(id="a"), True),
        (Row(id="a"), Row(id="b"), False),
        (Page(rows=[Row(id="a")]), Page(rows=[Row(id="a")]), True),
        (Page(rows=[Row(id="a")]), Page(), False),
        (Row(id="a"), Page(), False),
    ],
)
def test_nested_values_are_equal_as_python_says_of_flat_ones(one: object, other: object, *, equal: bool) -> None:
    """A value that is no number is equal to itself inside a list, as it is for Python."""
    assert same(one, other) is equal


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"allOf": [{"$ref": "Row"}, {"type": "object"}]}, {"id": "a"}, Row(id="a")),
        ({"allOf": [{"type": "object"}, {"$ref": "Row"}]}, {"id": "a"}, Row(id="a")),
        ({"allOf": [{"type": "object"}, {"minProperties": 1}]}, {"id": "a"}, {"id": "a"}),
        ({"allOf": [{"type": "object"}], "properties": {"r": {"$ref": "Row"}}}, {"r": {"id": "a"}}, {"r": Row(id="a")}),
        ({"anyOf": [{"minimum": 1}, {"multipleOf": 1}], "type": "integer"}, 5.0, 5),
        ({"anyOf": [{"$ref": "Row"}, {"$ref": "Page"}]}, {"rows": []}, Page(rows=[])),
    ],
)
def test_a_value_is_read_by_the_alternative_that_makes_something_of_it(
    schema: Schema, value: object, found: object
) -> None:
    """Or by what stands beside the alternatives, where none does."""
    read = decoder(schema, resolve)(value)

    assert read == found
    assert type(read) is type(found)


def test_rows_that_were_left_out_are_kept_in_what_holds_their_list() -> None:
    """Inside a list, and inside a mapping."""
    schema: Schema = {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"$ref": "Page"}},
    }
    read, events = Reader(schema, resolve, "read")({"a": [{}, {"rows": [{"id": "a"}, 7]}]}, 200)

    pages: Any = read
    assert [page.extra for page in pages["a"]] == [{}, {"rows": [7]}]
    assert pages["a"][1].rows == [{"id": "a"}]
    assert [one.rule for one in events] == ["row"]


def test_no_message_repeats_a_sensitive_argument() -> None:
    """In the path or the body; of an object, no part, and of a body that is one argument nothing."""
    schema: Schema = {"type": "object", "properties": {"pin": {**TEXT, "x-sensitive": True}, "name": TEXT, "more": {}}}
    key = Parameter("key", "key", "query", {**TEXT, "x-sensitive": True})
    body = Body("application/json", schema, fields=("pin", "name", "more"))
    of_fields = Plan(Operation(id="x", method="POST", path="/a", parameters=(key,), body=body, responses={}), resolve)
    whole = Plan(Operation(id="x", method="POST", path="/a", body=Body("text/plain", TEXT), responses={}), resolve)

    given = {"key": "k-1", "pin": "p-1", "name": "n-1", "more": {"a": "m-1"}}
    assert sorted(of_fields.secrets(given)) == ["k-1", "m-1", "p-1"]
    assert whole.secrets({"body": "b-1"}) == ["b-1"]


def test_a_file_of_the_other_kind_of_flow_says_how_it_is_fetched() -> None:
    """Each has one way."""
    with pytest.raises(ConfigurationError, match=r"asynchronous flow: await download_async\(\)"):
        DocumentFile().download()
    with pytest.raises(ConfigurationError, match=r"synchronous flow: call download\(\)"):
        asyncio.run(DocumentFile().download_async())


@pytest.mark.parametrize("url", ["http://a", "HTTPS://a:1", "socks5://u:p@a:65535", "socks5h://[::1]:9"])
def test_the_url_of_a_proxy_has_a_scheme_and_a_host(url: str) -> None:
    """It stays as it is."""
    assert checked_proxy(url, "proxy") == url


@pytest.mark.parametrize(
    "url", ["a:1", "http://", "http://a:0", "http://a:65536", "http://a b", "http://a\n", "ftp://a"]
)
def test_what_is_no_url_of_a_proxy_is_refused_without_being_shown(url: str) -> None:
    """It may hold a password."""
    with pytest.raises(ConfigurationError) as caught:
        checked_proxy(url, "proxy")

    assert str(caught.value) == (
        "proxy is not the URL of a proxy: it begins with http://, https://, socks5:// or socks5h:// and has a host"
    )


def test_a_part_of_an_address_need_not_be_known() -> None:
    """Its place stays open."""
    spec = ClientSpec("acme", "acme")

    assert located(spec, {"tenant": ("tenant", None)}).variables == {"tenant": ("tenant", None)}


def test_credentials_that_never_change_are_not_compared_at_every_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """They have one place for their token."""
    monkeypatch.setattr(token_caches, "fingerprint", lambda *_: pytest.fail("they are compared"))
    login = Login("logIn", (), ("/token",), 60)
    spec = ClientSpec("acme", "acme", schemes={"key": HttpBearer("key", login)})
    caches = token_caches.TokenCaches(spec)
    first, second = (caches.of("key", "https://acme.example", Vault({"a": text}), lambda: 0.0) for text in "bc")

    assert first is second
