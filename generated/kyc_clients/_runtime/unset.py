"""`UNSET`: "this was not there", which is another thing than `null`."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, Literal


class Unset(Enum):
    """The type of `UNSET`. An enum, so that it stays one object through copies and pickles and type checkers narrow `is UNSET`."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        """Nothing is there."""
        return False

    def __repr__(self) -> str:
        """Print the name one writes."""
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of an optional, nullable field or argument that is not there."""

READ_ONLY: Final[Any] = UNSET
"""The default of a field that only the provider fills in: always there in a response, and no argument of a request."""
