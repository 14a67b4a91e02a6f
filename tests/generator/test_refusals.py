"""What a document is refused for: one fault each, with its code, where it stands and what is wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.errors import Refused
from tests.generator.making import document, make

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
_WHERE = re.compile(r" \(at | of \[")
OPERATION = "/paths/~1jobs/post"
BODY = f"{OPERATION}/requestBody/content/application~1json/schema"


def refusals(operation: dict[str, Any], **root: Any) -> list[str]:
    """Return the findings of a document with one operation, a line each; none where it is a client."""
    try:
        make(document(operation, **root))
    except Refused as refused:
        return [f"{one.code} {one.pointer}: {_WHERE.split(one.message)[0]}" for one in refused.diagnostics]
    return []


def body(schema: dict[str, Any]) -> dict[str, Any]:
    """An operation with a body."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def of_login(login: object, **scheme: Any) -> dict[str, Any]:
    """The root of a document whose one scheme logs in so."""
    found = {"type": "http", "scheme": "bearer", "x-login": login, **scheme}
    return {"components": {"securitySchemes": {"key": found}}, "security": [{"key": []}]}


OBJECT = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
LOGIN = "/components/securitySchemes/key/x-login"


def ruled(**rules: object) -> dict[str, Any]:
    """The root of a document whose envelope has these rules."""
    return {"x-envelope": {"message": ["/message"], **rules}}


def rule(**more: object) -> dict[str, object]:
    """A rule of an envelope."""
    return {"error": "rejected", "when": {"pointer": "/a", "is": 1, **more}}


FAULTS: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "none": (body(OBJECT), {}, []),
    "copy of nothing": (
        body({**OBJECT, "x-copy-of": {"c": "d"}}),
        {},
        [f"bad-copy {BODY}/x-copy-of/c: the copy 'c' repeats 'd', which is not there"],
    ),
    "copy that is described": (
        body({**OBJECT, "x-copy-of": {"a": "b"}}),
        {},
        [f"bad-copy {BODY}/x-copy-of/a: the copy 'a' is described itself"],
    ),
    "copy": (body({**OBJECT, "x-copy-of": {"c": "a"}}), {}, []),
    "extension": (
        body({**OBJECT, "x-essential": "a"}),
        {},
        [f"bad-extension {BODY}/x-essential: 'a' is not one"],
    ),
    "extension within": (
        body({**OBJECT, "x-essential": ["a", 1]}),
        {},
        [f"bad-extension {BODY}/x-essential: ['a', 1] is not one"],
    ),
    "login of nothing": (
        {},
        of_login({"operation": "logIn", "token": ["/token"], "lifetime": 60}),
        [f"bad-login {LOGIN}: `x-login` names operation 'logIn', which does not exist"],
    ),
    "login with a password": (
        {},
        of_login({"operation": "makeJob", "token": ["/token"], "lifetime": 60}, scheme="basic"),
        [f"bad-login {LOGIN}: a user name and password are given, not fetched"],
    ),
    "no object": (
        {"requestBody": "text"},
        {},
        [
            f"openapi-invalid {OPERATION}/requestBody: 'text' is not of type 'object'",
            f"not-an-object {OPERATION}/requestBody: an object is needed here",
        ],
    ),
    "error kind": (
        {"responses": {"204": {"description": "No."}, "404": {"description": "Gone.", "x-error": "gone"}}},
        {},
        [f"bad-extension {OPERATION}/responses/404/x-error: 'gone' is not one"],
    ),
    "error kind that is no text": (
        {"responses": {"204": {"description": "No."}, "404": {"description": "Gone.", "x-error": 5}}},
        {},
        [f"bad-extension {OPERATION}/responses/404/x-error: 5 is not one"],
    ),
    "known error kind": (
        {"responses": {"204": {"description": "No."}, "404": {"description": "Gone.", "x-error": "not-found"}}},
        {},
        [],
    ),
    "members that nobody names": (
        body({"allOf": [{**OBJECT, "additionalProperties": TEXT}, {"additionalProperties": NUMBER}]}),
        {},
        [
            f"unsupported-merge {BODY}/allOf/1/additionalProperties: two different `additionalProperties` meet in one allOf"
        ],
    ),
    "the same members that nobody names": (
        body({"allOf": [{**OBJECT, "additionalProperties": TEXT}, {"additionalProperties": TEXT}]}),
        {},
        [],
    ),
    "names by a pattern": (
        body({"allOf": [{**OBJECT, "patternProperties": {"^x": TEXT}}, {"patternProperties": {"^x": NUMBER}}]}),
        {},
        [
            f"unsupported-merge {BODY}/allOf/1/patternProperties/^x: two different schemas for names like '^x' meet in one allOf"
        ],
    ),
    "items by their number": (
        body({"allOf": [{"type": "array", "prefixItems": [TEXT]}, {"type": "array", "prefixItems": [NUMBER]}]}),
        {},
        [f"unsupported-merge {BODY}/allOf/1: two different `prefixItems` meet in one allOf"],
    ),
    "the same items by their number": (
        body({"allOf": [{"type": "array", "prefixItems": [TEXT]}, {"type": "array", "prefixItems": [TEXT]}]}),
        {},
        [],
    ),
    "required body without a media type": (
        {"requestBody": {"required": True, "content": {}}},
        {},
        [f"unsupported-media-type {OPERATION}/requestBody: the request body has no media type"],
    ),
    "body without a media type": (
        {"requestBody": {"description": "Any."}},
        {},
        [
            f"openapi-invalid {OPERATION}/requestBody: 'content' is a required property",
            f"unsupported-media-type {OPERATION}/requestBody: the request body has no media type",
        ],
    ),
    "empty body": (
        {"requestBody": {}},
        {},
        [f"openapi-invalid {OPERATION}/requestBody: 'content' is a required property"],
    ),
    "rule for an operation": (
        {},
        ruled(failures=[rule(), rule(operation="other")]),
        [
            "unknown-operation /x-envelope/failures/1/when/operation: the rule is for operation 'other', which does not exist"
        ],
    ),
    "rule for one of several": (
        {},
        ruled(errors=[{**rule(), "when": [rule(operation="other")["when"], rule()["when"]]}]),
        [
            "unknown-operation /x-envelope/errors/0/when/0/operation: the rule is for operation 'other', which does not exist"
        ],
    ),
    "rule for this operation": ({}, ruled(failures=[rule(operation="makeJob")]), []),
    "rules that are none": (
        {},
        ruled(failures=["all", {"when": ["all"]}, {"when": []}], errors={"a": 1}),
        [
            "bad-extension /x-envelope: 'all' is not of type 'object' (in /failures/0)",
            "bad-extension /x-envelope: ['all'] is not valid under any of the given schemas (in /failures/1/when)",
            "bad-extension /x-envelope: 'error' is a required property (in /failures/1)",
            "bad-extension /x-envelope: [] is not valid under any of the given schemas (in /failures/2/when)",
            "bad-extension /x-envelope: 'error' is a required property (in /failures/2)",
            "bad-extension /x-envelope: {'a': 1} is not of type 'array' (in /errors)",
        ],
    ),
    "envelope that is none": ({}, {"x-envelope": "all"}, ["bad-extension /x-envelope: 'all' is not of type 'object'"]),
    "reference to itself": (
        body({"$ref": "#/components/schemas/A"}),
        {"components": {"schemas": {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}}},
        ["schema-cycle /components/schemas/A: this schema contains itself with nothing between"],
    ),
    "parents of each other": (
        body({"$ref": "#/components/schemas/A"}),
        {
            "components": {
                "schemas": {
                    "A": {
                        **OBJECT,
                        "allOf": [{"$ref": "#/components/schemas/B"}],
                        "discriminator": {"propertyName": "a"},
                    },
                    "B": {**OBJECT, "allOf": [{"$ref": "#/components/schemas/A"}]},
                }
            }
        },
        ["schema-cycle /components/schemas/A: this schema contains itself with nothing between"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_document_is_refused_for_its_fault_alone(name: str) -> None:
    """And made a client where it has none."""
    operation, root, found = FAULTS[name]

    assert refusals(operation, **root) == found
