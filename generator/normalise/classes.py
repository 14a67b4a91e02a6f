"""Object schemas: recognises them and names their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import names
from generator.engine import naming
from generator.normalise.wire_schema import WireSchema, or_null
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.registry import Registry


def object_of(registry: Registry, flat: FlatSchema, hint: str) -> WireSchema:
    """The class of an object schema."""
    name = _class_name(registry, flat, hint)
    registry.claim(name, flat)
    found = WireSchema({"$ref": name})
    return or_null(found) if "null" in flat.types else found


def _class_name(registry: Registry, flat: FlatSchema, hint: str) -> str:
    """What a class is called: by its title, else by its place."""
    title = flat.annotations.get("title")
    tries = registry.renamed.get(flat.pointer, 0)
    own = join(ROOT, "components", "schemas", hint) == flat.pointer
    titled = isinstance(title, str) and bool(title) and not tries and not (own and hint in registry.keyed)
    try:
        name = naming.class_key(str(title) if titled else hint)
    except ValueError as error:
        advice = "Give the schema a `title` by overlay" + (", or waive it." if titled else ".")
        registry.scope.refuse("bad-name", flat.pointer, str(error), advice, fatal=not titled)
        name = naming.class_key(f"N{naming.pascal(hint)}"[: names.LONGEST - 10])
    if not titled and not own and name in registry.components:
        name = naming.class_key(f"{name} 2")
    return naming.class_key(f"{name}{tries}") if tries > 1 else name


def has_properties(registry: Registry, flat: FlatSchema) -> bool:
    """Whether `properties` say something: reports those of what is no object."""
    if not flat.types or "object" in flat.types:
        return True
    advice = "Say `type: object`, or drop `properties`, by overlay; or waive it."
    message = f"`properties` of something that is {' or '.join(flat.types)} say nothing"
    registry.scope.refuse("unsupported-keyword", join(flat.pointer, "properties"), message, advice)
    return False
