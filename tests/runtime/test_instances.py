"""Objects of a response as instances of their classes: which members must be there, and what stands for those that are not."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from attrs import define

from generator.runtime.decode import decoder
from generator.runtime.failures import Broken
from generator.runtime.instances import reader_of
from generator.runtime.model import NO_EXTRA, Model, Schema
from generator.runtime.unset import UNSET, Unset

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}


@define(kw_only=True, repr=False)
class Person(Model):
    """Every kind of member."""

    name: str
    size: int | None
    born: str | None
    secret: str | Unset = UNSET
    nick: str | None = "none"
    tags: list[object] | None | Unset = UNSET
    kind_of: str | None = None
    state: str | None = "new"

    _schema: ClassVar[Schema] = {
        "type": "object",
        "required": ["name", "size", "born", "secret", "state"],
        "x-essential": ["name", "born", "nick"],
        "properties": {
            "name": TEXT,
            "size": NUMBER,
            "born": {"type": ["string", "null"]},
            "secret": {**TEXT, "writeOnly": True},
            "nick": TEXT,
            "tags": {"type": ["array", "null"], "items": NUMBER},
            "kind-of": {"enum": ["a"], "x-attr": "kind_of"},
            "state": TEXT,
        },
    }


@define(kw_only=True, repr=False)
class Register(Model):
    """Members that the contract has no names for."""

    id: str

    _schema: ClassVar[Schema] = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": TEXT},
        "additionalProperties": NUMBER,
    }


@define(kw_only=True, repr=False)
class Either(Model):
    """One of two members."""

    one: str | None = None
    two: str | None = None
    must: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "the-one": {**TEXT, "x-attr": "one"},
            "two": {"type": ["string", "null"]},
            "must": TEXT,
        },
        "anyOf": [{"required": ["the-one"], "properties": {"the-one": {"maxLength": 3}}}, {"required": ["two"]}],
    }


def _read(cls: type[Model], value: object) -> Any:
    return reader_of(cls, dict[str, type]().__getitem__, decoder)(value)


def _broken(cls: type[Model], value: object) -> tuple[str, str, str]:
    with pytest.raises(Broken) as caught:
        _read(cls, value)
    return caught.value.pointer, caught.value.rule, caught.value.message


GIVEN: dict[str, object] = {
    "name": "A",
    "size": 5,
    "born": "2000",
    "secret": "s",
    "nick": "B",
    "tags": [1],
    "kind-of": "a",
    "state": "s",
}
ATTRIBUTES = {name.replace("-", "_"): item for name, item in GIVEN.items()}


@pytest.mark.parametrize(
    ("given", "attributes"),
    [
        ({}, {}),
        ({"size": None}, {"size": None}),
        ({"size": ...}, {"size": None}),
        ({"born": None}, {"born": None}),
        ({"secret": ...}, {"secret": UNSET}),
        ({"secret": None}, {"secret": UNSET}),
        ({"nick": None}, {"nick": "none"}),
        ({"nick": ...}, {"nick": "none"}),
        ({"tags": None}, {"tags": None}),
        ({"tags": ...}, {"tags": UNSET}),
        ({"kind-of": None}, {"kind_of": None}),
        ({"kind-of": "other"}, {"kind_of": "other"}),
        ({"size": 5.0}, {"size": 5}),
        ({"state": ...}, {"state": None}),
        ({"more": [1], "x": None}, {}),
        ({"tags": ..., "more": [1]}, {"tags": UNSET}),
        ({"tags": ..., "nick": None, "more": [1]}, {"tags": UNSET, "nick": "none"}),
    ],
)
def test_what_is_missing_or_null_reads_as_its_class_says(
    given: dict[str, object], attributes: dict[str, object]
) -> None:
    """An ellipsis leaves a member out; those that the class does not know are kept beside its own."""
    value = {name: item for name, item in {**GIVEN, **given}.items() if item is not ...}
    found = _read(Person, value)

    assert {name: getattr(found, name) for name in ATTRIBUTES} == {**ATTRIBUTES, **attributes}
    assert type(found.size) in {int, type(None)}
    assert found.extra == {name: item for name, item in given.items() if name not in GIVEN}


@pytest.mark.parametrize(
    ("given", "broken"),
    [
        ({"name": ...}, ("/name", "required", "is required")),
        ({"born": ...}, ("/born", "required", "is required")),
        ({"name": None}, ("/name", "type", "must be a string")),
        ({"name": 5}, ("/name", "type", "must be a string")),
        ({"size": "5"}, ("/size", "type", "must be an integer")),
        ({"size": True}, ("/size", "type", "must be an integer")),
        ({"nick": 5}, ("/nick", "type", "must be a string")),
        ({"tags": [1, "2"]}, ("/tags/1", "type", "must be an integer")),
    ],
)
def test_what_callers_act_on_must_be_there_and_everything_readable(
    given: dict[str, object], broken: tuple[str, str, str]
) -> None:
    """The place is named on the wire."""
    assert _broken(Person, {name: item for name, item in {**GIVEN, **given}.items() if item is not ...}) == broken


@pytest.mark.parametrize("value", [None, [], "text", 5])
def test_what_is_no_object_is_no_instance(value: object) -> None:
    """Whatever else it is."""
    for cls in (Person, Either):
        assert _broken(cls, value) == ("", "type", "must be an object")


def test_further_members_are_read_as_the_contract_describes_them() -> None:
    """And kept by their names; there are none where all are known."""
    assert _read(Register, {"id": "a", "x": 5.0, "y": 6}).extra == {"x": 5, "y": 6}
    assert _read(Register, {"id": "a"}).extra == {}
    assert _broken(Register, {"id": "a", "x": "5"}) == ("/x", "type", "must be an integer")
    assert _read(Person, GIVEN).extra is NO_EXTRA


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ({"the-one": "a"}, True),
        ({"the-one": "longer"}, True),
        ({"two": "b"}, True),
        ({"two": None}, True),
        ({"the-one": None}, False),
        ({}, False),
        ({"must": "c"}, False),
    ],
)
def test_a_class_is_held_to_what_it_demands_besides_its_members(value: dict[str, object], *, fits: bool) -> None:
    """A null that reads as absent is absent for that, too."""
    if fits:
        assert isinstance(_read(Either, value), Either)
    else:
        assert _broken(Either, value) == ("", "anyOf", "must match at least one alternative")
    assert _broken(Either, {**value, "must": 5})[0] == "/must"
