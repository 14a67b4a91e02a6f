"""`make bench`: measure every bar, print the table, write `reports/bench.json`, `reports/bench.md` and `reports/bench.svg`.

Run as a script (`python tests/bench/run.py`). `--smoke` does everything with tiny counts, to see that it works; its figures
mean nothing. The exit code says whether the benchmark could be run, not whether the bars are met.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import generation, mocks, sections  # noqa: E402 - the repository comes first, from wherever this is started
from tests.bench.chart import chart  # noqa: E402
from tests.bench.laboratory import PEERS, laboratory  # noqa: E402
from tests.bench.report import document, machine, table  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.bars import Figure
    from tests.bench.laboratory import Laboratory

SECTIONS: Final[dict[str, Callable[[Laboratory], sections.Found]]] = {
    "call": sections.calls,
    "crowd": sections.crowd,
    "cold": sections.start,
    "models": sections.models,
    "generate": sections.generate,
    "mocks": mocks.section,
}
_DRIFT: Final = 0.05


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark."""
    options = _options(arguments)
    started = time.monotonic()
    load = os.getloadavg()[0]
    figures: dict[str, Figure] = {}
    details: dict[str, Any] = {}
    failures: list[str] = []
    with laboratory(
        python=str(options.python), package=options.package, rounds=2 if options.smoke else 9, smoke=options.smoke
    ) as lab:
        generation.stock_client(lab.work, lab.env)
        for name in options.only.split(",") if options.only else SECTIONS:
            _print_progress(f"measuring {name}, after {time.monotonic() - started:.0f} s …")
            try:
                found, details[name] = SECTIONS[name](lab)
            except Exception as error:  # noqa: BLE001 - the other sections are worth having
                failures.append(f"{name} could not be measured: {error}")
            else:
                figures |= found
    warnings = [*failures, *_warnings(load, details)]
    facts = {"warnings": warnings, "smoke": options.smoke, "seconds": round(time.monotonic() - started), **details}
    text = "\n".join([machine(), "", table(figures), *(f"\nwarning: {warning}" for warning in warnings), ""])
    options.reports.mkdir(parents=True, exist_ok=True)
    (options.reports / "bench.json").write_text(document(figures, facts), encoding="utf-8")
    (options.reports / "bench.md").write_text(f"```\n{text}```\n", encoding="utf-8")
    picture = chart(details, machine())
    for place in (options.reports / "bench.svg", options.chart):
        if place is not None:
            place.write_text(picture, encoding="utf-8")
    sys.stdout.write(text)
    _print_progress(f"took {facts['seconds']} s; written to {options.reports}")
    return int(bool(failures))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure what the README claims.")
    parser.add_argument("--smoke", action="store_true", help="tiny counts: does it work?")
    parser.add_argument("--only", default="", help=f"some sections: {','.join(SECTIONS)}")
    parser.add_argument(
        "--python", type=Path, default=PEERS if PEERS.exists() else sys.executable, help="who has the peers"
    )
    parser.add_argument("--package", type=Path, default=ROOT / "generated", help="the folder that holds kyc_clients")
    parser.add_argument("--reports", type=Path, default=ROOT / "reports")
    parser.add_argument("--chart", type=Path, default=None, help="a second place for the chart, such as docs/bench.svg")
    return parser.parse_args(arguments)


def _warnings(load: float, details: dict[str, Any]) -> list[str]:
    """Say what speaks against quoting this run."""
    found: list[str] = []
    cores = os.cpu_count() or 1
    if load > cores / 2:
        found.append(f"the machine was busy before the run began (load {load:.1f} on {cores} cores): do not quote")
    control = float(details.get("call", {}).get("control", 1))
    if abs(control - 1) > _DRIFT:
        found.append(f"naive httpx against itself came out as {control:.2f}x, not 1.00x: do not quote")
    for section, found_there in details.items():
        for name, reason in found_there.get("missing", {}).items():
            found.append(f"{section}: {name} is {reason}")
    return list(dict.fromkeys(found))


def _print_progress(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
