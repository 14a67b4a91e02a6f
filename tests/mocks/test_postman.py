"""`postman.json`, sent: each request of a collection by a program that reads it as Postman does, scripts included."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from kyc_clients._runtime.mock import Server
from kyc_clients.mock import Hub
from tests.contract.contracts import CLIENTS

NODE = Path(__file__).parents[2] / ".venv" / "bin" / "node"
RUNNER = Path(__file__).with_name("postman.mjs")
COLLECTIONS = sorted(CLIENTS.glob("*/postman.json"))
PAIRS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "key": {"type": "string"},
            "value": {"type": "string"},
            "description": {"type": "string"},
            "disabled": {"const": True},
            "type": {"enum": ["string", "text"]},
        },
        "required": ["key", "value"],
        "additionalProperties": False,
    },
}
REQUEST = {
    "type": "object",
    "properties": {
        "method": {"enum": ["GET", "POST", "PUT", "PATCH", "DELETE"]},
        "header": PAIRS,
        "url": {
            "type": "object",
            "properties": {
                "raw": {"type": "string", "pattern": r"^\{\{base_url\}\}/"},
                "host": {"const": ["{{base_url}}"]},
                "path": {"type": "array", "items": {"type": "string"}},
                "query": PAIRS,
                "variable": PAIRS,
            },
            "required": ["raw", "host", "path"],
            "additionalProperties": False,
        },
        "description": {"type": "string"},
        "body": {
            "type": "object",
            "properties": {"mode": {"const": "raw"}, "raw": {"type": "string"}, "options": {"type": "object"}},
            "required": ["mode", "raw", "options"],
            "additionalProperties": False,
        },
    },
    "required": ["method", "header", "url", "description"],
    "additionalProperties": False,
}
SCRIPT = {
    "type": "object",
    "properties": {"type": {"const": "text/javascript"}, "exec": {"type": "array", "items": {"type": "string"}}},
    "required": ["type", "exec"],
    "additionalProperties": False,
}
ITEM = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string", "minLength": 1},
        "request": REQUEST,
        "response": {"const": []},
        "event": {
            "type": "array",
            "items": {"type": "object", "properties": {"listen": {"const": "test"}, "script": SCRIPT}},
            "minItems": 1,
            "maxItems": 1,
        },
    },
    "required": ["name", "request", "response", "event"],
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "properties": {
        "info": {
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 1},
                "description": {"type": "string"},
                "schema": {"const": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            },
            "required": ["name", "schema"],
            "additionalProperties": False,
        },
        "item": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "description": {"type": "string"},
                    "item": {"type": "array", "items": ITEM},
                },
                "required": ["name", "item"],
                "additionalProperties": False,
            },
        },
        "variable": PAIRS,
    },
    "required": ["info", "item", "variable"],
    "additionalProperties": False,
}
"""The part of the format (collection v2.1) that we write; the whole of it allows no less."""
WITHOUT_A_CODE = [
    ["digilocker: Complete the authorisation with DigiLocker's code", 400],
    ["digilocker: Exchange the code and read the e-Aadhaar in one call", 400],
]
"""Decentro's older suite exchanges the code by itself, so none comes back to fill in."""


@pytest.fixture(scope="module")
def hub() -> Iterator[tuple[Hub, str]]:
    """All mocks, served."""
    made = Hub()
    server = Server(made.app)
    server.start()
    yield made, server.url
    server.stop()


@pytest.mark.parametrize("path", COLLECTIONS, ids=lambda path: path.parent.name)
def test_a_collection_is_of_the_format(path: Path) -> None:
    """And holds every operation of the contract once."""
    collection = json.loads(path.read_text())
    Draft202012Validator(COLLECTION).validate(collection)

    contract = json.loads(path.with_name("openapi.json").read_text())
    verbs = {"get", "put", "post", "delete", "patch"}
    wanted = sum(len(verbs & set(item)) for item in contract["paths"].values())
    assert sum(len(folder["item"]) for folder in collection["item"]) == wanted


@pytest.mark.parametrize("path", COLLECTIONS, ids=lambda path: path.parent.name)
def test_no_credential_of_a_collection_has_a_value(path: Path) -> None:
    """All but the address of the server are for the user to fill in, or for a script."""
    variables = json.loads(path.read_text())["variable"]

    assert {item["key"] for item in variables if item["value"]} == {"base_url"}


@pytest.mark.slow
@pytest.mark.skipif(not NODE.exists(), reason="no Node.js here: `make lint-specs` sets it up")
@pytest.mark.parametrize("path", COLLECTIONS, ids=lambda path: path.parent.name)
def test_every_request_succeeds_in_the_order_of_the_collection(
    path: Path, hub: tuple[Hub, str], tmp_path: Path
) -> None:
    """As the mocks serve it, with their address and a customer filled in; scripts keep what later requests need."""
    made, url = hub
    name = path.parent.name
    served: Any = httpx.get(f"{url}/contracts/{name}/postman.json").json()
    (tmp_path / "collection.json").write_text(json.dumps(served))
    command = [str(NODE), str(RUNNER), str(tmp_path / "collection.json"), "{}"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.stderr == ""
    output = json.loads(done.stdout)

    assert [each[:2] for each in output["wrong"]] == (WITHOUT_A_CODE if name == "decentro" else []), output["wrong"]
    assert {entry.operation for entry in made.mocks[name].requests} == set(made.mocks[name].provider.contract.by_id)
