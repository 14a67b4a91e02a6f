"""What the arguments of an operation become as its body, what the body is held to, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Any, ClassVar, TypeAlias

import pytest
from attrs import define

from generator.runtime.body import Upload
from generator.runtime.body_plan import BodyPlan
from generator.runtime.call_options import CallOptions
from generator.runtime.failures import Violation
from generator.runtime.model import Model, Schema
from generator.runtime.operation import Body
from generator.runtime.request_parts import RequestParts
from generator.runtime.unset import UNSET

Form: TypeAlias = dict[str, object]

JSON = "application/json"
MULTIPART = "multipart/form-data"
TEXT: Form = {"type": "string"}
KIND: Form = {
    "type": "object",
    "required": ["kind", "name"],
    "properties": {"kind": {"const": "a"}, "name": {"type": "string", "minLength": 2}, "note": {"type": ["string", "null"]}},
}  # fmt: skip
COPIED: Form = {"type": "object", "properties": {"name": TEXT, "Name": TEXT}, "x-copy-of": {"Name": "name"}}


@define(kw_only=True, repr=False)
class Kind(Model):
    """A body that is a class."""

    kind: str = "a"
    name: str
    note: str | None = None

    _schema: ClassVar[Schema] = KIND


@dataclass
class Sent:
    """What was written, and what was broken."""

    parts: RequestParts = field(default_factory=lambda: RequestParts("/a", "*/*"))
    broken: list[Violation] = field(default_factory=list)

    @property
    def rules(self) -> list[tuple[str, str]]:
        """The places and rules of what is broken."""
        return [(one.pointer, one.rule) for one in self.broken]


def plan(schema: Form, media_type: str = JSON, *, trial: bool = False, **more: Any) -> BodyPlan:
    """The plan of a body."""
    return BodyPlan(Body(media_type, schema, **more), lambda _: Kind, trial=trial)


def sent(made: BodyPlan, arguments: Form, *, now: float | None = 1000.0, **own: Any) -> Sent:
    """The body of one call."""
    found = Sent()
    made.write(arguments, found.parts, found.broken, None if now is None else lambda: now, CallOptions(**own))
    return found


FIELDS: list[tuple[Form, Form, bytes | None]] = [
    (KIND, {"name": "Asha"}, b'{"kind":"a","name":"Asha"}'),
    (KIND, {"name": "Asha", "note": None}, b'{"kind":"a","name":"Asha","note":null}'),
    (KIND, {"name": "Asha", "note": UNSET}, b'{"kind":"a","name":"Asha"}'),
    (KIND, {}, None),
    (KIND, {"name": None}, None),
    (KIND, {"other": 1}, None),
    ({"properties": {"day": {"x-form": "DD/MM/YYYY"}}}, {"day": date(2024, 1, 2)}, b'{"day":"02/01/2024"}'),
    ({"properties": {"pin": {"x-digits": True}}}, {"pin": 7}, b'{"pin":"7"}'),
    ({"properties": {"a": {"type": "object", "required": ["k"], "properties": {"k": {"const": 1}}}}}, {"a": {}}, b'{"a":{"k":1}}'),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "arguments", "content"), FIELDS, ids=str)
def test_arguments_become_the_members_of_the_body(schema: Form, arguments: Form, content: bytes | None) -> None:
    """With the constants; None is null only where that is a value, and without an argument there is no body."""
    names: Any = schema["properties"]
    found = sent(plan(schema, fields=tuple(name for name in names if name != "kind")), arguments)

    assert (found.rules, found.parts.content) == ([], content)
    assert found.parts.headers[1:] == ([] if content is None else [("content-type", JSON)])
    assert found.parts.common is True


def test_a_required_body_is_sent_though_no_argument_is_given() -> None:
    """With nothing but its constants, so that what is missing is named."""
    made = plan(KIND, fields=("name",), required=True)

    assert sent(made, {}).rules == [("/name", "required")]
    assert sent(made, {}, now=None).parts.content == b'{"kind":"a"}'
    assert sent(plan({}, fields=("name",), required=True), {}).parts.content == b"{}"


def test_a_member_has_an_argument_of_another_name() -> None:
    """As Python's words are none of the wire's."""
    made = plan({"properties": {"from": {**TEXT, "x-sensitive": True}, "to": TEXT}}, fields=(("from_", "from"), "to"))

    assert sent(made, {"from_": "a", "to": "b"}).parts.content == b'{"from":"a","to":"b"}'
    assert made.arguments == {"from": "from_", "to": "to"}
    assert made.names == {"from", "from_", "to"}
    assert made.sensitive() == {"from_"}


def test_a_body_of_one_argument_is_the_whole() -> None:
    """A class, a mapping, or whatever it is of; None is left out where no body need be, and null elsewhere."""
    made = plan({"$ref": "Kind"})

    assert sent(made, {"body": Kind(name="Asha")}).parts.content == b'{"kind":"a","name":"Asha","note":null}'
    assert sent(made, {"body": {"name": "Asha"}}).parts.content == b'{"name":"Asha","kind":"a"}'
    assert made.arguments == {"": "body"}
    assert made.sensitive() == {"body"}
    assert made.names == {"kind", "name", "note"}
    nothing: list[Form] = [{}, {"body": None}, {"body": UNSET}]
    assert [(one.parts.content, one.rules) for one in (sent(made, given) for given in nothing)] == [(None, [])] * 3
    assert sent(plan({"type": ["object", "null"]}, required=True), {"body": None}).parts.content == b"null"
    assert sent(plan({"type": "array"}), {"body": (1, 2)}).parts.content == b"[1,2]"


def test_a_body_that_is_required_is_asked_for() -> None:
    """Unless nothing is checked."""
    made = plan({}, required=True)

    (violation,) = sent(made, {}).broken
    assert (*violation,) == ("", "required", "a body is required")
    assert sent(made, {}, now=None).broken == []
    assert sent(plan({}), {}).broken == []


def test_what_breaks_the_contract_is_not_written() -> None:
    """Neither by its schema nor by the clock; unless nothing is checked."""
    moment: Form = {
        "properties": {"at": {"type": "integer", "x-ahead": 60, "x-epoch": "seconds"}, "n": {"type": "integer"}}
    }
    made = plan(moment, fields=("at", "n"))

    found = sent(made, {"at": 1059, "n": "x"})
    assert (found.rules, found.parts.content) == ([("/n", "type"), ("/at", "x-ahead")], None)
    assert sent(made, {"at": 1060}).rules == []
    assert sent(made, {"at": 1, "n": "x"}, now=None).parts.content == b'{"at":1,"n":"x"}'


def test_off_production_documented_values_of_a_test_host_are_taken() -> None:
    """In production they are refused."""
    schema: Form = {"properties": {"pan": {"type": "string", "minLength": 5, "x-test-values": ["T-1"]}}}

    assert sent(plan(schema, fields=("pan",)), {"pan": "T-1"}).rules == [("/pan", "minLength")]
    assert sent(plan(schema, fields=("pan",), trial=True), {"pan": "T-1"}).parts.content == b'{"pan":"T-1"}'


@pytest.mark.parametrize(
    ("which", "content"),
    [("both", b'{"name":"Asha","Name":"Asha"}'), ("original", b'{"name":"Asha"}'), ("copy", b'{"Name":"Asha"}')],
)
def test_a_member_that_goes_by_two_names_is_sent_under_those_that_the_client_chose(which: str, content: bytes) -> None:
    """Both, unless it says otherwise; what is not given has no copy."""
    made = plan(COPIED, fields=("name",))

    assert sent(made, {"name": "Asha"}, copies=which).parts.content == content
    assert made.names == {"name", "Name"}
    assert sent(plan(COPIED), {"body": {"other": 1}}, copies=which).parts.content == b'{"other":1}'


def test_a_body_may_have_members_beyond_the_contract() -> None:
    """They are written last, and make a body where there would be none."""
    made = plan(KIND, fields=("name",))

    assert sent(made, {"name": "Asha"}, extra_body={"x": (1,)}).parts.content == b'{"kind":"a","name":"Asha","x":[1]}'
    assert sent(plan({}, fields=("name",)), {}, extra_body={"x": 1}).parts.content == b'{"x":1}'
    assert sent(made, {}, extra_body={"x": 1}, now=None).parts.content == b'{"kind":"a","x":1}'
    assert sent(made, {"name": "Asha"}, extra_body={}).parts.content == b'{"kind":"a","name":"Asha"}'
    assert sent(plan({}), {"body": [1]}, extra_body={"x": 1}).parts.content == b"[1]"


@pytest.mark.parametrize(
    ("value", "now", "rules"),
    [
        ({"a": ["x", "\ud800"]}, 1.0, [("/a/1", "encoding")]),
        ({"a": float("inf")}, 1.0, [("", "json")]),
        ({"a": object()}, None, [("", "json")]),
        ({"a": b"x"}, 1.0, [("", "json")]),
        ({3: "x"}, 1.0, []),
        ([10**5000], 1.0, [("", "json")]),
    ],
    ids=["half a character", "infinity", "an object", "bytes", "a number as name", "a number of 5000 digits"],
)
def test_what_json_cannot_express_is_refused_with_its_place(
    value: object, now: float | None, rules: list[tuple[str, str]]
) -> None:
    """Also where nothing is checked: it could not be written."""
    found = sent(plan({}), {"body": value}, now=now)

    assert found.rules == rules
    assert (found.parts.content is None) is bool(rules)


def test_a_form_has_no_null_and_is_no_common_body() -> None:
    """What a form holds is checked as its schema describes it: a file by its bytes."""
    schema: Form = {
        "properties": {"note": {"type": ["string", "null"]}, "pages": {"items": {"type": "string", "format": "binary"}}}
    }
    made = plan(schema, MULTIPART, fields=("note", "pages"))

    found = sent(made, {"note": None, "pages": [Upload(b"1"), b"2"]})

    assert found.broken == []
    assert found.parts.content_type.startswith("multipart/form-data; boundary=")
    assert found.parts.headers[1:] == [("content-type", found.parts.content_type)]
    assert found.parts.common is False
    assert (found.parts.content or b"").count(b'filename="') == 2
    assert b"note" not in (found.parts.content or b"")
    assert sent(made, {"pages": [Upload(b"1"), 2]}).rules == [("/pages/1", "type")]


def test_a_body_of_a_range_of_media_types_needs_one_of_them() -> None:
    """Given with it, or as a header of the call."""
    made = plan({"type": "string", "format": "binary"}, "image/*")

    assert sent(made, {"body": b"x"}).rules == [("", "media-type")]
    assert sent(made, {"body": b"x"}, now=None).rules == [("", "media-type")]
    assert sent(made, {"body": Upload(b"x", content_type="image/gif")}).parts.content_type == "image/gif"
    assert sent(made, {"body": b"x"}, headers={"Content-Type": "image/gif"}).rules == []
    assert sent(made, {"body": b"x"}, headers={"x-other": "image/gif"}).rules == [("", "media-type")]


def test_a_json_body_holds_no_file() -> None:
    """Neither as an upload nor as bytes, though msgspec, once it is loaded, would write them as base64."""
    import_module("msgspec")
    made = plan({"properties": {"a": {"type": "string", "format": "binary"}, "b": {}}}, fields=("a", "b"))

    assert sent(made, {"a": Upload(b"x")}).rules == [("/a", "type")]
    assert sent(made, {"a": b"x"}).rules == [("", "json")]
    assert sent(made, {"b": b"x"}).rules == [("", "json")]
