"""Life cycles of Decentro's sessions in both suites: code mode and token mode, spoilt, revoked, and never twice the same reference."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import WRONG_OTP, Person
from tests.contract.provider.promise import Promise

from .answers import valid
from .model import HOUR, WISHES, Model, eaadhaar_wanted, observe
from .requests import (
    CODES,
    MALFORMED,
    NO_CODE,
    NO_CONSENT,
    NO_SESSION,
    NO_TOKEN,
    SUITES,
    USED,
    code_member,
    granted,
    headers,
    kind,
    open_session,
    send,
    suite,
)

REFUSED = {"kept": "1", "error": "access_denied", "error_description": "User denied the consent"}
"""What comes back when the person refuses, beside the state."""


def consenting(lab: Lab, group: str) -> None:
    """Exactly what was allowed can be read, once the code was exchanged."""
    for size in (1, 2, 4):
        for chosen in itertools.combinations(CODES, size):
            model = Model(lab, group, open_session(lab, group, documents_for_consent=list(CODES)))
            observe(model, "before the person decided", eaadhaar=False)
            model.exchange("an exchange before the person decided")
            lab.pulls.advance(1)
            model.consent(list(chosen))
            observe(model, "before the exchange")
            lab.pulls.advance(1)
            model.exchange("the exchange")
            observe(model, f"after consent to {', '.join(chosen)}")
            model.exchange("a second exchange")


def asking(lab: Lab, group: str) -> None:
    """Only what was asked for can be allowed; a PAN goes by either of its names, and asking for nothing asks for all."""
    cases: tuple[tuple[list[str] | None, tuple[str, ...]], ...] = (
        (["PAN"], ("PANCR",)),
        (["DRVLC", "PANCR", "PAN"], ("DRVLC", "PANCR")),
        ([], CODES),
        (None, CODES),
    )
    for asked, wanted in cases:
        members = {} if asked is None else {"documents_for_consent": asked}
        model = Model(lab, group, open_session(lab, group, **members), wanted)
        model.consent()
        model.exchange("the exchange")
        observe(model, f"after asking for {asked}")


def token_mode(lab: Lab, group: str) -> None:
    """In token mode Decentro exchanges the code itself, and the way back carries a status in place of a code."""
    modes: tuple[dict[str, Any], ...] = ({}, {"abstract_access_token": True})
    for members in modes:
        answer = send(lab, f"{group}InitiateSession", redirect_url="https://example.com/return?kept=1", **members)
        session = lab.expect(answer, lab.call(f"{group}InitiateSession"), 200, why="a session opened")["decentroTxnId"]
        model = Model(lab, group, session, abstract=True)
        landed = lab.pulls.consent(session)
        _lands(lab, landed, {"kept": "1", "status": "SUCCESS", "initiation_decentro_transaction_id": session})
        model.decided, model.consented, model.consented_at, model.granted_at = True, CODES, lab.now(), lab.now()
        observe(model, "in token mode")
    answer = send(lab, f"{group}InitiateSession", redirect_url="https://example.com/return?kept=1")
    session = answer.body["decentroTxnId"]
    _lands(
        lab, lab.pulls.deny(session), {"kept": "1", "status": "DENIED", "initiation_decentro_transaction_id": session}
    )
    observe(Model(lab, group, session, abstract=True, decided=True), "in token mode, after a refusal")


def _lands(lab: Lab, landed: str, wanted: dict[str, str]) -> None:
    query = {name: values[0] for name, values in parse_qs(urlsplit(landed).query).items()}
    if (
        {name: query.get(name) for name in wanted} != wanted
        or set(query) != set(wanted)
        or not landed.startswith("https://example.com/return?")
    ):
        answer = send(lab, "digilockerInitiateSession", redirect_url="https://example.com/")
        raise lab.broken("digilockerInitiateSession", f"a way back with {wanted}", landed, answer)


def code_mode(lab: Lab, group: str) -> None:
    """In code mode the way back carries the code, and the session as the state."""
    session = open_session(lab, group)
    landed = lab.pulls.consent(session)
    code = parse_qs(urlsplit(landed).query).get("code", [""])[0]
    _lands(lab, landed, {"kept": "1", "code": code, "state": session})
    if len(code) < 20:
        raise lab.broken(
            f"{group}InitiateSession", "a code that nobody guesses", code, send(lab, f"{group}ListIssuedFiles", session)
        )
    session = open_session(lab, group)
    _lands(lab, lab.pulls.deny(session), {**REFUSED, "state": session})
    observe(Model(lab, group, session, decided=True), "after a refusal")
    session = open_session(lab, group)
    _lands(lab, lab.pulls.consent(session, []), {**REFUSED, "state": session})
    observe(Model(lab, group, session, decided=True), "after choosing nothing")


def spoiling(lab: Lab, group: str) -> None:
    """A read of the e-Aadhaar before the person decided makes every later read answer that there is no consent."""
    model = Model(lab, group, open_session(lab, group))
    model.expect(model.send("GetEaadhaar"), "GetEaadhaar", NO_CONSENT, "the e-Aadhaar before the person decided")
    model.ended = "spoilt"
    model.consent()
    observe(model, "after an early e-Aadhaar")
    model.exchange("the exchange in a spoilt session")
    observe(model, "after the exchange in a spoilt session")


def revoking(lab: Lab, group: str) -> None:
    """A revoked session is gone; one without a token cannot be revoked."""
    model = Model(lab, group, open_session(lab, group))
    model.expect(model.send("RevokeSession"), "RevokeSession", NO_TOKEN, "a revocation before the person decided")
    model.consent()
    model.expect(model.send("RevokeSession"), "RevokeSession", NO_TOKEN, "a revocation before the exchange")
    model.exchange("the exchange")
    model.expect(model.send("RevokeSession"), "RevokeSession", (200, {"/data": {"revoked": True}}), "a revocation")
    model.ended = "revoked"
    observe(model, "after the revocation")
    model.exchange("an exchange after the revocation")
    model.expect(model.send("RevokeSession"), "RevokeSession", NO_SESSION, "a second revocation")


def pulling(lab: Lab, group: str) -> None:
    """A PAN can be added from its issuer, and nothing else."""
    person: dict[str, Any] = {
        "document_type_related_parameters": {"id_number": "AAAAA0000A", "full_name": "Asha Example"}
    }
    model = Model(lab, group, open_session(lab, group))
    model.expect(
        model.send("PullFile", document_type="PAN", **person),
        "PullFile",
        NO_CONSENT,
        "a pull before the person decided",
    )
    model.consent(["ADHAR"])
    model.expect(
        model.send("PullFile", document_type="PAN", **person), "PullFile", NO_TOKEN, "a pull before the exchange"
    )
    model.exchange("the exchange")
    for wrong in ("PANCR", "ADHAR", "pan", "", "DRVLC"):
        model.expect(
            model.send("PullFile", document_type=wrong, **person), "PullFile", MALFORMED, f"a pull of {wrong!r}"
        )
    observe(model, "before a pull")
    for _ in range(2):
        model.expect(
            model.send("PullFile", document_type="PAN", **person), "PullFile", (200, {"/data": None}), "a pull"
        )
        model.pulled = True
        observe(model, "after a pull")


def aging(lab: Lab, group: str) -> None:
    """A code works for an hour, and what it opens can be read for an hour: not a millisecond longer."""
    for late in (False, True):
        model = Model(lab, group, open_session(lab, group))
        model.consent()
        lab.pulls.advance(HOUR if late else HOUR - 0.001)
        model.exchange("the exchange an hour after consent" if late else "the exchange a millisecond before an hour")
        observe(model, "after it")
    model = Model(
        lab,
        group,
        granted(lab, group),
        decided=True,
        consented=CODES,
        code="-",
        consented_at=lab.now(),
        granted_at=lab.now(),
    )
    lab.pulls.advance(HOUR - 0.001)
    observe(model, "a millisecond before an hour")
    lab.pulls.advance(0.001)
    observe(model, "an hour after the exchange")


def once(lab: Lab, group: str) -> None:
    """A one-time e-Aadhaar needs a code that was not exchanged, and uses it up."""
    for wish in WISHES:
        model = Model(lab, group, open_session(lab, group))
        what = "GetOneTimeEaadhaar"
        model.expect(model.send(what, digilocker_code="x", **wish), what, NO_CODE, "before the person decided")
        model.consent()
        model.expect(model.send(what, digilocker_code="x", **wish), what, NO_CODE, "with a wrong code")
        model.expect(
            model.send(what, digilocker_code=model.code, **wish), what, (200, eaadhaar_wanted(wish)), "with the code"
        )
        model.granted_at = lab.now()
        model.expect(model.send(what, digilocker_code=model.code, **wish), what, NO_CODE, "with the code again")
        model.exchange("an exchange of the same code")
    model = Model(lab, group, open_session(lab, group))
    model.consent(["PANCR"])
    model.expect(
        model.send("GetOneTimeEaadhaar", digilocker_code=model.code),
        "GetOneTimeEaadhaar",
        NO_CONSENT,
        "without consent to the Aadhaar",
    )


def referring(lab: Lab, group: str) -> None:
    """A reference works once for a customer, whatever it was for; another customer's are their own."""
    for call in lab.calls.values():
        if suite(call) != group or call.body is None:
            continue
        given = valid(lab, call)
        lab.expect(lab.send(call, ask(call, given, headers(lab, call))), call, 200, why="a new reference")
        other = valid(lab, call).but(reference_id=given.body["reference_id"])
        lab.expect(lab.send(call, ask(call, other, headers(lab, call))), call, *USED, why="a reference used before")
        answer = lab.send(call, ask(call, other, headers(lab, call, "second")))
        fine = kind(call) == "InitiateSession"
        lab.expect(answer, call, *((200, {}) if fine else NO_SESSION), why="the same reference by another customer")
    start = lab.call(f"{group}InitiateSession")
    given = valid(lab, start).but(reference_id="one for two")
    lab.expect(lab.send(start, ask(start, given, headers(lab, start))), start, 200, why="a new reference")
    capital = valid(lab, start).but(reference_id="One for two")
    lab.expect(lab.send(start, ask(start, capital, headers(lab, start))), start, 200, why="one in other letters")
    answer = send(lab, f"{group}ListIssuedFiles", granted(lab, group), reference_id="one for two")
    lab.expect(answer, lab.call(f"{group}ListIssuedFiles"), *USED, why="a reference used before, for something else")


def referring_across(lab: Lab) -> None:
    """A reference that any operation used is used for every other, of both suites."""
    named = [call for call in lab.calls.values() if call.body is not None]
    for first in named:
        given = valid(lab, first)
        lab.expect(lab.send(first, ask(first, given, headers(lab, first))), first, 200, why="a new reference")
        for other in named:
            again = valid(lab, other).but(reference_id=given.body["reference_id"])
            answer = lab.send(other, ask(other, again, headers(lab, other)))
            lab.expect(answer, other, *USED, why=f"a reference that {first.id} used")


def walking(lab: Lab, group: str) -> None:
    """The link works until it was clicked; what the person does on the page decides."""
    model = Model(lab, group, open_session(lab, group))
    url = lab.memory["urls"][model.id]
    person = Person(lab, url)
    person.open()
    again = Person(lab, url).open()
    if again.status != 410:
        raise lab.broken(f"{group}InitiateSession", "410 for a link that was followed before", again.shown(), again)
    person.sign_in(otp=WRONG_OTP)
    person.sign_in()
    observe(model, "after signing in", eaadhaar=False)
    landed = person.choose(["ADHAR", "DRVLC"]).headers.get("location", "")
    model.code, model.decided = parse_qs(urlsplit(landed).query).get("code", [""])[0], True
    model.consented, model.consented_at = ("ADHAR", "DRVLC"), lab.now()
    model.exchange("the exchange of the code from the way back")
    observe(model, "after allowing two documents on the page")
    again = Person(lab, url).open()
    if again.status != 410:
        raise lab.broken(f"{group}InitiateSession", "410 for a link that was followed before", again.shown(), again)


def living_apart(lab: Lab, group: str) -> None:
    """Sessions do not know of each other, and codes fit their own session alone."""
    models = [Model(lab, group, open_session(lab, group)) for _ in range(4)]
    models[0].consent(["PANCR"])
    models[1].consent(["DRVLC"])
    lab.pulls.deny(models[2].id)
    for one, other in itertools.permutations(models, 2):
        if other.code:
            answer = one.send("ExchangeCode", **{code_member(group): other.code})
            one.expect(answer, "ExchangeCode", NO_CODE, "the code of another session")
    models[0].exchange("the exchange")
    for model in models:
        observe(model, "while other sessions are elsewhere", eaadhaar=model is not models[3])
    if len({model.id for model in models}) != len(models):
        raise lab.broken(
            f"{group}InitiateSession", "a new id for every session", str(models), models[0].send("ListIssuedFiles")
        )


_SCRIPTS = {
    "what was allowed can be read, once the code was exchanged": consenting,
    "only what was asked for can be allowed": asking,
    "in token mode nobody exchanges a code": token_mode,
    "in code mode the way back carries the code": code_mode,
    "an early e-Aadhaar spoils the session": spoiling,
    "a revoked session is gone": revoking,
    "a PAN can be pulled from its issuer": pulling,
    "codes and what they open last an hour": aging,
    "a one-time e-Aadhaar uses the code up": once,
    "a reference works once": referring,
    "the person decides on the page": walking,
    "sessions do not know of each other": living_apart,
}
_OF_ONE_SUITE = {token_mode: "digilocker", once: "digilocker", revoking: "digilockerSso", pulling: "digilockerSso"}


def promises() -> Iterator[Promise]:
    """Return every script for the suites that it is about."""
    for group in SUITES:
        for says, script in _SCRIPTS.items():
            if _OF_ONE_SUITE.get(script, group) == group:
                yield Promise("decentro", "life cycles", f"{group}: {says}", _check_for(script, group))
    says = "a reference that any operation used is used for every other"
    yield Promise("decentro", "life cycles", says, referring_across)


def _check_for(script: Any, group: str) -> Any:
    def keep(lab: Lab) -> None:
        script(lab, group)

    return keep
