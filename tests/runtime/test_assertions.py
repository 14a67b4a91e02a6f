"""What each assertion of JSON Schema finds in single values, to the bound, and in which words."""

from __future__ import annotations

from math import inf, nan
from typing import TypeAlias

import pytest

from generator.runtime.assertions import ASSERTIONS, in_order

Value: TypeAlias = object

HELD: list[tuple[dict[str, object], list[Value], list[Value], str]] = [
    ({"const": "a"}, ["a"], ["b", None], 'must be "a"'),
    ({"const": 1}, [1, 1.0], [True, "1"], "must be 1"),
    ({"const": "é"}, ["é"], ["e"], 'must be "é"'),
    ({"enum": ["a", "b"]}, ["a", "b"], ["c", 1, None, [], {}, ["a"]], 'must be one of "a", "b"'),
    ({"enum": [1, "a", None]}, [1, 1.0, "a", None], [True, "b", False], 'must be one of 1, "a", null'),
    ({"enum": [["a"], {"b": 1}]}, [["a"], {"b": 1}], ["a", [], {"b": 2}], 'must be one of ["a"], {"b": 1}'),
    ({"minLength": 2}, ["ab", "abc", 1, ["a"], None], ["a", ""], "must have at least 2 characters"),
    ({"maxLength": 2}, ["ab", "", "😀😀", ["a", "b", "c"]], ["abc"], "must have at most 2 characters"),
    ({"pattern": "^a"}, ["ab", 1, None, ["b"]], ["b", ""], "must match ^a"),
    ({"pattern": "^a", "x-form": "a word"}, ["ab"], ["b"], "must be written as a word"),
    ({"pattern": "^a", "maxLength": 2}, ["a", "bbb"], ["b", "bb"], "must match ^a"),
    ({"format": "int32"}, [2**31 - 1, -(2**31), 0, "2147483648", True], [2**31, -(2**31) - 1, 1e10], "must fit an int32"),
    ({"format": "int64"}, [2**63 - 1, -(2**63)], [2**63, -(2**63) - 1], "must fit an int64"),
    ({"format": "uuid"}, ["839fd8a0-0000-4000-8000-00000000abcd", 1], ["839fd8a0", ""], "must be a valid uuid"),
    ({"format": "password"}, ["", "a", 1], [], ""),
    ({"minimum": 1}, [1, 1.0, 2, "0", True, False, None], [0, 0.5, -1], "must be at least 1"),
    ({"maximum": 1}, [1, 1.0, 0, "2", True], [2, 1.5], "must be at most 1"),
    ({"minimum": 1, "exclusiveMinimum": True}, [2, 1.5], [1, 1.0, 0], "must be more than 1"),
    ({"maximum": 1, "exclusiveMaximum": True}, [0, 0.5], [1, 1.0, 2], "must be less than 1"),
    ({"minimum": 1, "exclusiveMinimum": False}, [1], [0], "must be at least 1"),
    ({"maximum": 1, "exclusiveMaximum": False}, [1], [2], "must be at most 1"),
    ({"exclusiveMinimum": 1}, [2, 1.5, "1", True], [1, 1.0, 0], "must be more than 1"),
    ({"exclusiveMaximum": 1}, [0, 0.5, "1", True], [1, 1.0, 2], "must be less than 1"),
    ({"multipleOf": 3}, [0, 3, -6, 3.0, "4", True, 3 * 10**5000], [1, 4, 2.5, 10**5000, inf, nan], "must be a multiple of 3"),
    ({"multipleOf": 0.01}, [0.07, 1, 4.35], [0.075], "must be a multiple of 0.01"),
    ({"minItems": 1}, [["a"], ["a", "b"], "", {}], [[]], "must have at least 1 items"),
    ({"maxItems": 1}, [["a"], [], "ab", {"a": 1, "b": 2}], [["a", "b"]], "must have at most 1 items"),
    ({"uniqueItems": True}, [["a", "b"], [1, True, "1"], [], "aa", [[1], [2]]], [["a", "a"], [1, 1.0], [{}, 1, {}]],
     "must not hold the same item twice"),
    ({"uniqueItems": False}, [["a", "a"], [1, 1]], [], ""),
    ({"minProperties": 1}, [{"a": 1}, [], ""], [{}], "must have at least 1 properties"),
    ({"maxProperties": 1}, [{"a": 1}, {}, ["a", "b"]], [{"a": 1, "b": 1}], "must have at most 1 properties"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "fine", "broken", "message"), HELD, ids=[str(row[0]) for row in HELD])
def test_an_assertion_counts_for_values_of_its_type_to_the_bound(
    schema: dict[str, object], fine: list[Value], broken: list[Value], message: str
) -> None:
    """What is of another type is for `type` to find, and what breaks it is explained in words."""
    rule = next(iter(schema))
    check = ASSERTIONS[rule](schema)

    assert [list(check(value)) for value in fine] == [[]] * len(fine)
    assert [[(one.pointer, *[*one][1:]) for one in check(value)] for value in broken] == [[("", rule, message)]] * len(
        broken
    )


@pytest.mark.parametrize("word", ["exclusiveMinimum", "exclusiveMaximum"])
@pytest.mark.parametrize("flag", [True, False])
def test_a_bound_that_is_a_flag_of_another_bound_asserts_nothing_by_itself(word: str, *, flag: bool) -> None:
    """OpenAPI 3.0 writes it beside `minimum` or `maximum`."""
    check = ASSERTIONS[word]({word: flag})

    assert [list(check(value)) for value in (-5, 0, 1, 5)] == [[]] * 4


def test_each_member_that_another_one_needs_is_named_with_that() -> None:
    """Only where the other is there, and only what is missing."""
    check = ASSERTIONS["dependentRequired"]({"dependentRequired": {"card": ["name", "zip/code"], "bank": ["name"]}})

    found = [(*one,) for one in check({"card": 1, "bank": None, "other": 2})]

    assert found == [
        ("/name", "dependentRequired", "is required with card"),
        ("/zip~1code", "dependentRequired", "is required with card"),
        ("/name", "dependentRequired", "is required with bank"),
    ]
    assert list(check({"card": 1, "name": "a", "zip/code": "b"})) == []
    assert [list(check(value)) for value in ({}, {"name": "a"}, ["card"], "card", None)] == [[]] * 5


def test_assertions_are_made_in_one_order_whatever_that_of_the_schema() -> None:
    """The telling ones first."""
    assert in_order({"type": "string", "pattern": "a", "maxLength": 3, "enum": ["a"], "x-own": 1}) == [
        "enum", "maxLength", "pattern",
    ]  # fmt: skip
    assert in_order({"type": "string"}) == []
