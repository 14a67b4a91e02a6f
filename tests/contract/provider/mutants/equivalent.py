"""Generic mutants that no customer of the mock can tell from it, each with its reason: by where they are, and what they change.

The names are those that a run lists. An explanation that fits no mutant any more fails the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NO_PARAMETER: Final = (
    "no operation of the three contracts requires a parameter outside its path, and a path has all of its own"
)
_IN_LOWER_CASE: Final = "every parameter of the three contracts is written in lower case"
_IN_MILLISECONDS: Final = "the one rule of the three contracts about the future is in milliseconds"
_NO_FLAG: Final = "the one boolean parameter, x-accept-cache, changes no answer of a mock"

EQUIVALENT: Final[Mapping[str, Mapping[str, str]]] = {
    "sandbox.mock_people": {
        '`"P": "individual",`: without \'P\'': "an individual is what any letter means that stands for nothing else",
    },
    "sandbox.mock_words._saying": {
        "`… if trouble.operation is not None` always True": "whatever is invalid is a request to an operation",
    },
    "checking": {
        '`_BOOLEANS: Final = {"true": True, "false": False}`: True → False': _NO_FLAG,
        '`_BOOLEANS: Final = {"true": True, "false": False}`: False → True': _NO_FLAG,
    },
    "checking._ahead.ahead": {
        '`unit = 1000 if schema.get("x-epoch") == "milliseconds" else 1`: 1 → 2': _IN_MILLISECONDS,
        "`… if schema.get('x-epoch') == 'milliseconds'` always True": _IN_MILLISECONDS,
    },
    "checking._problem": {
        "`if error.validator == 'additionalProperties'` always False": (
            "the three say of a member that is too many what they say of the body around it"
        ),
    },
    "checking.Checker.parameters": {
        "`parameter.location == 'header'`: Eq → NotEq": _IN_LOWER_CASE,
        "`… if parameter.location == 'header'` always True": _IN_LOWER_CASE,
        '`problems.append(Problem(place, "required", rule=True))`: True → False': _NO_PARAMETER,
        "without `problems.append(Problem(place, 'required', rule=True))`": _NO_PARAMETER,
    },
}
