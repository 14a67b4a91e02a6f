"""What one schema says without references, `allOf` and the spellings of OpenAPI 3.0."""

from __future__ import annotations

import pytest

from generator.errors import Refused
from generator.normalise.flatten import flatten, flatten_all
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
TO_TEXT: Json = {"$ref": "#/components/schemas/Text"}
COMPONENTS: Node = {
    "Text": TEXT,
    "Nullable": {"type": ["string", "null"], "nullable": True},
    "Self": {"not": {"$ref": "#/components/schemas/Self"}},
}


def flat(schema: Json, *, version: str = "3.1.0") -> tuple[dict[str, object], list[str]]:
    """Return what a schema is made of, without what is empty, and what is reported."""
    scope = scope_of({"openapi": version, "components": {"schemas": COMPONENTS}})
    found = flatten(scope, schema, Pointer("/s"))
    return {name: value for name in found.__slots__ if name != "pointer" and (value := getattr(found, name))}, reports(
        scope
    )


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([{"items": TEXT}, {"items": NUMBER}, {"items": TEXT}],
         {"items": (TEXT, "/s/allOf/0/items"), "more_items": [(NUMBER, "/s/allOf/1/items")]}),
        ([{"prefixItems": [TEXT]}, {"prefixItems": [TEXT]}], {"prefix": [(TEXT, "/s/allOf/0/prefixItems/0")]}),
        ([{"type": "array"}, {"prefixItems": [TEXT]}],
         {"keywords": {"type": "array"}, "prefix": [(TEXT, "/s/allOf/1/prefixItems/0")]}),
        ([NUMBER, {"type": ["integer", "null"]}], {"keywords": NUMBER}),
        ([{"type": ["string", "null"]}, TEXT], {"keywords": TEXT}),
        ([{"type": "number"}, NUMBER], {"keywords": NUMBER}),
        ([{"type": ["number", "string"]}, {"type": ["integer", "string"]}], {"keywords": {"type": ["string", "integer"]}}),
        ([{"type": ["integer", "number"]}, NUMBER], {"keywords": NUMBER}),
        ([{"enum": [1, True, "1"]}, {"enum": ["1", True]}], {"keywords": {"enum": [True, "1"]}}),
        ([{"minimum": 1}, {"minimum": 2}, {"maximum": 5}, {"maximum": 6}], {"keywords": {"minimum": 2, "maximum": 5}}),
        ([{"const": 1}, {"const": True}], {"keywords": {"const": 1}, "extra": [{"const": True}]}),
        ([{"const": 1}, {"const": 1}], {"keywords": {"const": 1}}),
        ([{"format": "a"}, {"format": "b"}], {"keywords": {"format": "a"}, "extra": [{"format": "b"}]}),
        ([{"readOnly": True}, {"readOnly": False}], {"keywords": {"readOnly": True}}),
        ([{"readOnly": False}, {"readOnly": True}], {"keywords": {"readOnly": True}}),
        ([{"patternProperties": {"^x": TEXT}}, {"patternProperties": {"^x": TEXT, "^y": NUMBER}}],
         {"patterns": {"^x": (TEXT, "/s/allOf/0/patternProperties/^x"), "^y": (NUMBER, "/s/allOf/1/patternProperties/^y")}}),
        ([{"additionalProperties": TEXT}, {"additionalProperties": False}], {"additional": (False, "/s/allOf/1/additionalProperties")}),
        ([{"additionalProperties": False}, {"additionalProperties": TEXT}], {"additional": (False, "/s/allOf/0/additionalProperties")}),
        ([{"additionalProperties": True}, {"additionalProperties": TEXT}], {"additional": (TEXT, "/s/allOf/1/additionalProperties")}),
        ([{"properties": {"a": TEXT}}, {"properties": {"a": TEXT}}, {"properties": {"a": NUMBER}}],
         {"properties": {"a": [(TEXT, "/s/allOf/0/properties/a"), (NUMBER, "/s/allOf/2/properties/a")]}}),
        ([{"required": ["a"]}, {"required": ["a", "b"]}], {"required": {"a": "/s/allOf/0/required/0", "b": "/s/allOf/1/required/1"}}),
        ([{"title": "A", "x-own": 1}, {"description": "One.", "x-own": 2}],
         {"annotations": {"description": "One."}, "extensions": {"x-own": 1}}),
        ([{"title": "A", "type": "string"}], {"annotations": {"title": "A"}, "keywords": TEXT}),
    ],
    ids=str,
)  # fmt: skip
def test_members_of_an_all_of_are_merged(parts: list[Json], found: dict[str, object]) -> None:
    """What only one keyword can say stays as a rule of its own."""
    assert flat({"allOf": parts}) == (found, [])


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([TEXT, NUMBER], "no-valid-value /s"),
        ([{"enum": [1, 2]}, {"enum": [3]}], "no-valid-value /s"),
        ([{"prefixItems": [TEXT]}, {"prefixItems": [NUMBER]}], "unsupported-merge /s/allOf/1"),
        ([{"patternProperties": {"^x": TEXT}}, {"patternProperties": {"^x": NUMBER}}], "unsupported-merge /s/allOf/1/patternProperties/^x"),
        ([{"additionalProperties": TEXT}, {"additionalProperties": NUMBER}], "unsupported-merge /s/allOf/1/additionalProperties"),
    ],
    ids=str,
)  # fmt: skip
def test_members_that_exclude_each_other_are_reported(parts: list[Json], found: str) -> None:
    """At the place of the second."""
    assert flat({"allOf": parts})[1] == [found]


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "integer", "const": "1"}, {"keywords": {"type": "integer", "const": 1}}),
        ({"type": "integer", "enum": ["1", None]}, {"keywords": {"type": ["integer", "null"], "enum": [1, None]}}),
        ({"enum": ["a", None]}, {"keywords": {"enum": ["a", None]}}),
        ({"enum": []}, {}),
        ({"type": "string", "enum": ["a"], "nullable": True},
         {"keywords": {"type": ["string", "null"], "enum": ["a", None]}, "nullable": True}),
        ({"enum": ["a", None], "nullable": True}, {"keywords": {"enum": ["a", None]}, "nullable": True}),
        ({"exclusiveMinimum": True, "minimum": 1}, {"keywords": {"exclusiveMinimum": 1}}),
        ({"exclusiveMinimum": False, "minimum": 1}, {"keywords": {"minimum": 1}}),
        ({"exclusiveMaximum": True}, {}),
        ({"exclusiveMaximum": 3, "maximum": 4}, {"keywords": {"exclusiveMaximum": 3, "maximum": 4}}),
        ({"format": "byte"}, {"keywords": {"contentEncoding": "base64"}}),
        ({"unevaluatedProperties": False},
         {"additional": (False, "/s/unevaluatedProperties"), "rest": (False, "/s/unevaluatedProperties")}),
        ({"unevaluatedProperties": False, "additionalProperties": TEXT}, {"additional": (TEXT, "/s/additionalProperties")}),
        ({"unevaluatedItems": TEXT}, {"items": (TEXT, "/s/unevaluatedItems")}),
        ({"unevaluatedItems": TEXT, "items": NUMBER}, {"items": (NUMBER, "/s/items")}),
        ({"contains": TEXT, "minContains": 1}, {"extra": [{"contains": TEXT, "minContains": 1}]}),
        ({"minContains": 1}, {}),
        ({"if": TEXT, "then": True, "else": NUMBER}, {"extra": [{"if": TEXT, "then": True, "else": NUMBER}]}),
        ({"then": NUMBER}, {}),
        ({"unknown": 1, "x-own": 2}, {"extensions": {"x-own": 2}}),
        ({"oneOf": [TEXT]}, {"keywords": TEXT}),
        ({"oneOf": [TEXT, NUMBER]}, {"unions": {"/s/oneOf": ("oneOf", [(TEXT, "/s/oneOf/0"), (NUMBER, "/s/oneOf/1")])}}),
        ({"$ref": "#/components/schemas/Nullable"}, {"keywords": {"type": ["string", "null"]}, "nullable": True}),
        ({"allOf": [{"$ref": "#/components/schemas/Nullable"}, TEXT]}, {"keywords": TEXT}),
        (True, {}),
    ],
    ids=str,
)  # fmt: skip
def test_one_meaning_has_one_spelling(schema: Json, found: dict[str, object]) -> None:
    """What says nothing is gone."""
    assert flat(schema) == (found, [])


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "string", "nullable": True, "enum": ["a"]}, {"keywords": {"type": "string", "enum": ["a"]}}),
        ({"$ref": "#/components/schemas/Text", "type": "integer", "x-own": 1}, {"keywords": TEXT, "extensions": {"x-own": 1}}),
    ],
    ids=["enumeration", "reference"],
)  # fmt: skip
def test_openapi_3_0_ignores_what_a_later_version_obeys(schema: Json, found: dict[str, object]) -> None:
    """Null that no enumeration lists, and what stands beside a reference."""
    assert flat(schema, version="3.0.3") == (found, [])


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"$id": "x"}, "unsupported-keyword /s/$id"),
        ({"dependencies": {}}, "unsupported-keyword /s/dependencies"),
        ({"type": "strange"}, "openapi-invalid /s/type"),
        ({"type": []}, "openapi-invalid /s/type"),
        ({"minLength": -1}, "openapi-invalid /s/minLength"),
        ({"minLength": True}, "openapi-invalid /s/minLength"),
        ({"multipleOf": 0}, "openapi-invalid /s/multipleOf"),
        ({"minimum": True}, "openapi-invalid /s/minimum"),
        ({"required": ["a", 1]}, "openapi-invalid /s/required"),
        ({"anyOf": []}, "openapi-invalid /s/anyOf"),
        ({"anyOf": [1]}, "openapi-invalid /s/anyOf"),
        ({"patternProperties": []}, "openapi-invalid /s/patternProperties"),
        ({"patternProperties": {"^x": 1}}, "openapi-invalid /s/patternProperties"),
        ({"patternProperties": {"(a+)+": TEXT}}, "slow-pattern /s/patternProperties/(a+)+"),
        ({"patternProperties": {"[": TEXT}}, "bad-pattern /s/patternProperties/["),
        ({"pattern": "("}, "bad-pattern /s/pattern"),
        ({"dependentRequired": {"a": "b"}}, "openapi-invalid /s/dependentRequired"),
        ("text", "unsupported-schema /s"),
        (None, "unsupported-schema /s"),
        (False, "unsupported-schema /s"),
        ({"not": {"$ref": "#/components/schemas/Self"}}, "unsupported-keyword /components/schemas/Self"),
        ({"not": {"pattern": "(a+)+"}}, "slow-pattern /s/not/pattern"),
        ({"not": {"dependencies": {}}}, "unsupported-keyword /s/not/dependencies"),
        ({"not": {"minLength": "x"}}, "openapi-invalid /s/not/minLength"),
    ],
    ids=str,
)  # fmt: skip
def test_a_keyword_that_no_client_can_obey_is_reported_and_left_out(schema: Json, found: str) -> None:
    """With its own place."""
    assert flat(schema) == ({}, [found])


def test_the_keyword_that_changes_references_is_never_waived() -> None:
    """The client would read another schema than is meant."""
    scope = scope_of({"openapi": "3.1.0"})

    flatten(scope, {"$id": "x", "additionalItems": True}, Pointer("/s"))

    assert [(item.pointer, item.waivable) for item in scope.findings] == [
        ("/s/$id", False),
        ("/s/additionalItems", True),
    ]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        (True, True),
        (TO_TEXT, {"allOf": [TEXT]}),
        ({"$ref": "#/components/schemas/Text", "allOf": [NUMBER]}, {"allOf": [TEXT, NUMBER]}),
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"$ref": "#/components/schemas/Nullable"}, {"allOf": [{"type": ["string", "null"]}]}),
        ({"nullable": True, "minLength": 1}, {"minLength": 1}),
        ({"title": "A rule", "unknown": 1, "x-own": 1, "readOnly": True, "minLength": 1}, {"minLength": 1}),
        ({"properties": {"a": TO_TEXT}, "anyOf": [TO_TEXT, True]},
         {"properties": {"a": {"allOf": [TEXT]}}, "anyOf": [{"allOf": [TEXT]}, True]}),
        ({"items": TO_TEXT, "required": ["a"]}, {"items": {"allOf": [TEXT]}, "required": ["a"]}),
    ],
    ids=str,
)  # fmt: skip
def test_a_rule_is_written_out_with_what_it_refers_to(rule: Json, written: Json) -> None:
    """Without what says nothing about which values are valid."""
    assert flat({"not": rule}) == ({"keywords": {"not": written}}, [])


def test_a_rule_that_multiplies_what_it_refers_to_is_refused_before_it_fills_memory() -> None:
    """What it refers to is written out in it, here 160,000 times."""
    schemas: Node = {f"R{n}": {"allOf": [{"$ref": f"#/components/schemas/R{n + 1}"}] * 20} for n in range(4)}
    scope = scope_of({"openapi": "3.1.0", "components": {"schemas": {**schemas, "R4": TEXT}}})

    with pytest.raises(Refused, match="too large"):
        flatten(scope, {"not": {"$ref": "#/components/schemas/R0"}}, Pointer("/s"))


def test_the_items_of_all_members_keep_a_title_only_where_they_come_of_one() -> None:
    """Of several none is the whole."""
    scope = scope_of({"openapi": "3.1.0"})
    item: Json = {"title": "Row", "minLength": 1}

    assert flatten_all(scope, [(item, Pointer("/a"))]).annotations == {"title": "Row"}
    assert flatten_all(scope, [(item, Pointer("/a")), (TEXT, Pointer("/b"))]).annotations == {}


@pytest.mark.parametrize(
    ("members", "nullable", "extra"),
    [
        ([{"nullable": True}], True, []),
        ([{"nullable": True}, {"nullable": True}], True, []),
        ([{"nullable": True}, TEXT], False, []),
        ([{"properties": {"a": TEXT}, "additionalProperties": False}, {"properties": {"b": TEXT}}], False,
         [{"properties": {"a": {}}, "additionalProperties": False}]),
        ([{"properties": {"a": TEXT}, "additionalProperties": False}, {"properties": {"a": TEXT}}], False, []),
        ([{"properties": {"a": TEXT}, "additionalProperties": True}, {"properties": {"b": TEXT}}], False, []),
        ([{"not": NUMBER, "if": TEXT, "then": True}], False, [{"if": TEXT, "then": True}]),
    ],
    ids=str,
)  # fmt: skip
def test_what_several_members_describe_is_null_and_closed_as_all_of_them_say(
    members: list[Json], extra: list[Json], *, nullable: bool
) -> None:
    """A closed one forbids what the others name."""
    scope = scope_of({"openapi": "3.1.0"})
    found = flatten_all(scope, [(member, Pointer(f"/{index}")) for index, member in enumerate(members)])

    assert (found.nullable, found.extra) == (nullable, extra)


def test_what_one_closed_member_forbids_is_stated_once() -> None:
    """However often it stands in the whole."""
    closed: Json = {"properties": {"a": TEXT}, "additionalProperties": False}
    rule: Json = {"properties": {"a": {}}, "additionalProperties": False}
    scope = scope_of({"openapi": "3.1.0", "components": {"schemas": {"Closed": closed}}})
    schema: Json = {"allOf": [{"$ref": "#/components/schemas/Closed"}, {"properties": {"b": TEXT}}, closed]}
    found = flatten(scope, schema, Pointer("/s"))

    assert found.extra == [rule]
    assert flatten_all(scope, [(schema, Pointer("/s"))]).extra == [rule]


def test_a_schema_is_made_plain_once() -> None:
    """Whoever asks for it again has the same."""
    scope = scope_of({"openapi": "3.1.0"})
    first = flatten(scope, TEXT, Pointer("/s"))

    assert flatten(scope, TEXT, Pointer("/s")) is first
    assert flatten(scope, TEXT, Pointer("/t")) is not first
