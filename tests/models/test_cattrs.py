"""cattrs structures and unstructures the models, alone and inside classes of users."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter

from kyc_clients._runtime.cattrs import _is_union_of_models
from kyc_clients._runtime.model import Model
from kyc_clients._runtime.unset import UNSET, Unset
from kyc_clients.cattrs import configure
from kyc_clients.decentro.models import DigilockerGrant
from kyc_clients.deepvue.models import Error as DeepvueError
from kyc_clients.errors import UnexpectedResponse
from kyc_clients.sandbox.models import DigilockerSession, DigilockerSessionStatusResponse
from tests.models.catalogue import UNKNOWN, failing, instance, made

WHEN = datetime(2026, 1, 31, 10, 30, tzinfo=UTC)


@attrs.define
class Case:
    """A user's own class."""

    opened: datetime
    session: DigilockerSession
    statuses: list[DigilockerSessionStatusResponse]
    outcome: DigilockerGrant | DeepvueError | None = None
    later: DigilockerSession | Unset = UNSET
    note: str | Unset | None = UNSET


@attrs.define(kw_only=True)
class Tagged(DigilockerSession):
    """A model with fields of a user's own."""

    tag: str
    seen: datetime | None = None


def case() -> Case:
    """One with everything in it."""
    return Case(
        opened=WHEN,
        session=DigilockerSession.from_dict(made(DigilockerSession).wire | UNKNOWN),
        statuses=[DigilockerSessionStatusResponse.from_dict(made(DigilockerSessionStatusResponse).wire)],
        outcome=DeepvueError.from_dict(made(DeepvueError).wire),
    )


@pytest.mark.parametrize("make", [cattrs.Converter, make_converter, lambda: cattrs.Converter(forbid_extra_keys=True)])
def test_a_configured_converter_takes_every_model_there_and_back(make: type[cattrs.Converter]) -> None:
    """It writes what a client writes, `extra` included, and reads that."""
    converter = configure(make())

    def check(model: type[Model]) -> object:
        value = instance(model)
        plain = converter.unstructure(value)
        return plain == value.to_dict() and converter.structure(json.loads(json.dumps(plain)), model) == value

    assert failing(check) == []


def test_an_unconfigured_converter_takes_models_without_unions_there_and_back() -> None:
    """By the Python names, and without what the contract does not know. Unions of several types need `configure`."""
    converter = cattrs.Converter()
    taken = 0

    def check(model: type[Model]) -> object:
        nonlocal taken
        value = model.from_dict(made(model).wire)
        if _holds_a_union(model):
            return True
        back = converter.structure(json.loads(json.dumps(converter.unstructure(value))), model)
        taken += 1
        return back.to_dict() == value.to_dict()

    assert failing(check) == []
    assert taken > 70


def _holds_a_union(kind: object) -> bool:
    """Whether a type, or a model in it, is a union of several types beside `None`."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return any(_holds_a_union(item.type) for item in attrs.fields(attrs.resolve_types(kind)))
    held = [one for one in get_args(kind) if one is not NoneType]
    return (get_origin(kind) in {Union, UnionType} and len(held) > 1) or any(map(_holds_a_union, held))


def test_models_inside_a_class_of_a_user() -> None:
    """Beside dates, unions and what is not there."""
    converter = configure(cattrs.Converter())

    plain = converter.unstructure(case())

    assert plain["opened"] == "2026-01-31T10:30:00+00:00"
    assert plain["session"]["x-unknown-member"] == UNKNOWN["x-unknown-member"]
    assert converter.structure(json.loads(json.dumps(plain)), Case) == case()


def test_a_union_of_models_is_the_one_that_knows_most_members() -> None:
    """Whatever their order; and `None`, where that is one of them."""
    converter = configure(cattrs.Converter())
    wire = made(DigilockerGrant).wire

    both: list[Any] = [DigilockerGrant | DeepvueError | None, DeepvueError | DigilockerGrant | None]

    assert [type(converter.structure(wire, union)) for union in both] == [DigilockerGrant, DigilockerGrant]
    assert converter.structure(None, both[0]) is None


def test_a_member_of_a_union_with_unset_may_be_there() -> None:
    """Then it is what the rest of the union says."""
    converter = configure(cattrs.Converter())
    given = attrs.evolve(case(), later=case().session, note="seen")

    assert converter.structure(converter.unstructure(given), Case) == given


def test_a_model_with_fields_of_a_user_goes_there_and_back() -> None:
    """Theirs by their Python names, the contract's by the names of the wire."""
    converter = configure(cattrs.Converter())
    wire = made(DigilockerSession).wire | UNKNOWN

    read = converter.structure(wire | {"tag": "mine", "seen": "2026-01-31T10:30:00+00:00"}, Tagged)

    assert (read.tag, read.seen, read.extra) == ("mine", WHEN, UNKNOWN)
    assert converter.unstructure(read) == wire | {"tag": "mine", "seen": "2026-01-31T10:30:00+00:00"}


def test_what_a_converter_knows_of_dates_stays() -> None:
    """`configure` adds only what is missing."""
    converter = cattrs.Converter()
    converter.register_structure_hook(datetime, lambda number, _: datetime.fromtimestamp(number, UTC))
    converter.register_unstructure_hook(datetime, datetime.timestamp)

    configure(converter)

    assert converter.unstructure(WHEN) == 1769855400.0
    assert converter.structure(1769855400, datetime) == WHEN


@pytest.mark.parametrize("value", [None, 7, [], {}, {"status": 7}], ids=str)
def test_what_breaks_the_contract_is_not_structured(value: object) -> None:
    """It is the same error as of a response."""
    converter = configure(cattrs.Converter())

    with pytest.raises(UnexpectedResponse):
        converter.structure(value, DigilockerSession)


def test_a_value_that_breaks_the_contract_is_named_within_a_class_of_a_user() -> None:
    """The error of cattrs names the attribute, ours the pointer and the rule."""
    converter = configure(cattrs.Converter())
    plain = converter.unstructure(case()) | {"session": {}}

    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(plain, Case)

    assert any("session" in line and "is required" in line for line in cattrs.transform_error(caught.value))


def test_a_model_passes_a_configured_converter_as_it_is() -> None:
    """Structuring a model into itself is no error."""
    value = case().session

    assert configure(cattrs.Converter()).structure(value, DigilockerSession) is value


@pytest.mark.parametrize(
    ("kind", "union"),
    [
        (DigilockerGrant | DeepvueError, True),
        (DigilockerGrant | DeepvueError | None, True),
        (DigilockerGrant | None, True),
        (DigilockerGrant | int, False),
        (int | None, False),
        (DigilockerGrant, False),
        (list[DigilockerGrant], False),
    ],
    ids=str,
)
def test_a_union_of_models_is_one_of_nothing_else(kind: Any, *, union: bool) -> None:
    """But null: the others are for the converter."""
    assert _is_union_of_models(kind) is union
