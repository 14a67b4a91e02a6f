"""What holds for a provider that says nothing else: its credentials, requests and refusals as its contract declares them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from tests.contract.contracts import Call, Schema, contract, snake
from tests.contract.oracle import Finding, look
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Door, Expected
from tests.contract.provider.response_checks import Complaint, ResponseChecker
from tests.contract.provider.spoilt import WAYS, spoilt
from tests.contract.provider.wire import Answer
from tests.contract.values import full


def envelope(_: ResponseChecker, __: Call | None, answer: Answer, body: Any) -> Iterator[Complaint]:
    """Hold an answer to being a JSON object."""
    if not isinstance(body, dict):
        yield Complaint("a JSON object", answer.shown())


def secrets(provider: str) -> tuple[str, ...]:
    """Return the arguments of the client that hold credentials: all but tokens that it fetches."""
    return tuple(
        scheme.get("x-argument", snake(name)) for name, scheme in _schemes(provider).items() if "x-login" not in scheme
    )


def _schemes(provider: str) -> Mapping[str, Schema]:
    found: Mapping[str, Schema] = contract(provider).get("components", {}).get("securitySchemes", {})
    return found


def headers(lab: Lab, call: Call, tenant: str = "first") -> dict[str, str]:
    """Return a customer's credentials as the operation's security schemes send them, with the token of one login."""
    known = lab.pulls.credentials(tenant) if lab.control else lab.given
    fetched = {name: _token(lab, name, tenant) for name in call.schemes if "x-login" in _schemes(call.provider)[name]}
    return headers_of(call, {**fetched, **known})


def _token(lab: Lab, scheme: str, tenant: str) -> str:
    login = _schemes(lab.provider)[scheme]["x-login"]
    tokens: dict[str, str] = lab.memory.setdefault("tokens", {})
    if f"{tenant} {scheme}" not in tokens:
        call = lab.call(login["operation"])
        answer = lab.send(call, ask(call, valid(lab, call), headers(lab, call, tenant)))
        body = lab.expect(answer, call, next(iter(call.replies)), why="a login")
        tokens[f"{tenant} {scheme}"] = next(
            found for place in login["token"] for there, found in [look(body, place)] if there
        )
    return tokens[f"{tenant} {scheme}"]


def headers_of(call: Call, known: Mapping[str, str]) -> dict[str, str]:
    """Return credentials, by the arguments of the client, as the operation's security schemes send them: those that are known."""
    found = {}
    for name in call.schemes:
        scheme = _schemes(call.provider)[name]
        value = known.get(name) or known.get(scheme.get("x-argument", snake(name)))
        if value is None:
            continue
        if scheme["type"] == "apiKey":
            found[scheme["name"]] = value
        else:
            found["authorization"] = f"Bearer {value}"
    return found


def valid(_: Lab, call: Call) -> Filling:
    """Return a request with a value for everything that the contract declares."""
    parameters: dict[str, str | list[str]] = {
        one.name: _text(full(call.provider, one.place)) for one in call.parameters
    }
    return Filling(parameters, full(call.provider, call.body) if call.body else NOTHING)


def _text(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [str(_text(item)) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def accepted(_: Lab, call: Call, __: Filling) -> Expected:
    """Return the first status of success that the contract declares."""
    return next(iter(call.replies)), {}


def refused(call: Call, _: list[Finding]) -> Expected:
    """Return the status of an invalid request that the contract declares: 400, or else 422."""
    return next((status for status in (400, 422) if status in call.refusals), 400), {}


def strangers(_: Lab, __: Call, ___: Filling) -> Expected | None:
    """Return None: nothing is another customer's."""
    return None


def reworded(document: Any) -> Any:
    """Return a body as it is: all its words are documented."""
    return document


def path(sample: Any) -> str:
    """Return the path of a documented pair."""
    return str(sample.request["path"])


def no_headers(_: Any, __: Any) -> Mapping[str, str]:
    """Return none: a pair's customer has the credentials."""
    return {}


def doors(provider: str, given: Callable[..., dict[str, str]]) -> Iterator[Door]:
    """Return every way in which a credential of the contract's security schemes can be wrong."""
    yield Door("no credentials at all", lambda _, __: {}, _unauthorised, controlled=False)
    names = [scheme.get("name", "authorization") for scheme in _schemes(provider).values()]
    for name in dict.fromkeys(names or ["authorization"]):
        for what in WAYS:
            yield Door(f"{name} {what}", partial(_spoilt, given, name, what), partial(_of, name), controlled=False)
        yield Door(f"{name} of another customer", partial(_mixed, given, name), partial(_of, name))


def _unauthorised(call: Call) -> Expected | None:
    if not call.schemes:
        return None
    return next((status for status in (401, 403) if status in call.refusals), 401), {}


def _of(name: str, call: Call) -> Expected | None:
    """Return None where an operation does not look at the header."""
    sent = (_schemes(call.provider)[one] for one in call.schemes)
    return _unauthorised(call) if name in {one.get("name", "authorization") for one in sent} else None


def _spoilt(given: Callable[..., dict[str, str]], name: str, what: str, lab: Lab, call: Call) -> Mapping[str, str]:
    return dict(spoilt(given(lab, call), name))[what]


def _mixed(given: Callable[..., dict[str, str]], name: str, lab: Lab, call: Call) -> Mapping[str, str]:
    return {**given(lab, call), name: given(lab, call, "second")[name]}
