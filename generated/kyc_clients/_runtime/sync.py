"""The synchronous client: it drives calls with blocking I/O. `aio` is its twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, Self, TypeVar, Unpack, cast

from .content import DEFAULT_MAX_RESPONSE_BYTES, checked_most
from .credentials import Secret, login_of
from .failures import KycError, unlinked
from .operation import ClientSpec, Operation
from .options import ClientOptions
from .raw import Raw, raw_of
from .shared import Later, Shared, core_of, options_of, transport_options
from .wire import CallOptions, NeedToken, Outcome, Wire

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import MethodType

    from .consent import Cancel
    from .core import Core
    from .http import Pool
    from .operation import Login, Poll
    from .shared import Options
    from .token import Token
    from .wire import Step

P = ParamSpec("P")
T = TypeVar("T")
_NO_OPTIONS: Final = (None, None, None)


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
        base_url = self._core.base_url
        most = checked_most(options.get("max_response_bytes", DEFAULT_MAX_RESPONSE_BYTES))

        def make() -> Pool:
            from .http import Pool  # noqa: PLC0415 - not before the first call: it imports httpx

            return Pool(base_url, own, network, most)

        self._pool = Later(make)

    def perform(self, operation: Operation[object], arguments: Mapping[str, object], options: CallOptions) -> Outcome:
        """Make one call of an operation of the contract; generated methods do, with their own arguments checked."""
        from .call import converse  # noqa: PLC0415 - a call is being made

        core = self._core.moment()
        try:
            return self._drive(core, converse(core, operation, arguments, options))
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
                        _sleep(core, step.seconds)
                        result = None
                except KycError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            return cast("Outcome", stop.value)

    def _token(self, core: Core, step: NeedToken) -> Token:
        from .call import converse  # noqa: PLC0415 - a call is being made
        from .login import explained, given_to, operation_of, token_in  # noqa: PLC0415 - a call is being made

        login = cast("Login", login_of(step.scheme))
        operation = operation_of(login, core.spec)

        def log_in() -> Token:
            try:
                given = given_to(login, core.vault)
                outcome = self._drive(core, converse(core, operation, given, options_of(*_NO_OPTIONS), step.until))
                return token_in(outcome.value, login, operation, core.effects.now())
            except KycError as error:
                raise explained(error) from error

        return step.keeper.obtain(step.refused, core.effects.now, core.bound_store(step.name), log_in, step.until)

    def raw(self, method: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Raw[T]:
        """Call a method of this client and return its value with the answer: `client.raw(client.group.method, name=…)`."""
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

    def perform(self, operation: Operation[object], arguments: Mapping[str, object], options: CallOptions) -> Outcome:
        self.outcome = self._client.perform(operation, arguments, options)
        return self.outcome


def _sleep(core: Core, seconds: float) -> None:
    if core.effects.sleep is not None:
        core.effects.sleep(seconds)
        return
    from time import sleep  # noqa: PLC0415 - not before something failed

    sleep(seconds)


class Group:
    """The operations of one product, as methods."""

    __slots__ = ("_client",)

    def __init__(self, client: Client) -> None:
        """Call through this client."""
        self._client = client

    def _call(self, operation: Operation[T], options: Options, /, **arguments: object) -> T:
        outcome = self._client.perform(operation, arguments, options_of(*options))
        return cast("T", outcome.value)

    def _wait(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        poll: Poll,
        *,
        timeout: float | None = None,
        cancel: Cancel | None = None,
    ) -> T:
        from .consent import DEFAULT_WAIT, wait_for_consent  # noqa: PLC0415 - only when used

        effects = self._client.effects
        return wait_for_consent(
            lambda: self._call(operation, _NO_OPTIONS, **arguments),
            poll,
            timeout=DEFAULT_WAIT if timeout is None else timeout,
            cancel=cancel,
            sleep=effects.sleep,
            clock=effects.now,
            random=effects.random,
        )
