"""Single schemas in the words of the plain document: which are enumerations, maps or unions, and what they are called."""

from __future__ import annotations

import pytest

from generator.facts import ClassFacts, PropertyFacts
from generator.normalise.plain import write
from generator.types import Json, Pointer

Node = dict[str, Json]
TEXT: Node = {"type": "string"}
BYTES: Node = {"type": "string", "format": "binary"}
OBJECT: Node = {"type": "object"}
OBJECTS: Node = {"type": "array", "items": OBJECT}
LONG = "C" * 140


def member(
    schema: Node, *, required: bool = False, default: tuple[Json] | None = None, name: str = "m"
) -> PropertyFacts:
    """Return a member of a class."""
    return PropertyFacts(
        "m", name, "m", schema, required, constant=False, default=default, description="", request_description=""
    )


def cls(key: str, *members: PropertyFacts, schema: Node | None = None) -> ClassFacts:
    """Return a class."""
    return ClassFacts(key, members, schema or {}, "", None, in_requests=True, in_responses=True, pointer=Pointer(""))


def schemas(*classes: ClassFacts, named: dict[str, str] | None = None) -> tuple[Node, list[str]]:
    """Return the components of the plain document, and the titles of its maps."""
    made = write("Acme", (), classes, named or {})
    components = made.document["components"]
    assert isinstance(components, dict)
    found = components["schemas"]
    assert isinstance(found, dict)
    return found, sorted(made.maps)


def written(schema: Node, *, required: bool = False, default: tuple[Json] | None = None) -> tuple[Json, Node]:
    """Return the plain schema of the member `m` of a class `C`, and what else became a component."""
    found, _ = schemas(cls("C", member(schema, required=required, default=default)))
    holder = found.pop("C")
    assert isinstance(holder, dict)
    properties = holder["properties"]
    assert isinstance(properties, dict)
    return properties["m"], found


@pytest.mark.parametrize(
    ("schema", "plain"),
    [
        ({"enum": ["a"]}, {"const": "a"}),
        ({"enum": ["a", "a"]}, {"const": "a"}),
        ({"const": True}, {"const": True}),
        ({"enum": [1.5, 2]}, {"anyOf": [{"type": "number"}, {"type": "integer"}]}),
        ({"enum": [1.5, 2.5, None]}, {"anyOf": [{"type": "number"}, {"type": "null"}]}),
        ({"const": [1]}, {}),
        ({"enum": [[1], "a"]}, {"anyOf": [{}, TEXT]}),
        ({"enum": []}, {}),
        ({"enum": ["a", None, False]}, {"anyOf": [{"const": "a"}, {"const": False}, {"type": "null"}]}),
    ],
    ids=str,
)  # fmt: skip
def test_a_single_value_is_a_constant_and_what_has_no_literal_its_kind(schema: Node, plain: Json) -> None:
    """Null comes last, truth values stand alone."""
    assert written(schema) == (plain, {})


def test_values_of_one_kind_are_a_component() -> None:
    """Text and numbers apart, each in its order."""
    assert written({"enum": ["b", "a"]}) == (
        {"$ref": "#/components/schemas/CM"},
        {"CM": {"type": "string", "enum": ["b", "a"]}},
    )
    assert written({"enum": [2, "a", 1, None]}) == (
        {"anyOf": [{"$ref": "#/components/schemas/CM"}, {"const": "a"}, {"type": "null"}]},
        {"CM": {"type": "integer", "enum": [2, 1]}},
    )


@pytest.mark.parametrize(
    ("schema", "plain"),
    [
        (OBJECT, {"type": "object", "title": "CM", "additionalProperties": True}),
        ({**OBJECT, "additionalProperties": TEXT}, {"type": "object", "title": "CM", "additionalProperties": TEXT}),
        ({"additionalProperties": TEXT}, {"type": "object", "title": "CM", "additionalProperties": TEXT}),
        ({"patternProperties": {"^x": TEXT}}, {"type": "object", "title": "CM", "additionalProperties": {"anyOf": [TEXT, {}]}}),
        (
            {"patternProperties": {"^x": TEXT}, "additionalProperties": False},
            {"type": "object", "title": "CM", "additionalProperties": TEXT},
        ),
        (
            {"patternProperties": {"^x": TEXT, "^y": TEXT, "^z": OBJECT}, "additionalProperties": {"type": "integer"}},
            {
                "type": "object", "title": "CM",
                "additionalProperties": {
                    "anyOf": [TEXT, {"type": "object", "title": "CMValue3", "additionalProperties": True}, {"type": "integer"}],
                },
            },
        ),
        ({"type": "array", "items": TEXT}, {"type": "array", "items": TEXT}),
        ({"type": "array"}, {"type": "array", "items": {}}),
        (OBJECTS, {"type": "array", "items": {"type": "object", "title": "CMItem", "additionalProperties": True}}),
        (
            {"type": "array", "prefixItems": [TEXT, OBJECT], "items": False},
            {"type": "array", "items": {"anyOf": [TEXT, {"type": "object", "title": "CMItem2", "additionalProperties": True}]}},
        ),
        ({"prefixItems": [TEXT], "items": {}}, {"type": "array", "items": {"anyOf": [TEXT, {}]}}),
        ({"anyOf": [TEXT, OBJECT]}, {"anyOf": [TEXT, {"type": "object", "title": "CMVariant2", "additionalProperties": True}]}),
        ({"oneOf": [{"$ref": "C"}, TEXT]}, {"oneOf": [{"$ref": "#/components/schemas/C"}, TEXT]}),
        ({"type": ["string", "null"]}, {"anyOf": [TEXT, {"type": "null"}]}),
        ({"type": "string", "format": "date"}, TEXT),
        (BYTES, BYTES),
        ({**BYTES, "contentMediaType": "image/png"}, BYTES),
        ({**BYTES, "contentMediaType": "text/csv"}, {"anyOf": [TEXT, BYTES]}),
        ({**BYTES, "contentMediaType": "application/json"}, {"anyOf": [TEXT, BYTES]}),
        ({"type": "integer", "format": "binary"}, {"type": "integer"}),
        ({"x-any-part": True}, {"anyOf": [{}, BYTES]}),
        ({}, {}),
    ],
    ids=str,
)  # fmt: skip
def test_what_decides_no_type_is_left_out(schema: Node, plain: Json) -> None:
    """Objects whose keys are free have a title by which they are known."""
    assert written(schema) == (plain, {})


@pytest.mark.parametrize(
    ("schema", "default", "plain"),
    [
        (TEXT, ("a",), {**TEXT, "default": "a"}),
        ({"type": "number"}, (1.5,), {"type": "number", "default": 1.5}),
        ({"type": "array", "items": TEXT}, (["a"],), {"type": "array", "items": TEXT}),
        (TEXT, (None,), TEXT),
        ({"$ref": "C"}, ("a",), {"allOf": [{"$ref": "#/components/schemas/C"}], "default": "a"}),
        ({"anyOf": [TEXT, {"type": "null"}]}, ("a",), {"anyOf": [TEXT, {"type": "null"}]}),
        ({"oneOf": [TEXT, {"type": "null"}]}, ("a",), {"oneOf": [TEXT, {"type": "null"}]}),
        (BYTES, ("a",), BYTES),
    ],
    ids=str,
)  # fmt: skip
def test_what_must_be_given_has_its_default(schema: Node, default: tuple[Json], plain: Json) -> None:
    """Where it is a plain value of a plain type; what may be left out has none."""
    assert written(schema, required=True, default=default)[0] == plain
    assert "default" not in str(written(schema, default=default)[0])


def test_names_are_those_that_nothing_else_has() -> None:
    """Equal values have one name, whatever their order elsewhere; an empty place is called after its values."""
    found, maps = schemas(
        cls("A", member({"enum": ["a", "b"]})),
        cls("B", member({"enum": ["a", "b"]}), schema={"additionalProperties": {"enum": ["b", "a"]}}),
        cls("AM2", member({"type": "object"})),
        cls("AM", member({"enum": [1, 2]})),
        cls("AM2M"),
    )

    assert found["B"] == {
        "type": "object",
        "properties": {"m": {"$ref": "#/components/schemas/AM3"}},
        "additionalProperties": {"$ref": "#/components/schemas/BValue"},
    }
    assert found["AM3"] == {"type": "string", "enum": ["a", "b"]}
    assert found["BValue"] == {"type": "string", "enum": ["b", "a"]}
    assert maps == ["AM2M2"]


def test_an_enumeration_that_has_a_name_keeps_it() -> None:
    """With a single value, too; not where a class has the name."""
    named = {'["a"]': "Letter", '["a","b"]': "C"}

    found, _ = schemas(cls("C", member({"enum": ["a"]})), cls("D", member({"enum": ["a", "b"]})), named=named)

    assert (found["Letter"], found["DM"]) == ({"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["a", "b"]})


def test_a_long_name_is_cut_so_that_a_number_has_room() -> None:
    """Of 150 letters, ten are left for it."""
    assert schemas(cls(LONG, member(OBJECT)))[1] == [f"{LONG}2"]


def test_a_member_is_written_with_its_own_name_where_that_differs() -> None:
    """And in the list of those that are required."""
    found, _ = schemas(cls("C", member(TEXT, required=True, name="M-1")))

    assert found["C"] == {
        "type": "object",
        "properties": {"m": {"type": "string", "x-wire-name": "M-1"}},
        "required": ["m"],
    }
