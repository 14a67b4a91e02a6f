"""What classes hold and are called, and how a discriminator chooses between them."""

from __future__ import annotations

import pytest

from generator.normalise.models import build_classes
from generator.normalise.registry import Registry, component_classes, keyed_components
from generator.normalise.shapes import shape
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of, shaped

Node = dict[str, Json]
TEXT: Json = {"type": "string"}
REQUIRING: Json = [{"required": ["a"], "title": "One"}, {"not": {"required": ["b"]}, "description": "Two."}]
PLACE = Pointer("/components/schemas/A/properties/x")


def to(name: str) -> Node:
    """Return a reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def obj(**properties: Json) -> Node:
    """Return an object with these properties."""
    return {"type": "object", "properties": properties}


def built(components: Node, renamed: dict[Pointer, int] | None = None) -> tuple[Registry, list[str]]:
    """Return the finished classes of components, and what is reported."""
    scope = scope_of({"openapi": "3.1.0", "components": {"schemas": components}})
    registry = Registry(scope, renamed or {})
    for key in components:
        found = shape(registry, to(key), Pointer(f"/components/schemas/{key}"), key)
        registry.name_values(key, found.wire)
    build_classes(registry)
    return registry, reports(scope)


@pytest.mark.parametrize(
    ("schema", "wire"),
    [
        (obj(a=TEXT), {"properties": {"a": TEXT}}),
        ({**obj(a=TEXT), "required": ["a", "b"], "minProperties": 1, "readOnly": True},
         {"properties": {"a": TEXT, "b": {}}, "required": ["a", "b"], "minProperties": 1}),
        ({**obj(a=TEXT), "additionalProperties": False}, {"properties": {"a": TEXT}, "additionalProperties": False}),
        ({**obj(a=TEXT), "additionalProperties": to("B"), "patternProperties": {"^x": to("C")}},
         {"properties": {"a": TEXT}, "patternProperties": {"^x": {"$ref": "C"}}, "additionalProperties": {"$ref": "B"}}),
        ({**obj(a=TEXT), "oneOf": REQUIRING},
         {"properties": {"a": TEXT}, "allOf": [{"oneOf": [{"required": ["a"]}, {"not": {"required": ["b"]}}]}]}),
        ({"allOf": [obj(a=TEXT), obj(a={"maxLength": 3})]}, {"properties": {"a": {"type": "string", "maxLength": 3}}}),
        (obj(a={"type": "string", "readOnly": True}, b={"type": "string", "writeOnly": True}),
         {"properties": {"a": {"type": "string", "readOnly": True}, "b": {"type": "string", "writeOnly": True}}}),
        ({**obj(a=TEXT), "x-copy-of": {"b": "a"}}, {"properties": {"a": TEXT}, "x-copy-of": {"b": "a"}}),
    ],
    ids=str,
)  # fmt: skip
def test_a_class_holds_what_its_schema_describes(schema: Json, wire: Node) -> None:
    """What must be there may be anything where nothing describes it."""
    registry, found = built({"A": schema, "B": obj(b=TEXT), "C": obj(c=TEXT)})

    assert registry.finished["A"].wire == {"type": "object", **wire}
    assert found == []


def test_the_classes_that_a_class_refers_to_are_named_once() -> None:
    """Those of its members first."""
    schema: Node = {**obj(b=to("B"), c=to("B")), "additionalProperties": to("C"), "patternProperties": {"^x": to("A")}}

    assert built({"A": schema, "B": obj(b=TEXT), "C": obj(c=TEXT)})[0].finished["A"].refers == ("B", "A", "C")


@pytest.mark.parametrize(("copy", "original"), [("a", "a"), ("a", "b"), ("c", "none")])
def test_a_copy_repeats_a_member_that_is_there_and_is_none_itself(copy: str, original: str) -> None:
    """Else it is reported and left out."""
    registry, found = built({"A": {**obj(a=TEXT, b=TEXT), "x-copy-of": {copy: original}}})

    assert registry.finished["A"].wire["x-copy-of"] == {}
    assert found == [f"bad-copy /components/schemas/A/x-copy-of/{copy}"]


@pytest.mark.parametrize(
    ("schema", "constant", "default", "description"),
    [
        (TEXT, False, None, ""),
        ({"const": 1}, True, None, ""),
        ({"const": [1]}, False, None, ""),
        ({"const": {"a": 1}}, False, None, ""),
        ({"enum": ["x"]}, True, None, ""),
        ({"enum": ["x", "y"]}, False, None, ""),
        ({"type": "string", "default": "q", "description": " D. "}, False, ("q",), "D."),
        ({"type": "string", "deprecated": True}, False, None, "Deprecated."),
        ({"type": "string", "x-confidence": "observed"}, False, None, "Observed in public code; no page of the provider says so."),
    ],
    ids=str,
)  # fmt: skip
def test_a_member_with_one_value_is_a_constant(
    schema: Json, *, constant: bool, default: tuple[Json] | None, description: str
) -> None:
    """Not a list or an object, which Python has no literal of."""
    (member,) = built({"A": obj(a=schema)})[0].finished["A"].members

    assert (member.constant, member.default, member.description) == (constant, default, description)


def test_members_have_attributes_of_their_own() -> None:
    """That whose name is the plain one has it; others say how they are written."""
    names: Node = dict.fromkeys(("a-b", "aB", "a_b", "名", "class"), TEXT)
    names["2x"] = {"type": "string", "x-argument": "two"}
    registry, found = built({"A": obj(**names)})

    assert [(member.name, member.key, member.argument) for member in registry.finished["A"].members] == [
        ("a-b", "a_b_dashed", "a_b_dashed"),
        ("aB", "a_b_camel", "a_b_camel"),
        ("a_b", "a_b", "a_b"),
        ("名", "u540d", "u540d"),
        ("class", "class", "class"),
        ("2x", "2x", "two"),
    ]
    assert found == []


@pytest.mark.parametrize(
    ("components", "classes"),
    [
        ({"A": obj(x=obj(q=TEXT))}, ["A", "AX"]),
        ({"A": obj(x={"title": "Inner", **obj(q=TEXT)})}, ["A", "Inner"]),
        ({"A": obj(x={"title": "@", **obj(q=TEXT)})}, ["A", "AX"]),
        ({"A": obj(x=obj(q=TEXT)), "AX": obj(b=TEXT)}, ["A", "AX", "AX2"]),
        ({"A": {"title": "Same", **obj(a=TEXT)}, "B": {"title": "Same", **obj(b=TEXT)}}, ["A", "B"]),
        ({"A": {"title": "Same", **obj(a=TEXT)}, "B": {"title": "Same", **obj(a=TEXT)}}, ["Same"]),
        ({"A": {"title": "", **obj(a=TEXT)}}, ["A"]),
    ],
    ids=str,
)
def test_a_class_is_called_by_its_title_or_its_place(components: Node, classes: list[str]) -> None:
    """By its key where another component has the title too; never like a component that it is not."""
    registry, found = built(components)

    assert ([*registry.finished], {**registry.collided}, found) == (classes, {}, [])


def test_a_class_whose_title_is_taken_is_tried_with_other_names() -> None:
    """First its place, then numbers."""
    components: Node = {"A": obj(x={"title": "B", **obj(q=TEXT)}), "B": obj(b=TEXT)}

    first, found = built(components)
    assert (list(first.collided), found) == ([PLACE], [])
    assert [*built(components, {PLACE: 1})[0].finished] == ["A", "B", "AX"]
    assert [*built(components, {PLACE: 2})[0].finished] == ["A", "B", "AX2"]


def test_a_name_for_different_schemas_is_reported_when_tries_are_used_up() -> None:
    """With the place of the other."""
    components: Node = {"A": obj(y=obj(z=obj(c=TEXT)), y_z=obj(b=TEXT))}
    places = [Pointer(f"/components/schemas/A/properties/{end}") for end in ("y/properties/z", "y_z")]

    collided, found = built(components)
    assert (len(collided.collided), found) == (1, [])
    (place,) = collided.collided
    assert place in places
    last, found = built(components, {Pointer(one): 5 for one in places})
    assert (last.collided, len(found)) == ({}, 1)
    assert found[0].startswith("name-collision /components/schemas/A/properties/y")


def test_components_are_called_by_their_keys_where_titles_are_alike() -> None:
    """Two that say the same are no two."""
    components: Json = {
        "Item-Input": {"title": "Item", "a": 1},
        "Item-Output": {"title": "Item", "a": 2},
        "Same1": {"title": "Same"},
        "Same2": {"title": "Same"},
        "no_title": {"a": 1},
        "NoTitle": {"title": "", "a": 2},
        "Number": {"title": 5},
        "number": True,
        "Alone": {"title": "One"},
    }
    scope = scope_of({"components": {"schemas": components}})

    assert keyed_components(scope) == {"Item-Input", "Item-Output", "no_title", "NoTitle", "Number", "number"}
    assert component_classes(scope_of({"components": {"schemas": {"a-b": 1, "C": 2}}})) == {"AB", "C"}


def test_an_enumeration_has_the_name_of_the_first_component_that_is_one() -> None:
    """Of values of one kind that a name can be made for."""
    components: Node = {
        "A": {"enum": ["a", "b"]},
        "B": {"enum": ["a", "b"]},
        "C": {"enum": ["a", 1]},
        "D": {"enum": [None, "z"]},
        "E": {"enum": [1.5]},
        "@": {"enum": ["k"]},
        "F": {"enum": []},
        "G": {"enum": [2]},
    }

    assert built(components)[0].enums == {'["a", "b"]': "A", '["z"]': "D", "[2]": "G"}


def test_types_that_a_class_breaks_may_nest_as_deep_as_they_like() -> None:
    """What is come back from no longer counts."""
    members: Node = {f"m{number}": {"type": "array", "items": to("A")} for number in range(80)}

    assert built({"A": obj(**members)})[1] == []


BY_KIND: Json = {"propertyName": "kind"}
BY_MAPPING: Json = {"propertyName": "kind", "mapping": {"c": "#/components/schemas/Cat", "d": "Dog", "x": "None"}}
PET: Node = {**obj(kind=TEXT), "discriminator": BY_KIND}
MAPPED: Node = {**obj(kind=TEXT), "discriminator": BY_MAPPING}
CAT: Json = {"allOf": [to("Pet"), obj(name=TEXT)]}


def kinds(*values: Json) -> Node:
    """Return an object whose member `k` has these values."""
    return obj(k={"enum": [*values]})


@pytest.mark.parametrize(
    ("components", "variants", "mapping", "found"),
    [
        ({"Pet": PET, "Cat": CAT, "Lion": {"allOf": [True, to("Cat"), {"$ref": 1}]}}, ["Cat", "Lion", "Pet"],
         {"Cat": "Cat", "Lion": "Lion", "Pet": "Pet"}, ["openapi-invalid /components/schemas/Lion/allOf/2/$ref"]),
        ({"Pet": MAPPED, "Cat": CAT, "Dog": obj(bark=TEXT)}, ["Cat", "Dog", "Pet"],
         {"Cat": "Cat", "Dog": "Dog", "Pet": "Pet", "c": "Cat", "d": "Dog"},
         ["unsupported-discriminator /components/schemas/Pet/discriminator/mapping/x"]),
    ],
    ids=["descendants", "mapping"],
)  # fmt: skip
def test_a_base_class_with_a_discriminator_is_all_that_extend_it(
    components: Node, variants: list[str], mapping: dict[str, str], found: list[str]
) -> None:
    """And all that its mapping names, and itself."""
    wire, nullable, refused = shaped(to("Pet"), components)

    assert wire == {
        "anyOf": [{"$ref": name} for name in variants],
        "discriminator": {"propertyName": "kind", "mapping": mapping, "x-base": "Pet"},
    }
    assert (nullable, refused) == (False, found)


def test_a_base_class_that_nothing_extends_is_a_class() -> None:
    """So is one that only inherits the discriminator, or extends a plain one."""
    assert shaped(to("Pet"), {"Pet": PET})[0] == {"$ref": "Pet"}
    assert shaped(to("Cat"), {"Pet": PET, "Cat": CAT})[0] == {"$ref": "Cat"}
    assert shaped(to("Cat"), {"Pet": obj(kind=TEXT), "Cat": {"allOf": [to("Pet")]}})[0] == {"$ref": "Pet"}
    assert shaped(to("Cat"), {"Pet": PET, "Cat": {"allOf": [to("Pet")]}})[0] == {"$ref": "Cat"}


BY_K: Json = {"propertyName": "k"}
MAPPED_K: Json = {"propertyName": "k", "mapping": {"1": "A", "2": "#/components/schemas/B", "3": "Z"}}
UNION: Node = {"oneOf": [to("A"), to("B")], "discriminator": BY_K}


@pytest.mark.parametrize(
    ("schema", "components", "mapping", "found"),
    [
        (UNION, {"A": kinds("a"), "B": kinds("b")}, {"A": "A", "B": "B", "a": "A", "b": "B"}, []),
        (UNION, {"A": kinds("a", "c"), "B": kinds("b", "c")}, {"A": "A", "B": "B", "a": "A", "b": "B"}, []),
        (UNION, {"A": kinds(1), "B": obj(k={"const": 2})}, {"A": "A", "B": "B", "1": "A", "2": "B"}, []),
        (UNION, {"A": obj(x=TEXT), "B": obj(y=TEXT)}, {"A": "A", "B": "B"}, []),
        (UNION, {"A": TEXT, "B": kinds("b")}, None, []),
        ({**UNION, "discriminator": {}}, {"A": kinds("a"), "B": kinds("b")}, None, []),
        ({**UNION, "discriminator": MAPPED_K},
         {"A": kinds("a"), "B": kinds("b")}, {"A": "A", "B": "B", "a": "A", "b": "B", "1": "A", "2": "B"},
         ["unsupported-discriminator /s/discriminator/mapping/3"]),
        ({"oneOf": [kinds("a"), kinds("b")], "discriminator": {"propertyName": "k"}}, {}, {"a": "HintVariant1", "b": "HintVariant2"}, []),
        ({"oneOf": [kinds("a"), obj(x=TEXT)], "discriminator": {"propertyName": "k"}}, {}, None, []),
        (UNION, {"A": {"oneOf": [to("C"), to("D")]}, "B": kinds("b"), "C": kinds("c"), "D": kinds("d")},
         {"A": "variant 1", "B": "B", "C": "C", "D": "D", "b": "B", "c": "C", "d": "D"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_a_discriminator_chooses_by_the_names_and_the_values_of_the_variants(
    schema: Json, components: Node, mapping: dict[str, str] | None, found: list[str]
) -> None:
    """Where each value is of one of them alone, and each of them can be chosen."""
    wire, _, refused = shaped(schema, components)

    assert isinstance(wire, dict)
    assert wire.get("discriminator") == ({"propertyName": "k", "mapping": mapping} if mapping else None)
    assert refused == found
