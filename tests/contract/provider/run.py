"""Tries promises, one after another, and keeps the score."""

from __future__ import annotations

import logging
import re
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, NamedTuple

from tests.contract.provider import business
from tests.contract.provider.benches import in_process, keep, mock_of, served
from tests.contract.provider.beside import FORK, beside
from tests.contract.provider.broken import Broken, NotTried
from tests.contract.provider.business import Errand
from tests.contract.provider.deviations import Deviations
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.promise import Promise
from tests.contract.provider.reach import POLITE, is_near
from tests.contract.provider.suite import promises

OF_SCHEMATHESIS = 200
"""Sessions that schemathesis may open, all phases together."""
_FIRST_PORT = 21_310
"""Below those that systems give to whoever asks for any."""
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
    not_tried: str = ""
    """Why it was not asked of this server; empty where it was."""

    def sent(self) -> tuple[Any, ...]:
        """Return it for another process, with the name of the promise in place of the promise."""
        return self.promise.name, self.seconds, self.cases, self.operations, self.broken, self.not_tried


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
    budget: int = 5
    """How many sessions may be opened on such a server."""
    person: Callable[[str], str] | None = None
    """Who consents there; None where nobody does."""
    errands: tuple[Errand, ...] = ()
    """Business operations that may be asked there."""
    deviations: Deviations = field(default_factory=Deviations)
    """What is known to be otherwise there."""
    spent: Counter[str] = field(default_factory=Counter)
    """What was opened and asked so far."""
    keep_going: bool = False
    examples: int = 12
    traffic: Path | None = None
    """A folder for the request logs."""
    twice: bool = False
    """Whether to run once more, and see that the request logs are the same."""
    write: Callable[[str], None] = field(default=lambda _: None)
    show: Callable[[Result, Order], None] = field(default=lambda _result, _order: None)
    """Called with every promise that is broken, as soon as it is."""


def run(order: Order) -> list[Result]:
    """Try what was ordered; stop at the first promise that is not kept, unless ordered to go on.

    Schemathesis asks the mocks of all providers at once, in processes of its own; what needs no served mock is tried meanwhile, in
    a fork for each provider. A server that is no mock of ours is asked one thing after another.
    """
    # The server complains of requests that schemathesis breaks on purpose.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    names = order.providers or tuple(PROFILES)
    groups = [group for name in names for group in _groups(PROFILES[name], order)]
    quick, slow = [one for one in groups if not one.over_http], [one for one in groups if one.over_http]
    halt, forks, results = FORK.Event(), list[Iterator[Result]](), list[Result]()
    if quick and slow and not order.base_url:
        forks = [_beside([*own], order, halt) for _, own in groupby(quick, lambda group: group.profile.name)]
    else:
        results = [result for group in quick for result in _tried_all(group, order, halt)]
    with ThreadPoolExecutor(max(1, len(forks) + len(slow))) as pool:
        try:
            begun = [pool.submit(list, one) for one in forks]
            begun += [pool.submit(_tried_all, group, order, halt) for group in slow]
            results += [result for one in begun for result in one.result()]
        finally:
            halt.set()
    return sorted(results, key=lambda result: names.index(result.promise.provider))


def _beside(groups: Sequence[_Group], order: Order, halt: Event) -> Iterator[Result]:
    """Try groups in a fork; return the results when they come. What the fork would print is printed here."""

    def run(hand_over: Callable[[Any], None]) -> None:
        there = replace(order, write=hand_over, show=lambda broken, _: hand_over((broken.sent(), True)))
        for group in groups:
            for result in _tried_all(group, there, halt):
                hand_over((result.sent(), False))

    known = {one.name: one for group in groups for one in group.promises}
    return _received(beside(run), known, order)


def _received(messages: Iterator[Any], known: Mapping[str, Promise], order: Order) -> Iterator[Result]:
    for message in messages:
        if isinstance(message, str):
            order.write(message)
            continue
        (name, *rest), at_once = message
        result = Result(known[name], *rest)
        if at_once:
            order.show(result, order)
        else:
            yield result


def chosen(profile: Profile, order: Order) -> list[Promise]:
    """Return the promises of a provider that were ordered. Shards take turns, so that each gets some of every layer."""
    every = [*promises(profile, examples=order.examples), *business.promises(profile, order.errands)]
    found = [one for one in every if order.only.lower() in one.name.lower()]
    number, count = order.shard
    return found[number - 1 :: count]


class _Group(NamedTuple):
    """The promises of one layer of a provider."""

    profile: Profile
    layer: str
    promises: list[Promise]

    @property
    def over_http(self) -> bool:
        """Whether only a mock that is served will do."""
        return self.layer == "schemathesis"


def _groups(profile: Profile, order: Order) -> Iterator[_Group]:
    wanted = chosen(profile, order)
    for layer in dict.fromkeys(one.layer for one in wanted):
        yield _Group(profile, layer, [one for one in wanted if one.layer == layer])


def _tried_all(group: _Group, order: Order, halt: Event) -> list[Result]:
    """Try the promises of a group, until somebody calls a halt."""
    if halt.is_set():
        return []
    begun, done, name = time.perf_counter(), list[Result](), f"{group.profile.name}: {group.layer}"
    with _bench(group.profile, order, over_http=group.over_http) as (lab, mock):
        lab.stopped = halt.is_set
        reasons = {one.name: _hindrance(one, lab, order) for one in group.promises}
        fit = [one for one in group.promises if not reasons[one.name]]
        left = [
            Result(one, 0.0, 0, Counter(), not_tried=reasons[one.name]) for one in group.promises if reasons[one.name]
        ]
        order.write(f"{name}, {_counted(len(fit), len(group.promises))} …")
        for promise in fit:
            if halt.is_set():
                break
            done.append(_tried(lab, promise))
            _record(order, group, mock)
            if done[-1].broken is not None:
                order.show(done[-1], order)
                if not order.keep_going:
                    halt.set()
    cases, broken = sum(one.cases for one in done), sum(one.broken is not None for one in done)
    verdict = f"{broken} BROKEN" if broken else "all kept" if len(done) == len(fit) else "stopped"
    missed = sum(bool(one.not_tried) for one in done)
    verdict += f", {missed} not tried" if missed else ""
    order.write(f"{name}, {cases:,} cases in {time.perf_counter() - begun:.1f} s, {verdict}")
    return [*done, *left]


def _counted(fit: int, ordered: int) -> str:
    if fit != ordered:
        return f"{fit} of {ordered} promises, as far as this server may be asked"
    return f"{fit} promises" if fit != 1 else "1 promise"


def _hindrance(promise: Promise, lab: Lab, order: Order) -> str:
    """Return why a promise cannot be tried on this server, or may not; empty where it can."""
    if lab.control is not None:
        return ""
    if promise.controlled:
        return "it needs a mock with a control API"
    if promise.layer == "schemathesis" and order.everything and order.budget < OF_SCHEMATHESIS:
        return f"schemathesis opens dozens of sessions; --budget {OF_SCHEMATHESIS} allows it"
    return "" if promise.safe or order.everything else "it could open or bill something; --everything asks for it"


@contextmanager
def _bench(profile: Profile, order: Order, *, over_http: bool) -> Iterator[tuple[Lab, Any]]:
    """Give a lab around the server that was named, or else around a mock of our own."""
    if order.base_url:
        with served(profile, order.base_url, closed=True, pace=0.0 if is_near(order.base_url) else POLITE) as lab:
            lab.deviations, lab.spent, lab.budget, lab.person = (
                order.deviations,
                order.spent,
                order.budget,
                order.person,
            )
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
    for port in (_FIRST_PORT + list(PROFILES).index(name), 0):
        with socket.socket() as trial, suppress(OSError):
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(("127.0.0.1", port))
            return int(trial.getsockname()[1])
    raise OSError("no port of 127.0.0.1 is free")


def _tried(lab: Lab, promise: Promise) -> Result:
    lab.cases, lab.operations = 0, Counter()
    begun, broken, not_tried = time.perf_counter(), None, ""
    try:
        keep(lab, promise)
    except Broken as found:
        broken = found
    except NotTried as why:
        not_tried = str(why)
    except Exception as error:  # noqa: BLE001 - a server can surprise a check; that is a finding, reported like the others
        broken = Broken("the check itself", promise.says, f"{type(error).__name__}: {error}", "")
    return Result(promise, time.perf_counter() - begun, lab.cases, lab.operations, broken, not_tried)


def _record(order: Order, group: _Group, mock: Any) -> None:
    """Add what a mock was asked to a file of its provider; what is asked at the same time has one of its own."""
    if order.traffic is not None and mock is not None:
        order.traffic.mkdir(parents=True, exist_ok=True)
        name = f"{group.profile.name}-{group.layer}" if group.over_http else group.profile.name
        with (order.traffic / f"{name}.jsonl").open("a", encoding="utf-8") as file:
            file.write(_LABEL.sub("", mock.requests.to_json()))
