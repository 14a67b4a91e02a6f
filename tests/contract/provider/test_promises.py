"""The contract tests, bounded for `make test`: every enumerated promise, a little of schemathesis, and a sample of the mutants."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.contract.provider.__main__ import main
from tests.contract.provider.benches import in_process, keep, mock_of, served
from tests.contract.provider.broken import Broken
from tests.contract.provider.fuzzing import ROOT, check_for
from tests.contract.provider.mutants import generic, verdicts
from tests.contract.provider.mutants.chances import Chances
from tests.contract.provider.mutants.changes import changes
from tests.contract.provider.mutants.jobs import faults, named
from tests.contract.provider.mutants.trial import tried
from tests.contract.provider.profile import Profile
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.promise import LAYERS
from tests.contract.provider.report import write
from tests.contract.provider.run import Order, run
from tests.contract.provider.suite import promises

pytestmark = pytest.mark.slow
ENUMERATED = [layer for layer in LAYERS if layer != "schemathesis"]


def _layers(profile: Profile) -> list[str]:
    return [layer for layer in ENUMERATED if any(one.layer == layer for one in promises(profile))]


EVERY_PROVIDER = pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))


@pytest.mark.parametrize(
    ("profile", "layer"), [(one, layer) for one in PROFILES.values() for layer in _layers(one)], ids=str
)
@pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning")
def test_the_mock_keeps_every_promise_of_the_layer(profile: Profile, layer: str) -> None:
    """Each request and each answer is held to the contract; the first promise that is broken is shown."""
    with in_process(profile, mock_of(profile.name)) as lab:
        wanted = [promise for promise in promises(profile) if promise.layer == layer]
        for promise in wanted:
            keep(lab, promise)

    assert wanted


@pytest.mark.parametrize(
    ("profile", "phase"), [(PROFILES["deepvue"], "coverage"), (PROFILES["sandbox"], "examples")], ids=str
)
def test_schemathesis_finds_nothing_in_a_phase(profile: Profile, phase: str) -> None:
    """Over real HTTP, with every built-in check; `make contract` tries every phase of every provider."""
    mock = mock_of(profile.name)
    with mock, served(profile, mock.base_url, closed=True) as lab:
        check_for(profile, [phase], examples=2)(lab)

        assert lab.cases > 0


def test_schemathesis_alone_finds_nothing_with_the_configuration_to_copy() -> None:
    """Its own command line and the published contract, and nothing of ours. The whole of it takes minutes; this is one phase."""
    with mock_of("deepvue") as mock:
        secrets = mock.tenant().secrets
        command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"]
        command += ["--config-file", str(ROOT / "docs" / "schemathesis.toml"), "run", "--phases", "examples"]
        command += [str(ROOT / "generated" / "kyc_clients" / "deepvue" / "openapi.json"), "--url", mock.base_url]
        command += ["-H", f"client-id: {secrets['client_id']}", "-H", f"x-api-key: {secrets['client_secret']}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
    assert "No issues found" in done.stdout


@EVERY_PROVIDER
def test_equal_seeds_give_byte_equal_traffic(profile: Profile) -> None:
    """What a run sends and gets is the same the next time."""
    logs = []
    for _ in range(2):
        mock = mock_of(profile.name, "a seed")
        with in_process(profile, mock) as lab:
            for promise in promises(profile):
                if promise.layer == "life cycles" and (
                    "expires" in promise.says or "apart" in promise.says or "know of" in promise.says
                ):
                    keep(lab, promise)
                    logs.append(mock.requests.to_json())

    half = len(logs) // 2
    assert logs[:half] == logs[half:]
    assert all(logs)


@pytest.mark.parametrize("profile", [one for one in PROFILES.values() if one.faults is not tuple], ids=str)
def test_at_least_sixty_named_faults_are_kept_for_each_provider(profile: Profile) -> None:
    """Each with a name of its own. A provider that leaves its mock to the generic mutants has none."""
    names = [fault.name for fault in named(profile.name)]

    assert len(names) >= 60
    assert len(set(names)) == len(names)


@EVERY_PROVIDER
def test_a_sample_of_the_named_faults_is_noticed(profile: Profile) -> None:
    """`make mutants` tries all of them."""
    enumerated = [one for one in promises(profile) if one.layer in ENUMERATED]
    sample = list(faults(Chances(profile, enumerated)))[3::250]

    found = list(tried(sample, at_once=2, until=time.monotonic() + 60))

    assert len(found) == len(sample)
    assert [one.job.name for one in found if not one.caught_by] == []


def test_every_generic_mutant_changes_something() -> None:
    """A mutant that is the mock itself would count as not noticed."""
    found = [one for owner in verdicts.OWNERS for one in generic.mutants(owner)]

    assert len(found) > 1500
    assert len({one.name for one in found}) == len(found)


def test_a_generic_mutant_keeps_its_name_when_lines_above_it_change() -> None:
    """An explanation is about a mutant, not about a line."""
    source = "def is_adult(age):\n    return age >= 18\n"

    names = [(one.where, one.what) for one in changes(source)]

    assert names == [
        ("is_adult", "`return age >= 18`: 18 → 19"),
        ("is_adult", "`age >= 18`: GtE → Gt"),
        ("is_adult", "`return age >= 18`: returns None"),
    ]
    assert [(one.where, one.what) for one in changes(f"import os\n\n\n{source}")] == names


def test_every_explanation_of_a_survivor_fits_a_mutant_that_there_is() -> None:
    """Code that changed needs its explanations looked at again."""
    assert verdicts.without_mutant() == []


def test_a_broken_promise_is_reported_with_all_that_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Provider, operation, what was promised, what came, and one command that shows it again; exit code 1."""
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module("kyc_clients.deepvue.mock_sessions")
    monkeypatch.setitem(module.HANDLERS, "digilockerListIssuedFiles", _nothing_listed)

    code = main(["--provider", "deepvue", "--only", "life cycles"])

    printed = capsys.readouterr().out
    assert code == 1
    for text in (
        "deepvue, life cycles",
        "digilockerListIssuedFiles",
        "promised",
        "came",
        "make contract PROVIDER=deepvue ONLY=",
    ):
        assert text in printed
    junit = ET.parse(tmp_path / "reports/contract/junit.xml").getroot()
    assert [one.get("name") for one in junit] == ["deepvue"]
    assert len(junit.findall(".//failure")) == 1
    page = (tmp_path / "reports/contract/index.html").read_text("utf-8")
    assert "digilockerListIssuedFiles" in page
    assert "http" not in page.replace("http://mock.localhost:8321", "").partition("<style>")[0]


def _nothing_listed(state: Any, _: Any) -> Any:
    words = importlib.import_module("kyc_clients.deepvue.mock_responses")
    return words.success(state, "Issued files fetched successfully.", [], timed=False)


def test_shards_share_the_promises_out() -> None:
    """Together they try everything once."""
    whole = [one.promise.name for one in run(Order(providers=("deepvue",), only="/authentication/"))]
    parts = [
        [one.promise.name for one in run(Order(providers=("deepvue",), only="/authentication/", shard=(number, 3)))]
        for number in (1, 2, 3)
    ]

    assert sorted(name for part in parts for name in part) == sorted(whole)
    assert all(parts)


def test_a_report_of_nothing_broken_says_so(tmp_path: Path) -> None:
    """The page begins with the verdict."""
    order = Order(providers=("deepvue",), only="near misses/digilockerListIssuedFiles")

    write(run(order), order, tmp_path)

    assert "promises were kept" in (tmp_path / "index.html").read_text("utf-8")


def test_a_wrong_answer_is_a_broken_promise() -> None:
    """The check is effective: what is no JSON does not pass."""
    profile = PROFILES["deepvue"]
    mock = mock_of("deepvue")
    mock.faults.add("broken-json", times=None)

    with in_process(profile, mock) as lab:
        promise = next(one for one in promises(profile) if one.layer == "life cycles")
        with pytest.raises(Broken, match="JSON"):
            promise.keep(lab)
