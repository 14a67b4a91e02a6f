"""Chooses the variant of a union: by discriminator, or by best match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .schema import names, others, part, parts, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .schema import Resolve, Schema

    Choose = Callable[[object], Sequence[int]]

_LEVELS: Final = 4
"""How deep a value is compared with an alternative; deeper members rarely tell two apart."""


def possible_alternatives(schema: Schema, word: str, resolve: Resolve) -> Choose:
    """Return a function that finds the alternatives a value may be of; none where its discriminator names none of them.

    The discriminator of the contract decides, or else a property for which each object has values of its own. An object with
    another value is of the base class, where there is one.
    """
    branches = parts(schema, word)
    everything = range(len(branches))
    discriminator = part(schema, "discriminator")
    mapping = part(discriminator, "mapping")
    targets = {branch.get("$ref", branch.get("x-variant")): at for at, branch in enumerate(branches)}
    name = str(discriminator.get("propertyName"))
    by_value = {tag: targets[target] for tag, target in mapping.items() if target in targets}
    base = targets.get(discriminator["x-base"]) if "x-base" in discriminator else None
    if not by_value:
        name, by_value = _tag(branches, resolve)
    unknown = () if base is None else (base,)
    otherwise = everything if base is None else unknown

    def choose(value: object) -> Sequence[int]:
        if type(value) is not dict or not by_value:
            return everything
        tag = cast("dict[str, object]", value).get(name)
        if tag is None:
            return otherwise
        at = by_value.get(str(tag))
        return unknown if at is None else (at,)

    return choose


def _tag(branches: Sequence[Schema], resolve: Resolve) -> tuple[str, dict[str, int]]:
    """Return a required property of texts for which no two objects have the same value, and whose object each value is."""
    objects = {at: found for at, branch in enumerate(branches) if (found := _object(branch, resolve)) is not None}
    if len(objects) < 2 or any(not _is_plain(branch) for at, branch in enumerate(branches) if at not in objects):  # noqa: PLR2004 - two can differ
        return "", {}
    for name in names(next(iter(objects.values())), "required"):
        values = [(value, at) for at, found in objects.items() for value in _values(found, name)]
        by_value = dict(values)
        if len(by_value) == len(values) and set(by_value.values()) == set(objects):
            return name, by_value
    return "", {}


def _object(branch: Schema, resolve: Resolve) -> Schema | None:
    found = schema_of(resolve(str(branch["$ref"]))) if "$ref" in branch else branch
    return found if "properties" in found else None


def _is_plain(branch: Schema) -> bool:
    """Whether a branch is certainly no object."""
    return "type" in branch and "object" not in names(branch, "type")


def _values(schema: Schema, name: str) -> Sequence[str]:
    """Return the texts that a required property can be; none where it can be others too."""
    if name not in names(schema, "required"):
        return ()
    member = part(part(schema, "properties"), name)
    listed = cast("Sequence[object]", [member["const"]] if "const" in member else member.get("enum", ()))
    texts = [value for value in listed if isinstance(value, str)]
    return texts if len(texts) == len(listed) else ()


def unknown(schema: Schema, value: object, resolve: Resolve, levels: int = _LEVELS) -> int:
    """Return how many members of a value a schema does not know."""
    if "$ref" in schema:
        schema = schema_of(resolve(str(schema["$ref"])))
    if not levels:
        return 0
    if type(value) is list:
        items, first = part(schema, "items"), parts(schema, "prefixItems")
        rows = [*first, *[items] * len(cast("list[object]", value))]
        pairs = zip(rows, cast("list[object]", value), strict=False)
        return sum(unknown(row, item, resolve, levels - 1) for row, item in pairs if row)
    if type(value) is not dict or "properties" not in schema:
        return 0
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    rest = others(schema)
    found = cast("dict[str, object]", value)
    return sum(
        unknown(properties[name], item, resolve, levels - 1) if name in properties else not rest
        for name, item in found.items()
    )
