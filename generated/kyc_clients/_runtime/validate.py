"""Validators compiled from schemas: what may be sent. They find every broken rule, each with the pointer of its value.

A compiled check takes a JSON value and returns the rules that it breaks; an empty result costs nothing to return or to test.
With `strict=False` only the structure counts (types, required, branches), which is what a response is held to; see `decode`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from .assertions import ASSERTIONS, in_order
from .failures import Violation
from .memory import of_class
from .off_production import EASED, eased
from .pointer import join
from .schema import PYTHON_TYPES, by_form, home_of, names, part, parts, schema_of, with_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .failures import Check
    from .schema import Resolve, Schema

_USUAL: Final[Mapping[str, type]] = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}


BRANCHING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "propertyNames", "contains", "dependentSchemas"})
"""The keywords that are about other schemas for the same value, or for its names and items; see `branches`."""


def validator(schema: Schema | bool, resolve: Resolve, *, strict: bool = True, trial: bool = False) -> Check:  # noqa: FBT001 - a schema may be one
    """Compile a schema. References are followed when a value first gets there, so cyclic contracts are fine.

    `trial`: off production, where the documented values of a test host count, too.
    """
    if isinstance(schema, bool):
        return (lambda _: ()) if schema else (lambda _: (Violation("", "false", "must not be there"),))
    check = _compiled(schema, resolve, strict=strict, trial=trial)
    if not trial or EASED.isdisjoint(schema):
        return check
    return eased(schema, check)


def _compiled(schema: Schema, resolve: Resolve, *, strict: bool, trial: bool) -> Check:
    checks = list(_checks(schema, resolve, strict=strict, trial=trial))
    typed = _type_check(names(schema, "type"), binary=schema.get("format") == "binary") if "type" in schema else None
    if typed is None and not checks:
        return lambda _: ()
    if not checks:
        return cast("Check", typed)

    def check(value: object) -> Sequence[Violation]:
        found = typed(value) if typed is not None else ()
        if found:
            return found
        broken: list[Violation] = []
        for one in checks:
            if more := one(value):
                broken.extend(more)
        return broken

    return checks[0] if typed is None and len(checks) == 1 else check


def _checks(schema: Schema, resolve: Resolve, *, strict: bool, trial: bool) -> list[Check]:
    """Return the checks of every keyword but `type`, the cheap and telling ones first."""
    found = [ASSERTIONS[word](schema) for word in in_order(schema)] if strict else []
    if "$ref" in schema:
        found.append(_reference(str(schema["$ref"]), resolve, strict=strict, trial=trial))
    if (
        "properties" in schema
        or "required" in schema
        or "additionalProperties" in schema
        or "patternProperties" in schema
    ):
        found.append(_object(schema, resolve, strict=strict, trial=trial))
    if "items" in schema or "prefixItems" in schema:
        found.append(_array(schema, resolve, strict=strict, trial=trial))
    if not BRANCHING.isdisjoint(schema):
        from .branches import branching  # noqa: PLC0415 - most schemas have no alternatives

        found += branching(schema, lambda inner: validator(inner, resolve, strict=strict, trial=trial), strict=strict)
    return found


def _type_check(types: tuple[str, ...], *, binary: bool) -> Check:
    allowed = frozenset(python for name in types for python in PYTHON_TYPES[name]) | (
        {bytes} if binary else frozenset[type]()
    )
    whole = "integer" in types and "number" not in types
    usual = _USUAL.get(types[0]) if types else None
    wanted = with_article(*types)
    wanted = wanted.replace("a string", "bytes or an Upload") if binary else wanted
    broken = (Violation("", "type", f"must be {wanted}"),)

    def check(value: object) -> Sequence[Violation]:
        kind = type(value)
        if kind is usual:
            return ()
        if kind is float and (kind in allowed or whole):
            number = cast("float", value)
            if number - number != 0:
                return (Violation("", "type", "must be a finite number"),)
            return broken if whole and not number.is_integer() else ()
        return () if kind in allowed else broken

    return check


def _reference(name: str, resolve: Resolve, *, strict: bool, trial: bool) -> Check:
    known: list[Check] = []

    def check(value: object) -> Sequence[Violation]:
        if not known:
            cls = home_of(resolve(name))
            known.append(
                of_class(
                    cls,
                    ("check", strict, trial),
                    lambda: validator(schema_of(cls), resolve, strict=strict, trial=trial),
                )
            )
        return known[0](value)

    return check


def _object(schema: Schema, resolve: Resolve, *, strict: bool, trial: bool) -> Check:
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    required = names(schema, "required")
    if not strict:
        required = tuple(
            name for name in required if "x-essential" not in schema or name in names(schema, "x-essential")
        )
    else:  # what only the provider fills in is not demanded of a request
        required = tuple(name for name in required if properties.get(name, {}).get("readOnly") is not True)
    rest = schema.get("additionalProperties", True) if strict else True
    others = validator(cast("Schema | bool", rest), resolve, strict=strict, trial=trial) if rest is not True else None
    inner = [(name, validator(item, resolve, strict=strict, trial=trial)) for name, item in properties.items()]
    lenient = frozenset[str]() if strict else frozenset(properties) - frozenset(required)
    patterned = strict and "patternProperties" in schema
    of_form = by_form(schema if patterned else {}, lambda item: validator(item, resolve, strict=strict, trial=trial))
    declared, closed = properties.keys(), not patterned  # a known set of names needs no look at each of them

    def check(value: object) -> Sequence[Violation]:
        if type(value) is not dict:
            return ()
        known = cast("dict[str, object]", value)
        broken = [Violation(join(name), "required", "is required") for name in required if name not in known]
        for name, one in inner:
            if name in known and (more := one(known[name])) and not (name in lenient and known[name] is None):
                broken += below(name, more)
        if (others is not None or patterned) and not (closed and known.keys() <= declared):
            for name, item in known.items():
                matching = of_form(name)
                if not matching and name not in properties and others is not None:
                    matching = [others]
                for one in matching:
                    broken += below(name, one(item))
        return broken

    return check


def _array(schema: Schema, resolve: Resolve, *, strict: bool, trial: bool) -> Check:
    first = [validator(item, resolve, strict=strict, trial=trial) for item in parts(schema, "prefixItems")]
    rest = validator(cast("Schema | bool", schema.get("items", True)), resolve, strict=strict, trial=trial)

    def check(value: object) -> Sequence[Violation]:
        if type(value) is not list:
            return ()
        broken: list[Violation] = []
        for index, item in enumerate(cast("list[object]", value)):
            if more := (first[index] if index < len(first) else rest)(item):
                broken += below(index, more)
        return broken

    return check


def below(token: str | int, broken: Sequence[Violation]) -> list[Violation]:
    """Move violations under a property or an index."""
    return [Violation(join(token, item.pointer), item.rule, item.message) for item in broken]
