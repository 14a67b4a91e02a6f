"""The benchmark itself: it runs, and it says honestly what it found. Nothing here is timed."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench.bars import BARS, Bar, Figure, verdict
from tests.bench.chart import chart
from tests.bench.measure import interleaved, ratio
from tests.bench.payload import ANSWER
from tests.bench.report import table
from tests.bench.synthetic import document

ROOT = Path(__file__).parents[2]
LIMIT = Bar("key", "1 Section", "something", 0.5, why="that is known")


@pytest.mark.slow
def test_it_runs(tmp_path: Path) -> None:
    """With tiny counts: every bar of the chosen sections gets a figure or a reason, and everything is written."""
    command = [sys.executable, "tests/bench/run.py", "--smoke", "--only", "call,models", "--reports", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "bench.json").read_text())
    measured = {bar["key"]: bar for bar in found["bars"]}
    assert measured["call.sync"]["measured"] > 0
    assert measured["models.bytes"]["measured"] > 0
    assert all(bar["measured"] is not None or bar["note"] for bar in found["bars"])
    assert "Python" in found["machine"]
    assert ET.parse(tmp_path / "bench.svg").getroot().tag.endswith("svg")
    assert all(bar.text in done.stdout for bar in BARS)


def test_the_server_answers_each_request_of_many_connections() -> None:
    """Whole requests only, however they are cut."""
    command = [sys.executable, "-m", "tests.bench.server"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = ("127.0.0.1", int(server.stdout.readline()))
        with socket.create_connection(address) as first, socket.create_connection(address) as second:
            first.sendall(b"POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab")
            second.sendall(b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n")
            assert _received(second, 2)
            first.sendall(b"cd")
            assert _received(first, 1)
        assert server.stdin is not None
        server.stdin.close()
        assert server.wait(10) == 0


def _received(connection: socket.socket, answers: int) -> bool:
    """Whether so many responses come, and nothing between them."""
    connection.settimeout(5)
    held = b""
    while held.count(ANSWER) < answers:
        held += connection.recv(65536)
    return held.count(b"HTTP/1.1") == answers


@pytest.mark.parametrize(("value", "expected"), [(0.5, "met"), (0.51, "NOT MET"), (None, "not measured")])
def test_a_figure_is_held_to_its_bar(value: float | None, expected: str) -> None:
    """Equal is enough; nothing measured is nothing met."""
    assert verdict(LIMIT, Figure(value)) == expected


def test_a_bar_that_is_missed_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that is met says nothing of it."""
    monkeypatch.setattr("tests.bench.report.BARS", (LIMIT,))

    assert "NOT MET" in table({"key": Figure(0.7)})
    assert "that is known" in table({"key": Figure(0.7)})
    assert "that is known" not in table({"key": Figure(0.4)})


def test_a_bar_that_was_not_measured_is_still_printed() -> None:
    """With the reason."""
    assert table({}).count("left out of this run") == len(BARS)


def test_keys_of_bars_are_unique() -> None:
    """Each figure has one place."""
    assert len({bar.key for bar in BARS}) == len(BARS)


def test_rounds_that_disagree_are_noisy() -> None:
    """A median of those is not for quoting."""
    steady = ratio({"a": [1.0, 1.0, 1.0, 1.0], "b": [2.0, 2.0, 2.0, 2.0]}, "a", "b")
    unsteady = ratio({"a": [1.0, 3.0, 1.0, 3.0], "b": [2.0, 2.0, 2.0, 2.0]}, "a", "b")

    assert (steady.value, steady.noisy, unsteady.noisy) == (0.5, False, True)


def test_both_sides_take_turns() -> None:
    """Within each round, and not always in the same order."""
    order: list[str] = []
    interleaved({"a": lambda _: order.append("a"), "b": lambda _: order.append("b")}, count=1, rounds=2)

    assert order[2:] == ["a", "b", "b", "a"]


def test_a_made_up_document_is_the_same_each_time_and_runs_in_circles() -> None:
    """So that two runs compare."""
    first = json.loads(document(3))

    assert document(3) == document(3)
    assert len(first["paths"]) == 3
    assert len(first["components"]["schemas"]) == 12
    assert "Thing0" in json.dumps(first["components"]["schemas"]["Thing11"])


def test_a_chart_of_nothing_is_still_a_picture() -> None:
    """Sections may have been left out."""
    assert ET.fromstring(chart({}, "a machine & more")).tag.endswith("svg")
