"""Deepvue's doors: every way in which id and secret can be wrong, and how each is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.lab import ANY, Lab, That
from tests.contract.provider.promise import Door, Expected
from tests.contract.provider.spoilt import WAYS, spoilt

from .requests import headers

_SAYINGS = {"Incorrect client_id or client_secret", "Not authenticated"}
_WRONG: Expected = (
    401,
    {"/detail": That("documented for wrong credentials", lambda document: document in _SAYINGS)},
)
_NONE: Expected = (401, {"/detail": "Not authenticated"})


def doors() -> Iterator[Door]:
    """Return every door."""
    yield Door("no credentials at all", lambda _, __: {}, lambda _: _NONE, controlled=False)
    for name in ("client-id", "x-api-key"):
        for what in WAYS:
            yield Door(
                f"{name} {what}", _wrong(name, what), _always(_NONE if what == "missing" else _WRONG), controlled=False
            )
        yield Door(f"{name} of another customer", _mixed(name), lambda _: _WRONG)
    for word in ("Bearer", "bearer", "Basic", ""):
        yield Door(f"the secret as a token, after {word or 'nothing'}", _as_token(word), _always(_NONE))
    yield Door("id and secret the wrong way round", _swapped, lambda _: _WRONG)
    yield Door(
        "a customer who was switched off", _standing("inactive"), lambda _: (400, {"/detail": "Inactive client_id"})
    )
    yield Door("the id of a customer who was switched off, with another's secret", _switched_off_id, lambda _: _WRONG)
    yield Door("a customer without rights", _standing("not-permitted"), lambda _: (403, {"/detail": ANY}))
    yield Door("a customer without credits", _standing("no-credits"), lambda _: (403, {"/detail": ANY}))


def _always(expected: Expected) -> Any:
    return lambda _: expected


def _wrong(name: str, what: str) -> Any:
    return lambda lab, call: dict(spoilt(headers(lab, call), name))[what]


def _mixed(name: str) -> Any:
    return lambda lab, call: {**headers(lab, call), name: headers(lab, call, "second")[name]}


def _as_token(word: str) -> Any:
    """DigiLocker's operations take no token, unlike the provider's other products."""

    def make(lab: Lab, call: Call) -> dict[str, str]:
        right = headers(lab, call)
        return {"client-id": right["client-id"], "authorization": f"{word} {right['x-api-key']}".strip()}

    return make


def _swapped(lab: Lab, call: Call) -> dict[str, str]:
    right = headers(lab, call)
    return {"client-id": right["x-api-key"], "x-api-key": right["client-id"]}


def _standing(standing: str) -> Any:
    def make(lab: Lab, _: Call) -> dict[str, str]:
        known = lab.pulls.add_tenant(standing, standing)
        return {"client-id": known["client_id"], "x-api-key": known["client_secret"]}

    return make


def _switched_off_id(lab: Lab, call: Call) -> dict[str, str]:
    """Who does not know the secret learns nothing of a customer."""
    return {**headers(lab, call), "client-id": _standing("inactive")(lab, call)["client-id"]}
