"""Assigns classes to modules without import cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def module_names(wanted: Mapping[str, str], uses: Mapping[str, Sequence[str]], most: int) -> dict[str, str]:
    """Return the module of each class.

    Classes that need each other, directly or through others, share one. A module that would exceed `most` classes, or
    close a circle of imports, is continued in another: `sessions`, `sessions_2`.
    """
    modules: dict[str, str] = {}
    sizes: dict[str, int] = {}
    imports: dict[str, set[str]] = {}
    current: dict[str, str] = {}
    for members in strongly_connected(uses):
        home = wanted[members[0]]
        needed = {modules[used] for name in members for used in uses[name] if used in modules}
        name = current.get(home, home)
        full = sizes.get(name, 0) > 0 and sizes[name] + len(members) > most
        if full or _reaches(needed - {name}, name, imports):
            name = _free(home, {*sizes, *wanted.values()})
        current[home] = name
        modules |= dict.fromkeys(members, name)
        sizes[name] = sizes.get(name, 0) + len(members)
        imports.setdefault(name, set()).update(needed - {name})
    return modules


def _reaches(start: set[str], goal: str, imports: Mapping[str, set[str]]) -> bool:
    seen, left = set(start), list(start)
    while left:
        module = left.pop()
        if module == goal:
            return True
        left += [other for other in imports[module] if other not in seen]
        seen |= imports[module]
    return False


def _free(home: str, taken: set[str]) -> str:
    number = 2
    while f"{home}_{number}" in taken:
        number += 1
    return f"{home}_{number}"


def strongly_connected(uses: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the sets of names that use each other, each after the sets that it uses (Tarjan's algorithm, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    done: set[str] = set()
    for root in uses:
        path = [] if root in number else [(root, iter(uses[root]))]
        while path:
            name, left = path[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                stack.append(name)
            used = next(left, None)
            if used is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[name])
                if lowest[name] == number[name]:
                    members = stack[stack.index(name) :]
                    del stack[-len(members) :]
                    done.update(members)
                    yield members
            elif used not in number:
                path.append((used, iter(uses[used])))
            elif used not in done:
                lowest[name] = min(lowest[name], number[used])
