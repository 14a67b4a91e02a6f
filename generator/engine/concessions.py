"""What openapi-python-client cannot express, and what is done instead. Nothing else departs from its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.schema import ParameterLocation

from generator import names
from generator.engine import naming

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Concession:
    """One departure: why, and the case of `tests/cases` that shows it."""

    why: str
    case: str


CONCESSIONS: Final = {
    "array-without-items": Concession("It refuses a list whose items are not described: they are any value.", "engine/types"),
    "builtin-names": Concession("It renames what hides a builtin, which is harmless in a class: `type` stays `type`.", "engine/names"),
    "client-and-url": Concession("It keeps `client` and `url` for functions of its own, which are not printed.", "engine/names"),
    "descriptions": Concession("It drops what stands beside a `$ref`: texts are facts, and not in the plain document.", "engine/types"),
    "enum-order": Concession("It keeps the values of an enumeration in a set: the order is a fact.", "engine/types"),
    "enum-types": Concession(
        "It refuses enumerations of several types: each type is one of its own, and a truth value a `const`.", "engine/types"
    ),
    "error-responses": Concession("It counts the responses of errors to the return type: ours are raised.", "engine/types"),
    "field-order": Concession("It lists required properties first: the contract's order is a fact.", "engine/types"),
    "free-maps": Concession("It makes a class of an object with free keys: that is a mapping.", "engine/types"),
    "header-types": Concession("It refuses lists, objects and unions in headers, which the runtime writes.", "engine/types"),
    "media-choice": Concession(
        "It reads the first media type of a response: each other one is a response of its own to it, from 1000 on.",
        "responses/several-types",
    ),
    "media-types": Concession("It reads JSON, forms, text and bytes: others are bytes to it.", "engine/types"),
    "no-content": Concession("It calls a response without a body `Any`: it is `None`.", "engine/types"),
    "our-names": Concession("It does not know the words that generated code uses itself: they get a `_`.", "engine/names"),
    "parameter-content": Concession("It skips parameters that `content` describes: it gets their schema.", "parameters/content"),
    "path-holes": Concession("It reads letters, digits, `_` and `-` in a path's holes: others are respelled.", "engine/names"),
    "spelling": Concession("It drops characters that part words or tell names apart: they are respelled.", "engine/names"),
    "twins": Concession(
        "It refuses two properties of one Python name: where a waiver allows it, the second has a number.", "document/names-waived"
    ),
    "union-defaults": Concession("It gives a union's default the first type that takes it: the default is a fact.", "engine/types"),
}  # fmt: skip
"""Every departure by name."""


def allow_headers() -> None:
    """`header-types`: let every type stand in a header, as in a query."""
    PropertyProtocol._allowed_locations = set(ParameterLocation)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # no setting does it


def in_order(values: Iterable[str | int], known: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """`enum-order`: the engine's values in the order of the contract."""
    left = set(values)
    ordered = [value for value in known if value in left]
    return (*ordered, *sorted(left.difference(ordered), key=repr))


def argument(name: str, key: str, location: str) -> str:
    """`builtin-names`, `client-and-url`, `our-names`: what the argument of a parameter is called."""
    in_requests = naming.identifier(key)
    return naming.shown(
        in_requests if in_requests in naming.CLIENT_WORDS and name == f"{in_requests}_{location}" else name,
        names.ARGUMENT_RESERVED,
    )
