# Generated from generator/templates by `make generate`. Edit that.

"""A pytest plugin: mocks of the providers, clients of them, and one clock that mocks and clients share.

For each provider there are `sandbox_mock`, `sandbox_client` and `async_sandbox_client`, and one `kyc_clock` for all. A mock is served on
loopback for the whole run and forgets everything before each test. The plugin comes with the package; the extra `kyc-clients[mock]` brings
what it needs. Under pytest-xdist each worker serves mocks of its own.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from ._runtime.effects import Effects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ._runtime.mock import Clock, Mock

_PROVIDERS: Final = tuple(sorted(path.parent.name for path in Path(__file__).parent.glob("*/mock.py")))


class KycClock:
    """The time of the mocks, and of the clients that are given its `effects`: it stands, and goes ahead when somebody waits or says so."""

    def __init__(self, clock: Clock) -> None:
        """Move that clock."""
        self._clock = clock
        self._due: list[tuple[float, Callable[[], object]]] = []

    @property
    def effects(self) -> Effects:
        """What makes a client wait by this clock, which takes no time: `Sandbox(…, effects=kyc_clock.effects)`."""
        return Effects(sleep=lambda seconds: self.advance(seconds=seconds), now=self.now)

    def now(self) -> float:
        """Return the seconds since 1970."""
        return self._clock.now()

    def advance(self, *, seconds: float) -> None:
        """Go ahead; what is due meanwhile happens at its moment.

        Raises:
            ValueError: for a time that is not ahead.
        """
        end = self.now() + seconds
        while self._due and self._due[0][0] <= end:
            moment, action = self._due.pop(0)
            self._clock.advance(seconds=max(moment - self.now(), 0.0))
            action()
        self._clock.advance(seconds=seconds if seconds < 0 else max(end - self.now(), 0.0))

    def later(self, seconds: float, action: Callable[[], object]) -> None:
        """Do something when the clock has gone ahead so far: `kyc_clock.later(30, lambda: sandbox_mock.consent(session_id))`."""
        self._due.append((self.now() + seconds, action))
        self._due.sort(key=lambda due: due[0])


def _mocks() -> Any:  # noqa: ANN401 - the module of an extra
    """Return the kit of the mocks; without the extra a test fails with one sentence, and no traceback."""
    try:
        from . import mock
        from ._runtime.mock import Clock
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        pytest.fail(f"the mocks need {missing}: pip install 'kyc-clients[mock]'", pytrace=False)
    return mock.find_mocks, Clock


@pytest.fixture(scope="session")
def _kyc_time() -> Clock:
    """The clock that all mocks of this run share."""
    clock: Clock = _mocks()[1]()
    return clock


@pytest.fixture
def kyc_clock(_kyc_time: Clock) -> Iterator[KycClock]:
    """The time of all mocks, which stands: `advance(seconds=…)`, `later(seconds, action)`, and `effects` for a client that waits by it."""
    _kyc_time.reset()
    _kyc_time.stop()
    yield KycClock(_kyc_time)
    _kyc_time.reset()


def _serving(name: str) -> Any:  # noqa: ANN401 - pytest's fixtures have no nameable type
    @pytest.fixture(scope="session", name=f"_{name}_server")
    def serving(_kyc_time: Clock) -> Iterator[Mock]:
        with _mocks()[0]()[name](clock=_kyc_time) as mock:
            yield mock

    return serving


def _fresh(name: str) -> Any:  # noqa: ANN401
    def fresh(request: pytest.FixtureRequest) -> Mock:
        mock: Mock = request.getfixturevalue(f"_{name}_server")
        stands = "kyc_clock" in request.fixturenames
        mock.reset()
        if stands:
            mock.clock.stop()
        return mock

    fresh.__doc__ = f"{name.capitalize()} on this machine, as new for each test: `.base_url`, `.credentials`, `.clock`."
    return pytest.fixture(name=f"{name}_mock")(fresh)


def _client(name: str, *, is_async: bool) -> Any:  # noqa: ANN401
    def client(request: pytest.FixtureRequest, kyc_clock: KycClock) -> Iterator[Any]:
        mock: Any = request.getfixturevalue(f"{name}_mock")
        module = import_module(f"{__package__}.{name}.client")
        make = getattr(module, module.__all__[-2 if is_async else -1])
        made = make(base_url=mock.base_url, effects=kyc_clock.effects, **mock.credentials)
        yield made
        if is_async:
            _close(made)
        else:
            made.close()

    what = "An asynchronous client" if is_async else "A client"
    more = " Use it with `async with`, which closes its connections in your event loop." if is_async else ""
    client.__doc__ = f"{what} of `{name}_mock`, which waits by `kyc_clock` and so takes no time.{more}"
    return pytest.fixture(name=f"async_{name}_client" if is_async else f"{name}_client")(client)


def _close(client: Any) -> None:  # noqa: ANN401 - of whichever provider
    """Let go of the connections of event loops that are closed by now."""
    import asyncio

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(client.aclose())
    finally:
        loop.close()


for _name in _PROVIDERS:
    globals()[f"_{_name}_server"] = _serving(_name)
    globals()[f"{_name}_mock"] = _fresh(_name)
    globals()[f"{_name}_client"] = _client(_name, is_async=False)
    globals()[f"async_{_name}_client"] = _client(_name, is_async=True)
