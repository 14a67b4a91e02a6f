"""Generic mutants that no customer of the mock can tell from it, each with its reason: by where they are, and what they change.

The names are those that a run lists. An explanation that fits no mutant any more fails the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {}
