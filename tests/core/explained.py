"""Changes of the core that nobody can see, each with its reason, by the name that a run lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXPLAINED: Final[Mapping[str, str]] = {
    "generator/changes/document.py compare: `for here, there in zip(_rest(before), _rest(after), strict=True):`: True → False": (
        "`_rest` returns two parts of any document"
    ),
    "generator/normalise/plain.py _Writer._free: `name, number = base, 1`: 1 → 2": (
        "a name that only the engine sees, and any that is free will do"
    ),
    "generator/runtime/codec.py _fast: `length > _LONG`: Gt → GtE": (
        "Both libraries read a text alike, also one of the very length from which the faster is worth its import."
    ),
    "generator/overlay/compare.py compare: `if _deeper(new, _DEEP)` always True": (
        "Of a document that is not so deep nothing is pruned, and from it to itself there are no steps."
    ),
    "generator/parse/json_reader.py _exceeds_limits: `if nodes > MAX_NODES` always True": (
        "The text is searched for faults once more, in vain."
    ),
    "generator/parse/yaml_reader.py _Builder._open: `if event.anchor is not None` always True": (
        "No alias asks for an anchor without a name."
    ),
    "generator/parse/yaml_reader.py _Builder._scalar: `if event.anchor is not None` always True": (
        "No alias asks for an anchor without a name."
    ),
}
