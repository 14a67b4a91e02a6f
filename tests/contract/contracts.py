"""The patched contracts of all providers, read as they are: whatever is in them is tested, and a new provider needs no edit here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

CLIENTS = Path(str(import_module("kyc_clients").__file__)).parent
ROOT = CLIENTS.parents[1]
"""The repository that the clients are of."""
OVERLAYS, SPECS = ROOT / "overlays", ROOT / "specs"
SCHEMAS = ("oneOf", "anyOf", "allOf")

Schema: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A schema and where in its contract it stands."""

    pointer: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the contract declares it, and the argument that the naming rules make of it."""

    name: str
    argument: str
    location: str
    required: bool
    sensitive: bool
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One operation as the contract declares it, and the method that the naming rules make of it."""

    provider: str
    id: str
    method: str
    path: str
    group: str
    name: str
    parameters: tuple[Parameter, ...]
    body: Place | None
    body_required: bool
    replies: Mapping[int, Place | None]
    """By status, those of success."""
    refusals: Mapping[int, str]
    """Error kinds by status."""
    schemes: tuple[str, ...]
    """The security schemes of the richest alternative."""

    def __str__(self) -> str:
        """Return the name that a test shows."""
        return f"{self.provider}.{self.group}.{self.name}"


@cache
def contract(provider: str) -> dict[str, Any]:
    """Return the patched contract that a client is delivered with, in the words that the tests read."""
    found: dict[str, Any] = json.loads((CLIENTS / provider / "openapi.json").read_text("utf-8"))
    plain: dict[str, Any] = _plain(found, found)
    return plain


_PARTS = frozenset({"type", "properties", "required", "title", "description", "allOf"})


def _plain(document: Schema, node: Any) -> Any:
    """Say what may be null in OpenAPI 3.0 as 3.1 does, and an object in one piece that is written in parts."""
    if isinstance(node, list):
        return [_plain(document, item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("allOf"), list):
        parts = [target(document, one) for one in node["allOf"]]
        if all(one.get("type", "object") == "object" and one.keys() <= _PARTS for one in parts):
            node = _joined(node, [_plain(document, one) for one in parts])
    found = {key: _plain(document, item) for key, item in node.items()}
    nullable = document["openapi"].startswith("3.0") and found.get("nullable") is True
    return {**found, "type": [found["type"], "null"]} if nullable and isinstance(found.get("type"), str) else found


def _joined(node: Schema, parts: list[Schema]) -> Schema:
    whole = [*parts, {key: item for key, item in node.items() if key != "allOf"}]
    return {
        **whole[-1],
        "type": "object",
        "properties": {name: item for one in whole for name, item in one.get("properties", {}).items()},
        "required": list(dict.fromkeys(name for one in whole for name in one.get("required", ()))),
    }


def base_path(provider: str) -> str:
    """Return the path of the provider's server, below which the contract's paths are."""
    return urlsplit(str(contract(provider)["servers"][0]["url"])).path.rstrip("/")


def providers() -> list[str]:
    """Return every provider that has a contract."""
    return sorted(path.parent.name for path in CLIENTS.glob("*/openapi.json"))


@cache
def calls() -> tuple[Call, ...]:
    """Return every operation of every provider."""
    return tuple(call for provider in providers() for call in _calls(provider))


def _calls(provider: str) -> Iterator[Call]:
    document = contract(provider)
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method not in {"get", "put", "post", "delete", "patch", "head", "options"}:
                continue
            base = f"/paths/{escaped(path)}/{method}"
            (group,) = operation.get("tags", ["default"])
            body = operation.get("requestBody", {})
            yield Call(
                provider,
                operation["operationId"],
                method.upper(),
                path,
                snake(group),
                snake(operation["operationId"]).removeprefix(f"{snake(group)}_"),
                tuple(_parameters(document, item, path, method)),
                _content(document, body, f"{base}/requestBody"),
                bool(body.get("required")),
                {
                    int(status): _content(document, response, f"{base}/responses/{status}")
                    for status, response in operation["responses"].items()
                    if status.startswith("2")
                },
                {
                    int(status): target(document, response).get("x-error", "")
                    for status, response in operation["responses"].items()
                    if status.isdecimal() and not status.startswith("2")
                },
                _richest(operation.get("security", document.get("security", []))),
            )


def _richest(security: list[dict[str, Any]]) -> tuple[str, ...]:
    return max((tuple(alternative) for alternative in security), key=len, default=())


def _parameters(document: Schema, item: Schema, path: str, method: str) -> Iterator[Parameter]:
    """Return the parameters of a path and those of one operation, which replace them."""
    base = f"/paths/{escaped(path)}"
    found: dict[tuple[str, str], str] = {}
    for place, holder in ((f"{base}/parameters", item), (f"{base}/{method}/parameters", item[method])):
        for index, given in enumerate(holder.get("parameters", [])):
            pointer = given["$ref"][1:] if "$ref" in given else f"{place}/{index}"
            one = at(document, pointer)
            found[one["in"], one["name"]] = pointer
    for pointer in found.values():
        one = at(document, pointer)
        yield Parameter(
            one["name"],
            one.get("x-argument", snake(one["name"])),
            one["in"],
            bool(one.get("required")),
            bool(one.get("x-sensitive") or target(document, one["schema"]).get("x-sensitive")),
            Place(f"{pointer}/schema", one["schema"]),
        )


def _content(document: Schema, given: Schema, pointer: str) -> Place | None:
    pointer = given["$ref"][1:] if "$ref" in given else pointer
    content = target(document, given).get("content", {})
    for media, one in content.items():
        return Place(f"{pointer}/content/{escaped(media)}/schema", one["schema"]) if "schema" in one else None
    return None


def snake(name: str) -> str:
    """Return the Python name of a contract's name."""
    return re.sub(r"\W+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).strip("_").lower()


def escaped(token: str) -> str:
    """Return a token of a JSON Pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def at(document: Any, pointer: str) -> Any:
    """Return the value at a JSON Pointer, which must be there."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


def target(document: Schema, given: Schema) -> Schema:
    """Return what a reference leads to, or the thing itself."""
    while "$ref" in given:
        given = at(document, given["$ref"][1:])
    return given


def filled(provider: str, schema: Schema) -> dict[str, Any]:
    """Return the members of a body that nobody is asked for: required, with exactly one possible value."""
    schema = target(contract(provider), schema)
    found = {}
    for name, item in schema.get("properties", {}).items():
        values = [item["const"]] if "const" in item else item.get("enum", [])
        if name in schema.get("required", []) and len(values) == 1:
            found[name] = values[0]
    return found
