"""The order in which promises are tried, and where."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from generator.parse import parse
from generator.types import Source
from tests.contract.provider import run as running
from tests.contract.provider.__main__ import main
from tests.contract.provider.beside import FORK, ForkEndedError, beside
from tests.contract.provider.broken import Broken, NotTried
from tests.contract.provider.fuzzing import ROOT, _output_of
from tests.contract.provider.lab import Lab
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.promise import Promise
from tests.contract.provider.run import Order, Result, run


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    """Somebody else has the usual port of Sandbox's mock, and has not begun to listen yet."""
    running._port.cache_clear()
    with socket.socket() as other:
        with suppress(OSError):  # somebody else has it already
            other.bind(("127.0.0.1", running._FIRST_PORT))
        yield other
    running._port.cache_clear()


@pytest.mark.usefixtures("taken")
def test_a_port_that_somebody_has_is_left_to_them() -> None:
    """The mock is served on another one."""
    with running._listening("sandbox", "0") as mock:
        assert not mock.base_url.endswith(f":{running._FIRST_PORT}")


def test_a_mock_is_served_on_the_same_port_each_time() -> None:
    """Its answers hold it, and equal runs are to give equal traffic."""
    urls = []
    for _ in range(2):
        with running._listening("deepvue", "0") as mock:
            urls.append(mock.base_url)

    assert urls[0] == urls[1]


def _broken(_: Lab, promise: Promise) -> None:
    raise Broken("any path", promise.says, "something else", "")


def test_nothing_more_is_tried_after_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of no provider."""
    monkeypatch.setattr(running, "keep", _broken)
    lines: list[str] = []

    results = run(Order(only="near misses", write=lines.append))
    first = next(iter(PROFILES))

    assert [one.promise.provider for one in results] == [first]
    assert [line.partition(":")[0] for line in lines] == [first, first]
    assert lines[-1].endswith("1 BROKEN")


_BEGUN = FORK.Event()


def _broken_beside_schemathesis(lab: Lab, promise: Promise) -> None:
    if promise.layer != "schemathesis":
        assert _BEGUN.wait(30)
        raise Broken("any path", promise.says, "something else", "$TOKEN")
    _BEGUN.set()
    for _ in range(3_000):
        sleep(0.01)
        if lab.stopped():
            raise NotTried("the run was stopped")


def test_a_broken_promise_is_shown_at_once_and_ends_what_goes_on_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes whole from the process that tried it."""
    monkeypatch.setattr(running, "keep", _broken_beside_schemathesis)
    shown: list[Result] = []

    results = run(Order(providers=("deepvue",), only="/", show=lambda result, _: shown.append(result)))

    assert [one.promise.layer for one in results] == ["near misses", "schemathesis"]
    assert [one.not_tried for one in results] == ["", "the run was stopped"]
    assert [(one.broken.came, one.broken.ask) for one in shown if one.broken] == [("something else", "$TOKEN")]
    assert [one.promise for one in shown] == [results[0].promise]


def test_schemathesis_is_ended_where_the_run_is() -> None:
    """It would go on for a minute."""
    with pytest.raises(NotTried, match="the run was stopped"):
        _output_of([sys.executable, "-c", "import time; time.sleep(600)"], dict(os.environ), lambda: True)


def test_what_needs_no_served_mock_is_tried_beside_schemathesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Results are listed by provider all the same."""
    monkeypatch.setattr(running, "keep", lambda *_: None)
    lines: list[str] = []

    results = run(Order(only="s", write=lines.append))

    begun = [line.split(",")[0] for line in lines if line.endswith(" …")]
    layers = {provider: {line.split(": ")[1] for line in begun if line.startswith(provider)} for provider in PROFILES}
    assert all({"schemathesis", "near misses", "samples"} <= found for found in layers.values())
    providers = [one.promise.provider for one in results]
    assert list(dict.fromkeys(providers)) == list(PROFILES)
    assert sum(one != two for one, two in pairwise(providers)) == len(PROFILES) - 1


def _ended_by_itself(hand_over: Callable[[object], None]) -> None:
    hand_over("one")
    os._exit(3)


def test_a_fork_that_ends_by_itself_is_an_error_with_its_exit_code() -> None:
    """What it handed over before is not taken for all there is."""
    came = beside(_ended_by_itself)

    assert next(came) == "one"
    with pytest.raises(ForkEndedError, match="exit code 3"):
        next(came)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PROVIDER", "nobody", f"--provider nobody: there are {', '.join(PROFILES)}"),
        ("SHARD", "3/2", "--shard 3/2: say which part of how many, such as 2/3"),
        ("SHARD", "0/2", "--shard 0/2: say which part of how many, such as 2/3"),
        ("SHARD", "half", "--shard half: say which part of how many, such as 2/3"),
        ("BASE_URL", "http://127.0.0.1:1", "--base-url needs --provider: which contract should that server keep?"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, message: str
) -> None:
    """Before anything is tried, as variables of `make` too."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as stopped:
        main([])

    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "zzz"], "no promise is called 'zzz'; reports/contract/index.html of a full run lists them\n"),
        (["--shard", "900/900"], "shard 900/900 holds nothing that can be tried here: say fewer shards\n"),
    ],
)
def test_nothing_to_try_is_no_success(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """A test that tried nothing would be green for ever."""
    assert main(["--provider", "deepvue", *arguments]) == 2
    assert capsys.readouterr().err == message


WORKFLOW: Any = parse(Source("contract.yml", (ROOT / ".github/workflows/contract.yml").read_text("utf-8"))).value


def test_the_workflow_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its commands, for the shards of its matrix, which share every provider's promises out."""
    job, shard = WORKFLOW["jobs"]["contract"], "2/6"
    monkeypatch.setenv("SHARD", shard)
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("MAKEFLAGS", "--dry-run --no-print-directory")

    lines = [step["run"] for step in job["steps"] if "run" in step]
    done = [
        subprocess.run(["bash", "-ec", each], cwd=ROOT, capture_output=True, text=True, check=True) for each in lines
    ]

    assert job["strategy"]["matrix"] == {"shard": [f"{number}/6" for number in range(1, 7)]}
    assert done[0].stdout.rstrip().endswith("-m tests.contract.provider")
    assert (tmp_path / "output").read_text() == "name=contract-2-of-6\n"
