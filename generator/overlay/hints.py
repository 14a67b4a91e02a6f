"""Explains why an action matches or changes nothing: fixed upstream, moved, or done by an earlier action."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from generator.overlay.paths import member, quote
from generator.overlay.query import InvalidQuery, find, prefixes, singular_path
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.overlay.model import Action
    from generator.overlay.query import Path
    from generator.types import Json

_MAX_LISTED: Final = 8
_ASKED: Final = re.compile(r"'([^'\\\\]*)'")
_UPSTREAM_FIXED: Final = "upstream now has what this action writes: drop the action"
_REMOVED: Final = "what it pointed at is gone"


def no_match(action: Action, value: Json, original: Json) -> tuple[str, str]:
    """Return message and help for a target that selects no node of the value. `original` is as upstream wrote it."""
    target = action.target
    cuts = prefixes(target)
    depth = max(index for index, cut in enumerate(cuts) if index == 0 or find(cut, value))
    missing = cuts[depth + 1][len(cuts[depth]) :].strip() if depth + 1 < len(cuts) else ""
    message = "target matches nothing"
    if depth:
        message += f": {cuts[depth]} exists, but not {missing} in it"
    if find(target, original):
        return message, "an earlier action took away what this one points at: change their order, or correct the path"
    holders = [node for _, node in find(cuts[depth], value)]
    last = depth == len(cuts) - 2
    if (
        last
        and action.update is not None
        and any(_is_nonempty_match(node, action.update.value) for node in _children(holders))
    ):
        return message, _UPSTREAM_FIXED
    similar = _similar(missing, holders[0])
    segments = [member(name).text for name in similar] or _refiltered(missing, holders[0])
    moved = _moved(cuts, depth, segments, value)
    if moved:
        done = action.update is not None and all(covers(node, action.update.value) for _, node in find(moved, value))
        return message, f"{_REMOVED}: moved to {moved}" + (f"? There, {_UPSTREAM_FIXED}" if done else "?")
    there = _elsewhere(action, value)
    if there:
        return (
            message,
            f"{_REMOVED}, and {there} is as this action wanted it: drop the action, if that is where it moved",
        )
    if action.remove and last:
        advice = "upstream no longer has what this action removes: drop the action, or correct the path if it moved"
    else:
        advice = f"{_REMOVED}: delete the action or correct the path"
        name = singular_path(f"${missing}") if last and action.update is not None else None
        if name and isinstance(holders[0], dict) and not similar:
            added = f"{{{quote(str(name[0]))}: …}}"
            advice = f"{_REMOVED}, or never was: to add it, update its parent {cuts[depth]} with {added}, or correct the path"
    return message, f"{advice}{_listed(missing, holders[0], similar)}"


def no_change(action: Action, original: Json) -> str:
    """Return help for an update of nodes that all have its value already."""
    if action.update is None:
        return "what it copies is there already: delete the action"
    update, before = action.update.value, find(action.target, original)
    if update in ({}, []):
        return "it says nothing: say what to change, or delete the action"
    if before and all(covers(node, update) for _, node in before):
        return _UPSTREAM_FIXED
    return "an earlier action says the same: delete one of the two"


def covers(node: Json, update: Json) -> bool:
    """Whether a node already holds all that an update says of it."""
    if isinstance(node, dict) and isinstance(update, dict):
        return all(name in node and covers(node[name], value) for name, value in update.items())
    if isinstance(node, list) and isinstance(update, list):
        return all(any(same(item, wanted) for item in node) for wanted in update)
    return same(node, update)


def _is_nonempty_match(node: Json, update: Json) -> bool:
    """Whether a node can only be what the update wanted to make: it says the same, and the update says something."""
    return bool(update) and covers(node, update)


def _children(holders: list[Json]) -> Iterator[Json]:
    """Yield the items of lists. A member of an object has a name, and another name is another thing."""
    for holder in holders:
        if isinstance(holder, list):
            yield from holder


def _refiltered(missing: str, holder: Json) -> list[str]:
    """The same filter asking for texts that are there, and like the one that it asks for."""
    asked = _ASKED.findall(missing)
    if len(asked) != 1 or not isinstance(holder, list):
        return []
    texts = [text for item in holder for text in _texts(item)]
    close = get_close_matches(str(asked[0]), list(dict.fromkeys(texts)), n=3, cutoff=0.6)
    return [missing.replace(f"'{asked[0]}'", quote(text)) for text in close]


def _texts(item: Json) -> list[str]:
    values = item.values() if isinstance(item, dict) else [item]
    return [value for value in values if isinstance(value, str)]


def _moved(cuts: list[str], depth: int, segments: list[str], value: Json) -> str:
    """The target with something like the missing part in its place, if that leads somewhere and no other does."""
    rest = cuts[-1][len(cuts[depth + 1]) :]
    found: list[str] = []
    for segment in segments:
        query = f"{cuts[depth]}{segment}{rest}"
        try:
            found += [query] if find(query, value) else []
        except InvalidQuery:
            return ""
    return found[0] if len(found) == 1 else ""


def _elsewhere(action: Action, value: Json) -> str:
    """The one other node of the same name that is already as an update wanted it."""
    path = singular_path(action.target)
    update = action.update.value if action.update is not None else None
    if not path or not isinstance(update, dict) or not update:
        return ""
    found: list[Path] = []
    stack: list[tuple[Json, Path]] = [(value, ())]
    while stack and len(found) < 2:  # noqa: PLR2004 - a second one settles that it is not clear
        node, here = stack.pop()
        if here and here[-1] == path[-1] and covers(node, update):
            found.append(here)
        pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        stack.extend((item, (*here, key)) for key, item in pairs if isinstance(item, dict | list))
    steps = (member(step).text if isinstance(step, str) else f"[{step}]" for step in (found[0] if found else ()))
    return f"${''.join(steps)}" if len(found) == 1 else ""


def _similar(missing: str, holder: Json) -> list[str]:
    path = singular_path(f"${missing}")
    if not path or not isinstance(holder, dict):
        return []
    return get_close_matches(str(path[0]), list(holder), n=3, cutoff=0.6)


def _listed(missing: str, holder: Json, similar: list[str]) -> str:
    """What to choose from."""
    if similar:
        return f"; did you mean {' or '.join(map(quote, similar))}?"
    if not singular_path(f"${missing}") or not isinstance(holder, dict) or not holder:
        return ""
    listed = ", ".join(quote(name) for name in list(holder)[:_MAX_LISTED])
    return f"; there: {listed}{', …' if len(holder) > _MAX_LISTED else ''}"
