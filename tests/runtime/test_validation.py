"""Requests: strict. Every broken rule is named, by pointer, and nothing is sent."""

from __future__ import annotations

import time
from typing import Any

import pytest

from generator.runtime.encode import constants_writer
from generator.runtime.errors import InvalidRequest, Violation
from generator.runtime.formats import format_check
from generator.runtime.model import Model
from generator.runtime.validate import validator
from tests.runtime.fake.models import Owner, Session
from tests.runtime.support import CREATE, Script

KIND: dict[str, object] = {"type": "object", "properties": {"kind": {"const": "a"}}, "required": ["kind"]}


def broken(schema: dict[str, object] | bool, value: object) -> list[tuple[str, str]]:  # noqa: FBT001 - a schema
    """Pointers and rules that a value breaks."""

    def resolve(name: str) -> type[Model]:
        classes: dict[str, type[Model]] = {"Owner": Owner, "Session": Session}
        return classes[name]

    return [(item.pointer, item.rule) for item in validator(schema, resolve)(value)]


def refusals(**arguments: Any) -> list[tuple[str, str]]:
    """What is wrong with a session start, of which nothing may reach the wire."""
    script = Script()
    with pytest.raises(InvalidRequest) as caught:
        script.client().vault.create(**{**CREATE, **arguments})
    assert script.requests == []
    assert script.logins == 0
    return [(item.pointer, item.rule) for item in caught.value.violations]


def test_every_violation_is_listed_and_nothing_is_sent() -> None:
    """One error for all of them, in the order of the contract."""
    found = refusals(
        flow="x", redirect_url="ftp://a.example", doc_types=[], purpose="short", owner={"name": "", "mobile": "1"}
    )

    assert found == [
        ("/flow", "enum"),
        ("/redirect_url", "pattern"),
        ("/doc_types", "minItems"),
        ("/purpose", "minLength"),
        ("/owner/name", "minLength"),
        ("/owner/mobile", "pattern"),
    ]


def test_no_value_is_repeated_in_the_text() -> None:
    """Violations tell the rule, never what broke it."""
    with pytest.raises(InvalidRequest) as caught:
        Script().client().vault.create(
            **{**CREATE, "flow": "canary-value", "owner": {"name": "A", "mobile": "98canary"}}
        )

    assert "canary" not in str(caught.value) + repr(caught.value) + repr(caught.value.args) + repr(
        caught.value.violations
    )


def test_a_missing_required_argument_is_named() -> None:
    """None for something required is the same as leaving it out."""
    assert refusals(flow=None) == [("/flow", "required")]


def test_an_epoch_must_be_far_enough_ahead() -> None:
    """Prose says: at least one hour in the future."""
    soon, later = int((time.time() + 3500) * 1000), int((time.time() + 3700) * 1000)

    assert refusals(consent_expiry=soon) == [("/consent_expiry", "x-ahead")]
    assert Script().client().vault.create(**{**CREATE, "consent_expiry": later}).code == 200


def test_seconds_for_milliseconds_are_refused() -> None:
    """The commonest mistake with epochs."""
    assert refusals(consent_expiry=int(time.time()) + 7200) == [("/consent_expiry", "x-ahead")]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "1"])
def test_what_is_no_integer_is_refused(value: object) -> None:
    """A boolean is no integer here, and not-a-number is no number."""
    assert refusals(consent_expiry=value) == [("/consent_expiry", "type")]


def test_parameters_are_checked_together_with_each_other() -> None:
    """Path, query and header parameters are named by their wire names."""
    script = Script()
    with pytest.raises(InvalidRequest) as caught:
        script.client().vault.status(session_id="", mobile="12", accept_cache="yes")  # type: ignore[arg-type]

    assert [(item.pointer, item.rule) for item in caught.value.violations] == [
        ("/session_id", "minLength"),
        ("/mobile", "pattern"),
        ("/x-accept-cache", "type"),
    ]
    assert script.requests == []


def test_a_model_and_a_mapping_are_held_to_the_same_rules() -> None:
    """A nested object may be given either way."""
    assert refusals(owner=Owner(name="")) == refusals(owner={"name": ""}) == [("/owner/name", "minLength")]


def test_a_wrong_constant_is_refused_not_repaired() -> None:
    """Constants are filled in where they are missing only."""
    assert refusals(owner={"name": "A", "@entity": "other"}) == [("/owner/@entity", "const")]


@pytest.mark.parametrize("value", [object(), {1, 2}.__iter__(), b"bytes", {"name": object()}])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    """Never a TypeError out of an encoder."""
    found = refusals(owner=value)

    assert found
    assert found[0][1] in {"type", "required", "json"}


def test_a_lone_surrogate_is_refused() -> None:
    """It has no UTF-8."""
    assert refusals(note="\ud800") == [("/note", "encoding")]


@pytest.mark.parametrize("value", ["x\r\ninjected: 1", "é", " x", "x\n"])
def test_a_header_cannot_be_broken_out_of(value: str) -> None:
    """What a header cannot carry is refused before the transport sees it."""
    from generator.runtime.operation import Parameter  # noqa: PLC0415
    from generator.runtime.unwritable import unwritable  # noqa: PLC0415

    assert unwritable(Parameter("a", "x-a", "header", {"type": "string"}), value)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        (True, object(), []),
        (False, 1, [("", "false")]),
        ({"type": "string", "pattern": "^a$"}, "a\n", [("", "pattern")]),
        ({"type": "string", "pattern": "b"}, "abc", []),
        ({"pattern": "^a$"}, 7, []),
        ({"type": "string", "pattern": r"^\d+$"}, "١٢", [("", "pattern")]),
        ({"type": "string", "pattern": r"^[\s\S]$"}, "\n", []),
        ({"type": "string", "pattern": r"^(?<year>\d{4})$"}, "2024", []),
        ({"type": "string", "minLength": 2, "maxLength": 3}, "😀", [("", "minLength")]),
        ({"type": "integer", "minimum": 1, "maximum": 3}, 4, [("", "maximum")]),
        ({"type": "number", "exclusiveMinimum": 1}, 1, [("", "exclusiveMinimum")]),
        ({"type": "number", "multipleOf": 0.01}, 0.07, []),
        ({"type": "number", "multipleOf": 0.01}, 0.075, [("", "multipleOf")]),
        ({"type": "integer"}, 2.0, []),
        ({"type": "integer"}, 2.5, [("", "type")]),
        ({"type": "integer", "format": "int32"}, 2**31, [("", "format")]),
        ({"type": "integer", "format": "int64"}, 2**63 - 1, []),
        ({"enum": [1, "a", None]}, True, [("", "enum")]),
        ({"enum": [1]}, 1.0, []),
        ({"const": {"a": [1]}}, {"a": [1.0]}, []),
        ({"type": "array", "uniqueItems": True}, [1, True, "1"], []),
        ({"type": "array", "uniqueItems": True}, [{"a": 1}, {"a": 1.0}], [("", "uniqueItems")]),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, ["a", 1], [("", "maxItems"), ("/1", "type")]),
        ({"type": "object", "minProperties": 1}, {}, [("", "minProperties")]),
        ({"type": "object", "maxProperties": 1}, {"a": 1, "b": 2}, [("", "maxProperties")]),
        ({"properties": {"a": {}}, "additionalProperties": False}, {"a": 1, "b~": 2}, [("/b~0", "false")]),
        ({"additionalProperties": {"type": "string"}}, {"a": 1}, [("/a", "type")]),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, [("", "anyOf"), ("/a", "required")]),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": 2}, [("", "oneOf")]),
        ({"allOf": [{"minLength": 2}, {"maxLength": 1}]}, "", [("", "minLength")]),
        ({"not": {"type": "string"}}, "x", [("", "not")]),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": 1}, [("/b", "required")]),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, [("/b", "dependentRequired")]),
        (
            {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": False},
            {"x-a": 1},
            [("/x-a", "type")],
        ),
        ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, [("/ab", "propertyNames")]),
        ({"$ref": "Owner"}, {"@entity": "fake.owner", "name": 1}, [("/name", "type")]),
        ({"prefixItems": [{"type": "string"}], "items": False}, ["a", "b"], [("/1", "false")]),
    ],
)
def test_keywords_mean_what_the_standard_says(
    schema: dict[str, object] | bool,  # noqa: FBT001 - a schema
    value: object,
    expected: object,
) -> None:
    """One case for each keyword and for each trap in it."""
    assert broken(schema, value) == expected


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        (
            "uri",
            ["https://a.example/x?y=%20#z", "urn:isbn:1", "HTTP://A"],
            ["a.example", "https://", "https:///x", "https://a b", "https://a/%zz", ""],
        ),
        ("uuid", ["839fd8a0-0000-4000-8000-00000000abCD"], ["839fd8a0", "839fd8a0-0000-4000-8000-00000000abcd\n"]),
        ("date", ["2024-02-29"], ["2023-02-29", "2024-13-01", "2024-1-1", "01/01/2024"]),
        ("date-time", ["2024-02-29T23:59:60Z", "2024-01-01t00:00:00.5+05:30"], ["2024-01-01T00:00:00", "2024-01-01"]),
        ("email", ["a.b+c@example.co.in"], ["a@", "@b", "a b@c.de", "a@-b.de"]),
        ("hostname", ["a.example"], ["-a.example", "a..b", "a" * 64]),
        ("ipv4", ["127.0.0.1"], ["256.0.0.1", "1.2.3", "01.2.3.4"]),
        ("ipv6", ["::1", "2001:db8::1"], ["::g", "1.2.3.4", "fe80::1%eth0"]),
        ("password", ["anything"], []),
    ],
)
def test_formats_are_checked(name: str, good: list[str], bad: list[str]) -> None:
    """Those that say something about a text."""
    assert [text for text in good if broken({"type": "string", "format": name}, text)] == []
    assert [text for text in bad if not broken({"type": "string", "format": name}, text)] == []


def test_a_discriminator_chooses_the_branch_and_its_findings() -> None:
    """The caller sees what is wrong with the alternative they meant, not with all of them."""
    schema: dict[str, object] = {
        "oneOf": [{"$ref": "Owner"}, {"$ref": "Session"}],
        "discriminator": {"propertyName": "@entity", "mapping": {"fake.owner": "Owner"}},
    }

    assert broken(schema, {"@entity": "fake.owner"}) == [("/name", "required")]
    assert broken(schema, {"@entity": "other"}) == [("/@entity", "discriminator")]
    assert broken(schema, {}) == [("/@entity", "required")]


def test_a_text_longer_than_allowed_is_not_searched_for_a_pattern() -> None:
    """A pattern that backtracks for ever costs at most what the contract's own length allows."""
    schema = {"type": "string", "maxLength": 20, "pattern": "^(a+)+$"}

    assert broken(schema, "a" * 50_000 + "b") == [("", "maxLength")]


def test_constants_are_filled_in_at_any_depth_of_a_recursive_schema() -> None:
    """A thing that holds things of its own kind."""
    schema: dict[str, object] = {"properties": {"@entity": {"const": "node"}}, "required": ["@entity"]}
    schema["properties"]["child"] = schema  # type: ignore[index]
    fill = constants_writer(schema, lambda _: Owner)
    value: dict[str, object] = {"child": {"child": {}}}

    assert fill is not None
    fill(value)

    assert value == {"@entity": "node", "child": {"@entity": "node", "child": {"@entity": "node"}}}


@pytest.mark.parametrize(
    ("schema", "value", "filled"),
    [
        ({"type": "array", "items": KIND}, [{}, {"kind": "b"}, 1], [{"kind": "a"}, {"kind": "b"}, 1]),
        ({"allOf": [KIND, {"properties": {"list": {"items": KIND}}}]}, {"list": [{}]}, {"kind": "a", "list": [{"kind": "a"}]}),
        ({"properties": {"id": {"readOnly": True}, "name": {}}}, {"id": 1, "name": "A"}, {"name": "A"}),
        ({"properties": {"one": KIND}}, {}, {}),
        ({"properties": {"one": KIND}}, {"one": [{}]}, {"one": [{}]}),
    ],
    ids=str,
)  # fmt: skip
def test_constants_are_filled_in_wherever_an_object_is(schema: dict[str, object], value: Any, filled: object) -> None:
    """In rows and in what an object consists of; what the provider fills in is taken out."""
    fill = constants_writer(schema, lambda _: Owner)

    assert fill is not None
    fill(value)

    assert value == filled


@pytest.mark.parametrize(
    "schema", [{"type": "array", "items": {}}, {"properties": {"a": {"const": 1}}}, {"allOf": [{}]}]
)
def test_where_there_is_nothing_to_fill_in_nothing_is(schema: dict[str, object]) -> None:
    """No body is walked through for it."""
    assert constants_writer(schema, lambda _: Owner) is None


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"required": ["a", "b"], "x-essential": ["a"]}, {}, [("/a", "required")]),
        ({"required": ["a", "b"]}, {}, [("/a", "required"), ("/b", "required")]),
        ({"required": ["a"], "properties": {"a": {"type": "string"}}}, {"a": None}, [("/a", "type")]),
        ({"properties": {"a": {"type": "string"}}}, {"a": None}, []),
        ({"properties": {"a": {"type": "string"}}}, {"a": 1}, [("/a", "type")]),
        ({"properties": {"a": {"maxLength": 1}}}, {"a": "long"}, []),
        ({"additionalProperties": False}, {"a": 1}, []),
        ({"patternProperties": {"a": {"type": "string"}}}, {"a": 1}, []),
    ],
    ids=str,
)
def test_of_a_response_only_the_structure_counts(
    schema: dict[str, object], value: object, found: list[tuple[str, str]]
) -> None:
    """What callers act on has to be there; what nobody needs may be null."""
    check = validator(schema, lambda _: Owner, strict=False)

    assert [(item.pointer, item.rule) for item in check(value)] == found


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"type": "string"}, 1, "must be a string"),
        ({"type": "string", "format": "binary"}, 1, "must be bytes or an Upload"),
        ({"type": ["integer", "null"]}, "1", "must be an integer or null"),
        ({"type": "integer"}, 1.5, "must be an integer"),
        ({"type": "integer"}, float("inf"), "must be a finite number"),
        ({"type": "number"}, float("nan"), "must be a finite number"),
        ({"type": "integer"}, 1.0, ""),
        ({"type": "number"}, 1.5, ""),
        ({"type": "string", "format": "binary"}, b"", ""),
        ({"type": "string"}, b"", "must be a string"),
        ({"type": "boolean"}, 1, "must be a boolean"),
        ({"properties": {"a": {"type": "string"}}}, 7, ""),
        ({"items": {"type": "string"}}, 7, ""),
        (False, None, "must not be there"),
        (True, None, ""),
        ({"required": ["a"]}, {}, "is required"),
        ({"required": ["a"], "x-essential": []}, {}, "is required"),
        ({"required": ["a"], "properties": {"a": {"readOnly": True}}}, {}, ""),
        ({}, None, ""),
    ],
    ids=str,
)
def test_a_value_of_another_type_is_explained(schema: Any, value: object, message: str) -> None:
    """By what is wanted."""
    assert [item.message for item in validator(schema, lambda _: Owner)(value)] == ([message] if message else [])


def test_violations_are_tuples() -> None:
    """They compare and unpack as one expects."""
    pointer, rule, message = Violation("/a", "type", "must be a string")

    assert (pointer, rule, message) == ("/a", "type", "must be a string")


@pytest.mark.parametrize(
    ("text", "is_uri"),
    [
        ("https://e.example/" + "x" * 4_000_000, True),
        ("https://e.example/" + "%41" * 1_300_000, True),
        ("https://e.example/" + "x" * 4_000_000 + " ", False),
        ("https://e.example/" + "x" * 4077 + "%4" + "x" * 4_000_000, False),
        ("https://e.example/" + "x" * 4077 + "%41" + "x" * 4_000_000, True),
        ("file:///" + "a" * 4_000_000, True),
        ("app://" + "a" * 16_378, True),
        ("app://" + "a" * 16_379, False),
        ("urn:" + "a://" * 1_000_000, True),
        ("https://" + "a:" * 2_000_000, False),
        ("https://" + "a@" * 2_000_000, False),
        ("https://e:" + "0" * 4_000_000, False),
        ("a" * 4_000_000, False),
    ],
    ids=[
        "long",
        "encoded",
        "blank at the end",
        "half an octet",
        "an octet on the border",
        "a path without a host",
        "the longest host",
        "a longer host",
        "marks",
        "ports",
        "users",
        "zeros",
        "scheme",
    ],
)
def test_a_uri_of_megabytes_is_checked_in_a_moment(text: str, *, is_uri: bool) -> None:
    """The deadline of a call begins with its arguments."""
    check = format_check("uri")
    assert check is not None
    before = time.process_time()
    assert check(text) is is_uri
    assert time.process_time() - before < 0.4
