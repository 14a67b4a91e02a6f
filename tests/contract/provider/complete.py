"""Whatever an operation is documented to answer it does answer, to the request that brings the most: no listed member is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call, Schema, contract, escaped, target
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return one promise for every operation."""
    for call in calls.values():
        says = f"{call.id}: it answers every member that is documented"
        yield Promise(profile.name, "rules", says, _check_for(profile, call))


def _check_for(profile: Profile, call: Call) -> Any:
    def keep(lab: Lab) -> None:
        came, answer = set[str](), None
        for filling in fillings(profile, lab, call):
            answer = lab.send(call, ask(call, filling, profile.headers(lab, call)))
            came |= set(members(answer.body))
        assert answer is not None
        wanted = set(listed(contract(profile.name), _schema(profile.name, call, answer.status)))
        missing = sorted(wanted - came - profile.never.get(call.id, {}).keys())
        if missing:
            raise lab.broken(call.id, "every member that is documented", f"none at {', '.join(missing)}", answer)

    return keep


def fillings(profile: Profile, lab: Lab, call: Call) -> Iterator[Filling]:
    """Return the requests of an operation that bring the most."""
    valid = profile.valid(lab, call)
    yield valid
    for name, value in profile.more.get(call.id, {}).items():
        yield valid.but(**{name: value}) if call.body else valid.at(**{name: value})


def _schema(provider: str, call: Call, status: int) -> Schema:
    document = contract(provider)
    replies = document["paths"][call.path][call.method.lower()]["responses"]
    response = target(document, replies[str(status)])
    found: Schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return found


def listed(document: Schema, schema: Schema, pointer: str = "") -> Iterator[str]:
    """Return the pointers of every member that a schema lists; a list's items stand at `*`."""
    schema = target(document, schema)
    for word in ("allOf", "anyOf", "oneOf"):
        for one in schema.get(word, ()):
            yield from listed(document, one, pointer)
    for name, item in schema.get("properties", {}).items():
        inner = f"{pointer}/{escaped(name)}"
        yield inner
        yield from listed(document, item, inner)
    if "items" in schema:
        yield from listed(document, schema["items"], f"{pointer}/*")


def members(value: Any, pointer: str = "") -> Iterator[str]:
    """Return the pointers of every member of a value."""
    if isinstance(value, dict):
        for name, item in value.items():
            inner = f"{pointer}/{escaped(name)}"
            yield inner
            yield from members(item, inner)
    elif isinstance(value, list):
        for item in value:
            yield from members(item, f"{pointer}/*")
