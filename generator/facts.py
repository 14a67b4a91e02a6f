"""What a contract says beside the plain document that openapi-python-client reads.

`normalise` makes these values. They stand by the names of the plain document: `key` is what a thing is called there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.api import Alternative, Environment, Response, Scheme, Variable
    from generator.types import Json, Pointer

    Node = dict[str, Json]


ANY_PART: Final = "x-any-part"
"""Marks a field of a form that may be anything, a file too. It is not printed."""


@dataclass(frozen=True, slots=True)
class PropertyFacts:
    """One property of an object schema."""

    key: str
    name: str
    """On the wire."""
    argument: str
    """What the argument that fills it is called, before Python's and our own words are seen to."""
    schema: Node
    """With its constraints; it names classes by their keys."""
    required: bool
    constant: bool
    """Whether it has one value only, and so nothing that a caller decides."""
    default: tuple[Json] | None
    description: str
    request_description: str
    """The description for whoever gives it: with what the provider takes where it is left out."""


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """One object schema. Its home is the tag of the only group that uses it."""

    key: str
    properties: tuple[PropertyFacts, ...]
    schema: Node
    description: str
    home: str | None
    in_requests: bool
    """Whether requests hold it."""
    in_responses: bool
    """Whether responses hold it."""
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class ParameterFacts:
    """One parameter of an operation."""

    key: str
    name: str
    location: str
    schema: Node
    required: bool
    style: str | None
    explode: bool | None
    default: tuple[Json] | None
    description: str


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """The body of a request. `arguments` pairs the properties of an object that is given property by property with arguments."""

    content_type: str
    schema: Node
    required: bool
    kinds: tuple[tuple[str, str], ...]
    """Parts of a form with their media types, or how its fields are written."""
    arguments: tuple[tuple[str, str], ...] | None


@dataclass(frozen=True, slots=True)
class OperationFacts:
    """One operation. `template` is its path in the plain document."""

    key: str
    identity: str
    method: str
    path: str
    template: str
    summary: str
    description: str
    documentation: str
    deprecated: bool
    parameters: tuple[ParameterFacts, ...]
    body: BodyFacts | None
    responses: tuple[tuple[str, Response], ...]
    security: tuple[tuple[str, ...], ...]
    servers: tuple[tuple[str, str], ...]
    """Environments with the addresses of its own servers."""
    retry: str
    billed: bool
    poll: Json
    returns_description: str
    raises: tuple[tuple[str, str], ...]
    pointer: Pointer


def alternatives(responses: Iterable[tuple[str, Response]]) -> Iterator[tuple[str, str, Alternative]]:
    """The further media types of responses with their status, after the number that each has as a response of the plain document."""
    listed = ((status, other) for status, response in responses for other in response.others)
    return ((str(number), status, other) for number, (status, other) in enumerate(listed, 1000))


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """The operations of one tag."""

    key: str
    title: str
    description: str
    operations: tuple[OperationFacts, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain document, and what the engine forgets of it."""

    document: Node
    enums: Mapping[str, tuple[str | int, ...]]
    """The values of each enumeration, in their order."""
    maps: frozenset[str]
    """Titles of the objects whose keys are free."""
    media: Mapping[str, str]
    """What the engine is to read each media type as that it does not know."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A contract in plain words, and the facts beside them."""

    package: str
    title: str
    version: str
    description: str
    documentation: str
    environments: tuple[Environment, ...]
    path: str
    """Of a relative server: what a caller's `base_url` ends with."""
    variables: tuple[Variable, ...]
    schemes: tuple[Scheme, ...]
    envelope: Json
    callback: Json
    webhook: Json
    groups: tuple[GroupFacts, ...]
    classes: tuple[ClassFacts, ...]
    accepted: tuple[tuple[str, str, int], ...]
    plain: Plain
