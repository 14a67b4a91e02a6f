"""A mock keeps a contract of OpenAPI 3.0 as its words are meant there."""

import json

import pytest

from kyc_clients._runtime.mock import Clock, Contract
from kyc_clients._runtime.mock.checking import Checker

SCHEMA = {
    "type": "object",
    "properties": {
        "until": {"type": "string", "nullable": True},
        "kind": {"type": "string", "nullable": True, "enum": ["a", "b"]},
        "nullable": {"type": "boolean"},
        "share": {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1, "exclusiveMaximum": False},
        "named": {"$ref": "#/components/schemas/Name", "maxLength": 1},
    },
}


def keeps(version: str, body: dict[str, object]) -> bool:
    """Whether a body keeps the schema in a contract of a version."""
    operation = {
        "operationId": "make",
        "requestBody": {"content": {"application/json": {"schema": SCHEMA}}},
        "responses": {"200": {"description": ""}},
    }
    document = {
        "openapi": version,
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": {"Name": {"type": "string"}}},
    }
    contract = Contract.from_text(json.dumps(document))
    return not Checker(contract, Clock()).body(contract.by_id["make"], body)


@pytest.mark.parametrize(
    "body", [{"until": None}, {"kind": None}, {"nullable": True}, {"share": 1}, {"named": "longer than one"}]
)
def test_what_openapi_3_0_allows_is_taken(body: dict[str, object]) -> None:
    """`nullable`, bounds that are flags, and nothing beside `$ref`."""
    assert keeps("3.0.3", body)


@pytest.mark.parametrize("body", [{"until": 1}, {"kind": "c"}, {"nullable": None}, {"share": 0}, {"named": None}])
def test_what_it_forbids_is_refused(body: dict[str, object]) -> None:
    """A member that is called `nullable` is none that may be null."""
    assert not keeps("3.0.3", body)


def test_openapi_3_1_means_what_it_says() -> None:
    """`nullable` says nothing there, and what stands beside `$ref` counts."""
    assert not keeps("3.1.0", {"until": None})
    assert not keeps("3.1.0", {"named": "longer than one"})
