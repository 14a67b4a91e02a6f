"""Generic mutants of this mock that no customer of it can distinguish from it, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LENGTH: Final = "nobody documents how long a key or a secret is"
_ISSUED: Final = '`return {"client_id": f"free_tier_{ids.hex(16)}", "client_secret": ids.hex(32)}`'

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    "deepvue.mock._issue": {f"{_ISSUED}: {change}": _LENGTH for change in ("16 → 17", "32 → 33")},
}
