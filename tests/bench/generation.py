"""Bar 5: making clients. All three providers against three stock command lines, nothing to do, and documents that grow."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import yaml

from tests.bench.measure import process
from tests.bench.payload import PATH, ROOT
from tests.bench.synthetic import document

if TYPE_CHECKING:
    from collections.abc import Mapping

PROVIDERS: Final = ("sandbox", "deepvue", "decentro")
CONTRACTS: Final = ROOT / "generated" / "kyc_clients"
_TREE: Final = ("specs", "overlays", "generator")


def stock_command(spec: Path, out: Path) -> list[str]:
    """Return the command line of the stock generator, with its own formatting hooks."""
    tool = Path(sys.executable).with_name("openapi-python-client")
    return [str(tool), "generate", "--path", str(spec), "--meta", "none", "--output-path", str(out), "--overwrite"]


def stock_client(work: Path, env: Mapping[str, str]) -> Path:
    """Make the stock client of the one operation that is called, from the document that its provider published."""
    whole = yaml.safe_load((ROOT / "specs/sandbox/openapi.yaml").read_text(encoding="utf-8"))
    whole["paths"] = {PATH: whole["paths"][PATH]}
    fragment = work / "fragment.json"
    fragment.write_text(json.dumps(whole), encoding="utf-8")
    process(stock_command(fragment, work / "stock_client"), env)
    return work


def workspace(work: Path) -> Path:
    """Return a copy of everything that `make generate` reads, so that the repository's own tree is left alone."""
    here = work / "tree"
    for name in _TREE:
        shutil.copytree(ROOT / name, here / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copy(ROOT / "pyproject.toml", here)
    (here / "generated").mkdir(exist_ok=True)
    return here


def all_three(work: Path, env: Mapping[str, str], rounds: int) -> dict[str, list[float]]:
    """Make all clients from nothing, and then with nothing to do; and make each with its stock command line.

    The stock generator gets the patched contracts: on the document that Sandbox publishes it ends with a traceback. So it is spared
    the overlays, which are part of our figure.
    """
    here = workspace(work)
    local = {**env, "PYTHONPATH": str(here)}
    local.pop("CI", None)
    ours = [sys.executable, "-m", "generator"]
    samples: dict[str, list[float]] = {name: [] for name in ("ours", "stock", "python", "generate", "check")}
    for turn in range(rounds + 1):
        shutil.rmtree(here / "generated" / "kyc_clients", ignore_errors=True)
        found = {
            "ours": process([*ours, "generate"], local, str(here)).seconds,
            "stock": sum(
                process(stock_command(CONTRACTS / name / "openapi.yaml", work / f"stock-{name}"), env).seconds
                for name in PROVIDERS
            ),
            "python": process([sys.executable, "-c", "pass"], local).seconds,
            "generate": process([*ours, "generate"], local, str(here)).seconds,
            "check": process([*ours, "check"], local, str(here)).seconds,
        }
        for name, seconds in found.items() if turn else ():
            samples[name].append(seconds)
    return samples


def build(
    work: Path, env: Mapping[str, str], operations: int, package: str, *, by_group: bool = False
) -> tuple[float, float]:
    """Make a client of a made-up document; return CPU seconds and the most MiB."""
    spec = work / f"{package}.json"
    spec.write_text(document(operations, by_group=by_group), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build", "--spec", str(spec), "--name", package, "--out", str(work)]
    run = process(command, {**env, "PYTHONPATH": str(ROOT)}, str(ROOT))
    return run.seconds, run.mebibytes


def reading(env: Mapping[str, str], operations: int) -> dict[str, float]:
    """Let openapi-python-client read the plain document of so many operations, and four times as many classes."""
    command = [sys.executable, "-m", "tests.bench.reading", str(operations)]
    done = subprocess.run(
        command, cwd=ROOT, env={**env, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def growth(work: Path, env: Mapping[str, str], sizes: tuple[int, int]) -> dict[str, float]:
    """Make a small and a large client; the exponent says how cost follows size (1 is in proportion)."""
    small, large = sizes
    start = median(build(work, env, 1, "tiny")[0] for _ in range(3))
    few, _ = build(work, env, small, "few")
    many, mebibytes = build(work, env, large, "many")
    return {
        "seconds one": start,
        "seconds small": few,
        "seconds large": many,
        "mebibytes large": mebibytes,
        "exponent": math.log(many / few) / math.log(large / small),
        "exponent net": math.log(max(many - start, 1e-9) / max(few - start, 1e-9)) / math.log(large / small),
    }
