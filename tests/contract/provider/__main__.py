"""`make contract`: holds the mocks, or any server, to the patched contracts. Exit 1 on a broken promise."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tests.contract.provider import business, deviations
from tests.contract.provider.deviations import Deviations
from tests.contract.provider.lab import SESSIONS
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.reach import trouble
from tests.contract.provider.report import drift, finding, tables, write
from tests.contract.provider.run import Order, Result, run

REPORTS = Path("reports/contract")


def main(arguments: list[str] | None = None) -> int:
    """Try what the command line orders; return the exit code."""
    order = _order(arguments)
    problem = trouble(PROFILES[order.providers[0]], order.base_url) if order.base_url else ""
    results = [] if problem else _run(order)
    if all(one.not_tried for one in results):
        sys.stderr.write(f"{problem or _nothing(order)}\n")
        return 2
    for line in ["", *tables(results), *(f"broken, see above: {one.promise.name}" for one in results if one.broken)]:
        say(line)
    for line in _of_servers(order):
        say(line)
    write(results, order, REPORTS)
    if _variable("DRIFT") and (drifted := drift(results, order)):
        Path(_variable("DRIFT")).write_text(drifted, "utf-8")
    say(f"written: {REPORTS}/index.html, {REPORTS}/junit.xml")
    equal = not order.twice or _runs_equally(order)
    return int(any(one.broken for one in results) or not equal)


def _of_servers(order: Order) -> Iterator[str]:
    """Return what was opened and what was known, on a server that is no mock of ours."""
    if order.base_url and order.everything:
        yield f"opened there: {order.spent[SESSIONS]} of at most {order.budget} sessions"
    for one in order.deviations.met():
        yield f"known to be otherwise ({one.met} times): {one.operation or 'any operation'}: {one.promised}: {one.reason}"
    for one in order.deviations.gone():
        yield f"not met, so remove it or see why: {one.operation or 'any operation'}: {one.promised}"


def _run(order: Order) -> list[Result]:
    if order.traffic is not None:
        shutil.rmtree(order.traffic, ignore_errors=True)
    return run(order)


def _nothing(order: Order) -> str:
    if order.only:
        return f"no promise is called {order.only!r}; reports/contract/index.html of a full run lists them"
    if order.shard != (1, 1):
        return f"shard {order.shard[0]}/{order.shard[1]} holds nothing that can be tried here: say fewer shards"
    return "nothing can be tried: every promise ordered needs a mock with a control API, or --everything"


def _runs_equally(order: Order) -> bool:
    """Run once more, and say whether what went over the wire is the same."""
    before = _traffic(order)
    say("once more, with the same seed …")
    _run(order)
    after = _traffic(order)
    for path, content in before.items():
        verdict = (
            "equal both times" if after.get(path) == content else f"NOT EQUAL {_where(content, after.get(path, b''))}"
        )
        say(f"traffic: {path}, {len(content):,} bytes, sha256 {sha256(content).hexdigest()[:16]}: {verdict}")
    return bool(before) and before == after


def _where(one: bytes, two: bytes) -> str:
    """Return where two logs part."""
    pairs = enumerate(zip(one, two, strict=False))
    index = next((number for number, (left, right) in pairs if left != right), min(len(one), len(two)))
    begin = max(0, index - 200)
    return f"from byte {index}: {one[begin : index + 200]!r}, then {two[begin : index + 200]!r}"


def _order(arguments: list[str] | None) -> Order:
    parser = argparse.ArgumentParser(prog="python -m tests.contract.provider", description=__doc__)
    parser.add_argument(
        "--provider", default=_variable("PROVIDER"), help=f"one of {', '.join(PROFILES)}; all of them by default"
    )
    parser.add_argument(
        "--base-url",
        default=_variable("BASE_URL"),
        help="a server to test, in place of the mock; then name the provider, too",
    )
    parser.add_argument("--only", default=_variable("ONLY"), help="promises whose name holds this text")
    parser.add_argument(
        "--seed", default=_variable("SEED") or "0", help="seed of the mock's ids; equal seeds give equal traffic"
    )
    parser.add_argument("--shard", default=_variable("SHARD") or "1/1", help="which part of how many, such as 2/3")
    parser.add_argument(
        "--examples", type=int, default=12, help="how many examples schemathesis makes for an operation"
    )
    parser.add_argument(
        "--everything", action="store_true", help="also send what changes something to a server that is no mock of ours"
    )
    parser.add_argument(
        "--twice", action="store_true", help="run once more, and see that equal seeds give byte-equal request logs"
    )
    parser.add_argument("--budget", type=int, default=5, help="how many sessions --everything may open there at most")
    parser.add_argument(
        "--consent",
        choices=["skip", "manual"],
        default="skip",
        help="with --everything: who consents there; manual prints the address and waits for the one that you come back to",
    )
    parser.add_argument(
        "--calls", default=_variable("CALLS"), help="a contract.toml of business operations that may be asked there"
    )
    parser.add_argument(
        "--deviations",
        default=_variable("DEVIATIONS"),
        help="a file of what is known to be otherwise there, with reasons",
    )
    parser.add_argument("--keep-going", action="store_true", help="do not stop at the first broken promise")
    given = parser.parse_args(arguments)
    if given.provider and given.provider not in PROFILES:
        parser.error(f"--provider {given.provider}: there are {', '.join(PROFILES)}")
    if given.examples < 1:
        parser.error(f"--examples {given.examples}: say 1 or more")
    shard = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", given.shard or "1/1")
    if shard is None or int(shard[1]) > int(shard[2]):
        parser.error(f"--shard {given.shard}: say which part of how many, such as 2/3")
    if given.base_url and not given.provider:
        parser.error("--base-url needs --provider: which contract should that server keep?")
    if given.base_url and given.twice:
        parser.error("--twice is for the mocks: a server's request log is its own")
    if (given.calls or given.deviations) and not given.base_url:
        parser.error("--calls and --deviations are for servers: say --base-url, too")
    try:
        errands = business.read(Path(given.calls), given.provider) if given.calls else ()
        known = deviations.read(Path(given.deviations)) if given.deviations else Deviations()
    except (business.NoErrands, deviations.NoDeviations) as error:
        parser.error(str(error))
    return Order(
        providers=(given.provider,) if given.provider else (),
        only=given.only,
        base_url=given.base_url,
        seed=given.seed or "0",
        shard=(int(shard[1]), int(shard[2])),
        everything=given.everything,
        budget=given.budget,
        person=_by_hand if given.consent == "manual" else None,
        errands=errands,
        deviations=known,
        keep_going=given.keep_going,
        examples=given.examples,
        traffic=None if given.base_url else REPORTS / "traffic",
        twice=given.twice,
        write=say,
        show=_show,
    )


def _by_hand(url: str) -> str:
    """Ask whoever started the run to consent, and for the address that they come back to."""
    say(
        f"\nOpen this address, sign in, and consent to everything:\n  {url}\nThen paste the address that you come back to, and press Enter:"
    )
    return sys.stdin.readline().strip()


def _show(result: Result, order: Order) -> None:
    """Print a broken promise while others are still being tried."""
    say("\n".join(["", *finding(result, order)]))


def say(line: str) -> None:
    """Print a line at once: somebody may be watching."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _variable(name: str) -> str:
    """Return a variable of `make`, which hands them on in the environment."""
    return os.environ.get(name, "")


def _traffic(order: Order) -> dict[str, bytes]:
    folder = order.traffic or Path()
    return {str(path): path.read_bytes() for path in sorted(folder.glob("*.jsonl"))}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("stopped")
