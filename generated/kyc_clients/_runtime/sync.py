"""The synchronous client: drives calls with blocking I/O. `aio` is its counterpart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Self, TypeVar, Unpack, cast

from .call_options import CallOptions
from .content import DEFAULT_MAX_RESPONSE_BYTES, checked_most
from .credentials import Secret, login_of
from .failures import KycError, unlinked
from .operation import ClientSpec, Operation
from .options import ClientOptions
from .raw import Raw, raw_of
from .shared import Lazy, Shared, core_of, options_of, transport_options
from .wire import NeedToken, Outcome, Sleep, Wire

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import MethodType

    from .consent import Cancel
    from .core import Core
    from .http import Pool
    from .operation import Login, Poll, Scheme
    from .renewal import AwaitTrial
    from .shared import Options
    from .token import Token
    from .wire import Step

P = ParamSpec("P")
T = TypeVar("T")
_NO_OPTIONS: Final = (None, None, None, None, True, None, None)


class Client(Shared):
    """A client of one provider. Thread-safe; close it, or use it as a context manager, to free its connections."""

    def __init__(
        self,
        spec: ClientSpec,
        credentials: Mapping[str, Secret | None],
        environment: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Set the client up. `ConfigurationError` says what cannot work; nothing is sent before the first call."""
        self._core = core_of(spec, credentials, environment, options)
        own = options.get("http_client")
        network = transport_options(options)
        most = checked_most(options.get("max_response_bytes", DEFAULT_MAX_RESPONSE_BYTES))

        def make() -> Pool:
            from .http import Pool  # noqa: PLC0415 - not before the first call: it imports httpx

            return Pool(own, network, most)

        self._pool = Lazy(make)

    def perform(self, operation: Operation[object], arguments: Mapping[str, object], options: CallOptions) -> Outcome:
        """Make one call of an operation of the contract; generated methods do, with their own arguments checked."""
        from .call import call_steps  # noqa: PLC0415 - a call is being made

        core = self._core.moment()
        try:
            return self._drive(core, call_steps(core, operation, arguments, options))
        except KycError as error:
            unlinked(error)
            raise

    def _drive(self, core: Core, steps: Generator[Step, object, Outcome]) -> Outcome:
        try:
            step = next(steps)
            while True:
                try:
                    if isinstance(step, Wire):
                        result: object = self._pool.get().send(step)
                    elif isinstance(step, NeedToken):
                        result = self._token(core, step)
                    else:
                        _pause(core, step)
                        result = None
                except KycError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            return cast("Outcome", stop.value)
        finally:
            steps.close()  # a call that is cancelled leaves nobody waiting for what it tried

    def _token(self, core: Core, step: NeedToken) -> Token:
        return step.token_cache.obtain(
            step.refused,
            core.effects.now,
            core.bound_store(step.name),
            lambda: self._log_in(core, step.scheme, step.until),
            step.until,
        )

    def _log_in(self, core: Core, scheme: Scheme, until: float) -> Token:
        from .call import call_steps  # noqa: PLC0415 - a call is being made
        from .login import explained, given_to, operation_of, token_in  # noqa: PLC0415 - a call is being made

        login = cast("Login", login_of(scheme))
        operation = operation_of(login, core.spec)
        try:
            given = given_to(login, core.vault)
            outcome = self._drive(core, call_steps(core, operation, given, options_of(*_NO_OPTIONS), until))
            return token_in(outcome.value, login, operation, core.effects.now())
        except KycError as error:
            raise explained(error) from error

    def check(self) -> None:
        """Log in anew, which costs nothing, to see whether the credentials are good; the new token is kept.

        Raises:
            LoginFailed: when they are refused.
            ConfigurationError: when credentials are missing, or the provider has no such call: then make any other call.
        """
        from .checking import logins_of  # noqa: PLC0415 - only when used

        core = self._core.moment()
        try:
            for name, scheme in logins_of(core):
                token, store = self._log_in(core, scheme, monotonic() + core.deadline), core.bound_store(name)
                core.token_cache(name).adopt(token if store is None else store.set(token))
        except KycError as error:
            unlinked(error)
            raise

    def raw(self, method: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Raw[T]:
        """Call a method of this client and return its value with the response: `client.raw(client.group.method, name=…)`."""
        bound = cast("MethodType", method)
        recorder = _Recorder(self)
        group = type(cast("Group", bound.__self__))(cast("Client", recorder))
        value = cast("Callable[Concatenate[Group, P], T]", bound.__func__)(group, *args, **kwargs)
        return raw_of(value, recorder.outcome)

    def close(self) -> None:
        """Free the connections; those of a client brought along are left alone. The next call makes new ones."""
        if self._pool.made is not None:
            self._pool.made.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Free the connections."""
        self.close()


class _Recorder:
    """Stands in for a client during one `raw` call and keeps what came back."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.outcome: Outcome | None = None
        self.effects = client.effects
        self.deadline = client.deadline

    def perform(self, operation: Operation[object], arguments: Mapping[str, object], options: CallOptions) -> Outcome:
        self.outcome = self._client.perform(operation, arguments, options)
        return self.outcome


def _pause(core: Core, step: Sleep | AwaitTrial) -> None:
    if not isinstance(step, Sleep):
        step.trial.wait(step.until)
    elif core.effects.sleep is not None:
        core.effects.sleep(step.seconds)
    else:
        from time import sleep  # noqa: PLC0415 - not before something failed

        sleep(step.seconds)


class Group:
    """The operations of one product, as methods."""

    __slots__ = ("_client",)

    def __init__(self, client: Client) -> None:
        """Call through this client."""
        self._client = client

    def __repr__(self) -> str:
        """Say whose product it is."""
        return f"<{type(self).__name__} of {self._client!r}>"

    def _call(self, operation: Operation[T], options: Options, accept: str | None = None, /, **arguments: object) -> T:
        outcome = self._client.perform(operation, arguments, options_of(*options, accept))
        return cast("T", outcome.value)

    def _wait(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        poll: Poll,
        *,
        timeout: float | None = None,
        interval: float | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        cancel: Cancel | None = None,
    ) -> T:
        from .consent import DEFAULT_WAIT, SHORTEST, Last, pace_of, wait_for_consent  # noqa: PLC0415 - only when used
        from .deadline import checked_wait  # noqa: PLC0415 - only when used

        effects, clock = self._client.effects, self._client.effects.ticking()
        seconds, pace = DEFAULT_WAIT if timeout is None else checked_wait(timeout), pace_of(interval)
        end = clock() + seconds
        last = Last(operation, arguments)

        def check() -> T:
            left = min(max(end - clock(), SHORTEST), self._client.deadline)
            options = options_of(None, headers, retries, left)
            last.outcome = outcome = self._client.perform(operation, arguments, options)
            return cast("T", outcome.value)

        try:
            return wait_for_consent(
                check,
                poll,
                timeout=seconds,
                pace=pace,
                cancel=cancel,
                sleep=effects.sleep,
                clock=clock,
                random=effects.random,
            )
        except KycError as error:
            last.annotate(error)
            raise
