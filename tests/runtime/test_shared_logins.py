"""Who logs in and who waits: a login under way in another thread or task, and what comes of it for the others."""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from kyc_clients._runtime.errors import AuthenticationError, ServerError
from kyc_clients._runtime.failures import Timeout
from kyc_clients._runtime.login import TokenCache, _LoginInProgress  # pyright: ignore[reportPrivateUsage]
from kyc_clients._runtime.renewal import Trial
from kyc_clients._runtime.token import Token

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

NEW = Token("new", 200.0, 100.0)
LATE = "The deadline of the call passed while a login was under way"


class _Done:
    """The end of another thread's login, which is there as soon as somebody waits for it."""

    def __init__(self, cache: Any, *, ends: bool = True) -> None:
        self.cache, self.ends = cache, ends
        self.waited: list[float | None] = []

    def wait(self, timeout: float | None) -> bool:
        self.waited.append(timeout)
        if self.ends:
            self.cache._flight = None
        return self.ends


def _under_way(until: float = inf, **ended: Any) -> tuple[TokenCache, _Done]:
    """Return a cache of which another thread logs in, and the end of that."""
    cache: Any = TokenCache()
    flight: Any = _LoginInProgress(until)
    flight.done = done = _Done(cache, ends=ended.pop("ends", True))
    for name, value in ended.items():
        setattr(flight, name, value)
    cache._flight = flight
    return cache, done


def _logs_in() -> Token:
    return NEW


def test_who_waits_gets_the_token_of_the_one_who_logged_in() -> None:
    """As long as that takes, where the call may take as long."""
    token = Token("theirs", 200.0, 100.0)
    cache, done = _under_way(token=token)

    assert cache.obtain(None, lambda: 0.0, None, _logs_in) is token
    assert done.waited == [None]


def test_nobody_waits_beyond_their_own_time() -> None:
    """The call itself was not sent."""
    cache, done = _under_way(ends=False)
    with pytest.raises(Timeout, match=LATE):
        cache.obtain(None, lambda: 0.0, None, _logs_in, monotonic() + 50.0)
    with pytest.raises(Timeout, match=LATE):
        cache.obtain(None, lambda: 0.0, None, _logs_in, monotonic() - 50.0)

    assert 49.0 < (done.waited[0] or 0.0) <= 50.0
    assert done.waited[1] == 0


def test_who_waits_gets_an_error_of_their_own() -> None:
    """A copy: each is raised, and annotated, by itself."""
    error = AuthenticationError("refused")
    cache, _ = _under_way(error=error)
    with pytest.raises(AuthenticationError, match="refused") as caught:
        cache.obtain(None, lambda: 0.0, None, _logs_in)

    assert caught.value is not error


def test_who_has_more_time_than_a_login_had_logs_in_for_themselves() -> None:
    """Also where it ended with nothing."""
    cases: list[dict[str, Any]] = [{"until": monotonic(), "error": Timeout("late")}, {}]
    for ended in cases:
        cache, _ = _under_way(**ended)
        assert cache.obtain(None, lambda: 0.0, None, _logs_in, monotonic() + 50.0) is NEW


def test_a_login_that_is_under_way_is_known_to_others_until_it_ends() -> None:
    """However it ends; they learn its token or its error."""
    cache: Any = TokenCache()
    flights: list[Any] = []

    def log_in() -> Token:
        flights.append(cache._flight)
        if len(flights) > 1:
            raise ServerError("down")
        return NEW

    until = monotonic() + 50.0
    assert cache.obtain(None, lambda: 0.0, None, log_in, until) is NEW
    with pytest.raises(ServerError):
        cache.obtain(NEW, lambda: 0.0, None, log_in)

    first, second = flights
    assert cache._flight is None
    assert (first.token, first.error, first.until, first.done.is_set()) == (NEW, None, until, True)
    assert (second.token, str(second.error), second.until, second.done.is_set()) == (None, "down", inf, True)
    cache.forked()
    assert cache._flight is None


class _Store:
    """A store with a token, which binds what it is given."""

    def __init__(self, held: Token | None) -> None:
        self.held = held

    def get(self) -> Token | None:
        return self.held

    def set(self, token: Token) -> Token:
        self.held = token.changed(bound_to="us")
        return self.held

    async def get_async(self) -> Token | None:
        return self.held

    async def set_async(self, token: Token) -> Token:
        return self.set(token)


@pytest.mark.parametrize(
    ("held", "refused", "value"),
    [
        (Token("stored", 200.0, 100.0, "us"), None, "stored"),
        (Token("stored", 200.0, 100.0, "us"), Token("stored", 1.0, 1.0), "new"),
        (Token("stored", 200.0, 0.0, "us"), None, "new"),
        (None, None, "new"),
    ],
)
def test_a_token_of_the_store_is_used_before_anybody_logs_in(
    held: Token | None, refused: Token | None, value: str
) -> None:
    """A new one is kept there, and used as it was kept."""

    async def log_in() -> Token:
        return NEW

    def obtained(ask: Callable[[TokenCache, Any], Token]) -> tuple[str, str, Any]:
        store = _Store(held)
        token = ask(TokenCache(), store)
        return token.value, token.bound_to, store.held and store.held.value

    assert obtained(lambda cache, store: cache.obtain(refused, lambda: 0.0, store, _logs_in)) == (value, "us", value)
    assert obtained(lambda cache, store: asyncio.run(cache.obtain_async(refused, lambda: 0.0, store, log_in))) == (
        value,
        "us",
        value,
    )


def test_tasks_of_one_loop_share_a_login() -> None:
    """Or its error, of which each gets a copy; afterwards it is forgotten."""
    cache: Any = TokenCache()
    logins: list[int] = []

    async def log_in() -> Token:
        logins.append(1)
        await asyncio.sleep(0)
        if len(logins) == 1:
            raise ServerError("down")
        return Token(f"new-{len(logins)}", 200.0, 100.0)

    async def many(now: float) -> list[Any]:
        asked: list[Awaitable[Token]] = [cache.obtain_async(None, lambda: now, None, log_in) for _ in range(3)]
        found = await asyncio.gather(*asked, return_exceptions=True)
        await asyncio.sleep(0)
        assert not cache._tasks
        return found

    errors = asyncio.run(many(0.0))
    assert [type(one) for one in errors] == [ServerError] * 3
    assert len({id(one) for one in errors}) == 3
    assert [one.value for one in asyncio.run(many(0.0))] == ["new-2"] * 3
    assert [one.value for one in asyncio.run(many(100.0))] == ["new-3"] * 3
    assert len(logins) == 3


def test_a_task_waits_for_no_login_beyond_its_own_time() -> None:
    """The login goes on for the others, and one with more time gets its token."""
    cache = TokenCache()

    async def main() -> str:
        gate = asyncio.Event()

        async def log_in() -> Token:
            await gate.wait()
            return NEW

        with pytest.raises(Timeout, match=LATE):
            await cache.obtain_async(None, lambda: 0.0, None, log_in, monotonic())
        gate.set()
        return (await cache.obtain_async(None, lambda: 0.0, None, log_in, monotonic() + 50.0)).value

    assert asyncio.run(main()) == "new"


def test_a_task_with_more_time_than_a_login_had_logs_in_anew() -> None:
    """The first had as long as the call that it was made for."""
    cache = TokenCache()
    logins: list[int] = []

    async def log_in() -> Token:
        logins.append(1)
        await asyncio.sleep(0)
        if len(logins) == 1:
            raise Timeout("late")
        return NEW

    async def main() -> list[Any]:
        now = monotonic()
        asked = [cache.obtain_async(None, lambda: 0.0, None, log_in, now + seconds) for seconds in (40.0, 50.0)]
        return await asyncio.gather(*asked, return_exceptions=True)

    first, second = asyncio.run(main())
    assert (str(first), second) == ("late", NEW)
    assert len(logins) == 2


def test_a_trial_is_waited_for_until_it_ends() -> None:
    """By threads and by tasks, none of which waits beyond its own time; afterwards nobody waits."""
    trial = Trial()
    before = monotonic()
    trial.wait(before + 0.002)
    trial.wait(before - 1.0)
    assert 0.002 <= monotonic() - before < 5.0

    async def wait() -> list[bool]:
        await trial.wait_async(monotonic() + 0.002)
        waiting = [asyncio.ensure_future(trial.wait_async(until)) for until in (inf, monotonic() + 50.0)]
        await asyncio.sleep(0)
        open_before = [one.done() for one in waiting]
        trial.end()
        await asyncio.gather(*waiting)
        await trial.wait_async(inf)
        return open_before

    assert asyncio.run(wait()) == [False, False]
    trial.wait(inf)


def test_the_end_of_a_trial_reaches_no_loop_that_is_closed() -> None:
    """And nobody whose task was cancelled."""
    trial = Trial()

    async def leave() -> None:
        waiting = asyncio.ensure_future(trial.wait_async(inf))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)

    asyncio.run(leave())
    trial.end()
    trial.raise_again()
    trial.error = error = ServerError("down")
    with pytest.raises(ServerError) as caught:
        trial.raise_again()
    assert caught.value is not error
