"""Merges what the members of an `allOf` say of one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.normalise.keywords import is_number
from generator.values import canonical

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.scope import Scope
    from generator.types import Json

_TIGHTEN = {
    **dict.fromkeys(("minLength", "minItems", "minimum", "exclusiveMinimum", "minProperties"), max),
    **dict.fromkeys(("maxLength", "maxItems", "maximum", "exclusiveMaximum", "maxProperties"), min),
}


def merge(scope: Scope, into: FlatSchema, part: FlatSchema) -> None:
    """Let a schema say what another says too, as `allOf` does."""
    scope.spend(20 + 4 * (len(part.properties) + len(part.required)), part.pointer)
    for key, value in part.keywords.items():
        _merge_keyword(scope, into, key, value)
    for key, value in part.annotations.items():
        into.annotations.setdefault(key, value)
    for key, value in part.extensions.items():
        into.extensions.setdefault(key, value)
    for name, places in part.properties.items():
        known = into.properties.setdefault(name, [])
        known += [place for place in places if all(place[0] != other[0] for other in known)]
    for name, place in part.required.items():
        into.required.setdefault(name, place)
    if part.items is not None:
        places = [] if into.items is None else [into.items, *into.more_items]
        places += [place for place in (part.items, *part.more_items) if all(place[0] != other[0] for other in places)]
        into.items, into.more_items = places[0], places[1:]
    _merge_additional(scope, into, part)
    _merge_by_place(scope, into, part)
    into.unions |= part.unions
    into.discriminator = into.discriminator or part.discriminator
    into.extra += [rule for rule in part.extra if rule not in into.extra]


def _merge_additional(scope: Scope, into: FlatSchema, part: FlatSchema) -> None:
    if part.additional is None or part.additional[0] is True:
        return
    known = into.additional
    if known is None or known[0] is True or part.additional[0] is False:
        into.additional = part.additional
    elif known[0] is not False and known[0] != part.additional[0]:
        message = "two different `additionalProperties` meet in one allOf"
        scope.refuse("unsupported-merge", part.additional[1], message, "Merge them by overlay.")


def _merge_by_place(scope: Scope, into: FlatSchema, part: FlatSchema) -> None:
    """Merge the schemas of items by their number, and of members by the pattern of their names."""
    for name, (schema, place) in part.patterns.items():
        if into.patterns.setdefault(name, (schema, place))[0] != schema:
            message = f"two different schemas for names like {name!r} meet in one allOf"
            scope.refuse("unsupported-merge", place, message, "Merge them by overlay.")
    ours, theirs = ([schema for schema, _ in listed] for listed in (into.prefix, part.prefix))
    into.prefix = into.prefix or part.prefix
    if ours and theirs and ours != theirs:
        message = "two different `prefixItems` meet in one allOf"
        scope.refuse("unsupported-merge", part.pointer, message, "Merge them by overlay.")


def _merge_keyword(scope: Scope, into: FlatSchema, key: str, value: Json) -> None:
    known = into.keywords.get(key)
    if key not in into.keywords or (type(known) is type(value) and known == value):
        into.keywords[key] = value
    elif key == "type":
        _merge_types(scope, into, value)
    elif key == "enum" and isinstance(known, list) and isinstance(value, list):
        theirs = {canonical(item) for item in value}
        common = [item for item in known if canonical(item) in theirs]
        into.keywords[key] = common
        if not common:
            message = "no value is in both of the `enum`s that meet in this allOf"
            scope.refuse("no-valid-value", into.pointer, message, "Correct one of them by overlay.")
    elif key in _TIGHTEN and is_number(known) and is_number(value):
        into.keywords[key] = _TIGHTEN[key](known, value)  # type: ignore[type-var]  # both are numbers
    elif key in {"readOnly", "writeOnly", "uniqueItems"}:
        into.keywords[key] = known is True or value is True
    else:
        into.extra.append({key: value})


def _merge_types(scope: Scope, into: FlatSchema, value: Json) -> None:
    theirs = value if isinstance(value, list) else [value]
    common: list[Json] = [item for item in into.types if item in theirs or (item == "integer" and "number" in theirs)]
    common += ["integer"] if "integer" in theirs and "number" in into.types and "integer" not in common else []
    if not common:
        message = "no value has all the types that this allOf asks for"
        scope.refuse("no-valid-value", into.pointer, message, "Correct one of the types by overlay.")
        return
    into.keywords["type"] = common[0] if len(common) == 1 else common
