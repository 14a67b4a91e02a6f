"""Generic mutants that no customer of the mock can tell from it, each with its reason. Keys are parts of their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EQUIVALENT: Final[Mapping[str, str]] = {
    "_runtime.mock.contract:160 without `marked.add(name)`": "decides what the request log hides, which no customer sees",
    "decentro generic/_runtime.mock.respond:134 400 → 401": "Decentro's mock says itself that malformed bodies are 400",
    "decentro generic/_runtime.mock.respond:69 `if problems` always False": "no parameter can be wrong once its path is found",
    "decentro generic/_runtime.mock.checking:71 without 'pattern'": "Decentro's contract has no pattern",
    "mock_papers:68 without 'description'": "the contract leaves this field out of what is required",
}
