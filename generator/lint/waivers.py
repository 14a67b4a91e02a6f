"""One waiver for many findings of a kind, where a single pattern covers their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.normalise.scope import WAIVABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.errors import Diagnostic
    from generator.types import Pointer

_FEW: Final = 3
"""So many findings of a kind are worth one pattern."""
REASON: Final = "Why may this be lost?"


def waiver(code: str, key: str, where: str) -> str:
    """A waiver as it is pasted into provider.toml; `key` is `pointer` or `matching`."""
    rows = {"code": code, key: where, "reason": f"{REASON} ({WAIVABLE[code]})"}
    return "\n".join(["[[waivers]]", *(f"{name} = {_toml(text)}" for name, text in rows.items())])


def common_waivers(findings: Sequence[Diagnostic]) -> list[str]:
    """What to print of kinds that one waiver would accept whole, each with the waiver to paste instead of the single ones."""
    places: dict[str, list[Pointer]] = {}
    for item in findings:
        if item.waivable and item.pointer:
            places.setdefault(item.code, []).append(item.pointer)
    lines: list[str] = []
    for code, pointers in places.items():
        found = list(dict.fromkeys(pointers))
        pattern = _pattern(found)
        if len(found) >= _FEW and pattern:
            lines.append(
                f"{code}: to accept all {len(found)} of these, paste this into provider.toml instead of single waivers:\n\n"
                f"{waiver(code, 'matching', pattern)}\n"
            )
    return lines


def _pattern(pointers: Sequence[Pointer]) -> str:
    """The narrowest pattern of whole steps that covers all places; empty where these have nothing in common."""
    paths = [pointer.split("/")[1:] for pointer in pointers]
    if any("*" in step for path in paths for step in path):
        return ""
    if len({len(path) for path in paths}) == 1:
        steps = [column[0] if len(set(column)) == 1 else "*" for column in zip(*paths, strict=True)]
    else:
        front, back = _shared(paths), _shared([path[::-1] for path in paths])[::-1]
        shortest = min(map(len, paths))
        front = front[: max(0, shortest - len(back) - 1)]
        room = shortest - len(front) - 1  # the star stands for a step at least
        steps = [*front, "*", *back[max(0, len(back) - room) :]]
    return "/" + "/".join(steps) if set(steps) != {"*"} else ""


def _shared(paths: Sequence[Sequence[str]]) -> list[str]:
    """The steps that all paths begin with."""
    found: list[str] = []
    for column in zip(*paths, strict=False):
        if len(set(column)) > 1:
            break
        found.append(column[0])
    return found


def _toml(text: str) -> str:
    """A text as TOML quotes it."""
    escaped = "".join(
        f"\\{char}" if char in '"\\' else char if char.isprintable() else f"\\U{ord(char):08x}" for char in text
    )
    return f'"{escaped}"'
