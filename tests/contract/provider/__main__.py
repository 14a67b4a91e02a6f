"""`make contract`: holds the mocks, or any server, to the patched contracts. Exit 1 on a broken promise."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from hashlib import sha256
from pathlib import Path

from tests.contract.provider.report import findings, tables, write
from tests.contract.provider.run import Order, run
from tests.contract.provider.suite import PROFILES

REPORTS = Path("reports/contract")


def main(arguments: list[str] | None = None) -> int:
    """Try what the command line orders; return the exit code."""
    order = _order(arguments)
    if order.traffic is not None:
        shutil.rmtree(order.traffic, ignore_errors=True)
    results = run(order)
    if not results:
        sys.stderr.write(
            f"no promise is called {order.only!r}; reports/contract/index.html of a full run lists them" + "\n"
        )
        return 2
    for line in ["", *tables(results), *findings(results, order)]:
        say(line)
    write(results, order, REPORTS)
    _traffic(order)
    say(f"written: {REPORTS}/index.html, {REPORTS}/junit.xml")
    return int(any(one.broken for one in results))


def _order(arguments: list[str] | None) -> Order:
    parser = argparse.ArgumentParser(prog="python -m tests.contract.provider", description=__doc__)
    parser.add_argument(
        "--provider", choices=["", *PROFILES], default=_said("PROVIDER"), help="one provider; all of them if not said"
    )
    parser.add_argument(
        "--base-url",
        default=_said("BASE_URL"),
        help="a server to test, in place of the mock; then name the provider, too",
    )
    parser.add_argument("--only", default=_said("ONLY"), help="promises whose name holds this text")
    parser.add_argument(
        "--seed", default=_said("SEED") or "0", help="seed of the mock's ids; equal seeds give equal traffic"
    )
    parser.add_argument("--shard", default=_said("SHARD") or "1/1", help="which part of how many, such as 2/3")
    parser.add_argument(
        "--examples", type=int, default=12, help="how many examples schemathesis makes for an operation"
    )
    parser.add_argument(
        "--everything", action="store_true", help="also send what changes something to a server that is no mock of ours"
    )
    parser.add_argument("--keep-going", action="store_true", help="do not stop at the first broken promise")
    given = parser.parse_args(arguments)
    shard = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", given.shard or "1/1")
    if shard is None or int(shard[1]) > int(shard[2]):
        parser.error(f"--shard {given.shard}: say which part of how many, such as 2/3")
    if given.base_url and not given.provider:
        parser.error("--base-url needs --provider: which contract should that server keep?")
    return Order(
        providers=(given.provider,) if given.provider else (),
        only=given.only,
        base_url=given.base_url,
        seed=given.seed or "0",
        shard=(int(shard[1]), int(shard[2])),
        everything=given.everything,
        keep_going=given.keep_going,
        examples=given.examples,
        traffic=None if given.base_url else REPORTS / "traffic",
        tell=say,
    )


def say(line: str) -> None:
    """Print a line at once: somebody may be watching."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _said(name: str) -> str:
    """Return a variable of `make`, which hands them on in the environment."""
    return os.environ.get(name, "")


def _traffic(order: Order) -> None:
    for path in sorted(order.traffic.glob("*.jsonl")) if order.traffic else ():
        say(f"traffic: {path} {sha256(path.read_bytes()).hexdigest()[:16]}")


if __name__ == "__main__":
    sys.exit(main())
