"""Checks that patterns can be used in Python and run in bounded time."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.runtime.formats import pattern_check

if TYPE_CHECKING:
    from generator.normalise.scope import Scope
    from generator.types import Pointer

_LONGEST: Final = 5000
_DEEPEST: Final = 50
_TOKEN: Final = re.compile(
    r"""(?P<open>\((?:\?(?:[:=!>]|<[=!]|P?<[^>]*>))?)|(?P<close>\))|(?P<bar>\|)"""
    r"""|(?P<atom>\\.|\[\^?(?:\\.|[^\]\\])*\]|[^\\\[()|])(?=(?P<times>[*+]|\{\d*,\d*\}|\?|\{\d+\})?)""",
    re.DOTALL,
)
_TIMES: Final = re.compile(r"(?P<times>[*+]|\{\d*,\d*\}|\?|\{\d+\})[?+]?")


def check_pattern(scope: Scope, pattern: str, pointer: Pointer) -> bool:
    """Whether a pattern may be used. Reports one that Python cannot read, and one that may take for ever."""
    reason = _unreadable(pattern)
    if reason:
        advice = "Write it in words that Python's `re` and ECMA-262 share, by overlay, or waive it."
        scope.refuse("bad-pattern", pointer, f"{pattern[:100]!r} cannot be checked: {reason}", advice)
        return False
    if _ambiguous(pattern):
        advice = "Make each repetition begin or end with something that it does not repeat, by overlay, or waive it."
        message = f"{pattern[:100]!r} repeats a repetition: some texts would take for ever to be checked"
        scope.refuse("slow-pattern", pointer, message, advice)
        return False
    return True


def _unreadable(pattern: str) -> str:
    if len(pattern) > _LONGEST:
        return f"it has more than {_LONGEST:,} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            pattern_check(pattern)
    except (re.error, ValueError, OverflowError, RecursionError, MemoryError, Warning) as error:
        return str(error) or type(error).__name__
    return ""


@dataclass(slots=True)
class _Branch:
    """One alternative of a group: how many of its parts must be there, and how many may come without end."""

    first: str = ""
    needed: int = 0
    endless: int = 0


def _ambiguous(pattern: str) -> bool:
    """Whether a repeated group can match one text in many ways: `(a+)+`, `(a*b?)*`, `(a|a)*`. Knows the plain cases."""
    groups: list[list[_Branch]] = [[_Branch()]]
    at = 0
    while at < len(pattern):
        match = _TOKEN.match(pattern, at)
        if match is None:
            return False
        at = match.end()
        if match["open"]:
            groups.append([_Branch()])
        elif match["bar"]:
            groups[-1].append(_Branch())
        else:
            times = _TIMES.match(pattern, at)
            at = times.end() if times else at
            least, endless = _bounds(times["times"] if times else "")
            inner = groups.pop() if match["close"] and len(groups) > 1 else []
            if endless and _many_ways(inner):
                return True
            if match["atom"] not in {"^", "$"}:
                endless = endless or any(branch.endless for branch in inner)
                _add(groups[-1][-1], match.group(), least=least, endless=endless)
        if len(groups) > _DEEPEST:
            return True
    return False


def _add(branch: _Branch, text: str, *, least: bool, endless: bool) -> None:
    branch.first = branch.first or text
    branch.endless += endless
    branch.needed += least and not endless


def _bounds(times: str) -> tuple[bool, bool]:
    """Whether at least one must be there, and whether there may be any number."""
    if not times:
        return True, False
    if times in {"*", "?"}:
        return False, times == "*"
    if times == "+":
        return True, True
    least, comma, most = times[1:-1].partition(",")
    return least not in {"", "0"}, bool(comma) and (not most or int(most) > _DEEPEST)


def _many_ways(branches: list[_Branch]) -> bool:
    firsts = [branch.first for branch in branches if branch.first]
    return len(set(firsts)) < len(firsts) or any(branch.endless and not branch.needed for branch in branches)
