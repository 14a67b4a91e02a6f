"""Requests held to a schema: which rule is broken where, and what a test environment takes all the same."""

from typing import Any

import pytest

from kyc_clients._runtime.mock import Clock, Contract, Problem
from kyc_clients._runtime.mock.checking import Checker

NOW = 1_767_225_600
SCHEMAS: dict[str, Any] = {
    "Body": {
        "type": "object",
        "required": ["name", "until"],
        "additionalProperties": False,
        "x-copy-of": {"callback": "back"},
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z]+$"},
            "until": {"type": "integer", "x-ahead": 60, "x-epoch": "milliseconds"},
            "since": {"type": "integer", "x-ahead": 60},
            "back": {"type": "string", "pattern": "^https://", "x-local-url": True},
            "callback": {"type": "string", "pattern": "^https://", "x-local-url": True},
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
        },
    },
    "Item": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer", "x-test-values": ["1", True]}},
    },
    "Again": {"$ref": "#/components/schemas/Body"},
}
PARAMETERS = [
    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
    {"name": "page", "in": "query", "schema": {"type": "integer", "maximum": 9}},
    {"name": "all", "in": "query", "required": True, "schema": {"type": "boolean"}},
    {"name": "X-Kind", "in": "header", "schema": {"type": "string", "enum": ["a", "b"]}},
]
OPERATION = {
    "operationId": "make",
    "parameters": PARAMETERS,
    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Again"}}}},
    "responses": {},
}
CONTRACT = Contract(
    {
        "info": {"title": "A"},
        "paths": {
            "/a/{id}": {"post": OPERATION},
            "/none": {"get": {"operationId": "none", "responses": {}}},
        },
        "components": {"schemas": SCHEMAS},
    }
)
MAKE = CONTRACT.by_id["make"]
GOOD = {"name": "a", "until": NOW * 1000 + 60_000}


def _checker() -> Checker:
    return Checker(CONTRACT, Clock("2026-01-01T00:00:00Z"))


def _broken(**more: object) -> list[tuple[Any, ...]]:
    return [(problem.place[1:], problem.keyword) for problem in _checker().body(MAKE, {**GOOD, **more})]


def test_a_good_body_breaks_nothing() -> None:
    """Nor does a body where none is described."""
    assert _checker().body(MAKE, GOOD) == ()
    assert _checker().body(CONTRACT.by_id["none"], {"anything": 1}) == ()


def test_a_broken_rule_is_named_with_its_place_what_it_demands_and_what_came() -> None:
    """The rules of properties in their order, those of the whole last."""
    assert _checker().body(MAKE, {"since": "x", "more": 1, "name": "A"}) == (
        Problem(("body", "name"), "pattern", "^[a-z]+$", "A"),
        Problem(("body", "until"), "required", ["name", "until"], None),
        Problem(("body", "since"), "type", "integer", "x"),
        Problem(("body", "more"), "additionalProperties", rule=False, value={"since": "x", "more": 1, "name": "A"}),
    )


@pytest.mark.parametrize(("body", "keyword"), [([], "type"), ("a", "type"), (None, "type"), (5, "type")])
def test_a_body_of_another_type_breaks_that_alone(body: object, keyword: str) -> None:
    """Nothing is missing in what has no members."""
    assert [(problem.place, problem.keyword) for problem in _checker().body(MAKE, body)] == [(("body",), keyword)]


@pytest.mark.parametrize(
    ("name", "value", "good"),
    [
        ("until", NOW * 1000 + 59_999, False),
        ("until", NOW * 1000 + 60_000, True),
        ("since", NOW + 59, False),
        ("since", NOW + 60, True),
        ("name", "a\n", False),
        ("name", "b", True),
    ],
)
def test_the_future_begins_with_the_moment_of_the_rule(name: str, value: object, *, good: bool) -> None:
    """In the unit that is said, by the mock's clock; and the end of a text is its very end."""
    assert (_broken(**{name: value}) == []) is good


@pytest.mark.parametrize(
    ("back", "good"),
    [
        ("https://a.example", True),
        ("http://a.example", False),
        ("http://localhost", True),
        ("HTTP://LOCALHOST:65535/x?y#z", True),
        ("http://localhost:65536", False),
        ("http://localhost:0", True),
        ("http://127.0.0.1:80", True),
        ("http://127.0.0", False),
        ("http://[::1]:8000/", True),
        ("http://localhost.example", False),
        ("http://localhost/a b", False),
        ("http://localhost\n", False),
        ("ftp://localhost", False),
        ("x http://localhost", False),
    ],
)
def test_a_mock_takes_addresses_of_this_machine(back: str, *, good: bool) -> None:
    """Where the contract says that a test environment does."""
    assert (_broken(back=back) == []) is good


def test_a_value_for_tests_is_taken_as_it_is_written() -> None:
    """By type as well; also inside lists and behind references."""
    values = ("1", True, 1, "2", False, 1.5)

    assert [value for value in values if _broken(items=[{"id": 5}, {"id": value}]) == []] == ["1", True, 1]


def test_what_is_missing_inside_a_list_is_found_there() -> None:
    """By its index."""
    assert _broken(items=[{"id": 1}, {}]) == [(("items", 1, "id"), "required")]


def test_a_value_under_its_second_name_counts_as_the_first() -> None:
    """Both are taken where they are the same."""
    read = _checker().read

    assert read(MAKE, {"callback": "a"}) == ({"callback": "a", "back": "a"}, ())
    assert read(MAKE, {"back": "a"}) == ({"back": "a"}, ())
    assert read(MAKE, {"back": "a", "callback": "a"}) == ({"back": "a", "callback": "a"}, ())
    assert read(MAKE, {"back": "a", "callback": "b"}) == (
        {"back": "a", "callback": "b"},
        (Problem(("body", "callback"), "x-copy-of", "back", "b"),),
    )
    assert read(MAKE, ["callback"]) == (["callback"], ())
    assert read(CONTRACT.by_id["none"], {"callback": "a"}) == ({"callback": "a"}, ())


def _parameters(
    path: dict[str, list[str]], query: dict[str, list[str]], header: dict[str, list[str]]
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    return _checker().parameters(MAKE, {"path": path, "query": query, "header": header})


def test_parameters_are_read_as_the_types_that_they_have() -> None:
    """Names of headers in any case."""
    assert _parameters({"id": ["7"]}, {"page": ["-7"], "all": ["false"]}, {"x-kind": ["b"]}) == (
        {"id": "7", "page": -7, "all": False, "X-Kind": "b"},
        (),
    )
    assert _parameters({"id": ["7"]}, {"all": ["true"]}, {})[0] == {"id": "7", "all": True}


def test_parameters_break_rules_where_they_stand() -> None:
    """What cannot be read stays a text; what comes twice is a list; of what is left out only what is required counts."""
    assert _parameters({"id": ["a", "b"]}, {"page": ["10"]}, {"x-kind": ["c"]}) == (
        {"id": ["a", "b"], "page": 10, "X-Kind": "c"},
        (
            Problem(("path", "id"), "type", "string", ["a", "b"]),
            Problem(("query", "page"), "maximum", 9, 10),
            Problem(("query", "all"), "required", rule=True),
            Problem(("header", "X-Kind"), "enum", ["a", "b"], "c"),
        ),
    )
    assert _parameters({"id": ["7"]}, {"page": ["1e1"], "all": ["True"]}, {})[0] == {
        "id": "7",
        "page": "1e1",
        "all": "True",
    }
    assert _parameters({"id": ["7"]}, {"page": ["9" * 41], "all": ["true"]}, {})[0]["page"] == "9" * 41
    assert _parameters({"id": ["7"]}, {"page": ["9" * 40], "all": ["true"]}, {})[0]["page"] == int("9" * 40)
