"""A flow of scripted providers: no I/O, a store that is a dictionary, and a clock that only the test moves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from kyc_clients._runtime.client import Client
from kyc_clients._runtime.effects import Effects
from kyc_clients._runtime.flow import member as of_members
from kyc_clients._runtime.flow.breaker import BreakerPolicy
from kyc_clients._runtime.flow.core import Core
from kyc_clients._runtime.flow.provider import ConsentRequest, Decision, Opened, Product, call
from kyc_clients._runtime.flow.start import Attempt
from kyc_clients._runtime.flow.steps import Pause, Perform, Stored
from kyc_clients._runtime.operation import ApiKey, Callback, ClientSpec, Operation, ResponseSpec
from kyc_clients.errors import (
    KycError,
)

if TYPE_CHECKING:
    from collections.abc import Generator

STEP: Operation[Any] = Operation(id="x", method="POST", path="/x", responses={"200": ResponseSpec()})
RETURN = "https://example.com/back"
CALLBACK = Callback(
    session=("sid",), state=("state",), code=("code",), error=("error",), status=("status",), consented=("ok",)
)
LINK = Product("link", {"aadhaar": "A", "pan": "P"}, polled=True, readable=7200.0, lifetime=1800.0)
OTHER = Product("other", {"aadhaar": "A", "gstin": "G"}, state_is_session=True)


def _side() -> Any:
    """Return a side each function of which makes one call, and returns what that gives."""

    def one(what: str) -> Any:
        return lambda *_: call(STEP, what=what)

    return SimpleNamespace(
        ACCOUNT=("key",), SECRETS=("secret",), PRODUCTS=(LINK, OTHER), UNBILLED=frozenset({503}),
        **{name: one(name) for name in ("start", "finish", "decision", "read", "files")},
    )  # fmt: skip


class Scripted:
    """A flow of scripted providers, with a clock that only the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *names: str, **options: Any) -> None:
        self.time = 1000.0
        self.store: dict[str, str] = {}
        self.seconds: dict[str, float] = {}
        self.outcomes: dict[str, list[object]] = {}
        self.asked: list[str] = []
        self.pauses: list[float] = []
        self.performed: list[Perform] = []
        self.blind = 0
        monkeypatch.setattr(of_members, "import_module", lambda _: _side())
        specs = [
            ClientSpec(
                name, name, title=name.title(), callback=CALLBACK, path="/",
                schemes={"key": ApiKey("key", "k"), "secret": ApiKey("secret", "s")},
            )
            for name in names or ("acme",)
        ]  # fmt: skip
        clients = [
            Client(one, {"key": "k", "secret": "s"}, base_url=f"https://{one.provider}.example") for one in specs
        ]
        effects = Effects(now=lambda: self.time, random=lambda: 1.0)
        policy = options.pop("policy", BreakerPolicy())
        self.members = of_members.members_of(clients, options.pop("products", {}), policy, effects.now)
        usual: dict[str, Any] = {"key": None, "failover": "certain", "prefer": None, "on_failover": None, "rules": None}
        self.core = Core(self.members, effects=effects, **{**usual, **options})

    def run(self, moves: Generator[Any, Any, Any]) -> Any:
        """Carry a verb out; an outcome that is an error is raised."""
        try:
            step = next(moves)
            while True:
                try:
                    given = self._done(step)
                except KycError as error:
                    step = moves.throw(error)
                else:
                    step = moves.send(given)
        except StopIteration as stop:
            return stop.value

    def _done(self, step: object) -> object:
        if isinstance(step, Pause):
            self.pauses.append(step.seconds)
            self.time += step.seconds
            return None
        if isinstance(step, Stored):
            return self._stored(step)
        assert isinstance(step, Perform)
        what = str(step.call.arguments["what"])
        self.asked.append(f"{step.member.name}.{what}")
        self.performed.append(step)
        listed = self.outcomes.get(f"{step.member.name}.{what}") or self.outcomes[what]
        found = listed.pop(0) if len(listed) > 1 else listed[0]
        if isinstance(found, KycError):
            raise found
        return found

    def _stored(self, step: Stored) -> object:
        if step.action == "get":
            self.blind -= 1
            return None if self.blind >= 0 else self.store.get(step.key)
        if step.action == "remove":
            return self.store.pop(step.key, None) and None
        if step.action == "add" and step.key in self.store:
            return False
        self.store[step.key], self.seconds[step.key] = step.value, step.seconds
        return True

    def start(self, reference: str | None = None, deadline: float = 60.0, **asked: Any) -> Any:
        """Open a session."""
        self.outcomes.setdefault("start", [Opened("s-1", "https://acme.example/go")])
        best_effort = asked.pop("best_effort", False)
        given: dict[str, Any] = {"documents": ("aadhaar", "pan"), "return_url": RETURN, "purpose": "KYC", **asked}
        attempt = Attempt(self.core, ConsentRequest(**given), reference, best_effort=best_effort)
        return self.run(attempt.run(deadline))

    def end(self) -> list[str]:
        """Return what the store knows of ends."""
        return [value for key, value in self.store.items() if key.startswith("kyc-consent:end:")]


GRANTED = Decision("granted", ("aadhaar",))
PENDING, DENIED, EXPIRED = Decision("pending"), Decision("granted"), Decision("expired")
BACK = f"{RETURN}?code=c"
