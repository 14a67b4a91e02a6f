"""Single values: where one stands, whether another type of it loses nothing, whether a text is a day."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime import redact
from generator.runtime.formats import _is_day, pattern_check
from generator.runtime.json_types import coerced
from generator.runtime.places import shown_tokens
from generator.runtime.pointer import MISSING, look_up


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/rows/1", "b"),
        ("/rows/2", MISSING),
        ("/rows/-1", MISSING),
        ("/rows/x", MISSING),
        ("/rows/0/x", MISSING),
        ("", {}),
    ],
)
def test_a_pointer_names_what_is_there_or_nothing(pointer: str, value: object) -> None:
    """Never an error, whatever the document looks like."""
    assert look_up({"rows": ["a", "b"]} if pointer else {}, pointer) == value


@pytest.mark.parametrize(
    ("value", "types", "other"),
    [
        ("true", ["boolean"], True),
        ("false", ["boolean"], False),
        ("yes", ["boolean"], None),
        ("12", ["integer"], 12),
        (12, ["string"], "12"),
        ("true", ["integer"], None),
        (1.5, ["string"], None),
        ("12", ["number"], 12),
        ("12", ["boolean"], None),
        ("-999999999999999999", ["integer"], -999999999999999999),
        ("1000000000000000000", ["integer"], None),
        ("-0", ["integer"], None),
        ("+1", ["integer"], None),
        (True, ["string"], None),
    ],
)
def test_a_value_is_taken_for_another_type_where_that_loses_nothing(
    value: object, types: list[str], other: object
) -> None:
    """As providers send numbers and flags in quotes."""
    assert coerced(value, types) is other if isinstance(other, bool) else coerced(value, types) == other


@pytest.mark.parametrize(
    ("day", "exists"),
    [("2096-02-29", True), ("2095-02-29", False), ("2100-02-29", False), ("0001-01-01", True), ("0000-01-01", False)],
)
def test_a_day_is_one_of_the_calendar(day: str, *, exists: bool) -> None:
    """Which has no year 0."""
    assert _is_day(day) is exists


CLASSES: dict[str, object] = {"Row": {"type": "object", "properties": {"id": {"type": "integer"}}}}


def resolve(name: str) -> Any:
    """Return a class with a schema."""
    return type(name, (), {"_schema": CLASSES[name]})


@pytest.mark.parametrize(
    ("schema", "tokens", "shown"),
    [
        ({"properties": {"a": {}}}, ["a", "b"], ["/a", "/*"]),
        ({"anyOf": [{"type": "null"}, {"$ref": "Row"}]}, ["id"], ["/id"]),
        ({"oneOf": [{"properties": {"a": {"$ref": "Row"}}}]}, ["a", "id"], ["/a", "/id"]),
        ({"allOf": [{"allOf": [{"properties": {"a": {}}}]}]}, ["a"], ["/a"]),
        ({"type": "array", "items": {"$ref": "Row"}}, ["0", "id", "x"], ["/*", "/id", "/*"]),
        ({"additionalProperties": {"properties": {"a": {}}}}, ["person", "a"], ["/*", "/a"]),
        ({"properties": {"a/b": {}}}, ["a/b"], ["/a~1b"]),
    ],
)
def test_a_path_is_shown_with_the_names_of_the_contract_alone(
    schema: dict[str, object], tokens: list[str], shown: list[str]
) -> None:
    """Those of alternatives as well; what a server made up may be about a person."""
    assert shown_tokens(schema, tokens, resolve) == shown


@pytest.mark.parametrize(
    ("pattern", "fits", "differs"),
    [
        ("^a$", "a", "a\n"),
        (r"^\s$", "\ufeff", "\u200b"),
        (r"^\S$", "\u200b", "\u3000"),
        (r"^[\s]$", "\u2029", "a"),
        (r"^[^\s]$", "a", "\u00a0"),
        (r"^\d\w$", "1_", "\u0661a"),
        ("^.$", "\x0b", "\u2028"),
        (r"^\.$", ".", "a"),
        ("^[.]$", ".", "a"),
        ("^[$]$", "$", ""),
        ("^[(]$", "(", ""),
        ("^[[]$", "[", "]"),
        (r"^[\]]$", "]", "["),
        (r"^\[a$", "[a", "a"),
        ("^[^]$", "\n", ""),
        ("^a[^]b[c]$", "a\nbc", "a^bd"),
        ("^[]|b$", "b", "]"),
        ("^[a]b.$", "abc", "ab\n"),
        ("^(?<x>a)b$", "ab", "a"),
        ("^(?<=a)|b$", "b", "a"),
        ("^(?<!a)b$", "b", "ab"),
        ("^(a)(?:b)$", "ab", "a"),
        (r"^\/\-$", "/-", "\\/"),
        (r"^[a\-z]$", "-", "b"),
        (r"^\Z\A\a$", "ZAa", ""),
        (r"^\p{Lu}\P{Lu}$", "Éé", "éÉ"),
        (r"^[\p{Lu}1]$", "1", "a"),
        ("b", "abc", "ac"),
    ],
)
def test_a_pattern_means_what_it_means_in_ecma_262(pattern: str, fits: str, differs: str) -> None:
    """Where Python would take another text."""
    search = pattern_check(pattern)

    assert search(fits)
    assert not search(differs)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("name: Asha", ""),
        ("", ""),
        ("\ufeff \n{}", "{}"),
        ('{"name": "Asha", "age": 12345, "n": 12}', '{"name": …, "age": …, "n": 12}'),
        ("[true]", "[true]"),
        ("<html>  a@b.example</html>", "<html> <hidden></html>"),
        ("<b>secret1</b>", "<b><hidden></b>"),
        ("<b>abcd-efgh-ijkl-mnop-1</b>", "<b><hidden></b>"),
        ("<" + "x" * 300, "<" + "x" * 199),
    ],
)
def test_of_a_body_only_what_is_about_nobody_is_shown(body: str, shown: str) -> None:
    """Names and punctuation of JSON, and markup."""
    assert redact.excerpt(body, ["secret1"]) == shown


@pytest.mark.parametrize(
    ("message", "secrets", "shown"),
    [
        ("abcd abc", ["abcd", "abc"], "<hidden> abc"),
        ("abcde", ["abcd", "abcde"], "<hidden>"),
        ("x" * 500, [], "x" * 500),
        ("x" * 501, [], "x" * 500 + "…"),
        ("call +91 98765 43210 of AAAAA0000A", [], "call <hidden> of <hidden>"),
        ("12345678", [], "12345678"),
        ("123456789", [], "<hidden>"),
    ],
)
def test_a_message_is_shown_without_secrets_and_numbers_of_people(message: str, secrets: list[str], shown: str) -> None:
    """And no longer than it need be."""
    assert redact.text(message, secrets) == shown


def test_of_headers_those_of_a_list_are_shown() -> None:
    """And those that the contract names."""
    given = {"Content-Type": "a", "Set-Cookie": "b", "X-Own": "c"}

    assert redact.headers(given, ["X-OWN"]) == {"content-type": "a", "x-own": "c"}
    assert redact.headers(given) == {"content-type": "a"}
