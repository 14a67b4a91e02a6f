"""Enumerated near misses: a valid value changed in exactly one place, by every rule that a contract has for that place."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.contract.contracts import Place, Schema, calls, contract, escaped, target
from tests.contract.oracle import NOW, findings
from tests.contract.values import full, succeeding

KINDS: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "integer": 7,
    "whole number with a fraction": 7.0,
    "number": 1.5,
    "string": "unforeseen",
    "text of a number": "7",
    "array": ["unforeseen"],
    "empty array": [],
    "object": {"unforeseen": 1},
    "empty object": {},
}
"""One value of every JSON type, and those that are easily taken for another."""

UNWRITABLE: dict[str, Any] = {
    "not a number": float("nan"),
    "infinite": float("inf"),
    "minus infinite": float("-inf"),
    "bytes": b"unforeseen",
    "an object of Python": complex(1, 2),
    "half a character": "\ud800",
}
"""What Python has and JSON has not; only a caller can make these mistakes."""


class _Missing:
    def __repr__(self) -> str:
        return "missing"


MISSING: Any = _Missing()


@dataclass(frozen=True, slots=True)
class Miss:
    """One change: where, in which respect, and the whole value after it."""

    pointer: str
    what: str
    value: Any


def misses(
    provider: str, place: Place, operation: str = "", *, of_caller: bool = False, whole: Any = None
) -> Iterator[Miss]:
    """Return every near miss of a schema, each of them once; of a value that has everything, if one is given."""
    seen: set[str] = set()
    for base in _bases(provider, place, full(provider, place, operation) if whole is None else whole, operation):
        for pointer, tokens, schema in _places(provider, place.schema, base, "", ()):
            changes = _changes(schema, _get(base, tokens), of_caller=of_caller)
            for what, value in (one for one in changes if one[1] not in schema.get("x-test-values", ())):
                miss = Miss(pointer, what, _changed(base, tokens, value))
                key = f"{pointer} {what} {_text(miss.value)}"
                if key not in seen and (tokens or value is not MISSING):
                    seen.add(key)
                    yield miss


@cache
def first_in(provider: str) -> Mapping[tuple[str, str], str]:
    """Return, for each distinct schema of a place of a response, the first operation that has it."""
    found: dict[tuple[str, str], str] = {}
    for call in calls():
        for place in call.replies.values() if call.provider == provider else ():
            if place is not None:
                for key in _schemas(provider, place, call.id).items():
                    found.setdefault(key, call.id)
    return found


def new_misses(provider: str, place: Place, operation: str) -> Iterator[Miss]:
    """Return the near misses of a response but those of places that an earlier operation describes in the same words."""
    schemas, first = _schemas(provider, place, operation), first_in(provider)
    for miss in misses(provider, place, operation):
        known = schemas.get(miss.pointer)
        if known is None or first[miss.pointer, known] == operation:
            yield miss


def _schemas(provider: str, place: Place, operation: str) -> dict[str, str]:
    """Return what the contract says of every place of a response, by pointer."""
    places = _places(provider, place.schema, full(provider, place, operation), "", ())
    return {pointer: json.dumps(schema, sort_keys=True) for pointer, _, schema in places if pointer}


def _text(value: Any) -> str:
    return json.dumps(value, default=repr)


def _bases(provider: str, place: Place, whole: Any, operation: str) -> Iterator[Any]:
    """Return the valid values to change: one with everything, and one for every way to have less of what may be missing."""
    yield whole
    schema = target(contract(provider), place.schema)
    composed = [schema, *schema.get("allOf", ())]
    for branches in (one[word] for one in composed for word in ("anyOf", "oneOf") if word in one):
        for kept in branches:
            others = {name for one in branches for name in one.get("required", ())} - set(kept.get("required", ()))
            less = (
                {name: item for name, item in whole.items() if name not in others} if isinstance(whole, dict) else whole
            )
            if not findings(provider, place, less):
                yield succeeding(provider, less, operation)


def _places(
    provider: str, schema: Schema, value: Any, pointer: str, tokens: tuple[str | int, ...]
) -> Iterator[tuple[str, tuple[str | int, ...], Schema]]:
    """Return every place of a value that the contract says something of, the whole first."""
    schema = target(contract(provider), schema)
    yield pointer, tokens, schema
    for branch in schema.get("allOf", ()):
        yield from list(_places(provider, branch, value, pointer, tokens))[1:]
    if isinstance(value, list) and value:
        yield from _places(provider, schema.get("items", {}), value[0], f"{pointer}/0", (*tokens, 0))
    if isinstance(value, dict):
        for name, item in schema.get("properties", {}).items():
            if name in value:
                yield from _places(provider, item, value[name], f"{pointer}/{escaped(name)}", (*tokens, name))


def _get(value: Any, tokens: tuple[str | int, ...]) -> Any:
    for token in tokens:
        value = value[token]
    return value


def _changed(base: Any, tokens: tuple[str | int, ...], value: Any) -> Any:
    if not tokens:
        return value
    whole = copy.deepcopy(base)
    holder = _get(whole, tokens[:-1])
    if value is MISSING:
        del holder[tokens[-1]]
    else:
        holder[tokens[-1]] = value
    return whole


def _changes(schema: Schema, valid: Any, *, of_caller: bool) -> Iterator[tuple[str, Any]]:
    yield "missing", MISSING
    yield from KINDS.items()
    if of_caller:
        yield from UNWRITABLE.items()
    if isinstance(valid, str):
        yield from _text_changes(schema, valid)
    if of_caller and "x-digits" in schema:
        yield from {"no digit but zero": 0, "many digits": 10**30, "negative": -7}.items()
    if isinstance(valid, int | float) and not isinstance(valid, bool):
        yield from _number_changes(schema)
    if isinstance(valid, list):
        yield "too few", valid[: max(0, schema.get("minItems", 0) - 1)]
        yield "too many", valid * (schema.get("maxItems", 0) + 1)
        yield "the same twice", [valid[0], valid[0]]
    if isinstance(valid, dict):
        yield "one more", {**valid, "unforeseen": [1]}
    if "enum" in schema or "const" in schema:
        yield "unlisted", "unforeseen value"
        yield "unlisted number", 999_999
        yield "negated", not valid


def _text_changes(schema: Schema, valid: str) -> Iterator[tuple[str, Any]]:
    yield "empty", ""
    yield "too short", valid[:1] * max(0, schema.get("minLength", 1) - 1)
    yield "too long", valid + valid[-1:] * (schema.get("maxLength", 2100) + 1 - len(valid))
    yield "one off", valid + valid[-1:]
    yield "one less", valid[:-1]
    yield "line end", valid + "\n"
    yield "line before", "\n" + valid
    yield "blank before", " " + valid
    yield "other digits", valid.translate({ord(str(digit)): chr(0x966 + digit) for digit in range(10)})
    yield "other case", valid.swapcase()
    yield "in other letters", "नाम"
    yield from _lengths(schema)
    if schema.get("format") == "uri":
        wrong = (
            "example.com",
            "//example.com",
            "https:",
            "https://",
            "https://exa mple.com",
            "https://example.com/\\",
            "https://[",
            "http://",
        )
        yield from (
            (f"uri {index}", text)
            for index, text in enumerate((*wrong, "https://example.com/é", "https://example.com/%zz", "https:/x"))
        )
    wrong_ones = _WRONG.get(schema.get("format", ""), ())
    yield from ((f"{schema['format']} {index}", text) for index, text in enumerate(wrong_ones))


_WRONG = {
    "date": ("2023-02-29", "2023-13-01", "2023-1-1", "01-01-2023"),
    "date-time": (
        "2023-02-29T10:20:30Z",
        "2024-01-19T24:00:00Z",
        "2024-01-19T10:20:30",
        "2024-01-19T10:20Z",
        "2024-01-19T10:20:30+0530",
        "2024-01-19T10:20:30.5+05:30",
        "2024-01-19",
    ),
    "uuid": (
        "7b5f9a5e0c1d4b0e9b1e2f6f1d1f5a10",
        "{7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a10}",
        "7b5f9a5-e0c1d-4b0e-9b1e-2f6f1d1f5a10",
        "7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a1g",
        "00000000-0000-0000-0000-000000000000",
    ),
}
"""Texts that are nearly of a format; a few of them are."""


LETTERS = {"of one byte": "x", "of two bytes": "é", "of three bytes": "क", "of four bytes": "\U00010900"}
"""One character each, which is counted as one whatever it takes to write it."""


def _lengths(schema: Schema) -> Iterator[tuple[str, Any]]:
    """Return texts at both limits of a length and beside them, in letters that take one to four bytes."""
    if not schema.keys().isdisjoint({"pattern", "format", "enum", "const"}):
        return
    limits: dict[str, int] = {"shortest": schema.get("minLength", 0), "longest": schema.get("maxLength", 0)}
    for name, limit in limits.items():
        for what, letter in LETTERS.items() if limit > 1 else ():
            for more in (-1, 0, 1):
                yield f"{name}{more:+} {what}", letter * (limit + more)


def _number_changes(schema: Schema) -> Iterator[tuple[str, Any]]:
    yield "too small", schema.get("minimum", 0) - 1
    yield "smallest", schema.get("minimum", 0)
    yield "too large", schema.get("maximum", 2**63 - 1) + 1
    yield "far too large", 10**30
    yield "far too small", -(10**30)
    if "x-ahead" in schema:
        scale = {"milliseconds": 1000, "seconds": 1}[schema["x-epoch"]]
        first = int((NOW + schema["x-ahead"]) * scale)
        yield "just late enough", first
        yield "just too soon", first - 1
        yield "now", int(NOW * scale)
        yield "the wrong unit", first // scale if scale > 1 else first * 1000
