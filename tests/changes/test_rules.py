"""Which change of a rule is stricter, which is looser: a table of keywords."""

import pytest

from generator.changes.envelope import describe_poll
from generator.changes.keywords import shown
from generator.changes.rules import Direction, Rule, Strictness, changed_rules
from generator.types import Json

STRICTER: list[tuple[Json, Json]] = [
    ({"maxLength": 20}, {"maxLength": 10}),
    ({}, {"maxLength": 10}),
    ({"minLength": 1}, {"minLength": 2}),
    ({}, {"minLength": 1}),
    ({"maximum": 9}, {"maximum": 8.5}),
    ({"exclusiveMinimum": 0}, {"exclusiveMinimum": 1}),
    ({"maximum": 9, "exclusiveMaximum": False}, {"maximum": 9, "exclusiveMaximum": True}),
    ({}, {"uniqueItems": True}),
    ({}, {"pattern": "^a"}),
    ({}, {"format": "email"}),
    ({"multipleOf": 5}, {"multipleOf": 10}),
    ({}, {"additionalProperties": False}),
    ({"additionalProperties": True}, {"additionalProperties": {"type": "string"}}),
    ({"items": {"maxLength": 9}}, {"items": {"maxLength": 8}}),
    ({}, {"propertyNames": {"pattern": "^a"}}),
    ({"dependentRequired": {"a": ["b"]}}, {"dependentRequired": {"a": ["b", "c"]}}),
    ({"type": ["string", "null"]}, {"type": "string"}),
    ({"type": "number"}, {"type": "integer"}),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"anyOf": [{"required": ["a"]}]}),
    ({}, {"not": {"const": 1}}),
    ({"maxItems": 3}, {"maxItems": 2}),
    ({"nullable": True}, {"nullable": False}),
    ({"format": "int64"}, {"format": "int32"}),
    ({"format": "double"}, {"format": "float"}),
    ({"exclusiveMaximum": 9}, {"exclusiveMaximum": 8}),
    ({"minProperties": 1}, {"minProperties": 2}),
    ({"type": ["number", "string"]}, {"type": ["integer", "string"]}),
    ({"patternProperties": {"^a": {"maxLength": 9}}}, {"patternProperties": {"^a": {"maxLength": 8}}}),
    ({}, {"patternProperties": {"^a": {"maxLength": 9}}}),
    ({}, {"dependentRequired": {"a": ["b"]}}),
    ({}, {"multipleOf": 2}),
    ({"minLength": 0}, {"minLength": 1}),
]
NOTHING: list[tuple[Json, Json]] = [
    ({}, {"minLength": 0}),
    ({}, {"additionalProperties": True}),
    ({"additionalProperties": {}}, {}),
    ({"uniqueItems": False}, {}),
    ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    ({"items": {}}, {}),
    ({}, {"description": "New.", "x-note": 1, "readOnly": True}),
    (False, False),
    (None, True),
    ({"nullable": False}, {}),
    ({"maxLength": 1}, {"maxLength": 1.0}),
    ({"minimum": 1}, {"minimum": 1.0}),
]


def _strictness(old: Json, new: Json) -> list[Strictness]:
    return [rule.strictness for rule in changed_rules(old, new)]


@pytest.mark.parametrize(("old", "new"), STRICTER, ids=str)
def test_a_rule_is_stricter_one_way_and_looser_the_other(old: Json, new: Json) -> None:
    """Whatever the keyword."""
    assert _strictness(old, new) == ["stricter"]
    assert _strictness(new, old) == ["looser"]


@pytest.mark.parametrize(("old", "new"), NOTHING, ids=str)
def test_what_accepts_the_same_values_has_not_changed(old: Json, new: Json) -> None:
    """However it is written."""
    assert _strictness(old, new) == []
    assert _strictness(new, old) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"pattern": "a"}, {"pattern": "b"}),
        ({"multipleOf": 2}, {"multipleOf": 3}),
        ({"multipleOf": 0}, {"multipleOf": 2}),
        ({"multipleOf": 2}, {"multipleOf": 0}),
        ({"const": 2}, {"const": 4}),
        ({"const": 1}, {"const": True}),
        ({"const": True}, {"const": 1}),
        ({"enum": [1]}, {"enum": [2]}),
        ({"maxLength": 9}, {"maxLength": "9"}),
        ({"maxLength": "9"}, {"maxLength": 9}),
        ({"format": "int32"}, {"format": "float"}),
    ],
)
def test_a_rule_that_is_another_one_is_neither(old: Json, new: Json) -> None:
    """Some values are accepted now that were not, and some no longer."""
    assert _strictness(old, new) == ["other"]


@pytest.mark.parametrize(
    ("strictness", "direction", "breaks"),
    [
        ("stricter", "request", True), ("looser", "request", False), ("other", "request", True),
        ("stricter", "response", False), ("looser", "response", True), ("other", "response", True),
        ("stricter", "both", True), ("looser", "both", True), ("other", "both", True),
    ],
)  # fmt: skip
def test_whom_a_rule_breaks_depends_on_who_has_to_keep_it(
    strictness: Strictness, direction: Direction, *, breaks: bool
) -> None:
    """Callers must not be refused what was accepted, nor be given what could not come."""
    assert Rule("maxLength", strictness, 1, 2).breaks(direction) is breaks


def test_a_value_of_more_than_sixty_characters_is_cut() -> None:
    """The quotes count."""
    assert shown("x" * 58) == f'"{"x" * 58}"'
    assert shown("x" * 59) == f'"{"x" * 59}…'


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (None, 10, "`maxLength` 10 is new"),
        (20, None, "`maxLength` 20 is removed"),
        (20, 10, "`maxLength` is 10, was 20"),
        (None, "é", '`maxLength` "é" is new'),
        (None, {"b": 1, "a": 2}, '`maxLength` {"a": 2, "b": 1} is new'),
    ],
)
def test_a_changed_rule_is_a_sentence(old: Json, new: Json, text: str) -> None:
    """With what it says now, and what it said."""
    assert str(Rule("maxLength", "stricter", old, new)) == text


@pytest.mark.parametrize(
    ("poll", "text"),
    [
        ({"status": "/state", "done": ["a", "b"]}, "/state is a, b"),
        ({"status": "/state", "done": "a"}, "/state is a"),
        ({"status": "/state", "failed": {"no": "consent-denied"}}, "/state is nothing; no: ConsentDenied"),
    ],
)
def test_polling_is_a_sentence(poll: dict[str, Json], text: str) -> None:
    """When it ends, and with which exception."""
    assert describe_poll(poll) == text
