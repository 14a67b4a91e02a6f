"""What one operation's response gives to another: the contract's links, with the values named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from generator.emit.samples import follow, operation_node, successes
from generator.values import listed, object_at, pairs, value_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.api import Api, Operation
    from generator.types import Json

_AWKWARD: Final = re.compile(r"[^A-Za-z0-9_-]")
_LOCATIONS: Final = ("path", "query", "header", "cookie")


@dataclass(frozen=True, slots=True)
class Link:
    """One link from a response to an operation."""

    operation: Operation
    parameters: Mapping[str, Json]
    """Values by the parameter's name: constants, or texts with runtime expressions."""
    body: Json
    first: bool
    """Whether it comes before what the other links of the response lead to."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Every operation of a client with the links that its successes have."""

    links: Mapping[str, tuple[Link, ...]]
    """By the operation's identity; each operation is linked to once."""
    openers: tuple[Operation, ...]
    """Operations with links that no other operation leads to."""

    def reached(self, opener: Operation) -> tuple[Operation, ...]:
        """Return the operations that links lead to, by way of others too, nearest first."""
        found: dict[str, Operation] = {}
        waiting = [opener]
        for each in waiting:
            fresh = [link.operation for link in self.links[each.identity] if link.operation.identity not in found]
            found |= {item.identity: item for item in fresh if item.identity != opener.identity}
            waiting += [item for item in fresh if item.identity != opener.identity]
        return tuple(found.values())


def linked(api: Api, contract: Json) -> Linked:
    """Read the links of a contract."""
    operations = [item for group in api.groups for item in group.operations]
    by_name = {str(operation_node(contract, item).get("operationId")): item for item in operations}
    by_name |= {f"#{item.pointer}": item for item in operations}
    links = {item.identity: tuple(_links(contract, item, by_name)) for item in operations}
    targets = {link.operation.identity for source, found in links.items() for link in found if not _own(link, source)}
    openers = tuple(item for item in operations if links[item.identity] and item.identity not in targets)
    return Linked(links, openers)


def expressions(links: Iterable[Link]) -> dict[str, str]:
    """Return a name for each runtime expression of some links: what the operation that takes the value calls it.

    What a whole body is made of is called `body`.
    """
    names: dict[str, str] = {}
    for link in links:
        for name, value in (*link.parameters.items(), *(pairs(link.body) or [("body", link.body)])):
            for expression in expressions_in(value):
                if expression not in names:
                    names[expression] = unused(name, names.values())
    return names


def expressions_in(value: Json) -> list[str]:
    """Return the runtime expressions in a value of a link."""
    if isinstance(value, str):
        parts = [part.partition("}")[0] for part in value.split("{")[1:]]
        return [value] if value.startswith("$") else [part for part in parts if part.startswith("$")]
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return [found for item in items for found in expressions_in(item)]
    return []


def substituted(value: Json, whole: Mapping[str, str], inside: Mapping[str, str]) -> Json:
    """Return a value of a link with other texts in place of its runtime expressions.

    `whole` replaces an expression that is all of a text, `inside` one that stands in braces in it.
    """
    if isinstance(value, str):
        if value.startswith("$"):
            return whole.get(value, value)
        for expression, other in inside.items():
            value = value.replace(f"{{{expression}}}", other)
        return value
    if isinstance(value, dict):
        return {name: substituted(item, whole, inside) for name, item in value.items()}
    return [substituted(item, whole, inside) for item in value] if isinstance(value, list) else value


def unused(name: str, taken: Collection[str]) -> str:
    """Return a name in plain letters and digits that none of others has."""
    plain = _AWKWARD.sub("_", name)
    return next(each for each in chain((plain,), (f"{plain}_{number}" for number in count(2))) if each not in taken)


def takes_code(api: Api, name: str) -> bool:
    """Tell whether an argument is the code that the provider's redirect brings: it ends in that parameter's name."""
    codes = listed(value_at(api.callback, "code"))
    return any(name == code or name.endswith(f"_{code}") for code in codes)


def _own(link: Link, source: str) -> bool:
    return link.operation.identity == source


def _links(contract: Json, operation: Operation, by_name: Mapping[str, Operation]) -> list[Link]:
    found: dict[str, Link] = {}
    for _, response in successes(contract, operation_node(contract, operation)):
        for _, raw in pairs(response.get("links")):
            link = follow(contract, raw)
            target = by_name.get(str(link.get("operationId") or link.get("operationRef")))
            if target is not None and target.identity not in found:
                parameters = {_bare(name): value for name, value in object_at(link, "parameters").items()}
                found[target.identity] = Link(
                    target, parameters, value_at(link, "requestBody"), link.get("x-first") is True
                )
    return list(found.values())


def _bare(name: str) -> str:
    """Return a parameter's name without the location that a link may put before it."""
    location, _, rest = name.partition(".")
    return rest if rest and location in _LOCATIONS else name
