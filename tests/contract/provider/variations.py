"""Requests that are right but for one thing, for every thing that a contract says; checked by an oracle that no mock shares."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.contract.contracts import Call, Parameter, Place, Schema, contract, target
from tests.contract.near_misses import misses
from tests.contract.oracle import Finding, findings
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise

MOST_COMBINATIONS = 160
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)", re.ASCII)
_BY_A_HAIR = {"just too soon"}
"""What only a clock that stands can show."""


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer: two for every operation."""
    for call in calls.values():
        safe = contract(profile.name)["paths"][call.path][call.method.lower()].get("x-retry") == "safe"
        refused = _check_for(profile, call, valid=False)
        yield Promise(
            profile.name,
            "near misses",
            f"{call.id}: what breaks one rule is refused",
            refused,
            controlled=False,
            safe=safe,
        )
        yield Promise(
            profile.name,
            "near misses",
            f"{call.id}: what keeps all rules is accepted",
            _check_for(profile, call, valid=True),
        )


def _check_for(profile: Profile, call: Call, *, valid: bool) -> Any:
    def keep(lab: Lab) -> None:
        _keep(profile, lab, call, valid=valid)

    return keep


def _keep(profile: Profile, lab: Lab, call: Call, *, valid: bool) -> None:
    base = profile.valid(lab, call)
    before = lab.pulls.count() if lab.control is not None else 0
    for what, filling in variations(lab, call, base):
        broken = rules_broken(call, filling)
        if bool(broken) == valid or (what.rpartition(": ")[2] in _BY_A_HAIR and not lab.memory.get("stopped")):
            continue
        if lab.control is None and any(one.rule == "x-ahead" for one in broken):
            continue  # the oracle's time is not the server's
        if valid:
            fresh = freshened(profile, lab, call, base, filling)
            status, body = profile.accepted(lab, call, fresh)
            answer = lab.send(call, ask(call, fresh, profile.headers(lab, call)))
            lab.expect(answer, call, status, body, why=f"{what}, which the contract allows")
        else:
            status, body = profile.refused(call, broken)
            answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
            lab.expect(
                answer,
                call,
                status,
                body,
                why=f"{what}, which breaks `{broken[0].rule}` at {broken[0].pointer or 'the body'}",
            )
    if not valid and lab.control is not None:
        _untouched(profile, lab, call, base, before)


def _untouched(profile: Profile, lab: Lab, call: Call, base: Filling, before: int) -> None:
    """Refused requests leave no trace: no session more, and the request that was right all along still succeeds."""
    answer = lab.send(call, ask(call, base, profile.headers(lab, call)))
    status, body = profile.accepted(lab, call, base)
    lab.expect(answer, call, status, body, why="a valid request after refused ones")
    opened = lab.pulls.count() - before
    if opened > 1:
        raise lab.broken(call.id, "refused requests that open no session", f"{opened} sessions", answer)


def freshened(profile: Profile, lab: Lab, call: Call, base: Filling, filling: Filling) -> Filling:
    """Return a variation over a new state: what the variation left alone is taken from a new valid request."""
    if "fresh" not in lab.memory:
        return filling
    new = profile.valid(lab, call)
    parameters = {
        name: new.parameters.get(name, value) if base.parameters.get(name) == value else value
        for name, value in filling.parameters.items()
    }
    if not isinstance(filling.body, dict) or not isinstance(base.body, dict):
        return Filling(parameters, filling.body)
    body = {
        name: new.body.get(name, value) if base.body.get(name) == value else value
        for name, value in filling.body.items()
    }
    return Filling(parameters, body)


def rules_broken(call: Call, filling: Filling) -> list[Finding]:
    """Return every rule of the contract that a request breaks, in the order of the contract's members."""
    found: list[Finding] = []
    for one in call.parameters:
        value = filling.parameters.get(one.name)
        if value is None:
            found += [Finding(f"/{one.name}", "required", None)] if one.required else []
        elif not isinstance(value, str):
            found.append(Finding(f"/{one.name}", "type", value))
        else:
            broken = findings(call.provider, one.place, read(one, value))
            found += [Finding(f"/{one.name}{item.pointer}", item.rule, item.value) for item in broken]
    if call.body is not None:
        found += (
            [Finding("", "required", None)]
            if filling.body is NOTHING
            else sorted(findings(call.provider, call.body, filling.body), key=partial(_rank, members(call)))
        )
    return found


def members(call: Call) -> list[str]:
    """Return the members of a request body, in the contract's order."""
    schema = target(contract(call.provider), call.body.schema) if call.body else {}
    return list(schema.get("properties", ()))


def _rank(names: list[str], finding: Finding) -> int:
    name = finding.pointer.partition("/")[2].partition("/")[0]
    return names.index(name) if name in names else len(names)


def read(parameter: Parameter, text: str) -> Any:
    """Return a parameter's text as the JSON value that its schema means."""
    kind = parameter.place.schema.get("type")
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "boolean" and text in {"true", "false"}:
        return text == "true"
    return text


def variations(lab: Lab, call: Call, base: Filling) -> Iterator[tuple[str, Filling]]:
    """Return every request that differs from a valid one in one place, and those that combine its choices otherwise."""
    yield "everything", base
    for one in call.parameters:
        for what, value in _texts(one, base.parameters.get(one.name)):
            parameters = {name: text for name, text in base.parameters.items() if name != one.name}
            yield (
                f"{one.name}: {what}",
                Filling(parameters if value is None else {**parameters, one.name: value}, base.body),
            )
    if call.body is None:
        yield "a query that nobody asked for", base.at(unforeseen="1")
        return
    yield "no body", Filling(base.parameters)
    for miss in misses(lab.provider, call.body, whole=base.body):
        yield f"{miss.pointer or 'the body'}: {miss.what}", Filling(base.parameters, miss.value)
    for what, body in _more(lab.provider, call.body, base.body):
        yield what, Filling(base.parameters, body)
    for number, body in enumerate(
        itertools.islice(_combinations(lab.provider, call.body, base.body), MOST_COMBINATIONS)
    ):
        yield f"combination {number}", Filling(base.parameters, body)


def _texts(parameter: Parameter, valid: str | list[str] | None) -> Iterator[tuple[str, str | list[str] | None]]:
    """Return texts for one parameter; None leaves it out. What a path or a header cannot carry is left to HTTP's own checks."""
    schema = parameter.place.schema
    text = valid if isinstance(valid, str) else _sample(schema)
    if parameter.location != "path":
        yield "left out", None
    if parameter.location == "query":
        yield "empty", ""
        yield "given twice", [text, text]
    yield from ((f"listed {option}", str(option)) for option in schema.get("enum", ()))
    changes = {
        "one more": text + text[-1:],
        "one less": text[:-1],
        "other case": text.swapcase(),
        "unforeseen": "unforeseen",
        "a number": "7",
    }
    changes |= {
        "a fraction": "7.5",
        "zero": "0",
        "negative": "-1",
        "far too large": "9" * 39,
        "true": "true",
        "false": "false",
        "True": "True",
    }
    changes |= {
        "null": "null",
        "two": text[:2],
        "three": text[:3],
        "ten digits": "9876543210",
        "first digit": "5876543210",
    }
    if schema.get("type") == "string":
        changes["long"] = text * 60
    if parameter.location != "header":
        changes |= {
            "line end": f"{text}\n",
            "line before": f"\n{text}",
            "blank": f" {text}",
            "NUL": f"{text}\0",
            "letters": "नाम",
            "emoji": "🙂",
        }
        changes |= {
            "slash": f"{text}/x",
            "question mark": f"{text}?x",
            "percent": "%41",
            "other digits": "९" * len(text),
        }
        changes |= {"quote": "' OR 1=1 --", "dots": "...", "markup": "<b>&amp;"}
    yield from ((what, value) for what, value in changes.items() if value)


def _sample(schema: Schema) -> str:
    return "1.0" if schema.get("type") == "string" else "1"


def _more(provider: str, place: Place, whole: Any) -> Iterator[tuple[str, Any]]:
    """Return what the general near misses lack: every listed value, exact bounds, and what breaks careless code."""
    for path, schema, value in walked(contract(provider), place.schema, whole):
        for what, other in _changes(schema, value):
            changed = copy.deepcopy(whole)
            holder = changed
            for token in path[:-1]:
                holder = holder[token]
            if path:
                holder[path[-1]] = other
            yield f"/{'/'.join(map(str, path))}: {what}", changed if path else other


def _changes(schema: Schema, value: Any) -> Iterator[tuple[str, Any]]:
    for option in schema.get("enum", ()):
        yield f"listed {option!r}", option
    if isinstance(value, bool):
        yield "the other truth", not value
        yield "truth as a number", int(value)
        yield "truth as a text", str(value).lower()
    elif isinstance(value, str):
        yield "exactly long enough", (value * 20)[: schema.get("minLength", 1)]
        yield "exactly short enough", (value * 20)[: schema.get("maxLength", 40)]
        yield "NUL", f"{value}\0"
        yield "emoji", f"{value}🙂"
        yield "long", value + "x" * 20_000
        yield "as a list", [value]
        yield "as an object", {value: 1}
        if schema.get("format") == "uri":
            names = (
                "https://example.com",
                "https://example.com/%F0%9F%99%82?q=%00#f",
                "https://EXAMPLE.com:8443/",
                "https://[::1]/",
                "https://example.com:65535/",
                "https://example.com:0/",
                "https://example.com:0000443/",
                "https://u:p@example.com/",
            )
            wrong = (
                "http://example.com/",
                "HTTPS://example.com/",
                "xhttps://example.com/",
                "ftp://example.com/",
                "https://[::1",
                "https://[1::2::3]/",
                "https://example.com:65536/",
                "https://example.com:9999999999/",
                f"https://example.com:{'9' * 5000}",
                "https://ex<>.com/",
                "javascript:1",
            )
            yield from ((f"uri {name}", name) for name in (*names, *wrong))
        digits = re.fullmatch(r"[0-9]{8,12}", value)
        yield from ((f"first digit {digit}", f"{digit}{value[1:]}") for digit in "0123456789" if digits)
    elif isinstance(value, int | float):
        yield "as a fraction with nothing behind", float(value)
        yield "as a text", str(value)
        yield from ((f"{limit}", limit) for limit in (2**63 - 1, 2**63, -(2**63), -(2**63) - 1))
    elif isinstance(value, list):
        yield "as an empty text", ""
        yield "as a line of text", "one\n"
        yield "backwards", value[::-1]
        yield from ((f"only number {index}", [one]) for index, one in enumerate(value))
        yield "as an object", {str(one): 1 for one in value}
        yield "one too many", [*value, "unforeseen"]
        yield "null inside", [*value, None]
        yield "very many", value * 50
        yield "nested", [value]


def walked(
    document: Schema, schema: Schema, value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Schema, Any]]:
    """Walk through the places of a value that its schema describes."""
    schema = target(document, schema)
    yield path, schema, value
    if isinstance(value, dict):
        for name, item in schema.get("properties", {}).items():
            if name in value:
                yield from walked(document, item, value[name], (*path, name))
    if isinstance(value, list) and value:
        yield from walked(document, schema.get("items", {}), value[0], (*path, 0))


def _combinations(provider: str, place: Place, whole: Any) -> Iterator[Any]:
    """Return the valid requests that combine what may be chosen, lists and optional members included."""
    schema = target(contract(provider), place.schema)
    axes: list[list[tuple[str, Any]]] = []
    for name, item in schema.get("properties", {}).items():
        choices = _choices(target(contract(provider), item), whole.get(name))
        if name not in schema.get("required", ()):
            choices = [*choices[:2], NOTHING]
        if len(choices) > 1:
            axes.append([(name, choice) for choice in choices])
    for chosen in itertools.product(*axes):
        changed = {**whole, **dict(chosen)}
        yield {name: value for name, value in changed.items() if value is not NOTHING}


def _choices(schema: Schema, value: Any) -> list[Any]:
    if "enum" in schema:
        return list(schema["enum"])
    if isinstance(value, bool) and "const" not in schema:
        return [value, not value]
    if isinstance(value, list) and len(value) > 1:
        return [value, value[:1], value[1:]]
    if isinstance(value, dict):
        return [value, {}]
    return [value]
