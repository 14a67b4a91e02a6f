"""Messages where nothing could be fetched."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import Refused
from generator.fetch import fetch


def refused(url: str, **options: Any) -> str:
    """The message."""
    with pytest.raises(Refused) as caught:
        fetch(url, **options)
    [finding] = caught.value.diagnostics
    assert finding.help
    return str(finding)
