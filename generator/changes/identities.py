"""Finds renamed classes by their members, and renamed methods by their request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import griffe

    from generator.changes.surface import Surface

ASYNC_PREFIX: Final = "Async"
"""Prefix of the asynchronous counterpart of a class."""
_REQUEST: Final = re.compile(r"`([A-Z]+ /[^`\s]*)`\s*\Z")
"""The last line of the docstring of a method."""
_SHARED_MEMBERS: Final = 0.5
"""Least share of common members at which a removed and an added class count as renamed."""


def request_of(method: griffe.Object | griffe.Alias) -> str:
    """The request that a method makes, such as `GET /documents/{id}`; empty if it makes none."""
    found = _REQUEST.search(method.docstring.value) if method.docstring else None
    return found[1] if found else ""


def display_name(identity: str, *surfaces: Surface) -> str:
    """The name users know: of a group its attribute, of a method its group and name, of a client its class.

    An asynchronous class has the name of its synchronous counterpart, so that a common change is reported once.
    """
    home, _, name = identity.rpartition(".")
    for surface in surfaces:
        if surface.is_group(identity):
            return home
        if surface.is_group(home):
            return f"{home.rpartition('.')[0]}.{name}"
    return synchronous(home if name == "__init__" else identity)


def synchronous(identity: str) -> str:
    """The name of the synchronous counterpart."""
    return re.sub(rf"\b{ASYNC_PREFIX}(?=[A-Z])", "", identity)


def methods_by_request(surface: Surface, provider: str) -> dict[str, str]:
    """Display names of a provider's methods, by request."""
    return {
        request: display_name(method, surface)
        for (home, request), method in _requests(surface).items()
        if home == provider
    }


def find_renames(old: Surface, new: Surface) -> dict[str, str]:
    """Pair removed identities with those that replaced them."""
    classes = _classes(old, new)
    before, after = _requests(old), _requests(new)
    methods: dict[str, str] = {}
    for key, one in before.items():
        home, _, name = one.rpartition(".")
        two = after.get(key, f"{classes.get(home, home)}.{name}")
        if two != f"{classes.get(home, home)}.{name}" and two not in before.values():
            methods[one] = two
            methods[_async_counterpart(one)] = _async_counterpart(two)
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


def _async_counterpart(method: str) -> str:
    home, _, name = method.rpartition(".")
    return f"{_async_class(home)}.{name}"


def _async_class(identity: str) -> str:
    module, _, name = identity.rpartition(".")
    return f"{module}.{ASYNC_PREFIX}{name}"


def _classes(old: Surface, new: Surface) -> dict[str, str]:
    removed, added = (
        {name: _consists_of(found) for name, found in side.classes.items() if name not in other.classes}
        for side, other in ((old, new), (new, old))
    )
    ranked = sorted(
        (
            (len(one & two) / len(one | two), first, second)
            for first, one in removed.items()
            for second, two in added.items()
        ),
        reverse=True,
    )
    pairs: dict[str, str] = {}
    for share, one, two in ranked:
        if _is_async(one) and synchronous(one) in removed:
            continue  # it goes with its counterpart, which alone says what its methods ask for
        same_kind = old.is_group(one) == new.is_group(two) and _is_async(one) == _is_async(two)
        if share > _SHARED_MEMBERS and same_kind and one not in pairs and two not in pairs.values():
            pairs[one] = two
            if _async_class(one) in removed and _async_class(two) in added:
                pairs[_async_class(one)] = _async_class(two)
    return pairs


def _consists_of(found: griffe.Class) -> frozenset[str]:
    """The members of a class (of a group: its requests) and its bases."""
    own = {request_of(member) or name for name, member in found.members.items() if not name.startswith("_")}
    return frozenset(own | {str(base) for base in found.bases})


def _is_async(identity: str) -> bool:
    return identity.rpartition(".")[2].startswith(ASYNC_PREFIX)
