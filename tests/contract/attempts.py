"""A call that somebody attempts: what they ask for, what must therefore leave, or which rules of the contract stand against it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx

from tests.contract.contracts import Call, Parameter, base_path, contract, filled, snake, target
from tests.contract.line import credentials
from tests.contract.oracle import Finding, equal, findings, is_nullable
from tests.contract.values import full


@dataclass(frozen=True)
class Attempt:
    """Parameters by their names on the wire, and members of the body by theirs."""

    call: Call = field(repr=False)
    parameters: dict[str, Any]
    members: dict[str, Any]

    @cached_property
    def schema(self) -> Any:
        """The schema of the body; empty when there is none."""
        return target(contract(self.call.provider), self.call.body.schema) if self.call.body else {}

    @cached_property
    def constants(self) -> dict[str, Any]:
        """What the client fills in."""
        return filled(self.call.provider, self.schema)

    @cached_property
    def names(self) -> dict[str, str]:
        """The members of the body by their arguments."""
        return {item.get("x-argument", snake(name)): name for name, item in self.schema.get("properties", {}).items()}

    @cached_property
    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the generated method."""
        names = {name: argument for argument, name in self.names.items()}
        given = {one.argument: self.parameters[one.name] for one in self.call.parameters if one.name in self.parameters}
        return given | {names[name]: item for name, item in self.members.items() if name not in self.constants}

    @cached_property
    def body(self) -> dict[str, Any] | None:
        """The body that the contract is applied to: constants filled in, and `None` read as nothing given where null is no value."""
        if self.call.body is None:
            return None
        known = self.schema.get("properties", {})
        given = {
            name: _digits(item) if known.get(name, {}).get("x-digits") else item
            for name, item in self.members.items()
            if item is not None or is_nullable(self.call.provider, known.get(name, {}))
        }
        return {**given, **self.constants}

    @cached_property
    def sent_body(self) -> dict[str, Any] | None:
        """The body that must leave: what the provider's pages call by two names stands under both."""
        if self.body is None:
            return None
        copies = self.schema.get("x-copy-of", {})
        return {**self.body, **{copy: self.body[name] for copy, name in copies.items() if name in self.body}}

    @cached_property
    def sent_parameters(self) -> dict[str, Any]:
        """The parameters that must leave."""
        return {
            one.name: self.parameters[one.name]
            for one in self.call.parameters
            if one.name in self.parameters
            and (self.parameters[one.name] is not None or is_nullable(self.call.provider, one.place.schema))
        }

    @cached_property
    def findings(self) -> list[Finding]:
        """Every rule of the contract, and of HTTP, that stands against the attempt."""
        found = findings(self.call.provider, self.call.body, self.body) if self.call.body else []
        for one in self.call.parameters:
            if one.name not in self.sent_parameters:
                found += [Finding(f"/{one.name}", "required", None)] if one.required else []
                continue
            value = self.sent_parameters[one.name]
            broken = findings(self.call.provider, one.place, value)
            found += [Finding(f"/{one.name}{item.pointer}", item.rule, item.value) for item in broken]
            found += [Finding(f"/{one.name}", "writable", value)] if not broken and not _is_writable(one, value) else []
        return found


def _digits(value: object) -> object:
    """Return the text that a whole number without a sign is sent as, where the contract takes one for its digits."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else value


def _is_writable(parameter: Parameter, value: object) -> bool:
    """Whether a value can travel: a part of a path is not empty, a header is printable ASCII without blanks around it."""
    if parameter.location == "path":
        return value != ""
    if parameter.location == "header" and isinstance(value, str):
        return all(32 <= ord(character) < 127 for character in value) and value == value.strip()
    return True


@cache
def complete(call: Call) -> Attempt:
    """Return the valid attempt that gives everything."""
    parameters = {one.name: full(call.provider, one.place) for one in call.parameters}
    return Attempt(call, parameters, full(call.provider, call.body) if call.body else {})


def differences(attempt: Attempt, request: httpx.Request) -> list[str]:
    """Return in what a request differs from what was asked for; nothing in it may be more, less or other."""
    call = attempt.call
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    base = httpx.URL(_server(call.provider))
    pairs: list[tuple[str, Any, Any]] = [
        ("method", request.method, call.method),
        ("scheme and host", (request.url.scheme, request.url.host), (base.scheme, base.host)),
        ("path", [unquote(part, errors="strict") for part in path.split("/")], _path(attempt)),
        (
            "query",
            sorted(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), errors="strict")),
            _query(attempt),
        ),
        ("headers", _shown(request.headers), _headers(attempt)),
    ]
    if attempt.sent_body is None:
        pairs.append(("body", request.content, b""))
    else:
        pairs.append(("body", _parsed(request.content), attempt.sent_body))
    return [f"{what}: sent {sent!r}, wanted {wanted!r}" for what, sent, wanted in pairs if not equal(sent, wanted)]


def _server(provider: str) -> str:
    return str(contract(provider)["servers"][0]["url"])


def _path(attempt: Attempt) -> list[str]:
    parts = f"{base_path(attempt.call.provider)}{attempt.call.path}".split("/")
    values = {f"{{{one.name}}}": one for one in attempt.call.parameters if one.location == "path"}
    return [_text(attempt.parameters[values[part].name]) if part in values else part for part in parts]


def _query(attempt: Attempt) -> list[tuple[str, str]]:
    names = [one.name for one in attempt.call.parameters if one.location == "query"]
    return sorted((name, _text(attempt.sent_parameters[name])) for name in names if name in attempt.sent_parameters)


def _headers(attempt: Attempt) -> dict[str, str]:
    call = attempt.call
    names = [one.name for one in call.parameters if one.location == "header"]
    wanted = {name.lower(): _text(attempt.sent_parameters[name]) for name in names if name in attempt.sent_parameters}
    schemes = contract(call.provider).get("components", {}).get("securitySchemes", {})
    for name in call.schemes:
        value = credentials(call.provider)[schemes[name].get("x-argument", snake(name))]
        bearer = schemes[name]["type"] == "http"
        wanted["authorization" if bearer else schemes[name]["name"].lower()] = f"Bearer {value}" if bearer else value
    return wanted | ({"content-type": "application/json"} if call.body else {})


def _shown(headers: httpx.Headers) -> dict[str, str]:
    """Return the headers of a request without those of HTTP itself."""
    return {
        name: value
        for name, value in headers.items()
        if name not in {"host", "accept", "accept-encoding", "content-length", "user-agent"}
    }


def _parsed(content: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), "a name stands twice"
        return dict(pairs)

    return json.loads(content.decode("utf-8"), object_pairs_hook=once)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
