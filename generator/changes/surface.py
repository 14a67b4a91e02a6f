"""What users of generated clients hold: everything that they can name, call, read and rely on, and nothing else.

A surface is a value. Two packages whose surfaces are equal are the same to a user, whatever else differs in their files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.changes.hints import Type
    from generator.changes.rules import Direction

Facts: TypeAlias = "Mapping[str, str]"
"""What is true beside the types: how a call travels, what a status raises, what is hidden. Keys begin with a kind from `words`."""

Kind: TypeAlias = Literal["client", "group", "model", "body", "error", "protocol", "class"]
"""A `body` is taken apart into the arguments of a method, so that nobody needs the class itself."""

TWIN = "async "
"""Begins the identity of an asynchronous class; the rest is that of its synchronous twin."""


@dataclass(frozen=True, slots=True)
class Item:
    """A parameter of a method, or an attribute of a class."""

    type: Type
    default: str | None = None
    """Its source, or None where there is none."""
    place: Literal["positional", "keyword", "attribute", "property"] = "keyword"
    facts: Facts = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Method:
    """A method or function."""

    items: Mapping[str, Item]
    """Its parameters, in their order."""
    returns: Type
    awaited: bool = False
    facts: Facts = field(default_factory=dict[str, str])
    uses: tuple[str, ...] = field(default=(), compare=False)
    """Classes that are its alone although its signature does not name them: that of a body given as arguments."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class and its public members."""

    kind: Kind
    parents: tuple[str, ...] = ()
    items: Mapping[str, Item] = field(default_factory=dict[str, Item])
    methods: Mapping[str, Method] = field(default_factory=dict[str, Method])
    facts: Facts = field(default_factory=dict[str, str])
    direction: Direction = field(default="given", compare=False)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type."""

    type: Type
    direction: Direction = field(default="both", compare=False)


@dataclass(frozen=True, slots=True)
class Surface:
    """A whole package, by identity: `sandbox.digilocker.Digilocker`, `sandbox.models.Document`, `errors.NotFound`."""

    classes: Mapping[str, Class] = field(default_factory=dict[str, Class])
    aliases: Mapping[str, Alias] = field(default_factory=dict[str, Alias])
    functions: Mapping[str, Method] = field(default_factory=dict[str, Method])
    facts: Mapping[str, Facts] = field(default_factory=dict[str, Facts])
    """Of each provider."""
    exports: frozenset[str] = frozenset()
    """Places from which something can be imported that has its home elsewhere."""
