"""Epochs that must lie ahead (`x-ahead`): the one rule that needs a clock, so it is checked apart from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from .failures import Violation
from .off_production import takes
from .pointer import join
from .schema import part, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .schema import Resolve, Schema

TimedCheck: TypeAlias = "Callable[[object, float], Sequence[Violation]]"
"""Checks a value against the present, in seconds since the Unix epoch."""


def future_check(
    schema: Schema, resolve: Resolve, above: tuple[str, ...] = (), *, trial: bool = False
) -> TimedCheck | None:
    """Return the check of every epoch in a schema that must lie ahead; None where there is none. See `validator` for `trial`."""
    check = _future_check(schema, resolve, above, trial=trial)
    if check is None or not trial or "x-test-values" not in schema:
        return check
    return lambda value, now: () if takes(schema, value) else check(value, now)


def _future_check(schema: Schema, resolve: Resolve, above: tuple[str, ...], *, trial: bool) -> TimedCheck | None:
    name = str(schema.get("$ref", ""))
    if name:
        return None if name in above else future_check(schema_of(resolve(name)), resolve, (*above, name), trial=trial)
    if "x-ahead" in schema:
        return _moment(schema)
    properties = cast("dict[str, Schema]", part(schema, "properties"))
    found = [(wire, future_check(item, resolve, above, trial=trial)) for wire, item in properties.items()]
    inner = [(wire, check) for wire, check in found if check is not None]
    items = future_check(part(schema, "items"), resolve, above, trial=trial) if "items" in schema else None
    if not inner and items is None:
        return None

    def check(value: object, now: float) -> list[Violation]:
        known: dict[str, object] = cast("dict[str, object]", value) if isinstance(value, dict) else {}
        places = [(wire, one, known[wire]) for wire, one in inner if wire in known]
        if items is not None and isinstance(value, list):
            places += [(str(index), items, item) for index, item in enumerate(cast("list[object]", value))]
        return [
            Violation(join(wire) + broken.pointer, broken.rule, broken.message)
            for wire, one, item in places
            for broken in one(item, now)
        ]

    return check


def _moment(schema: Schema) -> TimedCheck:
    seconds = cast("int", schema["x-ahead"])
    unit, scale = ("milliseconds", 1000) if schema.get("x-epoch") == "milliseconds" else ("seconds", 1)
    broken = [Violation("", "x-ahead", f"must be an epoch in {unit} at least {seconds} seconds in the future")]

    def check(value: object, now: float) -> list[Violation]:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return broken if is_number and cast("float", value) < (now + seconds) * scale else []

    return check
