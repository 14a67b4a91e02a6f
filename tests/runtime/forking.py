"""A program that forks with a client it has used, and prints every process's responses. `test_forks` runs it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from generator.runtime.errors import KycError
from tests.runtime.fake import AsyncFake, Fake

TOKEN: Any = {"api_key": "canary-key", "access_token": "canary-token"}
Ask = Callable[[str], str]


def tally(ask: Ask, name: str, calls: int) -> Counter[str]:
    """Call, and compare each response with what was asked for."""
    message: Counter[str] = Counter()
    for number in range(calls):
        wanted = f"{name}-{number}"
        try:
            message["right" if ask(wanted) == wanted else "somebody else's"] += 1
        except KycError as error:
            message[type(error).__name__] += 1
    return message


def asking(url: str, transport: str) -> Ask:
    """Return how a call is made: by one client for the life of the program."""
    if transport == "sync":
        client = Fake(**TOKEN, base_url=url, retries=0)
        return lambda wanted: client.vault.status(session_id=wanted).data.id
    options: Any = {"transport": "aiohttp"} if transport == "aiohttp" else {}
    other = AsyncFake(**TOKEN, base_url=url, retries=0, **options)
    loop = asyncio.new_event_loop()
    here = os.getpid()

    async def ask(wanted: str) -> str:
        return (await other.vault.status(session_id=wanted)).data.id

    def awaited(wanted: str) -> str:
        nonlocal loop, here
        if os.getpid() != here:
            loop, here = asyncio.new_event_loop(), os.getpid()
        return loop.run_until_complete(ask(wanted))

    return awaited


def main(url: str, transport: str, workers: int, calls: int) -> Counter[str]:
    """Call, fork, call everywhere; return what all were answered."""
    ask = asking(url, transport)
    message = tally(ask, "before", 2)
    pipes = []
    for worker in range(workers):
        reader, writer = os.pipe()
        if os.fork() == 0:
            os.write(writer, json.dumps(tally(ask, f"worker{worker}", calls)).encode())
            os._exit(0)
        os.close(writer)
        pipes.append(reader)
    message += tally(ask, "parent", calls)
    for reader in pipes:
        with os.fdopen(reader) as file:
            message += Counter(json.load(file))
    return message


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201
