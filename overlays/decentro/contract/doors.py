"""Decentro: every wrong credential, and how it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.promise import Door, Expected
from tests.contract.provider.spoilt import WAYS, spoilt
from tests.contract.provider.tokens import DAY, claims, part, signed, with_claims

from .requests import failed, headers

FORGERIES: Mapping[str, Any] = {
    "without its signature": lambda text: text.rpartition(".")[0] + ".",
    "of two parts": lambda text: text.rpartition(".")[0],
    "of four parts": lambda text: f"{text}.{text.rpartition('.')[2]}",
    "that names no algorithm": lambda text: f"{part({'alg': 'none', 'typ': 'JWT'})}.{text.split('.')[1]}.",
    "that names no algorithm, with its signature": lambda text: f"{part({'alg': 'none'})}.{text.partition('.')[2]}",
    "signed with no key": lambda text: signed(text, b""),
    "signed with a key of one's own": lambda text: signed(text, b"secret"),
    "with a later expiry": lambda text: with_claims(text, exp=claims(text)["exp"] + DAY),
    "with another customer inside": lambda text: with_claims(text, client_id="another"),
}

UNAUTHORIZED: Expected = (401, {"/message": ANY, "/responseKey": None})


def doors() -> Iterator[Door]:
    """Return every door."""
    yield Door("no credentials at all", lambda _, __: {}, lambda _: UNAUTHORIZED, controlled=False)
    for name in ("client_id", "client_secret"):
        for what in WAYS:
            yield Door(f"{name} {what}", _wrong(name, what), lambda _: UNAUTHORIZED, controlled=False)
        yield Door(f"{name} of another customer", _mixed(name), lambda _: UNAUTHORIZED)
    yield Door("the module secret, too", _module("first", ""), lambda _: (200, {}))
    for what in WAYS[2:]:
        yield Door(f"module_secret {what}", _module("first", what), lambda _: failed(403, "error_unauthorized_module"))
    yield Door(
        "module_secret of another customer", _module("second", ""), lambda _: failed(403, "error_unauthorized_module")
    )
    yield Door("a token in place of id and secret", _bearer(0), lambda _: (200, {}))
    yield Door("a token a second before it is a quarter of an hour old", _bearer(899), lambda _: (200, {}))
    yield Door("a token that is a quarter of an hour old", _bearer(900), _for_tokens)
    yield Door("a token under another scheme", _bearer(0, "Basic"), _for_tokens)
    yield Door("a token whose scheme is in small letters", _bearer(0, "bearer"), lambda _: (200, {}))
    for what, text in (
        ("that is none", "Bearer x"),
        ("with dots alone", "Bearer .."),
        ("that is empty", "Bearer "),
        ("of another scheme", "Basic eDp5"),
    ):
        yield Door(f"a token {what}", _authorization(text), lambda _: UNAUTHORIZED)
    for what, change in FORGERIES.items():
        yield Door(f"a token {what}", _forged(change), lambda _: UNAUTHORIZED)
    yield Door("hyphens in place of underscores", _hyphens, lambda _: UNAUTHORIZED)
    yield Door("a customer who was switched off", _standing("inactive"), lambda _: UNAUTHORIZED)
    yield Door("a token of a customer who was switched off", _of_nobody, lambda _: UNAUTHORIZED)
    yield Door(
        "a customer whose address is not allowed",
        _standing("not-permitted"),
        lambda _: (403, {"/message": ANY, "/responseKey": None}),
    )
    yield Door(
        "a customer without credits", _standing("no-credits"), lambda _: failed(403, "error_module_credits_exhausted")
    )


def _for_tokens(_: Call) -> Expected:
    return UNAUTHORIZED


def _wrong(name: str, what: str) -> Any:
    return lambda lab, call: dict(spoilt(headers(lab, call), name))[what]


def _mixed(name: str) -> Any:
    return lambda lab, call: {**headers(lab, call), name: headers(lab, call, "second")[name]}


def _module(tenant: str, what: str) -> Any:
    def make(lab: Lab, call: Call) -> dict[str, str]:
        right = {**headers(lab, call), "module_secret": lab.pulls.credentials(tenant)["module_secret"]}
        return dict(spoilt(right, "module_secret"))[what] if what else right

    return make


def _bearer(age: int, scheme: str = "Bearer") -> Any:
    """Take a token, and let it grow old. Only a mock in this process gives one out."""

    def make(lab: Lab, _: Call) -> dict[str, str]:
        if "token" not in lab.memory:
            lab.memory["token"] = access_token(lab)
            lab.pulls.advance(age)
        return {"authorization": f"{scheme} {lab.memory['token']}"}

    return make


def _forged(change: Any) -> Any:
    """Change a token that would be good."""

    def make(lab: Lab, _: Call) -> dict[str, str]:
        return {"authorization": f"Bearer {change(access_token(lab))}"}

    return make


def _of_nobody(lab: Lab, _: Call) -> dict[str, str]:
    lab.pulls.add_tenant("inactive", "inactive")
    return {"authorization": f"Bearer {access_token(lab, 'inactive')}"}


def access_token(lab: Lab, tenant: str = "first") -> str:
    """Return a token as only a mock in this process gives one out."""
    token: str = lab.in_python(lambda mock: mock.access_token(tenant))
    return token


def _authorization(text: str) -> Any:
    return lambda _, __: {"authorization": text}


def _hyphens(lab: Lab, call: Call) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers(lab, call).items()}


def _standing(standing: str) -> Any:
    def make(lab: Lab, _: Call) -> dict[str, str]:
        known = lab.pulls.add_tenant(standing, standing)
        return {"client_id": known["client_id"], "client_secret": known["client_secret"]}

    return make
