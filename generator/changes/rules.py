"""Decides whether a schema became stricter or looser, keyword by keyword.

Used by `refresh` and `diff`. A request schema may become looser, a response schema stricter, without breaking callers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from generator.values import canonical, listed, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.types import Json

Direction: TypeAlias = Literal["request", "response", "both"]
"""Whether users pass such values to the client, receive them, or both."""
Strictness: TypeAlias = Literal["stricter", "looser", "other"]
"""`other` is neither: some values are accepted now that were not, and some no longer."""

_UPPER: Final = frozenset({"maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties", "maxContains"})
_LOWER: Final = frozenset({"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties", "minContains"})
_FLAGS: Final = frozenset({"uniqueItems", "exclusiveMaximum", "exclusiveMinimum"})
"""Keywords that are stricter when true."""
_INNER: Final = frozenset(
    {"items", "contains", "propertyNames", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"}
)
_BY_NAME: Final = frozenset({"patternProperties", "dependentSchemas", "dependentRequired", "properties"})
_ANNOTATIONS: Final = frozenset(
    {"$comment", "default", "deprecated", "description", "example", "examples", "externalDocs", "readOnly", "title",
     "writeOnly", "xml", "contentEncoding", "contentMediaType", "contentSchema", "discriminator"}
)  # fmt: skip
RULES: Final = _UPPER | _LOWER | _FLAGS | _INNER | {
    "pattern", "format", "multipleOf", "not", "if", "then", "else", "allOf", "anyOf", "oneOf", "prefixItems",
    "patternProperties", "dependentSchemas", "dependentRequired", "type", "enum", "const", "nullable",
}  # fmt: skip
"""Keywords that decide which values are accepted."""
_WIDER_FORMATS: Final[tuple[tuple[Json, Json], ...]] = (("int32", "int64"), ("float", "double"))
"""Pairs of formats, of which the second accepts all that the first does."""
_EVERYTHING: Final[tuple[Json, ...]] = (True, None, {})
"""Schemas that accept any value; None stands for an absent one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that changed. `where` is the keyword, below the items or members it is about."""

    where: str
    strictness: Strictness
    old: Json
    new: Json

    def breaks(self, direction: Direction) -> bool:
        """Whether the change may break callers, by direction."""
        allowed = {"request": "looser", "response": "stricter", "both": ""}
        return self.strictness != allowed[direction]

    def __str__(self) -> str:
        """Describe the change, such as `maxLength` is 10, was 20."""
        if self.old is None:
            return f"`{self.where}` {_shown(self.new)} is new"
        if self.new is None:
            return f"`{self.where}` {_shown(self.old)} is removed"
        return f"`{self.where}` is {_shown(self.new)}, was {_shown(self.old)}"


def changed_rules(old: Json, new: Json, where: str = "") -> Iterator[Rule]:
    """Every rule that differs between two schemas, of which each may be a boolean, or None where there is none."""
    if same(old, new) or (old in _EVERYTHING and new in _EVERYTHING):
        return
    if old is False or new is False:
        yield Rule(where, "looser" if old is False else "stricter", old, new)
        return
    before, after = (side if isinstance(side, dict) else {} for side in (old, new))
    for key in [*before, *(key for key in after if key not in before)]:
        if key not in _ANNOTATIONS and not key.startswith("x-"):
            yield from _keyword(f"{where} {key}".strip(), key, before.get(key), after.get(key))


def _keyword(where: str, key: str, old: Json, new: Json) -> Iterator[Rule]:
    if key in _INNER:
        yield from changed_rules(old, new, where)
    elif key in _BY_NAME and all(isinstance(side, dict | None) for side in (old, new)):
        before, after = (side if isinstance(side, dict) else {} for side in (old, new))
        for name in [*before, *(name for name in after if name not in before)]:
            inner = before.get(name), after.get(name)
            if isinstance(inner[0] or inner[1], list):
                yield from _rule(f"{where} {name}", "required", *inner)
            else:
                yield from changed_rules(*inner, f"{where} {name}")
    else:
        yield from _rule(where, key, old, new)


def _rule(where: str, key: str, old: Json, new: Json) -> Iterator[Rule]:
    if not same(old, new) and not _equal(old, new):
        found = strictness(key, old, new)
        if found is not None:
            yield Rule(where, found, old, new)


def _equal(old: Json, new: Json) -> bool:
    """Whether both are the same number, such as 1 and 1.0."""
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in (old, new))
    return numbers and old == new


def strictness(key: str, old: Json, new: Json) -> Strictness | None:  # noqa: PLR0911 - a table of keywords
    """Compare a keyword's new value with the old one. None stands for an absent keyword, and is returned if nothing changed."""
    if key in {"minLength", "minItems", "minProperties"} and not (old or new):
        return None
    if key in _FLAGS and (isinstance(old, bool) or isinstance(new, bool)):
        return ("stricter" if new else "looser") if bool(old) != bool(new) else None
    if key == "nullable":
        return ("looser" if new else "stricter") if bool(old) != bool(new) else None
    if key in {"type", "enum", "oneOf", "anyOf"} and old is not None and new is not None:
        return _subset(_alternatives(key, old), _alternatives(key, new))
    if key in {"required", "allOf"}:
        return _subset(listed(new), listed(old))
    if old is None or new is None:
        return "stricter" if old is None else "looser"
    if isinstance(old, int | float) and isinstance(new, int | float):
        if key in _UPPER | _LOWER:
            return "stricter" if (new < old) == (key in _UPPER) else "looser"
        if key == "multipleOf" and old and new:
            return "stricter" if new % old == 0 else "looser" if old % new == 0 else "other"
    return "looser" if (old, new) in _WIDER_FORMATS else "stricter" if (new, old) in _WIDER_FORMATS else "other"


def _subset(old: list[Json], new: list[Json]) -> Strictness | None:
    """Compare alternatives: fewer are stricter."""
    before, after = ({canonical(item) for item in side} for side in (old, new))
    if before == after:
        return None
    return "looser" if before < after else "stricter" if before > after else "other"


def _alternatives(key: str, value: Json) -> list[Json]:
    """The alternatives of a keyword; whatever is an integer is a number, too."""
    found = listed(value)
    return [*found, "integer"] if key == "type" and "number" in found else found


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
