"""Generic mutants of this mock that no customer of it can distinguish from it, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LENGTH: Final = "nobody documents how long a key or a secret is"
_ISSUED: Final = '`return {"api_key": f"key_test_{ids.hex(32)}", "api_secret": f"secret_test_{ids.hex(32)}"}`'

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    "sandbox.mock_people": {
        '`"P": "individual",`: without \'P\'': "an individual is what any letter means that stands for nothing else",
    },
    "sandbox.mock_responses.issue": {f"{_ISSUED}: 32 → 33": _LENGTH, f"{_ISSUED}: 32 → 33 (2)": _LENGTH},
    "sandbox.mock_responses._message": {
        "`… if reason.operation is not None` always True": "whatever is invalid is a request to an operation",
    },
}
