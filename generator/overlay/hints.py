"""Says why a target matches nothing, as far as the document tells: what is there, and what looks like it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from generator.overlay.query import find, prefixes, singular_path

if TYPE_CHECKING:
    from generator.types import Json

_MAX_LISTED: Final = 8


def no_match(target: str, value: Json, *, remove: bool) -> tuple[str, str]:
    """Return message and help for a target that selects no node of the value."""
    cuts = prefixes(target)
    depth = max(index for index, cut in enumerate(cuts) if index == 0 or find(cut, value))
    message = "target matches nothing"
    if depth:
        message += f": {cuts[depth]} exists, but not {cuts[depth + 1][len(cuts[depth]) :].strip()} in it"
    if remove and depth == len(cuts) - 2:
        advice = "upstream no longer has what this action removes: delete the action, or correct the path if it moved"
    else:
        advice = "upstream may have fixed this; delete the action or correct the path"
    return message, f"{advice}{_similar(target, cuts[depth], depth, value)}"


def _similar(target: str, prefix: str, depth: int, value: Json) -> str:
    path = singular_path(target)
    holder = find(prefix, value)[0][1]
    if path is None or not isinstance(holder, dict):
        return ""
    names = list(holder)
    close = get_close_matches(str(path[depth]), names, n=3, cutoff=0.6)
    if close:
        return f"; did you mean {' or '.join(repr(name) for name in close)}?"
    listed = ", ".join(repr(name) for name in names[:_MAX_LISTED])
    return f"; there: {listed}{', …' if len(names) > _MAX_LISTED else ''}" if listed else ""
