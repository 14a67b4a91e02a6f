"""What one schema comes to: a class, a union, a closed set of values, or the keywords that the runtime checks."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.types import Json
from tests.normalise.scopes import shaped

TEXT: Json = {"type": "string"}
NULL: Json = {"type": "null"}
A: dict[str, Json] = {"type": "object", "properties": {"a": TEXT}}
B: dict[str, Json] = {"type": "object", "properties": {"b": TEXT}}
TO_A: dict[str, Json] = {"$ref": "#/components/schemas/A"}
TO_B: dict[str, Json] = {"$ref": "#/components/schemas/B"}
COMPONENTS: dict[str, Json] = {
    "A": A,
    "B": B,
    "Nullable": {"type": ["string", "null"]},
    "Loop": {"$ref": "#/components/schemas/Loop"},
}


@pytest.mark.parametrize(
    ("schema", "wire", "nullable"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}, True),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}, True),
        ({"nullable": True, "anyOf": [TEXT, NULL]}, {"anyOf": [TEXT, NULL]}, True),
        ({"nullable": True, "anyOf": [TEXT, {"type": "integer"}]}, {"anyOf": [{"anyOf": [TEXT, {"type": "integer"}]}, NULL]}, True),
        ({"nullable": True, **TO_A}, {"anyOf": [{"$ref": "A"}, NULL]}, True),
        ({"nullable": True, "$ref": "#/components/schemas/Nullable"}, {"type": ["string", "null"]}, True),
        ({"type": ["object", "null"], "properties": {"a": TEXT}}, {"anyOf": [{"$ref": "Hint"}, NULL]}, True),
        (NULL, NULL, True),
        ({}, {}, True),
        (True, {}, True),
        (TEXT, TEXT, False),
        ({"enum": ["a", None]}, {"enum": ["a", None]}, True),
        ({"const": None}, {"const": None}, True),
    ],
    ids=str,
)  # fmt: skip
def test_null_is_added_once_where_a_schema_allows_it(schema: Json, wire: Json, *, nullable: bool) -> None:
    """Not where it is among the types, the variants or what is referred to already."""
    assert shaped(schema, COMPONENTS) == (wire, nullable, [])


def test_openapi_3_0_ignores_nullable_beside_a_reference_but_not_around_one() -> None:
    """So it is written with an `allOf`."""
    around: Json = {"nullable": True, "allOf": [TO_A]}

    assert shaped({"nullable": True, **TO_A}, COMPONENTS, version="3.0.3") == ({"$ref": "A"}, False, [])
    assert shaped(around, COMPONENTS, version="3.0.3") == ({"anyOf": [{"$ref": "A"}, NULL]}, True, [])


@pytest.mark.parametrize(
    ("schema", "wire"),
    [
        ({"allOf": [TO_A], "description": "One."}, {"$ref": "A"}),
        ({"anyOf": [TO_A]}, {"$ref": "A"}),
        ({"oneOf": [TO_A], "x-own": 1}, {"$ref": "A"}),
        ({"allOf": [TO_A], "title": "Other"}, {"$ref": "Other"}),
        ({"allOf": [{**TO_A, "description": "One."}]}, {"$ref": "Hint"}),
        ({"allOf": [True]}, {}),
    ],
    ids=str,
)
def test_what_only_describes_a_reference_is_the_class_referred_to(schema: Json, wire: Json) -> None:
    """A title makes it a class of its own."""
    assert shaped(schema, COMPONENTS)[::2] == (wire, [])


@pytest.mark.parametrize(
    ("schema", "wire", "found"),
    [
        ({"$ref": "#/components/schemas/Loop"}, {}, ["schema-cycle /components/schemas/Loop"]),
        ({"$ref": "#/components/schemas/None"}, {}, ["dangling-reference /s"]),
        ({"anyOf": [TO_A, TO_B], "items": TEXT}, {"items": TEXT}, ["unsupported-union /s"]),
        ({"anyOf": [TO_A, TO_B], "oneOf": [TO_A, TO_B]}, {}, ["unsupported-union /s"]),
        ({"anyOf": [TO_A, TO_B], "additionalProperties": TEXT}, {"additionalProperties": TEXT}, ["unsupported-union /s"]),
        ({"type": "integer", "enum": ["a"]}, {}, ["no-valid-value /s"]),
        ({"type": "number", "enum": [1, 2.5, True]}, {"type": "number", "enum": [1, 2.5]}, ["enum-type /s/enum"]),
        ({"type": "array", "enum": [[1], {}]}, {"type": "array", "enum": [[1]]}, ["enum-type /s/enum"]),
        ({"type": "object", "enum": [[1], {}]}, {"type": "object", "enum": [{}]}, ["enum-type /s/enum"]),
        ({"type": "integer", "enum": [1, 2.0, 2.5]}, {"type": "integer", "enum": [1, 2.0]}, ["enum-type /s/enum"]),
        ({"type": "null", "enum": [None, []]}, {"type": "null", "enum": [None]}, ["enum-type /s/enum"]),
        ({"anyOf": [{"const": number} for number in range(501)]}, {}, ["too-large /s"]),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_what_no_type_can_say_is_reported_with_its_place(schema: Json, wire: Json, found: list[str]) -> None:
    """What is left of it is gone on with."""
    assert shaped(schema, COMPONENTS)[::2] == (wire, found)


def test_a_union_may_have_500_variants() -> None:
    """One more is too many."""
    wire, _, found = shaped({"anyOf": [{"const": number} for number in range(500)]})

    assert isinstance(wire, dict)
    assert (wire["anyOf"], found) == ([{"const": number} for number in range(500)], [])


@pytest.mark.parametrize(
    ("schema", "wire"),
    [
        ({"anyOf": [TO_A, TO_B], "properties": {"c": TEXT}}, {"anyOf": [{"$ref": "HintA"}, {"$ref": "HintB"}]}),
        ({"oneOf": [TO_A, B], "properties": {"c": TEXT}}, {"oneOf": [{"$ref": "HintA"}, {"$ref": "HintVariant2"}]}),
        ({"oneOf": [TO_A, TO_B], "required": ["k"]}, {"oneOf": [{"$ref": "A"}, {"$ref": "B"}], "required": ["k"]}),
        ({"oneOf": [A, B]}, {"oneOf": [{"$ref": "HintVariant1"}, {"$ref": "HintVariant2"}]}),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}], **A}, {"$ref": "Hint"}),
        ({"anyOf": [TO_A, TO_B], "additionalProperties": TEXT, "properties": {"c": TEXT}},
         {"anyOf": [{"$ref": "HintA"}, {"$ref": "HintB"}]}),
    ],
    ids=str,
)  # fmt: skip
def test_what_stands_beside_a_union_holds_for_each_variant(schema: Json, wire: Json) -> None:
    """Properties make classes of them that are called after both; names that are required stay beside."""
    assert shaped(schema, COMPONENTS) == (wire, False, [])


@pytest.mark.parametrize(
    ("schema", "wire"),
    [
        ({"type": ["object", "string"], "properties": {"a": TEXT}}, {"anyOf": [{"$ref": "Hint"}, {"type": ["string"]}]}),
        (
            {"type": ["object", "string", "null"], "properties": {"a": TEXT}},
            {"anyOf": [{"anyOf": [{"$ref": "Hint"}, NULL]}, {"type": ["string"]}]},
        ),
        (
            {"type": ["object", "array"], "properties": {"a": TEXT}, "items": TEXT, "required": ["a"]},
            {"anyOf": [{"$ref": "Hint"}, {"type": ["array"], "items": TEXT}]},
        ),
    ],
    ids=str,
)  # fmt: skip
def test_a_class_among_other_types_is_one_of_several(schema: Json, wire: Json) -> None:
    """The others keep what is of them alone."""
    assert shaped(schema)[::2] == (wire, [])


@pytest.mark.parametrize(
    ("schema", "wire"),
    [
        ({"type": "string", "format": "password"}, {"type": "string", "format": "password", "x-sensitive": True}),
        ({"type": "string", "format": "binary"}, TEXT),
        ({"items": TEXT}, {"items": TEXT}),
        ({"prefixItems": [TEXT]}, {"prefixItems": [TEXT], "items": {}}),
        ({"type": "array", "items": A}, {"type": "array", "items": {"$ref": "HintItem"}}),
        (
            {"type": "array", "prefixItems": [A, B], "items": A},
            {"type": "array", "prefixItems": [{"$ref": "HintItem1"}, {"$ref": "HintItem2"}], "items": {"$ref": "HintItem"}},
        ),
        ({"allOf": [{"type": "array", "items": A}, {"items": B}]}, {"type": "array", "items": {"$ref": "HintItem"}}),
        ({"additionalProperties": TEXT}, {"additionalProperties": TEXT}),
        ({"additionalProperties": True}, {"additionalProperties": True}),
        ({"additionalProperties": False}, {"additionalProperties": False}),
        ({"type": "object", "additionalProperties": True}, {"type": "object"}),
        ({"type": "object", "additionalProperties": False}, {"type": "object", "additionalProperties": False}),
        ({"type": "object", "additionalProperties": A}, {"type": "object", "additionalProperties": {"$ref": "HintValue"}}),
        ({"patternProperties": {"^x": TEXT}}, {"patternProperties": {"^x": TEXT}}),
        ({"type": "object", "patternProperties": {"^x": A}}, {"type": "object", "patternProperties": {"^x": {"$ref": "HintValue"}}}),
        ({"type": "object", "required": ["k"]}, {"type": "object", "required": ["k"]}),
        ({"enum": []}, {}),
        ({"type": "string", "const": 1}, {"type": "string", "const": "1"}),
        ({"type": ["integer", "boolean"], "enum": [1, True]}, {"type": ["integer", "boolean"], "enum": [1, True]}),
    ],
    ids=str,
)  # fmt: skip
def test_a_schema_without_properties_is_printed_with_what_the_runtime_checks(schema: Json, wire: Json) -> None:
    """Classes inside are called after their place."""
    assert shaped(schema)[::2] == (wire, [])


def test_types_nest_no_deeper_than_python_reads_brackets() -> None:
    """The place of the first one that is too deep is reported."""
    schema: Json = TEXT
    for _ in range(50):
        schema = {"type": "array", "items": schema}

    _, nullable, found = shaped(schema)

    assert (nullable, found) == (False, [f"too-deep /s{50 * '/items'}"])
    assert isinstance(schema, dict)
    assert shaped(schema["items"])[2] == []


@pytest.mark.parametrize(
    ("schema", "wire", "nullable"),
    [
        ({"anyOf": [True, TEXT], "minLength": 2}, {"anyOf": [{}, TEXT], "minLength": 2}, True),
        ({"type": "object", "properties": {"a": TEXT}, "oneOf": [True, TO_B]},
         {"oneOf": [{"$ref": "HintVariant1"}, {"$ref": "HintB"}], "type": "object"}, False),
        ({"required": ["a"], "anyOf": [True, A]}, {"anyOf": [{}, {"$ref": "HintVariant2"}], "required": ["a"]}, True),
    ],
    ids=str,
)  # fmt: skip
def test_a_variant_that_takes_everything_is_what_stands_beside_the_union(
    schema: Json, wire: Json, *, nullable: bool
) -> None:
    """A class, where members are described there."""
    assert shaped(schema, COMPONENTS) == (wire, nullable, [])
