"""What the measuring processes share: their options, and how they tell the harness what they found."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def options() -> argparse.Namespace:
    """Read the command line of a measuring process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--callers", type=int, default=1)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def print_figures(found: Mapping[str, object]) -> None:
    """Hand the figures to the harness: the last line that a process prints."""
    sys.stdout.write(json.dumps(found) + "\n")
