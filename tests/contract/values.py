"""Hypothesis strategies from schemas: values that a contract allows, and responses of tomorrow, which know more than the contract.

Our own, because hypothesis-jsonschema fails with the hypothesis that schemathesis needs.
"""

from __future__ import annotations

import re
import string
from functools import cache, partial
from typing import Any

from hypothesis import Phase, find, settings, strategies as st
from hypothesis.strategies import SearchStrategy
from jsonschema import Draft202012Validator

from tests.contract.contracts import Parameter, Place, Schema, contract, target
from tests.contract.oracle import NOW, equal, findings, is_nullable

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), _TEXT)
_ANYTHING = _SCALARS | st.lists(_SCALARS, max_size=2) | st.dictionaries(_TEXT, _SCALARS, max_size=2)
_URL_TEXT = st.text(string.ascii_letters + string.digits + "-._~!$&'()*+,;=:@", max_size=12)
_FORMATTED: dict[str, SearchStrategy[str]] = {
    "date": st.dates().map(lambda day: day.isoformat()),
    "date-time": st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    "uuid": st.uuids().map(str),
}
_UNREMARKABLE = {
    "uri": "https://example.com/return",
    "date": "1994-01-19",
    "date-time": "2094-01-19T10:20:30Z",
    "uuid": "7b5f9a5e-0c1d-4b0e-9b1e-2f6f1d1f5a10",
}
"""A text of each format."""
_HEADER_TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)


class Values:
    """Makes the strategies of one provider's contract. `tomorrow` adds unknown fields and unknown values of enumerations."""

    def __init__(self, provider: str, *, tomorrow: bool = False) -> None:
        """Start with nothing made."""
        self._provider = provider
        self._document = contract(provider)
        self._tomorrow = tomorrow
        self._made: dict[int, SearchStrategy[Any]] = {}

    def of(self, schema: Any) -> SearchStrategy[Any]:
        """Return the values of a schema. Cyclic schemas are fine."""
        if schema is True:
            return _ANYTHING
        schema = target(self._document, schema)
        if id(schema) not in self._made:
            self._made[id(schema)] = st.deferred(lambda: made)
            made = self._new(schema)
            self._made[id(schema)] = made
        return self._made[id(schema)]

    def _new(self, schema: Schema) -> SearchStrategy[Any]:
        if "const" in schema and not self._tomorrow:
            return st.just(schema["const"])
        if "enum" in schema or "const" in schema:
            listed = st.sampled_from(schema.get("enum", [schema.get("const")]))
            unknown = _TEXT.filter(lambda text: text not in schema.get("enum", ()))
            is_text = all(isinstance(item, str) for item in schema.get("enum", [schema.get("const")]))
            return listed | unknown if self._tomorrow and is_text else listed
        for word in ("oneOf", "anyOf"):
            if word in schema and not _only_require(schema[word]):
                return st.one_of(
                    [self.of({**_without(schema, word), **target(self._document, one)}) for one in schema[word]]
                )
        types = schema.get("type", "object" if "properties" in schema else None)
        if types is None:
            return _ANYTHING
        return st.one_of([self._typed(name, schema) for name in ([types] if isinstance(types, str) else types)])

    def _typed(self, name: str, schema: Schema) -> SearchStrategy[Any]:
        if name == "string":
            return _strings(schema)
        if name == "integer":
            return _integers(schema)
        if name == "number":
            return st.floats(schema.get("minimum"), schema.get("maximum"), allow_nan=False, allow_infinity=False)
        if name == "array":
            return st.lists(
                self.of(schema.get("items", True)),
                min_size=schema.get("minItems", 0),
                max_size=max(3, schema.get("minItems", 0)),
            )
        if name == "object":
            return self._objects(schema)
        return {"boolean": st.booleans(), "null": st.none()}[name]

    def _objects(self, schema: Schema) -> SearchStrategy[Any]:
        conditions = [one for one in schema.get("allOf", ()) if "if" in one and not self._tomorrow]
        for branch in schema.get("allOf", ()):
            more = target(self._document, branch)
            schema = {
                **more,
                **_without(schema, "allOf"),
                "properties": {**more.get("properties", {}), **schema.get("properties", {})},
                "required": [*more.get("required", ()), *schema.get("required", ())],
            }
        properties = {name: self.of(item) for name, item in schema.get("properties", {}).items()}
        required = {name: properties.pop(name) for name in schema.get("required", ()) if name in properties}
        whole: SearchStrategy[Any] = st.fixed_dictionaries(required, optional=properties)
        for branches in (schema[word] for word in ("anyOf", "oneOf") if word in schema):
            whole = whole.filter(partial(_has_one_of, branches))
        for rule in conditions:
            whole = whole.filter(Draft202012Validator(rule).is_valid)
        if self._tomorrow or (not properties and not required and schema.get("additionalProperties") is not False):
            rest = schema.get("additionalProperties", True)
            extra = st.dictionaries(_TEXT, self.of(rest) if isinstance(rest, dict) else _ANYTHING, max_size=2)
            known = schema.get("properties", {}).keys()
            whole = st.builds(
                lambda one, two: {**{name: two[name] for name in two if name not in known}, **one}, whole, extra
            )
        return whole


def _without(schema: Schema, word: str) -> dict[str, Any]:
    return {name: item for name, item in schema.items() if name != word}


def _has_one_of(branches: list[Schema], value: dict[str, Any]) -> bool:
    return any(set(one["required"]) <= value.keys() for one in branches)


def _only_require(branches: list[Schema]) -> bool:
    return all(branch.keys() == {"required"} for branch in branches)


def _strings(schema: Schema) -> SearchStrategy[str]:
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if schema.get("format") == "uri":
        made = _uris()
    elif "pattern" in schema:
        return _matching(schema["pattern"]).filter(lambda text: least <= len(text) <= (most or len(text)))
    elif schema.get("format") in _FORMATTED:
        return _FORMATTED[schema["format"]]
    else:
        return st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=most or least + 20)
    fits = re.compile(schema.get("pattern", ""), re.ASCII).search
    return made.filter(lambda text: fits(text) is not None and least <= len(text) <= (most or len(text)))


@cache
def _matching(pattern: str) -> SearchStrategy[str]:
    return st.from_regex(re.compile(pattern.removesuffix("$") + (r"\Z" if pattern.endswith("$") else ""), re.ASCII))


def _uris() -> SearchStrategy[str]:
    host = st.from_regex(r"\A[a-z][a-z0-9-]{0,8}[a-z0-9](\.[a-z]{2,5}){1,2}\Z")
    tail = st.lists(_URL_TEXT, max_size=2).map(lambda parts: "".join(f"/{part}" for part in parts))
    query = st.sampled_from(["", "?", "#"]).flatmap(lambda mark: _URL_TEXT.map(lambda text: mark and mark + text))
    coded = st.sampled_from(["", "%20", "%E0%A4%95", "%2F"])
    return st.builds("https://{}{}{}{}".format, host, tail, coded, query)


def _integers(schema: Schema) -> SearchStrategy[int]:
    bits = {"int32": 31, "int64": 63}.get(schema.get("format", ""))
    least = schema.get("minimum", -(2**bits) if bits else None)
    most = schema.get("maximum", 2**bits - 1 if bits else None)
    if "x-ahead" in schema:
        least = int((NOW + schema["x-ahead"]) * (1000 if schema["x-epoch"] == "milliseconds" else 1))
    return st.integers(least, most)


def parameters_of(provider: str, parameter: Parameter) -> SearchStrategy[Any]:
    """Return the values of a parameter that can travel where it goes: a header is printable ASCII, a part of a path is not empty."""
    schema = target(contract(provider), parameter.place.schema)
    if (
        parameter.location == "header"
        and schema.get("type") == "string"
        and schema.keys().isdisjoint({"enum", "const", "pattern", "format"})
    ):
        return _HEADER_TEXT
    values = Values(provider).of(schema)
    return values.filter(lambda value: value not in ("", [], {})) if parameter.location == "path" else values


def answers_of(provider: str, place: Place, operation: str = "") -> SearchStrategy[Any]:
    """Return bodies that the contract of a response allows."""
    return Values(provider).of(place.schema).map(lambda body: succeeding(provider, body, operation))


def tomorrows_of(provider: str, place: Place, operation: str = "") -> SearchStrategy[Any]:
    """Return bodies with fields and values that the contract does not know yet."""
    return Values(provider, tomorrow=True).of(place.schema).map(lambda body: succeeding(provider, body, operation))


def succeeding(provider: str, body: Any, operation: str = "") -> Any:
    """Return a body with what the envelope wants to see in a success, everywhere or of this operation."""
    for rule in contract(provider).get("x-envelope", {}).get("failures", ()):
        when = rule["when"] if isinstance(rule["when"], dict) else {}
        wanted = [value for value in when.get("not-in", ()) if value is not None]
        if wanted and when.get("operation", operation) == operation:
            body = _with(body, when["pointer"].split("/")[1:], wanted)
    return body


def _with(body: Any, path: list[str], wanted: list[Any]) -> Any:
    """Return a body with one of the wanted values at a path, if there is anything."""
    if not path:
        return body if any(equal(body, one) for one in wanted) else wanted[0]
    if not isinstance(body, dict) or path[0] not in body:
        return body
    return {**body, path[0]: _with(body[path[0]], path[1:], wanted)}


def full(provider: str, place: Place, operation: str = "") -> Any:
    """Return one valid value with every member that the contract knows, deterministic and unremarkable."""
    made = succeeding(provider, _full(provider, place.schema), operation)
    assert not findings(provider, place, made), (place.pointer, made)
    return made


def _full(provider: str, schema: Schema) -> Any:
    schema = target(contract(provider), schema)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    for word in ("oneOf", "anyOf"):
        if word in schema and not _only_require(schema[word]):
            return _full(provider, next(one for one in schema[word] if not is_nullable(provider, one)))
    types = schema.get("type", "object" if "properties" in schema or "allOf" in schema else "string")
    name = types if isinstance(types, str) else next(one for one in types if one != "null")
    return _full_of_type(provider, name, schema)


def _full_of_type(provider: str, name: str, schema: Schema) -> Any:
    if name == "string":
        return _text(schema)
    if name == "integer":
        return _number(schema)
    if name == "array":
        return [_full(provider, schema.get("items", {}))] * max(1, schema.get("minItems", 1))
    if name == "object":
        listed = schema.get("allOf", ())
        branches = [_full(provider, one) for one in listed if "if" not in one and not _only_require([one])]
        own = {key: _full(provider, item) for key, item in schema.get("properties", {}).items()}
        made = {key: item for part in (*branches, own) for key, item in part.items()}
        for rule in listed:
            if "if" in rule and Draft202012Validator(rule["if"]).is_valid(made):
                _keep_to(made, rule.get("then", {}))
        return made
    return {"number": 1.5, "boolean": True, "null": None}[name]


def _keep_to(value: dict[str, Any], then: Schema) -> None:
    """Take out what a condition forbids, and say what it fixes."""
    for name, item in then.get("properties", {}).items():
        if name in value and item is False:
            del value[name]
        elif name in value and "const" in item:
            value[name] = item["const"]
        elif isinstance(value.get(name), dict):
            _keep_to(value[name], item)


def _number(schema: Schema) -> int:
    if "x-ahead" in schema:
        return int((NOW + schema["x-ahead"]) * (1000 if schema["x-epoch"] == "milliseconds" else 1)) + 1000
    least: int = schema.get("minimum", 1_763_000_000)
    most: int = schema.get("maximum", least)
    return min(least, most)


def _text(schema: Schema) -> str:
    if schema.get("format") in _UNREMARKABLE:
        return _UNREMARKABLE[schema["format"]]
    if "pattern" in schema:
        return _sample(schema["pattern"], schema.get("minLength", 0))
    return "sample".ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]


@cache
def _sample(pattern: str, least: int) -> str:
    """Return a text that matches: the first that comes along, because making it the simplest takes a second."""
    quickly = settings(phases=[Phase.generate])
    return find(_matching(pattern), lambda text: len(text) >= least, settings=quickly)
