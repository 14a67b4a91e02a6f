"""Finds candidates for overlay decisions, by name and schema."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from generator.changes.grammar import holds_names
from generator.engine.naming import snake
from generator.openapi import DATA, METHODS
from generator.pointers import from_path
from generator.scaffold.responses import states, success
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scaffold.responses import State
    from generator.types import Json, Pointer

_PERSONAL: Final = re.compile(
    r"aadhaar|(^|_)pan($|_)|mobile|phone|email|e_mail|password|secret|token|otp|(^|_)pin($|_)|account_?n|ifsc|passport|"
    r"licen[cs]e_n|birth|(^|_)dob($|_)|(^|_)uid($|_)|holder|full_?name|first_?name|last_?name|address|photo|signature|"
    r"authorization_?url",
    re.IGNORECASE,
)
_MOMENT: Final = re.compile(r"(_at|_on|time|timestamp|expir(?!\w*_(in|after)$)\w*|_till|_until|created|updated)$")
_LOGIN: Final = re.compile(r"login|log-?in|token|authenticat|authori[sz]e|session/create", re.IGNORECASE)
_SUSPECT: Final = re.compile(
    r"eyJ[\w-]{8,}\.[\w-]{8,}|AKIA[A-Z0-9]{12,}|-----BEGIN|(?<![\d.])[6-9]\d{9}(?!\d)|(?<![\d.])\d{12}(?!\d)|"
    r"\b[A-Z]{5}\d{4}[A-Z]\b|[\w.+-]+@(?!example\.)[\w-]+\.\w+"
)
_FILE: Final = re.compile(r"file|photo|image|pdf|document_?ur[il]|base64", re.IGNORECASE)
_REDIRECT: Final = re.compile(r"redirect|return_?ur[il]|callback", re.IGNORECASE)
_HOSTS: Final = ("sandbox", "staging", "test", "uat", "preprod", "dev")
_LONGEST: Final = 2000
"""Characters of a text that are looked at: a name or a number stands early, and patterns take their time on long ones."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One call of the document."""

    method: str
    path: str
    identity: str
    node: dict[str, Json]


@dataclass(frozen=True, slots=True)
class Field:
    """A member of an object, by its name; `schema` is what stands for it first."""

    name: str
    schema: dict[str, Json]


def operations(root: Json) -> list[Operation]:
    """List the calls."""
    found: list[Operation] = []
    for path, item in object_at(root, "paths").items():
        for method in METHODS:
            node = object_at(item, method)
            if node:
                found.append(Operation(method, path, str(node.get("operationId", "")), node))
    return found


def environments(root: Json) -> list[tuple[int, str, str]]:
    """Name the servers: by their place, address, and what their description or host says of them."""
    servers = root.get("servers") if isinstance(root, dict) else None
    found: list[tuple[int, str, str]] = []
    for index, server in enumerate(servers if isinstance(servers, list) else []):
        if not isinstance(server, dict) or "x-environment" in server:
            continue
        url, label = str(server.get("url", "")), str(server.get("description", "")).strip().lower()
        host = _host(url)
        word = next((word for word in _HOSTS if re.search(rf"(^|[.-]){word}([.-]|$)", host)), "production")
        name = label if re.fullmatch(r"[a-z][a-z0-9_]{1,20}", label) else word
        taken = {item[2] for item in found}
        found.append((index, url, name if name not in taken else f"{name}_{index + 1}"))
    return found


def logins(root: Json) -> list[Operation]:
    """List the calls that may give a token."""
    return [item for item in operations(root) if _LOGIN.search(item.path) or _LOGIN.search(item.identity)]


def fields(root: Json) -> list[Field]:
    """List the members of all objects, each name once."""
    found: dict[str, Field] = {}
    for name, schema in _properties(root, among_names=False):
        if isinstance(schema, dict):
            found.setdefault(name, Field(name, schema))
    return list(found.values())


def personal(root: Json) -> list[Field]:
    """List the fields whose names sound like a person's or a secret."""
    candidates = [field for field in fields(root) if field.schema.get("type") != "object"]
    return [field for field in candidates if _PERSONAL.search(snake(field.name[:_LONGEST]))]


def timestamps(root: Json) -> list[Field]:
    """List the numbers whose names sound like a moment."""
    numbers = [field for field in fields(root) if field.schema.get("type") == "integer"]
    return [field for field in numbers if _MOMENT.search(snake(field.name[:_LONGEST]))]


def unnamed_errors(root: Json) -> list[tuple[Operation, str]]:
    """The statuses of errors that say nothing of the exception that they raise."""
    return [
        (item, status)
        for item in operations(root)
        for status, response in object_at(item.node, "responses").items()
        if re.fullmatch(r"[345]\d\d", status) and "x-error" not in (response if isinstance(response, dict) else {})
    ]


def polled(root: Json) -> list[tuple[Operation, State]]:
    """Reads below an id whose responses have a state."""
    reads = [item for item in operations(root) if item.method == "get" and "{" in item.path]
    return [(item, state) for item in reads for state in states(success(root, item.node))]


def files(root: Json) -> list[tuple[Field, bool]]:
    """The texts whose names sound like a file, and whether they are links to it."""
    listed = [field for field in fields(root) if _FILE.search(field.name) and field.schema.get("type") == "string"]
    return [(field, field.schema.get("format") in {"uri", "url"} or "ur" in field.name.lower()) for field in listed]


def redirects(root: Json) -> bool:
    """Whether a field or a parameter sounds like the address that a browser comes back to."""
    named = [field.name for field in fields(root)]
    for item in operations(root):
        parameters = item.node.get("parameters")
        named += [
            str(one.get("name"))
            for one in (parameters if isinstance(parameters, list) else [])
            if isinstance(one, dict)
        ]
    return any(_REDIRECT.search(name) for name in named)


def suspects(root: Json) -> list[Pointer]:
    """List the places of texts that look like a secret or a real person's number."""
    found: list[Pointer] = []
    stack: list[tuple[Json, tuple[str | int, ...]]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        if isinstance(node, str) and _SUSPECT.search(node[:_LONGEST]) and "pattern" not in path[-1:]:
            found.append(from_path(path))
        elif isinstance(node, dict):
            stack += [(item, (*path, key)) for key, item in reversed(node.items())]
        elif isinstance(node, list):
            stack += [(item, (*path, index)) for index, item in reversed(list(enumerate(node)))]
    return found


def quoted(text: str) -> str:
    """Return a text of theirs as it may stand in a comment: on one line, in plain characters."""
    return json.dumps(text[:200])


def _properties(node: Json, *, among_names: bool, named: bool = False) -> Iterator[tuple[str, Json]]:
    if isinstance(node, list):
        for item in node:
            yield from _properties(item, among_names=False)
    elif isinstance(node, dict):
        for key, item in node.items():
            if named:
                yield key, item
            names = holds_names(key, item, among_names=among_names)
            if among_names or key not in DATA:
                yield from _properties(item, among_names=names, named=names and key == "properties")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
