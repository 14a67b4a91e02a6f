"""Tries promises, one after another, and keeps the score."""

from __future__ import annotations

import logging
import re
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.contract.provider.benches import in_process, keep, mock_of, served
from tests.contract.provider.lab import Broken, Lab
from tests.contract.provider.profile import Profile, Promise
from tests.contract.provider.reach import POLITE, is_near
from tests.contract.provider.suite import PROFILES, promises

_FIRST_PORT = 43_110
_LABEL = re.compile(r', "x-schemathesis-testcaseid": "\w*"')
"""schemathesis numbers its requests at random; that is its own affair."""


@dataclass
class Result:
    """How a promise was kept."""

    promise: Promise
    seconds: float
    cases: int
    operations: Counter[str]
    broken: Broken | None = None


@dataclass(frozen=True)
class Order:
    """What to try, and on what."""

    providers: tuple[str, ...] = ()
    only: str = ""
    base_url: str = ""
    seed: str = "0"
    shard: tuple[int, int] = (1, 1)
    everything: bool = False
    """Whether a server that is no mock of ours gets requests that change something."""
    keep_going: bool = False
    examples: int = 12
    traffic: Path | None = None
    """A folder for the request logs."""
    twice: bool = False
    """Whether to run once more, and see that the request logs are the same."""
    tell: Callable[[str], None] = field(default=lambda _: None)


def run(order: Order) -> list[Result]:
    """Try what was ordered; stop at the first promise that is not kept, unless told to go on."""
    # The server complains of requests that schemathesis breaks on purpose.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    results: list[Result] = []
    for name in order.providers or tuple(PROFILES):
        for result in _provider(PROFILES[name], order):
            results.append(result)
            if result.broken is not None and not order.keep_going:
                return results
    return results


def chosen(profile: Profile, order: Order) -> list[Promise]:
    """Return the promises of a provider that were ordered. Shards take turns, so that each gets some of every layer."""
    found = [one for one in promises(profile, examples=order.examples) if order.only.lower() in one.name.lower()]
    number, count = order.shard
    return found[number - 1 :: count]


def _provider(profile: Profile, order: Order) -> Iterator[Result]:
    wanted = chosen(profile, order)
    layers = list(dict.fromkeys(one.layer for one in wanted))
    for layer in layers:
        group = [one for one in wanted if one.layer == layer]
        begun, done = time.perf_counter(), list[Result]()
        with _bench(profile, order, over_http=layer == "schemathesis") as (lab, mock):
            fit = [one for one in group if _fits(one, lab, order)]
            order.tell(f"{profile.name}: {layer}, {_counted(len(fit), len(group))} …")
            for promise in fit:
                done.append(_tried(lab, promise))
                _record(order, profile, mock)
                yield done[-1]
        cases, broken = sum(one.cases for one in done), sum(one.broken is not None for one in done)
        order.tell(
            f"{profile.name}: {layer}, {cases:,} cases in {time.perf_counter() - begun:.1f} s, "
            f"{f'{broken} BROKEN' if broken else 'all kept'}"
        )


def _counted(fit: int, ordered: int) -> str:
    return f"{fit} promises" if fit == ordered else f"{fit} of {ordered} promises, as far as this server may be asked"


def _fits(promise: Promise, lab: Lab, order: Order) -> bool:
    """Whether a promise can be tried on this server, and may."""
    return lab.control is not None or (not promise.controlled and (promise.safe or order.everything))


@contextmanager
def _bench(profile: Profile, order: Order, *, over_http: bool) -> Iterator[tuple[Lab, Any]]:
    """Give a lab around the server that was named, or else around a mock of our own."""
    if order.base_url:
        with served(profile, order.base_url, closed=True, pace=0.0 if is_near(order.base_url) else POLITE) as lab:
            yield lab, None
            if lab.control is not None:
                lab.control.reset()
        return
    if not over_http:
        mock = mock_of(profile.name, order.seed)
        with in_process(profile, mock) as lab:
            yield lab, mock
        return
    with ExitStack() as stack:
        mock = stack.enter_context(_listening(profile.name, order.seed))
        yield stack.enter_context(served(profile, mock.base_url, closed=True)), mock


@contextmanager
def _listening(name: str, seed: str) -> Iterator[Any]:
    """Serve a mock; on another port if somebody takes the first one meanwhile."""
    with ExitStack() as stack:
        try:
            mock = stack.enter_context(mock_of(name, seed, _port(name)))
        except OSError:
            _port.cache_clear()
            mock = stack.enter_context(mock_of(name, seed, _port(name)))
        yield mock


@cache
def _port(name: str) -> int:
    """Return the port of a provider's mock, the same each time, since answers hold it; where somebody has it, another one."""
    port = _FIRST_PORT + list(PROFILES).index(name)
    with socket.socket() as trial:
        if trial.connect_ex(("127.0.0.1", port)) != 0:
            return port
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _tried(lab: Lab, promise: Promise) -> Result:
    lab.cases, lab.operations = 0, Counter()
    begun, broken = time.perf_counter(), None
    try:
        keep(lab, promise)
    except Broken as found:
        broken = found
    except Exception as error:  # noqa: BLE001 - a server can surprise a check; that is a finding, told like the others
        broken = Broken("the check itself", promise.says, f"{type(error).__name__}: {error}", "")
    return Result(promise, time.perf_counter() - begun, lab.cases, lab.operations, broken)


def _record(order: Order, profile: Profile, mock: Any) -> None:
    if order.traffic is not None and mock is not None:
        order.traffic.mkdir(parents=True, exist_ok=True)
        with (order.traffic / f"{profile.name}.jsonl").open("a", encoding="utf-8") as file:
            file.write(_LABEL.sub("", mock.requests.to_json()))
