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
    name = _spelled([*([str(title)] if titled else []), hint])
    titled = titled and bool(naming.pascal(str(title)))
    if not titled and not own and name in registry.components:
        name = naming.class_key(f"{name[: names.LONGEST - 10]} 2")
    return naming.class_key(f"{name[: names.LONGEST - 10]}{tries}") if tries > 1 else name


def _spelled(texts: list[str]) -> str:
    """The first of several texts that a class can be called by; where none is, the last one's letters by their own names."""
    for text in texts:
        try:
            return naming.class_key(text)
        except ValueError:
            continue
    return naming.class_key(f"N_{naming.spelled_out(texts[-1])}"[: names.LONGEST - 10])


def has_properties(flat: FlatSchema) -> bool:
    """Whether `properties` say something: those of what is no object do not."""
    return bool(flat.properties) and (not flat.types or "object" in flat.types)
