"""Which of several alternatives a response is read as."""

from __future__ import annotations

from typing import ClassVar, cast

import pytest
from attrs import define

from generator.runtime.decode import decoder
from generator.runtime.failures import Broken
from generator.runtime.model import Model, Schema
from generator.runtime.reading import Reader
from generator.runtime.unset import UNSET, Unset
from generator.runtime.validate import validator

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}


@define(kw_only=True, repr=False)
class Brief(Model):
    """Two fields."""

    id: str
    name: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"id": TEXT, "name": TEXT}, "required": ["id"]}


@define(kw_only=True, repr=False)
class Full(Model):
    """The same and more."""

    id: str
    name: str | None = None
    age: int | None = None
    home: dict[str, object] | Unset = UNSET

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"id": TEXT, "name": TEXT, "age": NUMBER, "home": {"type": "object"}},
        "required": ["id"],
    }


@define(kw_only=True, repr=False)
class Cat(Model):
    """One kind."""

    kind: str
    lives: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"const": "cat"}, "lives": NUMBER},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Dog(Model):
    """Another."""

    kind: str
    lives: int | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {"kind": {"type": "string", "enum": ["dog", "wolf"]}, "lives": NUMBER},
        "required": ["kind"],
    }


@define(kw_only=True, repr=False)
class Pet(Model):
    """What they have in common."""

    kind: str

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"kind": TEXT}, "required": ["kind"]}


CLASSES: dict[str, type[Model]] = {item.__name__: item for item in (Brief, Full, Cat, Dog, Pet)}
PAIR: list[Schema] = [{"$ref": "Cat"}, {"$ref": "Dog"}]
MAPPING = {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog", "1": "Dog"}}


def named(value: object) -> object:
    """The class of what was read; of JSON, the value."""
    if isinstance(value, Model):
        return type(value).__name__
    return [named(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


def read(schema: Schema, value: object) -> object:
    """The class that a value is read as."""
    return named(decoder(schema, CLASSES.__getitem__)(value))


@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
def test_the_alternative_that_knows_most_members_is_chosen(word: str) -> None:
    """Not the first, and also where only something deep inside differs."""
    either: Schema = {word: [{"$ref": "Brief"}, {"$ref": "Full"}]}
    lists: Schema = {
        word: [{"type": "array", "items": {"$ref": "Brief"}}, {"type": "array", "items": {"$ref": "Full"}}]
    }

    assert read(either, {"id": "1", "age": 3}) == "Full"
    assert read(either, {"id": "1", "home": {"id": "2"}}) == "Full"
    assert read(either, {"id": "1"}) == "Brief"
    assert read(lists, [{"id": "1", "age": 3}]) == ["Full"]


def test_an_alternative_without_a_broken_rule_goes_before_all_others() -> None:
    """A member of the wrong type counts more than an unknown one."""
    either: Schema = {"anyOf": [{"$ref": "Full"}, {"$ref": "Brief"}]}

    assert read(either, {"id": "1", "age": "old"}) == "Brief"


def test_a_number_is_read_as_what_it_is_exactly() -> None:
    """`1.0` is an integer to JSON Schema, but the contract may allow both."""
    found = decoder({"anyOf": [{"type": "integer"}, {"type": "number"}]}, CLASSES.__getitem__)(1.0)

    assert type(found) is float
    assert read({"anyOf": [{"type": "integer"}, {"type": "string"}]}, "5") == "5"


@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
@pytest.mark.parametrize("discriminator", [{"discriminator": MAPPING}, {}], ids=["discriminator", "constants"])
def test_a_kind_that_nobody_knows_is_json_as_it_came(word: str, discriminator: Schema) -> None:
    """Never another variant; one such member of a list leaves the others what they are."""
    schema: Schema = {word: PAIR, **discriminator}
    bear: dict[str, object] = {"kind": "bear", "lives": 2}

    assert read(schema, bear) == bear
    assert read({"type": "array", "items": schema}, [{"kind": "dog"}, bear, {"kind": "cat"}]) == ["Dog", bear, "Cat"]


@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
def test_a_kind_that_nobody_knows_is_of_the_base_class(word: str) -> None:
    """Where there is one; also one that breaks the rules of each variant."""
    schema: Schema = {word: [*PAIR, {"$ref": "Pet"}], "discriminator": {**MAPPING, "x-base": "Pet"}}

    assert read(schema, {"kind": "bear", "lives": "many"}) == "Pet"
    assert read(schema, {"kind": "dog"}) == "Dog"
    assert read({"anyOf": [schema, {"type": "null"}]}, None) is None


def test_a_known_kind_is_read_as_that_and_nothing_else() -> None:
    """What is wrong with it is wrong, though another variant would take it; a number may be the kind, too."""
    with pytest.raises(Broken) as caught:
        read(
            {"anyOf": [*PAIR, {"$ref": "Pet"}], "discriminator": {**MAPPING, "x-base": "Pet"}},
            {"kind": "cat", "lives": "x"},
        )

    assert (caught.value.pointer, caught.value.rule) == ("/lives", "type")


@pytest.mark.parametrize("value", [{}, {"kind": None}, 5, [], None])
def test_what_is_of_no_kind_at_all_breaks_the_contract(value: object) -> None:
    """No alternative takes it."""
    with pytest.raises(Broken):
        read({"oneOf": PAIR, "discriminator": MAPPING}, value)


@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
def test_a_request_is_of_the_kind_that_it_names(word: str) -> None:
    """A variant's rules hold although the base class would take it; nobody sends what the contract does not know."""
    plain = validator({word: PAIR, "discriminator": MAPPING}, CLASSES.__getitem__)
    based = validator(
        {word: [*PAIR, {"$ref": "Pet"}], "discriminator": {**MAPPING, "x-base": "Pet"}}, CLASSES.__getitem__
    )

    assert [item.rule for item in plain({"kind": "bear"})] == ["discriminator"]
    assert [item.pointer for item in based({"kind": "cat", "lives": "x"})] == ["/lives"]
    assert not based({"kind": "bear"})
    assert not validator({word: [*PAIR, {"type": "null"}], "discriminator": MAPPING}, CLASSES.__getitem__)(None)


def test_a_response_with_an_unknown_kind_is_read_whole_and_reported() -> None:
    """The reader of responses leaves its row in the list, and says where it differs."""
    schema: Schema = {"type": "array", "items": {"oneOf": PAIR, "discriminator": MAPPING}}
    bear: dict[str, object] = {"kind": "bear", "lives": 2}

    value, events = Reader(schema, CLASSES.__getitem__, "list")([{"kind": "dog"}, bear], 200)

    assert named(value) == ["Dog", bear]
    assert {event.pointer for event in events} == {"/*/kind"}


def test_an_unknown_kind_that_is_like_no_known_one_is_read_whole_and_reported() -> None:
    """Though it lacks what each of them must have; a known kind that lacks it is left out."""
    rounds: list[Schema] = [
        {
            "type": "object",
            "required": ["kind", name],
            "properties": {"kind": {"const": kind}, name: {"type": "integer"}},
        }
        for kind, name in (("circle", "radius"), ("square", "side"))
    ]
    schema: Schema = {"type": "array", "items": {"oneOf": rounds}}
    star: dict[str, object] = {"kind": "star", "points": 5}

    value, events = Reader(schema, CLASSES.__getitem__, "list")([{"kind": "circle", "radius": 1}, star], 200)

    assert value == [{"kind": "circle", "radius": 1}, star]
    assert {(event.pointer, event.rule) for event in events} == {("/*", "oneOf")}


@pytest.mark.parametrize(
    ("value", "broken"),
    [
        ({"kind": "a", "v": 5}, ("/v", "type", "must be a string")),
        ({"kind": "b", "v": 5.5}, ("/v", "type", "must be an integer")),
        ({"kind": "b", "w": 1}, ("/v", "required", "is required")),
    ],
)
def test_an_object_is_refused_for_what_the_alternative_of_its_kind_demands(
    value: object, broken: tuple[str, str, str]
) -> None:
    """And not for what the others would."""
    schema: Schema = {
        "oneOf": [
            {"type": "object", "required": ["kind", "v"], "properties": {"kind": {"const": kind}, "v": member}}
            for kind, member in (("a", TEXT), ("b", NUMBER))
        ]
    }

    with pytest.raises(Broken) as caught:
        decoder(schema, dict[str, type]().__getitem__)(value)

    assert (caught.value.pointer, caught.value.rule, caught.value.message) == broken
