"""The alternatives of JSON Schema: checks made of other checks. Most contracts have few, so they load with the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .failures import Violation
from .memory import union
from .pointer import join, look_up
from .schema import part, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .failures import Check
    from .schema import Schema


def branching(schema: Schema, compiled: Callable[[Schema | bool], Check], *, strict: bool) -> list[Check]:
    """Return the checks of the keywords that hold other schemas for the same value."""
    every, some, one = ([compiled(branch) for branch in parts(schema, word)] for word in ("allOf", "anyOf", "oneOf"))
    found = every
    has_discriminator = "discriminator" in schema
    if some:
        check = _discriminated(schema, "anyOf", some, strict=strict) if has_discriminator else _any_of(some)
        found.append(union(check))
    if one:
        check = (
            _discriminated(schema, "oneOf", one, strict=strict) if has_discriminator else _one_of(one, strict=strict)
        )
        found.append(union(check))
    if strict and "not" in schema:
        found.append(_not(compiled(cast("Schema | bool", schema["not"]))))
    if strict and "if" in schema:
        test, then, other = (compiled(cast("Schema | bool", schema.get(word, True))) for word in ("if", "then", "else"))
        found.append(_conditional(test, then, other, _case(part(schema, "if"))))
    if strict and "propertyNames" in schema:
        found.append(_property_names(compiled(cast("Schema | bool", schema["propertyNames"]))))
    if strict and "contains" in schema:
        found.append(_contains(schema, compiled(cast("Schema | bool", schema["contains"]))))
    if strict and "dependentSchemas" in schema:
        dependent = cast("Mapping[str, Schema | bool]", schema["dependentSchemas"])
        found += [_dependent(name, compiled(item)) for name, item in dependent.items()]
    return found


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


def _discriminated(schema: Schema, word: str, branches: list[Check], *, strict: bool) -> Check:
    """Check an object by the class that it names; one of a kind that a response may bring is of no class, or of the base."""
    discriminator = part(schema, "discriminator")
    name = str(discriminator.get("propertyName", ""))
    mapping = {str(key): str(target).rpartition("/")[2] for key, target in part(discriminator, "mapping").items()}
    targets = [str(branch.get("$ref", branch.get("x-variant", ""))) for branch in parts(schema, word)]
    base = str(discriminator.get("x-base", ""))
    any_branch = _any_of(branches)
    pointer = join(name)

    def check(value: object) -> Sequence[Violation]:
        kind = type(value)
        if kind is not dict:
            return any_branch(value)
        tag = look_up(value, pointer)
        tag = str(tag) if type(tag) is int else tag
        if not isinstance(tag, str):
            return (Violation(pointer, "required", "must be a string that says which alternative this is"),)
        target = mapping.get(tag, base or tag)
        if target in targets:
            return branches[targets.index(target)](value)
        return (Violation(pointer, "discriminator", "names no known alternative"),) if strict else ()

    return check


def _not(inner: Check) -> Check:
    return lambda value: () if inner(value) else (Violation("", "not", "must not match what the contract excludes"),)


def _conditional(test: Check, then: Check, other: Check, case: str) -> Check:
    def check(value: object) -> Sequence[Violation]:
        if test(value):
            return other(value)
        return [Violation(item.pointer, item.rule, f"{item.message}{case}") for item in then(value)]

    return check


def _case(test: Schema) -> str:
    """Return when a condition holds, in words, where that is simple: a member has one value."""
    import json  # noqa: PLC0415 - only for the text

    properties = cast("Mapping[str, Schema]", part(test, "properties"))
    fixed = {name: item["const"] for name, item in properties.items() if "const" in item}
    return "".join(f" where {name} is {json.dumps(value, ensure_ascii=False)}" for name, value in fixed.items())


def _property_names(inner: Check) -> Check:
    def check(value: object) -> Sequence[Violation]:
        known = cast("dict[str, object]", value) if type(value) is dict else {}
        return [Violation(join(name), "propertyNames", "is not an allowed name") for name in known if inner(name)]

    return check


def _contains(schema: Schema, inner: Check) -> Check:
    least, most = cast("int", schema.get("minContains", 1)), cast("int | None", schema.get("maxContains"))
    wanted = f"at least {least}" if most is None else f"{least} to {most}" if most > least else f"exactly {least}"
    broken = (Violation("", "contains", f"must hold {wanted} of the items that the contract asks for"),)

    def check(value: object) -> Sequence[Violation]:
        if type(value) is not list:
            return ()
        found = sum(not inner(item) for item in cast("list[object]", value))
        return () if least <= found and (most is None or found <= most) else broken

    return check


def _dependent(name: str, inner: Check) -> Check:
    def check(value: object) -> Sequence[Violation]:
        found = cast("dict[str, object]", value) if type(value) is dict else {}
        if name not in found:
            return ()
        return [Violation(item.pointer, item.rule, f"{item.message} with {name}") for item in inner(found)]

    return check
