"""What responses of operations say: their members, wherever the schema that describes them stands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.engine.naming import snake
from generator.pointers import ROOT, join, split
from generator.values import list_at, object_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.types import Json, Pointer

    Node = dict[str, Json]

_STATE: Final = re.compile(r"(^|_)(status|state)$")
_TOKEN: Final = re.compile(r"(^|_)(token|jwt)$")
_WAITING: Final = re.compile(
    r"pending|wait|progress|process|queue|creat|init|open|start|request|submit|sent|new$|active", re.IGNORECASE
)
_FAILED: Final = {
    "consent-denied": re.compile(r"den(y|ied)|declin|refus|revok|cancel|reject", re.IGNORECASE),
    "session-expired": re.compile(r"expir|time_?d?_?out|lapsed", re.IGNORECASE),
    "rejected": re.compile(r"fail|error|abort", re.IGNORECASE),
}
_MOSTLY: Final = 0.6
_DEEPEST: Final = 8
"""References and parts of an `allOf` that are followed below one another."""


def success(root: Json, operation: Node) -> dict[Pointer, dict[str, Json]]:
    """The members of the first successful response, and those of the objects in it, by their places."""
    responses = object_at(operation, "responses").items()
    found = [_members(root, response) for status, response in responses if status.startswith("2")]
    return found[0] if found else {}


def wrapper(root: Json, operations: Iterable[Node]) -> list[str]:
    """Name the members that most successful responses have: what they are wrapped in."""
    responses = [_names(success(root, item)) for item in operations]
    known = [names for names in responses if names]
    counted = Counter(name for names in known for name in names)
    return [name for name, count in counted.items() if len(known) > 1 and count >= _MOSTLY * len(known)]


def wrapped(root: Json, operations: Iterable[Node], names: Iterable[str]) -> dict[Pointer, dict[str, Json]]:
    """The members of such names in successful responses, and those of the objects in them, by their places."""
    found: dict[Pointer, dict[str, Json]] = {}
    kept = set(names)
    for item in operations:
        for place, schema in success(root, item).items():
            if split(place)[0] in kept:
                found.setdefault(place, schema)
    return found


def failures(root: Json, operations: Iterable[Node]) -> dict[Pointer, dict[str, Json]]:
    """The members of responses of errors, and those of the objects in them, by their places."""
    found: dict[Pointer, dict[str, Json]] = {}
    for item in operations:
        for status, response in object_at(item, "responses").items():
            if not status.startswith(("2", "x-")):
                for place, schema in _members(root, response).items():
                    found.setdefault(place, schema)
    return found


@dataclass(frozen=True, slots=True)
class State:
    """A member of a response that says how far something is."""

    place: Pointer
    done: list[str]
    """What it is at the end."""
    failed: dict[str, str]
    """What it is at an end that is a failure, and the kind of error that this may be."""


def states(members: Mapping[Pointer, dict[str, Json]]) -> list[State]:
    """The members of a response that are a state: what does not sound like waiting is an end."""
    found: list[State] = []
    for place, schema in members.items():
        values = [value for value in list_at(schema, "enum") if isinstance(value, str)]
        if _STATE.search(_word(place)) and len(values) > 1:
            failed = {value: kind for value in values if (kind := _failure(value))}
            ended = [value for value in values if not _WAITING.search(value) and value not in failed]
            found.append(
                State(place, ended or values[-1:], {k: v for k, v in failed.items() if ended or k != values[-1]})
            )
    return found


def _failure(value: str) -> str:
    """The kind of error that a state sounds like; empty where it sounds like none."""
    return next((kind for kind, pattern in _FAILED.items() if pattern.search(value)), "")


def tokens(members: Mapping[Pointer, dict[str, Json]]) -> list[Pointer]:
    """The texts of a response that are a token by their name, those for access before others."""
    found = [
        place
        for place, schema in members.items()
        if _TOKEN.search(_word(place)) and schema.get("type") in {"string", None}
    ]
    return sorted(found, key=lambda place: ("refresh" in _word(place), "access" not in _word(place)))


def follow(root: Json, node: Json) -> dict[str, Json]:
    """What a reference to a shared part names, or the node itself."""
    for _ in range(_DEEPEST):
        target = node.get("$ref") if isinstance(node, dict) else None
        if not str(target).startswith("#/components/") or str(target).count("/") != 3:  # noqa: PLR2004 - #/components/<kind>/<name>
            break
        _, _, kind, name = str(target).split("/")
        node = object_at(object_at(object_at(root, "components"), kind), name)
    return node if isinstance(node, dict) else {}


def _word(place: Pointer) -> str:
    return snake(split(place)[-1])


def _names(members: Mapping[Pointer, dict[str, Json]]) -> list[str]:
    return [keys[0] for keys in map(split, members) if len(keys) == 1]


def _members(root: Json, response: Json) -> dict[Pointer, dict[str, Json]]:
    content = object_at(follow(root, response), "content")
    media = next((name for name in content if "json" in name.lower() or name == "*/*"), "")
    found: dict[Pointer, dict[str, Json]] = {}
    for name, schema in _properties(root, object_at(object_at(content, media), "schema")).items():
        place = join(ROOT, name)
        found[place] = schema
        found |= {join(place, inner): schema_ for inner, schema_ in _properties(root, schema).items()}
    return found


def _properties(root: Json, node: Json, depth: int = 0) -> dict[str, dict[str, Json]]:
    """The members of an object, whether the schema names them here, by a reference or in the parts of an `allOf`."""
    schema = follow(root, node)
    found = {name: follow(root, item) for name, item in object_at(schema, "properties").items()}
    for part in list_at(schema, "allOf") if depth < _DEEPEST else []:
        found |= _properties(root, part, depth + 1)
    return found
