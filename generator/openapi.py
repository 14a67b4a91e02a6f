"""Constants of OpenAPI."""

from __future__ import annotations

from typing import Final

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The keys of a path item that are operations."""
DATA: Final = frozenset({"example", "examples", "default", "const", "enum"})
"""Keywords below which a document holds values, not descriptions."""
