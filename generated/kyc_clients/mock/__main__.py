# Generated from generator/templates by `make generate`. Edit that.

"""`python -m kyc_clients.mock`: all mocks on one port, until interrupted."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

try:
    from .._runtime.mock import Clock, Server
    from .hub import Hub
except ModuleNotFoundError as error:
    sys.exit(str(error))


def main(arguments: list[str] | None = None) -> int:
    """Serve; return the exit status."""
    parser = ArgumentParser(
        prog="python -m kyc_clients.mock", description="Serve the mocks of all providers on loopback."
    )
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000; 0 takes any free one)")
    parser.add_argument("--seed", default="0", help="decides ids and credentials; equal seeds give equal ones")
    parser.add_argument("--at", metavar="INSTANT", help="let time stand still, for example at 2026-01-01T00:00:00Z")
    options = parser.parse_args(arguments)
    try:
        hub = Hub(seed=options.seed, clock=Clock(options.at))
    except ValueError as error:
        parser.error(f"--at: {error}")
    try:
        server = Server(hub.app, options.port)
    except (OSError, OverflowError) as error:
        print(f"The port {options.port} cannot be used: {error}. Choose another with --port.", file=sys.stderr)
        return 1
    print(f"{server.url}/")
    for name, mock in hub.mocks.items():
        print(f"{server.url}/{name}  {mock.provider.contract.title}")
    print("Stop with Ctrl+C.", flush=True)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
