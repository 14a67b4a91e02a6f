"""Changes of the core that nobody can see, each with its reason, by the name that a run lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EXPLAINED: Final[Mapping[str, str]] = {}
