"""How large a document may be. Beyond these it is refused: real ones are far below, hostile ones far above."""

from __future__ import annotations

from typing import Final

MAX_CHARACTERS: Final = 50_000_000
"""Longest text of one file."""
MAX_NODES: Final = 3_000_000
"""Most values and keys in one document, aliases expanded."""
MAX_ALIASED: Final = 200_000
"""Most that aliases may add, in nodes; every 32 characters of a text weigh as one node more."""
MAX_DEPTH: Final = 250
"""Deepest nesting. Low enough that plain recursion over a document never meets Python's own limit."""
MAX_FAULTS: Final = 100
"""A file with more faults than this is not read further."""
