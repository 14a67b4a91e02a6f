"""Business operations of a real host: those that somebody named, with these arguments and no more often than allowed.

A success is checked against the contract's schema, strictly, and by the provider's envelope.
What differs is listed with overlay actions to paste.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.contracts import Call, calls, contract
from tests.contract.oracle import findings
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.broken import NotTried
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise


@dataclass(frozen=True)
class Errand:
    """One request that somebody allows."""

    operation: str
    parameters: Mapping[str, str]
    body: Any
    at_most: int


class NoErrands(Exception):  # noqa: N818 - says what the file holds
    """A file that names no operations, with what is wrong with it."""


def read(path: Path, provider: str) -> tuple[Errand, ...]:
    """Read `contract.toml`: `[[call]]` tables with `operation`, `parameters`, `body` and `at-most`.

    Raises:
        NoErrands: where it cannot be read, or names an operation that there is not.
    """
    known = {call.id for call in calls() if call.provider == provider}
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("call", [])
    except (OSError, ValueError) as error:
        raise NoErrands(f"{path}: {error}") from error
    for row in rows:
        if row.get("operation") not in known:
            raise NoErrands(
                f"{path}: {provider} has no operation {row.get('operation')!r}; it has {', '.join(sorted(known))}"
            )
    return tuple(
        Errand(
            row["operation"],
            {name: str(value) for name, value in row.get("parameters", {}).items()},
            row.get("body", NOTHING),
            int(row.get("at-most", 1)),
        )
        for row in rows
    )


def promises(profile: Profile, errands: tuple[Errand, ...]) -> Iterator[Promise]:
    """Return one promise for every request that was allowed."""
    for number, errand in enumerate(errands, 1):
        says = f"{errand.operation}, as number {number} of contract.toml: a success is as documented"
        yield Promise(profile.name, "business", says, _check_for(profile, errand), controlled=False)


def _check_for(profile: Profile, errand: Errand) -> Any:
    def keep(lab: Lab) -> None:
        spent = lab.spent
        if spent[errand.operation] >= errand.at_most:
            raise NotTried(f"{errand.operation} was asked {errand.at_most} times already, as contract.toml allows")
        spent[errand.operation] += 1
        call = lab.call(errand.operation)
        answer = lab.transport.exchange(ask(call, Filling(errand.parameters, errand.body), profile.headers(lab, call)))
        lab.cases += 1
        lab.operations[call.id] += 1
        if not 200 <= answer.status < 300:
            raise lab.broken(call.id, "a success, since contract.toml says so", answer.shown(), answer)
        drift = list(actions(call, answer.status, answer.body))
        for complaint in lab.checker.complaints(call, answer, {}):
            advice = "\n".join(["", "If the provider means it, an overlay says so:", *drift]) if drift else ""
            raise lab.broken(call.id, complaint.promised, f"{complaint.came}{advice}", answer)

    return keep


def actions(call: Call, status: int, body: Any) -> Iterator[str]:
    """Return the overlay actions that make the contract say what came: for other types, other values, and members that are missing."""
    place = call.replies.get(status)
    if place is None:
        return
    for one in findings(call.provider, place, body):
        *holders, last = one.pointer.split("/")
        holder = place.pointer + "".join(
            "/items" if each.isdecimal() else f"/properties/{each}" for each in holders[1:]
        )
        if one.rule == "required":
            yield from _action(
                call,
                f"{holder}/required",
                "remove: true",
                f"{last} was missing, so the list must be written anew without it",
            )
        elif one.rule in {"type", "enum", "const"}:
            update = {"type": _TYPES[type(one.value)]} if one.rule == "type" else {"enum": [one.value]}
            yield from _action(
                call, f"{holder}/properties/{last}", f"update: {json.dumps(update)}", f"another {one.rule} came"
            )


_TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    type(None): "null",
}


def _action(call: Call, pointer: str, does: str, why: str) -> Iterator[str]:
    yield f"  - target: {target(call.provider, pointer)}"
    yield f"    description: '{call.id}: {why}.'"
    yield f"    {does}"


def target(provider: str, pointer: str) -> str:
    """Return a JSON Pointer into a contract as the JSONPath of an overlay's target."""
    path = "$"
    holder: Any = contract(provider)
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        path += f"[{name}]" if isinstance(holder, list) else f"['{name}']"
        holder = holder[int(name)] if isinstance(holder, list) else holder[name]
    return path
