"""Reading values that may be one thing or another. Most responses hold none, so this loads with the first that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .failures import Broken
from .memory import union
from .schema import ALTERNATIVES, names, parts
from .validate import validator
from .variants import possible_alternatives, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .failures import Violation
    from .schema import Decode, Resolve, Schema


def alternatives(schema: Schema, resolve: Resolve, decoder: Callable[[Schema, Resolve], Decode]) -> Decode:
    """Compile a schema with `anyOf`, `oneOf` or `allOf`; `decoder` compiles each of them."""
    word = next(word for word in ALTERNATIVES if word in schema)
    branches = parts(schema, word)
    plain = [branch for branch in branches if branch.get("type") != "null"]
    if word != "allOf" and len(plain) == 1 < len(branches):
        inner = decoder(plain[0], resolve)
        return lambda value: None if value is None else inner(value)
    readers = [decoder(branch, resolve) for branch in branches]
    itself = decoder({key: item for key, item in schema.items() if key not in ALTERNATIVES}, resolve)
    if word == "allOf":
        return _all_of(schema, resolve, readers, itself)
    choose = possible_alternatives(schema, word, resolve)
    order = _order(branches, resolve)
    structure = validator(schema, resolve, strict=False)

    def decode(value: object) -> object:
        chosen = choose(value)
        if not chosen:
            return value  # of a kind that the contract does not know: JSON, as it came
        if len(chosen) == 1:
            result = readers[chosen[0]](value)
            return itself(value) if result is value else result
        for at in order(value, chosen):
            try:
                result = readers[at](value)
            except Broken:
                continue
            return itself(value) if result is value else result
        raise _deepest(structure(value)) or Broken(word, "matches no alternative")

    return union(decode)


def _order(branches: Sequence[Schema], resolve: Resolve) -> Callable[[object, Sequence[int]], Sequence[int]]:
    """Return what puts the alternatives in order: no broken rule first, then most known members, exact before converted."""
    strict = [validator(branch, resolve) for branch in branches]
    loose = [validator(branch, resolve, strict=False) for branch in branches]

    def order(value: object, chosen: Sequence[int]) -> Sequence[int]:
        def key(at: int) -> tuple[bool, bool, int, bool]:
            broken = bool(strict[at](value))
            converted = type(value) is float and "number" not in names(branches[at], "type")
            return broken, broken and bool(loose[at](value)), unknown(branches[at], value, resolve), converted

        return sorted(chosen, key=key)

    return order


def _all_of(schema: Schema, resolve: Resolve, readers: Sequence[Decode], itself: Decode) -> Decode:
    """Read a value of which everything must hold: by the first schema that makes something of it."""
    structure = validator(schema, resolve, strict=False)

    def decode(value: object) -> object:
        if (broken := _deepest(structure(value))) is not None:
            raise broken
        for reader in readers:
            try:
                result = reader(value)
            except Broken:
                continue
            if type(result) is not type(value):
                return result
        return itself(value)

    return decode


def _deepest(broken: Sequence[Violation]) -> Broken | None:
    """Return the violation that lies deepest, as what is wrong with the value; None where nothing is."""
    if not broken:
        return None
    deepest = max(broken, key=lambda item: item.pointer.count("/"))
    return Broken(deepest.rule, deepest.message, deepest.pointer)
