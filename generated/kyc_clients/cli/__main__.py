# Generated from generator/templates by `make generate`. Edit that.

"""`kyc`, or `python -m kyc_clients.cli`."""

from __future__ import annotations

import sys

try:
    from .commands import kyc
except ModuleNotFoundError as error:
    if error.name != "click":
        raise
    sys.exit("the command line needs click: pip install 'kyc-clients[cli]'")


def main() -> None:
    """Run the command that `sys.argv` names, and exit with its status."""
    kyc(prog_name="kyc")


if __name__ == "__main__":
    main()
