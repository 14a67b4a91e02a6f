"""The assertions of JSON Schema about single values, one small compiler each: bounds, lengths, patterns, formats, sets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from .failures import Violation
from .formats import format_check, pattern_check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Sized

    from .failures import Check
    from .schema import Schema

_LARGEST: Final = {"int32": 2**31, "int64": 2**63}


def same(left: object, right: object) -> bool:
    """Whether two JSON values are equal: `1` and `1.0` are, `true` and `1` are not."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        ours, theirs = cast("list[object]", left), cast("list[object]", right)
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(left, dict) and isinstance(right, dict):
        mine, other = cast("dict[str, object]", left), cast("dict[str, object]", right)
        return mine.keys() == other.keys() and all(same(item, other[name]) for name, item in mine.items())
    return left == right


def _one(rule: str, message: str) -> tuple[Violation]:
    return (Violation("", rule, message),)


def _const(schema: Schema) -> Check:
    expected = schema["const"]
    broken = _one("const", f"must be {_shown([expected])}")
    return lambda value: () if same(value, expected) else broken


def _enum(schema: Schema) -> Check:
    options = cast("Sequence[object]", schema["enum"])
    broken = _one("enum", f"must be one of {_shown(options)}")
    if all(type(item) is str for item in options):
        texts = frozenset(cast("Sequence[str]", options))
        return lambda value: () if type(value) is str and value in texts else broken
    return lambda value: () if any(same(value, item) for item in options) else broken


def _shown(options: Sequence[object]) -> str:
    import json  # noqa: PLC0415 - only for the text

    return ", ".join(json.dumps(item, ensure_ascii=False) for item in options)


def _on_text(broken: tuple[Violation], fine: Callable[[str], object]) -> Check:
    return lambda value: broken if type(value) is str and not fine(value) else ()


def _on_number(broken: tuple[Violation], fine: Callable[[float], object]) -> Check:
    return lambda value: broken if type(value) in {int, float} and not fine(cast("float", value)) else ()


def _on(kind: type, broken: tuple[Violation], fine: Callable[[Sized], object]) -> Check:
    return lambda value: broken if type(value) is kind and not fine(cast("Sized", value)) else ()


def _pattern(schema: Schema) -> Check:
    pattern = str(schema["pattern"])
    search = pattern_check(pattern)
    longest = cast("float", schema.get("maxLength", float("inf")))
    # A text that is too long anyway is not searched: no pattern of a contract should cost more than the contract's own length.
    form = schema.get("x-form")
    text = f"must match {pattern}" if form is None else f"must be written as {form}"
    return _on_text(_one("pattern", text), lambda text: len(text) > longest or search(text))


def _format(schema: Schema) -> Check:
    name = str(schema["format"])
    if name in _LARGEST:
        bound = _LARGEST[name]
        return _on_number(_one("format", f"must fit an {name}"), lambda number: -bound <= number < bound)
    fine = format_check(name)
    return (lambda _: ()) if fine is None else _on_text(_one("format", f"must be a valid {name}"), fine)


def _minimum(schema: Schema) -> Check:
    bound = cast("float", schema["minimum"])
    if schema.get("exclusiveMinimum") is True:
        return _on_number(_one("minimum", f"must be more than {bound}"), lambda number: number > bound)
    return _on_number(_one("minimum", f"must be at least {bound}"), lambda number: number >= bound)


def _maximum(schema: Schema) -> Check:
    bound = cast("float", schema["maximum"])
    if schema.get("exclusiveMaximum") is True:
        return _on_number(_one("maximum", f"must be less than {bound}"), lambda number: number < bound)
    return _on_number(_one("maximum", f"must be at most {bound}"), lambda number: number <= bound)


def _above(schema: Schema) -> Check:
    bound = schema["exclusiveMinimum"]
    if isinstance(bound, bool):
        return lambda _: ()
    limit = cast("float", bound)
    return _on_number(_one("exclusiveMinimum", f"must be more than {limit}"), lambda number: number > limit)


def _under(schema: Schema) -> Check:
    bound = schema["exclusiveMaximum"]
    if isinstance(bound, bool):
        return lambda _: ()
    limit = cast("float", bound)
    return _on_number(_one("exclusiveMaximum", f"must be less than {limit}"), lambda number: number < limit)


def _multiple_of(schema: Schema) -> Check:
    from fractions import Fraction  # noqa: PLC0415 - rarely needed

    step = Fraction(str(schema["multipleOf"]))
    broken = _one("multipleOf", f"must be a multiple of {schema['multipleOf']}")

    def exactly(number: float) -> Fraction:  # a float is the decimal that it is written as; a long integer has no text
        return Fraction(number if type(number) is int else str(number))

    return _on_number(broken, lambda number: number - number == 0 and exactly(number) % step == 0)


def _size(schema: Schema, *, word: str, kind: type, unit: str, least: bool) -> Check:
    bound = cast("int", schema[word])
    broken = _one(word, f"must have at {'least' if least else 'most'} {bound} {unit}")
    return _on(kind, broken, (lambda item: len(item) >= bound) if least else (lambda item: len(item) <= bound))


def _unique(schema: Schema) -> Check:
    if schema["uniqueItems"] is not True:
        return lambda _: ()
    return _on(
        list,
        _one("uniqueItems", "must not hold the same item twice"),
        lambda items: _all_differ(cast("list[object]", items)),
    )


def _all_differ(items: list[object]) -> bool:
    if all(type(item) is str for item in items):
        return len(set(items)) == len(items)
    return not any(same(item, other) for at, item in enumerate(items) for other in items[:at])


def _dependent(schema: Schema) -> Check:
    from .pointer import join  # noqa: PLC0415 - rarely needed

    needs = cast("Mapping[str, Sequence[str]]", schema["dependentRequired"])

    def check(value: object) -> Sequence[Violation]:
        known = cast("dict[str, object]", value) if type(value) is dict else {}
        missing = [
            (name, cause) for cause, others in needs.items() if cause in known for name in others if name not in known
        ]
        return [Violation(join(name), "dependentRequired", f"is required with {cause}") for name, cause in missing]

    return check


ASSERTIONS: Final[Mapping[str, Callable[[Schema], Check]]] = {
    "const": _const,
    "enum": _enum,
    "minLength": partial(_size, word="minLength", kind=str, unit="characters", least=True),
    "maxLength": partial(_size, word="maxLength", kind=str, unit="characters", least=False),
    "pattern": _pattern,
    "format": _format,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _above,
    "exclusiveMaximum": _under,
    "multipleOf": _multiple_of,
    "minItems": partial(_size, word="minItems", kind=list, unit="items", least=True),
    "maxItems": partial(_size, word="maxItems", kind=list, unit="items", least=False),
    "uniqueItems": _unique,
    "minProperties": partial(_size, word="minProperties", kind=dict, unit="properties", least=True),
    "maxProperties": partial(_size, word="maxProperties", kind=dict, unit="properties", least=False),
    "dependentRequired": _dependent,
}
"""Compilers of checks by keyword, in the order in which their findings are reported."""


def in_order(schema: Schema) -> list[str]:
    """Return the assertions that a schema makes."""
    return [word for word in ASSERTIONS if word in schema]
