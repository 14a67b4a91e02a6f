"""Which members of a response a client cannot do without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import Plain, source
from generator.api import Field, Model
from generator.engine.essential import with_essentials
from generator.types import Json, Pointer

Node = dict[str, Json]
TEXT: Node = {"type": "string"}
ESSENTIAL: Node = {"type": "string", "x-essential": True}


def model(name: str, properties: Node, *required: str, direction: str = "response") -> Model:
    """Return a class whose members are texts in Python."""
    schema: Json = {"type": "object", "properties": properties, "required": [*required]}
    fields = tuple(Field(wire, Plain("str"), None, "") for wire in properties)
    return Model(name, "models", "", fields, schema, "request" if direction == "request" else "response", Pointer(""))


def essentials(*models: Model) -> dict[str, Json]:
    """Return the essential members of each class; None of one that has no list of them."""
    found: dict[str, Json] = {}
    for one in with_essentials(models):
        assert isinstance(one.schema, dict)
        found[one.name] = one.schema.get("x-essential")
    return found


A = model("A", {"a": ESSENTIAL, "b": TEXT, "c": TEXT}, "a", "b")
TO_A: Node = {"$ref": "A"}
TO_B: Node = {"$ref": "B"}


def test_where_nothing_is_called_essential_nothing_changes() -> None:
    """Every required member counts as one."""
    models = (model("A", {"a": TEXT}, "a"), model("B", {"b": TEXT}))

    assert with_essentials(models) is models


@pytest.mark.parametrize(
    ("holder", "found"),
    [
        (model("H", {"x": TO_A}, "x"), ["x"]),
        (model("H", {"x": TO_A, "y": TEXT}, "y"), []),
        (model("H", {"x": {"anyOf": [TO_A, TO_A]}}, "x"), ["x"]),
        (model("H", {"x": {"oneOf": [TO_A, TO_A]}}, "x"), ["x"]),
        (model("H", {"x": {"anyOf": [TO_A, TO_B]}}, "x"), []),
        (model("H", {"x": {"anyOf": [TO_A, TEXT]}}, "x"), []),
        (model("H", {"x": {"type": "array", "items": TO_A}}, "x"), []),
        (model("H", {"x": TEXT}), None),
        (model("H", {}), None),
        (model("H", {"x": TO_A}, "x", direction="request"), None),
    ],
    ids=lambda value: str(getattr(value, "schema", value)),
)
def test_what_always_holds_an_essential_member_is_essential_itself(holder: Model, found: Json) -> None:
    """A list may be empty, a variant may have none, and what may be left out may not be there."""
    assert essentials(holder, A, model("B", {"b": TEXT}, "b")) == {"H": found, "A": ["a"], "B": []}


def test_it_is_essential_through_any_number_of_classes() -> None:
    """In whatever order they come."""
    chain = (model("H", {"x": {"$ref": "M"}}, "x"), model("M", {"y": TO_A}, "y"), A)

    assert essentials(*chain) == {"H": ["x"], "M": ["y"], "A": ["a"]}


def test_a_required_member_that_is_not_essential_may_be_none() -> None:
    """Where it is not anything already."""
    loose = model("L", {"a": ESSENTIAL, "b": TEXT, "own-name": {"type": "string", "x-attr": "c"}}, "a", "b", "own-name")
    fields = tuple(
        Field(name, Plain("Json") if name == "b" else Plain("str"), None, "") for name in ("a", "b", "c", "d")
    )

    (found,) = with_essentials((replace(loose, fields=fields),))

    assert [(field.attribute, source(field.annotation, "response")) for field in found.fields] == [
        ("a", "str"),
        ("b", "Json"),
        ("c", "str | None"),
        ("d", "str"),
    ]


def test_the_schema_lists_what_is_essential_and_marks_a_verdict() -> None:
    """The members themselves no longer say so."""
    (found,) = with_essentials((model("V", {"a": ESSENTIAL, "v": {"type": "string", "x-essential": "verdict"}}, "a"),))

    assert found.schema == {
        "type": "object",
        "properties": {"a": TEXT, "v": {"type": "string", "x-verdict": True}},
        "required": ["a"],
        "x-essential": ["a", "v"],
    }
