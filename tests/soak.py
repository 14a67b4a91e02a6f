"""Everything at once for two minutes: threads, forks, event loops, drips and bombs, on clients that a service would make once.

`make soak` runs it; it is no part of the tests. It fails where anybody got a response of somebody else's, a call outlasted its
deadline by more than half a second, or files were left open.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread, Timer
from typing import Any

from generator.runtime.errors import KycError, Timeout, UnexpectedResponse
from tests.runtime.fake import AsyncFake, Fake
from tests.runtime.support import GOOD, send

TOKEN: Any = {"api_key": "canary-key", "access_token": "canary-token", "retries": 0}
FILES = Path("/proc/self/fd")
CALLS = 20_000
DEADLINE = 0.5
MIB = 2**20


class Server(BaseHTTPRequestHandler):
    """Answers with what was asked for; some ids drip, some are bombs."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        wanted = self.path.split("/")[3]
        if wanted.startswith("drip"):
            self.send_response(200)
            self.send_header("content-length", "1000")
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.05)
        elif wanted.startswith("bomb"):
            send(self, 200, BOMB, Content_Encoding="gzip")
        else:
            send(self, 200, json.dumps({**GOOD, "data": {**GOOD["data"], "id": wanted}}).encode())

    def handle(self) -> None:
        """Serve one connection; who hangs up is no news."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(256)) + packer.flush()


BOMB = _bomb() if "--serve" in sys.argv else b""


class Soak:
    """What is counted over all threads, loops and processes."""

    def __init__(self, url: str) -> None:
        self.totals: Counter[str] = Counter()
        self.overrun = 0.0
        self.over = Event()
        self.client = Fake(**TOKEN, base_url=url)
        self.other = AsyncFake(**TOKEN, base_url=url)
        self._lock = Lock()

    def count(self, what: str, number: int = 1) -> None:
        """Count an outcome."""
        with self._lock:
            self.totals[what] += number

    def call(self, wanted: str) -> str:
        """Return what comes of a call."""
        try:
            found = self.client.vault.status(session_id=wanted).data.id
        except KycError as error:
            return type(error).__name__
        return "right" if found == wanted else "SOMEBODY ELSE'S"

    def calls(self, name: str, number: int) -> None:
        """Make calls in a thread."""
        for one in range(number):
            if self.over.is_set():
                return
            self.count(self.call(f"{name}-{one}"))

    def loops(self) -> None:
        """Run jobs, each in an event loop of its own."""

        async def job(wanted: str) -> str:
            return (await self.other.vault.status(session_id=wanted)).data.id

        number = 0
        while not self.over.is_set():
            number += 1
            self.count(
                "right in a loop" if asyncio.run(job(f"loop-{number}")) == f"loop-{number}" else "SOMEBODY ELSE'S"
            )
        asyncio.run(self.other.close())

    def forks(self) -> None:
        """Fork, and let the children call with the client that is in use."""
        while not self.over.wait(1):
            for worker in range(4):
                reader, writer = os.pipe()
                child = os.fork()
                if child == 0:
                    totals = Counter(self.call(f"worker{worker}-{one}") for one in range(50))
                    os.write(writer, json.dumps(totals).encode())
                    os._exit(0)
                os.close(writer)
                with os.fdopen(reader) as file:
                    for what, number in json.load(file).items():
                        self.count(f"{what} in a child" if what == "right" else what, number)
                os.waitpid(child, 0)

    def drips(self) -> None:
        """Calls that would last for ever."""
        while not self.over.is_set():
            before = time.monotonic()
            try:
                self.client.vault.status(session_id="drip", deadline=DEADLINE)
            except Timeout:
                self.count("ended by its deadline")
            self.overrun = max(self.overrun, time.monotonic() - before - DEADLINE)

    def bombs(self) -> None:
        """Responses that would fill the memory."""
        while not self.over.wait(0.5):
            try:
                self.client.vault.status(session_id="bomb")
            except UnexpectedResponse as error:
                self.count(error.rule)


def soak(url: str, seconds: float) -> int:
    """Run everything; print what came of it, and return whether it went wrong."""
    run = Soak(url)
    run.calls("warm", 5)
    before = len(list(FILES.iterdir())) if FILES.is_dir() else 0
    tasks: list[Callable[[], None]] = [run.loops, run.drips, run.bombs]
    tasks += [lambda name=f"thread{number}": run.calls(name, CALLS // 4) for number in range(4)]  # type: ignore[misc]
    threads = [Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    ending = Timer(seconds, run.over.set)
    ending.start()
    run.forks()
    for thread in (*threads, ending):
        thread.join()
    after = len(list(FILES.iterdir())) if FILES.is_dir() else 0
    for what, number in sorted(run.totals.items()):
        print(f"{number:>8}  {what}")  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    wrong = run.totals["SOMEBODY ELSE'S"]
    totals = (
        f"wrong answers {wrong}, longest overrun {run.overrun:.2f} s, open files {before} -> {after}, peak {peak} MiB"
    )
    print(totals)  # noqa: T201
    return int(wrong > 0 or run.overrun > 0.5 or after > before + 20)


def main() -> int:
    """Serve in a process of its own, and soak."""
    if "--serve" in sys.argv:
        with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
            print(server.server_port, flush=True)  # noqa: T201
            server.serve_forever()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 120.0
    with subprocess.Popen([sys.executable, "-m", "tests.soak", "--serve"], stdout=subprocess.PIPE, text=True) as server:
        try:
            port = server.stdout.readline().strip() if server.stdout else ""
            return soak(f"http://127.0.0.1:{port}", seconds)
        finally:
            server.kill()


if __name__ == "__main__":
    sys.exit(main())
