"""Life cycles of Deepvue's sessions: opened, consented to, the code exchanged once, read for an hour."""

from __future__ import annotations

import itertools
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.provider.deepvue import (
    DOCUMENTS,
    EAADHAAR,
    EXCHANGE,
    FILE,
    FILES,
    MESSAGES,
    NO_CODE,
    NOT_GRANTED,
    OPEN,
    SESSION,
    consent,
    granted,
    open_session,
    send,
    unknown,
)
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.person import WRONG_OTP, Person
from tests.contract.provider.profile import Expected, Promise
from tests.contract.provider.wire import Ask

HOUR = 3600
MONTH = 30 * 86_400


@dataclass
class Model:
    """A session as it must be."""

    lab: Lab
    id: str
    code: str = ""
    consented_at: int = 0
    granted_at: int = 0
    consented: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether documents can be read now."""
        return bool(self.granted_at) and self.lab.now() < self.granted_at + HOUR * 1000

    def consent(self, allow: list[str] | None = None) -> None:
        """Let the person allow documents."""
        self.code = consent(self.lab, self.id, allow)
        self.consented_at, self.consented = self.lab.now(), tuple(DOCUMENTS if allow is None else allow)

    def exchange(self, why: str) -> None:
        """Exchange the code, as the model says that it must go."""
        works = self.code and not self.granted_at and self.lab.now() < self.consented_at + HOUR * 1000
        answer = send(self.lab, EXCHANGE, **{SESSION: self.id, "digilocker_code": self.code or "unforeseen"})
        call = self.lab.call(EXCHANGE)
        if not works:
            self.lab.expect(answer, call, *NO_CODE, why=why)
            return
        until = str(self.lab.now() // 1000 + MONTH)
        person = {
            "/data/name": ANY,
            "/data/dob": lambda text: len(text) == 8 and text.isdigit(),
            "/data/gender": lambda word: word in {"M", "F", "T"},
        }
        said = {
            "/message": MESSAGES[EXCHANGE],
            "/data/expires_in": HOUR,
            "/data/consent_valid_till": until,
            "/data/eaadhaar": "Y",
            "/data/digilockerid": ANY,
        }
        self.lab.expect(answer, call, 200, {**person, **said}, why=why)
        self.granted_at = self.lab.now()


def observe(model: Model, when: str) -> None:
    """Ask every operation that reads, and the exchange with wrong codes, as its customer and as another."""
    lab = model.lab
    for wrong in ("unforeseen", "", model.code[:-1], model.code.upper() + "x", f"{model.code} "):
        answer = send(lab, EXCHANGE, **{SESSION: model.id, "digilocker_code": wrong})
        lab.expect(answer, lab.call(EXCHANGE), *NO_CODE, why=f"{when}, with the code {wrong!r}")
    names = _listed(model, when)
    for uri in ("unforeseen", "", *(names.get(code, f"in.gov-{code}") for code in DOCUMENTS.values())):
        found: Expected = (
            (200, {"/data": _is_pdf, "/message": MESSAGES[FILE]}) if uri in names.values() else (400, {"/detail": ANY})
        )
        lab.expect(
            send(lab, FILE, **{SESSION: model.id, "uri": uri}),
            lab.call(FILE),
            *(found if model.is_readable else NOT_GRANTED),
            why=f"{when}, the file {uri!r}",
        )
    wishes: tuple[dict[str, Any], ...] = ({}, {"generate_pdf": True}, {"generate_pdf": False})
    for wish in wishes:
        answer = send(lab, EAADHAAR, **{SESSION: model.id, **wish})
        lab.expect(answer, lab.call(EAADHAAR), *_eaadhaar(model, wish), why=f"{when}, the e-Aadhaar with {wish}")
    for operation, more in (
        (EXCHANGE, {"digilocker_code": model.code}),
        (FILES, {}),
        (FILE, {"uri": "unforeseen"}),
        (EAADHAAR, {}),
    ):
        answer = send(lab, operation, "second", **{SESSION: model.id, **more})
        lab.expect(answer, lab.call(operation), *unknown(operation), why=f"{when}, asked by another customer")


def _listed(model: Model, when: str) -> dict[str, str]:
    lab = model.lab
    answer = send(lab, FILES, **{SESSION: model.id})
    if not model.is_readable:
        lab.expect(answer, lab.call(FILES), *NOT_GRANTED, why=when)
        return {}
    wanted = [DOCUMENTS[one] for one in DOCUMENTS if one in model.consented]
    listed = lab.expect(
        answer,
        lab.call(FILES),
        200,
        {"/data": lambda found: [one["doctype"] for one in found] == wanted},
        why=f"{when}: {wanted}",
    )
    for one in listed["data"]:
        if (
            one["doctype"] not in one["uri"]
            or one["issuerid"] not in one["uri"]
            or not one["mime"]
            or one["type"] != "file"
        ):
            raise lab.broken(FILES, "documents that are named after issuer and kind", str(one), answer)
    return {one["doctype"]: one["uri"] for one in listed["data"]}


def _eaadhaar(model: Model, wish: dict[str, Any]) -> Expected:
    if not model.is_readable:
        return NOT_GRANTED
    if "aadhaar" not in model.consented:
        return 400, {"/detail": ANY}
    masked = {"/data/masked_uid": lambda text: len(text) == 12 and text[:8] == "xxxxxxxx" and text[8:].isdigit()}
    person = {"/data/proof_of_identity/name": ANY, "/data/proof_of_address/pincode": ANY, "/data/photo": _is_jpeg}
    return 200, {**masked, **person, "/data/document_pdf": _is_pdf if wish.get("generate_pdf") else None}


def _is_pdf(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"%PDF-")


def _is_jpeg(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"\xff\xd8")


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
        before, mark, after = redirect.partition("#")
        wanted = f"{before}{'&' if '?' in before else '?'}code={code}&state={model.id}{mark}{after}"
        if landed != wanted or len(code) < 20:
            raise lab.broken(OPEN, f"a way back to {wanted}", landed, send(lab, FILES, **{SESSION: model.id}))
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
    if not landed.startswith("https://example.com/return?kept=1&code="):
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
