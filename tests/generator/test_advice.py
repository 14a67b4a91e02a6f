"""What `lint` advises of a document that can be generated: what says nothing, what contradicts itself, what is missing."""

from __future__ import annotations

import pytest

from generator.lint.advice import advise
from generator.lint.schemas import schemas_of
from generator.types import Json
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]
TEXT: Json = {"type": "string"}
S = "/components/schemas/S"
BODY: Json = {"content": {"a/b": {}}}


def advised(root: Json) -> list[str]:
    """Return the codes of what is advised, with their places."""
    scope = scope_of(root)
    advise(scope)
    return reports(scope)


def below(schema: Json, version: str = "3.1.0", **others: Json) -> Json:
    """Return a document of one schema, `S`, beside others."""
    return {"openapi": version, "components": {"schemas": {"S": schema, **others}}}


def having(**properties: Json) -> Node:
    """Return an object."""
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        ({"/a": {"get": {}, "x-a": {}, "put": 7, "post": {"operationId": "p"}}, "/b": 1, "/c": {"head": {}}},
         ["missing-operation-id /paths/~1a/get", "missing-operation-id /paths/~1c/head"]),
        (1, []),
        ({"/a": {"head": {"operationId": "h", "responses": {"200": BODY, "404": {}}}}}, ["no-body /paths/~1a/head/responses/200/content"]),
        ({"/a": {"get": {"operationId": "g", "responses": {"200": BODY, "204": BODY, "205": {}, "304": BODY}}}},
         ["no-body /paths/~1a/get/responses/204/content", "no-body /paths/~1a/get/responses/304/content"]),
        ({"/a": {"get": {"operationId": "g", "responses": {"204": {"content": {}}}}}}, []),
        ({"/a": {"get": {"operationId": "g", "requestBody": {"content": {"none": {}, "a/b": {}}},
         "responses": {"200": {"content": {"example": {}}}}}}},
         ["unsupported-media-type /paths/~1a/get/requestBody/content/none",
         "unsupported-media-type /paths/~1a/get/responses/200/content/example"]),
    ],
    ids=str,
)  # fmt: skip
def test_an_operation_needs_a_name_and_bodies_where_http_has_them(paths: Json, found: list[str]) -> None:
    """And media types that are some."""
    assert advised({"openapi": "3.1.0", "paths": paths}) == found


def test_a_body_that_cannot_be_is_reported_with_what_has_none() -> None:
    """The method, or the status."""
    operations: Json = {
        "head": {"operationId": "h", "responses": {"200": BODY}},
        "get": {"operationId": "g", "responses": {"204": BODY}},
    }
    scope = scope_of({"openapi": "3.1.0", "paths": {"/a": operations}})
    advise(scope)

    assert [one.message.partition(", whatever")[0] for one in scope.findings] == [
        "a response to HEAD has no body",
        "HTTP 204 has no body",
    ]


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "string", "nullable": True}, [f"obsolete-nullable {S}/nullable"]),
        ({"type": "string", "maxlength": 3, "x-a": 1, "example": "1", "description": "d"}, [f"unknown-keyword {S}/maxlength"]),
        ({"properties": {}}, [f"missing-type {S}"]),
        ({"items": {}}, [f"missing-type {S}"]),
        ({"pattern": "a", "minLength": 1}, [f"missing-type {S}"]),
        ({"maxLength": 1}, [f"missing-type {S}"]),
        ({"pattern": "a", "items": {}}, []),
        ({"minimum": 1}, []),
        *(({key: value, "minLength": 1}, []) for key,
        value in {"type": "string", "$ref": f"#{S}", "const": 1, "enum": ["a"], "allOf": [], "anyOf": [], "oneOf": []}.items()),
        ({"oneOf": [having(a=TEXT), having(b=TEXT)]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), having(b=TEXT)], "discriminator": {"propertyName": "a"}}, []),
        ({"oneOf": [having(a=TEXT), having(b=TEXT)], "required": ["a"]}, []),
        ({"oneOf": [having(a=TEXT), having(a=TEXT)]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), having(a={"type": "integer"})]}, []),
        ({"oneOf": [having(a={"$ref": "#/components/schemas/T"}), having(a=TEXT)]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=True), having(a=True)]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), {**having(b=TEXT), "additionalProperties": True}]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), {**having(b=TEXT), "additionalProperties": TEXT}]}, []),
        ({"oneOf": [having(a=TEXT), {**having(b=TEXT), "additionalProperties": False}]}, []),
        ({"oneOf": [having(a=TEXT), {**having(b=TEXT), "required": ["b"]}]}, []),
        ({"oneOf": [having(a=TEXT), {"type": ["object", "string"]}]}, []),
        ({"oneOf": [having(a=TEXT), {"type": ["object", "null"]}]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), {"type": "object"}]}, [f"ambiguous-union {S}/oneOf"]),
        ({"oneOf": [having(a=TEXT), {}]}, []),
        ({"oneOf": [having(a=TEXT), {"anyOf": [having(b=TEXT), having(c=TEXT)]}]}, []),
        ({"oneOf": 1}, []),
    ],
    ids=str,
)  # fmt: skip
def test_a_schema_is_advised_to_say_what_it_means(schema: Json, found: list[str]) -> None:
    """Its type, its keywords, and what tells the members of a union from each other."""
    assert advised(below(schema, T=TEXT)) == found


@pytest.mark.parametrize(("version", "found"), [("3.0.3", []), ("3.1.1", [f"obsolete-nullable {S}/nullable"])])
def test_nullable_is_a_keyword_of_the_older_version_alone(version: str, found: list[str]) -> None:
    """Since then, `null` is a type."""
    assert advised(below({"type": "string", "nullable": True}, version)) == found


UNREFERENCED = ("parameters", "responses", "requestBodies", "headers", "examples", "links")


def test_what_nothing_refers_to_is_listed() -> None:
    """But schemas, which are classes all the same, and what is used by its name."""
    kinds = (*UNREFERENCED, "schemas", "securitySchemes", "callbacks")
    used: Json = [{"$ref": "#/components/parameters/N"}, {"$ref": "#/components/headers/%7BN}"}]

    assert advised({"components": {kind: {"N": {}} for kind in kinds}}) == [
        f"unused-component /components/{kind}/N" for kind in UNREFERENCED
    ]
    assert advised({"x": used, "components": {"parameters": {"N": {}}, "headers": {"{N}": {}}}}) == []
    assert advised({"components": 1}) == []


BROKEN = f"example-mismatch {S}/example"


@pytest.mark.parametrize(
    ("schema", "example", "broken"),
    [
        (TEXT, 1, True), (TEXT, "a", False),
        ({"type": "string", "nullable": True}, None, False), ({"type": "string", "nullable": False}, None, True),
        ({"type": "integer", "exclusiveMinimum": 3}, 3, True), ({"type": "integer", "minimum": 3, "exclusiveMinimum": True}, 3, False),
        ({"type": "object", "additionalProperties": False}, {"xa": 1}, True),
        ({"type": "object", "additionalProperties": False, "patternProperties": {"^x": {}}}, {"xa": 1}, False),
        ({"type": "object", "additionalProperties": TEXT}, {"a": 1}, True),
        ({"type": "array", "items": TEXT}, [1], True),
        ({"not": TEXT}, "a", True), ({"contains": TEXT}, [1], True), ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, True),
        ({"if": TEXT, "then": {"maxLength": 1}, "else": {"minimum": 3}}, "ab", True),
        ({"if": TEXT, "then": {"maxLength": 1}, "else": {"minimum": 3}}, 1, True),
        ({"if": TEXT, "then": {"maxLength": 1}, "else": {"minimum": 3}}, 3, False),
        ({"anyOf": [TEXT, {"type": "null"}]}, 1, True), ({"anyOf": [True]}, 1, False), ({"allOf": [False]}, 1, True),
         ({"oneOf": [TEXT, TEXT]}, "a", True),
        ({"prefixItems": [TEXT]}, [1], True), ({"const": 1}, 2, True), ({"enum": [1]}, 2, True),
({"type": "string", "nullable": True}, 1, True), ({"items": {"type": "string", "nullable": True}}, [None], False),
        ({"anyOf": [{"type": "string", "nullable": True}]}, None, False), ({"properties": {"a": True}}, {"a": 1}, False),
        ({"type": "string", "pattern": "^a"}, "b", False), ({"type": "strin", "maxLength": "2"}, 1, False),
        ({"$ref": "#/components/schemas/T"}, 1, True), ({"properties": {"a": {"$ref": "#/components/schemas/T"}}}, {"a": 1}, True),
        ({"properties": {"a": {"$ref": "#/components/schemas/T~1x"}}}, {"a": 1}, False),
        ({"properties": {"a": {"$ref": "#/components/schemas/None"}}}, {"a": 1}, False),
        ({"properties": {"a": {"type": "array", "items": {"type": "integer"}}}}, {"a": [1, "x"]}, True),
    ],
    ids=str,
)  # fmt: skip
def test_an_example_is_a_value_of_its_schema(schema: Node, example: Json, *, broken: bool) -> None:
    """As far as that is known in no time: patterns are not tried, and what is malformed says nothing."""
    found = advised(below({**schema, "example": example}, "3.0.3", T=TEXT, **{"T/x": TEXT}))

    assert [one for one in found if one.startswith("example")] == ([BROKEN] if broken else [])


def test_examples_are_looked_at_wherever_they_stand() -> None:
    """In lists, and beside the schema of a parameter by their names."""
    beside: Json = {"x": {"value": 2}, "y": {"value": "b"}, "z": {"externalValue": 1}, "w": 1}
    parameter: Json = {"name": "a", "in": "query", "schema": TEXT, "example": 1, "examples": beside}
    operation: Json = {
        "operationId": "a",
        "parameters": [
            parameter,
            {"name": "b", "in": "query", "example": 1},
            {"name": "c", "in": "query", "schema": TEXT},
        ],
    }

    assert advised(below({"type": "string", "examples": ["a", 2, 3]})) == [
        f"example-mismatch {S}/examples/1",
        f"example-mismatch {S}/examples/2",
    ]
    assert advised({"openapi": "3.1.0", "paths": {"/a": {"get": operation}}}) == [
        "example-mismatch /paths/~1a/get/parameters/0/example",
        "example-mismatch /paths/~1a/get/parameters/0/examples/x",
    ]


def test_a_finding_names_the_place_in_the_example_and_is_cut() -> None:
    """Two hundred characters of what is wrong are enough; of the whole example no place is named."""
    whole = scope_of(below({"type": "integer", "example": "a"}))
    advise(whole)
    scope = scope_of(
        below({"type": "object", "properties": {"a": {"items": {"type": "integer"}}}, "example": {"a": [1, "x" * 300]}})
    )
    advise(scope)

    message = scope.findings[-1].message.removesuffix(f" (at {S}/example)")
    assert (
        whole.findings[-1].message
        == f"the example breaks its own schema: 'a' is not of type 'integer' (at {S}/example)"
    )
    assert message == f"the example breaks its own schema at /a/1: '{'x' * 199}"


def test_every_schema_is_found_and_nothing_else() -> None:
    """Below another, by whichever keyword; neither what is called like one nor what an example holds."""
    inner: dict[str, Json] = {
        "items": {},
        "additionalProperties": {},
        "not": {},
        "properties": {"schema": {}, "items": {"x": {"schema": {}}}},
    }
    inner |= {
        "allOf": [{}],
        "anyOf": [{}],
        "oneOf": [{}],
        "prefixItems": [{}, True],
        "patternProperties": {"^a": {}},
        "$defs": {"d": {}},
    }
    root: Node = {
        "components": {"schemas": {"A": inner, "example": {}}, "parameters": {"schema": {"schema": {}}, "example": {"schema": {}}}},
        "example": {"schema": {}},
        "paths": {"/a": {"get": {"parameters": [{"schema": {}}, {"schema": True}]}}},
    }  # fmt: skip
    places = ["items", "additionalProperties", "not", "allOf/0", "anyOf/0", "oneOf/0", "prefixItems/0", "properties/schema",
              "properties/items", "patternProperties/^a", "$defs/d"]  # fmt: skip

    assert {pointer for _, pointer in schemas_of(root)} == {
        "/components/schemas/A", "/components/schemas/example", *(f"/components/schemas/A/{place}" for place in places),
        "/components/parameters/schema/schema", "/components/parameters/example/schema", "/paths/~1a/get/parameters/0/schema",
    }  # fmt: skip
