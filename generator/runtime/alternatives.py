"""Reading values that may be one thing or another. Most answers hold none, so this loads with the first that does."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .failures import Broken
from .schema import ALTERNATIVES, part, parts
from .validate import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .schema import Decode, Resolve, Schema


def alternatives(schema: Schema, resolve: Resolve, decoder: Callable[[Schema, Resolve], Decode]) -> Decode:
    """Compile a schema with `anyOf`, `oneOf` or `allOf`; `decoder` compiles each of them."""
    word = next(word for word in ALTERNATIVES if word in schema)
    branches = parts(schema, word)
    plain = [branch for branch in branches if branch.get("type") != "null"]
    if word != "allOf" and len(plain) == 1 < len(branches):
        inner = decoder(plain[0], resolve)
        return lambda value: None if value is None else inner(value)
    structure = validator(schema, resolve, strict=False)
    strict = [validator(branch, resolve) for branch in branches]
    readers = [decoder(branch, resolve) for branch in branches]
    own = {key: item for key, item in schema.items() if key not in ALTERNATIVES}
    itself = decoder(own, resolve)
    tagged = _tagged(schema, branches)

    def decode(value: object) -> object:
        if broken := structure(value):
            deepest = max(broken, key=lambda item: item.pointer.count("/"))
            raise Broken(deepest.rule, deepest.message, deepest.pointer)
        if (chosen := tagged(value)) is not None:
            return readers[chosen](value)
        ordered = (
            range(len(branches))
            if word == "allOf"
            else sorted(range(len(branches)), key=lambda at: bool(strict[at](value)))
        )
        for at in ordered:
            try:
                result = readers[at](value)
            except Broken:
                continue
            if type(result) is not type(value) or word != "allOf":
                return itself(value) if result is value else result
        return itself(value)

    return decode


def _tagged(schema: Schema, branches: Sequence[Schema]) -> Callable[[object], int | None]:
    """Return what finds the branch that a `discriminator` names; None for a value that names none of them."""
    discriminator = part(schema, "discriminator")
    name, mapping = discriminator.get("propertyName"), part(discriminator, "mapping")
    targets = {branch.get("$ref"): at for at, branch in enumerate(branches)}

    def choose(value: object) -> int | None:
        tag = cast("dict[str, object]", value).get(str(name)) if type(value) is dict else None
        return targets.get(mapping.get(tag)) if isinstance(tag, str) and tag in mapping else None

    return choose if mapping else lambda _: None
