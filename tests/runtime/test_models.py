"""Classes of a contract: made, compared, printed, copied, read and written."""

from __future__ import annotations

import copy
import inspect
import pickle
import weakref

import attrs
import pytest
import rich.pretty

from generator.runtime.errors import UnexpectedResponse
from generator.runtime.model import NO_EXTRA, UNSET, Json, Unset
from tests.runtime.fake.models import Document, Envelope, Owner, Session


class Greeter(Owner):
    """A model with a method of somebody's own."""

    def greeting(self) -> str:
        """Greet."""
        return f"Namaste, {self.name}"


@attrs.define(kw_only=True, repr=False)
class Tagged(Owner):
    """A model with a further field."""

    tag: str = ""


def test_fields_are_given_by_name() -> None:
    """A model is made with keyword arguments and keeps them."""
    owner = Owner(name="Asha Rao", mobile="9000000001")

    assert (owner.name, owner.mobile, owner.entity, owner.note) == ("Asha Rao", "9000000001", "fake.owner", UNSET)


def test_missing_and_unknown_arguments_are_type_errors() -> None:
    """Like any function, a constructor names the argument that is missing or not known."""
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
        Owner()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
        Owner(name="A", nmae="B")  # type: ignore[call-arg]


def test_attrs_knows_the_fields_of_a_model() -> None:
    """What attrs offers for its own classes works for ours."""
    owner = Owner(name="A", mobile="9000000001")

    assert [field.name for field in attrs.fields(Owner)] == ["extra", "entity", "name", "mobile", "note"]
    defaults: list[object] = [field.default for field in attrs.fields(Owner)]
    assert defaults == [NO_EXTRA, "fake.owner", attrs.NOTHING, None, UNSET]
    assert attrs.evolve(owner, name="B") == Owner(name="B", mobile="9000000001")
    assert attrs.asdict(owner) == {
        "extra": {},
        "entity": "fake.owner",
        "name": "A",
        "mobile": "9000000001",
        "note": UNSET,
    }
    assert attrs.has(Owner)


def test_attrs_knows_which_fields_are_never_printed() -> None:
    """Whoever prints what attrs describes (rich, for one) hides what `repr` hides."""
    printed = {field.name: field.repr for field in attrs.fields(Owner)}

    assert printed == {"extra": False, "entity": True, "name": True, "mobile": False, "note": True}
    assert "9000000001" not in rich.pretty.pretty_repr(Owner(name="A", mobile="9000000001"))


def test_a_class_that_extends_a_model_reads_writes_and_hides_as_it_does() -> None:
    """Somebody's own methods change nothing about the contract."""
    mine = Greeter(name="A", mobile="9000000001")

    assert mine.greeting() == "Namaste, A"
    assert repr(mine) == "Greeter(entity='fake.owner', name='A', mobile=<hidden>)"
    assert mine.to_dict() == {"@entity": "fake.owner", "name": "A", "mobile": "9000000001"}
    assert Greeter.from_dict(mine.to_dict()) == mine
    assert list(inspect.signature(Greeter).parameters) == ["extra", "entity", "name", "mobile", "note"]
    assert pickle.loads(pickle.dumps(mine)) == mine


def test_a_class_that_attrs_makes_of_a_model_writes_and_hides_as_it_does() -> None:
    """Its further fields are its own business: they are in no contract, so they are not sent."""
    tagged = Tagged(name="A", mobile="9000000001", tag="x")

    assert repr(tagged) == "Tagged(entity='fake.owner', name='A', mobile=<hidden>, tag='x')"
    assert Tagged.from_dict({"@entity": "fake.owner", "name": "B"}) == Tagged(name="B")
    assert tagged.to_dict() == {"@entity": "fake.owner", "name": "A", "mobile": "9000000001"}
    assert tagged != Tagged(name="A", mobile="9000000001", tag="y")


def test_a_changed_copy_keeps_extra() -> None:
    """`copy.replace` (Python 3.13 on) asks for it."""
    document = Document.from_dict({"url": "u", "page": 1})

    changed = document.__replace__(url="v")

    assert changed.to_dict() == {"url": "v", "page": 1}
    assert attrs.evolve(document, url="v") == changed
    assert document.url == "u"
    with pytest.raises(TypeError, match="unexpected keyword argument 'ulr'"):
        document.__replace__(ulr="w")


def test_models_match_by_their_fields() -> None:
    """In a `match` statement the fields go by name."""
    match Owner(name="A"):
        case Owner(name="B"):
            raise AssertionError
        case Owner(name=name, mobile=None):
            assert name == "A"
        case _:
            raise AssertionError


def test_models_can_be_referred_to_weakly() -> None:
    """For whoever keeps what it knows about an object only as long as the object lives."""
    owner = Owner(name="A")

    assert weakref.ref(owner)() is owner


def test_models_can_be_changed_and_so_have_no_hash() -> None:
    """They are values to fill in, no keys."""
    owner = Owner(name="A")
    owner.name = "B"

    assert owner == Owner(name="B")
    with pytest.raises(TypeError, match="unhashable type: 'Owner'"):
        hash(owner)


def test_the_constructor_shows_its_fields() -> None:
    """`help` and editors look at the signature."""
    shown = inspect.signature(Owner).parameters

    assert list(shown) == ["extra", "entity", "name", "mobile", "note"]
    assert shown["name"].kind is inspect.Parameter.KEYWORD_ONLY
    assert (shown["name"].default, shown["entity"].default) == (inspect.Parameter.empty, "fake.owner")


def test_models_have_slots() -> None:
    """A misspelt attribute is an error, and objects stay small."""
    with pytest.raises(AttributeError):
        Owner(name="A").nmae = "B"  # type: ignore[attr-defined]


def test_sensitive_and_unknown_values_are_not_printed() -> None:
    """`repr` hides what the contract marks, and every value that the contract does not know."""
    session = Session.from_dict({"id": "1", "status": "new", "authorization_url": "https://canary", "new": "canary"})

    assert repr(session) == "Session(id='1', status='new', authorization_url=<hidden>, extra=<new>)"


def test_a_nested_model_hides_its_own_values() -> None:
    """Printing an outer model prints inner ones by their own rule."""
    session = Session(id="1", status="created", owner=Owner(name="A", mobile="9000000001"))

    assert "9000000001" not in repr(session)


def test_equality_looks_at_every_field_and_at_unknown_ones() -> None:
    """Two models are equal when nothing about them differs."""
    known: dict[str, Json] = {"id": "1", "status": "created"}
    more: dict[str, Json] = {**known, "x": 1}

    assert Session.from_dict(known) == Session(id="1", status="created")
    assert Session.from_dict(more) != Session.from_dict(known)
    assert Session.from_dict(more) == Session.from_dict(dict(more))
    other: object = Session(id="A", status="created")
    assert Owner(name="A") != other


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_models_survive_pickles(protocol: int) -> None:
    """A pickle gives an equal model, unknown fields and UNSET included."""
    session = Session.from_dict({"id": "1", "status": "new", "owner": {"@entity": "fake.owner", "name": "A"}, "x": [1]})

    again = pickle.loads(pickle.dumps(session, protocol))

    assert again == session
    assert again.note is UNSET


def test_models_survive_copies() -> None:
    """A deep copy is equal and shares nothing that can change; UNSET stays the one object it is."""
    session = Session.from_dict({"id": "1", "status": "new", "documents": [{"url": "u"}], "x": [1]})

    again = copy.deepcopy(session)

    assert again == session == copy.copy(session)
    assert again.documents is not session.documents
    assert again.note is UNSET


def test_unset_is_one_false_object() -> None:
    """There is one UNSET; it is false, prints as its name, and is not null."""
    assert copy.deepcopy(UNSET) is UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert not UNSET
    assert repr(UNSET) == "UNSET"
    assert isinstance(UNSET, Unset)


def test_null_and_missing_stay_apart() -> None:
    """An optional field that may be null is UNSET when it is missing and None when it is null; both go back as they came."""
    missing, null = {"id": "1", "status": "new"}, {"id": "1", "status": "new", "note": None}

    assert Session.from_dict(missing).note is UNSET
    assert Session.from_dict(null).note is None
    assert Session.from_dict(missing).to_dict() == missing
    assert Session.from_dict(null).to_dict() == null


def test_unknown_fields_are_kept_and_sent_back() -> None:
    """What the contract does not know is in `extra` and in `to_dict`."""
    document = Document.from_dict({"url": "u", "page": {"n": 1}})

    assert document.extra == {"page": {"n": 1}}
    assert document.to_dict() == {"url": "u", "page": {"n": 1}}


def test_extra_is_empty_and_read_only_where_there_is_none() -> None:
    """No dictionary is made for it: `extra` takes a new one."""
    document = Document(url="u")

    assert dict(document.extra) == {}
    with pytest.raises(TypeError):
        document.extra["x"] = 1  # type: ignore[index]
    document.extra = {"x": 1}
    assert document.to_dict() == {"url": "u", "x": 1}
    assert dict(Document(url="v").extra) == {}


def test_from_dict_names_what_is_broken() -> None:
    """Reading by hand gives the same errors as a response does."""
    with pytest.raises(UnexpectedResponse) as caught:
        Envelope.from_dict({"code": 200, "transaction_id": "t", "data": {"id": 1.5, "status": "x"}})

    assert (caught.value.pointer, caught.value.rule) == ("/data/id", "type")


def test_wire_names_that_are_no_python_names_have_attributes() -> None:
    """`@entity` is `entity` in Python and `@entity` on the wire."""
    assert Owner(name="A").to_dict() == {"@entity": "fake.owner", "name": "A"}
    assert Owner.from_dict({"@entity": "fake.owner", "name": "A"}).entity == "fake.owner"
