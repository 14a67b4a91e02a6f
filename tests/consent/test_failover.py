"""A start goes on to the next provider where the one before certainly cost nothing, or where the caller says so; never otherwise."""

from collections.abc import Generator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from kyc_clients import errors
from kyc_clients._runtime.flow.breaker import Breaker, Health
from kyc_clients._runtime.flow.provider import FetchStep
from kyc_clients._runtime.flow.steps import FetchLink, Perform, perform
from kyc_clients.consent import BreakerPolicy, FailoverEvent
from kyc_clients.sandbox import Effects
from tests.consent.parties import PARTIES, Scene

NEXT = {"sandbox": "decentro", "decentro": "deepvue", "deepvue": "sandbox"}
FIRSTS = pytest.mark.parametrize("first", list(PARTIES))
NOWHERE = "http://127.0.0.1:9"

Fault = tuple[str, dict[str, Any], str]

FREE: dict[str, Fault] = {
    "rate limited": ("rate-limit", {}, "RateLimited"),
    "credentials refused": ("status", {"status": 401}, "AuthenticationError"),
}
PERHAPS: dict[str, Fault] = {
    "server error": ("status", {"status": 500}, "ServerError"),
    "source unavailable": ("status", {"status": 503}, "SourceUnavailable"),
    "answer lost": ("drop-answer", {}, "ConnectionLost"),
    "no response in time": ("latency", {"seconds": 1.0}, "Timeout"),
}
OURS: dict[str, Fault] = {
    "refused request": ("status", {"status": 400}, "BadRequest"),
    "unreadable answer": ("broken-json", {}, "UnexpectedResponse"),
    "empty response": ("empty", {}, "UnexpectedResponse"),
}


def _break(scene: Scene, name: str, fault: Fault, *, times: int | None = None) -> str:
    kind, options, error = fault
    scene.mocks[name].faults.add(kind, operation=PARTIES[name].opens, times=times, **options)  # type: ignore[arg-type]
    return error


def _pair(scene: Scene, first: str, fault: str = "", **options: Any) -> Any:
    client = scene.client(first, timeout=0.5) if fault == "no response in time" else scene.client(first)
    return scene.flow(client, scene.client(NEXT[first]), **options)


@FIRSTS
@pytest.mark.parametrize("fault", FREE)
def test_a_failure_that_cost_nothing_leads_to_the_next_provider(scene: Scene, first: str, fault: str) -> None:
    error = _break(scene, first, FREE[fault])
    started = scene.start(_pair(scene, first))
    assert started.provider == NEXT[first]
    assert [type(each).__name__ for each in started.failures.values()] == [error]
    assert started.maybe_billed == ()
    if fault == "rate limited":
        assert sum(one.operation == PARTIES[first].opens for one in scene.mocks[first].requests) == 1


@FIRSTS
def test_a_provider_that_cannot_be_reached_leads_to_the_next(scene: Scene, first: str) -> None:
    flow = scene.flow(scene.client(first, base_url=NOWHERE), scene.client(NEXT[first]))
    started = scene.start(flow)
    assert started.provider == NEXT[first]
    assert isinstance(started.failures[first], errors.ConnectionFailed)


@pytest.mark.parametrize("first", ["sandbox", "decentro"])
def test_credits_that_are_used_up_lead_to_the_next(scene: Scene, first: str) -> None:
    scene.mocks[first].add_tenant("poor", "no-credits")
    started = scene.start(scene.flow(scene.client(first, tenant="poor"), scene.client(NEXT[first])))
    assert started.provider == NEXT[first]
    assert isinstance(started.failures[first], errors.InsufficientCredits)


@FIRSTS
def test_credentials_that_are_wrong_lead_to_the_next(scene: Scene, first: str) -> None:
    secret = scene.mocks[first].provider.arguments[1]
    started = scene.start(scene.flow(scene.client(first, **{secret: "wrong"}), scene.client(NEXT[first])))
    assert started.provider == NEXT[first]
    assert started.maybe_billed == ()


@FIRSTS
def test_an_account_that_was_switched_off_leads_to_the_next(scene: Scene, first: str) -> None:
    scene.mocks[first].add_tenant("gone", "inactive")
    started = scene.start(scene.flow(scene.client(first, tenant="gone"), scene.client(NEXT[first])))
    assert (started.provider, started.maybe_billed) == (NEXT[first], ())


@FIRSTS
@pytest.mark.parametrize("fault", PERHAPS)
def test_a_failure_that_may_have_cost_a_session_is_raised_to_the_caller(scene: Scene, first: str, fault: str) -> None:
    error = _break(scene, first, PERHAPS[fault])
    with pytest.raises(getattr(errors, error)):
        scene.start(_pair(scene, first, fault))
    assert len(scene.mocks[NEXT[first]].requests) == 0


@FIRSTS
@pytest.mark.parametrize("fault", PERHAPS)
def test_with_probable_such_a_failure_leads_on_and_the_result_says_so(scene: Scene, first: str, fault: str) -> None:
    error = _break(scene, first, PERHAPS[fault])
    started = scene.start(_pair(scene, first, fault, failover="probable"))
    assert started.provider == NEXT[first]
    assert type(started.failures[first]).__name__ == error
    assert started.maybe_billed == (first,)


@FIRSTS
@pytest.mark.parametrize("mode", ["certain", "probable"])
@pytest.mark.parametrize("fault", OURS)
def test_any_other_failure_is_never_a_reason_to_go_on(scene: Scene, first: str, mode: str, fault: str) -> None:
    error = _break(scene, first, OURS[fault])
    with pytest.raises(getattr(errors, error)):
        scene.start(_pair(scene, first, failover=mode))
    assert len(scene.mocks[NEXT[first]].requests) == 0


@FIRSTS
def test_never_means_never(scene: Scene, first: str) -> None:
    error = _break(scene, first, FREE["rate limited"])
    with pytest.raises(getattr(errors, error)):
        scene.start(_pair(scene, first, failover="never"))


def test_nothing_fails_over_after_consent(scene: Scene) -> None:
    flow = _pair(scene, "sandbox", failover="probable")
    started = scene.start(flow)
    back = scene.mocks["sandbox"].consent(started.session_id)
    scene.mocks["sandbox"].faults.add("status", status=503, times=None)
    sent = len(scene.mocks["decentro"].requests)
    with pytest.raises(errors.SourceUnavailable):
        scene.run(flow.finish(started.token, back))
    assert len(scene.mocks["decentro"].requests) == sent
    scene.mocks["sandbox"].faults.clear()
    assert scene.run(flow.finish(started.token, back)).granted == ("aadhaar", "pan")


def test_when_all_fail_the_error_has_each_providers_own(scene: Scene) -> None:
    for name in PARTIES:
        _break(scene, name, FREE["rate limited"])
    with pytest.raises(errors.ConsentUnavailable) as caught:
        scene.start(scene.flow(*(scene.client(name) for name in PARTIES)))
    assert {name: type(error) for name, error in caught.value.errors.items()} == dict.fromkeys(
        PARTIES, errors.RateLimited
    )
    assert "sandbox: RateLimited; decentro: RateLimited; deepvue: RateLimited" in str(caught.value)


def test_one_provider_alone_raises_its_own_error(scene: Scene) -> None:
    _break(scene, "decentro", FREE["rate limited"])
    with pytest.raises(errors.RateLimited):
        scene.start(scene.flow(scene.client("decentro")))


def test_an_error_that_ends_it_names_the_providers_tried_before(scene: Scene) -> None:
    _break(scene, "sandbox", FREE["rate limited"])
    _break(scene, "decentro", OURS["refused request"])
    with pytest.raises(errors.BadRequest) as caught:
        scene.start(_pair(scene, "sandbox"))
    assert caught.value.__notes__ == ["sandbox was tried before and failed: RateLimited"]


def test_who_listens_is_reported_before_the_next_is_tried(scene: Scene) -> None:
    events: list[tuple[FailoverEvent, int]] = []
    _break(scene, "sandbox", PERHAPS["server error"])
    flow = _pair(
        scene, "sandbox", failover="probable",
        on_failover=lambda event: events.append((event, len(scene.mocks["decentro"].requests))),
    )  # fmt: skip
    scene.start(flow)
    ((event, sent),) = events
    assert (event.provider, event.next_provider, event.maybe_billed, sent) == ("sandbox", "decentro", True, 0)
    assert isinstance(event.error, errors.ServerError)


def test_a_deadline_covers_all_providers_together(scene: Scene) -> None:
    for name in ("sandbox", "decentro"):
        _break(scene, name, ("latency", {"seconds": 0.6}, ""))
    flow = scene.flow(scene.client("sandbox"), scene.client("decentro"), failover="probable")
    with pytest.raises(errors.ConsentUnavailable) as caught:
        scene.start(flow, deadline=0.3)
    assert [type(error).__name__ for error in caught.value.errors.values()] == ["Timeout", "Timeout"]
    assert caught.value.maybe_billed == ("sandbox", "decentro")


def test_preference_chooses_the_first_by_reference(scene: Scene) -> None:
    names = list(PARTIES)
    flow = scene.flow(*(scene.client(name) for name in names), prefer=lambda reference: names[int(reference) % 3])
    assert [scene.start(flow, str(number)).provider for number in (0, 1, 2)] == names


def test_a_preference_for_nobody_is_a_mistake(scene: Scene) -> None:
    flow = scene.flow(scene.client("sandbox"), prefer=lambda _: "digio")
    with pytest.raises(errors.ConfigurationError, match="'digio', and the flow has sandbox"):
        scene.start(flow, "1")


def test_a_provider_that_cannot_do_what_is_asked_is_passed_over(scene: Scene) -> None:
    flow = scene.flow(scene.client("deepvue"), scene.client("sandbox"), scene.client("decentro"))
    assert (flow.can("vehicle_registration"), flow.can("gstin"), flow.can("passport")) == (True, True, False)
    assert (flow.can("aadhaar", "vehicle_registration"), flow.can("aadhaar", "gstin"), flow.can()) == (
        True,
        False,
        False,
    )
    assert flow.providers == ("deepvue", "sandbox", "decentro")
    assert scene.start(flow, verified_mobile="9876500000").provider == "sandbox"
    options = {"return_url": "https://example.com", "purpose": "Buying a car"}
    assert scene.run(flow.start(["vehicle_registration"], **options)).provider == "decentro"
    assert scene.run(flow.start(["company"], **options)).provider == "sandbox"


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_767_225_600.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@FIRSTS
def test_a_breaker_opens_after_failures_in_a_row_and_closes_after_a_good_try(scene: Scene, first: str) -> None:
    time = Time()
    policy = BreakerPolicy(failures=3, seconds=30)
    flow = _pair(scene, first, breaker=policy, effects=Effects(now=time))
    _break(scene, first, FREE["rate limited"], times=4)
    opens = PARTIES[first].opens

    def tried() -> int:
        return sum(entry.operation == opens for entry in scene.mocks[first].requests)

    for failures in (1, 2, 3):
        assert scene.start(flow).provider == NEXT[first]
        assert flow.health()[first].failures == failures
    assert (flow.health()[first].state, flow.health()[NEXT[first]].state) == ("open", "closed")
    assert flow.health()[first].last_error == "RateLimited"

    before = tried()
    started = scene.start(flow)
    assert isinstance(started.failures[first], errors.CircuitOpen)
    assert tried() == before

    time.now += 30
    assert flow.health()[first].state == "half-open"
    assert scene.start(flow).provider == NEXT[first]
    assert (tried(), flow.health()[first].state) == (before + 1, "open")

    time.now += 30
    assert scene.start(flow).provider == first
    assert flow.health()[first].state == "closed"


def test_two_that_are_down_are_both_left_alone(scene: Scene) -> None:
    flow = scene.flow(scene.client("sandbox"), scene.client("deepvue"), breaker=BreakerPolicy(failures=1))
    for name in ("sandbox", "deepvue"):
        _break(scene, name, FREE["rate limited"])
    for _ in range(2):
        with pytest.raises(errors.ConsentUnavailable):
            scene.start(flow)
    assert [health.state for health in flow.health().values()] == ["open", "open"]
    with pytest.raises(errors.ConsentUnavailable) as caught:
        scene.start(flow)
    assert {type(error) for error in caught.value.errors.values()} == {errors.CircuitOpen}


def test_two_clients_of_one_provider_have_names_of_their_own(scene: Scene) -> None:
    flow = scene.flow(scene.client("sandbox", base_url=NOWHERE), scene.client("sandbox", tenant="second"))
    assert flow.providers == ("sandbox", "sandbox-2")
    started = scene.start(flow)
    assert started.provider == "sandbox-2"
    back = scene.mocks["sandbox"].consent(started.session_id)
    assert scene.run(flow.finish(started.token, back)).granted == ("aadhaar", "pan")


def test_a_breaker_opens_after_so_many_failures_in_a_row_and_lets_one_try_after_a_while() -> None:
    now = [100.0]
    breaker = Breaker(BreakerPolicy(failures=2, seconds=30), lambda: now[0])
    failure = errors.ServerError("down")
    assert (breaker.allows(), breaker.health().state) == (True, "closed")
    for error in (failure, None, failure, errors.InvalidRequest("ours"), failure):
        breaker.record(error)
    assert (breaker.allows(), breaker.health().failures, breaker.health().last_error) == (True, 1, "ServerError")
    breaker.record(failure)
    assert breaker.health() == Health("open", 2, 100.0, "ServerError")
    assert breaker.allows() is False
    now[0] = 129.9
    assert (breaker.allows(), breaker.health().state) == (False, "open")
    now[0] = 130.0
    assert breaker.health().state == "half-open"
    assert (breaker.allows(), breaker.allows()) == (True, False)
    breaker.abandon()
    assert (breaker.allows(), breaker.allows()) == (True, False)
    breaker.record(failure)
    assert breaker.health() == Health("open", 3, 130.0, "ServerError")
    now[0] = 160.0
    assert breaker.allows() is True
    breaker.record(None)
    assert breaker.health() == Health("closed", 0, None, "ServerError")


def _steps(*asked: Any) -> Generator[Any, object, str]:
    for one in asked:
        with suppress(errors.KycError):
            yield one
    return "done"


def test_the_breaker_learns_of_calls_and_not_of_downloads() -> None:
    recorded: list[object] = []
    member: Any = SimpleNamespace(
        breaker=SimpleNamespace(record=recorded.append, abandon=lambda: recorded.append("gone"))
    )
    failure = errors.ServerError("down")
    call, fetch = object(), FetchStep(None)  # type: ignore[arg-type]
    moves: Any = perform(member, _steps(call, fetch, call, fetch, call), None, deadline=2.0, retries=3)  # type: ignore[arg-type]

    asked = [next(moves), moves.send(1), moves.throw(failure), moves.throw(failure), moves.send(1)]

    assert asked == [
        Perform(member, call, 2.0, 3),  # type: ignore[arg-type]
        FetchLink(None, None),  # type: ignore[arg-type]
        Perform(member, call, 2.0, 3),  # type: ignore[arg-type]
        FetchLink(None, None),  # type: ignore[arg-type]
        Perform(member, call, 2.0, 3),  # type: ignore[arg-type]
    ]
    assert recorded == [None, failure]
    with pytest.raises(KeyboardInterrupt):
        moves.throw(KeyboardInterrupt())
    assert recorded == [None, failure, "gone"]
