"""Finds what has another name now: classes by their members, methods by the request that they make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import griffe

    from generator.changes.surface import Surface

TWIN: Final = "Async"
"""Begins the name of the asynchronous class that stands beside a class."""
_REQUEST: Final = re.compile(r"`([A-Z]+ /[^`\s]*)`\s*\Z")
"""The last line of the docstring of a method."""
_ALIKE: Final = 0.5
"""Two classes are one with another name where they have more than this share of their members in common."""


def request_of(method: griffe.Object | griffe.Alias) -> str:
    """The request that a method makes, such as `GET /documents/{id}`; empty if it makes none."""
    found = _REQUEST.search(method.docstring.value) if method.docstring else None
    return found[1] if found else ""


def spoken(identity: str, *surfaces: Surface) -> str:
    """How users call something: a group by the attribute of a client, a method by its group, a client by its class.

    An asynchronous class is called like its twin: what both have in common is said once.
    """
    home, _, name = identity.rpartition(".")
    for surface in surfaces:
        if surface.is_group(identity):
            return home
        if surface.is_group(home):
            return f"{home.rpartition('.')[0]}.{name}"
    return synchronous(home if name == "__init__" else identity)


def synchronous(identity: str) -> str:
    """The same class or method without the mark of its asynchronous twin."""
    return re.sub(rf"\b{TWIN}(?=[A-Z])", "", identity)


def methods_by_request(surface: Surface, provider: str) -> dict[str, str]:
    """The methods of a provider as users call them, by the request that they make."""
    return {
        request: spoken(method, surface) for (home, request), method in _requests(surface).items() if home == provider
    }


def follow(old: Surface, new: Surface) -> dict[str, str]:
    """Pair the identities of what is gone with those of what came in its place."""
    classes = _classes(old, new)
    before, after = _requests(old), _requests(new)
    methods: dict[str, str] = {}
    for key, one in before.items():
        home, _, name = one.rpartition(".")
        two = after.get(key, f"{classes.get(home, home)}.{name}")
        if two != f"{classes.get(home, home)}.{name}" and two not in before.values():
            methods[one] = two
            methods[_awaited(one)] = _awaited(two)
    return {**classes, **methods}


def _requests(surface: Surface) -> Mapping[tuple[str, str], str]:
    """The synchronous methods that make a request, the first of those that make the same."""
    found: dict[tuple[str, str], str] = {}
    for identity, group in surface.classes.items():
        if surface.is_group(identity):
            for name, member in group.members.items():
                if request_of(member):
                    found.setdefault((identity.partition(".")[0], request_of(member)), f"{identity}.{name}")
    return found


def _awaited(method: str) -> str:
    home, _, name = method.rpartition(".")
    module, _, group = home.rpartition(".")
    return f"{module}.{TWIN}{group}.{name}"


def _classes(old: Surface, new: Surface) -> dict[str, str]:
    gone, come = (
        {name: _consists_of(found) for name, found in side.classes.items() if name not in other.classes}
        for side, other in ((old, new), (new, old))
    )
    ranked = sorted(
        (
            (len(one & two) / len(one | two), first, second)
            for first, one in gone.items()
            for second, two in come.items()
        ),
        reverse=True,
    )
    pairs: dict[str, str] = {}
    for share, one, two in ranked:
        same_kind = old.is_group(one) == new.is_group(two) and _is_twin(one) == _is_twin(two)
        if share > _ALIKE and same_kind and one not in pairs and two not in pairs.values():
            pairs[one] = two
    return pairs


def _consists_of(found: griffe.Class) -> frozenset[str]:
    """The members of a class, of a group the requests that it makes; and what it is a kind of."""
    own = {request_of(member) or name for name, member in found.members.items() if not name.startswith("_")}
    return frozenset(own | {str(base) for base in found.bases})


def _is_twin(identity: str) -> bool:
    return identity.rpartition(".")[2].startswith(TWIN)
