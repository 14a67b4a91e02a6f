"""The object types of OpenAPI, and which of their fields hold other objects."""

from __future__ import annotations

from typing import Final

from generator.openapi import METHODS

_CONTENT: Final = {"content": ("map", "media")}
_EXAMPLES: Final = {"examples": ("map", "example")}

CHILDREN: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "document": {
        "info": ("one", "info"), "tags": ("list", "tag"),
        "paths": ("map", "pathItem"), "webhooks": ("map", "pathItem"), "components": ("one", "components"),
    },
    "components": {
        "schemas": ("map", "schema"), "responses": ("map", "response"), "parameters": ("map", "parameter"),
        "examples": ("map", "example"), "requestBodies": ("map", "requestBody"), "headers": ("map", "header"),
        "securitySchemes": ("map", "securityScheme"), "links": ("map", "link"), "callbacks": ("map", "callback"),
        "pathItems": ("map", "pathItem"),
    },
    "pathItem": {"parameters": ("list", "parameter"), **dict.fromkeys(METHODS, ("one", "operation"))},
    "operation": {
        "parameters": ("list", "parameter"), "requestBody": ("one", "requestBody"), "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
    },
    "callback": {"": ("map", "pathItem")},
    "parameter": {"schema": ("one", "schema"), **_CONTENT, **_EXAMPLES},
    "header": {"schema": ("one", "schema"), **_CONTENT, **_EXAMPLES},
    "requestBody": _CONTENT,
    "media": {"schema": ("one", "schema"), "encoding": ("map", "encoding"), **_EXAMPLES},
    "encoding": {"headers": ("map", "header")},
    "response": {"headers": ("map", "header"), "links": ("map", "link"), **_CONTENT},
    "schema": {
        **dict.fromkeys(("properties", "patternProperties", "$defs", "dependentSchemas"), ("map", "schema")),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), ("list", "schema")),
        **dict.fromkeys(
            (
                "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
                "unevaluatedItems", "unevaluatedProperties",
            ),
            ("one", "schema"),
        ),
    },
}  # fmt: skip
"""Kind of object → word → how many stand there, and of which kind. The word of a callback's expressions is empty: any."""

COMPONENT_SECTIONS: Final = {
    "schema": "schemas", "response": "responses", "parameter": "parameters", "example": "examples",
    "requestBody": "requestBodies", "header": "headers", "securityScheme": "securitySchemes", "link": "links",
    "callback": "callbacks",
}  # fmt: skip
"""Where `components` keeps objects of a kind. Others are copied to where they are wanted."""
