"""Every kind of schema in every place where a schema can be: a client, or a refusal that names the place, and never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.errors import Refused
from generator.types import Source
from tests.generator.making import make

pytestmark = pytest.mark.slow

KINDS: Mapping[str, Any] = {
    "text": {"type": "string"},
    "text or null": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    "types or null": {"type": ["integer", "null"]},
    "enumeration or null": {"type": ["string", "null"], "enum": ["a", "b", None]},
    "number": {"type": "number", "default": 1},
    "boolean": {"type": "boolean"},
    "constant": {"const": "a"},
    "constant fraction": {"const": 1.5},
    "mixed enumeration": {"enum": ["a", 1]},
    "fractions": {"enum": [1.5, 2]},
    "anything": {},
    "true": True,
    "list": {"type": "array", "items": {"type": "string"}, "default": ["a"]},
    "list of nulls too": {"type": "array", "items": {"type": ["string", "null"]}},
    "list of anything": {"type": "array"},
    "list or null": {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]},
    "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
    "object": {"type": "object", "properties": {"a": {"type": "string"}}},
    "closed object": {"type": "object", "properties": {}, "additionalProperties": False},
    "free object": {"type": "object"},
    "map": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Node"}},
    "scalars": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
    "text or list": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    "every type": {"type": ["object", "array", "string", "null"]},
    "named enumeration": {"$ref": "#/components/schemas/Colour"},
    "named enumeration or null": {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
    "class": {"$ref": "#/components/schemas/Node"},
    "class or null": {"anyOf": [{"$ref": "#/components/schemas/Node"}, {"type": "null"}]},
    "classes": {"oneOf": [{"$ref": "#/components/schemas/Node"}, {"$ref": "#/components/schemas/Leaf"}]},
    "class and more": {"allOf": [{"$ref": "#/components/schemas/Node"}, {"properties": {"z": {"type": "integer"}}}]},
    "date": {"type": "string", "format": "date"},
    "bytes": {"type": "string", "format": "binary"},
    "bytes or null": {"anyOf": [{"type": "string", "contentMediaType": "image/png"}, {"type": "null"}]},
    "base64": {"type": "string", "contentEncoding": "base64"},
}
COMPONENTS = {
    "Colour": {"type": "string", "enum": ["red", "green"]},
    "Node": {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "string"}, "node": {"$ref": "#/components/schemas/Node"}},
    },
    "Leaf": {"type": "object", "required": ["b"], "properties": {"b": {"type": "integer"}}},
}
MEDIA = (
    "application/json", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv",
    "application/pdf", "image/*", "*/*", "application/xml", "Application/JSON; charset=utf-8",
)  # fmt: skip
PARAMETERS = [(where, required) for where in ("query", "header", "cookie") for required in (True, False)] + [
    ("path", True)
]


def _operation(place: tuple[str, Any], schema: Any) -> dict[str, Any]:
    what, more = place
    operation: dict[str, Any] = {"tags": ["all"], "responses": {"200": {"description": "Fine"}}}
    if what == "response":
        operation["responses"]["200"]["content"] = {more: {"schema": schema}}
    elif what == "body":
        operation["requestBody"] = {"required": True, "content": {more: {"schema": schema}}}
    elif what == "member":
        members = {"type": "object", "required": ["needed"], "properties": {"needed": schema, "other": schema}}
        operation["requestBody"] = {"required": True, "content": {more: {"schema": members}}}
    else:
        operation["parameters"] = [{"name": "p", "in": what, "required": more, "schema": schema}]
    return operation


def _document(place: tuple[str, Any], kinds: Mapping[str, Any]) -> Source:
    paths = {
        f"/{index}{'/{p}' if place[0] == 'path' else ''}": {
            "post": {"operationId": f"call{index}", **_operation(place, schema)}
        }
        for index, schema in enumerate(kinds.values())
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Kinds", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": COMPONENTS},
    }
    return Source("openapi.json", json.dumps(document))


PLACES: list[tuple[str, Any]] = [
    *PARAMETERS,
    *((what, media) for what in ("response", "body") for media in MEDIA),
    *(("member", media) for media in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")),
]


def _refused(place: tuple[str, Any]) -> dict[str, str]:
    """Return the kinds that are refused here, each with its code."""
    try:
        make(_document(place, KINDS))
    except Refused as refused:
        names = list(KINDS)
        return {names[int(str(one.pointer).split("~1")[1].split("/")[0])]: one.code for one in refused.diagnostics}
    return {}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0]}-{place[1]}")
def test_no_schema_anywhere_is_a_fault_of_the_generator(place: tuple[str, Any]) -> None:
    """What is refused is so by its place; all the rest becomes a client."""
    refused = _refused(place)

    assert set(refused.values()) <= {"unsupported-media-type", "unsupported-parameter"}
    make(_document(place, {name: schema for name, schema in KINDS.items() if name not in refused}))
