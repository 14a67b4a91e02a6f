"""What a refresh lists of two documents: a line for every difference, with the sign of what may break a caller."""

from __future__ import annotations

import pytest

from generator.changes.cursor import Rank
from generator.changes.document import compare, report
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


def shared(kind: str, **parts: Json) -> Json:
    """Return a document of shared parts."""
    return {"components": {kind: parts}}


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
        ({}, members("a", a=TEXT), ['! body: type none → "object"', "! body: a: now required", "+ body: a: added: string"]),
        (members("pan_no", pan_no=TEXT, b=NUMBER), members("pan_number", pan_number=TEXT, b=NUMBER),
         ["! body: pan_no: is called pan_number now"]),
        ({"required": ["pan_no", 1], "properties": {"pan_no": TEXT}}, {"required": ["pan_number", 1], "properties": {"pan_number": TEXT}},
         ["! body: pan_no: is called pan_number now"]),
        ({"properties": {"pan_no": {"description": "a"}}}, {"properties": {"pan_number": {"description": "b"}}},
         ["! body: pan_no: is called pan_number now", PROSE]),
        (members(pan_no=TEXT), members(pan_number=NUMBER), ["! body: pan_no: removed", "+ body: pan_number: added: integer"]),
        ({"properties": 1}, {"properties": {"a": TEXT}}, ['! body: properties 1 → {"a": {"type": "string"}}']),
        (members("a", a=TEXT, b=TEXT), members("b", a=TEXT, b=TEXT), ["! body: b: now required", "+ body: a: no longer required"]),
        (members("a", "b", a=TEXT, b=TEXT), members("b", "a", a=TEXT, b=TEXT), [PROSE]),
        ({**SHORT, "minLength": 1}, {**LONG, "minLength": 2}, ["! body: minLength 1 → 2", "+ body: maxLength 2 → 3"]),
        ({"anyOf": [TEXT]}, {"anyOf": [TEXT, NUMBER]}, ["+ body: anyOf: 2: added: integer"]),
        ({"oneOf": [TEXT, NUMBER]}, {"oneOf": [TEXT]}, ["! body: oneOf: 2: removed"]),
        ({"allOf": [TEXT]}, {"allOf": [TEXT, NUMBER]}, ["! body: allOf: 2: added: integer"]),
        ({"allOf": [TEXT, NUMBER]}, {"allOf": [TEXT]}, ["+ body: allOf: 2: removed"]),
        ({}, {"anyOf": [TEXT]}, ['! body: anyOf none → [{"type": "string"}]']),
        ({"items": SHORT}, {"items": LONG}, ["+ body: []: maxLength 2 → 3"]),
        (members(a={"items": members(b={"items": SHORT})}), members(a={"items": members(b={"items": LONG})}),
         ["+ body: a[].b[]: maxLength 2 → 3"]),
        (members(items=SHORT), members(items=LONG), ["+ body: items: maxLength 2 → 3"]),
        (members(content=SHORT, schema=SHORT), members(content=LONG, schema=LONG),
         ["+ body: content: maxLength 2 → 3", "+ body: schema: maxLength 2 → 3"]),
        (members(parameters=SHORT, requestBody=SHORT), members(parameters=LONG, requestBody=LONG),
         ["+ body: parameters: maxLength 2 → 3", "+ body: requestBody: maxLength 2 → 3"]),
        (members(callbacks=LONG), members(callbacks=SHORT), ["! body: callbacks: maxLength 3 → 2"]),
        ({"not": SHORT}, {"not": LONG}, ["! body: not: maxLength 2 → 3"]),
        ({"type": ["string", "integer"]}, {"type": ["integer", "string"]}, [PROSE]),
        (TEXT, {"type": ["string", "null"]}, ["+ body: type string → string, null"]),
        (NUMBER, {"type": "boolean"}, ["! body: type integer → boolean"]),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}, ['! body: value "a" removed', '+ body: value "c" added']),
        ({"enum": ["a", "b"]}, {"enum": ["b", "a"]}, [PROSE]),
        ({}, {"enum": ["a"]}, ['! body: enum none → ["a"]']),
        ({}, {"additionalProperties": False}, ["! body: additionalProperties none → false"]),
        ({"additionalProperties": False}, {"additionalProperties": TEXT}, ["+ body: additionalProperties false → string"]),
        ({"additionalProperties": SHORT}, {"additionalProperties": LONG}, ["+ body: additionalProperties: maxLength 2 → 3"]),
        ({"patternProperties": {"^a": SHORT}}, {"patternProperties": {"^a": LONG}}, ["+ body: patternProperties.^a: maxLength 2 → 3"]),
        ({"prefixItems": [TEXT]}, {"prefixItems": [NUMBER]}, ["! body: prefixItems: 1: type string → integer"]),
        ({"default": [1]}, {"default": [2]}, ["! body: default [1] → [2]"]),
        ({"example": [1]}, {"example": [2]}, [PROSE]),
        ({"discriminator": {"mapping": {"x": "a"}}}, {"discriminator": {"mapping": {"x": "b", "y": "q"}}},
         ['! body: discriminator.mapping.x: "a" → "b"', '+ body: discriminator.mapping.y: added: "q"']),
        ({"minLength": 0}, {}, ["+ body: minLength 0 → none"]),
        ({"x-a": 1, "x-b": 1}, {"x-a": 2, "x-b": 2}, ["! body: x-a 1 → 2", PROSE]),
        (members(**{"x-a": TEXT}), members(**{"x-a": NUMBER}), ["! body: x-a: type string → integer"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_an_operation_takes_may_become_looser(old: Json, new: Json, found: list[str]) -> None:
    """Stricter, it breaks whoever sends what was taken before; of the extensions, those count that are asked for."""
    assert lines(body(old), body(new), "x-a") == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"anyOf": [TEXT]}, {"anyOf": [TEXT, NUMBER]}, ["! response 200: anyOf: 2: added: integer"]),
        ({"if": SHORT}, {"if": LONG}, ["! response 200: if: maxLength 2 → 3"]),
        (NUMBER, {"type": "boolean"}, ["+ response 200: type integer → boolean"]),
        ({"type": "boolean"}, NUMBER, ["! response 200: type boolean → integer"]),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}, ['+ response 200: value "a" removed', '+ response 200: value "c" added']),
        ({}, {"enum": ["a"]}, ['+ response 200: enum none → ["a"]']),
        (members(a=TEXT), members("a", a=TEXT), ["+ response 200: a: now required"]),
        (members(requestBody=LONG), members(requestBody=SHORT), ["+ response 200: requestBody: maxLength 3 → 2"]),
        (to("A"), to("B"), ['! response 200: $ref "#/components/schemas/A" → "#/components/schemas/B"']),
        (to("A"), LONG, ["! response 200: maxLength 2 → 3"]),
        (SHORT, to("A"), []),
        (to("None"), TEXT, ['! response 200: $ref "#/components/schemas/None" → none', '+ response 200: type none → "string"']),
        (TEXT, to("None"), ['! response 200: type "string" → none', '! response 200: $ref none → "#/components/schemas/None"']),
        ({"$ref": "a.yaml"}, TEXT, ['! response 200: $ref "a.yaml" → none', '+ response 200: type none → "string"']),
        (to("Loop"), {"properties": {"a": {"properties": {"a": to("Loop")}}}},
         ['! response 200: a: $ref "#/components/schemas/Loop" → none', "+ response 200: a.a: added: Loop"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_an_operation_returns_may_become_stricter(old: Json, new: Json, found: list[str]) -> None:
    """A schema that is referred to and the same one written out are alike; one that holds itself ends."""
    schemas: Json = {"A": SHORT, "B": SHORT, "Loop": {"properties": {"a": to("Loop")}}}

    assert lines(answer(old, schemas=schemas), answer(new, schemas=schemas)) == found


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
