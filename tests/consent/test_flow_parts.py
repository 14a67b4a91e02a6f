"""The parts of a flow by themselves: tokens, members, circuit breakers, the store of a process, and what comes of a consent."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kyc_clients._runtime.client import Client
from kyc_clients._runtime.flow import member as of_members, store as of_store
from kyc_clients._runtime.flow.breaker import Breaker, BreakerPolicy, Health
from kyc_clients._runtime.flow.member import Member, checked_key, members_of
from kyc_clients._runtime.flow.provider import ConsentRequest, Decision, Product, granted
from kyc_clients._runtime.flow.results import Started, consent_of, moment
from kyc_clients._runtime.flow.store import MemoryStore
from kyc_clients._runtime.flow.token import Claims, is_authentic, pack, unverified_claims
from kyc_clients._runtime.operation import ApiKey, ClientSpec
from kyc_clients.errors import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    ConsentDenied,
    ConsentTokenInvalid,
    InsufficientCredits,
    KycError,
    RateLimited,
    ServerError,
    TransportError,
    UnexpectedResponse,
)
from tests.consent.scripted import Scripted

KEY = b"k" * 16
CLAIMS = Claims("acme", "a", "link", "s-1", ("aadhaar", "pan"), "KYC", "ref", 1000.5, 2800.5, 2000.0, ("pan",))


def test_a_token_carries_its_claims_and_shows_its_maker() -> None:
    """Neither another key nor another text fits."""
    token = pack(CLAIMS, KEY)

    assert unverified_claims(token) == CLAIMS
    assert is_authentic(token, KEY)
    assert not is_authentic(token, b"l" * 16)
    assert not is_authentic(f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}", KEY)
    assert not is_authentic("\u00e9", KEY)
    assert (token.count("."), token[:2], token.isascii()) == (2, "1.", True)


@pytest.mark.parametrize(
    "token",
    [None, "", "1.e30", "2.W10.x", "1.W10.x.y", "1.!.x", "1.W10.x", "1." + "A" * 4096 + ".x", b"1.W10.x"],
    ids=range(9),
)
def test_what_is_no_token_is_refused(token: Any) -> None:
    """Whatever it is."""
    with pytest.raises(ConsentTokenInvalid, match="This is no token of a consent flow"):
        unverified_claims(token)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[(name, 5) for name in ("provider", "account", "product", "session_id", "purpose", "reference")],
        *[(name, value) for name in ("started_at", "expires_at", "finished_at") for value in (True, "5", None)],
        *[(name, value) for name in ("documents", "granted") for value in ("pan", (5,), None)],
    ],
)
def test_a_token_whose_claims_have_other_types_is_refused(name: str, value: Any) -> None:
    """Before anybody uses one of them."""
    with pytest.raises(ConsentTokenInvalid, match="its content cannot be read"):
        unverified_claims(pack(CLAIMS.changed(**{name: value}), KEY))
    assert unverified_claims(pack(CLAIMS.changed(started_at=5), KEY)).started_at == 5


def test_what_comes_of_a_consent_is_in_its_record() -> None:
    """Without the token."""
    consent = consent_of(CLAIMS, "token")

    assert (consent.granted, consent.refused, consent.token) == (("pan",), ("aadhaar",), "token")
    assert consent.record() == {
        "purpose": "KYC", "provider": "acme", "product": "link", "session_id": "s-1", "reference_id": "ref",
        "documents_asked": ["pan", "aadhaar"], "documents_granted": ["pan"],
        "started_at": "1970-01-01T00:16:40+00:00", "finished_at": "1970-01-01T00:33:20+00:00",
    }  # fmt: skip
    assert repr(consent) == "Consent(provider='acme', granted=('pan',), refused=('aadhaar',))"
    assert "hidden: url, token" in repr(Started("u", "t", "acme", "s-1", moment(0)))
    assert granted(["pan", None, "aadhaar", "pan"]) == Decision("granted", ("pan", "aadhaar"))
    assert repr(ConsentRequest(("pan",), "u", "p", verified_mobile="98")) == "ConsentRequest(documents=('pan',))"


@pytest.mark.parametrize(
    ("error", "counts"),
    [
        (TransportError("x"), True),
        (ServerError("x"), True),
        (RateLimited("x"), True),
        (AuthenticationError("x"), True),
        (InsufficientCredits("x"), True),
        (UnexpectedResponse("x"), True),
        (ApiError("x"), False),
        (ConsentDenied("x"), False),
        (None, False),
    ],
)
def test_a_breaker_opens_after_some_failures_in_a_row(error: KycError | None, *, counts: bool) -> None:
    """Of the provider's; an answer to the person or the caller closes it."""
    breaker = Breaker(BreakerPolicy(2, 30.0), lambda: 1000.0)
    breaker.record(TransportError("x"))
    assert breaker.allows()
    breaker.record(error)

    assert breaker.allows() is not counts
    assert breaker.health().failures == (2 if counts else 0)
    assert breaker.health().state == ("open" if counts else "closed")


def test_an_open_breaker_lets_one_request_try_after_its_pause() -> None:
    """Which closes it, or keeps it open for another pause."""
    now = [1000.0]
    breaker = Breaker(BreakerPolicy(2, 30.0), lambda: now[0])
    assert breaker.health() == Health("closed", 0, None, "")
    for _ in range(2):
        breaker.record(ServerError("x"))
    assert breaker.health() == Health("open", 2, 1000.0, "ServerError")
    now[0] = 1029.9
    assert not breaker.allows()
    now[0] = 1030.0
    assert breaker.health().state == "half-open"
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.abandon()
    assert breaker.allows()
    breaker.record(RateLimited("x"))
    assert breaker.health() == Health("open", 3, 1030.0, "RateLimited")
    now[0] = 1060.0
    assert breaker.allows()
    breaker.forked()
    assert breaker.allows()
    breaker.record(None)
    assert breaker.health() == Health("closed", 0, None, "RateLimited")
    breaker.record(ServerError("x"))
    assert breaker.allows()


def test_a_store_of_one_process_keeps_texts_until_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """And forgets the oldest where there are too many, those that ended first."""
    now = [0.0]
    monkeypatch.setattr(of_store, "monotonic", lambda: now[0])
    store = MemoryStore(3)
    store.put("a", "1", 10.0)
    assert not store.add("a", "2", 10.0)
    now[0] = 9.9
    assert store.get("a") == "1"
    now[0] = 10.0
    assert store.get("a") is None
    assert store.add("a", "2", 10.0)
    store.put("b", "1", 5.0)
    store.put("c", "1", 50.0)
    store.put("a", "3", 50.0)
    assert [store.get(key) for key in "abc"] == ["3", "1", "1"]
    now[0] = 15.0
    store.put("d", "1", 50.0)
    assert [store.get(key) for key in "abcd"] == ["3", None, "1", "1"]
    store.put("e", "1", 50.0)
    assert [store.get(key) for key in "acde"] == ["3", None, "1", "1"]
    store.remove("e")
    store.remove("e")
    assert store.get("e") is None


LINK = Product("link", {"pan": "P", "aadhaar": "A"}, options=frozenset({"signup"}), purpose=(3, 5))
BOTH = Product("both", {"pan": "P", "gstin": "G"})


def _member(monkeypatch: pytest.MonkeyPatch, url: str = "https://acme.example", **credentials: str) -> Member:
    side = SimpleNamespace(ACCOUNT=("key",), SECRETS=("secret",), PRODUCTS=(LINK, BOTH))
    monkeypatch.setattr(of_members, "import_module", lambda _: side)
    schemes: dict[str, Any] = {"key": ApiKey("key", "k"), "secret": ApiKey("secret", "s")}
    spec = ClientSpec("acme", "acme", title="Acme", path="/", schemes=schemes)
    given = credentials or {"key": "k", "secret": "s"}
    return members_of([Client(spec, given, base_url=url)], {}, BreakerPolicy(), lambda: 0.0)[0]


@pytest.mark.parametrize(
    ("documents", "options", "purpose", "reason"),
    [
        (("pan",), (), "KYC", ""),
        (("aadhaar",), ("signup",), "KYC", ""),
        (("pan", "gstin"), (), "KYC", ""),
        (("aadhaar", "gstin"), (), "KYC", "Acme cannot ask for these documents in one session"),
        (("udyam", "pan", "company"), (), "KYC", "Acme cannot ask for udyam, company"),
        (("pan",), ("signup", "pinless"), "KYC", "Acme does not know the option pinless"),
        (("pan",), (), "AB", "Acme takes a purpose of 3 to 5 characters, and this has 2"),
        (("pan",), (), "ABCDE", ""),
        (("pan",), (), "ABCDEF", "Acme takes a purpose of 3 to 5 characters, and this has 6"),
    ],
)
def test_a_provider_says_why_it_cannot_do_what_is_asked(
    documents: Any, options: Any, purpose: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or nothing."""
    member = _member(monkeypatch)

    assert member.refusal(ConsentRequest(documents, "u", purpose), options) == reason
    assert (member.product("both"), member.product("none"), member.products) == (BOTH, None, (LINK, BOTH))
    assert (LINK.word_of("A"), LINK.word_of("X")) == ("aadhaar", None)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:8000", True),
        ("https://acme.example", False),
    ],
)
def test_files_of_a_mock_lie_on_its_own_machine(url: str, *, local: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, none may; the caller's rules go before both."""
    member = _member(monkeypatch, url)
    core = Scripted(monkeypatch).core

    assert member.is_local is core.rules(member).allow_private is local
    rules = core.rules(member).changed(allow_private=not local)
    assert Scripted(monkeypatch, rules=rules).core.rules(member) is rules


def test_an_account_is_a_digest_of_its_name_and_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of its secret, which makes its key."""
    one = _member(monkeypatch)
    others = [_member(monkeypatch, "https://other.example"), _member(monkeypatch, key="l", secret="s")]
    rotated = _member(monkeypatch, key="k", secret="t")

    assert len({one.account(), *(other.account() for other in others)}) == 3
    assert rotated.account() == one.account()
    assert len({one.key(None), rotated.key(None), one.key(KEY)}) == 3
    assert rotated.key(KEY) == one.key(KEY)
    assert (len(one.account()), repr(one)) == (16, "<Member acme>")


def test_a_key_is_needed_where_none_can_be_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the flow is made."""
    member = _member(monkeypatch, key="k")
    with pytest.raises(ConfigurationError, match="Acme has no secret to derive one from: give key="):
        member.key(None)
    assert member.key(KEY)
    members = (member,)
    core: Any = Scripted(monkeypatch).core
    settings: dict[str, Any] = {
        "failover": "never", "prefer": None, "on_failover": None, "rules": None, "effects": core.effects,
    }  # fmt: skip
    with pytest.raises(ConfigurationError, match="give key="):
        type(core)(members, key=None, **settings)
    assert type(core)(members, key=KEY, **settings).names == ("acme",)


def test_a_key_has_sixteen_bytes_at_least() -> None:
    """As text or bytes."""
    assert (checked_key(None), checked_key("k" * 16), checked_key(bytearray(KEY))) == (None, KEY, KEY)  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="at least 16 bytes"):
        checked_key(b"k" * 15)
    assert checked_key("\u00e9" * 8) == ("\u00e9" * 8).encode()


def test_two_clients_of_one_provider_are_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A product may be chosen for each, or for both."""
    flow = Scripted(monkeypatch, "acme", "acme", "brand", products={"acme-2": "other", "acme": "link"})

    assert [member.name for member in flow.members] == ["acme", "acme-2", "brand"]
    assert [[one.name for one in member.products] for member in flow.members] == [
        ["link"],
        ["other"],
        ["link", "other"],
    ]
    both = Scripted(monkeypatch, "acme", "acme", products={"acme": "other"})
    assert [[one.name for one in member.products] for member in both.members] == [["other"], ["other"]]
    with pytest.raises(
        ConfigurationError, match="Acme has no product 'none' for the consent flow; there is link, other"
    ):
        Scripted(monkeypatch, products={"acme": "none"})
    with pytest.raises(ConfigurationError, match="products names 'nobody', and the flow has acme, brand"):
        Scripted(monkeypatch, "brand", "acme", products={"nobody": "link"})
