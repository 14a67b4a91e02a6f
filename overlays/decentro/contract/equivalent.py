"""Generic mutants of this mock that no customer of it can distinguish from it, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LENGTH: Final = "nobody documents how long a key or a secret is"
_ISSUED: Final = (
    '`return {"client_id": f"mock_{ids.hex(12)}", "client_secret": ids.hex(32), "module_secret": ids.hex(32)}`'
)

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    "decentro.mock._issue": {f"{_ISSUED}: {change}": _LENGTH for change in ("12 → 13", "32 → 33", "32 → 33 (2)")},
}
