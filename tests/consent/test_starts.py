"""Opening a session, step by step and without I/O: which provider is asked, what a failure costs, and what a reference stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kyc_clients._runtime.flow.breaker import BreakerPolicy
from kyc_clients._runtime.flow.provider import ConsentRequest, Opened
from kyc_clients._runtime.flow.start import Attempt
from kyc_clients.errors import (
    AuthenticationError,
    BadRequest,
    CircuitOpen,
    ConfigurationError,
    ConnectionFailed,
    ConsentUnavailable,
    InvalidRequest,
    KycError,
    RateLimited,
    ServerError,
    Timeout,
)
from tests.consent.scripted import RETURN, Scripted

if TYPE_CHECKING:
    from kyc_clients._runtime.flow.failover import FailoverEvent

LEFT = "was not tried: the deadline of the start passed before its turn"


def _server(status: int) -> ServerError:
    error = ServerError("down")
    error.status = status
    return error


def _flow(monkeypatch: pytest.MonkeyPatch, first: object, **options: Any) -> Scripted:
    flow = Scripted(monkeypatch, "acme", "brand", **options)
    flow.outcomes |= {"acme.start": [first], "brand.start": [Opened("s-2", "https://brand.example/go")]}
    return flow


def test_a_session_is_opened_with_the_first_provider_that_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its product says how long the person has."""
    flow = Scripted(monkeypatch, "acme", "brand")
    started = flow.start()

    assert (started.url, started.provider, started.session_id) == ("https://acme.example/go", "acme", "s-1")
    assert (started.expires_at.timestamp(), started.failures, started.maybe_billed) == (2800, {}, ())
    assert flow.asked == ["acme.start"]
    assert (flow.store, flow.blind) == ({}, 0)  # a session without a reference asks no store
    claims, _ = flow.core.open(started.token)
    assert (claims.product, claims.documents, claims.started_at, claims.purpose) == (
        "link",
        ("aadhaar", "pan"),
        1000.0,
        "KYC",
    )
    other = flow.start(documents=("gstin",))
    assert flow.core.open(other.token)[0].product == "other"


@pytest.mark.parametrize(
    ("error", "mode", "goes_on", "billed"),
    [
        (ConnectionFailed("no"), "certain", True, False),
        (ConnectionFailed("no"), "never", False, False),
        (RateLimited("no"), "certain", True, False),
        (AuthenticationError("no"), "probable", True, False),
        (Timeout("no"), "certain", False, False),
        (Timeout("no"), "probable", True, True),
        (_server(503), "certain", True, False),
        (_server(500), "certain", False, False),
        (_server(500), "probable", True, True),
        (BadRequest("no"), "probable", False, False),
    ],
)
def test_the_next_provider_is_asked_where_that_costs_nothing(
    error: KycError, mode: str, monkeypatch: pytest.MonkeyPatch, *, goes_on: bool, billed: bool
) -> None:
    """Or probably does not, if the caller says so; never otherwise."""
    seen: list[FailoverEvent] = []
    flow = _flow(monkeypatch, error, failover=mode, on_failover=seen.append)
    if not goes_on:
        with pytest.raises(type(error)) as caught:
            flow.start()
        assert caught.value is error
        assert (flow.asked, seen, getattr(error, "__notes__", [])) == (["acme.start"], [], [])
        return
    started = flow.start()

    assert (started.provider, started.failures) == ("brand", {"acme": error})
    assert started.maybe_billed == (("acme",) if billed else ())
    assert [(one.provider, one.next_provider, one.error, one.maybe_billed) for one in seen] == [
        ("acme", "brand", error, billed)
    ]


def test_an_error_that_ends_a_start_names_what_failed_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a note."""
    flow = _flow(monkeypatch, ConnectionFailed("no"))
    flow.outcomes["brand.start"] = [BadRequest("wrong")]
    with pytest.raises(BadRequest) as caught:
        flow.start()

    assert caught.value.__notes__ == ["acme was tried before and failed: ConnectionFailed"]


def test_where_no_provider_could_the_error_has_each_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the only one is raised as it is."""
    flow = _flow(monkeypatch, Timeout("late"), failover="probable")
    flow.outcomes["brand.start"] = [RateLimited("slower")]
    with pytest.raises(ConsentUnavailable, match=r"\(acme: Timeout; brand: RateLimited\)") as caught:
        flow.start()
    assert [*caught.value.errors] == ["acme", "brand"]
    assert caught.value.maybe_billed == ("acme",)

    seen: list[object] = []
    alone = Scripted(monkeypatch, on_failover=seen.append)
    alone.outcomes["start"] = [ConnectionFailed("no")]
    with pytest.raises(ConnectionFailed):
        alone.start()
    assert seen == []


@pytest.mark.parametrize(
    ("mode", "first", "second"),
    [("never", (60.0, None), None), ("certain", (60.0, 0), (60.0, None)), ("probable", (30.0, 0), (60.0, None))],
)
def test_every_provider_gets_its_share_of_the_time(
    mode: str, first: tuple[float, int | None], second: tuple[float, int | None] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And repeats nothing where another can be asked."""
    flow = _flow(monkeypatch, ConnectionFailed("no"), failover=mode)
    if second is None:
        with pytest.raises(ConnectionFailed):
            flow.start()
    else:
        flow.start()

    assert [(round(one.deadline or 0.0), one.retries) for one in flow.performed] == [
        found for found in (first, second) if found is not None
    ]


def test_a_provider_whose_turn_comes_too_late_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even at the very moment by which the start must be over; nor is one that failed too often of late."""
    flow = Scripted(monkeypatch)
    with monkeypatch.context() as stopped:
        stopped.setattr("kyc_clients._runtime.flow.start.monotonic", lambda: 5.0)
        with pytest.raises(CircuitOpen, match=f"Acme {LEFT}"):
            flow.start(deadline=0.0)
    assert flow.start(deadline=0.9).session_id == "s-1"
    broken = Scripted(monkeypatch, policy=BreakerPolicy(1, 30.0))
    broken.outcomes["start"] = [ConnectionFailed("no"), Opened("s-3")]
    with pytest.raises(ConnectionFailed):
        broken.start()
    with pytest.raises(CircuitOpen, match="failed too often of late, and its circuit breaker is open"):
        broken.start()
    broken.time += 30.0
    assert broken.start().session_id == "s-3"
    assert broken.asked == ["acme.start", "acme.start"]


def test_the_same_reference_gets_the_same_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it ends; kept for as long."""
    flow = Scripted(monkeypatch)
    flow.outcomes["start"] = [Opened("s-1", "u"), Opened("s-2", "u")]
    started = flow.start("order-1")
    assert [*flow.seconds.values()] == [1800.0]
    flow.time = 2799.0
    again = flow.start("order-1")
    assert (again.session_id, again.url, again.provider, again.token) == ("s-1", "u", "acme", started.token)
    assert again.expires_at == started.expires_at
    flow.time = 2800.0
    assert flow.start("order-1").session_id == "s-2"
    assert flow.start("order-2").session_id == "s-2"


@pytest.mark.parametrize(
    "more", [{"documents": ("pan",)}, {"return_url": "https://example.com/other"}, {"purpose": "other"}]
)
def test_a_reference_stands_for_one_request(more: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another is a mistake."""
    flow = Scripted(monkeypatch)
    flow.start("order-1")

    with pytest.raises(InvalidRequest, match="This reference stands for a session that asked for something else"):
        flow.start("order-1", **more)
    assert flow.start("order-1", signup=True, best_effort=True).session_id == "s-1"


@pytest.mark.parametrize(("blind", "session"), [(0, "s-1"), (1, "s-1"), (2, "s-2")])
def test_the_session_of_a_worker_that_was_faster_counts(
    blind: int, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it is gone by the time that it is looked for."""
    flow = Scripted(monkeypatch)
    flow.outcomes["start"] = [Opened("s-1"), Opened("s-2")]
    flow.start("order-1")
    flow.blind = blind

    assert flow.start("order-1").session_id == session
    assert flow.start("order-1").session_id == session


@pytest.mark.parametrize(
    ("name", "order"),
    [(None, ["acme", "brand"]), ("acme", ["acme", "brand"]), ("brand", ["brand", "acme"])],
)
def test_a_preferred_provider_is_asked_first(
    name: str | None, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the caller's reference; the others keep their order."""
    asked: list[str] = []

    def prefer(reference: str) -> str | None:
        asked.append(reference)
        return name

    flow = Scripted(monkeypatch, "acme", "brand", prefer=prefer)
    request = ConsentRequest(("pan",), RETURN, "KYC")
    attempts = [Attempt(flow.core, request, reference, best_effort=False) for reference in ("order-1", None)]

    assert [[one.name for one in attempt.members] for attempt in attempts] == [order, order]
    assert asked == ["order-1", ""]
    with pytest.raises(ConfigurationError, match="prefer returned 'nobody', and the flow has acme, brand"):
        Scripted(monkeypatch, "acme", "brand", prefer=lambda _: "nobody").start()


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"documents": ()}, InvalidRequest, "documents is empty"),
        ({"documents": ("pan", "visa")}, ConfigurationError, "There is no document 'visa'; there are aadhaar, pan"),
        ({"documents": ("pan", "pan")}, InvalidRequest, "documents names 'pan' twice"),
        ({"purpose": " "}, InvalidRequest, "purpose is empty"),
        ({"documents": ("udyam",)}, ConfigurationError, "No client of this flow can do that: Acme cannot ask for udyam; Brand cannot"),
        ({"documents": ("pan", "gstin")}, ConfigurationError, "Acme cannot ask for these documents in one session"),
        ({"signup": True}, ConfigurationError, "Acme does not know the option signup"),
        ({"signup": False, "pinless": True}, ConfigurationError, "Acme does not know the option signup, pinless"),
        ({"purpose": "x" * 201}, ConfigurationError, "Acme takes a purpose of 1 to 200 characters, and this has 201"),
        ({"return_url": f"{RETURN}?state="}, InvalidRequest, "return_url has a parameter 'state', which Acme sends back, too"),
        ({"return_url": f"{RETURN}?a=1&sid=2"}, InvalidRequest, "return_url has a parameter 'sid'"),
    ],
    ids=range(11),
)  # fmt: skip
def test_what_no_provider_would_take_is_refused_before_anything_is_sent(
    asked: dict[str, Any], error: type[KycError], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what is wrong with it."""
    flow = Scripted(monkeypatch, "acme", "brand")
    with pytest.raises(error, match=message):
        flow.start(**asked)
    assert flow.asked == []


def test_a_session_whose_token_could_not_be_made_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the secret was taken out that its key is derived from."""
    flow = Scripted(monkeypatch)
    flow.members[0].client.rotate(secret=None)

    with pytest.raises(ConfigurationError, match="Acme has no secret to derive one from: give key="):
        flow.start()
    assert flow.asked == []


def test_options_that_a_provider_does_not_know_are_left_out_where_that_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `best_effort`."""
    assert Scripted(monkeypatch).start(signup=True, best_effort=True).session_id == "s-1"
    assert Scripted(monkeypatch).start(purpose="x" * 200, return_url=f"{RETURN}?a=state").session_id == "s-1"
