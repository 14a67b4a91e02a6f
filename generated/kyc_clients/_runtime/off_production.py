"""What counts off production alone: the values that a provider's test host is documented to know, and addresses of one's own machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from .assertions import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .failures import Check
    from .schema import Schema

EASED: Final = frozenset({"x-test-values", "x-local-url"})
"""The keywords by which a schema takes more off production."""
_LOCAL: Final = re.compile(
    r"https?://(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::(?P<port>\d{1,5}))?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII | re.IGNORECASE,
)


def eased(schema: Schema, check: Check) -> Check:
    """Return the check of a schema as it is off production."""
    return lambda value: () if takes(schema, value) else check(value)


def takes(schema: Schema, value: object) -> bool:
    """Whether a schema takes a value off production, whatever else it says."""
    known = cast("Sequence[object]", schema.get("x-test-values", ()))
    return any(same(value, item) for item in known) or (schema.get("x-local-url") is True and is_local(value))


def is_local(value: object) -> bool:
    """Whether a value is the URL of one's own machine: `localhost` or a loopback address."""
    match = _LOCAL.fullmatch(value) if isinstance(value, str) else None
    return match is not None and int(match["port"] or 1) in range(1, 65536)
