"""What Sandbox answers to credentials that are not right: a wrong key is 401, a wrong or expired token 403."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.lab import ANY, Lab, That
from tests.contract.provider.promise import Door, Expected
from tests.contract.provider.spoilt import WAYS, spoilt
from tests.contract.provider.tokens import claims, part, signed, with_claims

from .requests import DAY, LOGIN, headers, token

UNAUTHORIZED: Expected = (401, {"/message": "Unauthorized"})


def _naming(word: str) -> That:
    return That(f"that names {word!r}", lambda document: word in document.lower())


INVALID: Expected = (403, {"/message": _naming("access token")})
EXPIRED: Expected = (403, {"/message": _naming("expired")})
_FINE: Expected = (200, {})


def doors() -> Iterator[Door]:
    """Return every door."""
    yield Door("no credentials at all", lambda _, __: {}, lambda _: UNAUTHORIZED, controlled=False)
    for what in WAYS:
        yield Door(f"the key {what}", _wrong("x-api-key", what), lambda _: UNAUTHORIZED, controlled=False)
        yield Door(
            f"the secret {what}", _wrong("x-api-secret", what), lambda call: UNAUTHORIZED if call.id == LOGIN else None
        )
        refusal = UNAUTHORIZED if what == "missing" else INVALID
        yield Door(f"the token {what}", _wrong("authorization", what), _but_login(refusal), controlled=False)
    yield Door(
        "the secret of another customer",
        _mixed("x-api-secret"),
        lambda call: UNAUTHORIZED if call.id == LOGIN else None,
    )
    yield Door(
        "the key of another customer", _mixed("x-api-key"), lambda call: UNAUTHORIZED if call.id == LOGIN else INVALID
    )
    yield Door("the token of another customer", _mixed("authorization"), _but_login(INVALID))
    yield Door("the secret in place of a token", _secret_as_token, _but_login(INVALID))
    for what, change in _FORGERIES.items():
        yield Door(f"a token {what}", _forged(change), _but_login(INVALID))
    yield Door("a token a second before it is a day old", _aged(DAY - 1), _but_login(_FINE))
    yield Door("a token that is a day old", _aged(DAY), _but_login(EXPIRED))
    yield Door("a token that is a week old", _aged(7 * DAY), _but_login(EXPIRED))
    yield Door("a second login leaves the first token good", _second_login, _but_login(_FINE))
    yield Door("a customer who was switched off", _standing("inactive"), lambda _: UNAUTHORIZED)
    yield Door(
        "a customer without rights",
        _standing("not-permitted"),
        _but_login((403, {"/message": _naming("privilege")})),
    )
    yield Door("a customer without credits", _standing("no-credits"), _billed)


def _but_login(expected: Expected) -> Any:
    return lambda call: None if call.id == LOGIN else expected


def _billed(call: Call) -> Expected | None:
    """Logging in and asking for a status cost nothing; a session is of its customer, so its status is unknown to this one."""
    if call.id == LOGIN:
        return _FINE
    if call.path.endswith("/sessions/{session_id}/status"):
        return 521, {"/message": ANY}
    return 403, {"/message": _naming("credit")}


def _wrong(name: str, what: str) -> Any:
    def make(lab: Lab, call: Call) -> Mapping[str, str]:
        right = headers(lab, call)
        return dict(spoilt(right, name))[what] if name in right else right

    return make


def _mixed(name: str) -> Any:
    def make(lab: Lab, call: Call) -> Mapping[str, str]:
        own, other = headers(lab, call), headers(lab, call, "second")
        return {**own, name: other[name]} if name in own else own

    return make


def _secret_as_token(lab: Lab, call: Call) -> Mapping[str, str]:
    return {**headers(lab, call), "authorization": lab.pulls.credentials("first")["api_secret"]}


_FORGERIES: Mapping[str, Any] = {
    "with a word before it": lambda text: f"Bearer {text}",
    "without its signature": lambda text: text.rpartition(".")[0] + ".",
    "of two parts": lambda text: text.rpartition(".")[0],
    "of four parts": lambda text: f"{text}.{text.rpartition('.')[2]}",
    "that names no algorithm": lambda text: f"{part({'alg': 'none', 'typ': 'JWT'})}.{text.split('.')[1]}.",
    "signed with no key": lambda text: signed(text, b""),
    "signed with a key of one's own": lambda text: signed(text, b"secret"),
    "with another expiry": lambda text: with_claims(text, exp=claims(text)["exp"] + DAY, iat=claims(text)["iat"] + DAY),
    "with another key inside": lambda text: with_claims(text, api_key="key_test_0"),
    "that is no token": lambda _: "a.b.c",
    "with dots alone": lambda _: "..",
}


def _forged(change: Any) -> Any:
    def make(lab: Lab, call: Call) -> Mapping[str, str]:
        right = headers(lab, call)
        return {**right, "authorization": change(token(lab))} if "authorization" in right else right

    return make


def _aged(seconds: int) -> Any:
    """Log in, and let time pass; sessions are opened with a newer token, since they would run out meanwhile."""

    def make(lab: Lab, call: Call) -> Mapping[str, str]:
        if "aged" not in lab.memory:
            lab.memory["aged"] = headers(lab, lab.call("panVerify"))
            lab.pulls.advance(seconds)
            lab.memory.pop("tokens", None)
            lab.memory.pop("sessions", None)
        assert call.id != LOGIN
        found: Mapping[str, str] = lab.memory["aged"]
        return found

    return make


def _second_login(lab: Lab, call: Call) -> Mapping[str, str]:
    first = headers(lab, call)
    lab.memory.pop("tokens")
    headers(lab, call)
    return first


def _standing(standing: str) -> Any:
    def make(lab: Lab, call: Call) -> Mapping[str, str]:
        known = lab.pulls.add_tenant(standing, standing)
        if call.id == LOGIN:
            return {"x-api-key": known["api_key"], "x-api-secret": known["api_secret"]}
        if standing == "inactive":
            return {**headers(lab, call), "x-api-key": known["api_key"]}
        return headers(lab, call, standing)

    return make
