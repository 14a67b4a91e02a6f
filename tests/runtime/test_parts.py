"""Small parts of the runtime, each by itself: address, alternatives, files, nested, plan, proxies, reading, token_caches."""

from __future__ import annotations

import asyncio
import json
from json import decoder as a_module
from math import nan
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest
from attrs import define

from kyc_clients._runtime import token_caches
from kyc_clients._runtime.address import located
from kyc_clients._runtime.assertions import same as same_json
from kyc_clients._runtime.body import Upload, outside
from kyc_clients._runtime.credentials import Vault
from kyc_clients._runtime.decode import decoder
from kyc_clients._runtime.documents.files import DocumentFile
from kyc_clients._runtime.drift import DriftEvent, broken_by, write
from kyc_clients._runtime.errors import ConfigurationError, InvalidRequest
from kyc_clients._runtime.formats import to_python
from kyc_clients._runtime.future_times import future_check
from kyc_clients._runtime.lazy import lazy
from kyc_clients._runtime.model import Model, Schema
from kyc_clients._runtime.nested import same
from kyc_clients._runtime.network import Sockets, Stream
from kyc_clients._runtime.operation import Body, ClientSpec, HttpBearer, Login, Operation, Parameter
from kyc_clients._runtime.plan import Plan
from kyc_clients._runtime.proxies import checked_proxy
from kyc_clients._runtime.reading import Reader
from kyc_clients._runtime.unset import UNSET, Unset
from kyc_clients._runtime.unwritable import texts_in

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


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("required", "is required"),
        ("unknown", "is not in the contract"),
        ("status", "HTTP 202 is not declared for this call"),
        ("type", "must be string, not integer"),
    ],
)
def test_a_client_that_allows_no_difference_names_the_first_in_words(rule: str, message: str) -> None:
    """By its rule."""
    broken = broken_by(DriftEvent("read", "/a/*", rule, "string", "integer", 202), "/a/0")

    assert (broken.rule, broken.message, broken.pointer) == (rule, message, "/a/0")


def test_events_are_written_without_keeping_their_file_open(tmp_path: Path) -> None:
    """It can be moved away between two of them."""
    event = DriftEvent("read", "/a", "type", "string", "integer", 200)
    to = write(str(tmp_path / "drift.jsonl"))
    before = len([*Path("/dev/fd").iterdir()])
    for _ in range(3):
        to(event)

    assert len([*Path("/dev/fd").iterdir()]) == before
    lines = [json.loads(line) for line in (tmp_path / "drift.jsonl").read_text().splitlines()]
    assert [line.pop("at") > 0 for line in lines] == [True] * 3
    assert lines[0] == {
        "operation": "read",
        "pointer": "/a",
        "rule": "type",
        "expected": "string",
        "found_kind": "integer",
        "status": 200,
        "found": "",
    }


def test_a_package_loads_names_and_modules_when_they_are_asked_for() -> None:
    """And knows no others."""
    load, names = lazy("json", {"decoder": "", "JSONDecoder": ".decoder"})

    assert (load("decoder"), load("JSONDecoder")) == (a_module, a_module.JSONDecoder)
    assert {"decoder", "JSONDecoder", "__name__"} <= set(names())
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'other'"):
        load("other")


def test_every_moment_of_a_list_must_lie_ahead() -> None:
    """In the rows of a list, and in members of those."""
    moment: Schema = {"type": "integer", "x-ahead": 0, "x-epoch": "seconds"}
    of_list = future_check({"type": "array", "items": moment}, resolve)
    of_rows = future_check({"type": "array", "items": {"type": "object", "properties": {"at": moment}}}, resolve)

    assert of_list is not None
    assert of_rows is not None
    assert [one.pointer for one in of_list([150, 50, 40], 100.0)] == ["/1", "/2"]
    assert [one.pointer for one in of_rows([{"at": 150}, {"at": 50}, {}], 100.0)] == ["/1/at"]
    assert of_list({"0": 50}, 100.0) == []


def test_a_pattern_that_ends_in_a_backslash_keeps_it() -> None:
    """Who compiles it reports that."""
    assert to_python("a\\") == "a\\"
    assert to_python(r"a\/$") == r"a/\Z"


@pytest.mark.parametrize(
    ("given", "wanted", "message"),
    [
        ("text/plain", "text/*", ""),
        ("", "text/*", ""),
        (
            "text/plain",
            "image/*",
            "has the media type text/plain, which is none of image/*: give another as `content_type`",
        ),
        ("", "image/*", "needs a media type of image/*: give `Upload(content, content_type=…)`"),
        ("text/plain", "image/png", ""),
    ],
)
def test_a_body_is_of_the_range_that_its_contract_names(given: str, wanted: str, message: str) -> None:
    """Where it names one."""
    assert outside(Upload(b"x", content_type=given) if given else b"x", wanted) == message


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": 1}, {"a": True}, False),
        ({"a": [0]}, {"a": [False]}, False),
        ({"a": 1}, {"a": 1, "b": 1}, False),
        ({"a": 1}, {"b": 1}, False),
        ([{"a": None}], [{"a": None}], True),
        ([], {}, False),
        (False, 0, False),
        (True, True, True),
    ],
)
def test_json_values_are_equal_at_every_depth_but_for_truth_and_numbers(
    one: object, other: object, *, equal: bool
) -> None:
    """Python takes `True` for 1; JSON does not."""
    assert same_json(one, other) is equal
    assert same_json(other, one) is equal


def test_the_texts_of_a_value_are_those_that_take_room_in_a_url() -> None:
    """Texts and whole numbers at every depth, no truth values, no null."""
    assert texts_in({"a": ["x", 1, True, None], "b": {"c": "y", "d": False}}) == ["x", "1", "y"]


def test_connections_of_a_closed_event_loop_are_closed_at_once() -> None:
    """Whatever kind they are."""

    class Inner:
        closed = 0

        def close(self) -> None:
            self.closed += 1

    sockets, inner = Sockets(), Inner()
    stream = Stream(cast("Any", inner), sockets)
    sockets.abandon()

    assert inner.closed == 1
    stream.close()
    assert inner.closed == 2


def test_a_value_that_nests_deeper_than_python_can_follow_is_a_broken_rule() -> None:
    """And no `RecursionError`."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    plan = Plan(Operation(id="x", method="POST", path="/a", body=Body("application/json", {}), responses={}), resolve)

    with pytest.raises(InvalidRequest) as caught:
        plan.request({"body": deep})

    assert [(one.pointer, one.rule) for one in caught.value.violations] == [("", "too-deep")]


def test_what_only_a_caller_says_is_unset_in_a_response_and_any_other_field_is_none() -> None:
    """A field of a response that is not there."""

    @define(kw_only=True, repr=False)
    class Account(Model):
        pin: str | Unset
        name: str | None

        _schema: ClassVar[Schema] = {"type": "object", "properties": {"pin": {**TEXT, "writeOnly": True}, "name": TEXT}}

    account = decoder({"$ref": "Account"}, {"Account": Account}.__getitem__)({})

    assert isinstance(account, Account)
    assert (account.pin, account.name) == (UNSET, None)
