"""Which keys of a document are keywords and which are names, who sends what a schema describes, and how values are shown."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.changes.directions import schema_directions
from generator.changes.document import compare, report
from generator.changes.grammar import explicit, structure
from generator.changes.keywords import shown, without
from generator.types import Json

TEXT: Json = {"type": "string"}
ANSWER: dict[str, Json] = {"content": {"application/json": {"schema": TEXT}}}


def to(name: str) -> Json:
    """Return a reference to a shared schema."""
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"required": False, "type": "string"}, {"type": "string"}),
        ({"required": True}, {"required": True}),
        ({"required": 0}, {"required": 0}),
        ([{"nullable": False}], [{}]),
        ({"properties": {"required": False, "a": {"deprecated": False}}}, {"properties": {"required": False, "a": {}}}),
        ({"properties": {"properties": {"deprecated": False}}}, {"properties": {"properties": {}}}),
        ({"default": {"nullable": False}}, {"default": {"nullable": False}}),
        ({"properties": {"default": {"nullable": False}}}, {"properties": {"default": {}}}),
        ({"x-own": {"nullable": False}}, {"x-own": {"nullable": False}}),
        ({"properties": {"x-own": {"nullable": False}}}, {"properties": {"x-own": {}}}),
        ("text", "text"),
    ],
    ids=str,
)
def test_a_keyword_that_states_its_default_says_nothing(document: Json, found: Json) -> None:
    """A property of that name is no keyword."""
    assert explicit(document) == found


@pytest.mark.parametrize(
    ("new", "known", "kept"),
    [
        ({"title": "T", "description": "New.", "a": {"example": 1}}, {"description": "Old.", "a": {}},
         {"title": "T", "description": "Old.", "a": {}}),
        ({"description": "New."}, None, {}),
        ({"properties": {"description": {"description": "New.", "type": "string"}}}, {},
         {"properties": {"description": {"type": "string"}}}),
        (
            [{"name": "q", "in": "query", "description": "New."}, {"description": "New."}, {"description": "New."}],
            [{"name": "q", "in": "header", "description": "Other."}, {"description": "Second."}],
            [{"name": "q", "in": "query"}, {"description": "Second."}, {}],
        ),
        (
            [{"name": "q", "in": "query", "description": "New."}],
            [{"name": "p", "in": "query", "description": "First."}, {"name": "q", "in": "query", "description": "Old."}],
            [{"name": "q", "in": "query", "description": "Old."}],
        ),
        (
            {"responses": {"200": {"description": "New."}, "404": {"$ref": "#/r"}, "x": 1, "500": {}}},
            {"responses": {"200": {"description": "Old."}}},
            {"responses": {"200": {"description": "Old."}, "404": {"$ref": "#/r"}, "x": 1, "500": {"description": ""}}},
        ),
        ({"properties": {"responses": {"a": {"description": "New."}}}}, {}, {"properties": {"responses": {"a": {}}}}),
        ({"enum": [{"description": "New."}], "properties": {"enum": {"description": "New."}}}, {},
         {"enum": [{"description": "New."}], "properties": {"enum": {}}}),
        ([{"description": "New."}], {"a": 1}, [{}]),
        ("text", "other", "text"),
    ],
    ids=str,
)  # fmt: skip
def test_of_texts_those_are_kept_that_were_read_before(new: Json, known: Json, kept: Json) -> None:
    """Of the same place, or the parameter of the same name; a response has to have some description."""
    assert structure(new, known) == kept


def test_a_schema_is_sent_or_received_by_those_who_refer_to_it() -> None:
    """Through others as well, one that holds itself included; what an example or a text names is no reference."""
    response: Json = {"schema": to("Received"), "headers": {"h": {"schema": to("Header")}}}
    callback: Json = {"done": {"{$url}": {"post": {"requestBody": {"schema": to("Called")}}}}}
    post: Json = {
        "requestBody": {"content": {"application/json": {"schema": to("Sent")}}},
        "parameters": [{"schema": to("Parameter")}],
        "responses": {"200": response},
        "callbacks": callback,
    }
    schemas: Json = {
        "Sent": {"properties": {"s": to("Shared"), "$ref": to("Name"), "description": to("Text")},
                 "not": to("Forbidden"), "example": to("Example")},
        "Received": {"properties": {"s": to("Shared"), "again": to("Received")}},
        "Lonely": to("Lonely"),
    }  # fmt: skip
    document: Json = {
        "paths": {"/a": {"post": post}},
        "components": {"schemas": schemas, "responses": {"r": to("Response")}},
    }

    assert schema_directions(document, None) == {
        "Sent": "request", "Parameter": "request", "Received": "response", "Header": "response", "Called": "response",
        "Shared": "both", "Forbidden": "both", "Name": "request", "Text": "request", "Response": "response",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ((["a"], "a"), ([], "a"), ["  + body: a: no longer required"]),
        ((["a"], ""), ([], ""), ["  + body: a: no longer required"]),
        ((["a"], "a"), ([], ""), ["  ! body: a: removed"]),
        ((["a"], ""), ([], "a"), ["  + body: a: no longer required", "  + body: a: added: string"]),
        (([], ""), (["a"], ""), ["  ! body: a: now required"]),
        ((["a", "b"], "ab"), (["b", "a"], "ab"), []),
    ],
)
def test_a_name_that_is_no_longer_required_is_reported_unless_its_property_went(
    old: tuple[list[Json], str], new: tuple[list[Json], str], lines: list[str]
) -> None:
    """Which is reported itself."""
    schemas: list[Json] = [
        {"type": "object", "required": required, "properties": dict.fromkeys(properties, TEXT)}
        for required, properties in (old, new)
    ]
    documents: list[Json] = [
        {"openapi": "3.1.0", "paths": {"/t": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}}}
        for schema in schemas
    ]  # fmt: skip

    assert [line for line in report(compare(documents[0], documents[1])) if line.startswith("  ")] == lines


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        ("é", '"é"'),
        ("x" * 58, f'"{"x" * 58}"'),
        ("x" * 59, f'"{"x" * 59}…'),
        ({"type": "array", "items": TEXT}, "array of string"),
        ({"type": "string", "format": "date"}, "string (date)"),
        ({"schema": to("A")}, "A"),
        (to("A"), "A"),
        ({"schema": {"type": "integer"}}, "integer"),
        ({"type": ["string", "null"]}, '{"type": ["string", "null"]}'),
        ({"schema": 1}, '{"schema": 1}'),
    ],
    ids=str,
)
def test_a_value_is_shown_in_short(value: Json, text: str) -> None:
    """A schema by its name or its type."""
    assert shown(value) == text


def test_values_are_the_same_if_they_are_written_alike() -> None:
    """A number is no text, and `true` no number."""
    assert without([1, "1", True, {"b": 1, "a": 2}], ["1", {"a": 2, "b": 1}]) == [1, True]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({"200": ANSWER}, {"201": {**ANSWER, "headers": {"h": {"schema": TEXT}}}},
         ["  + response 200: removed", '  + response 201: added: {"content": {"application/json": {"schema": {"type": "string…']),
        ({"200": ANSWER}, {"201": {}}, ["  ! response 200: removed", "  ! response 201: added: {}"]),
        ({"200": ANSWER}, {"200": ANSWER, "201": ANSWER},
         ['  + response 201: added: {"content": {"application/json": {"schema": {"type": "string…']),
        ({"200": ANSWER}, {"200": ANSWER, "400": {}}, ["  + response 400: added: {}"]),
        ({"200": ANSWER, "201": {}}, {"200": ANSWER}, ["  + response 201: removed"]),
    ],
)  # fmt: skip
def test_a_success_of_the_same_content_is_no_other_result(old: Json, new: Json, lines: list[str]) -> None:
    """Whatever its status and its headers; one of other content is a type that nobody expects."""
    documents: list[Json] = [{"openapi": "3.1.0", "paths": {"/t": {"get": {"responses": one}}}} for one in (old, new)]

    assert [line for line in report(compare(documents[0], documents[1])) if line.startswith("  ")] == lines
