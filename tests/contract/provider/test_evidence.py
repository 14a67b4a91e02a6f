"""What counts as noticed in a mutation run, and what does not."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock
from xml.etree import ElementTree as ET

import pytest
from starlette.responses import PlainTextResponse

from tests.contract.provider.benches import mock_of
from tests.contract.provider.broken import Broken
from tests.contract.provider.lab import Lab
from tests.contract.provider.mutants import alone, controls, generic, jobs, own_tests, trial as trials
from tests.contract.provider.mutants.chances import Chances
from tests.contract.provider.mutants.controls import CONTROLS, lies
from tests.contract.provider.mutants.permitted import PERMITTED
from tests.contract.provider.mutants.tamper import Exchange, Fault, Tampered
from tests.contract.provider.mutants.trial import Job, Outcome, trial, tried
from tests.contract.provider.mutants.users import Users
from tests.contract.provider.mutants.verdicts import complaints, table
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.promise import Promise
from tests.contract.provider.report import tables, write
from tests.contract.provider.run import Order, Result
from tests.contract.provider.suite import promises
from tests.contract.provider.wire import Ask

PROFILE = PROFILES["deepvue"]
PATH = "/v1/kyc/digilocker/initiate-session"


def _promise(keep: Any) -> Promise:
    return Promise("deepvue", "http", "anything", keep)


def _asks(lab: Lab) -> None:
    if lab.transport.exchange(Ask("POST", PATH)).status != 401:
        raise Broken("any", "401", "another", "")


def _tried(fault: Fault, *kept: Promise) -> Outcome:
    return trial(PROFILE, kept, lambda: Tampered(mock_of("deepvue"), fault), {})


def _fails(_: Exchange) -> None:
    raise KeyError("data")


def _other_status(exchange: Exchange) -> None:
    exchange.status = 402


def _lies(lab: Lab) -> None:
    assert type(lab.mock).__name__ == "DeepvueMock"


def _blank(lab: Lab) -> None:
    if lab.transport.exchange(Ask("POST", PATH)).content[:1] == b" ":
        raise Broken("any", "no blanks", "one", "")


def _waits(_: Lab) -> None:
    time.sleep(5)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda one: one.name)
def test_a_control_breaks_no_promise_about_bodies_and_doors(control: Fault) -> None:
    """Deep, large, in UTF-16, no JSON at all: passed on as they came. `make mutants` tries every promise."""
    kept = [one for one in promises(PROFILE) if one.layer == "http" or "no credentials" in one.says]

    assert list(lies(Chances(PROFILE, kept), control)) == []


HABITS = {
    "a refusal is final",
    "the way back carries code and state",
    "only what was asked for can be allowed",
    "a damaged answer is damaged as it was ordered",
    "the client reads what the mock answers",
}


@pytest.mark.parametrize("permitted", PERMITTED, ids=lambda one: one.name)
def test_what_nothing_forbids_breaks_no_promise(permitted: Fault) -> None:
    """Order of lists and members, `200.0`, more headers, other words where none are documented. `make mutants` tries all promises."""
    kept = [one for one in promises(PROFILE) if one.says in HABITS]

    assert len(kept) == len(HABITS)
    assert list(lies(Chances(PROFILE, kept), permitted)) == []


@pytest.mark.parametrize("provider", PROFILES)
def test_no_provider_s_envelope_takes_what_nothing_forbids_for_a_fault(provider: str) -> None:
    """All of it at once, on a few promises; `make mutants` tries all."""
    few = {"a damaged answer is damaged as it was ordered", "an ordered message is sent"}
    kept = [one for one in promises(PROFILES[provider]) if one.says in few]

    assert list(lies(Chances(PROFILES[provider], kept), controls.all_of(PERMITTED))) == []


def test_a_promise_that_notices_a_control_is_named() -> None:
    """With its message; the run fails for it."""
    (printed,) = lies(Chances(PROFILE, [_promise(_lies)]), CONTROLS[0])

    assert printed.startswith("deepvue/http/anything fails at a control that passes everything on: AssertionError")


def test_a_broken_promise_is_evidence() -> None:
    """The fault changed what was promised."""
    found = _tried(Fault("any", "another status", after=_other_status), _promise(_asks))

    assert (found.caught_by, found.layers, found.error) == ("http/anything", ("http",), "")


def test_a_fault_that_fails_itself_is_no_evidence() -> None:
    """Though the mock around which it is does not answer either."""
    found = _tried(Fault("any", "clumsy", after=_fails), _promise(_asks))

    assert found.caught_by == ""
    assert found.error.startswith(
        "http/anything: Spoilt: clumsy at POST /v1/kyc/digilocker/initiate-session, HTTP 401: KeyError"
    )


def test_a_mock_without_its_control_api_is_evidence() -> None:
    """It is broken before anything is asked of it."""
    found = trial(PROFILE, [_promise(_asks)], lambda: SimpleNamespace(app=PlainTextResponse("", 404)), {})

    assert (found.caught_by, found.error) == ("the mock does not start", "")
    assert found.came == "Broken: the mock: promised its control API; came none"


@pytest.mark.parametrize("error", [TypeError, KeyError, AssertionError, RecursionError, TimeoutError])
def test_an_exception_of_a_check_is_no_evidence(error: type[Exception]) -> None:
    """Whichever it is: a check that cannot be made says nothing of the mock."""

    def keep(_: Lab) -> None:
        raise error("anything")

    found = _tried(CONTROLS[0], _promise(keep))

    assert (found.caught_by, found.written) == ("", "")
    assert found.error.startswith(f"http/anything: {error.__name__}: ")


def test_a_mock_that_does_not_answer_in_time_is_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported as such."""
    monkeypatch.setattr(trials, "_PATIENCE", 0.02)

    found = _tried(CONTROLS[0], _promise(_waits))

    assert (found.caught_by, found.came) == ("http/anything", "no answer within 0 seconds")


def test_a_response_that_only_differs_from_the_recorded_one_is_counted_apart() -> None:
    """It breaks no promise that anybody made."""

    def wordy(exchange: Exchange) -> None:
        if isinstance(exchange.document, dict) and "detail" in exchange.document:
            exchange.document = {"detail": "Not authenticated."}

    def keep(lab: Lab) -> None:
        call = lab.call("digilockerInitiateSession")
        lab.send(call, Ask("POST", PATH, {}, b"{}"))

    found = _tried(Fault("any", "other words", after=wordy), _promise(keep))

    assert (found.caught_by, found.layers, found.written) == ("", (), "http/anything")


def test_a_trial_that_cannot_begin_fails_the_run() -> None:
    """So does one whose process ends by itself: neither is a mutant that was noticed."""

    def breaks() -> Outcome:
        raise TypeError("no such argument")

    (verdict,) = tried([Job("deepvue", "named", "any", (), breaks)], at_once=1, until=time.monotonic() + 5)

    assert verdict.caught_by == ""
    assert next(line for line in complaints([verdict]) if "proves nothing" in line).startswith(
        "could not be tried, which proves nothing: deepvue named/any: the trial: TypeError: no such argument"
    )


def test_written_answers_have_a_column_of_their_own_and_no_share() -> None:
    """Of three mutants one is caught; what is merely written down is not."""
    job = Job("deepvue", "generic", "any", (), Outcome)
    outcomes = [Outcome("http/anything", "", ("http",)), Outcome(written="http/anything"), Outcome()]
    found = [
        trials.Verdict(replace(job, name=f"any {number}"), outcome, 0.0) for number, outcome in enumerate(outcomes)
    ]

    rows = list(table(found, {("deepvue", "generic"): 30}))

    assert rows[:2] == [
        "          kind       there  tried  equivalent  written  own tests  caught    share",
        "deepvue   generic       30      3           0        1          0       1   33.3 %  (6.1 to 79.2 %, at 95 %)",
    ]
    assert "deepvue: 33.3 % of the generic mutants were caught; 96 % are promised" in list(complaints(found))


def test_all_that_is_permitted_is_done_at_once() -> None:
    """So that a run asks every promise once, and not seven times."""
    together = controls.all_of(PERMITTED)
    mock = mock_of("deepvue")
    exchange = Exchange(
        mock, None, "POST", PATH, "", {}, b"", {}, status=200, answer=b'{"code":200,"data":[1,2],"other":0}'
    )

    together.after(exchange)

    assert exchange.answer == b' {"other":0,"data":[2,1],"code":200.0}\r\n'
    assert exchange.sent["x-powered-by"] == "another server"


def test_a_promise_that_notices_the_controls_at_once_is_named_with_the_one_that_it_notices() -> None:
    """Each is then tried alone."""
    (printed,) = controls.lies_together(Chances(PROFILE, [_promise(_blank)]))

    assert printed.startswith("deepvue/http/anything notices a control that writes blanks around a body: ")


def test_jobs_are_drawn_from_every_group_in_proportion() -> None:
    """Whenever time is up, of each about the same part was tried."""
    many, few = (
        [Job(owner, "generic", str(number), (), Outcome) for number in range(count)]
        for owner, count in (("a", 80), ("b", 8))
    )

    turns = jobs.drawn([many, few], Random(1))

    assert sorted(job.title for job in turns) == sorted(job.title for job in [*many, *few])
    assert [sum(job.owner == "b" for job in turns[start : start + 44]) for start in (0, 44)] in ([4, 4], [3, 5], [5, 3])
    assert [job.title for job in turns] == [job.title for job in jobs.drawn([many, few], Random(1))]


def test_a_mutant_meets_the_own_tests_that_run_what_changes() -> None:
    """The quickest first, and then all that use the module: what the change gives may be made before a test begins."""
    found = own_tests.Reach(
        {"slow": 2.0, "quick": 0.1, "other": 0.1}, {"slow": {("m", 5)}, "quick": {("m", 5)}, "other": {("m", 9)}}
    )

    def names(lines: range, holds: str = "") -> list[str]:
        return found.of(
            generic.Mutant("m", "", "", lines, None, holds, 0), Users([("m", "_A = 1\n\ndef f():\n\n    return _A")])
        )

    assert (names(range(5, 6)), names(range(0)), names(range(1, 2), "_A")) == (
        ["quick", "slow", "other"],
        ["other", "quick", "slow"],
        ["quick", "slow", "other"],
    )


@pytest.mark.parametrize(
    "late",
    [
        pytest.PytestUnhandledThreadExceptionWarning("a thread"),
        ExceptionGroup("late", [pytest.PytestUnraisableExceptionWarning("a socket")]),
    ],
    ids=["thread", "socket"],
)
def test_what_outlives_the_mocks_own_tests_is_evidence(late: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pytest fails for it at its end."""
    monkeypatch.setattr(own_tests, "_run", Mock(side_effect=late))
    found = own_tests.outcome(generic.Mutant("m", "", "", range(0), None, "", 0), ["a.py::test_a"])

    assert found.caught_by == "tests/mocks/a thread or a socket that outlives the tests"


def test_another_error_at_the_end_of_the_mocks_own_tests_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says nothing of the mutant."""
    monkeypatch.setattr(own_tests, "_run", Mock(side_effect=ExceptionGroup("late", [KeyError("a")])))

    with pytest.raises(ExceptionGroup):
        own_tests.outcome(generic.Mutant("m", "", "", range(0), None, "", 0), ["a.py::test_a"])


def test_an_explanation_is_wrong_where_a_promise_notices_the_mutant_and_not_where_the_mocks_own_tests_do() -> None:
    """It says what no customer can see, who has no Python of the mock."""
    name = "tenants.Tenant: `@dataclass(frozen=True, slots=True)`: True → False"
    job = Job("kit", "generic", name, (), Outcome)
    by_promise, by_own_test = (
        list(complaints([trials.Verdict(job, Outcome(f"{layer}/anything", "", (layer,)), 0.0)]))
        for layer in ("http", "tests/mocks")
    )

    assert [line for line in by_promise if line.endswith(name)] == [
        f"explained as equivalent, and yet noticed by http/anything; remove it from equivalent.py: {name}"
    ]
    assert not any(name in line for line in by_own_test)


def test_schemathesis_alone_is_tried_on_the_same_sample_each_time() -> None:
    """By a seed, and with no fault twice."""
    faults = [Fault("any", str(number)) for number in range(50)]

    chosen = [one.name for one in alone.sample(faults, 20)]

    assert chosen == [one.name for one in alone.sample(faults, 20)]
    assert len(set(chosen)) == 20


@pytest.mark.slow
def test_schemathesis_alone_notices_a_status_that_nobody_documents() -> None:
    """Over HTTP, on the mock with the fault."""
    (found,) = alone.trials(PROFILE, [Fault("any", "402", after=_other_status)], at_once=1, minutes=1)

    assert found.caught_by == "schemathesis/the phases examples, coverage, fuzzing and stateful"
    assert alone.summary(PROFILE, [found]) == "deepvue: schemathesis alone noticed 1 of 1 named faults"


def test_rewriting_a_body_makes_it_neither_shorter_nor_readable() -> None:
    """What a mock refuses for its size or its encoding is refused as before."""
    large = Exchange(None, None, "POST", "/", "", {}, b"[1]" + b" " * 1_048_574, {})
    coded = Exchange(None, None, "POST", "/", "", {}, '{"a": 1}'.encode("utf-16"), {})
    deep = Exchange(None, None, "POST", "/", "", {}, b"[" * 100_000, {})

    large.body = large.body

    assert (len(large.content), coded.body, deep.body) == (1_048_577, None, None)


def test_a_promise_that_was_not_tried_is_no_kept_one_in_any_report(tmp_path: Path) -> None:
    """Console, JUnit and the page distinguish it; the last two with the reason."""
    kept, missed = _promise(_asks), replace(_promise(_asks), says="another thing")
    results = [Result(kept, 0.1, 1, Counter()), Result(missed, 0.0, 0, Counter(), not_tried="it needs a person")]

    write(results, Order(), tmp_path)

    page = (tmp_path / "index.html").read_text("utf-8")
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "0", "1")
    assert [one.get("message") for one in suite.iter("skipped")] == ["it needs a person"]
    assert "All 1 tried promises were kept." in page
    assert "1 more were not tried; the lists below say why." in page
    assert "<li>another thing: not tried, it needs a person</li>" in page
    assert list(tables(results))[1].split() == ["http", "2", "1", "0.1", "1"]
