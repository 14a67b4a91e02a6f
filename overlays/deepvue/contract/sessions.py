"""Life cycles of Deepvue's sessions: opened, consented to, the code exchanged once, read for an hour."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from tests.contract.provider.lab import Lab
from tests.contract.provider.person import WRONG_OTP, Person
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask

from .model import HOUR, Model, observe
from .requests import (
    DOCUMENTS,
    EAADHAAR,
    EXCHANGE,
    FILE,
    FILES,
    NO_CODE,
    OPEN,
    SESSION,
    granted,
    open_session,
    send,
    unknown,
)


def consenting(lab: Lab) -> None:
    """Exactly what was allowed can be read, once the code was exchanged."""
    for size in (1, 2, 3):
        for chosen in itertools.combinations(DOCUMENTS, size):
            model = Model(lab, open_session(lab))
            observe(model, "before the person decided")
            model.exchange("an exchange before the person decided")
            lab.pulls.advance(1)
            model.consent(list(chosen))
            observe(model, "before the exchange")
            lab.pulls.advance(1)
            model.exchange("the exchange")
            observe(model, f"after consent to {', '.join(chosen)}")
            model.exchange("a second exchange")
            observe(model, "after a second exchange")


def asking_for_less(lab: Lab) -> None:
    """Only what was asked for can be consented to; asking for nothing asks for everything."""
    for asked in (["pan"], ["dl", "aadhaar"], ["pan", "pan"], []):
        model = Model(lab, open_session(lab, doc_types=asked))
        model.consent(list(dict.fromkeys(asked)) or None)
        model.exchange("the exchange")
        observe_kinds(model, asked or list(DOCUMENTS))


def observe_kinds(model: Model, asked: list[str]) -> None:
    """Hold the list of files to what was asked for, in whatever order."""
    answer = send(model.lab, FILES, **{SESSION: model.id})
    wanted = {DOCUMENTS[one] for one in asked}
    model.lab.expect(
        answer,
        model.lab.call(FILES),
        200,
        {"/data": lambda found: {one["doctype"] for one in found} == wanted and len(found) == len(wanted)},
        why=f"files of {asked}",
    )


def refusing(lab: Lab) -> None:
    """A refusal is final, and says so on the way back."""
    for by in ("denying", "choosing nothing"):
        model = Model(lab, open_session(lab))
        landed = lab.pulls.deny(model.id) if by == "denying" else lab.pulls.consent(model.id, [])
        query = parse_qs(urlsplit(landed).query)
        if (
            query.get("error") != ["access_denied"]
            or query.get("state") != [model.id]
            or "code" in query
            or not query.get("error_description")
            or query.get("kept") != ["1"]
        ):
            raise lab.broken(
                OPEN,
                "a way back with error=access_denied and the state",
                landed,
                send(lab, FILES, **{SESSION: model.id}),
            )
        observe(model, f"after {by}")


def returning(lab: Lab) -> None:
    """The way back carries a code and the state, beside what the caller's address held."""
    for redirect in (
        "https://example.com/return?kept=1",
        "https://example.com/",
        "https://example.org/a%20b?x=%26y#part",
    ):
        model = Model(lab, open_session(lab, redirect_url=redirect))
        landed = lab.pulls.consent(model.id)
        code = parse_qs(urlsplit(landed).query).get("code", [""])[0]
        query = parse_qs(urlsplit(landed).query)
        wanted = {**parse_qs(urlsplit(redirect).query), "code": [code], "state": [model.id]}
        if query != wanted or len(code) < 20:
            raise lab.broken(OPEN, f"a way back with {wanted}", landed, send(lab, FILES, **{SESSION: model.id}))
        model.code, model.consented_at, model.consented = code, lab.now(), tuple(DOCUMENTS)
        model.exchange("the exchange")


def aging(lab: Lab) -> None:
    """A code works for an hour, and what it opens can be read for an hour: not a millisecond longer."""
    for late in (False, True):
        model = Model(lab, open_session(lab))
        model.consent()
        lab.pulls.advance(HOUR - 0.001 + (0.001 if late else 0))
        model.exchange("the exchange an hour after consent" if late else "the exchange a millisecond before an hour")
        observe(model, "after it")
    model = Model(lab, granted(lab), "-", lab.now(), lab.now(), tuple(DOCUMENTS))
    lab.pulls.advance(HOUR - 0.001)
    observe(model, "a millisecond before an hour")
    lab.pulls.advance(0.001)
    observe(model, "an hour after the exchange")
    lab.pulls.advance(24 * HOUR)
    observe(model, "a day after the exchange")


def walking(lab: Lab) -> None:
    """The address leads the person to a page; what they do there decides, once."""
    model = Model(lab, open_session(lab))
    person = _person(lab, model)
    person.open()
    person.sign_in(otp=WRONG_OTP)
    observe(model, "after a wrong one-time code")
    person.sign_in()
    observe(model, "after signing in")
    answer = person.choose(["pan"])
    landed = answer.headers.get("location", "")
    model.code, model.consented_at, model.consented = (
        parse_qs(urlsplit(landed).query).get("code", [""])[0],
        lab.now(),
        ("pan",),
    )
    if not landed.startswith("https://example.com/return?kept=1&") or not model.code:
        raise lab.broken(OPEN, "a redirect to the caller's address", answer.shown(), answer)
    model.exchange("the exchange")
    observe(model, "after allowing on the page")
    for state, why in ((model.id, "that was decided on"), ("unforeseen", "that nobody knows")):
        gone = lab.visit(Ask("GET", f"/v1/kyc/digilocker/digilocker-redirect?state={state}"))
        if gone.status != 410:
            raise lab.broken(OPEN, f"410 for the address of a session {why}", gone.shown(), gone)


def _person(lab: Lab, model: Model) -> Person:
    return Person(lab, f"{lab.transport.base}/v1/kyc/digilocker/digilocker-redirect?state={model.id}")


def without_address(lab: Lab) -> None:
    """Without an address to go back to, the page shows the code."""
    call = lab.call(OPEN)
    session = lab.expect(send(lab, OPEN), call, 201, why="a session without redirect_url")["transaction_id"]
    model = Model(lab, session)
    person = _person(lab, model)
    person.open()
    person.sign_in()
    answer = person.choose(list(DOCUMENTS))
    shown = answer.content.decode().partition("code is <code>")[2].partition("<")[0]
    model.code, model.consented_at, model.consented = shown, lab.now(), tuple(DOCUMENTS)
    model.exchange("the exchange of the code that the page showed")
    observe(model, "after it")


def expiring(lab: Lab) -> None:
    """Whoever does not decide within the hour cannot decide any more."""
    model = Model(lab, open_session(lab))
    lab.pulls.advance(HOUR - 0.001)
    person = _person(lab, model)
    if person.open().status != 200:
        raise lab.broken(OPEN, "a page for an hour", "none", person.open())
    lab.pulls.advance(0.001)
    gone = _person(lab, model).open()
    if gone.status != 410:
        raise lab.broken(OPEN, "410 for a page that is an hour old", gone.shown(), gone)
    observe(model, "after the hour")


def living_apart(lab: Lab) -> None:
    """Sessions do not know of each other, and codes fit their own session alone."""
    models = [Model(lab, open_session(lab)) for _ in range(4)]
    models[0].consent(["pan"])
    models[1].consent(["dl"])
    lab.pulls.deny(models[2].id)
    for one, other in itertools.permutations(models, 2):
        if other.code:
            answer = send(lab, EXCHANGE, **{SESSION: one.id, "digilocker_code": other.code})
            lab.expect(answer, lab.call(EXCHANGE), *NO_CODE, why="the code of another session")
    models[0].exchange("the exchange")
    for model in models:
        observe(model, "while other sessions are elsewhere")
    for stranger in ("unforeseen", "", models[0].id.upper(), models[0].id[:-1], f"{models[0].id}0"):
        for operation, more in (
            (EXCHANGE, {"digilocker_code": "x"}),
            (FILES, {}),
            (FILE, {"uri": "x"}),
            (EAADHAAR, {}),
        ):
            lab.expect(
                send(lab, operation, **{SESSION: stranger, **more}),
                lab.call(operation),
                *unknown(operation),
                why=f"the session {stranger!r}",
            )


_SCRIPTS = {
    "what was allowed can be read, once the code was exchanged": consenting,
    "only what was asked for can be allowed": asking_for_less,
    "a refusal is final": refusing,
    "the way back carries code and state": returning,
    "codes and what they open last an hour": aging,
    "the person decides on the page, once": walking,
    "without an address to go back to, the page shows the code": without_address,
    "a session that nobody decides on expires": expiring,
    "sessions do not know of each other": living_apart,
}


def promises() -> Iterator[Promise]:
    """Return every script."""
    for says, script in _SCRIPTS.items():
        yield Promise("deepvue", "life cycles", says, script)
