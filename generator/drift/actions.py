"""Overlay actions for recorded drift. What no event holds is left as a TODO."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from generator.drift.events import day
from generator.drift.places import ANY, below, holders, operation_of, resolved, response_of, schema_of
from generator.dump import flow, key as one_line
from generator.pointers import split
from generator.types import Pointer
from generator.values import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.drift.events import Group
    from generator.drift.places import Node, Spot
    from generator.types import Json

_KINDS: Final = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})


@dataclass(slots=True)
class _Action:
    """One action, and every kind of event that it answers."""

    target: str
    verb: Literal["remove", "update", "copy"]
    value: Json
    groups: list[Group] = field(default_factory=list["Group"])
    todo: str = ""
    """What a person has to find out; empty where nothing is left to find out."""

    def lines(self, evidence: str) -> list[str]:
        """Return it as YAML, as a comment where something is left to do."""
        seen = "; ".join(
            f"{group.operation} {group.pointer or '/'} {f'{group.found_kind} {group.found}'.strip()}, "
            f"seen {_often(group.count)} from {day(group.first)} to {day(group.last)}"
            for group in self.groups
        )
        lines = [
            f"- target: {one_line(self.target)}",
            f"  description: {one_line(f'{seen}.')}",
            f"  x-evidence: {one_line(evidence)}",
            f"  {self.verb}: {flow(self.value)}",
        ]
        return [f"# {line}" for line in (f"TODO: {self.todo}", *lines)] if self.todo else lines


class _Overlay:
    """The actions so far; the same change twice is one action."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._old = str(root.get("openapi", "")).startswith("3.0")
        self._actions: dict[tuple[str, ...], _Action] = {}

    def actions(self) -> list[_Action]:
        """Return them in the order in which they apply."""
        return list(self._actions.values())

    def add(self, group: Group) -> None:
        """Add what makes the contract say one kind of event."""
        operation = operation_of(self._root, group.operation)
        response = response_of(self._root, operation, str(group.status)) if operation is not None else None
        if operation is None or response is None:
            self._put(group, "TODO", {}, todo="the contract has no such operation any more")
            return
        name, spot = response
        if group.rule == "status":
            self._status(group, operation, name, spot)
            return
        owner = schema_of(self._root, spot)
        *above, last = split(Pointer(group.pointer)) or [""]
        for token in above:
            inner = below(self._root, owner, token) if owner is not None else None
            owner = resolved(self._root, inner) if inner is not None else None
        member = below(self._root, owner, last) if owner is not None else None
        if owner is not None and group.rule == "unknown":
            self._unknown(group, owner, last)
        elif owner is None or member is None:
            self._put(group, "TODO", {}, todo="the contract has no such place any more")
        elif group.found_kind == "missing":
            self._missing(group, owner, last, member)
        elif group.rule in {"enum", "const"}:
            self._listed(group, resolved(self._root, member))
        else:
            self._also(group, member)

    def _put(
        self,
        group: Group,
        target: str,
        value: Json,
        verb: Literal["remove", "update", "copy"] = "update",
        *,
        todo: str = "",
    ) -> None:
        action = _Action(target, verb, value, todo=todo)
        known = self._actions.setdefault((target, verb, json.dumps(value), todo), action)
        known.groups.append(group)

    def _drop(self, group: Group, target: str) -> None:
        self._put(group, target, value=True, verb="remove")

    def _missing(self, group: Group, owner: Spot, name: str, member: Spot) -> None:
        for holder in holders(self._root, owner):
            if name in listed(holder.node.get("required")):
                self._drop(group, f"{holder.path}.required[?@ == {json.dumps(name)}]")
        if group.rule == "row" and "x-essential" in member.node:
            self._drop(group, member.member("x-essential"))

    def _also(self, group: Group, member: Spot) -> None:
        """Let a member be of one more type."""
        kind, node = group.found_kind, member.node
        if self._old and kind == "null":
            self._put(group, member.path, {"nullable": True})
            return
        if "$ref" in node and kind in _KINDS and not self._old:
            self._drop(group, member.member("$ref"))
            self._put(group, member.path, {"anyOf": [{"$ref": node["$ref"]}, {"type": kind}]})
            return
        if "type" not in node or "enum" in node or "const" in node or kind not in _KINDS:
            self._put(group, member.path, {}, todo=f"let it be {kind} as well")
            return
        removed = self._actions.get((member.member("type"), "remove", "true", ""))
        others = [one.found_kind for one in removed.groups] if removed is not None else []
        for action in self.actions():
            if (
                action.target == member.path
                and isinstance(action.value, dict)
                and action.value.keys() <= {"type", "anyOf"}
            ):
                del self._actions[action.target, action.verb, json.dumps(action.value), ""]
        kinds: list[Json] = list(dict.fromkeys([*map(str, listed(node["type"])), *others, kind]))
        self._drop(group, member.member("type"))
        self._put(group, member.path, {"anyOf": [{"type": one} for one in kinds]} if self._old else {"type": kinds})

    def _unknown(self, group: Group, owner: Spot, name: str) -> None:
        holder = next((one for one in holders(self._root, owner) if "properties" in one.node), owner)
        todo = "name the member, which no event holds" if name == ANY else ""
        self._put(
            group, holder.path, {"properties": {name if name != ANY else "TODO": _shape(group.found_kind)}}, todo=todo
        )

    def _listed(self, group: Group, member: Spot) -> None:
        if not group.found:
            self._put(group, member.path, {"enum": ["TODO"]}, todo="name the value, which no event holds")
        elif "const" in member.node:
            self._drop(group, member.member("const"))
            self._put(group, member.path, {"enum": [member.node["const"], group.found]})
        else:
            self._put(group, member.path, {"enum": [group.found]})

    def _status(self, group: Group, operation: Spot, declared: str, response: Spot) -> None:
        status = str(group.status)
        if status != declared:
            description = response.node.get("description", "")
            self._put(group, operation.member("responses"), {status: {"description": description}})
            self._put(group, operation.member("responses", status), response.path, "copy")


def overlay_text(title: str, root: Node, groups: Sequence[Group], evidence: str) -> str:
    """The text of an overlay. Its actions are what was seen; whether a provider means it so is for a person to say."""
    overlay = _Overlay(root)
    for group in sorted(groups, key=lambda one: one.rule == "status"):  # what is copied is copied as it is in the end
        overlay.add(group)
    lines = [f"  {line}" for action in overlay.actions() for line in action.lines(evidence)]
    head = ["overlay: 1.1.0", "info:", f"  title: {one_line(f'What {title} sends')}", '  version: "1"', "actions:"]
    return "\n".join([*head, *lines]) + "\n"


def _shape(kind: str) -> Node:
    if kind == "object":
        return {"type": "object", "additionalProperties": True}
    if kind == "array":
        return {"type": "array", "items": {}}
    return {"type": kind} if kind in _KINDS - {"null"} else {}


def _often(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
