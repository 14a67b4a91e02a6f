"""What all measurements stand on: the interpreter of the peers, a clean environment, a scratch folder, and the server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from tests.bench.measure import instructions
from tests.bench.payload import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PEERS: Final = ROOT / ".venv" / "bench-peers" / "bin" / "python"
_PLAIN_JSON: Final = (
    "import runpy, sys; sys.modules.update(msgspec=None, orjson=None); "
    "sys.argv = sys.argv[1:]; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
)


@dataclass(frozen=True, slots=True)
class Laboratory:
    """A place to measure in."""

    python: str
    """The interpreter that has the peers, and nothing that ours would not have at a user's."""
    work: Path
    env: Mapping[str, str]
    url: str
    rounds: int
    smoke: bool

    def few(self, usual: int, smoke: int) -> int:
        """Return how often to do something: as usual, or just enough to see that it works."""
        return smoke if self.smoke else usual

    def worker(self, module: str, *arguments: object, fast_json: bool = False, python: str = "") -> dict[str, Any]:
        """Run a measuring process and return what it prints. Without `fast_json` only the standard library's JSON is there."""
        start = ["-m", f"tests.bench.{module}"] if fast_json else ["-c", _PLAIN_JSON, f"tests.bench.{module}"]
        command = [python or self.python, *start, "--url", self.url, *map(str, arguments)]
        done = subprocess.run(command, env=self.env, check=False, capture_output=True, text=True, cwd=ROOT)
        if done.returncode:
            message = f"tests.bench.{module} failed:\n{done.stderr[-3000:]}"
            raise RuntimeError(message)
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def instructions(self, commands: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """Count the instructions of several commands, two at a time: noise does not change them. Empty without valgrind."""
        with ThreadPoolExecutor(2) as two:
            counts = two.map(lambda command: instructions([self.python, *command], self.env), commands.values())
            return {name: count for name, count in zip(commands, counts, strict=True) if count is not None}


@contextmanager
def laboratory(*, python: str, package: Path, rounds: int, smoke: bool) -> Iterator[Laboratory]:
    """Set up a place to measure the clients in `package`, and clear it away."""
    with TemporaryDirectory(prefix="kyc-bench-") as folder:
        work = Path(folder)
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', '')}"
        env["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, package, work)))
        # Byte code is part of what an installed package has, wherever this repository stands.
        env["PYTHONPYCACHEPREFIX"] = str(work / "bytecode")
        with _server(env) as url:
            yield Laboratory(python, work, env, url, rounds, smoke)


@contextmanager
def _server(env: Mapping[str, str]) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.server"]
    with subprocess.Popen(
        command, env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.stdin.close()
            server.wait(10)
