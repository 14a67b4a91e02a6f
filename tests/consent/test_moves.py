"""What the verbs of a flow do, step by step: a provider's side that is scripted, a store that is a dictionary, and no I/O."""

from __future__ import annotations

import pytest

from kyc_clients._runtime.flow.provider import Decision
from kyc_clients._runtime.flow.steps import Stored
from kyc_clients.errors import (
    ApiError,
    AuthenticationError,
    CallbackMismatch,
    CallbackRejected,
    CallbackReplayed,
    ConsentDenied,
    ConsentPending,
    KycError,
    ServerError,
    SessionExpired,
    TransportError,
    WaitTimeout,
)
from tests.consent.scripted import (
    BACK,
    DENIED,
    EXPIRED,
    GRANTED,
    PENDING,
    RETURN,
    Scripted,
)


@pytest.fixture
def flow(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A flow of one provider."""
    return Scripted(monkeypatch)


def test_a_session_that_is_finished_is_a_consent_and_remembered(flow: Scripted) -> None:
    """For as long as its documents can be read."""
    started = flow.start()
    flow.outcomes |= {"finish": [None], "decision": [GRANTED]}
    flow.time = 1100.0
    consent = flow.run(flow.core.finish(started.token, BACK))

    assert (consent.granted, consent.refused, consent.provider, consent.product) == (
        ("aadhaar",),
        ("pan",),
        "acme",
        "link",
    )
    assert (consent.session_id, consent.purpose) == ("s-1", "KYC")
    assert (consent.started_at.timestamp(), consent.finished_at.timestamp()) == (1000, 1100)
    assert flow.end() == ["granted:aadhaar"]
    assert [seconds for key, seconds in flow.seconds.items() if ":end:" in key] == [7200.0]
    assert flow.asked == ["acme.start", "acme.finish", "acme.decision"]
    with pytest.raises(CallbackReplayed, match="was finished before") as caught:
        flow.run(flow.core.finish(started.token, BACK))
    assert caught.value.transaction_id == "s-1"


@pytest.mark.parametrize(
    ("finish", "decision", "error", "message", "ends"),
    [
        (None, PENDING, ConsentPending, "has not decided yet", []),
        (None, EXPIRED, SessionExpired, "ended before the person decided", []),
        (None, DENIED, ConsentDenied, "did not consent to any document", ["denied"]),
        (None, Decision("granted", ("gstin",)), ConsentDenied, "did not consent to any document", ["denied"]),
        (ApiError("no"), GRANTED, CallbackReplayed, "The code was exchanged before", []),
        (ApiError("no"), PENDING, CallbackRejected, "Acme did not accept .* back: ApiError", []),
        (AuthenticationError("no"), GRANTED, AuthenticationError, "no", []),
        (ServerError("no"), GRANTED, ServerError, "no", []),
        (ConsentDenied("no"), GRANTED, ConsentDenied, "no", ["denied"]),
        (SessionExpired("no"), GRANTED, SessionExpired, "no", []),
        (None, TransportError("no"), TransportError, "no", []),
    ],
)
def test_a_session_that_cannot_be_finished_says_why(  # noqa: PLR0917 - a row of the table
    flow: Scripted, finish: object, decision: object, error: type[KycError], message: str, ends: list[str]
) -> None:
    """Only a denial is remembered; after anything else it may be tried again."""
    started = flow.start("order-1")
    flow.outcomes |= {"finish": [finish], "decision": [decision]}
    with pytest.raises(error, match=message):
        flow.run(flow.core.finish(started.token, BACK))

    assert flow.end() == ends
    again = [key for key in flow.store if key.startswith("kyc-consent:start:")]
    assert bool(again) is not (ends == ["denied"])


def test_a_denial_stays_one(flow: Scripted) -> None:
    """Whoever finishes later, and whoever reads."""
    started = flow.start()
    flow.outcomes |= {"finish": [None], "decision": [DENIED, GRANTED]}
    with pytest.raises(ConsentDenied):
        flow.run(flow.core.finish(started.token, BACK))
    with pytest.raises(ConsentDenied, match="by an earlier callback"):
        flow.run(flow.core.finish(started.token, BACK))
    with pytest.raises(ConsentDenied, match="The person did not consent"):
        flow.run(flow.core.read(started.token, "pan", lambda *_: None))  # type: ignore[arg-type]
    assert [seconds for key, seconds in flow.seconds.items() if ":end:" in key] == [3600.0]


@pytest.mark.parametrize(
    ("back", "product", "error"),
    [
        (f"{BACK}&sid=s-1", "link", None),
        (f"{BACK}&sid=s-2", "link", CallbackMismatch),
        (f"{BACK}&state=s-2", "link", None),
        (f"{BACK}&state=s-2", "other", CallbackMismatch),
        (f"{BACK}&state=s-1", "other", None),
        (f"{BACK}&sid=s-1&state=s-2", "other", CallbackMismatch),
        (f"{BACK}&sid=s-1&sid=s-2", "link", CallbackMismatch),
        (f"{BACK}&sid=s-1&sid=s-1", "link", None),
        (f"{BACK}&code=d", "link", CallbackMismatch),
        (f"{BACK}&error=a&error=b", "link", CallbackMismatch),
        (f"{BACK}&x=a&x=b", "link", None),
        (f"{RETURN}?error=access_denied", "link", ConsentDenied),
        (f"{RETURN}?status=no", "link", ConsentDenied),
        ("", "link", None),
        (None, "link", None),
    ],
)
def test_what_a_browser_brought_back_must_be_of_this_session(
    back: str | None, product: str, error: type[KycError] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of no other beside it; one that names none is the provider's to decide about."""
    flow = Scripted(monkeypatch, products={"acme": product})
    started = flow.start(documents=("aadhaar",))
    flow.outcomes |= {"finish": [None], "decision": [GRANTED]}
    if error is None:
        assert flow.run(flow.core.finish(started.token, back)).granted == ("aadhaar",)
    else:
        with pytest.raises(error) as caught:
            flow.run(flow.core.finish(started.token, back))
        assert caught.value.transaction_id == "s-1"


def test_a_session_is_finished_by_one_worker_at_a_time(flow: Scripted) -> None:
    """Another that began to, and never ended, is waited for a minute."""
    started = flow.start()
    flow.outcomes |= {"finish": [TransportError("no"), None], "decision": [GRANTED]}
    moves = flow.core.finish(started.token, BACK)
    claim = next(moves)
    assert claim == Stored("add", claim.key, "busy", 60.0)  # type: ignore[union-attr]
    flow.store[claim.key] = "busy"  # type: ignore[union-attr]
    with pytest.raises(CallbackReplayed, match="is being finished by another worker"):
        flow.run(flow.core.finish(started.token, BACK))
    flow.store.clear()
    with pytest.raises(TransportError):
        flow.run(flow.core.finish(started.token, BACK))
    assert flow.run(flow.core.finish(started.token, BACK)).granted == ("aadhaar",)


@pytest.mark.parametrize(("after", "over"), [(1800 + 3600 - 0.1, False), (1800 + 3600, True)])
def test_a_session_is_over_an_hour_after_its_end(flow: Scripted, after: float, *, over: bool) -> None:
    """That long a code is good."""
    started = flow.start()
    assert started.expires_at.timestamp() == 2800
    flow.outcomes |= {"finish": [None], "decision": [PENDING]}
    flow.time = 1000.0 + after
    for moves in (flow.core.finish(started.token, BACK), flow.core.check(started.token)):
        with pytest.raises(SessionExpired if over else ConsentPending) as caught:
            flow.run(moves)
        assert caught.value.transaction_id == "s-1"
    with pytest.raises(SessionExpired if over else WaitTimeout):
        flow.run(flow.core.wait(started.token, 0.0))


def test_a_consent_is_good_for_an_hour_after_it_was_given(flow: Scripted) -> None:
    """By the token with the decision in it; its documents for an hour longer."""
    started = flow.start()
    flow.outcomes |= {"finish": [None], "decision": [GRANTED], "files": [("one",)]}
    flow.time = 2000.0
    token = flow.run(flow.core.finish(started.token, BACK)).token
    flow.time = 2000.0 + 3599
    assert flow.run(flow.core.check(token)).finished_at.timestamp() == 2000
    flow.time = 2000.0 + 3600
    with pytest.raises(SessionExpired):
        flow.run(flow.core.check(token))
    flow.time = 2000.0 + 7199
    assert flow.run(flow.core.files(token)) == ((flow.members[0], "one"),)
    flow.time = 2000.0 + 7200
    with pytest.raises(SessionExpired):
        flow.run(flow.core.files(token))
