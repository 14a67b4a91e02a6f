"""Classes that users derive from a model, in modules of their own, by attrs or plainly."""

from __future__ import annotations

import pickle
from typing import Any

import attrs

from kyc_clients._runtime.model import Model
from kyc_clients.sandbox.models import DigilockerSession, DigilockerSessionStatus, DigilockerSessionStatusResponse
from tests.models.catalogue import failing, instance, made


class Plain(DigilockerSessionStatusResponse):
    """With a method."""

    def consented(self) -> list[str]:
        """Whatever was consented."""
        return [*(self.data.documents_consented or ())]


@attrs.define(kw_only=True)
class Tagged(DigilockerSession):
    """With a field."""

    tag: str = ""


@attrs.frozen(kw_only=True)  # pyright: ignore[reportGeneralTypeIssues]
class Frozen(DigilockerSession):
    """That does not change."""

    tag: str = "fixed"


def test_every_model_can_be_extended_plainly() -> None:
    """The subclass reads and writes as its model does, in a module that knows none of its names."""

    def check(model: type[Model]) -> object:
        mine: Any = type("Mine", (model,), {"__module__": "app"})
        value = instance(model)
        read = mine.from_dict(value.to_dict())
        return type(read) is mine and read.to_dict() == value.to_dict() and attrs.evolve(read) == read

    assert failing(check) == []


def test_every_model_can_be_extended_by_attrs() -> None:
    """The subclass has its fields besides, which no contract knows and no request sends."""

    def check(model: type[Model]) -> object:
        mine: Any = attrs.make_class("Mine", {"of_mine": attrs.field(default=0)}, bases=(model,), kw_only=True)
        value = instance(model)
        read = attrs.evolve(mine.from_dict(value.to_dict()), of_mine=1)
        return read.of_mine == 1 and read.to_dict() == value.to_dict()

    assert failing(check) == []


def test_a_plain_subclass_has_its_methods() -> None:
    """What it reads are the models of the client."""
    read = Plain.from_dict(made(DigilockerSessionStatusResponse).wire)

    assert isinstance(read.data, DigilockerSessionStatus)
    assert read.consented() == ["aadhaar"]


def test_a_subclass_is_pickled() -> None:
    """With the fields of its own."""
    tagged = attrs.evolve(Tagged.from_dict(made(DigilockerSession).wire), tag="mine")

    assert pickle.loads(pickle.dumps(tagged)) == tagged


def test_a_frozen_subclass_reads_and_prints() -> None:
    """It reads as its model does, and keeps what it was made with."""
    read = Frozen.from_dict(made(DigilockerSession).wire)

    assert read.tag == "fixed"
    assert Frozen.from_dict(read.to_dict()) == read
