"""Generic mutants that no customer of the mock can tell from it, each with its reason. Keys are parts of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EQUIVALENT: Final[Mapping[str, str]] = {}
