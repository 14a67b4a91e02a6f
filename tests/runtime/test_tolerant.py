"""What a tolerant reader gives way to, rule by rule: a schema, a value, what it is read as, what is left out and what is noted."""

from __future__ import annotations

import pytest

from kyc_clients._runtime.schema import Schema
from kyc_clients._runtime.tolerant import Tolerant
from tests.runtime.lenient import (
    HOLDER,
    NUMBER,
    PLACE,
    ROWS,
    TEXT,
    TRUTH,
    reader_of_rows,
    refusal_of,
    result_of,
)


@pytest.mark.parametrize(
    ("schema", "value", "found", "events"),
    [
        (NUMBER, 5, 5, []),
        (NUMBER, "05", None, []),
        (NUMBER, "5", 5, ["type integer string"]),
        (TEXT, 5, "5", ["type string integer"]),
        (TEXT, True, None, []),
        (TRUTH, "true", True, ["type boolean string"]),
        (TRUTH, "false", False, ["type boolean string"]),
        (TRUTH, "yes", None, []),
        ({**TRUTH, "x-verdict": True}, "true", None, []),
        ({**NUMBER, "x-verdict": True}, "5", None, []),
        ({"type": "number"}, 5, 5, []),
        (NUMBER, 5.0, 5.0, []),
        (NUMBER, 5.5, None, []),
        ({"enum": ["a", 1]}, "b", "b", ["enum string or integer string b"]),
        ({"enum": ["a", 1]}, True, None, []),
        ({"const": "a"}, "b", "b", ["const string string b"]),
        ({"const": "a", "x-sensitive": True}, "b", "b", ["const string string"]),
    ],
    ids=str,
)
def test_a_value_is_kept_or_read_as_what_was_meant_or_refused(
    schema: Schema, value: object, found: object, events: list[str]
) -> None:
    """None stands for refused: with the rule that it breaks, and never as another value."""
    if found is None:
        assert refusal_of(schema, value)[1] == "type"
        return
    read = result_of(schema, value)

    assert (read[0], read[1]) == (found, events)
    assert type(read[0]) is type(found)


@pytest.mark.parametrize(
    ("value", "found", "events", "left_out"),
    [
        ([{"id": "a"}], [{"id": "a"}], [], {}),
        ([{"id": "a"}, {"id": 5.5}], [{"id": "a"}], ["/*/id row string number"], {(): [{"id": 5.5}]}),
        ([{"size": 1}, {"id": "a"}], [{"id": "a"}], ["/*/id row  missing"], {(): [{"size": 1}]}),
        (
            [7, {"id": "a"}, {"id": ""}],
            [{"id": "a"}],
            ["/* row object integer", "/*/id row  string"],
            {(): [7, {"id": ""}]},
        ),
        (
            [{"id": "a", "more": 1}, {"id": "b", "more": 2, "size": "3"}],
            [{"id": "a", "more": 1}, {"id": "b", "more": 2, "size": 3}],
            ["/*/more unknown  integer", "/*/size type integer string"],
            {},
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_kept_beside_the_list(
    value: object, found: object, events: list[str], left_out: object
) -> None:
    """The others are read, and each difference is noted once."""
    assert result_of(ROWS, value) == (found, events, left_out)


@pytest.mark.parametrize(
    ("value", "broken"),
    [
        ([{"id": 5.5}], ("/0/id", "type", "must be a string")),
        ([{}, {"id": 5.5}], ("/0/id", "required", "is required")),
        ([{"id": ""}], ("/0/id", "empty", "must not be empty")),
        ([{"id": None}], ("/0/id", "type", "must be a string")),
        ({}, ("", "type", "must be an array")),
    ],
)
def test_a_list_of_which_no_row_would_be_left_is_refused_for_its_first(
    value: object, broken: tuple[str, str, str]
) -> None:
    """An empty list would say that there is nothing."""
    assert refusal_of(ROWS, value) == broken


def test_rows_are_kept_by_the_path_of_their_list_in_what_is_read() -> None:
    """An index counts the rows that could be read."""
    value = [{"rows": 1}, {"rows": [{"id": "a"}, 7]}, {"rows": [8, {"id": "b"}]}]

    assert result_of({"type": "array", "items": HOLDER}, value) == (
        [{"rows": [{"id": "a"}]}, {"rows": [{"id": "b"}]}],
        ["/*/rows row array integer", "/*/rows/* row object integer"],
        {(): [{"rows": 1}], (0, "rows"): [7], (1, "rows"): [8]},
    )


@pytest.mark.parametrize(
    ("value", "found", "events"),
    [
        ({"kind": "text", "text": 5}, {"kind": "text", "text": "5"}, ["/text type string integer"]),
        ({"kind": "size", "size": "5"}, {"kind": "size", "size": 5}, ["/size type integer string"]),
        (
            {"kind": "other", "text": 5},
            {"kind": "other", "text": 5},
            ["/kind const string string other", "/text type string integer"],
        ),
        ({"kind": 5, "size": 1}, {"kind": 5, "size": 1}, ["oneOf a known alternative object"]),
    ],
)
def test_an_object_is_read_as_the_alternative_that_its_kind_names(
    value: object, found: object, events: list[str]
) -> None:
    """One of a kind that no alternative has is kept as it came."""
    schema: Schema = {
        "oneOf": [
            {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name}, name: inner}}
            for name, inner in (("text", TEXT), ("size", NUMBER))
        ]
    }

    assert result_of(schema, value)[:2] == (found, events)


@pytest.mark.parametrize(
    ("schemas", "value", "broken"),
    [
        ([TEXT, TRUTH], 5.5, ("", "type", "must be a string")),
        ([{"$ref": "Row"}, TEXT], {"id": 5.5}, ("/id", "type", "must be a string")),
        (
            [{"$ref": "Row"}, {**HOLDER, "required": ["note"]}],
            {"id": 5.5, "note": 6.5},
            ("", "anyOf", "must match at least one alternative"),
        ),
    ],
)
def test_what_fits_no_alternative_is_refused_for_the_difference_that_lies_deepest(
    schemas: list[Schema], value: object, broken: tuple[str, str, str]
) -> None:
    """The first of those at one place; where they differ at several places, for none of them."""
    assert refusal_of({"anyOf": schemas}, value) == broken


def test_the_alternative_that_takes_the_least_is_taken_with_what_it_left_out() -> None:
    """Its own rows and events, and not those of the others."""
    wide: Schema = {"type": "object", "required": ["rows"], "properties": {"rows": ROWS}}
    schema: Schema = {"anyOf": [{**wide, "required": ["rows", "note"]}, wide]}

    assert result_of(schema, {"rows": [{"id": "a"}, 7]}) == (
        {"rows": [{"id": "a"}]},
        ["/rows/* row object integer"],
        {("rows",): [7]},
    )


def test_what_a_reference_is_read_as_is_remembered_inside_a_union() -> None:
    """Alternatives that share it would else double the work with every level."""
    node: Schema = {
        "type": "object",
        "properties": {"next": {"anyOf": [{"$ref": "Node"}, {"$ref": "Node"}]}, "n": NUMBER},
    }

    class Node:
        _schema = node

    asked: list[str] = []

    def resolve(name: str) -> type[Node]:
        asked.append(name)
        return Node

    value: dict[str, object] = {"n": "5"}
    expected: dict[str, object] = {"n": 5}
    for _ in range(8):
        value, expected = {"next": value}, {"next": expected}
    reader = Tolerant("read", 200, resolve)

    assert reader.read({"$ref": "Node"}, value, PLACE) == expected
    assert len(asked) < 100


@pytest.mark.parametrize("schema", [True, False, {}])
def test_where_the_contract_says_nothing_a_value_is_as_it_came(schema: Schema | bool) -> None:  # noqa: FBT001 - a schema may be one
    """No member of it is unknown, and no row of it is read."""
    for value in ({"a": 1}, [1, "b"], "c", 5, None):
        assert reader_of_rows().read(schema, value, PLACE) == value
        assert result_of({"type": "array", "prefixItems": [TEXT], "items": schema}, ["a", value]) == (
            ["a", value],
            [],
            {},
        )


@pytest.mark.parametrize(
    ("schema", "value", "found", "events"),
    [
        ({"type": "array"}, [1, "b", {"c": 1}], [1, "b", {"c": 1}], []),
        ({"type": "array", "items": True}, [1, "b"], [1, "b"], []),
        ({"type": "array", "items": NUMBER}, [1, "2"], [1, 2], ["/* type integer string"]),
        (
            {"type": "array", "prefixItems": [TEXT, NUMBER]},
            [1, "2"],
            ["1", 2],
            ["/* type string integer", "/* type integer string"],
        ),
        (
            {"type": "array", "prefixItems": [TEXT]},
            [1, "2", {"a": 1}],
            ["1", "2", {"a": 1}],
            ["/* type string integer"],
        ),
        (
            {"type": "array", "prefixItems": [TEXT], "items": NUMBER},
            [1, "2", "3"],
            ["1", 2, 3],
            ["/* type string integer", "/* type integer string"],
        ),
        ({"type": "array", "prefixItems": [TEXT, NUMBER]}, [1], ["1"], ["/* type string integer"]),
    ],
)
def test_the_items_of_a_list_are_read_by_their_place_or_all_alike(
    schema: Schema, value: object, found: object, events: list[str]
) -> None:
    """Those of a tuple by their place, and what follows them by the schema of the rest, if there is one."""
    assert result_of(schema, value) == (found, events, {})


def test_no_item_of_a_tuple_is_left_out() -> None:
    """Those behind it would get another meaning."""
    assert refusal_of({"type": "array", "prefixItems": [TEXT, NUMBER]}, ["a", 5.5]) == (
        "/1",
        "type",
        "must be an integer",
    )


def test_a_text_of_a_schema_with_items_is_read_as_a_text() -> None:
    """Only a list has rows."""
    schema: Schema = {"type": ["array", "string"], "items": NUMBER}

    assert result_of(schema, "12") == ("12", [], {})
    assert result_of(schema, ["12"]) == ([12], ["/* type integer string"], {})


def test_a_rule_beside_the_members_makes_none_of_them_unknown() -> None:
    """It names those that it demands, and not the others."""
    object_: Schema = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}

    for rule in ({"required": ["a"]}, {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}):
        assert result_of({**object_, "allOf": [rule]}, {"a": 5, "b": "x"})[1] == ["/a type string integer"]
    assert result_of({**object_, "allOf": [{"required": ["a"]}]}, {"a": "x", "c": "y"})[1] == ["/c unknown  string"]
