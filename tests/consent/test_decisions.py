"""Asking for a decision, waiting for it, and reading documents, step by step and without I/O."""

from __future__ import annotations

from typing import Any

import pytest

from kyc_clients._runtime.flow.provider import Decision
from kyc_clients._runtime.flow.token import pack
from kyc_clients.errors import (
    AuthenticationError,
    ConfigurationError,
    ConsentDenied,
    ConsentMissing,
    ConsentPending,
    ConsentTokenForeign,
    ConsentTokenInvalid,
    KycError,
    RateLimited,
    ServerError,
    SessionExpired,
    SessionNotFound,
    TransportError,
    WaitTimeout,
)
from tests.consent.scripted import DENIED, EXPIRED, GRANTED, PENDING, Scripted


@pytest.fixture
def flow(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A flow of one provider."""
    return Scripted(monkeypatch)


@pytest.mark.parametrize(
    ("decision", "error", "ends"),
    [
        (GRANTED, None, ["granted:aadhaar"]),
        (DENIED, ConsentDenied, ["denied"]),
        (EXPIRED, SessionExpired, ["denied"]),
        (PENDING, ConsentPending, []),
    ],
)
def test_a_decision_is_asked_for_once(
    flow: Scripted, decision: Decision, error: type[KycError] | None, ends: list[str]
) -> None:
    """And remembered, unless there is none yet."""
    started = flow.start("order-1")
    flow.outcomes["decision"] = [decision]
    if error is None:
        assert flow.run(flow.core.check(started.token)).granted == ("aadhaar",)
    else:
        with pytest.raises(error) as caught:
            flow.run(flow.core.check(started.token))
        assert caught.value.transaction_id == "s-1"
    assert flow.asked == ["acme.start", "acme.decision"]
    assert flow.end() == ends
    assert (len(flow.store) == 1) is (ends == ["denied"] or not ends)


def _limited(seconds: float) -> RateLimited:
    error = RateLimited("slower")
    error.retry_after = seconds
    return error


@pytest.mark.parametrize(
    ("decisions", "timeout", "pauses", "error"),
    [
        ([GRANTED], 60.0, [], None),
        ([PENDING, PENDING, PENDING, GRANTED], 60.0, [2.0, 3.0, 4.5], None),
        ([TransportError("no"), ServerError("no"), GRANTED], 60.0, [2.0, 3.0], None),
        ([_limited(20.0), PENDING, GRANTED], 60.0, [20.0, 3.0], None),
        ([_limited(20.0)], 10.0, [10.0], WaitTimeout),
        ([PENDING], 4.0, [2.0, 2.0], WaitTimeout),
        ([PENDING], 0.0, [], WaitTimeout),
        ([PENDING] * 9 + [GRANTED], 99.0, [2.0, 3.0, 4.5, 6.75, 10.125, 15.0, 15.0, 15.0, 15.0], None),
        ([SessionNotFound("gone")], 60.0, [], SessionNotFound),
        ([AuthenticationError("no")], 60.0, [], AuthenticationError),
        ([EXPIRED], 60.0, [], SessionExpired),
    ],
    ids=range(11),
)
def test_a_decision_is_waited_for_with_growing_pauses(
    flow: Scripted, decisions: list[object], timeout: float, pauses: list[float], error: type[KycError] | None
) -> None:
    """Outages and rate limits are waited out, as long as there is time."""
    started = flow.start()
    flow.outcomes["decision"] = decisions
    if error is None:
        assert flow.run(flow.core.wait(started.token, timeout)).granted == ("aadhaar",)
    else:
        with pytest.raises(error) as caught:
            flow.run(flow.core.wait(started.token, timeout))
        assert caught.value.transaction_id == "s-1"
    assert flow.pauses == pauses


def test_a_product_that_says_nothing_of_a_session_cannot_be_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the browser brings says all."""
    flow = Scripted(monkeypatch, products={"acme": "other"})
    started = flow.start(documents=("aadhaar",))

    with pytest.raises(ConfigurationError, match="Acme cannot be asked for the state of a session"):
        flow.run(flow.core.wait(started.token, 1.0))


class _Found:
    """A document that was read."""

    def __init__(self) -> None:
        self.document, self.files = self, ("f1", "f2")

    def changed(self, **named: object) -> dict[str, object]:
        """Return what is changed."""
        return named


def _bound(member: Any, file: Any) -> Any:
    return f"{member.name} {file}"


def test_a_document_is_read_once_its_consent_is_known(flow: Scripted) -> None:
    """By the token, by the store, or by the provider, who is asked last."""
    started = flow.start()
    flow.outcomes |= {"decision": [GRANTED], "read": [_Found()], "finish": [None]}
    files = {"files": ("acme f1", "acme f2")}
    assert flow.run(flow.core.read(started.token, "aadhaar", _bound)) == files
    assert flow.asked == ["acme.start", "acme.decision", "acme.read"]
    assert flow.end() == ["granted:aadhaar"]
    assert flow.run(flow.core.read(started.token, "aadhaar", _bound)) == files
    assert flow.asked[3:] == ["acme.read"]
    token = flow.run(flow.core.check(started.token)).token
    flow.store.clear()
    assert flow.run(flow.core.read(token, "aadhaar", _bound)) == files
    assert flow.asked[4:] == ["acme.decision", "acme.read"]
    assert flow.store == {}


@pytest.mark.parametrize(
    ("kind", "error", "message"),
    [
        ("gstin", ConsentMissing, "The person was not asked for gstin"),
        ("pan", ConsentMissing, "The person did not consent to pan"),
        ("aadhaar", ServerError, "no"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(
    flow: Scripted, kind: Any, error: type[KycError], message: str
) -> None:
    """With the session, for the provider's support."""
    started = flow.start()
    flow.outcomes |= {"decision": [GRANTED], "read": [ServerError("no")]}
    with pytest.raises(error, match=message) as caught:
        flow.run(flow.core.read(started.token, kind, _bound))
    assert caught.value.transaction_id == "s-1"
    flow.outcomes["files"] = [ServerError("no")]
    with pytest.raises(ServerError) as failed:
        flow.run(flow.core.files(started.token))
    assert failed.value.transaction_id == "s-1"


def test_an_error_keeps_the_id_that_it_has(flow: Scripted) -> None:
    """The provider's own is nearer than the session's."""
    error = ServerError("no")
    error.transaction_id = "t-1"
    started = flow.start()
    flow.outcomes |= {"decision": [GRANTED], "files": [error]}
    with pytest.raises(ServerError) as caught:
        flow.run(flow.core.files(started.token))
    assert caught.value.transaction_id == "t-1"


def test_a_token_is_of_this_flow_or_of_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of its provider, its account and its key."""
    flow, other = Scripted(monkeypatch, "acme", "brand"), Scripted(monkeypatch, "brand")
    token = flow.start().token
    claims, member = flow.core.open(token)
    assert (claims.provider, member.name) == ("acme", "acme")
    with pytest.raises(ConsentTokenForeign, match="of another provider than this flow's: brand"):
        other.core.open(token)
    with pytest.raises(ConsentTokenInvalid, match="was changed on its way"):
        Scripted(monkeypatch, key=b"k" * 16).core.open(token)
    changed = Scripted(monkeypatch)
    changed.members[0].client.rotate(key="k-2")
    with pytest.raises(
        ConsentTokenForeign, match="The token, if it is genuine, belongs to another account or server of Acme"
    ):
        changed.core.open(token)
    keyed, foreign = (Scripted(monkeypatch, key=b"k" * 16) for _ in range(2))
    foreign.members[0].client.rotate(key="k-2")
    with pytest.raises(ConsentTokenForeign, match="The token belongs to another account"):
        foreign.core.open(keyed.start().token)


def test_a_token_of_a_product_that_is_gone_is_of_no_use(flow: Scripted) -> None:
    """Nobody can be asked about its session."""
    claims, member = flow.core.open(flow.start().token)
    token = pack(claims.changed(product="gone"), member.key(None))

    with pytest.raises(ConsentTokenForeign, match="a product that Acme has no longer: gone"):
        flow.run(flow.core.check(token))


def test_a_flow_knows_what_it_can_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """All in one session."""
    flow = Scripted(monkeypatch, "acme", "brand")

    assert flow.core.names == ("acme", "brand")
    assert flow.core.can(("aadhaar", "pan"))
    assert flow.core.can(("gstin",))
    assert not flow.core.can(("pan", "gstin"))
    assert not flow.core.can(())


def test_a_reference_is_a_digest_that_only_this_flow_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the order of its clients; without one it is chance."""
    one, two = Scripted(monkeypatch, "acme", "brand"), Scripted(monkeypatch, "brand", "acme")
    other = Scripted(monkeypatch, "acme", key=b"k" * 16)

    assert one.core.reference("order-1") == two.core.reference("order-1")
    assert len({flow.core.reference(name) for flow in (one, other) for name in ("order-1", "order-2")}) == 4
    assert {len(one.core.reference(name)) for name in ("order-1", "", None, "\ud800")} == {20}
    assert one.core.reference(None) != one.core.reference(None)
