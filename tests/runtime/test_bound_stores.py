"""A store of the caller's as one client sees it, and where the tokens of each account are kept."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any

import pytest

from kyc_clients._runtime import token_caches as of_caches
from kyc_clients._runtime.credentials import Vault
from kyc_clients._runtime.failures import ConfigurationError
from kyc_clients._runtime.operation import ApiKey, ClientSpec, Login, Operation, ResponseSpec
from kyc_clients._runtime.stores import BoundStore
from kyc_clients._runtime.token import Token
from kyc_clients._runtime.token_caches import TokenCaches, fingerprint

OURS = Token("t", 200.0, 100.0, "us")
LOG = logging.getLogger("kyc_clients.acme")


class _Store:
    """A store that gives something, now or later."""

    def __init__(self, found: object = None, *, later: bool = False, fails: bool = False) -> None:
        self.found, self.later, self.fails = found, later, fails
        self.kept: list[object] = []

    def get(self) -> Any:
        """Return what is there."""
        return self._result(self.found)

    def set(self, token: object) -> Any:
        """Keep a token."""
        if not self.fails:
            self.kept.append(token)
        return self._result(None)

    def _result(self, found: object) -> Any:
        if self.fails:
            message = "redis://user:canary@host"
            raise ConnectionError(message)

        async def awaited() -> object:
            return found

        return awaited() if self.later else found


def _bound(store: Any) -> BoundStore:
    return BoundStore(store, lambda: "us", LOG)


def _values(**changed: object) -> Token:
    token = OURS.changed()
    vars(token).update(changed)
    return token


def _without(name: str) -> Token:
    token = OURS.changed()
    del vars(token)[name]
    return token


@pytest.mark.parametrize(
    ("found", "used", "logged"),
    [
        (OURS, True, False),
        (None, False, False),
        (OURS.changed(bound_to="them"), False, False),
        (OURS.changed(bound_to=""), False, False),
        ("t", False, True),
        (_values(value=""), False, True),
        (_values(value=5), False, True),
        (_values(value="t\n"), False, True),
        (_values(expires_at="200"), False, True),
        (_values(renew_at=None), False, True),
        (_values(expires_at=200), True, False),
        (_without("value"), False, True),
        (_without("renew_at"), False, True),
    ],
    ids=range(13),
)
def test_a_token_of_a_store_is_used_where_it_is_whole_and_ours(
    found: object, caplog: pytest.LogCaptureFixture, *, used: bool, logged: bool
) -> None:
    """What is no token is logged, without showing it."""
    given = [
        _bound(_Store(found)).get(),
        asyncio.run(_bound(_Store(found)).get_async()),
        asyncio.run(_bound(_Store(found, later=True)).get_async()),
    ]

    assert given == [found if used else None] * 3
    assert [one.getMessage() for one in caplog.records] == (
        ["the token store gave what is no Token; it is ignored"] * 3 if logged else []
    )


def test_a_new_token_is_kept_bound_to_its_credentials() -> None:
    """And used as it was kept."""
    for later in (False, True):
        store = _Store(later=later)
        token = asyncio.run(_bound(store).set_async(OURS.changed(bound_to="")))
        assert store.kept == [token] == [OURS]
    store = _Store()
    assert _bound(store).set(OURS.changed(bound_to="")) == OURS
    assert store.kept == [OURS]


def test_a_store_that_fails_is_as_good_as_an_empty_one(caplog: pytest.LogCaptureFixture) -> None:
    """The log names the class of the error, whose text may hold a password."""
    bound = _bound(_Store(OURS, fails=True))

    assert (bound.get(), bound.set(OURS)) == (None, OURS)
    assert (asyncio.run(bound.get_async()), asyncio.run(bound.set_async(OURS))) == (None, OURS)
    assert [one.getMessage() for one in caplog.records] == [
        f"the token store failed (ConnectionError in {method}); going on without it"
        for method in ("get", "set", "get", "set")
    ]


def test_a_store_that_must_be_awaited_serves_no_synchronous_client(caplog: pytest.LogCaptureFixture) -> None:
    """Nor does anything warn that it never was."""
    with pytest.raises(ConfigurationError, match="token_store is asynchronous and the client is not"):
        _bound(_Store(OURS, later=True)).get()
    assert _bound(_Store(later=True)).set(OURS) == OURS
    assert [one.getMessage() for one in caplog.records] == [
        "the token store's set is asynchronous and the client is not; the token was not stored"
    ]


LOGIN = Login(Operation[object](id="a", method="GET", path="/a", responses={"200": ResponseSpec()}), (), ("/t",), 60)
SPEC = ClientSpec(
    "acme",
    "acme",
    schemes={
        "key": ApiKey("key", "k"),
        "token": ApiKey("token", "t", login=LOGIN),
        "more": ApiKey("more", "m", login=LOGIN),
    },
)
A, B = Vault({"key": "a"}), Vault({"key": "b"})


def test_a_fingerprint_is_of_the_credentials_the_scheme_and_the_server() -> None:
    """In whatever order they are given; it shows none of them."""
    one = fingerprint(SPEC, "token", "https://a.example", Vault({"key": "a", "other": "b"}))
    others = [
        fingerprint(SPEC, "more", "https://a.example", Vault({"key": "a", "other": "b"})),
        fingerprint(SPEC, "token", "https://b.example", Vault({"key": "a", "other": "b"})),
        fingerprint(SPEC, "token", "https://a.example", Vault({"key": "ab", "other": "c"})),
        fingerprint(SPEC, "token", "https://a.example", A),
        fingerprint(SPEC.changed(provider="brand"), "token", "https://a.example", Vault({"key": "a", "other": "b"})),
    ]

    assert fingerprint(SPEC, "token", "https://a.example", Vault({"other": "b", "key": "a"})) == one
    assert len({one, *others}) == 6
    assert len(one) == 64


def test_credentials_that_never_change_have_one_place_for_each_scheme() -> None:
    """That logs in."""
    caches = TokenCaches(SPEC)
    found = caches.of("token", "u", A, lambda: 0.0)

    assert caches.of("token", "u", A, lambda: 0.0) is found
    assert caches.of("more", "u", A, lambda: 0.0) is not found
    with pytest.raises(KeyError):
        caches.of("key", "u", A, lambda: 0.0)


def _changing(name: str) -> Vault:
    return Vault({"key": lambda: name})


def test_every_account_has_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of so many, those that were used last are kept."""
    monkeypatch.setattr(of_caches, "_MOST", 2)
    caches = TokenCaches(SPEC)
    a, b = (caches.of("token", "u", _changing(name), lambda: 0.0) for name in "ab")
    assert a is not b
    assert caches.of("token", "u", _changing("a"), lambda: 0.0) is a
    assert caches.of("more", "u", _changing("a"), lambda: 0.0) is not a
    assert caches.of("token", "u", _changing("a"), lambda: 0.0) is a
    assert caches.of("token", "u", _changing("b"), lambda: 0.0) is not b
    caches.forked()
    assert caches.of("token", "u", _changing("b"), lambda: 0.0) is not b


def _failing() -> str:
    raise ConnectionError


def test_a_callable_that_fails_leaves_a_token_that_still_lives() -> None:
    """The last one of the credentials that can be read, where there is any."""
    caches = TokenCaches(SPEC)
    broken = Vault({"key": "a", "secret": _failing})
    with pytest.raises(ConfigurationError):
        caches.of("token", "u", broken, lambda: 0.0)
    known = [
        caches.of("token", "u", Vault({"key": key, "secret": partial(str, text)}), lambda: 0.0)
        for key, text in ("ax", "ay", "bz")
    ]
    with pytest.raises(ConfigurationError):
        caches.of("token", "u", broken, lambda: 0.0)
    for one in known:
        one.adopt(OURS)
    assert caches.of("token", "u", broken, lambda: 199.0) is known[1]
    with pytest.raises(ConfigurationError):
        caches.of("token", "u", broken, lambda: 200.0)
    with pytest.raises(ConfigurationError):
        caches.of("more", "u", broken, lambda: 0.0)
    with pytest.raises(ConfigurationError):
        caches.of("token", "u", Vault({"key": _failing}), lambda: 0.0)
