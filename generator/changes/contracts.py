"""What generated code says about a contract (`Operation(…)`, `ClientSpec(…)`, `_schema`), as facts about methods and fields."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Final, cast

from generator.changes.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.types import Json

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "Parameter": ("argument", "name", "location", "schema"),
    "Body": ("content_type", "schema", "required", "fields"),
    "Reply": ("content_type", "schema", "error"),
    "ApiKey": ("argument", "name", "location", "login"),
    "HttpBearer": ("argument", "login"),
    "HttpBasic": ("username", "password"),
    "Login": ("operation", "token", "lifetime"),
    "ClientSecret": ("client_id", "client_secret", "scope"),
    "Poll": ("status", "done", "failed"),
}
"""What the runtime's classes call the values that generated code gives them by position."""

_ABSENT: Final = re.compile(r"^    (\w+): (?:.|\n {8})*?Without it: `([^`]*)`", re.MULTILINE)
"""Where a docstring says what the provider takes for an argument that is left out; nothing else in the code does."""
_TYPES: Final = frozenset(
    {"type", "enum", "const", "$ref", "title", "description", "default", "properties", "required"}
)
"""Keywords that annotations and defaults say already."""


def value(node: ast.expr, meant: Callable[[ast.expr], ast.expr] = lambda node: node) -> object:
    """Read an expression of generated code: a call becomes a mapping of what it is given, its name under `""`.

    `meant` gives what the name of a constant stands for.
    """
    match meant(node):
        case ast.Call(func=func, args=args, keywords=keywords):
            name = ast.unparse(func)
            given = zip(_FIELDS.get(name, ()), args, strict=False)
            named = {str(keyword.arg): value(keyword.value, meant) for keyword in keywords}
            return {"": name, **{key: value(item, meant) for key, item in given}, **named}
        case ast.Dict(keys=keys, values=values):
            found: dict[object, object] = {}
            for key, item in zip(keys, values, strict=True):
                read = value(item, meant)
                found.update(mapping(read) if key is None else {ast.literal_eval(key): read})
            return found
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return [value(part, meant) for part in parts]
        case ast.Constant(value=constant):
            return constant
        case other:
            return ast.unparse(other)


def mapping(found: object) -> Mapping[str, object]:
    """A mapping where there is one, else an empty one."""
    return cast("Mapping[str, object]", found) if isinstance(found, dict) else {}


def listed(found: object) -> list[object]:
    """A list where there is one, else an empty one."""
    return cast("list[object]", found) if isinstance(found, list) else []


def rules(schema: object) -> str:
    """What a schema demands beyond its type, as JSON; empty where that is nothing."""
    found = _rules(schema)
    return json.dumps(found, sort_keys=True, ensure_ascii=False) if found not in ({}, None, True) else ""


def _rules(schema: object) -> Json:
    if not isinstance(schema, dict):
        return cast("Json", schema)
    found: dict[str, Json] = {}
    for key, item in cast("dict[str, object]", schema).items():
        if key in {"items", "additionalProperties"}:
            inner = _rules(item)
            found |= {key: inner} if inner not in ({}, True) else {}
        elif key in {"anyOf", "oneOf", "allOf"}:
            found |= _alternatives(key, item)
        elif key in RULES - _TYPES:
            found[key] = cast("Json", item)
    return found


def _alternatives(key: str, item: object) -> dict[str, Json]:
    """Which fields go together counts; which types a value may have is in its annotation."""
    parts = [
        {"required": cast("Json", part["required"])} if "required" in part else _rules(part)
        for part in map(mapping, listed(item))
    ]
    return {key: cast("Json", parts)} if any(parts) else {}


def field_facts(wire: str, schema: object) -> dict[str, str]:
    """Of a field or argument: its name on the wire, what it must be beyond its type, whether it is hidden."""
    facts = {"wire": wire}
    found = rules(schema)
    facts |= {"rules": found} if found else {}
    return facts | ({"hidden": "yes"} if mapping(schema).get("x-sensitive") is True else {})


def by_attribute(schema: Mapping[str, object]) -> dict[str, tuple[str, object]]:
    """Wire names and schemas of the properties of an object, by attribute."""
    return {
        str(mapping(item).get("x-attr", wire)): (wire, item) for wire, item in mapping(schema.get("properties")).items()
    }


def operation_facts(operation: Mapping[str, object], raised: Callable[[str, str], str]) -> dict[str, str]:
    """How a call travels. `raised` gives the exception class of a status and an error kind."""
    facts = {"request": f"{operation['method']} {operation['path']}", "called": str(operation["id"])}
    facts["retry"] = str(operation.get("retry", "unsafe"))
    needs = " or ".join(
        " and ".join(sorted(str(name) for name in listed(one))) for one in listed(operation.get("security"))
    )
    facts |= {"needs": needs} if needs else {}
    body = mapping(operation.get("body"))
    facts |= {"body": str(body["content_type"])} if body else {}
    for status, reply in mapping(operation.get("replies")).items():
        found = mapping(reply)
        if found.get("error") is not None:
            facts[f"raises {status}"] = raised(status, str(found["error"]))
        elif status.startswith("2"):
            facts[f"answer {status}"] = str(found.get("content_type") or "nothing")
    return facts


def argument_facts(
    operation: Mapping[str, object], schema: Mapping[str, object], docstring: str
) -> dict[str, dict[str, str]]:
    """Facts of each argument; `schema` is that of a body that is given as arguments."""
    found: dict[str, dict[str, str]] = {}
    for each in map(mapping, listed(operation.get("parameters"))):
        found[str(each["argument"])] = field_facts(f"{each['location']} {each['name']}", each["schema"])
    properties = mapping(schema.get("properties"))
    for argument, wire in _pairs(operation):
        found[argument] = field_facts(f"body {wire}", properties.get(wire))
    for argument, default in _ABSENT.findall(docstring):
        found.get(argument, {})["left out"] = default
    return found


def _pairs(operation: Mapping[str, object]) -> list[tuple[str, str]]:
    """Arguments with their names in a body, which are written once where they are the same."""
    fields = listed(mapping(operation.get("body")).get("fields"))
    pairs = [listed(item) or [item, item] for item in fields]
    return [(str(argument), str(wire)) for argument, wire in pairs]


def body_facts(operation: Mapping[str, object], schema: Mapping[str, object]) -> dict[str, str]:
    """What a body that is given as arguments holds without being asked, and demands as a whole."""
    given = {wire for _, wire in _pairs(operation)}
    facts: dict[str, str] = {}
    for wire, item in mapping(schema.get("properties")).items():
        values = listed(mapping(item).get("enum")) or [item["const"] for item in [mapping(item)] if "const" in item]
        if wire not in given and len(values) == 1:
            facts[f"sends {wire}"] = json.dumps(values[0], ensure_ascii=False)
    found = rules(schema)
    return facts | ({"rules": found} if found else {})


def client_facts(spec: Mapping[str, object], kind: Callable[[str], str]) -> dict[str, str]:
    """Of a whole provider: hosts, environment variables, credentials, what answers mean, what redirects say."""
    facts = {f"host {name}": str(url) for name, url in mapping(spec.get("environments")).items()}
    for scheme in map(mapping, mapping(spec.get("schemes")).values()):
        facts |= _scheme_facts(str(spec["provider"]), scheme)
    envelope = mapping(spec.get("envelope"))
    for part in ("failures", "errors"):
        for rule in map(mapping, listed(envelope.get(part))):
            facts[f"{part} {_condition(rule)}"] = kind(str(rule["error"]))
    for part in ("message", "code", "transaction_id", "request_id_headers"):
        facts |= {f"reads {part}": ", ".join(map(str, listed(envelope[part])))} if part in envelope else {}
    callback = {name: names for name, names in mapping(spec.get("callback")).items() if name}
    return facts | {f"callback {name}": ", ".join(map(str, listed(names))) for name, names in callback.items()}


def _scheme_facts(provider: str, scheme: Mapping[str, object]) -> dict[str, str]:
    arguments = [str(scheme[key]) for key in ("argument", "username", "password") if key in scheme]
    arguments += [str(scheme[key]) for key in ("client_id", "client_secret") if key in scheme]
    how = f"{scheme.get('location', 'header')} {scheme['name']}" if "name" in scheme else str(scheme[""])
    facts = {f"variable {f'{provider}_{argument}'.upper()}": argument for argument in arguments}
    facts |= {f"credential {argument}": how for argument in arguments}
    login = mapping(scheme.get("login"))
    if login:
        operation = mapping(login.get("operation"))
        places = " or ".join(f"`{place}`" for place in listed(login.get("token")))
        told = f"{places} of the answer to `{operation.get('method')} {operation.get('path')}`"
        facts[f"login {arguments[0]}"] = f"{told}, good for {login.get('lifetime')} s"
    return facts


def _condition(rule: Mapping[str, object]) -> str:
    """When a rule holds, as JSON."""
    return json.dumps({key: item for key, item in rule.items() if key not in {"", "error"}}, sort_keys=True)


def poll_text(poll: Mapping[str, object], kind: Callable[[str], str]) -> str:
    """When waiting ends, and what each bad end raises."""
    failed = ", ".join(
        f"{state}: {kind(str(error)).removeprefix('errors.')}" for state, error in mapping(poll.get("failed")).items()
    )
    return f"{poll.get('status')} is {' or '.join(map(str, listed(poll.get('done'))))}; {failed}"
