"""Answers: exact where the contract is broken, lenient where tomorrow's provider may differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from contextlib import suppress
from importlib import import_module
from typing import ClassVar

import httpx
import pytest
from attrs import define

from generator.runtime.decode import decoder, model_decoder
from generator.runtime.errors import UnexpectedResponse
from generator.runtime.exact import exact
from generator.runtime.failures import Broken
from generator.runtime.memory import remembered, union
from generator.runtime.model import Json, Model, Schema
from generator.runtime.schema import Decode, models_of
from generator.runtime.validate import validator
from tests.runtime.fake.models import Session
from tests.runtime.support import GOOD, Script, good


def read(schema: dict[str, object], value: object) -> object:
    """Read a value by a schema that refers to nothing."""

    def resolve(name: str) -> type[Session]:
        raise LookupError(name)

    return decoder(schema, resolve)(value)


def status_of(response: httpx.Response) -> UnexpectedResponse:
    """The error of a status call that gets this answer."""
    with pytest.raises(UnexpectedResponse) as caught:
        Script(response).client().vault.status(session_id="s-1")
    return caught.value


@pytest.mark.parametrize(
    ("response", "pointer", "rule"),
    [
        ({}, "/code", "required"),
        ({"code": 200, "transaction_id": "t"}, "/data", "required"),
        ({**GOOD, "data": None}, "/data", "type"),
        ({**GOOD, "data": []}, "/data", "type"),
        ({**GOOD, "data": "x"}, "/data", "type"),
        ({**GOOD, "code": "2e2"}, "/code", "type"),
        ({**GOOD, "code": True}, "/code", "type"),
        ({**GOOD, "code": 1.5}, "/code", "type"),
        ({**GOOD, "data": {"id": "1"}}, "/data/status", "required"),
        ({**GOOD, "data": {"id": "1", "status": 7}}, "/data/status", "type"),
        ({**GOOD, "data": {"id": "1", "status": "x", "active": 1}}, "/data/active", "type"),
        (
            {**GOOD, "data": {"id": "1", "status": "x", "documents": [{}, {}]}},
            "/data/documents/0/url",
            "required",
        ),
        ({**GOOD, "data": {"id": "1", "status": "x", "documents": [None]}}, "/data/documents/0", "type"),
        ([], "", "type"),
        ("x", "", "type"),
    ],
)
def test_a_broken_answer_names_its_pointer_and_rule(response: object, pointer: str, rule: str) -> None:
    """Missing fields and wrong types, at any depth, are an `UnexpectedResponse` that says where and why."""
    error = status_of(httpx.Response(200, json=response))

    assert (error.pointer, error.rule, error.status) == (pointer, rule, 200)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Gateway</body></html>",
        b'{"code": 200, "transaction_id": "t", "data": {"id": "s-1"',
        '{"code": 200, "transaction_id": "é"}'.encode("latin-1"),
        json.dumps(GOOD).encode("utf-16"),
        b'{"code": NaN}',
        b'{"code": Infinity}',
        b'{"code": 1e999}',
        b"[" * 100_000,
        b'{"code": ' + b"9" * 5000 + b"}",
        b"{'code': 200}",
    ],
    ids=[
        "empty",
        "html",
        "truncated",
        "latin-1",
        "utf-16",
        "NaN",
        "Infinity",
        "huge float",
        "deep",
        "huge int",
        "python",
    ],
)
def test_a_body_that_is_not_json_is_an_unexpected_response(body: bytes) -> None:
    """Never a JSONDecodeError, a UnicodeError or a RecursionError."""
    error = status_of(httpx.Response(200, content=body, headers={"content-type": "application/json"}))

    assert (error.rule, error.pointer, error.status) == ("json", "", 200)


def test_an_unexpected_response_carries_the_facts_of_the_call() -> None:
    """Status, request id, method, path template and attempts are on the error; its excerpt masks every value."""
    response = httpx.Response(200, json={**GOOD, "data": {"id": "canary-id-9"}}, headers={"x-amzn-RequestId": "req-7"})

    error = status_of(response)

    assert (error.method, error.path) == ("GET", "/vault/sessions/{session_id}/status")
    assert (error.request_id, error.transaction_id, error.attempts) == ("req-7", "txn-1", 1)
    assert "canary" not in str(error)
    assert error.excerpt == '{"code":200,"transaction_id":…,"data":{"id":…}}'


def test_unknown_enum_values_pass_through() -> None:
    """A state that the provider adds tomorrow is a state."""
    data = Script(good(status="paused")).client().vault.status(session_id="s").data

    assert data.to_dict()["status"] == "paused"


def test_null_in_an_optional_field_reads_as_absent() -> None:
    """Many providers write null for "not there"."""
    session = Script(good(created_at=None, owner=None, documents=None)).client().vault.status(session_id="s").data

    assert (session.created_at, session.owner, session.documents) == (None, None, None)
    assert session.to_dict() == {"id": "s-1", "status": "created"}


def test_a_whole_float_is_an_integer() -> None:
    """JSON knows no difference between 3 and 3.0."""
    created = Script(good(created_at=3.0)).client().vault.status(session_id="s").data.created_at

    assert created == 3
    assert type(created) is int


def test_an_integer_is_a_number() -> None:
    """A number without a fraction is fine where a number is declared."""
    assert Script(good(score=3)).client().vault.status(session_id="s").data.score == 3


def test_assertions_about_values_do_not_count_in_answers() -> None:
    """A mobile with eleven digits in a response is no reason to lose a paid answer."""
    owner = {"@entity": "fake.owner", "name": "", "mobile": "12345678901"}

    found = Script(good(owner=owner)).client().vault.status(session_id="s").data.owner

    assert found is not None
    assert (found.name, found.mobile) == ("", "12345678901")


def test_a_byte_order_mark_is_ignored() -> None:
    """Some gateways put one in front."""
    body = b"\xef\xbb\xbf" + json.dumps(GOOD).encode()

    assert Script(httpx.Response(200, content=body)).client().vault.status(session_id="s").code == 200


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": ["string", "integer"]}, "x"),
        ({"type": ["string", "integer"]}, 7),
        ({"type": ["string", "null"]}, None),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, None),
        ({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]}, [1, 2]),
        ({"enum": ["a", "b"]}, "c"),
        ({"const": "a"}, "b"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"x": 1}),
        (
            {"type": "object", "properties": {"x": {"type": "integer"}}, "additionalProperties": False},
            {"x": 1, "y": "z"},
        ),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, ["a", "b"]),
        ({}, {"anything": [1, None]}),
    ],
)
def test_values_that_fit_are_read_as_they_are(schema: dict[str, object], value: object) -> None:
    """Unions, open enums, free objects and more items than declared are read."""
    assert read(schema, value) == value


@pytest.mark.parametrize(
    ("schema", "value", "pointer"),
    [
        ({"type": ["string", "integer"]}, True, ""),
        ({"type": ["string", "null"]}, 1, ""),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 1.5, ""),
        ({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]}, [1, "x"], "/1"),
        ({"enum": ["a", "b"]}, 7, ""),
        ({"const": True}, 1, ""),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"x/y": "z"}, "/x~1y"),
        ({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}, [["a"], ["b", 3]], "/1/1"),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, "/a"),
    ],
)
def test_values_that_do_not_fit_are_named_by_pointer(schema: dict[str, object], value: object, pointer: str) -> None:
    """Also inside unions and nested arrays."""
    with pytest.raises(Broken) as caught:
        read(schema, value)

    assert caught.value.pointer == pointer


def test_a_union_of_objects_prefers_the_branch_that_matches_strictly() -> None:
    """An open enum must not let the first branch swallow what plainly is the second."""
    circle = {
        "type": "object",
        "properties": {"kind": {"const": "circle"}, "r": {"type": "integer"}},
        "required": ["kind"],
    }
    square = {
        "type": "object",
        "properties": {"kind": {"const": "square"}, "a": {"type": "number"}},
        "required": ["kind"],
    }

    assert read({"oneOf": [circle, square]}, {"kind": "square", "a": 2}) == {"kind": "square", "a": 2}
    assert read({"oneOf": [circle, square]}, {"kind": "hexagon"}) == {"kind": "hexagon"}


@define(kw_only=True, repr=False)
class _Unhashable(Model):
    """A class of names that no provider should use."""

    first: str
    second: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            '"]; raise SystemExit #\n': {"x-attr": "first", "type": "string"},
            "\\'{0}\ud800": {"x-attr": "second", "type": "integer"},
        },
        "required": ['"]; raise SystemExit #\n'],
    }


@pytest.mark.parametrize("more", [{}, {"unknown": 1}])
def test_names_of_the_wire_are_never_code(more: dict[str, Json]) -> None:
    """Whatever they hold, and however many fields there are."""
    values: dict[str, Json] = {'"]; raise SystemExit #\n': "a", "\\'{0}\ud800": 2, **more}

    unusual = _Unhashable.from_dict(values)

    assert (unusual.first, unusual.second, unusual.extra) == ("a", 2, more)


@pytest.mark.parametrize(
    ("schema", "value", "fits"),
    [
        ({"properties": {"a": {"type": "string"}}}, {"a": "x"}, True),
        ({"properties": {"a": {}}}, {"a": "x"}, True),
        ({"properties": {"a": {"enum": ["x"]}}}, {"a": None}, False),
        ({"properties": {"a": {"type": ["string", "null"]}}}, {"a": None}, True),
        ({"properties": {"a": {}}, "required": ["a"]}, {}, False),
        ({"properties": {"a": {"writeOnly": True}}, "required": ["a"]}, {}, True),
        ({"properties": {"a": {}}}, {"b": 1}, False),
        ({"properties": {"a": {}}, "additionalProperties": True}, {"b": 1}, True),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "string"}}, {"b": "x"}, True),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "string"}}, {"b": 1}, False),
        ({"patternProperties": {"^n": {"type": "integer"}}, "properties": {}}, {"n": 1}, True),
        ({"patternProperties": {"^n": {"type": "integer"}}, "properties": {}}, {"n": "1"}, False),
        ({"properties": {"a": {"type": "string"}}, "x-essential": ["a"]}, {"a": ""}, False),
        ({"properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "x-essential": ["a"]}, {"b": ""}, True),
        ({"properties": {"a": {"type": "string"}}, "required": ["a"]}, {"a": ""}, True),
        ({"allOf": [{"properties": {"a": {}}}], "properties": {"b": {}}}, {"b": 1}, True),
        ({"allOf": [{"properties": {"a": {"type": "string"}}}]}, {"a": 1, "b": 1}, False),
        ({"anyOf": [{"type": "string"}, {"properties": {"a": {}}}]}, {"b": 1}, False),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 1, True),
        ({"const": 1}, 1, True),
        ({"enum": [1, "a"]}, True, False),
        ({"type": "array", "items": {"type": "string"}}, ["a", 1], False),
        ({"type": "integer"}, 1.0, True),
        ({"type": "integer"}, 1.5, False),
        ({"type": ["integer", "string"]}, 1.5, False),
    ],
    ids=str,
)
def test_what_is_as_documented_needs_no_leniency(schema: dict[str, object], value: object, *, fits: bool) -> None:
    """And whatever differs in anything does."""
    assert exact(schema, models_of(__name__))(value) is fits


def test_a_model_is_compiled_once() -> None:
    """The second response of its kind pays nothing for that."""
    assert model_decoder(Session) is model_decoder(Session)


def test_a_thread_that_comes_while_another_compiles_a_model_reads_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not the JSON as it came: here it comes between what is read outside unions and what inside, while a third is in one."""
    came: list[object] = []
    read_session = decoder({"$ref": "Session"}, lambda _: Session)

    def compile_slowly(purpose: Hashable, run: Decode) -> Decode:
        if not came:
            came.append(None)
            came.append(read_session({"id": "s-1", "status": "created"}))
        return remembered(purpose, run)

    monkeypatch.setattr(import_module("generator.runtime.decode"), "remembered", compile_slowly)
    monkeypatch.setattr(import_module("generator.runtime.decode"), "BUSY", {0})

    assert isinstance(read_session({"id": "s-2", "status": "created"}), Session)
    assert isinstance(came[1], Session)


@pytest.mark.parametrize("compiled", [exact, decoder, validator])
def test_a_class_that_is_referred_to_is_looked_up_once(compiled: Callable[..., Callable[[object], object]]) -> None:
    """However many values there are."""
    asked: list[str] = []

    def resolve(name: str) -> type[Session]:
        asked.append(name)
        return Session

    check = compiled({"type": "array", "items": {"$ref": "Session"}}, resolve)
    for _ in range(3):
        with suppress(Broken):
            check([{}, {}])

    assert asked == ["Session"]


def test_inside_a_union_what_a_class_makes_of_an_object_is_remembered() -> None:
    """Until the outermost is through; of what is no object nothing is."""
    asked: list[object] = []

    def fails(value: object) -> object:
        asked.append(value)
        raise Broken("type", "must be another")

    once = remembered("purpose", fails)

    def twice(value: object) -> None:
        for _ in range(2):
            with pytest.raises(Broken, match="type"):
                once(value)

    found: dict[str, int] = {}
    union(union(twice))(found)
    assert asked == [found]
    union(twice)(found)
    assert asked == [found] * 2
    union(twice)([])
    twice(found)
    assert asked == [found, found, [], [], found, found]
