"""Generic mutants that no customer of the mock can tell from it, each with its reason: by where they are, and what they change.

The names are those that a run lists. An explanation that fits no mutant any more fails the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_IN_PYTHON: Final = "it is how a Python program holds the mock, and nothing of it goes over the wire"
_LENGTH: Final = "no length of the keys is documented; they are compared as a whole, and are hard to guess either way"
_INIT: Final = "`def __init__(self, *, seed: object = 0, clock: Clock | None = None, port: int = 0) -> None:`: 0 → 1"
_ID_AND_SECRET: Final = '`return {"client_id": secrets["client_id"], "client_secret": secrets["client_secret"]}`'
_KEY_AND_SECRET: Final = '`return {"api_key": secrets["api_key"], "api_secret": secrets["api_secret"]}`'
_NO_PARAMETER: Final = (
    "no operation of the three contracts requires a parameter outside its path, and a path has all of its own"
)
_NO_FLAG: Final = "the one boolean parameter, x-accept-cache, changes no answer of a mock"

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    "sandbox.mock.SandboxMock.__init__": {_INIT: _IN_PYTHON, f"{_INIT} (2)": _IN_PYTHON},
    "sandbox.mock.SandboxMock.credentials_of": {
        f"{_KEY_AND_SECRET}: without 'api_key'": _IN_PYTHON,
        f"{_KEY_AND_SECRET}: without 'api_secret'": _IN_PYTHON,
    },
    "sandbox.mock_words.issue": {
        '`return {"api_key": f"key_test_{ids.hex(32)}", "api_secret": f"secret_test_{ids.hex(32)}"}`: '
        + change: _LENGTH
        for change in ("32 → 33", "32 → 33 (2)")
    },
    "deepvue.mock.DeepvueMock.__init__": {_INIT: _IN_PYTHON, f"{_INIT} (2)": _IN_PYTHON},
    "deepvue.mock.DeepvueMock.credentials_of": {
        f"{_ID_AND_SECRET}: without 'client_id'": _IN_PYTHON,
        f"{_ID_AND_SECRET}: without 'client_secret'": _IN_PYTHON,
    },
    "deepvue.mock._issue": {
        '`return {"client_id": f"free_tier_{ids.hex(16)}", "client_secret": ids.hex(32)}`: 16 → 17': _LENGTH,
        '`return {"client_id": f"free_tier_{ids.hex(16)}", "client_secret": ids.hex(32)}`: 32 → 33': _LENGTH,
    },
    "decentro.mock.DecentroMock.__init__": {_INIT: _IN_PYTHON, f"{_INIT} (2)": _IN_PYTHON},
    "decentro.mock.DecentroMock.credentials_of": {
        f"{_ID_AND_SECRET}: without 'client_id'": _IN_PYTHON,
        f"{_ID_AND_SECRET}: without 'client_secret'": _IN_PYTHON,
    },
    "decentro.mock._issue": {
        '`return {"client_id": f"mock_{ids.hex(12)}", "client_secret": ids.hex(32), "module_secret": ids.hex(32)}`: '
        + change: _LENGTH
        for change in ("12 → 13", "32 → 33", "32 → 33 (2)")
    },
    "checking": {
        '`_BOOLEANS: Final = {"true": True, "false": False}`: True → False': _NO_FLAG,
        '`_BOOLEANS: Final = {"true": True, "false": False}`: False → True': _NO_FLAG,
    },
    "checking.Checker.parameters": {
        '`problems.append(Problem(place, "required", rule=True))`: True → False': _NO_PARAMETER,
        "without `problems.append(Problem(place, 'required', rule=True))`": _NO_PARAMETER,
    },
}
