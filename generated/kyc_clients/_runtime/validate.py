"""Validators compiled from schemas: what may be sent. They find every broken rule, each with the pointer of its value.

A compiled check takes a JSON value and returns the rules that it breaks; an empty result costs nothing to return or to test.
With `strict=False` only the structure counts (types, required, branches), which is what an answer is held to; see `decode`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, cast

from .assertions import ASSERTIONS, in_order
from .errors import Violation
from .model import schema_of
from .pointer import join, look_up
from .schema import names, part, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .schema import Resolve, Schema

    Check: TypeAlias = Callable[[object], Sequence[Violation]]

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
_USUAL: Final[Mapping[str, type]] = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
_ARTICLES: Final[Mapping[str, str]] = {
    "null": "null",
    "integer": "an integer",
    "object": "an object",
    "array": "an array",
}


def validator(schema: Schema | bool, resolve: Resolve, *, strict: bool = True) -> Check:  # noqa: FBT001 - a schema may be one
    """Compile a schema. References are followed when a value first gets there, so cyclic contracts are fine."""
    if isinstance(schema, bool):
        return (lambda _: ()) if schema else (lambda _: (Violation("", "false", "must not be there"),))
    checks = list(_checks(schema, resolve, strict=strict))
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


def _checks(schema: Schema, resolve: Resolve, *, strict: bool) -> list[Check]:
    """Return the checks of every keyword but `type`, the cheap and telling ones first."""
    found = [ASSERTIONS[word](schema) for word in in_order(schema)] if strict else []
    if "$ref" in schema:
        found.append(_reference(str(schema["$ref"]), resolve, strict=strict))
    if (
        "properties" in schema
        or "required" in schema
        or "additionalProperties" in schema
        or "patternProperties" in schema
    ):
        found.append(_object(schema, resolve, strict=strict))
    if "items" in schema or "prefixItems" in schema:
        found.append(_array(schema, resolve, strict=strict))
    if "allOf" in schema:
        found += [validator(branch, resolve, strict=strict) for branch in parts(schema, "allOf")]
    if "anyOf" in schema:
        found.append(_any_of([validator(branch, resolve, strict=strict) for branch in parts(schema, "anyOf")]))
    if "oneOf" in schema:
        branches = [validator(branch, resolve, strict=strict) for branch in parts(schema, "oneOf")]
        found.append(
            _discriminated(schema, branches) if "discriminator" in schema else _one_of(branches, strict=strict)
        )
    if strict and "not" in schema:
        found.append(_not(validator(cast("Schema | bool", schema["not"]), resolve)))
    if strict and "if" in schema:
        found.append(_conditional(schema, resolve))
    if strict and "propertyNames" in schema:
        found.append(_property_names(validator(part(schema, "propertyNames"), resolve)))
    return found


def _type_check(types: tuple[str, ...], *, binary: bool) -> Check:
    allowed = frozenset(python for name in types for python in _TYPES[name]) | (
        {bytes} if binary else frozenset[type]()
    )
    whole = "integer" in types and "number" not in types
    usual = _USUAL.get(types[0]) if types else None
    broken = (Violation("", "type", "must be " + " or ".join(_ARTICLES.get(name, f"a {name}") for name in types)),)

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


def _reference(name: str, resolve: Resolve, *, strict: bool) -> Check:
    known: list[Check] = []

    def check(value: object) -> Sequence[Violation]:
        if not known:
            known.append(validator(schema_of(resolve(name)), resolve, strict=strict))
        return known[0](value)

    return check


def _object(schema: Schema, resolve: Resolve, *, strict: bool) -> Check:
    properties = cast("Mapping[str, Schema]", part(schema, "properties"))
    required = names(schema, "required")
    if strict:  # what only the provider fills in is not demanded of a request
        required = tuple(name for name in required if properties.get(name, {}).get("readOnly") is not True)
    rest = schema.get("additionalProperties", True) if strict else True
    others = validator(cast("Schema | bool", rest), resolve, strict=strict) if rest is not True else None
    optional = frozenset(properties) - frozenset(required)
    inner = [(name, name in optional, validator(item, resolve, strict=strict)) for name, item in properties.items()]
    lenient = frozenset[str]() if strict else optional
    patterned = _patterns(schema, resolve) if strict else []
    declared, closed = properties.keys(), not patterned  # a known set of names needs no look at each of them

    def check(value: object) -> Sequence[Violation]:
        if type(value) is not dict:
            return ()
        known = cast("dict[str, object]", value)
        broken = [Violation(join(name), "required", "is required") for name in required if name not in known]
        for name, _, one in inner:
            if name in known and (more := one(known[name])) and not (name in lenient and known[name] is None):
                broken += below(name, more)
        if (others is not None or patterned) and not (closed and known.keys() <= declared):
            for name, item in known.items():
                matching = [one for search, one in patterned if search(name)]
                if not matching and name not in properties and others is not None:
                    matching = [others]
                for one in matching:
                    broken += below(name, one(item))
        return broken

    return check


def _patterns(schema: Schema, resolve: Resolve) -> list[tuple[Callable[[str], object], Check]]:
    from .formats import pattern_check  # noqa: PLC0415 - rarely needed

    found = cast("Mapping[str, Schema]", part(schema, "patternProperties"))
    return [(pattern_check(name), validator(item, resolve)) for name, item in found.items()]


def _array(schema: Schema, resolve: Resolve, *, strict: bool) -> Check:
    first = [validator(item, resolve, strict=strict) for item in parts(schema, "prefixItems")]
    rest = validator(cast("Schema | bool", schema.get("items", True)), resolve, strict=strict)

    def check(value: object) -> Sequence[Violation]:
        if type(value) is not list:
            return ()
        broken: list[Violation] = []
        for index, item in enumerate(cast("list[object]", value)):
            if more := (first[index] if index < len(first) else rest)(item):
                broken += below(index, more)
        return broken

    return check


def _any_of(branches: list[Check]) -> Check:
    def check(value: object) -> Sequence[Violation]:
        tried: list[Sequence[Violation]] = []
        for branch in branches:
            if not (broken := branch(value)):
                return ()
            tried.append(broken)
        return [Violation("", "anyOf", "must match at least one alternative"), *_closest(tried)]

    return check


def _one_of(branches: list[Check], *, strict: bool) -> Check:
    def check(value: object) -> Sequence[Violation]:
        tried = [branch(value) for branch in branches]
        matching = sum(not broken for broken in tried)
        if matching == 1 or (matching and not strict):
            return ()
        if matching:
            return (Violation("", "oneOf", f"must match exactly one alternative, matches {matching}"),)
        return [Violation("", "oneOf", "must match exactly one alternative"), *_closest(tried)]

    return check


def _closest(tried: list[Sequence[Violation]]) -> Sequence[Violation]:
    """Return what the branch that came nearest misses: that is most likely what the caller meant."""
    return min(
        tried, key=lambda broken: (any(item.rule == "type" and not item.pointer for item in broken), len(broken))
    )


def _discriminated(schema: Schema, branches: list[Check]) -> Check:
    discriminator = part(schema, "discriminator")
    name = str(discriminator.get("propertyName", ""))
    mapping = {str(key): str(target).rpartition("/")[2] for key, target in part(discriminator, "mapping").items()}
    targets = [str(branch.get("$ref", "")) for branch in parts(schema, "oneOf")]

    pointer = join(name)

    def check(value: object) -> Sequence[Violation]:
        tag = look_up(value, pointer)
        if not isinstance(tag, str):
            return (Violation(join(name), "required", "must be a string that says which alternative this is"),)
        target = mapping.get(tag, tag)
        if target not in targets:
            return (Violation(join(name), "discriminator", "names no known alternative"),)
        return branches[targets.index(target)](value)

    return check


def _not(inner: Check) -> Check:
    return lambda value: () if inner(value) else (Violation("", "not", "must not match what the contract excludes"),)


def _conditional(schema: Schema, resolve: Resolve) -> Check:
    test, then, other = (
        validator(cast("Schema | bool", schema.get(word, True)), resolve) for word in ("if", "then", "else")
    )
    return lambda value: other(value) if test(value) else then(value)


def _property_names(inner: Check) -> Check:
    def check(value: object) -> Sequence[Violation]:
        known = cast("dict[str, object]", value) if type(value) is dict else {}
        return [Violation(join(name), "propertyNames", "is not an allowed name") for name in known if inner(name)]

    return check


def below(token: str | int, broken: Sequence[Violation]) -> list[Violation]:
    """Move violations under a property or an index."""
    return [Violation(join(token, item.pointer), item.rule, item.message) for item in broken]
