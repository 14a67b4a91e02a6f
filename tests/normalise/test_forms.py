"""Which fields of forms may be files, and what else a form is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.normalise.bodies import read_body
from generator.normalise.models import build_classes
from generator.normalise.registry import Registry
from generator.types import Json, Pointer
from tests.normalise.scopes import scope_of

TEXT: Json = {"type": "string"}
BINARY: Json = {"type": "string", "contentMediaType": "image/png"}
PARTS, FORM = "multipart/form-data", "application/x-www-form-urlencoded"
FILE: Json = {"type": "string", "contentMediaType": "image/png", "format": "binary"}


def fields(media_type: str, schema: Json, **components: Json) -> dict[str, Json]:
    """Return the schemas of the fields of a body, by their classes and names."""
    scope = scope_of({"openapi": "3.1.0", "components": {"schemas": components}})
    registry = Registry(scope, {})
    read_body(registry, {"requestBody": {"content": {media_type: {"schema": schema}}}}, Pointer("/o"), "Make")
    assert scope.findings == []
    return {
        f"{name}.{item.name}": item.schema for name, found in build_classes(registry).items() for item in found.members
    }


def holding(**properties: Json) -> Json:
    """Return an object with these members."""
    return {"type": "object", "properties": properties}


TO: Json = {"$ref": "#/components/schemas/Part"}


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (BINARY, FILE),
        ({"type": "array", "items": BINARY}, {"type": "array", "items": FILE}),
        (TO, FILE),
        ({"allOf": [TO]}, FILE),
        ({"anyOf": [BINARY, {"type": "integer"}]}, {"anyOf": [FILE, {"type": "integer"}]}),
        ({"oneOf": [BINARY, {"type": "integer"}]}, {"oneOf": [FILE, {"type": "integer"}]}),
        ({}, {"x-any-part": True}),
        (TEXT, TEXT),
    ],
    ids=str,
)
def test_a_field_of_a_form_may_be_a_file(field: Json, found: Json) -> None:
    """However it is described, in either kind of form; in JSON the same is text."""
    schema = holding(a=field)

    assert fields(PARTS, schema, Part=BINARY) == fields(FORM, schema, Part=BINARY) == {"MakeRequest.a": found}
    assert "binary" not in str(fields("application/json", schema, Part=BINARY))


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"$ref": "#/components/schemas/Upload"}, "Upload.a"),
        ({"allOf": [{"$ref": "#/components/schemas/Upload"}, {"required": ["a"]}]}, "MakeRequest.a"),
    ],
)
def test_a_form_may_be_described_elsewhere(schema: Json, name: str) -> None:
    """By a reference, or as a part of it."""
    assert fields(PARTS, schema, Upload=holding(a=BINARY)) == {name: FILE}


def test_what_stands_deeper_in_a_form_is_json() -> None:
    """A file inside an object is text there."""
    inner = {"type": "string", "contentMediaType": "image/png"}

    assert fields(PARTS, holding(a=holding(b=BINARY)))["MakeRequestA.b"] == inner


def test_what_is_free_in_a_form_may_be_a_file() -> None:
    """Beside its members."""
    scope = scope_of({"openapi": "3.1.0"})
    schema: Any = {"type": "object", "properties": {"b": TEXT}, "additionalProperties": BINARY}
    request: Json = {"content": {PARTS: {"schema": schema}}}
    registry = Registry(scope, {})
    read_body(registry, {"requestBody": request}, Pointer("/o"), "Make")

    assert build_classes(registry)["MakeRequest"].wire["additionalProperties"] == FILE


@pytest.mark.parametrize(
    ("required", "advice"),
    [(True, "Say which by overlay."), (False, "Say which by overlay, or waive it to send none.")],
)
def test_a_body_without_a_media_type_can_be_left_out_where_it_need_not_be_sent(advice: str, *, required: bool) -> None:
    """By a waiver."""
    scope = scope_of({"openapi": "3.1.0"})
    read_body(Registry(scope, {}), {"requestBody": {"content": {}, "required": required}}, Pointer("/o"), "Make")

    assert [one.help for one in scope.findings] == [advice]


def test_only_a_form_of_parts_has_their_media_types() -> None:
    """The fields of another are written in one way."""
    scope = scope_of({"openapi": "3.1.0"})
    found = [
        read_body(
            Registry(scope, {}),
            {"requestBody": {"content": {kind: {"schema": holding(a=BINARY)}}}},
            Pointer("/o"),
            "Make",
        )
        for kind in (PARTS, FORM)
    ]

    assert [one.kinds for one in found if one is not None] == [(("a", "image/png"),), ()]
