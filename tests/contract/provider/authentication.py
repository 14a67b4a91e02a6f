"""Every operation behind every door: credentials missing, wrong, nearly right, another customer's, one of two, expired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.benches import class_of
from tests.contract.provider.broken import ONLY_HERE, Broken, NotTried, in_python
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Door, Promise
from tests.contract.provider.wire import Ask

_SHORTEST = 16


def promises(profile: Profile, calls: dict[str, Call]) -> Iterator[Promise]:
    """Return the promises of this layer: one for every door, one about order, and one about other customers' sessions."""
    for door in profile.doors:
        yield Promise(
            profile.name,
            "authentication",
            door.what,
            _check_for(profile, list(calls.values()), door),
            controlled=door.controlled,
        )

    def held(lab: Lab) -> None:
        _held(profile, lab)

    def order(lab: Lab) -> None:
        _order(profile, lab)

    def strangers(lab: Lab) -> None:
        _strangers(profile, lab)

    yield Promise(
        profile.name,
        "authentication",
        "wrong credentials are reported before anything about the request",
        order,
        controlled=False,
    )
    yield Promise(
        profile.name, "authentication", "another customer's session answers like one that does not exist", strangers
    )

    yield Promise(profile.name, "authentication", "every customer has credentials of its own", _owned)
    yield Promise(profile.name, "authentication", "in Python a mock holds its customers' credentials ready", held)
    yield Promise(profile.name, "http", "in Python a mock without a seed is the same again, on another port", _made)


def _owned(lab: Lab) -> None:
    """Nobody can guess them, or takes one for another."""
    lab.visit(Ask("POST", "/_mock/tenants", {"content-type": "application/json"}, b'{"name": "first"}'))
    lab.visit(Ask("GET", "/_mock/tenants"))
    known = [lab.pulls.credentials(tenant) for tenant in ("first", "second")]
    lab.pulls.add_tenant("passing", "active")
    lab.pulls.reset()
    if lab.pulls.tenants() != ["first", "second"]:
        raise Broken("customers of the mock", "the first customers alone after a reset", f"{lab.pulls.tenants()}", "")
    if known[0] != lab.pulls.credentials("first"):
        raise Broken("customers of the mock", "the same credentials after a reset", "others", "")
    every = [secret for one in known for name, secret in one.items() if name != "standing"]
    if len(set(every)) != len(every) or any(len(one) < _SHORTEST or not one.isprintable() for one in every):
        raise Broken(
            "customers of the mock", f"different credentials of {_SHORTEST} characters at least", f"{every}", ""
        )


def _held(profile: Profile, lab: Lab) -> None:
    """What the client is constructed with, under the names of its arguments."""
    for tenant in ("first", "second"):
        known = lab.pulls.credentials(tenant)
        wanted = {name: known[name] for name in profile.secrets}
        came = [lab.in_python(_credentials_of(tenant)), *([lab.in_python(_credentials)] if tenant == "first" else [])]
        if any(one != wanted for one in came):
            raise Broken(
                "customers of the mock", f"{', '.join(wanted)} of the {tenant} customer", f"{list(came[0])}", ""
            )


def _credentials(mock: Any) -> Any:
    return mock.credentials


def _credentials_of(tenant: str) -> Any:
    return lambda mock: mock.credentials_of(tenant)


def _made(lab: Lab) -> None:
    if lab.mock is None:
        raise NotTried(ONLY_HERE)
    make = class_of(lab.provider)
    with in_python(), make() as one, make() as other:
        bases = one.base_url, other.base_url
        known = one.credentials, other.credentials, make(seed=0).credentials
    if bases[0] == bases[1]:
        raise Broken("customers of the mock", "a port of its own for every mock", "the same", "")
    if not known[0] == known[1] == known[2]:
        raise Broken("customers of the mock", "the seed 0 where none is given", "another", "")


def _check_for(profile: Profile, calls: list[Call], door: Door) -> Any:
    def keep(lab: Lab) -> None:
        for call in calls:
            if (expected := door.expected(call)) is None:
                continue
            headers = door.headers(lab, call)
            filling = profile.valid(lab, call) if lab.control is not None else invalid(call)
            answer = lab.send(call, ask(call, filling, headers))
            status, body = expected
            if status == 200:
                status, body = profile.accepted(lab, call, filling)
            lab.expect(answer, call, status, body, why=door.what)

    return keep


def _order(profile: Profile, lab: Lab) -> None:
    """A stranger learns nothing from how a bad request is refused."""
    door = profile.doors[0]
    for call in lab.calls.values():
        if (expected := door.expected(call)) is None:
            continue
        bodies: tuple[Any, ...] = ({}, [], "x", NOTHING)
        fillings = [Filling(profile.valid(lab, call).parameters, body) for body in bodies]
        for filling in (
            fillings
            if call.body
            else [Filling({one.name: "unforeseen" for one in call.parameters if one.location == "path"})]
        ):
            answer = lab.send(call, ask(call, filling, door.headers(lab, call)))
            lab.expect(answer, call, *expected, why=f"{door.what}, and a bad request")


def invalid(call: Call) -> Filling:
    """Return a request that opens and bills nothing even where its credentials are taken: a body that is no object, or unusable paths."""
    if call.body:
        return Filling({one.name: "unforeseen" for one in call.parameters if one.location == "path"}, "unforeseen")
    return Filling({one.name: "unforeseen" for one in call.parameters if one.location == "path"})


def _strangers(profile: Profile, lab: Lab) -> None:
    for call in lab.calls.values():
        filling = profile.valid(lab, call)
        expected = profile.strangers(lab, call, filling)
        if expected is None:
            continue
        answer = lab.send(call, ask(call, filling, profile.headers(lab, call, "second")))
        lab.expect(answer, call, *expected, why="another customer's session")
        own = profile.valid(lab, call)
        answer = lab.send(call, ask(call, own, profile.headers(lab, call)))
        lab.expect(answer, call, *profile.accepted(lab, call, own), why="one's own session, after a stranger asked")
