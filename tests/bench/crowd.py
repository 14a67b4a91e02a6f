"""Bar 2, in a process of its own: many calls in flight at once, in a closed loop of so many callers."""

from __future__ import annotations

import asyncio
import gc
import time
from typing import TYPE_CHECKING

from tests.bench import contenders
from tests.bench.measure import memory
from tests.bench.worker import options, print_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bench.contenders import AsyncCall

CONTENDERS = (contenders.async_ours_aiohttp, contenders.aiohttp, contenders.async_ours, contenders.async_naive)
"""The quick ones first: what the slow ones leave in memory is not counted against them."""


async def crowd(call: AsyncCall, callers: int, count: int) -> tuple[float, int]:
    """Let so many callers share so many calls; return CPU seconds per call and how many calls got no right answer."""
    left = count
    lost = 0

    async def caller() -> None:
        nonlocal left, lost
        while left > 0:
            left -= 1
            try:
                lost += await call() != contenders.EXPECTED
            except Exception:  # noqa: BLE001 - whatever a library raises, a call was lost
                lost += 1

    gc.collect()
    start = time.process_time()
    await asyncio.gather(*(caller() for _ in range(callers)))
    return (time.process_time() - start) / count, lost


async def measured(url: str, callers: int, count: int, rounds: int, names: Mapping[str, str]) -> dict[str, object]:
    """Interleave the contenders; also say how far memory grew from the first round of each to its last."""
    calls, missing = contenders.made((maker for maker in CONTENDERS if maker.__name__ in names), url)
    samples: dict[str, list[float]] = {name: [] for name in calls}
    lost = dict.fromkeys(calls, 0)
    grown: dict[str, float] = {}
    for name, call in calls.items():
        # Warm up with fewer: a first burst of a thousand costs httpx ten times what later ones do, and is not held against it.
        lost[name] += (await crowd(call, min(callers, 50), min(count, 200)))[1]
    for turn in range(rounds):
        for name in calls:
            before = memory()
            seconds, missed = await crowd(calls[name], callers, count)
            samples[name].append(seconds)
            lost[name] += missed
            grown[name] = grown.get(name, 0.0) + (memory() - before if turn else 0.0)
    return {"samples": samples, "missing": missing, "lost": lost, "grown": grown}


def main() -> None:
    """Measure one crowd: `--callers` is how many are in flight, `--only` the contenders by name, comma between."""
    chosen = options()
    names = {name: name for name in chosen.only.split(",")} if chosen.only else {m.__name__: "" for m in CONTENDERS}
    print_figures(asyncio.run(measured(chosen.url, chosen.callers, chosen.count, chosen.rounds, names)))


if __name__ == "__main__":
    main()
