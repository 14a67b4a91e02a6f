"""The one request and answer that every contender exchanges: the start of a DigiLocker session, as its provider documents it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PATH: Final = "/kyc/digilocker/sessions/init"

_sample = json.loads(
    (ROOT / "specs/sandbox/samples/digilocker-initiate-session--signin.json").read_text(encoding="utf-8")
)
BODY: Final[dict[str, object]] = _sample["request"]["body"]
"""The request's body, as a person would write it."""
DOCUMENT: Final[dict[str, object]] = _sample["response"]["body"]
ANSWER: Final = json.dumps(DOCUMENT).encode()
HEADERS: Final = {"x-api-key": "key_test_benchmark", "Authorization": "benchmark-token"}
