"""schemathesis over real HTTP: examples, coverage, fuzzing and stateful phases, every built-in check and ours (`hooks.py`)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.contract.contracts import CLIENTS, ROOT as REPOSITORY, contract
from tests.contract.provider.broken import Broken, NotTried
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.reach import POLITE, is_near

ROOT = Path(__file__).resolve().parents[3]
"""Where these tests are."""
PHASES = ("examples", "coverage", "fuzzing", "stateful")
SEED = 20_961_002
_CONFIG = """
seed = {seed}
continue-on-failure = false
request-timeout = 10.0
[generation]
database = "none"
max-examples = {examples}
[cache]
enabled = false
[phases.examples.extra-data-sources]
responses = false
[phases.fuzzing.error-feedback]
enabled = false
[phases.stateful]
max-steps = 12
[phases.stateful.checks.positive_data_acceptance]
expected-statuses = {linked}
[phases.stateful.inference]
algorithms = []
[checks.not_a_server_error]
expected-statuses = {expected}
[checks.positive_data_acceptance]
expected-statuses = {accepted}
[warnings]
fail-on = {warnings}
"""
"""No cache and no learning from errors: either makes a red run green the next time. Warnings count, where somebody can consent.

An example is tried as it is documented, not once for each id that some response held; those go where links take them.
"""


def promises(profile: Profile, examples: int) -> Iterator[Promise]:
    """Return the promise of this layer. It starts schemathesis once: each start costs as much as a hundred requests."""
    says = f"the phases {', '.join(PHASES[:-1])} and {PHASES[-1]}"
    yield Promise(
        profile.name, "schemathesis", says, check_for(profile, PHASES, examples), controlled=False, safe=False
    )


def check_for(profile: Profile, phases: Sequence[str], examples: int) -> Callable[[Lab], None]:
    """Return what runs some phases, with so many examples for an operation, and finds nothing."""

    def keep(lab: Lab) -> None:
        with tempfile.TemporaryDirectory() as folder:
            _run(profile, lab, phases, examples, Path(folder))

    return keep


_NEEDS = {"examples": {"example", "examples"}, "stateful": {"links"}}
"""Members of which a contract has some where a phase can try anything."""


def _has_any(value: Any, names: set[str]) -> bool:
    if isinstance(value, dict):
        return not names.isdisjoint(value) or any(_has_any(item, names) for item in value.values())
    return isinstance(value, list) and any(_has_any(item, names) for item in value)


def _run(profile: Profile, lab: Lab, phases: Sequence[str], examples: int, folder: Path) -> None:
    base = lab.memory.get("served") or lab.transport.base
    command = _command(profile, lab, base, _configured(profile, lab, examples, folder))
    command += ["--phases", ",".join(phases), "--report-ndjson-path", str(folder / "events.ndjson")]
    environment = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "tests.contract.provider.hooks",
        "KYC_CONTRACT_PROVIDER": profile.name,
        "KYC_CONTRACT_BASE_URL": base,
        "PYTHONPATH": os.pathsep.join(map(str, (CLIENTS.parent, REPOSITORY, ROOT))),
        "NO_COLOR": "1",
        "COLUMNS": "200",
    }
    code, output = _output_of(command, environment, lab.stopped)
    tried = _count(lab, _events(folder / "events.ndjson"))
    if code != 0:
        raise Broken("see below", "schemathesis finds nothing", _excerpt(output), "")
    document = contract(profile.name)
    idle = [one for one in phases if not tried[one] and (one not in _NEEDS or _has_any(document, _NEEDS[one]))]
    if idle:
        raise Broken("any operation", f"cases in the phases {', '.join(phases)}", f"none in {', '.join(idle)}", "")


def _configured(profile: Profile, lab: Lab, examples: int, folder: Path) -> Path:
    """Write schemathesis' configuration, and return where."""
    alone = lab.control is None
    text = _CONFIG.format(
        seed=SEED,
        examples=examples,
        expected=_expected(profile),
        accepted=_accepted(linked=alone),
        linked=_accepted(linked=True),
        warnings="false" if alone else "true",
    )
    path = folder / "schemathesis.toml"
    path.write_text(text, "utf-8")
    return path


def _command(profile: Profile, lab: Lab, base: str, config: Path) -> list[str]:
    """Return how schemathesis is started, but for its phases and the file of its events."""
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"]
    command += ["--config-file", str(config), "run", str(CLIENTS / profile.name / "openapi.json"), "--url", base]
    command += ["--checks", "all", "--report", "ndjson", "--workers", "1", "--max-response-time", "5"]
    if not is_near(base):
        command += ["--rate-limit", f"{1 / POLITE:.0f}/s"]
    for name, value in _headers(profile, lab).items():
        command += ["-H", f"{name}: {value}"]
    return command


def _output_of(command: Sequence[str], environment: dict[str, str], stopped: Callable[[], bool]) -> tuple[int, str]:
    """Return the exit code of a command, and what it printed. `NotTried` where the run was stopped meanwhile."""
    # Hypothesis keeps its tables of characters in the folder that it is started from; to make them takes seconds.
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with process:
        while True:
            try:
                output, _ = process.communicate(timeout=0.2)
            except subprocess.TimeoutExpired:
                if not stopped():
                    continue
                process.kill()
                raise NotTried("the run was stopped") from None
            return process.returncode, output


def _expected(profile: Profile) -> str:
    """Return what is no crash, as TOML: whatever is below 500, and from there what the provider documents as refusals."""
    return json.dumps(["2xx", "3xx", "4xx", *map(str, profile.refusals)])


def _accepted(*, linked: bool) -> str:
    """Return what a valid request may be answered, as TOML. One that a link led to may come too early or too late: then it is 400."""
    return json.dumps(["2xx", "401", "403", "404", "409", "5xx", *(["400"] if linked else [])])


def _headers(profile: Profile, lab: Lab) -> dict[str, str]:
    """Return every credential, whichever operation asks for it."""
    found: dict[str, str] = {}
    for call in lab.calls.values():
        found |= profile.headers(lab, call)
    return found


def _events(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _count(lab: Lab, events: list[dict[str, Any]]) -> Counter[str]:
    """Count the cases by operation, and return how many there were in each phase."""
    calls = [(call.method, re.compile(re.sub(r"{\w+}", "[^/]*", call.path)), call.id) for call in lab.calls.values()]
    tried = Counter[str]()
    for scenario in (event["ScenarioFinished"] for event in events if "ScenarioFinished" in event):
        for case in (scenario.get("recorder") or {}).get("cases", {}).values():
            lab.cases += 1
            tried[str(scenario["phase"]).lower()] += 1
            sent = case.get("value", {})
            found = (
                name
                for method, path, name in calls
                if sent.get("method") == method and path.fullmatch(sent.get("path", ""))
            )
            lab.operations[next(found, "any path")] += 1
    return tried


def _excerpt(output: str) -> str:
    """Return what schemathesis says went wrong, without its preliminaries."""
    start = max(output.find("= FAILURES ="), output.find("= ERRORS ="), output.find("= WARNINGS ="), 0)
    return output[start : start + 4000]
