"""Example requests: what the contract names as an example, else the plainest value of each schema."""

from __future__ import annotations

import pytest

from generator.annotations import NONE
from generator.api import Body, Operation, Parameter
from generator.emit.samples import (
    Sample,
    SampleParameter,
    _made,  # pyright: ignore[reportPrivateUsage]
    _node,  # pyright: ignore[reportPrivateUsage]
    _text,  # pyright: ignore[reportPrivateUsage]
    follow,
    operation_node,
    response_schema,
    sample_of,
    successes,
)
from generator.types import Json, Pointer

TEXT: dict[str, Json] = {"type": "string"}
NAMED: dict[str, Json] = {
    "Short": {"$ref": "#/Text"},
    "Text": {"type": "string", "example": "short"},
    "Circle": {"$ref": "#/Circle"},
    "List": ["no object"],
    "Tree": {"type": "object", "required": ["left"], "properties": {"left": {"$ref": "#/Tree"}}},
    "Row": {"type": "array", "minItems": 1, "items": {"$ref": "#/Row"}},
    "Choice": {"oneOf": [{"$ref": "#/Choice"}]},
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": 1, "example": 2}, 1),
        ({"const": None, "example": 2}, None),
        ({"example": 2, "default": 3}, 2),
        ({"default": 3, "examples": [4]}, 3),
        ({"examples": [4, 5], "enum": [6]}, 4),
        ({"examples": [], "enum": [6, 7]}, 6),
        ({"oneOf": [{"const": 1}, {"const": 2}], "anyOf": [{"const": 3}]}, 1),
        ({"oneOf": [], "anyOf": [{"const": 3}]}, 3),
        ({"type": "integer", "oneOf": [{"const": 7}]}, 1),
        ({"properties": {"a": TEXT}, "required": ["a"], "anyOf": [{"const": 7}]}, {"a": "text"}),
        ({"type": "boolean"}, True),
        ({"type": "null"}, None),
        ({"type": ["null", "boolean"]}, True),
        ({"type": ["integer", "null"], "minimum": 5}, 5),
        ({"type": ["null"]}, None),
        ({"type": "number"}, 1),
        ({"type": "number", "minimum": 0.5}, 0.5),
        ({"type": "integer", "minimum": "5"}, 1),
        ({"type": "array", "items": TEXT}, []),
        ({"type": "array", "minItems": 0, "items": TEXT}, []),
        ({"type": "array", "minItems": 2, "items": TEXT}, ["text"]),
        ({"type": "object"}, {}),
        ({"type": "object", "required": ["b", 1], "properties": {"a": TEXT}}, {"b": "text"}),
        ({"allOf": [{"required": ["a"]}, {"type": "object", "required": ["b"]}, {"const": 1}], "required": ["c"]},
         {"b": "text", "c": "text"}),
        ({"allOf": [{"const": {"a": 1}}, {"const": {"a": 2}}]}, {"a": 2}),
        ({"$ref": "#/Short"}, "short"),
        ({"$ref": "#/Nowhere"}, "text"),
        ({}, "text"),
        (True, "text"),
    ],
)  # fmt: skip
def test_a_value_is_one_that_the_schema_names_or_the_plainest_of_its_type(schema: Json, value: Json) -> None:
    """Constants before examples, those before defaults, and those before the first of several."""
    assert _made(NAMED, schema, 0) == value


def test_a_schema_within_itself_gives_a_value_that_ends() -> None:
    """Eight deep."""
    tree: Json = {}
    row: Json = []
    for _ in range(8):
        tree, row = {"left": tree}, [row]

    assert _made(NAMED, {"$ref": "#/Tree"}, 0) == tree
    assert _made(NAMED, {"$ref": "#/Row"}, 0) == row
    assert _made(NAMED, {"$ref": "#/Choice"}, 0) is None


def test_a_list_and_a_choice_count_as_deep_as_they_stand() -> None:
    """What stands seven deep is made, and what stands eight deep is not."""
    choice: Json = {"anyOf": [{"const": 1}]}
    row: Json = {"type": "array", "minItems": 1, "items": {"const": 1}}
    node: Json = {"required": ["a"], "properties": {"a": {"const": 1}}}

    assert [_made({}, choice, depth) for depth in (7, 8)] == [1, None]
    assert [_made({}, row, depth) for depth in (7, 8)] == [[1], []]
    assert [_made({}, node, depth) for depth in (7, 8)] == [{"a": 1}, {}]


@pytest.mark.parametrize(
    ("node", "text"),
    [
        ({}, "text"),
        ({"format": "date"}, "2026-01-31"),
        ({"format": "date-time"}, "2026-01-31T12:00:00Z"),
        ({"format": "email"}, "person@example.com"),
        ({"format": "uuid"}, "123e4567-e89b-12d3-a456-426614174000"),
        ({"format": "unknown", "minLength": 6}, "textxx"),
        ({"minLength": 2}, "text"),
        ({"minLength": "6"}, "text"),
        ({"minLength": 104}, "text" + "x" * 100),
        ({"minLength": 105}, "text"),
        ({"format": "date", "minLength": 110}, "2026-01-31" + "x" * 100),
        ({"format": "date", "minLength": 111}, "2026-01-31"),
    ],
)
def test_a_text_has_its_format_and_its_least_length(node: dict[str, Json], text: str) -> None:
    """But for one that would fill a page."""
    assert _text(node) == text


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ({"$ref": "#/Short"}, {"type": "string", "example": "short"}),
        ({"a": 1}, {"a": 1}),
        ({"$ref": 5}, {"$ref": 5}),
        ({"$ref": "#/Circle"}, {}),
        ({"$ref": "#/List"}, {}),
        ({"$ref": "#/List/x"}, {}),
        ({"$ref": "no pointer"}, {}),
        ("text", {}),
        (None, {}),
    ],
)
def test_a_reference_is_followed_to_an_object(node: Json, found: Json) -> None:
    """What leads to none, or nowhere, is an empty one."""
    assert follow(NAMED, node) == found


@pytest.mark.parametrize(("hops", "found"), [(99, {"end": 1}), (100, {})])
def test_a_chain_of_references_is_followed_so_far(hops: int, found: Json) -> None:
    """A circle ends there."""
    chain: dict[str, Json] = {str(number): {"$ref": f"#/{number + 1}"} for number in range(hops)}

    assert follow({**chain, str(hops): {"end": 1}}, {"$ref": "#/0"} if hops == 100 else chain["0"]) == found


def test_successes_are_the_statuses_that_begin_with_two() -> None:
    """A range of them as well; what they refer to is what is had."""
    responses: dict[str, Json] = {
        "200": {"description": "a"},
        "302": {},
        "2XX": {"$ref": "#/Done"},
        "default": {},
        "420": {},
    }

    assert list(successes({"Done": {"description": "b"}}, {"responses": responses})) == [
        ("200", {"description": "a"}),
        ("2XX", {"description": "b"}),
    ]
    assert list(successes({}, {})) == []


@pytest.mark.parametrize(
    ("content", "schema"),
    [
        ({"text/csv": {"schema": {"a": 1}}, "application/problem+json": {"schema": {"$ref": "#/Text"}}}, NAMED["Text"]),
        ({"application/json": {"schema": {"a": 1}}, "text/json": {"schema": {"a": 2}}}, {"a": 1}),
        ({"text/csv": {"schema": {"a": 1}}}, {}),
        ({"application/json": {}}, {}),
        (None, {}),
    ],
)
def test_the_schema_of_a_response_is_that_of_its_first_json(content: Json, schema: Json) -> None:
    """An empty one where it has none."""
    assert response_schema(NAMED, {"content": content}) == schema


def operation(*parameters: tuple[str, str], body: str = "", schema: Json = None) -> Operation:
    """Return an operation of `/jobs/{id}` with parameters by name and place, and with a body of this media type."""
    return Operation(
        identity="runJob", name="run_job", constant="RUN_JOB", method="POST", path="/jobs/{id}", summary="", description="",
        documentation="", deprecated=False, arguments=(),
        parameters=tuple(
            Parameter(name, name, place, schema, required=place == "path", style=None, explode=None)
            for name, place in parameters
        ),
        body=Body(body, None, required=True, fields=None) if body else None,
        responses=(), security=(), servers=(), retry="never", billed=False, poll=None, returns=NONE, choices=(),
        returns_description="", raises=(), pointer=Pointer("/paths/~1jobs~1{id}/post"),
    )  # fmt: skip


def contract(node: dict[str, Json], **path: Json) -> dict[str, Json]:
    """Return a document with this operation."""
    return {**NAMED, "paths": {"/jobs/{id}": {**path, "post": node}}}


def test_an_operation_is_found_where_the_contract_has_it() -> None:
    """An empty one where it has none."""
    assert operation_node(contract({"summary": "Runs."}), operation()) == {"summary": "Runs."}
    assert operation_node({"paths": {}}, operation()) == {}


def test_parameters_have_the_examples_of_the_contract() -> None:
    """Of the path and of the operation, which counts where both have one; of a content as well; else made from the schema."""
    shared: list[Json] = [
        {"name": "id", "in": "path", "example": "j1", "description": "Of the path."},
        {"name": "q", "in": "query", "example": "path"},
    ]
    own: list[Json] = [
        {"name": "q", "in": "query", "example": "own"},
        {"name": "h", "in": "header", "content": {"application/json": {"examples": {"a": {}, "b": {"value": [1]}}}}},
        {"name": "q", "in": "header", "example": "elsewhere"},
    ]
    found = sample_of(
        contract({"parameters": own}, parameters=shared),
        operation(("id", "path"), ("q", "query"), ("h", "header"), ("z", "query"), schema={"const": "made"}),
    )

    assert found == Sample(
        (
            SampleParameter("id", "path", required=True, value="j1", description="Of the path.", exemplary=True),
            SampleParameter("q", "query", required=False, value="own", description="", exemplary=True),
            SampleParameter("h", "header", required=False, value=[1], description="", exemplary=True),
            SampleParameter("z", "query", required=False, value="made", description="", exemplary=False),
        ),
        "",
        None,
        (),
    )


def test_a_body_has_the_example_of_its_media_type_and_the_members_that_must_be_new() -> None:
    """However the contract refers to them."""
    schema: dict[str, Json] = {
        "properties": {"a": {"x-unique": True}, "b": {"x-unique": "yes"}, "c": {"$ref": "#/New"}}
    }
    content: dict[str, Json] = {
        "text/csv": {"example": "no"},
        "application/json": {"schema": schema, "example": {"a": 1}},
    }
    document: dict[str, Json] = {
        **contract({"requestBody": {"$ref": "#/Run"}}),
        "Run": {"content": content},
        "New": {"x-unique": True},
    }

    assert sample_of(document, operation(body="application/json")) == Sample(
        (), "application/json", {"a": 1}, ("a", "c")
    )
    assert sample_of(document, operation()) == Sample((), "", None, ())


def test_a_place_of_a_contract_that_is_no_object_describes_nothing() -> None:
    """Nor does one that is not there."""
    documents: list[tuple[Json, str]] = [({"a": {"b": 1}}, "/a"), ({"a": [1]}, "/a"), ({}, "/a"), ({}, "a")]
    found = [_node(document, Pointer(place)) for document, place in documents]

    assert found == [{"b": 1}, {}, {}, {}]
