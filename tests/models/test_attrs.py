"""A model of any provider is an attrs class to attrs itself and to the standard library."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import attrs
import pytest

from kyc_clients._runtime.model import Model
from tests.models.catalogue import UNKNOWN, all_models, failing, instance, made


def test_there_are_models_of_every_provider() -> None:
    """The promises below are about something."""
    providers = {model.__module__.split(".")[1] for model in all_models()}

    assert {"decentro", "deepvue", "sandbox"} <= providers
    assert len(all_models()) > 100


def test_attrs_lists_the_fields_of_every_model() -> None:
    """In the order of the class, `extra` first."""

    def check(model: type[Model]) -> object:
        listed = [item.name for item in attrs.fields(model)]
        own = [name for name in vars(model)["__annotations__"] if name != "_schema"]
        return listed == ["extra", *own] or listed

    assert failing(check) == []


def test_attrs_makes_a_dictionary_of_every_model() -> None:
    """`asdict` goes by Python names and goes down into the models within."""

    def check(model: type[Model]) -> object:
        value = instance(model)
        as_dict = attrs.asdict(value)
        return list(as_dict) == [item.name for item in attrs.fields(model)] and as_dict["extra"] == UNKNOWN

    assert failing(check) == []


def test_an_evolved_model_keeps_extra() -> None:
    """`attrs.evolve` without changes gives an equal one, with all that the contract does not know."""

    def check(model: type[Model]) -> object:
        value = instance(model)
        changed_copy = attrs.evolve(value)
        return (
            changed_copy == value
            and changed_copy is not value
            and changed_copy.to_dict() == value.to_dict()
            and changed_copy.extra == UNKNOWN
        )

    assert failing(check) == []


def test_an_evolved_model_has_another_extra() -> None:
    """`extra` is a field like the others."""

    def check(model: type[Model]) -> object:
        value = attrs.evolve(instance(model), extra={"more": 1})
        return value.to_dict() == made(model).wire | {"more": 1}

    assert failing(check) == []


def test_extra_is_given_to_the_constructor_and_assigned() -> None:
    """So a model with members that the contract does not know can be made, not only read."""

    def check(model: type[Model]) -> object:
        read = instance(model)
        given = {item.alias: getattr(read, item.name) for item in attrs.fields(model) if item.name != "extra"}
        as_dict, assigned = model(**given, extra={"more": 1}), model(**given)
        assigned.extra = {"more": 1}
        return as_dict == assigned and as_dict.to_dict()["more"] == 1 and as_dict != read

    assert failing(check) == []


def test_attrs_resolves_the_types_of_every_model() -> None:
    """`resolve_types` needs no names from whoever calls it; afterwards no type is a text."""

    def check(model: type[Model]) -> object:
        attrs.resolve_types(model)
        return not any(isinstance(item.type, str) for item in attrs.fields(model))

    assert failing(check) == []


def test_the_type_hints_of_every_model_resolve() -> None:
    """Of the class, of its methods and of its properties."""

    def check(model: type[Model]) -> object:
        properties = [one.fget for one in vars(model).values() if isinstance(one, property) and one.fget]
        for method in (model.from_dict, model.to_dict, *properties):
            assert "return" in typing.get_type_hints(method)
        return set(typing.get_type_hints(model)) >= {item.name for item in attrs.fields(model)}

    assert failing(check) == []


def test_every_model_matches_by_its_fields() -> None:
    """In a `match` statement fields go by name, and never by position."""

    def check(model: type[Model]) -> object:
        match instance(model):
            case Model(extra={"x-unknown-member": {"nested": [text, None]}}):
                return text == "of a later contract" and getattr(model, "__match_args__", ()) == ()
            case _:
                return False

    assert failing(check) == []


def test_copies_of_every_model_are_equal() -> None:
    """Shallow, deep and by `copy.replace`, which is there from Python 3.13 on."""

    def check(model: type[Model]) -> object:
        value = instance(model)
        deep = copy.deepcopy(value)
        return value == copy.copy(value) == deep == value.__replace__() and deep.extra is not value.extra

    assert failing(check) == []


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_model_is_pickled_by_every_protocol(protocol: int) -> None:
    """Back comes an equal one of the same class."""

    def check(model: type[Model]) -> object:
        value = instance(model)
        back: object = pickle.loads(pickle.dumps(value, protocol))
        return back == value and type(back) is model

    assert failing(check) == []


def test_models_differ_when_any_field_does() -> None:
    """Equality counts each field, and the class."""

    def check(model: type[Model]) -> object:
        value = instance(model)
        changes: list[dict[str, Any]] = [{item.alias: object()} for item in attrs.fields(model)]
        others = [attrs.evolve(value, **change) for change in changes]
        return value == instance(model) and all(value != other for other in others)

    assert failing(check) == []


def test_no_model_prints_what_its_contract_calls_sensitive() -> None:
    """Neither its own values, nor those of the models within, nor what the contract does not know."""
    hidden = 0

    def check(model: type[Model]) -> object:
        nonlocal hidden
        secrets = made(model).sensitive
        hidden += len(secrets)
        shown = repr(instance(model))
        return [text for text in (*secrets, "of a later contract") if text in shown] == []

    assert failing(check) == []
    assert hidden > 200
