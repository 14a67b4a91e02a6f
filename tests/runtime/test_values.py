"""Single values: where one stands, whether another type of it loses nothing, whether a text is a day."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import httpx
import pytest

from generator.runtime import redact
from generator.runtime.errors import ConfigurationError
from generator.runtime.formats import _is_day, pattern_check
from generator.runtime.json_types import coerced
from generator.runtime.off_production import is_local, takes
from generator.runtime.places import shown_tokens
from generator.runtime.pointer import MISSING, look_up
from generator.runtime.schema import nullable
from generator.runtime.timeouts import Timeouts, timeouts_of


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


@pytest.mark.parametrize(
    ("value", "local"),
    [
        ("http://localhost", True),
        ("https://LOCALHOST:8000/a?b#c", True),
        ("http://127.0.0.1:1", True),
        ("http://127.0.0.1:65535", True),
        ("http://127.0.0.1:65536", False),
        ("http://127.0.0.1:0", False),
        ("http://[::1]/%41", True),
        ("http://localhost/%4", False),
        ("http://localhost.example", False),
        ("ftp://localhost", False),
        (7, False),
        (None, False),
    ],
)
def test_a_url_of_this_machine_is_known(value: object, *, local: bool) -> None:
    """With a port that there may be."""
    assert is_local(value) is local
    assert takes({"x-local-url": True}, value) is local
    assert takes({"x-local-url": False, "x-test-values": [1, "a"]}, value) is False


def test_documented_values_of_a_test_host_are_taken() -> None:
    """By what they are in JSON: true is not one."""
    assert [takes({"x-test-values": [1, "a"]}, value) for value in (1, 1.0, True, "a", "b")] == [
        True, True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "phases"),
    [
        (2, (2, 2, 2, 2)),
        (0.5, (0.5, 0.5, 0.5, 0.5)),
        (Timeouts(read=1.0), (5.0, 1.0, 30.0, 120.0)),
        (httpx.Timeout(3.0, read=4.0), (3.0, 4.0, 3.0, 3.0)),
    ],
)
def test_a_timeout_is_one_number_or_four(given: Any, phases: tuple[float, ...]) -> None:
    """Of ours, or of httpx's."""
    assert tuple(timeouts_of(given).as_dict().values()) == phases


@pytest.mark.parametrize("given", [0, -1, True, None, "2", inf, nan, httpx.Timeout(None), Timeouts(pool=0.0)])
def test_a_call_never_waits_for_ever_or_not_at_all(given: Any) -> None:
    """For no phase."""
    with pytest.raises(ConfigurationError, match="timeout"):
        timeouts_of(given)


@pytest.mark.parametrize(
    ("schema", "takes_null"),
    [
        ({"const": None}, True),
        ({"const": 1, "type": ["integer", "null"]}, False),
        ({"enum": [1, None]}, True),
        ({"enum": [1], "type": ["integer", "null"]}, False),
        ({"type": ["string", "null"]}, True),
        ({"type": "string", "anyOf": [{"type": "null"}]}, False),
        ({"$ref": "Row"}, False),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, True),
        ({"oneOf": [{"type": "string"}, {"$ref": "Row"}]}, False),
        ({"allOf": [{"type": "null"}, {"type": "string"}]}, False),
        ({"allOf": [{}, {"type": ["null", "string"]}]}, True),
        ({}, True),
    ],
    ids=str,
)
def test_whether_a_schema_takes_null_is_known_before_any_value(schema: dict[str, object], *, takes_null: bool) -> None:
    """By the keyword that says most."""
    assert nullable(schema) is takes_null
