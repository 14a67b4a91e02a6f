"""The question of what operations, parameters and tags are: what nobody described has no docstring."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.scaffold.actions import MOST, action
from generator.scaffold.credentials import key_parameters
from generator.scaffold.findings import operations
from generator.scaffold.responses import follow
from generator.values import list_at, object_at, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json

_WHY: Final = "In words, from the provider's page."
_SAY: Final = "Say what it does."
_HEADS: Final = "Say it in a few words"


def words(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    """Return the question, and an action for each place that says nothing of itself."""
    question = ["Words: what are these, in your own words? They become docstrings, and the page of the contract."]
    found = [*_operations(root), *_parameters(root), *_tags(root)]
    actions = [line for target, update in found[:MOST] for line in action(target, _WHY, evidence, update)]
    more = [f"  (and {len(found) - MOST} more: `make lint-provider` lists them)"] if len(found) > MOST else []
    return ([*question, *more], actions) if found else ([*question, "  found: all is described."], [])


def _operations(root: Json) -> Iterator[tuple[str, Json]]:
    for item in operations(root):
        missing: Json = {
            key: text for key, text in (("summary", _HEADS), ("description", _SAY)) if not item.node.get(key)
        }
        if missing:
            yield f"$.paths[{json.dumps(item.path)}].{item.method}", missing


def _parameters(root: Json) -> Iterator[tuple[str, Json]]:
    """Each once, where it stands: below a path, an operation, or among the shared parts. Keys are asked for as credentials."""
    keys = {name for item in operations(root) for name in key_parameters(root, item).values()}
    paths = object_at(root, "paths")
    holders = [(f"$.paths[{json.dumps(path)}]", node) for path, node in paths.items()]
    holders += [(f"$.paths[{json.dumps(item.path)}].{item.method}", item.node) for item in operations(root)]
    seen: set[str] = set()
    for place, holder in holders:
        for entry in list_at(holder, "parameters"):
            node = follow(root, entry)
            name, reference = node.get("name"), entry.get("$ref") if isinstance(entry, dict) else None
            target = f'{place}.parameters[?@["name"] == {json.dumps(name)} && @["in"] == {json.dumps(node.get("in"))}]'
            if isinstance(reference, str):
                target = f"$.components.parameters[{json.dumps(reference.rpartition('/')[2])}]"
            described = node.get("description") or (name in keys and node.get("in") == "header")
            if isinstance(name, str) and not described and target not in seen:
                seen.add(target)
                yield target, {"description": _SAY}


def _tags(root: Json) -> Iterator[tuple[str, Json]]:
    listed = {str(dict(pairs(tag)).get("name")): tag for tag in list_at(root, "tags")}
    used = (tag for item in operations(root) for tag in list_at(item.node, "tags") if isinstance(tag, str))
    for name in dict.fromkeys(used):
        if name not in listed:
            yield "$", {"tags": [{"name": name, "description": _SAY}]}
        elif not dict(pairs(listed[name])).get("description"):
            yield f"$.tags[?@.name == {json.dumps(name)}]", {"description": _SAY}
