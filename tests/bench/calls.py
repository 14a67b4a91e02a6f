"""Bar 1, in a process of its own: one call at a time, synchronous and awaited, and what validation is of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kyc_clients._runtime.decode import model_decoder
from kyc_clients._runtime.schema import models_of
from kyc_clients._runtime.validate import validator
from kyc_clients.sandbox.models import DigilockerInitiateSessionResponse
from tests.bench import contenders
from tests.bench.measure import Samples, interleaved, interleaved_async
from tests.bench.payload import BODY, DOCUMENT
from tests.bench.worker import options, print_figures

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

SYNC = (
    contenders.naive,
    contenders.naive_again,
    contenders.ours,
    contenders.stock,
    contenders.requests,
    contenders.floor,
)
ASYNC = (
    contenders.async_naive,
    contenders.async_ours,
    contenders.async_ours_aiohttp,
    contenders.async_stock,
    contenders.aiohttp,
)


def main() -> None:
    """Measure, or make the calls of one contender and nothing else, for valgrind."""
    chosen = options()
    if chosen.only:
        contenders.repeated({maker.__name__: maker for maker in SYNC}[chosen.only](chosen.url))(chosen.count)
        return
    calls, missing = contenders.made(SYNC, chosen.url)
    runs = {name: contenders.repeated(call) for name, call in calls.items()}
    samples = interleaved(runs, count=chosen.count, rounds=chosen.rounds)
    awaited, missing_too = asyncio.run(_one_at_a_time(chosen.url, chosen.count, chosen.rounds))
    checks = interleaved(_checks(), count=chosen.count * 5, rounds=chosen.rounds)
    print_figures({"samples": samples | awaited | checks, "missing": missing | missing_too})


async def _one_at_a_time(url: str, count: int, rounds: int) -> tuple[Samples, dict[str, str]]:
    calls, missing = contenders.made(ASYNC, url)

    def repeated(call: Callable[[], Awaitable[object]]) -> Callable[[int], Awaitable[None]]:
        async def run(count: int) -> None:
            for _ in range(count):
                if await call() != contenders.EXPECTED:
                    raise contenders.WrongAnswerError

        return run

    runs = {name: repeated(call) for name, call in calls.items()}
    return await interleaved_async(runs, count=count, rounds=rounds), missing


def _checks() -> dict[str, Callable[[int], None]]:
    """Return what a call spends on holding the request to its contract, and the response, as parts of their own."""
    resolve = models_of("kyc_clients.sandbox.models")
    check = validator({"$ref": "DigilockerInitiateSessionRequest"}, resolve)
    read = model_decoder(DigilockerInitiateSessionResponse)

    def validate(count: int) -> None:
        for _ in range(count):
            if check(BODY):
                raise contenders.WrongAnswerError

    def decode(count: int) -> None:
        for _ in range(count):
            read(DOCUMENT)

    return {"validation of the request": validate, "reading and checking the response": decode}


if __name__ == "__main__":
    main()
