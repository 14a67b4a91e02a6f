"""What each keyword of a schema may hold, how a schema is written, and which media type is the best of several."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator.normalise.keywords import FORMS, as_written, is_number, text_of
from generator.normalise.media import concrete, essence, is_bytes, is_json, is_sound, is_text, prefer
from generator.types import Json
from tests.normalise.scopes import scope_of

Node = dict[str, Json]


@pytest.mark.parametrize(
    ("keywords", "good", "bad"),
    [
        ("minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains",
         [0, 1], [-1, 1.5, True, "1", None]),
        ("minimum maximum", [0, -1.5], [True, "1", None]),
        ("exclusiveMinimum exclusiveMaximum", [0, -1.5, True], ["1", None]),
        ("uniqueItems readOnly writeOnly nullable deprecated", [True, False], [0, "true", None]),
        ("title description pattern format contentEncoding contentMediaType $ref", ["", "a"], [1, None, ["a"]]),
        ("properties discriminator", [{}, {"a": 1}], [[], "a", None]),
        ("patternProperties dependentSchemas", [{}, {"a": {}, "b": True}], [[], {"a": 1}, {"a": {}, "b": None}]),
        ("items additionalProperties unevaluatedItems unevaluatedProperties not if then else contains propertyNames",
         [{}, True, False], [[], "a", 1, None]),
        ("allOf anyOf oneOf prefixItems", [[{}], [True, {}]], [[], {}, [1], [{}, "a"], None]),
        ("dependentRequired", [{}, {"a": []}, {"a": ["b"]}], [[], {"a": "b"}, {"a": ["b"], "c": [1]}]),
        ("multipleOf", [1, 0.5], [0, -1, True, "1"]),
        ("enum", [[], [1, None]], [{}, "a", None]),
        ("required", [[], ["a"]], ["a", [1], ["a", None], {}]),
        ("type", ["string", ["string", "null"], "integer"], [[], "text", ["string", "text"], [1], None]),
    ],
)  # fmt: skip
def test_a_keyword_holds_values_of_its_kind(keywords: str, good: list[Json], bad: list[Json]) -> None:
    """A truth value is no number, whatever Python says."""
    for keyword in keywords.split():
        holds, _ = FORMS[keyword]
        assert [value for value in good if not holds(value)] == []
        assert [value for value in bad if holds(value)] == []


@pytest.mark.parametrize(
    ("version", "schema", "written"),
    [
        ("3.1.0", {"$ref": "#/a", "minLength": 1}, {"$ref": "#/a", "minLength": 1}),
        ("3.0.3", {"$ref": "#/a", "minLength": 1, "title": "A", "nullable": True, "x-a": 1},
         {"$ref": "#/a", "title": "A", "nullable": True, "x-a": 1}),
        ("3.0.3", {"type": "string", "minLength": 1}, {"type": "string", "minLength": 1}),
        ("3.1.0", {"$dynamicRef": "#a", "title": "A"}, {"$ref": "#a", "title": "A"}),
        ("3.1.0", {"$recursiveRef": "#"}, {"$ref": "#"}),
        ("3.1.0", {"$dynamicRef": "#a", "$ref": "#/b"}, {"$dynamicRef": "#a", "$ref": "#/b"}),
        ("3.0.3", {"$recursiveRef": "#", "minLength": 1}, {"$ref": "#"}),
    ],
)  # fmt: skip
def test_a_schema_is_read_by_the_rules_of_its_version(version: str, schema: Node, written: Node) -> None:
    """In OpenAPI 3.0 what stands beside a reference only describes; other words for a reference are one."""
    assert as_written(scope_of({"openapi": version}), schema) == written


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [(1, True, ""), (1.5, True, ""), (True, False, ""), (" a ", False, "a"), (None, False, "")],
)
def test_a_number_and_a_text_are_what_json_calls_so(value: Json, text: str, *, number: bool) -> None:
    """Nothing else is either."""
    assert (is_number(value), text_of(value)) == (number, text)


RANKED = (
    "application/json", "application/problem+json", "text/json", "*/*", "application/*", "multipart/form-data",
    "application/x-www-form-urlencoded", "application/octet-stream", "text/csv", "image/png",
)  # fmt: skip


@pytest.mark.parametrize(("first", "second"), list(permutations(RANKED, 2)))
def test_the_better_of_two_media_types_is_preferred(first: str, second: str) -> None:
    """Whatever their order; JSON before forms, those before bytes and texts."""
    assert prefer([first, second]) == min(first, second, key=RANKED.index)


def test_of_equally_good_media_types_the_first_is_preferred() -> None:
    """Of none there is none."""
    assert prefer(["text/csv", "text/plain"]) == "text/csv"
    assert prefer(["image/png", "audio/mp3"]) == "image/png"
    assert prefer(["Application/JSON; charset=utf-8", "application/json"]) == "Application/JSON; charset=utf-8"
    assert prefer([]) is None


@pytest.mark.parametrize(
    ("media_type", "found"),
    [
        ("application/json", "json"),
        ("Text/JSON; a=b", "json text"),
        ("application/problem+json", "json"),
        ("application/jsonl", ""),
        ("text/csv", "text"),
        ("application/pdf", "bytes"),
        ("application/octet-stream", "bytes"),
        ("image/svg+xml", "bytes"),
        ("audio/x", "bytes"),
        ("video/x", "bytes"),
        ("font/x", "bytes"),
        ("application/xml", ""),
    ],
)
def test_a_media_type_is_json_text_or_a_file(media_type: str, found: str) -> None:
    """Whatever its letters and its parameters."""
    kinds = {"json": is_json, "text": is_text, "bytes": is_bytes}

    assert " ".join(name for name, holds in kinds.items() if holds(media_type)) == found


@pytest.mark.parametrize(
    ("media_type", "sound"),
    [
        ("a/b", True),
        ("a/b; c=d", True),
        ('a/b;c="d e"', True),
        ("a/b; c=d; e=f", True),
        ("a", False),
        ("a/b c", False),
        ("a/b; c", False),
        ("a/b\n", False),
        ('a/b; c="d\n"', False),
        ("a/é", False),
    ],
)
def test_a_media_type_could_stand_in_a_header(media_type: str, *, sound: bool) -> None:
    """With its parameters, and without line ends."""
    assert is_sound(media_type) is sound


@pytest.mark.parametrize(
    ("media_type", "binary", "found"),
    [
        ("*/*", False, "application/json"),
        ("Application/*; a=b", False, "application/json"),
        ("*/*", True, "*/*"),
        ("text/*", False, "text/*"),
        ("application/xml", False, "application/xml"),
    ],
)
def test_a_range_is_json_where_it_may_be(media_type: str, found: str, *, binary: bool) -> None:
    """Of bytes nobody knows the type."""
    assert concrete(media_type, binary=binary) == found


def test_the_essence_of_a_media_type_has_no_parameters() -> None:
    """And small letters."""
    assert essence(" Text/Plain ; charset=utf-8") == "text/plain"
