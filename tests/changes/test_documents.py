"""What a refresh lists of two documents: a line for every difference, with the sign of what may break a caller."""

from __future__ import annotations

import pytest

from generator.changes.cursor import Rank
from generator.changes.document import compare, report
from generator.changes.renames import likely_renames
from generator.types import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
SHORT: dict[str, Json] = {"maxLength": 2}
LONG: dict[str, Json] = {"maxLength": 3}


def at(path: str = "/t", method: str = "get", **members: Json) -> Json:
    """Return a document of one operation."""
    return {"openapi": "3.1.0", "paths": {path: {method: members}}}


def body(schema: Json) -> Json:
    """Return a document whose operation takes this."""
    return at(requestBody={"content": {"application/json": {"schema": schema}}})


def answer(schema: Json, **components: Json) -> Json:
    """Return a document whose operation returns this."""
    operation: Json = {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}
    return {"openapi": "3.1.0", "paths": {"/t": {"get": operation}}, "components": components}


def shared(**schemas: Json) -> dict[str, Json]:
    """Return a document of shared schemas."""
    return {"components": {"schemas": schemas}}


def to(name: str, kind: str = "schemas") -> Json:
    """Return a reference to a shared part."""
    return {"$ref": f"#/components/{kind}/{name}"}


def members(*required: str, **properties: Json) -> Json:
    """Return an object."""
    return {"type": "object", "required": [*required], "properties": properties}


def parameter(name: str, where: str = "query", schema: Json = TEXT, **more: Json) -> Json:
    """Return a parameter."""
    return {"name": name, "in": where, "schema": schema, **more}


def taking(*parameters: Json) -> Json:
    """Return a document whose operation takes these parameters."""
    return at(parameters=[*parameters])


def lines(old: Json, new: Json, *extensions: str) -> list[str]:
    """Return what is listed, without the operation that it is listed of."""
    found = report(compare(old, new, frozenset(extensions)))
    return [line.strip() for line in found if line != "GET /t"]


PROSE = "texts, names for people and examples: GET /t (1)"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"/a": {"get": {}}, "/b": {"get": {"operationId": "two"}}},
         {"/c": {"get": {"operationId": "three"}}, "/d": {"get": {"operationId": "two"}}, "/e": {"get": {"x-a": 1}}},
         ["GET /a: removed", "GET /b: now GET /d", "GET /c: new (three)", "GET /e: new"]),
        ({"/a": {"get": {"tags": ["x"]}}, "/b": {"get": {"tags": ["x"]}}}, {"/c": {"get": {"tags": ["x"]}}, "/d": {"get": {"tags": ["x"]}}},
         ["GET /b: removed", "GET /a: now GET /c", "GET /d: new"]),
        ({"/a": {"get": {"operationId": "i", "deprecated": True}}, "/b": {"get": {"tags": ["x"]}}},
         {"/c": {"get": {"operationId": "i"}}, "/d": {"put": {"tags": ["x"]}}},
         ["GET /a: now GET /c", "GET /b: now PUT /d", "GET /c", "+ deprecated true → none"]),
        ({"/t/{a}/{b}": {"get": {}}}, {"/t/{a}/{c}": {"get": {}}}, ["GET /t/{a}/{c}", "! path parameters {a}, {b} → {a}, {c}"]),
        ({"/t/{a}": {"get": {"operationId": "i"}}}, {"/t/{a}/{c}": {"get": {"operationId": "i"}}}, ["GET /t/{a}: now GET /t/{a}/{c}"]),
        ({"/t": {"get": 1}, "/u": 7, "/v": {"parameters": []}, "/w": {"get": {}}},
         {"/t": {"get": 2}, "/u": 8, "/v": {"parameters": [1]}, "/w": {"get": {}}},
         ["the whole document", "! /t: get 1 → 2", "! /u: 1: 7 → 8", "+ /v: 1: added: 1"]),
        ({"/u": 7, "/v": {"x": 1}}, {}, ["the whole document", "! /u: removed", "! /v: removed"]),
        ([1], [2], ["the whole document", "! paths: 1: 1 → 2"]),
    ],
    ids=str,
)  # fmt: skip
def test_operations_came_went_or_moved(old: Json, new: Json, found: list[str]) -> None:
    """One of the same id or of the same content moved, each only once; what is no operation belongs to the document."""
    assert lines({"paths": old}, {"paths": new}) == found


A: Json = [parameter("a")]
B: Json = [parameter("b")]
MUST: Json = [parameter("a", required=True)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"parameters": A, "get": {}}, {"get": {"parameters": A}}, []),
        ({"parameters": A, "get": {"parameters": MUST}}, {"get": {"parameters": MUST}}, []),
        ({"parameters": A, "get": {"parameters": B}}, {"get": {"parameters": B}}, ["! query parameter a: removed"]),
        ({"parameters": [to("X")], "get": {"parameters": [to("Y")]}}, {"get": {"parameters": [to("Y"), to("X")]}}, []),
        ({"parameters": [to("X")], "get": {"parameters": [to("X")]}}, {"get": {"parameters": [to("X")]}}, []),
        ({"parameters": A, "get": {"parameters": 8}}, {"get": {"parameters": A}}, []),
        ({"parameters": 7, "get": {"parameters": A}}, {"get": {"parameters": A}}, []),
        ({"parameters": [7], "get": {}}, {"get": {"parameters": [7]}}, []),
        ({"summary": "a", "x-k": 1, "get": {}}, {"summary": "b", "get": {"x-k": 2}}, ["! x-k 1 → 2", PROSE]),
    ],
    ids=str,
)  # fmt: skip
def test_members_of_a_path_are_those_of_its_operations(old: Json, new: Json, found: list[str]) -> None:
    """Wherever they are written, unless an operation has a parameter of that name itself."""
    assert lines({"paths": {"/t": old}}, {"paths": {"/t": new}}, "x-k") == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"parameters": {"p": parameter("a")}, "x": 1, "responses": {"r": {}}},
         {"parameters": {"p": parameter("a", required=True), "q": {}}, "x": 2, "headers": {"h": {}}},
         ["parameter p", "! required none → true", "parameter q", "+ new", "the whole document", "! components.x: 1 → 2",
          "response r", "! removed", "header h", "+ new"]),
        ({"responses": {"r": {"content": {"application/json": {"schema": LONG}}}}},
         {"responses": {"r": {"content": {"application/json": {"schema": SHORT}}}}}, ["response r", "+ maxLength 3 → 2"]),
        ({"requestBodies": {"r": {"content": {"application/json": {"schema": LONG}}}}},
         {"requestBodies": {"r": {"content": {"application/json": {"schema": SHORT}}}}}, ["requestBody r", "! maxLength 3 → 2"]),
        ({"headers": {"h": {"schema": LONG}}}, {"headers": {"h": {"schema": SHORT}}}, ["header h", "+ maxLength 3 → 2"]),
        ({"schemas": {"A": SHORT}}, {"schemas": {"A": LONG}}, ["schema A", "! maxLength 2 → 3"]),
        ({"schemas": {"A": SHORT}}, {"schemas": {"B": LONG}}, ["schema A", "! removed", "schema B", "+ new"]),
        ({"schemas": {"A": SHORT, "schemas": {"properties": {"A": to("A")}}}},
         {"schemas": {"B": SHORT, "schemas": {"properties": {"A": to("B")}}}}, ["schema A: now B"]),
        ({"schemas": {"A": SHORT}, "x": ["A", "#/components/schemas/A"]}, {"schemas": {"B": SHORT}, "x": ["A", "#/components/schemas/B"]},
         ["schema A: now B"]),
        ({"schemas": {"A": SHORT, "B": {"items": to("A")}}}, {"schemas": {"C": SHORT, "B": {"items": to("B")}}},
         ["schema A: now C", "schema B", '! []: $ref "#/components/schemas/C" → "#/components/schemas/B"']),
        ({"schemas": None}, {"schemas": {}}, []),
        ({"x": {"A": 1}}, {"x": [1]}, ["the whole document", '! components.x: {"A": 1} → [1]']),
        ({"schemas": {"A": SHORT, "X": {"properties": {"A": to("A")}}}}, {"schemas": {"B": SHORT, "X": {"properties": {"A": to("B")}}}},
         ["schema A: now B"]),
        ([1], [2], ["the whole document", "! components: 1: 1 → 2"]),
    ],
    ids=str,
)  # fmt: skip
def test_shared_parts_are_listed_by_their_kind_and_name(old: Json, new: Json, found: list[str]) -> None:
    """A schema of another name and the same content is that schema, wherever it is referred to."""
    assert lines({"components": old}, {"components": new}) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([parameter("pan_no")], [parameter("pan_number", description="x")],
         ["! query parameter pan_no: is query parameter pan_number now", PROSE]),
        ([parameter("a"), parameter("b", schema=NUMBER)], [parameter("b", schema=NUMBER), parameter("a")], [PROSE]),
        ([parameter("a"), parameter("a")], [parameter("a"), parameter("a", schema=NUMBER)], ["! 2: type string → integer"]),
        ([parameter("a", required=True)],
         [parameter("a", required=True), parameter("b", schema=NUMBER, required=True), parameter("c", "header", NUMBER)],
         ["! query parameter b: added: integer, required", "+ header parameter c: added: integer"]),
        ([parameter("a", required=True), parameter("b", schema=NUMBER)], [parameter("b", schema=NUMBER)], ["! query parameter a: removed"]),
        ([parameter("a", schema=LONG)], [parameter("a", schema=SHORT)], ["! query parameter a: maxLength 3 → 2"]),
        ([parameter("a"), to("P")], [parameter("a", required=True), to("P")], ["! 1: required none → true"]),
        ([parameter("a", required=True)], [parameter("a")], ["+ query parameter a: required true → none"]),
        ([parameter("a", required=False)], [parameter("a")], []),
    ],
    ids=str,
)  # fmt: skip
def test_parameters_are_compared_by_place_and_name(old: list[Json], new: list[Json], found: list[str]) -> None:
    """In whatever order; where one has no name or two have the same, by their turn."""
    assert lines(taking(*old), taking(*new)) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"requestBody": {"content": {"a/b": {"schema": SHORT}}}}, {"requestBody": {"content": {"a/b": {"schema": LONG}}}},
         ["+ body: a/b: maxLength 2 → 3"]),
        ({"requestBody": {"content": {"a/b": {}}}}, {"requestBody": {"content": {"a/c": {}}}},
         ["! body: content a/b removed", "+ body: content a/c added"]),
        ({"requestBody": {"required": True, "content": {}}}, {"requestBody": {"content": {}}}, ["+ body: required true → none"]),
        ({"requestBody": {"content": {}}}, {"requestBody": [1]}, ['! body: {"content": {}} → [1]']),
        ({"responses": {"200": {"headers": {"H": {"schema": LONG}}}}}, {"responses": {"200": {"headers": {"H": {"schema": SHORT}}}}},
         ["+ response 200: header H: maxLength 3 → 2"]),
        ({"responses": {"200": {"headers": {"H": {"schema": TEXT}}}}}, {"responses": {"200": {"headers": {"G": {"schema": NUMBER}}}}},
         ["! response 200: header H: removed", "+ response 200: header G: added: integer"]),
        ({"responses": {"200": {"headers": {"H": {"required": True}}}}}, {"responses": {"200": {"headers": {"H": {}}}}},
         ["! response 200: header H: required true → none"]),
        ({"callbacks": {"c": {"u": {"post": {"requestBody": {"content": {"application/json": {"schema": LONG}}}}}}}},
         {"callbacks": {"c": {"u": {"post": {"requestBody": {"content": {"application/json": {"schema": SHORT}}}}}}}},
         ["+ callbacks.c.u.post: body: maxLength 3 → 2"]),
        ({"callbacks": {"c": {"u": {"post": {"responses": {"200": {"content": {"application/json": {"schema": LONG}}}}}}}}},
         {"callbacks": {"c": {"u": {"post": {"responses": {"200": {"content": {"application/json": {"schema": SHORT}}}}}}}}},
         ["! callbacks.c.u.post: response 200: maxLength 3 → 2"]),
        ({"responses": {"200": 1}}, {"responses": {"200": 1, "201": 2}}, ["! response 201: added: 2"]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, [PROSE]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "c"]}, ['! tag "a" removed', '+ tag "c" added']),
        ({"security": [{"a": []}]}, {"security": [{"a": []}, {"b": []}]}, ['! security [{"a": []}] → [{"a": []}, {"b": []}]']),
        ({"servers": [{"url": "a"}, {"url": "b"}]}, {"servers": [{"url": "b"}, {"url": "a"}]}, [PROSE]),
        ({"servers": [{"url": "a"}]}, {"servers": [{"url": "b"}]}, ["! servers: a: removed", '+ servers: b: added: {"url": "b"}']),
        ({}, {"deprecated": True}, ["+ deprecated none → true"]),
        ({"deprecated": False}, {}, []),
        ({"summary": "a", "description": "b"}, {"summary": "c", "description": "d"}, [PROSE.replace("1", "2")]),
    ],
    ids=str,
)  # fmt: skip
def test_other_members_of_an_operation_are_listed_by_their_place(
    old: dict[str, Json], new: dict[str, Json], found: list[str]
) -> None:
    """Bodies, responses and headers by what they are, callbacks by who sends them."""
    here: Json = {"paths": {"/t": {"get": old}}}
    there: Json = {"paths": {"/t": {"get": new}}}

    assert lines(here, there) == found


def test_differences_come_by_their_weight_and_prose_last() -> None:
    """What went and moved before what is new, and all of that before what changed."""
    old: Json = {
        "info": {"title": "a"},
        "paths": {"/a": {"get": {"summary": "a"}}, "/b": {"get": {}}, "/c": {"get": {"x": 1}}},
    }
    new: Json = {
        "info": {"title": "b"},
        "paths": {
            "/a": {"get": {"summary": "b", "deprecated": True}},
            "/d": {"get": {"x": 1}},
            "/e": {"put": {"y": 1}},
        },
    }

    found = compare(old, new)

    assert [(one.rank, one.subject) for one in found] == [
        (Rank.REMOVED, "GET /b"), (Rank.MOVED, "GET /c"), (Rank.NEW, "PUT /e"), (Rank.EXTENDED, "GET /a"),
        (Rank.PROSE, "GET /a"), (Rank.PROSE, "the whole document"),
    ]  # fmt: skip
    assert report(found)[-1] == "texts, names for people and examples: GET /a (1), the whole document (1)"


def test_a_document_that_is_no_object_is_compared_as_it_is() -> None:
    """Nobody knows what it should be."""
    assert lines([1], [2])[:2] == ["the whole document", "! 1: 1 → 2"]


def test_a_schema_of_another_name_renames_no_member_of_the_document() -> None:
    """Of that name."""
    assert lines({"A": 1, **shared(A=SHORT)}, {"A": 1, **shared(B=SHORT)}) == ["schema A: now B"]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["a", "b"], ["x", "b"], [("a", "x")]),
        (["a", "b"], ["b", "x"], []),
        (["pan_no", "b"], ["b", "PAN_number"], [("pan_no", "PAN_number")]),
        (["abcde", "b"], ["b", "abcxy"], [("abcde", "abcxy")]),
        (["abcde", "b"], ["b", "abwxy"], []),
        (["pan_no", "pan_num"], ["c", "d", "pan_number"], []),
        (["pan_no", "c", "d"], ["c", "pan_num", "pan_nr"], []),
        (["a", "c"], ["x", "y"], [("a", "x"), ("c", "y")]),
        (["a", "!"], ["x"], [("a", "x")]),
        (["!"], ["x"], []),
    ],
    ids=str,
)
def test_a_name_replaces_another_in_its_place_or_of_most_of_its_letters(
    old: list[str], new: list[str], pairs: list[tuple[str, str]]
) -> None:
    """If both stand for the same, and no other may be meant."""
    found = likely_renames(
        [(name, name == "!") for name in old], [(name, False) for name in new], lambda one, two: one == two
    )

    assert list(found) == pairs
