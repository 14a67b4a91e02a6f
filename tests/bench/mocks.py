"""Bar 6: our mock against Prism, and how fast the enumerated contract tests check."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from tests.bench.bars import Figure
from tests.bench.measure import Samples, ratio
from tests.bench.payload import BODY, HEADERS, PATH, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.laboratory import Laboratory

PRISM: Final = ROOT / ".venv" / "bench-peers" / "node" / "node_modules" / ".bin" / "prism"
_PATIENCE: Final = 20.0


class NotHereError(Exception):
    """A server that cannot be measured on this machine, and why."""


def section(lab: Laboratory) -> tuple[dict[str, Figure], dict[str, Any]]:
    """Measure what is there, and say what is not."""
    samples: Samples = {}
    figures: dict[str, Figure] = {}
    details: dict[str, Any] = {}
    try:
        samples = _requests(lab)
        compared = ratio(samples, "ours", "prism")
        figures["mock.request"] = Figure(compared.value, "", compared.noisy)
        details["microseconds"] = {name: round(min(found) * 1e6) for name, found in samples.items()}
    except NotHereError as error:
        figures["mock.request"] = Figure(None, str(error))
    figures["mock.checks"] = _checks(lab)
    return figures, details


def _requests(lab: Laboratory) -> Samples:
    """Ask both servers in turn, and read from the system what each has spent."""
    if not Path("/proc/self/stat").exists():
        raise NotHereError("needs /proc")
    with ExitStack() as stack:
        asked: dict[str, tuple[Callable[[int], None], int]] = {}
        for name, server in (("ours", _ours), ("prism", _prism)):
            url, headers, process = stack.enter_context(server(lab))
            asked[name] = (_asking(url, headers), process)
        samples: Samples = {name: [] for name in asked}
        count = lab.few(150, 30)
        for turn in range(lab.rounds + 1):
            for name, (ask, process) in asked.items():
                before = _spent(process)
                ask(count * (1 if turn else 4))
                if turn:
                    samples[name].append((_spent(process) - before) / count)
        return samples


def _asking(url: str, headers: dict[str, str]) -> Callable[[int], None]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port)
    content = json.dumps(BODY)

    def ask(count: int) -> None:
        for _ in range(count):
            connection.request("POST", PATH, content, {"content-type": "application/json", **headers})
            answer = connection.getresponse()
            received = answer.read()
            if answer.status != 200:
                raise NotHereError(f"{url} answers {answer.status}: {received[:200].decode(errors='replace')}")

    return ask


def _spent(process: int) -> float:
    """Return the CPU seconds of a process so far, and of what it has started: `node` may be a script that starts Node.js."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(_spent(int(one)) for one in children)


@contextmanager
def _ours(lab: Laboratory) -> Iterator[tuple[str, dict[str, str], int]]:
    command = [sys.executable, "-m", "tests.bench.mocking"]
    with subprocess.Popen(
        command,
        env=lab.env,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            line = server.stdout.readline()
            if not line:
                raise NotHereError("the mock does not start")
            received = json.loads(line)
            yield received["url"], received["headers"], server.pid
        finally:
            server.stdin.close()
            server.wait(10)


@contextmanager
def _prism(lab: Laboratory) -> Iterator[tuple[str, dict[str, str], int]]:
    prism = str(PRISM) if PRISM.exists() else shutil.which("prism")
    if prism is None:
        raise NotHereError("Prism is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    contract = ROOT / "generated" / "kyc_clients" / "sandbox" / "openapi.json"
    command = ["node", prism, "mock", "--port", str(port), "--host", "127.0.0.1", "--errors", str(contract)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=lab.env, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as server:
        try:
            _await_port(port)
            yield f"http://127.0.0.1:{port}", dict(HEADERS), server.pid
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # the session that was started for it, and nothing else
            server.wait(10)


def _await_port(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NotHereError("Prism did not start in time")


def _checks(lab: Laboratory) -> Figure:
    try:
        found = lab.worker("checks", python=sys.executable)
    except RuntimeError as error:
        return Figure(None, f"the contract tests do not run: {str(error).splitlines()[-1]}")
    note = f"{found['cases']:,} checks of Sandbox's mock" + (f", {found['broken']} broken" if found["broken"] else "")
    return Figure(found["cases"] / found["seconds"] if found["cases"] else None, note)
