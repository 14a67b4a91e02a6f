"""How an error prints, what it keeps of others, and how a finding becomes one."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from generator.runtime.aio import _pause, _sleep
from generator.runtime.checking import logins_of
from generator.runtime.credentials import Vault
from generator.runtime.effects import Effects
from generator.runtime.errors import ApiError, ServerError, SourceUnavailable, class_of_status
from generator.runtime.failures import Broken, ConfigurationError, KycError, Violation, unlinked
from generator.runtime.wire import Sleep
from tests.runtime.support import Script


def _error(**facts: object) -> KycError:
    error = KycError("it broke")
    for name, value in facts.items():
        setattr(error, name, value)
    return error


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "it broke"),
        ({"attempts": 1}, "it broke"),
        ({"method": "GET"}, "it broke (GET)"),
        ({"path": "/a/{id}"}, "it broke (/a/{id})"),
        ({"method": "GET", "path": "/a", "status": 500, "code": "c", "transaction_id": "t", "request_id": "r", "attempts": 2},
         "it broke (GET /a, HTTP 500, code c, transaction t, request r, 2 attempts)"),
        ({"status": 404}, "it broke (HTTP 404)"),
        ({"code": "c", "attempts": 3}, "it broke (code c, 3 attempts)"),
    ],
    ids=str,
)  # fmt: skip
def test_an_error_is_one_line_with_the_facts_that_it_has(facts: dict[str, object], line: str) -> None:
    """Those that the provider's support asks for."""
    error = _error(**facts)

    assert str(error) == line
    assert repr(error) == f"KycError({line!r})"
    assert (error.args, error.message) == (("it broke",), "it broke")


def test_an_error_lets_go_of_those_that_python_keeps_behind_it() -> None:
    """All along the chain of causes, also where that is a ring; a context that is shown stays."""
    shown, hidden, cause, top = KeyError("shown"), KeyError("canary"), KycError("cause"), KycError("top")
    cause.__context__, cause.__suppress_context__ = hidden, True
    top.__cause__, top.__context__ = cause, hidden
    unlinked(top)
    left: list[object] = [top.__context__, cause.__context__]
    assert left == [cause, None]

    plain = KycError("plain")
    plain.__context__ = shown
    unlinked(plain)
    assert plain.__context__ is shown

    ring = KycError("ring")
    ring.__cause__ = ring
    unlinked(ring)
    assert ring.__context__ is ring


def test_a_finding_gathers_its_place_on_the_way_up() -> None:
    """Token by token, the outermost last; then it becomes an error."""
    broken = Broken("type", "must be a string").under(0).under("a/b")

    assert (broken.pointer, broken.rule, broken.message) == ("/a~1b/0", "type", "must be a string")
    error = broken.error()
    assert (error.pointer, error.rule) == ("/a~1b/0", "type")
    assert error.message == "The response breaks the contract at /a~1b/0: must be a string"
    assert Broken("json", "is no JSON").error().message == "The response breaks the contract at its root: is no JSON"


def test_a_violation_unpacks_without_its_argument() -> None:
    """As it did before it had one."""
    assert [*Violation("/a", "type", "must be", "b")] == ["/a", "type", "must be"]


@pytest.mark.parametrize(
    ("status", "kind"), [(503, SourceUnavailable), (500, ServerError), (599, ServerError), (499, ApiError), (418, ApiError), (0, ApiError)]
)  # fmt: skip
def test_a_status_has_a_class_whatever_it_is(status: int, kind: type[ApiError]) -> None:
    """Of the server's errors from 500 on."""
    assert class_of_status(status) is kind


def test_an_asynchronous_client_sleeps_as_its_effects_say() -> None:
    """Awaiting what they return, if it is anything; without any it waits itself."""
    slept: list[object] = []

    async def later(seconds: float) -> None:
        slept.append(("later", seconds))

    class Trial:
        async def wait_async(self, until: float) -> None:
            slept.append(("trial", until))

    async def main() -> None:
        await _sleep(Effects(sleep=later), 1.0)
        await _sleep(Effects(sleep=slept.append), 2.0)
        await _sleep(Effects(), 0.0)
        core: Any = type("Core", (), {"effects": Effects(sleep=slept.append)})
        await _pause(core, Sleep(3.0))
        trial: Any = type("Step", (), {"trial": Trial(), "until": 4.0})
        await _pause(core, trial)

    asyncio.run(main())

    assert slept == [("later", 1.0), 2.0, 3.0, ("trial", 4.0)]


def test_a_client_is_checked_by_the_logins_that_its_credentials_allow() -> None:
    """Where there is none, nothing is asked: other calls may be billed."""
    core = Script().client()._core

    assert [name for name, _ in logins_of(core)] == ["accessToken"]
    with pytest.raises(ConfigurationError, match=r"^Fake: nothing to check with these credentials: there is no login"):
        logins_of(core.changed(vault=Vault({"api_key": "k"})))
    with pytest.raises(ConfigurationError, match=r"^fake: nothing to check"):
        logins_of(core.changed(spec=core.spec.changed(title=""), vault=Vault({})))


def test_a_core_prints_whose_it_is_and_shows_no_credential() -> None:
    """And a changed one has prepared nothing yet."""
    core = Script().client()._core

    assert repr(core) == "Fake at https://test.fake.example, <credentials: api_key, api_secret>"
    assert repr(core.changed(spec=core.spec.changed(title=""))).startswith("fake at https://test.fake.example, ")
    assert core.moment() is core
    turning = core.changed(vault=Vault({"api_key": lambda: "k"}))
    assert turning.moment() is not turning
    assert turning.moment().ready is turning.ready
    assert core.changed(deadline=1.0).ready is not core.ready
    assert core.bound_store("accessToken") is None
    assert core.log.name == "kyc_clients.fake"
