"""Changes of the core that nobody can see, each with its reason, by the name that a run lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXPLAINED: Final[Mapping[str, str]] = {
    "generator/changes/document.py compare: `for here, there in zip(_rest(before), _rest(after), strict=True):`: True → False": (
        "`_rest` returns two parts of any document"
    ),
    "generator/overlay/compare.py compare: `if _deeper(new, _DEEP)` always True": (
        "the first half of a document that is not so deep is all of it, and the second comparison finds nothing"
    ),
    "generator/normalise/plain.py _Writer._free: `name, number = base, 1`: 1 → 2": (
        "a name that only the engine sees, and any that is free will do"
    ),
}
