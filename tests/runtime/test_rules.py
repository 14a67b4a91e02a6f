"""Tuples, members by the form of their names, and rules between members: requests are held to them, responses are read by them."""

from __future__ import annotations

from typing import ClassVar

import pytest
from attrs import define

from generator.runtime.decode import decoder
from generator.runtime.exact import exact
from generator.runtime.failures import Broken
from generator.runtime.instances import reader_of
from generator.runtime.model import Model, Schema
from generator.runtime.places import Place
from generator.runtime.tolerant import Tolerant
from generator.runtime.validate import validator

OWNER = {"name": "Asha"}
PAIR = {"type": "array", "prefixItems": [{"type": "string"}, {"$ref": "Owner"}], "items": False}
FORMS = {
    "type": "object",
    "patternProperties": {"^n_": {"type": "integer"}, "^o_": {"$ref": "Owner"}},
    "additionalProperties": False,
}


@define(kw_only=True, repr=False)
class Owner(Model):
    """A class that others hold."""

    name: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"name": {"type": "string"}},
        "required": ["name"],
    }


@define(kw_only=True, repr=False)
class Register(Model):
    """A class with members of its own and more."""

    title: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"title": {"type": "string"}},
        "patternProperties": {"^n_": {"type": "integer"}},
        "additionalProperties": {"$ref": "Owner"},
    }


@define(kw_only=True, repr=False)
class Either(Model):
    """A class that demands one of its members."""

    card: str | None = None
    bank: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"card": {"type": "string"}, "bank": {"type": "string"}},
        "anyOf": [{"required": ["card"]}, {"required": ["bank"]}],
    }


def resolve(name: str) -> type[Model]:
    """Find a class by its name."""
    classes: dict[str, type[Model]] = {"Owner": Owner, "Register": Register}
    return classes[name]


def register(value: dict[str, object]) -> Register:
    """Read a register."""
    found = reader_of(Register, resolve, decoder)(value)
    assert isinstance(found, Register)
    return found


def broken(schema: dict[str, object], value: object) -> list[tuple[str, str]]:
    """Pointers and rules that a value breaks."""
    return [(item.pointer, item.rule) for item in validator(schema, resolve)(value)]


HELD: list[tuple[dict[str, object], object, list[tuple[str, str]]]] = [
    (PAIR, ["a", OWNER], []),
    (PAIR, ["a"], []),
    (PAIR, [1, OWNER], [("/0", "type")]),
    (PAIR, ["a", {}], [("/1/name", "required")]),
    (PAIR, ["a", OWNER, 3], [("/2", "false")]),
    (FORMS, {"n_a": 1, "o_a": OWNER}, []),
    (FORMS, {"n_a": "x"}, [("/n_a", "type")]),
    (FORMS, {"b": 1}, [("/b", "false")]),
    ({"propertyNames": {"pattern": "^a"}}, {"ab": 1, "ba": 1}, [("/ba", "propertyNames")]),
    ({"propertyNames": False}, {"a": 1}, [("/a", "propertyNames")]),
    ({"dependentRequired": {"card": ["billing"]}}, {"card": 1}, [("/billing", "dependentRequired")]),
    ({"dependentRequired": {"card": ["billing"]}}, {"other": 1}, []),
    ({"dependentSchemas": {"card": {"required": ["billing"]}}}, {"card": 1}, [("/billing", "required")]),
    ({"dependentSchemas": {"card": {"required": ["billing"]}}}, {}, []),
    ({"contains": {"const": 1}}, [2, 1], []),
    ({"contains": {"const": 1}}, [2], [("", "contains")]),
    ({"contains": {"const": 1}, "minContains": 0}, [2], []),
    ({"contains": {"const": 1}, "maxContains": 1}, [1, 1], [("", "contains")]),
    ({"contains": {"const": 1}}, {"no": "list"}, []),
]


@pytest.mark.parametrize(("schema", "value", "found"), HELD)
def test_requests_are_held_to_each_rule(schema: dict[str, object], value: object, found: list[tuple[str, str]]) -> None:
    """Each violation has the pointer of its value and the keyword that it breaks."""
    assert broken(schema, value) == found


def test_what_contains_requires_is_explained_in_words() -> None:
    """With both bounds, and with one."""
    words = [
        validator({"contains": {"const": 1}, **bounds}, resolve)([])[0].message
        for bounds in ({}, {"minContains": 2, "maxContains": 3}, {"minContains": 2, "maxContains": 2})
    ]

    assert words == [
        "must hold at least 1 of the items that the contract asks for",
        "must hold 2 to 3 of the items that the contract asks for",
        "must hold exactly 2 of the items that the contract asks for",
    ]


def test_a_tuple_is_read_item_by_item() -> None:
    """Each by its own schema, and further ones by that of the rest."""
    read = decoder({**PAIR, "items": {"$ref": "Owner"}}, resolve)(["a", OWNER, OWNER])

    assert read == ["a", Owner(name="Asha"), Owner(name="Asha")]


def test_an_item_of_a_tuple_that_cannot_be_read_is_named() -> None:
    """By its number: none of them can be left out, as a row of a list can."""
    with pytest.raises(Broken) as caught:
        decoder(PAIR, resolve)([1, OWNER])

    assert (caught.value.pointer, caught.value.rule) == ("/0", "type")


def test_a_tuple_gives_way_where_a_text_came_as_a_number() -> None:
    """As every text of a response does."""
    tolerant = Tolerant("read", 200, resolve)

    assert exact(PAIR, resolve)([1, OWNER]) is False
    assert tolerant.read(PAIR, [1, OWNER], Place((), "", sensitive=False, essential=True)) == ["1", OWNER]
    assert [event.pointer for event in tolerant.events] == ["/*"]


def tolerated(schema: dict[str, object], value: object, *, essential: bool = False) -> tuple[object, list[str]]:
    """Return what a response comes to that differs from its contract, and what is reported."""
    tolerant = Tolerant("read", 200, resolve)
    read = tolerant.read(schema, value, Place((), "", sensitive=False, essential=essential))
    events = tolerant.events
    return read, [f"{one.pointer} {one.rule}: {one.expected} {one.found_kind} {one.found}".strip() for one in events]


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"type": "integer"}, "5", (5, ["type: integer string"])),
        ({"type": ["integer", "boolean"]}, "5", None),
        ({"type": "boolean"}, "true", None),
        ({"type": "integer", "enum": [5]}, "5", None),
        ({"type": "string", "const": "5"}, 5, None),
    ],
    ids=str,
)
def test_a_number_in_quotes_is_read_where_callers_act_on_it_but_no_choice_is(
    schema: dict[str, object], value: object, found: object
) -> None:
    """A truth value, or one of an enumeration, is what it is; where nobody acts on it, it is read as well."""
    if found is None:
        with pytest.raises(Broken, match="type"):
            tolerated(schema, value, essential=True)
        assert len(tolerated(schema, value)[1]) == 1
    else:
        assert tolerated(schema, value, essential=True) == found
    with pytest.raises(Broken, match="type"):
        tolerated({**schema, "x-verdict": True}, value)


@pytest.mark.parametrize(
    ("schema", "value", "read", "events"),
    [
        (FORMS, {"n_a": "1", "x": 2}, {"n_a": 1, "x": 2}, ["/* type: integer string", "/x unknown:  integer"]),
        ({**FORMS, "x-sensitive": True}, {"x": 2}, {"x": 2}, ["/* unknown:  integer"]),
        ({**FORMS, "additionalProperties": True}, {"x": 2, "n_a": "1"}, {"x": 2, "n_a": 1}, ["/* type: integer string"]),
        ({"additionalProperties": {"type": "integer"}}, {"x": "2"}, {"x": 2}, ["/* type: integer string"]),
        ({"properties": {"a": {"type": "integer"}}}, {"a": None}, {}, ["/a null: integer null"]),
        ({"properties": {}, "required": ["a"], "x-essential": []}, {}, {}, ["/a required:  missing"]),
        ({"properties": {"a": {"writeOnly": True}}, "required": ["a"], "x-essential": []}, {"b": 1}, {"b": 1}, ["/b unknown:  integer"]),
        ({"enum": ["a", 1]}, "b", "b", ["enum: string or integer string b"]),
        ({"const": "a"}, "b", "b", ["const: string string b"]),
    ],
    ids=str,
)  # fmt: skip
def test_each_place_where_a_response_differs_is_reported_once(
    schema: dict[str, object], value: object, read: object, events: list[str]
) -> None:
    """By the contract's names, with no value or name of a sensitive object."""
    assert tolerated(schema, value) == (read, events)


def test_members_are_read_by_the_form_of_their_names() -> None:
    """In an object that has no class."""
    assert decoder(FORMS, resolve)({"n_a": 1, "o_a": OWNER, "new": 2}) == {
        "n_a": 1,
        "o_a": Owner(name="Asha"),
        "new": 2,
    }


def test_further_members_of_a_class_are_read_as_the_contract_describes_them() -> None:
    """In `extra`, by the form of their names, and else by `additionalProperties`."""
    found = register({"title": "A", "n_a": 1.0, "first": OWNER})

    assert found.extra == {"n_a": 1, "first": Owner(name="Asha")}
    assert found.to_dict() == {"title": "A", "n_a": 1, "first": OWNER}


def test_a_further_member_that_cannot_be_read_is_named() -> None:
    """As any other member is."""
    with pytest.raises(Broken) as caught:
        register({"title": "A", "first": {}})

    assert (caught.value.pointer, caught.value.rule) == ("/first/name", "required")


def test_a_class_with_further_members_is_made_by_its_constructor() -> None:
    """They are given in `extra`, as values of their class or as JSON, and held to the contract."""
    given = Register(title="A", extra={"first": Owner(name="Asha"), "n_a": "x"})

    assert broken({"$ref": "Register"}, given.to_dict()) == [("/n_a", "type")]


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (r"^[\p{L}\p{M}' -]+$", "Łukasz Ünal", True),
        (r"^[\p{L}\p{M}' -]+$", "आशा", True),
        (r"^[\p{L}]+$", "a1", False),
        (r"^\p{Lu}\P{L}+$", "É12", True),
        (r"^\p{Lu}\P{L}+$", "é12", False),
        (r"^\p{Letter}\pN$", "ß7", True),
    ],
)
def test_a_pattern_may_name_categories_of_characters(pattern: str, text: str, fits: bool) -> None:  # noqa: FBT001 - a case
    """Those of Unicode, as ECMA-262 writes them."""
    assert (broken({"pattern": pattern}, text) == []) is fits


def test_a_class_is_held_to_what_it_demands_besides_its_members() -> None:
    """A null that reads as absent is absent for that, too."""
    read = reader_of(Either, resolve, decoder)

    assert read({"card": "1", "bank": None}) == Either(card="1")
    for value in ({}, {"card": None, "bank": None}):
        with pytest.raises(Broken) as caught:
            read(value)
        assert (caught.value.rule, caught.value.pointer) == ("anyOf", "")
