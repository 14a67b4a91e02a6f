"""What a tolerant reader gives way to in the members of an object, and how it names them."""

from __future__ import annotations

import pytest

from kyc_clients._runtime.places import Place, shown_tokens
from kyc_clients._runtime.schema import Schema
from kyc_clients._runtime.tolerant import Tolerant
from tests.runtime.lenient import (
    NUMBER,
    PLACE,
    ROW,
    TEXT,
    TRUTH,
    Holder,
    Row,
    refusal_of,
    result_of,
)


def _strict_member(schema: Schema) -> Schema:
    return {"type": "object", "required": ["a"], "properties": {"a": schema}}


@pytest.mark.parametrize(
    ("member", "value", "events"),
    [
        (TRUTH, "true", None),
        ({**TEXT, "enum": ["5"]}, 5, None),
        ({**TEXT, "const": "5"}, 5, None),
        (NUMBER, "5", ["/a type integer string"]),
        (TEXT, 5, ["/a type string integer"]),
    ],
)
def test_what_a_caller_decides_by_is_never_read_as_another_type(
    member: Schema, value: object, events: list[str] | None
) -> None:
    """A truth value or one of an enumeration that is essential; beside it the same may be written as a text."""
    if events is None:
        assert refusal_of(_strict_member(member), {"a": value})[:2] == ("/a", "type")
        assert result_of({"properties": {"a": member}}, {"a": value})[1]
    else:
        assert result_of(_strict_member(member), {"a": value})[1] == events


LOOSE: Schema = {
    "type": "object",
    "required": ["a", "b", "w"],
    "x-essential": ["a", "v"],
    "properties": {
        "a": TEXT,
        "b": NUMBER,
        "w": {**TEXT, "writeOnly": True},
        "n": {"type": ["string", "null"]},
        "v": {**TRUTH, "x-verdict": True},
        "o": TEXT,
    },
}


@pytest.mark.parametrize(
    ("value", "found", "events"),
    [
        ({"a": "x", "b": 1}, {"a": "x", "b": 1}, []),
        ({"a": "x"}, {"a": "x"}, ["/b required integer missing"]),
        ({"a": "x", "b": None}, {"a": "x"}, ["/b null integer null"]),
        ({"a": "x", "b": 1, "n": None}, {"a": "x", "b": 1, "n": None}, []),
        ({"a": "x", "b": 1, "o": None}, {"a": "x", "b": 1}, ["/o null string null"]),
        ({"a": "x", "b": 1, "more": None}, {"a": "x", "b": 1, "more": None}, ["/more unknown  null"]),
        ({"a": "x", "b": 1, "not shown": 1}, {"a": "x", "b": 1, "not shown": 1}, ["/* unknown  integer"]),
    ],
)
def test_a_member_that_nobody_acts_on_may_be_missing_or_null(value: object, found: object, events: list[str]) -> None:
    """It is left out of what is read, and noted; null where it is allowed is no difference, nor is what only a caller writes."""
    assert result_of(LOOSE, value) == (found, events, {})


@pytest.mark.parametrize(
    ("value", "broken"),
    [
        ({"b": 1}, ("/a", "required", "is required")),
        ({"a": None, "b": 1}, ("/a", "type", "must be a string")),
        ({"a": "", "b": 1}, ("/a", "empty", "must not be empty")),
        ({"a": 5.5, "b": 1}, ("/a", "type", "must be a string")),
        ({"a": "x", "b": 1, "v": None}, ("/v", "type", "must be a boolean")),
        ({"a": "x", "b": 5.5}, ("/b", "type", "must be an integer")),
        ({"a": "x", "b": 1, "o": {}}, ("/o", "type", "must be a string")),
    ],
)
def test_a_member_that_callers_act_on_must_be_there_and_hold_something(
    value: object, broken: tuple[str, str, str]
) -> None:
    """A verdict may be missing, but not null; whatever is there must be readable."""
    assert refusal_of(LOOSE, value) == broken


def test_an_essential_member_that_is_not_required_may_be_null() -> None:
    """Another may stand for it, which the rules of the object say."""
    schema: Schema = {"type": "object", "x-essential": ["a"], "properties": {"a": TEXT}}

    assert result_of(schema, {"a": None}) == ({}, ["/a null string null"], {})
    assert result_of({**schema, "required": ["a"], "properties": {"a": {"type": ["string", "null"]}}}, {"a": None}) == (
        {"a": None}, [], {},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "value", "found", "events"),
    [
        ({"additionalProperties": NUMBER}, {"x": "5"}, {"x": 5}, ["/* type integer string"]),
        ({"additionalProperties": True}, {"x": "5"}, {"x": "5"}, []),
        ({"additionalProperties": False}, {"x": "5"}, {"x": "5"}, ["/x unknown  string"]),
        (
            {"patternProperties": {"^x": NUMBER}},
            {"x1": "5", "y": "6"},
            {"x1": 5, "y": "6"},
            ["/* type integer string", "/y unknown  string"],
        ),
        ({"patternProperties": {"^x": NUMBER, "1$": TEXT}}, {"x1": "5"}, {"x1": 5}, ["/* type integer string"]),
        (
            {"patternProperties": {"^x": NUMBER}, "additionalProperties": TEXT},
            {"x1": "5", "y": 6},
            {"x1": 5, "y": "6"},
            ["/* type integer string", "/* type string integer"],
        ),
        ({"x-sensitive": True}, {"name": 1}, {"name": 1}, ["/* unknown  integer"]),
        (
            {"x-sensitive": True, "properties": {"a": {"enum": ["b"]}}},
            {"a": "c"},
            {"a": "c"},
            ["/a enum string string"],
        ),
    ],
)
def test_members_without_a_name_in_the_contract_are_read_by_their_form_or_kept(
    more: Schema, value: object, found: object, events: list[str]
) -> None:
    """Keys of a map are not shown, and of sensitive data neither a name nor a value."""
    assert result_of({"type": "object", **more}, value) == (found, events, {})


@pytest.mark.parametrize("more", [{"additionalProperties": NUMBER}, {"patternProperties": {"^x": NUMBER}}])
def test_a_member_of_a_map_that_cannot_be_read_is_named(more: Schema) -> None:
    """By its own name: the error is the caller's, and goes into no report."""
    assert refusal_of({"type": "object", **more}, {"x": 5.5}) == ("/x", "type", "must be an integer")


def test_what_a_class_left_out_inside_a_union_is_kept() -> None:
    """As often as an alternative holds the same object."""
    reader = Tolerant("read", 200, {"Holder": Holder}.__getitem__)
    schema: Schema = {
        "anyOf": [{"type": "object", "required": ["one"], "properties": {"one": {"$ref": "Holder"}}}, TEXT]
    }

    found = reader.read(schema, {"one": {"rows": [{"id": "a"}, 7], "note": 5}}, PLACE)

    assert found == {"one": {"rows": [{"id": "a"}], "note": "5"}}
    assert reader.rows == {("one", "rows"): [7]}
    assert [(event.pointer, event.rule) for event in reader.events] == [("/one/rows/*", "row"), ("/one/note", "type")]


@pytest.mark.parametrize(
    ("schema", "tokens", "shown"),
    [
        ({"properties": {"a": TEXT}}, ["a"], ["/a"]),
        ({"properties": {"a": TEXT}}, ["b", "a"], ["/*", "/*"]),
        ({"items": {"properties": {"a": TEXT}}}, ["0", "a"], ["/*", "/a"]),
        ({"additionalProperties": {"properties": {"a/b": TEXT}}}, ["x", "a/b"], ["/*", "/a~1b"]),
        ({"$ref": "Holder"}, ["rows", "1", "id"], ["/rows", "/*", "/id"]),
        ({"anyOf": [TEXT, {"$ref": "Holder"}]}, ["note", "x"], ["/note", "/*"]),
        ({"allOf": [{"properties": {"a": {"oneOf": [ROW]}}}]}, ["a", "id"], ["/a", "/id"]),
    ],
)  # fmt: skip
def test_a_path_is_shown_by_the_names_of_the_contract(schema: Schema, tokens: list[str], shown: list[str]) -> None:
    """Of a class, a row, a value of a map or an alternative; whatever else a response calls its members is a star."""
    assert shown_tokens(schema, tokens, {"Row": Row, "Holder": Holder}.__getitem__) == shown


def test_a_place_below_is_essential_only_where_it_says_so() -> None:
    """And sensitive as the one above it."""
    above = Place(("a",), "/a", sensitive=True, essential=True)

    assert (above.below("b", "/b").essential, above.below("b", "/b", essential=True).essential) == (False, True)
    assert (above.below(0, "/*").path, above.below(0, "/*").pointer) == (("a", 0), "/a/*")
    assert above.below("b", "/b").sensitive
