"""Says why a target matches nothing, as far as the document tells: what is there, and what looks like it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.overlay.query import find, prefixes, singular_path

if TYPE_CHECKING:
    from generator.types import Json

_MAX_LISTED = 8


def no_match(target: str, value: Json, *, remove: bool) -> tuple[str, str]:
    """Return message and help for a target that selects no node of the value."""
    cuts = prefixes(target)
    deepest = next((cut for cut in cuts if find(cut, value)), "$")
    whole = bool(cuts) and deepest == cuts[0]
    message = "target matches nothing"
    if deepest != "$":
        message += f": {deepest} exists, but nothing in it is {_rest(target, deepest)}"
    similar = _similar(target, deepest, value)
    advice = "upstream may have fixed this; delete the action or correct the path"
    if remove and whole:
        advice = "upstream no longer has what this action removes: delete the action, or correct the path if it moved"
    return message, f"{advice}{similar}"


def _rest(target: str, prefix: str) -> str:
    segments = len(prefixes(target)) - len(prefixes(prefix))
    cut = prefixes(target)[segments - 2] if segments >= 2 else target  # noqa: PLR2004 - the prefix one segment longer
    normal = str(cut) if cut != target else target
    return normal.removeprefix(prefix) or normal


def _similar(target: str, prefix: str, value: Json) -> str:
    path = singular_path(target)
    if path is None:
        return ""
    key = path[len(prefixes(prefix))]
    holders = [holder for _, holder in find(prefix, value)]
    names = list(holders[0]) if holders and isinstance(holders[0], dict) else []
    if not isinstance(key, str) or not names:
        return ""
    close = get_close_matches(key, names, n=3, cutoff=0.6)
    if close:
        return f"; did you mean {' or '.join(repr(name) for name in close)}?"
    listed = ", ".join(repr(name) for name in names[:_MAX_LISTED])
    return f"; there: {listed}{', …' if len(names) > _MAX_LISTED else ''}"
