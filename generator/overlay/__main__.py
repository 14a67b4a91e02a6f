"""Applies overlays from a command line, until `generator.cli` does: DOC OVERLAY [OVERLAY…] [--lax]."""

import sys
from pathlib import Path

from generator.errors import Refused
from generator.overlay.command import overlay_text
from generator.parse import decode


def main(arguments: list[str]) -> int:
    """Print the patched document, or what is wrong."""
    names = [argument for argument in arguments if argument != "--lax"]
    try:
        document, *overlays = [decode(name, Path(name).read_bytes()) for name in names]
        sys.stdout.write(overlay_text(document, *overlays, strict="--lax" not in arguments))
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
