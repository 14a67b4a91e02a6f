"""Life cycles of Sandbox's sessions: scripts, and a model that knows what every operation must answer at every step."""

from __future__ import annotations

import itertools
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

from tests.contract.contracts import Call
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.person import WRONG_OTP, Person
from tests.contract.provider.profile import Expected, Promise
from tests.contract.provider.sandbox import DOCUMENTS, ENTITY, HOUR, headers, id_of, opening, product, valid
from tests.contract.provider.wire import Answer, Ask

CODES = {"aadhaar": "ADHAR", "pan": "PANCR", "driving_license": "DRVLC"}
KEPT_FOR_AN_HOUR = ("entitylocker", "entitylocker-sdk")


@dataclass
class Model:
    """A session as it must be."""

    lab: Lab
    product: str
    id: str
    asked: list[str]
    created_at: int
    expires_at: int
    status: str = "created"
    updated_at: int = 0
    consented: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The status that its customer sees: only the browser SDK shows the steps on the way."""
        on_the_way = self.status in {"initialized", "authorized"}
        return "created" if on_the_way and not self.product.endswith("-sdk") else self.status

    def move(self, status: str, consented: tuple[str, ...] = ()) -> None:
        """Note that the person did something."""
        self.status, self.updated_at, self.consented = status, self.lab.now(), consented

    def expire(self) -> None:
        """Note that the time to decide is over."""
        self.status, self.updated_at = "expired", self.expires_at

    def expected(self, call: Call, document: str) -> Expected:
        """Return what an operation must answer now."""
        if call.path.endswith("/status"):
            return 200, {"/data": self._described()}
        if self.status != "succeeded":
            said = (f"Invalid session status: {self.shown}", "Cannot get document due to invalid session lifecycle")
            return 523, {"/message": lambda message: message in said}
        if self.product in KEPT_FOR_AN_HOUR and self.lab.now() >= self.updated_at + HOUR:
            return 521, {"/message": f"Data not found for: {self.id}"}
        if document:
            if document not in self.consented:
                return 400, {"/message": f"Consent for {document} not provided"}
            return 200, {"/data/files/0/@entity": "org.quicko.drive.file", "/data/files/1": None}
        return 200, _PEOPLE[call.path.rpartition("sessions/{session_id}/")[2], self.product.partition("-")[0]]

    def _described(self) -> dict[str, Any]:
        described = {"@entity": f"{ENTITY}{self.product.replace('-', '.')}.session", "id": self.id, "status": self.shown, "created_at": self.created_at}
        if self.shown != "created":
            described["updated_at"] = self.updated_at
        if self.status == "succeeded":
            described["documents_consented"] = [one for one in self.asked if one in self.consented]
        return described


_DAY = re.compile(r"(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/[12][0-9]{3}")
_PERSON: Mapping[str, Any] = {
    "/data/date_of_birth": _DAY.fullmatch,
    "/data/mobile": re.compile("[6-9][0-9]{9}").fullmatch,
    "/data/name": lambda name: bool(name.strip()),
    "/data/gender": lambda word: word in {"male", "female", "transgender"},
    "/data/eaadhaar": lambda flag: flag is True,
    "/data/id": lambda text: len(text) == 36,
}
_PEOPLE: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("user/profile", "digilocker"): {**_PERSON, "/data/@entity": f"{ENTITY}digilocker.user.profile", "/data/email": ANY},
    ("user/profile", "entitylocker"): {**_PERSON, "/data/@entity": f"{ENTITY}entitylocker.user.profile", "/data/email": None},
    ("entity", "entitylocker"): {
        "/data/@entity": f"{ENTITY}entitylocker.entity",
        "/data/date_of_incorporation": _DAY.fullmatch,
        "/data/name": lambda name: bool(name.strip()),
        "/data/verified_by": lambda word: word in {"pan", "ud", "cin"},
    },
}


def opened(lab: Lab, name: str, **changes: Any) -> tuple[Model, Any]:
    """Open a session of a product; return its model, and the answer."""
    call = opening(lab, name)
    filling = valid(lab, call).but(**changes)
    if changes.get("consent_expiry", 0) is None:
        filling = filling.without("consent_expiry")
    answer = lab.send(call, ask(call, filling, headers(lab, call)))
    body = lab.expect(answer, call, 200, {"/data": ANY}, why="a valid request opens a session")
    asked = list(dict.fromkeys(filling.body.get("doc_types", DOCUMENTS[name])))
    expiry = filling.body.get("consent_expiry", lab.now() + HOUR)
    return Model(lab, name, id_of(body), asked, lab.now(), expiry), body


def readers(lab: Lab, name: str) -> Iterator[tuple[Call, str]]:
    """Return the operations that look at a session of a product, with each document they can ask for."""
    for call in lab.calls.values():
        if product(call) == name and "{session_id}" in call.path:
            yield from ((call, one) for one in (DOCUMENTS[name] if "{doc_type}" in call.path else [""]))


def look_at(lab: Lab, call: Call, session_id: str, document: str, tenant: str = "first") -> Answer:
    """Ask one operation about a session."""
    parameters: dict[str, str | list[str]] = {"session_id": session_id} | ({"doc_type": document} if document else {})
    return lab.send(call, ask(call, Filling(parameters), headers(lab, call, tenant)))


def observe(model: Model, when: str) -> None:
    """Ask every operation about a session, as its customer and as another, and hold the answers to the model."""
    lab = model.lab
    for name in DOCUMENTS:
        for call, document in readers(lab, name):
            answer = look_at(lab, call, model.id, document)
            if name == model.product:
                lab.expect(answer, call, *model.expected(call, document), why=when)
            else:
                lab.expect(answer, call, 521, {"/message": f"Data not found for: {model.id}"}, why=f"{when}, asked as another product's")
    call, document = next(readers(lab, model.product))
    answer = look_at(lab, call, model.id, document, "second")
    lab.expect(answer, call, 521, {"/message": f"Data not found for: {model.id}"}, why=f"{when}, asked by another customer")


def consenting(name: str, lab: Lab) -> None:
    """Every choice of documents, in every order of asking."""
    for size in (1, 2, 3):
        for chosen in itertools.combinations(DOCUMENTS[name], size):
            model, _ = opened(lab, name)
            observe(model, "before the person decided")
            lab.pulls.advance(2)
            lab.pulls.consent(model.id, list(reversed(chosen)))
            model.move("succeeded", chosen)
            observe(model, f"after consent to {', '.join(chosen)}")
            lab.pulls.advance(3)
            observe(model, "some time after consent")


def narrowing(name: str, lab: Lab) -> None:
    """Only what was asked for can be consented to."""
    if name == "entitylocker":
        return
    for asked in (DOCUMENTS[name][:1], DOCUMENTS[name][::-1], DOCUMENTS[name][1:] * 2):
        model, _ = opened(lab, name, doc_types=asked)
        lab.pulls.consent(model.id)
        model.move("succeeded", tuple(dict.fromkeys(asked)))
        observe(model, f"after consent to all of {', '.join(asked)}")


def refusing(name: str, lab: Lab) -> None:
    """A refusal is final."""
    for by in ("denying", "choosing nothing"):
        model, _ = opened(lab, name)
        lab.pulls.advance(1.5)
        lab.pulls.deny(model.id) if by == "denying" else lab.pulls.consent(model.id, [])
        model.move("failed")
        observe(model, f"after {by}")
        lab.pulls.advance(2 * HOUR // 1000)
        observe(model, f"long after {by}")


def expiring(name: str, lab: Lab) -> None:
    """Whoever does not decide in time cannot decide any more: not a millisecond before, and for ever after."""
    expiries = [None, 3600, 3601.5, 7200, 80_000] if not name.endswith("-sdk") else [None]
    for seconds in expiries:
        at = {} if name.endswith("-sdk") else {"consent_expiry": None if seconds is None else lab.now() + int(seconds * 1000)}
        model, _ = opened(lab, name, **at)
        lab.pulls.advance((model.expires_at - lab.now() - 1) / 1000)
        lab.memory.pop("tokens")
        observe(model, "a millisecond before the time is over")
        lab.pulls.advance(0.001)
        model.expire()
        observe(model, "when the time is over")
        lab.pulls.advance(60)
        observe(model, "a minute after the time is over")
    model, _ = opened(lab, name)
    lab.pulls.consent(model.id)
    model.move("succeeded", tuple(model.asked))
    lab.pulls.advance((model.expires_at - lab.now()) / 1000 + 1)
    if name not in KEPT_FOR_AN_HOUR:
        observe(model, "a decision stays, after the time to decide is over")


def keeping(name: str, lab: Lab) -> None:
    """EntityLocker deletes documents an hour after consent; DigiLocker keeps them."""
    model, _ = opened(lab, name)
    lab.pulls.advance(600)
    lab.pulls.consent(model.id)
    model.move("succeeded", tuple(model.asked))
    lab.pulls.advance(HOUR / 1000 - 0.001)
    observe(model, "a millisecond before an hour after consent")
    lab.pulls.advance(0.001)
    observe(model, "an hour after consent")
    lab.pulls.advance(20 * HOUR / 1000)
    observe(model, "a day after consent")


def walking(name: str, lab: Lab) -> None:
    """The person's own steps show in the status, where the browser SDK takes them."""
    model, body = opened(lab, name)
    url = body["data"].get("authorization_url") or lab.pulls.session(model.id)["page"]
    person = Person(lab, url)
    lab.pulls.advance(1)
    person.open()
    model.move("initialized")
    observe(model, "after the page was opened")
    lab.pulls.advance(1)
    person.open()
    observe(model, "after the page was opened again")
    person.sign_in(otp=WRONG_OTP)
    observe(model, "after a wrong one-time code")
    person.sign_in()
    model.move("authorized")
    observe(model, "after signing in")
    lab.pulls.advance(1)
    person.choose(model.asked[:2])
    model.move("succeeded", tuple(model.asked[:2]))
    observe(model, "after allowing two documents")
    person.open()
    person.deny()
    observe(model, "after going back and refusing")
    _walk_out(name, lab)


def _walk_out(name: str, lab: Lab) -> None:
    for steps in (0, 1):
        model, body = opened(lab, name)
        person = Person(lab, body["data"].get("authorization_url") or lab.pulls.session(model.id)["page"])
        person.open()
        if steps:
            person.sign_in()
        lab.pulls.advance(1)
        person.deny()
        model.move("failed")
        observe(model, "after refusing on the page")
    model, body = opened(lab, name)
    person = Person(lab, body["data"].get("authorization_url") or lab.pulls.session(model.id)["page"])
    person.open()
    model.move("initialized")
    for _ in range(2):
        person.sign_in(otp=WRONG_OTP)
    observe(model, "after two wrong codes")
    person.sign_in(otp=WRONG_OTP)
    model.move("failed")
    observe(model, "after three wrong codes")


def living_apart(name: str, lab: Lab) -> None:
    """Sessions do not know of each other."""
    models = [opened(lab, name)[0] for _ in range(5)]
    lab.pulls.consent(models[1].id, models[1].asked[:1])
    models[1].move("succeeded", tuple(models[1].asked[:1]))
    lab.pulls.deny(models[2].id)
    models[2].move("failed")
    lab.pulls.consent(models[3].id, models[3].asked[1:])
    models[3].move("succeeded", tuple(models[3].asked[1:]))
    for model in models:
        observe(model, "while other sessions are elsewhere")
    ids = {opened(lab, name)[0].id for _ in range(40)} | {model.id for model in models}
    if len(ids) != 45:
        raise lab.broken(opening(lab, name).id, "a new id for every session", f"{45 - len(ids)} ids twice", _status(lab, models[0]))


def addressing(name: str, lab: Lab) -> None:
    """The address for the person says what was asked for; the browser comes back where it was told to, with the session's id."""
    if name.endswith("-sdk"):
        return
    call = opening(lab, name)
    for flow, redirect in (("signin", "https://example.com/return?kept=1"), ("signup", "https://example.com/"), ("signin", "https://example.org/a%20b?x=%26y#part")):
        model, body = opened(lab, name, flow=flow, redirect_url=redirect)
        query = {key: value[0] for key, value in parse_qs(urlsplit(body["data"]["authorization_url"]).query).items()}
        wanted = {"response_type": "code", "code_challenge_method": "S256", "redirect_uri": redirect, "dl_flow": flow, "consent_valid_till": str(model.expires_at // 1000)}
        if name == "digilocker":
            wanted["req_doctype"] = ",".join(CODES[one] for one in model.asked)
            wanted["code_challenge"] = urlsafe_b64encode(sha256(query.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        wrong = {key: query.get(key) for key, value in wanted.items() if query.get(key) != value}
        state = query.get("state", "").split("|")
        if wrong or state[1:] != [model.id, redirect] or not query.get("client_id"):
            raise lab.broken(call.id, f"an address that says {wanted} and the session in its state", str(query), _status(lab, model))
        decide = lab.pulls.consent if flow == "signin" else lab.pulls.deny
        landed = decide(model.id)
        before, mark, after = redirect.partition("#")
        joined = f"{before}{'&' if '?' in before else '?'}session_id={model.id}{mark}{after}"
        if landed != joined:
            raise lab.broken(call.id, f"a way back to {joined}", landed, _status(lab, model))


def _status(lab: Lab, model: Model) -> Answer:
    call = next(one for one, _ in readers(lab, model.product) if one.path.endswith("/status"))
    return look_at(lab, call, model.id, "")


def downloading(name: str, lab: Lab) -> None:
    """A document's link gives the file that its metadata describe, for an hour, and to nobody who changed it."""
    model, _ = opened(lab, name)
    lab.pulls.consent(model.id)
    call = next(one for one, document in readers(lab, name) if document)
    contents = set()
    for document in model.asked:
        answer = look_at(lab, call, model.id, document)
        file = lab.expect(answer, call, 200, {"/data/files/0/metadata/LastModified": _DAY.fullmatch}, why="a consented document")["data"]["files"][0]
        contents.add(_downloaded(lab, call, answer, file))
        again = lab.expect(look_at(lab, call, model.id, document), call, 200, {"/data/files/0/size": file["size"]}, why="the same document again")
        _downloaded(lab, call, answer, again["data"]["files"][0])
    if len(contents) != len(model.asked):
        raise lab.broken(call.id, "another file for another document", "the same", answer)
    path = _path(file["url"])
    for what, other in _tampered(path):
        _denied(lab, call, other, what)
    lab.pulls.advance(HOUR / 1000 - 0.001)
    if lab.transport.exchange(Ask("GET", path)).status != 200:
        raise lab.broken(call.id, "a link that is good for an hour", "refused a millisecond before", answer)
    lab.pulls.advance(0.001)
    _denied(lab, call, path, "an hour old")


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def _downloaded(lab: Lab, call: Call, answer: Answer, file: Mapping[str, Any]) -> bytes:
    found = lab.transport.exchange(Ask("GET", _path(file["url"])))
    kind = found.headers.get("content-type", "").partition(";")[0]
    if found.status != 200 or len(found.content) != file["size"] or kind != file["metadata"]["ContentType"]:
        raise lab.broken(call.id, f"a file of {file['size']} bytes, {file['metadata']['ContentType']}", f"HTTP {found.status}, {len(found.content)} bytes, {kind}", answer)
    if kind == "application/xml":
        ET.fromstring(found.content)
    elif not found.content.startswith(b"%PDF-"):
        raise lab.broken(call.id, "a PDF", repr(found.content[:20]), answer)
    return found.content


def _tampered(path: str) -> Iterator[tuple[str, str]]:
    name, _, query = path.partition("?")
    yield "without a signature", name
    yield "with another signature", path[:-1] + ("0" if path[-1] != "0" else "1")
    yield "with a signature cut short", path[:-1]
    yield "with another date", re.sub(r"X-Amz-Date=(\d+)", lambda found: f"X-Amz-Date={int(found[1]) + 5}", path)
    yield "for another file", f"{name}x?{query}"


def _denied(lab: Lab, call: Call, path: str, what: str) -> None:
    answer = lab.transport.exchange(Ask("GET", path))
    if answer.status != 403:
        raise lab.broken(call.id, f"403 for a link {what}", answer.shown(), answer)


_SCRIPTS = {
    "consent opens exactly the chosen documents": consenting,
    "only documents that were asked for can be chosen": narrowing,
    "a refusal is final": refusing,
    "a session that nobody decides on expires": expiring,
    "documents are kept as long as documented": keeping,
    "the person's steps show in the status": walking,
    "sessions do not know of each other": living_apart,
    "the person's address and the way back say what was asked": addressing,
    "a document's link gives the file": downloading,
}


def promises() -> Iterator[Promise]:
    """Return every script for every product."""
    for name in DOCUMENTS:
        for says, script in _SCRIPTS.items():
            yield Promise("sandbox", "life cycles", f"{name}: {says}", _keeper(name, script))


def _keeper(name: str, script: Any) -> Any:
    def keep(lab: Lab) -> None:
        script(name, lab)

    return keep
