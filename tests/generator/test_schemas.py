"""What the schemas of a document come to in a client: merged, chosen by a discriminator, written into a parameter.

This looks at what `generator/normalise` makes of them: bodies, flatten, merging, parameters, plain, responses, scope, shapes, unions,
uploads, variants, wire_schema.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.generator.making import document, make

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
TEXTS = {"type": "array", "items": TEXT}
TEXT_MAP = {"type": "object", "additionalProperties": TEXT}
ANY_MAP = {"type": "object", "additionalProperties": True}


def files(operation: dict[str, Any], **root: Any) -> dict[str, str]:
    """The files of a client with one operation, every run of blanks one blank."""
    made = make(document(operation, **root)).package.files
    return {path: " ".join(text.split()) for path, text in made.items()}


def model(member: dict[str, Any], **schemas: Any) -> str:
    """The module of a class with one member, `m`."""
    body = {"type": "object", "title": "Body", "properties": {"m": member}}
    content = {"application/json": {"schema": body}}
    return files({"requestBody": {"content": content}}, components={"schemas": schemas})["models/jobs.py"]


@pytest.mark.parametrize(
    ("parts", "schema"),
    [
        (
            [{"type": "string", "pattern": "a", "maxLength": 9, "minLength": 1}, {"pattern": "b", "maxLength": 8, "minLength": 2}],
            '{"type": "string", "pattern": "a", "maxLength": 8, "minLength": 2, "allOf": [{"pattern": "b"}]}',
        ),
        ([{**TEXTS, "uniqueItems": False}, {"uniqueItems": True}], '{"type": "array", "uniqueItems": True, "items": {"type": "string"}}'),
        ([{**TEXTS, "uniqueItems": True}, {"uniqueItems": False}], '{"type": "array", "uniqueItems": True, "items": {"type": "string"}}'),
        ([{"type": "number", "minimum": 1}, {"type": "integer", "maximum": 5}], '{"type": "integer", "minimum": 1, "maximum": 5}'),
        ([TEXT_MAP, {"additionalProperties": True}], '{"type": "object", "additionalProperties": {"type": "string"}}'),
        ([ANY_MAP, {"additionalProperties": TEXT}], '{"type": "object", "additionalProperties": {"type": "string"}}'),
        ([TEXT_MAP, {"additionalProperties": TEXT}], '{"type": "object", "additionalProperties": {"type": "string"}}'),
        ([{"type": "array", "items": TEXT}, {"items": {"maxLength": 2}}], '{"type": "array", "items": {"type": "string", "maxLength": 2}}'),
        ([{"type": "integer"}, {"type": "number"}], '{"type": "integer"}'),
        ([{"type": ["string", "null"]}, {"type": ["null", "string", "integer"]}], '{"type": ["string", "null"]}'),
        ([{"type": "string", "enum": ["a", "b", "c"]}, {"enum": ["c", "b", "d"]}], '{"type": "string", "enum": ["b", "c"]}'),
        ([{"type": "string", "multipleOf": 2}, {"multipleOf": 2}], '{"type": "string", "multipleOf": 2}'),
    ],
    ids=str,
)  # fmt: skip
def test_what_an_all_of_asks_for_is_asked_together(parts: list[dict[str, Any]], schema: str) -> None:
    """The stricter of two bounds, what is in both lists; two patterns stay two."""
    assert f'"m": {schema}' in model({"allOf": parts})


def test_a_discriminator_stays_where_an_all_of_holds_its_union() -> None:
    """As the description beside it does."""
    kinds = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string", "const": name.lower()}},
        }
        for name in ("Cat", "Dog")
    }
    union = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in kinds],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
    }

    made = model({"description": "A pet.", "allOf": [union]}, **kinds)

    assert 'm: Cat | Dog | None = None """A pet."""' in made
    assert '"discriminator": { "propertyName": "kind", "mapping": {' in made


@pytest.mark.parametrize(
    ("schema", "more", "style"),
    [
        ({"type": "object", "additionalProperties": TEXTS}, {}, 'style="json"'),
        ({"type": "object", "additionalProperties": TEXT}, {}, ""),
        ({"type": "object", "additionalProperties": True}, {}, ""),
        ({"type": "array", "items": TEXTS}, {}, 'style="json"'),
        (TEXTS, {}, ""),
        ({"type": "object", "properties": {"a": TEXTS}}, {}, 'style="json"'),
        ({"type": "object", "properties": {"a": TEXT}}, {}, ""),
        ({"type": "object", "properties": {"a": TEXTS}}, {"style": "deepObject"}, 'style="deepObject"'),
        (TEXT, {"x-sensitive": True}, '"x-sensitive": True'),
        ({**TEXT, "x-sensitive": True}, {}, '"x-sensitive": True'),
    ],
    ids=str,
)
def test_a_parameter_that_no_style_can_write_is_json_text(
    schema: dict[str, Any], more: dict[str, Any], style: str
) -> None:
    """A list or an object inside another; one that is sensitive says so in its schema."""
    made = files({"parameters": [{"name": "q", "in": "query", "schema": schema, **more}]})["jobs.py"]
    parameter = made.partition("Parameter(")[2].partition("responses=")[0]

    assert style in parameter
    assert ("style=" in parameter, "x-sensitive" in parameter) == ("style" in style, "sensitive" in style)


def test_classes_of_responses_are_named_by_the_operation_and_a_status_other_than_200() -> None:
    """A title would be their name."""
    text = {"type": "object", "properties": {"a": TEXT}}
    content = {"content": {"application/json": {"schema": text}}}

    made = files({"responses": {status: {"description": "A.", **content} for status in ("200", "201", "404")}})[
        "jobs.py"
    ]

    assert ") -> MakeJobResponse | MakeJob201Response:" in made
    assert '"404": ResponseSpec("application/json", {"$ref": "MakeJob404Response"})' in made


def test_a_file_is_a_text_with_the_format_of_one_in_a_form() -> None:
    """Only there, and only a text."""
    members = {
        "photo": {**TEXT, "format": "binary"},
        "count": {"type": "integer", "format": "binary"},
        "note": {**TEXT, "format": "binary", "contentMediaType": "text/plain"},
    }
    schema = {"type": "object", "required": [*members], "properties": members}

    made = files({"requestBody": {"content": {"multipart/form-data": {"schema": schema}}}})["models/jobs.py"]

    assert "photo: bytes | _Upload count: int note: str | bytes | _Upload" in made

    made = files({"requestBody": {"content": {"application/json": {"schema": schema}}}})["models/jobs.py"]

    assert "photo: str count: int note: str" in made


@pytest.mark.parametrize(
    ("keywords", "annotation", "items"),
    [
        ({"prefixItems": [TEXT], "items": NUMBER}, "str | int", '{"type": "integer"}'),
        ({"prefixItems": [TEXT]}, "str | Json", "{}"),
        ({"prefixItems": [TEXT], "items": False}, "str", "False"),
        ({"prefixItems": [TEXT, NUMBER], "items": TEXT, "maxItems": 2}, "str | int", "False"),
        ({"prefixItems": [TEXT, NUMBER], "items": TEXT, "maxItems": 3}, "str | int", '{"type": "string"}'),
    ],
    ids=str,
)
def test_after_items_that_are_described_one_by_one_come_others_if_there_is_room(
    keywords: dict[str, Any], annotation: str, items: str
) -> None:
    """By a schema, by `false`, or by how many there may be."""
    made = model({"type": "array", **keywords})

    assert f"m: Sequence[{annotation}] | None = None" in made
    assert f'], "items": {items}' in made


def test_an_anchor_is_a_name_of_a_schema() -> None:
    """As the place where it stands is."""
    assert "m: Cat | None = None" in model(
        {"$ref": "#item"}, Cat={"type": "object", "$anchor": "item", "properties": {"a": TEXT}}
    )


A = {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}
CLOSED = '{ "type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False, }'


@pytest.mark.parametrize(
    ("parts", "schema"),
    [
        ([A], CLOSED),
        ([A, dict(A)], CLOSED),
        (
            [A, {"type": "object", "properties": {"b": TEXT}}],
            (
                '{ "type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}},'
                ' "additionalProperties": False, "allOf": [{"properties": {"a": {}}, "additionalProperties": False}], }'
            ),
        ),
    ],
    ids=str,
)
def test_a_part_that_is_closed_stays_closed_for_the_members_of_others(parts: list[dict[str, Any]], schema: str) -> None:
    """Said once, and only where another part has members of its own."""
    made = model({"title": "Whole", "allOf": parts})

    assert made.partition("class Whole(Model):")[2].partition("_schema: ClassVar[Schema] = ")[2].strip() == schema


def test_a_parameter_of_the_operation_replaces_that_of_its_path() -> None:
    """Of the same place and name."""
    number = {"name": "id", "in": "path", "required": True, "schema": NUMBER}
    other = {"name": "id", "in": "query", "schema": TEXT}
    operation = {"operationId": "readJob", "tags": ["jobs"], "responses": {"204": {"description": "No."}}}
    paths = {
        "/jobs/{id}": {"parameters": [{**number, "schema": TEXT}, other], "get": {**operation, "parameters": [number]}}
    }

    made = files({}, paths=paths)["jobs.py"]

    assert "self, id: int, *, id_query: str | None = None," in made


def test_a_schema_that_is_true_stands_beside_families() -> None:
    """It extends nothing."""
    pet = {
        "type": "object",
        "properties": {"kind": TEXT},
        "required": ["kind"],
        "discriminator": {"propertyName": "kind"},
    }
    cat = {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object", "properties": {"name": TEXT}}]}

    assert "class Cat(" in model({"$ref": "#/components/schemas/Pet"}, Anything=True, Pet=pet, Cat=cat)
