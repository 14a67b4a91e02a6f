"""What a refresh lists of schemas: a caller may be given less than before, and must not be asked for more."""

from __future__ import annotations

import pytest

from generator.types import Json
from tests.changes.test_documents import LONG, NUMBER, PROSE, SHORT, TEXT, answer, body, lines, members, to


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({}, members("a", a=TEXT), ['! body: type none → "object"', "! body: a: now required", "+ body: a: added: string"]),
        (members("pan_no", pan_no=TEXT, b=NUMBER), members("pan_number", pan_number=TEXT, b=NUMBER),
         ["! body: pan_no: is called pan_number now"]),
        ({"required": ["pan_no", [1]], "properties": {"pan_no": TEXT}},
         {"required": ["pan_number", [1]], "properties": {"pan_number": TEXT}},
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
        (members("items", items=TEXT), members(items=TEXT), ["+ body: items: no longer required"]),
        (members(items=TEXT), members(item=TEXT), ["! body: items: is called item now"]),
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, ['! body: value "b" removed']),
        (members(properties=SHORT), members(properties={"minLength": 2}),
         ["! body: properties: minLength none → 2", "+ body: properties: maxLength 2 → none"]),
        ({"additionalProperties": TEXT}, {"additionalProperties": False}, ["! body: additionalProperties string → false"]),
        ({}, {"not": SHORT}, ['! body: not none → {"maxLength": 2}']),
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
