"""What is right, checked without any code of the clients: `jsonschema` for values, a few lines of our own for what it does not know."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from ipaddress import IPv6Address
from string import hexdigits
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from tests.contract.contracts import Place, Schema, at, contract, escaped, target

NOW = 4_000_000_000.0
"""The clock of every client here: a moment in 2096, so that no test passes by the real time."""

LENIENT_RULES = {
    "additionalProperties": "unknown fields are kept",
    "enum": "a value outside an enumeration passes",
    "const": "a value other than the constant passes",
    "pattern": "assertions about a value do not count",
    "format": "assertions about a value do not count",
    "minLength": "assertions about a value do not count",
    "maxLength": "assertions about a value do not count",
    "minimum": "assertions about a value do not count",
    "maximum": "assertions about a value do not count",
    "exclusiveMinimum": "assertions about a value do not count",
    "exclusiveMaximum": "assertions about a value do not count",
    "multipleOf": "assertions about a value do not count",
    "minItems": "assertions about a value do not count",
    "maxItems": "assertions about a value do not count",
    "uniqueItems": "assertions about a value do not count",
    "not": "assertions about a value do not count",
    "if": "assertions about a value do not count",
    "x-ahead": "assertions about a value do not count",
}
"""Rules that a response may break without being refused. Copied by hand from the promise in `kyc_clients._runtime.decode`:
what is not here is refused. Its other leniencies are `forgiving` (null for an absent field) and jsonschema's own (`1.0` is an integer)."""

_FORMATS = FormatChecker()
_URI = re.compile(
    r"""[A-Za-z][A-Za-z0-9+.-]*:
        (//(([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?
            (\[[0-9A-Fa-f:.]+\]|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(:[0-9]*)?(?=[/?#]|\Z))?
        ([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*
        (\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?
        (\#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\Z""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a value breaks, and where."""

    pointer: str
    rule: str
    value: object
    options: tuple[object, ...] = ()
    """What `enum` or `const` lists."""


@_FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    known = _URI.match(value)
    # RFC 9110 wants a host in http and https URLs; without any, no browser could follow one.
    hosted = known is not None and (known[1] is not None or not value.lower().startswith(("http:", "https:")))
    return hosted and _has_address(value)


def _has_address(uri: str) -> bool:
    """Whether a host in brackets is one of IPv6, and a port one that there is."""
    try:
        parts = urlsplit(uri)
        known = parts.port, IPv6Address(parts.hostname) if ":" in (parts.hostname or "") else parts.hostname
    except ValueError:
        return False
    return bool(known)


@_FORMATS.checks("uuid")
def _is_uuid(value: object) -> bool:
    """Read hexadecimal digits of ASCII alone, where Python reads the digits of any script."""
    if not isinstance(value, str):
        return True
    parts = value.split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and set("".join(parts)) <= set(hexdigits)


@_FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    """Read RFC 3339, whose moments have a zone."""
    if not isinstance(value, str):
        return True
    known = _MOMENT.fullmatch(value)
    if known is None:
        return False
    try:
        datetime.fromisoformat(f"{known[1]}T{known[2]}:{min(int(known[3]), 59):02}")
    except ValueError:
        return False
    return int(known[3]) <= _LEAP and (known[4] is None or (int(known[4]) < 24 and int(known[5]) < 60))


_LEAP = 60
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|[+-]([0-9]{2}):([0-9]{2}))"
)


@_FORMATS.checks("int64")
def _is_int64(value: object) -> bool:
    return not isinstance(value, int | float) or -(2**63) <= value < 2**63


@_FORMATS.checks("int32")
def _is_int32(value: object) -> bool:
    return not isinstance(value, int | float) or -(2**31) <= value < 2**31


def _required(_: object, names: list[str], value: object, __: Schema) -> Iterator[ValidationError]:
    """Point at the missing member, not at the object around it."""
    if isinstance(value, dict):
        yield from (ValidationError("is required", path=[name]) for name in names if name not in value)


def _additional(validator: Any, rest: Any, value: object, schema: Schema) -> Iterator[ValidationError]:
    """Point at the member that is too many."""
    if not isinstance(value, dict):
        return
    for name in value:
        if name in schema.get("properties", {}) or any(
            re.search(one, name) for one in schema.get("patternProperties", {})
        ):
            continue
        if rest is False:
            yield ValidationError("is not allowed", path=[name])
        else:
            yield from validator.descend(value[name], rest, path=name)


def _pattern(_: object, pattern: str, value: object, __: Schema) -> Iterator[ValidationError]:
    r"""Read `$` and `\d` as ECMA-262 does: the very end, and ASCII."""
    if isinstance(value, str) and not re.search(re.sub(r"(?<!\\)\$(?=\)|\||\Z)", r"\\Z", pattern), value, re.ASCII):
        yield ValidationError("does not match")


def _ahead(_: object, seconds: int, value: object, schema: Schema) -> Iterator[ValidationError]:
    unit = {"milliseconds": 1000, "seconds": 1}[schema["x-epoch"]]
    if isinstance(value, int | float) and not isinstance(value, bool) and value < (NOW + seconds) * unit:
        yield ValidationError("is too soon")


def _is_text(_: object, value: object) -> bool:
    """Half a character is no text: no encoding can write it."""
    return isinstance(value, str) and (
        value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
    )


def _is_number(_: object, value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_integer(_: object, value: object) -> bool:
    return _is_number(_, value) and value == int(value)  # type: ignore[call-overload]


_Validator: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"required": _required, "additionalProperties": _additional, "pattern": _pattern, "x-ahead": _ahead},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"string": _is_text, "number": _is_number, "integer": _is_integer}
    ),
)


@cache
def _validator(provider: str, pointer: str) -> Any:
    return _class(provider)({"$ref": f"#{pointer}"}, format_checker=_FORMATS)


@cache
def _class(provider: str) -> Any:
    """Look references up in a table: jsonschema would walk to each anew, which is a third of what checking takes."""

    def reference(validator: Any, where: str, value: object, _: Schema) -> Iterator[ValidationError]:
        yield from validator.descend(value, _schema(provider, where.removeprefix("#")))

    return extend(_Validator, {"$ref": reference})  # type: ignore[no-untyped-call]


@cache
def _schema(provider: str, pointer: str) -> Schema:
    found: Schema = at(contract(provider), pointer)
    return found


def conforms(schema: Schema, text: str) -> bool:
    """Whether a text is of the format that a schema asks for, if it asks for one."""
    return "format" not in schema or _FORMATS.conforms(text, schema["format"])


def findings(provider: str, place: Place, value: object) -> list[Finding]:
    """Return every rule of a schema that a value breaks."""
    return [
        Finding(
            "".join(f"/{escaped(str(token))}" for token in error.absolute_path),
            str(error.validator),
            error.instance,
            tuple(error.validator_value if error.validator == "enum" else [error.validator_value])
            if error.validator in {"enum", "const"}
            else (),
        )
        for error in _validator(provider, place.pointer).iter_errors(value)
    ]


DRIFTS = {"enum", "const", "additionalProperties"}
"""Rules that a response may break for a client that is not strict."""


def strictly(provider: str, place: Place, value: object) -> list[Finding]:
    """Return what a strict client raises: every difference from the contract but assertions about values."""
    found = [one for one in findings(provider, place, value) if one.rule not in LENIENT_RULES.keys() - DRIFTS]
    return found + list(_beside(provider, place.schema, value, ""))


def lost(provider: str, place: Place, value: object) -> list[Finding]:
    """Return the members that a caller acts on and that say nothing: empty texts, and no rows where there must be some."""
    return _lost(provider, place.schema, value)


def _lost(provider: str, schema: Schema, value: object) -> list[Finding]:
    return [one for one in _beside(provider, schema, value, "") if one.rule == "x-essential"]


def without_lost_rows(provider: str, schema: Schema, value: Any, *, last: bool = False) -> Any:
    """Return a response without the rows that lack what a caller acts on, unless all rows of a list do; or with those rows last."""
    schema = target(contract(provider), schema)
    for branch in schema.get("allOf", ()):
        value = without_lost_rows(provider, branch, value, last=last)
    if isinstance(value, list):
        items = schema.get("items", {})
        rows = [without_lost_rows(provider, items, item, last=last) for item in value]
        read = [row for row in rows if not _lost(provider, items, row)]
        return [*read, *([row for row in rows if _lost(provider, items, row)] if last or not read else ())]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return {name: without_lost_rows(provider, known.get(name, {}), item, last=last) for name, item in value.items()}
    return value


def _beside(provider: str, schema: Schema, value: object, pointer: str) -> Iterator[Finding]:
    """Find what no JSON Schema says: members that the contract does not know, and empty ones that a caller acts on."""
    schema = target(contract(provider), schema)
    for word in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(word, ()):
            if "properties" in target(contract(provider), branch):
                yield from _beside(provider, branch, value, pointer)
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _beside(provider, schema.get("items", {}), item, f"{pointer}/{index}")
    if not isinstance(value, dict) or "properties" not in schema:
        return
    for name, item in value.items():
        known = schema["properties"].get(name)
        below = f"{pointer}/{escaped(name)}"
        if known is None:
            yield Finding(below, "unknown", item)
            continue
        facts = {**target(contract(provider), known), **known}
        if facts.get("x-essential") and (item in ("", {}) or (item == [] and "minItems" in facts)):
            yield Finding(below, "x-essential", item)
        yield from _beside(provider, known, item, below)


def unforgiven(provider: str, place: Place, value: object) -> list[Finding]:
    """Return the rules that a response breaks and may not break."""
    return [one for one in findings(provider, place, value) if not _is_forgiven(one)]


def _is_forgiven(finding: Finding) -> bool:
    if finding.rule in {"enum", "const"}:
        return _kind(finding.value) in {_kind(option) for option in finding.options}
    return finding.rule in LENIENT_RULES


def _kind(value: object) -> str:
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


def forgiving(provider: str, schema: Schema, value: Any) -> Any:
    """Return a response as it is read: `null` where the field is optional and not nullable is a field that is absent."""
    schema = target(contract(provider), schema)
    if isinstance(value, list) and "items" in schema:
        return [forgiving(provider, schema["items"], item) for item in value]
    if not isinstance(value, dict):
        return value
    for branch in schema.get("allOf", ()):
        value = forgiving(provider, branch, value)
    known = schema.get("properties", {})
    kept = {
        name: item
        for name, item in value.items()
        if item is not None
        or name not in known
        or name in schema.get("required", ())
        or is_nullable(provider, known[name])
    }
    return {name: forgiving(provider, known.get(name, {}), item) for name, item in kept.items()}


def is_nullable(provider: str, schema: Schema) -> bool:
    """Whether `null` is a value of a schema."""
    schema = target(contract(provider), schema)
    if "const" in schema or "enum" in schema:
        return None in schema.get("enum", [schema.get("const")])
    if "type" in schema:
        return "null" in ([schema["type"]] if isinstance(schema["type"], str) else schema["type"])
    branches = [one for word in ("anyOf", "oneOf") for one in schema.get(word, ())]
    return any(is_nullable(provider, one) for one in branches) if branches else True


def failure(provider: str, call: str, status: int, body: object) -> str:
    """Return the error kind that a response under 2xx means by the envelope's rules; empty when it is no failure."""
    envelope = contract(provider).get("x-envelope", {})
    found = next(
        (rule["error"] for rule in envelope.get("failures", ()) if _holds(rule["when"], call, status, body)), ""
    )
    return refined(provider, call, status, body) or found if found else ""


def refined(provider: str, call: str, status: int, body: object) -> str:
    """Return the finer kind that the envelope knows for an error; empty when it knows none."""
    rules = contract(provider).get("x-envelope", {}).get("errors", ())
    return next((rule["error"] for rule in rules if _holds(rule["when"], call, status, body)), "")


def _holds(when: Any, call: str, status: int, body: object) -> bool:
    if isinstance(when, list):
        return all(_holds(one, call, status, body) for one in when)
    statuses = when.get("status", status)
    if status not in (statuses if isinstance(statuses, list) else [statuses]) or when.get("operation", call) != call:
        return False
    if "pointer" not in when:
        return True
    present, value = look(body, when["pointer"])
    if "missing" in when or "present" in when:
        return (present and value is not None) is ("present" in when)
    if not present:
        return False
    text = value if isinstance(value, str) else ""
    return (
        ("is" not in when or equal(value, when["is"]))
        and ("in" not in when or any(equal(value, one) for one in when["in"]))
        and ("not-in" not in when or not any(equal(value, one) for one in when["not-in"]))
        and ("prefix" not in when or text.startswith(when["prefix"]))
        and ("contains" not in when or when["contains"].lower() in text.lower())
    )


def look(value: Any, pointer: str) -> tuple[bool, Any]:
    """Return whether something is at a JSON Pointer, and what."""
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return False, None
    return True, value


def equal(left: object, right: object) -> bool:
    """Whether two JSON values mean the same: `1` and `1.0` do, `1` and `true` do not."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(equal(item, right[name]) for name, item in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(equal, left, right))
    return _kind(left) == _kind(right) and left == right
