"""Life cycles of Sandbox's sessions: scripts that are held to a model at every step."""

from __future__ import annotations

import itertools
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

from tests.contract.contracts import Call
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import WRONG_OTP, Person
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Answer, Ask, below

from .model import (
    DAY_OF_YEAR,
    KEPT_FOR_AN_HOUR,
    Model,
    look_at,
    observe,
    opened,
    readers,
)
from .requests import DOCUMENTS, HOUR, SIGNUP_OPTIONS, opening

CODES = {"aadhaar": "ADHAR", "pan": "PANCR", "driving_license": "DRVLC"}


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
    expiries = [None, 3600, 3601.5, 7200, 80_000, 200_000] if not name.endswith("-sdk") else [None]
    for seconds in expiries:
        at = (
            {}
            if name.endswith("-sdk")
            else {"consent_expiry": None if seconds is None else lab.now() + int(seconds * 1000)}
        )
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
        raise lab.broken(
            opening(lab, name).id, "a new id for every session", f"{45 - len(ids)} ids twice", _status(lab, models[0])
        )


def addressing(name: str, lab: Lab) -> None:
    """The address for the person says what was asked for; the browser comes back to the redirect URL, with the session's id."""
    if name.endswith("-sdk"):
        return
    call = opening(lab, name)
    for flow, redirect in (
        ("signin", "https://example.com/return?kept=1"),
        ("signup", "https://example.com/"),
        ("signin", "https://example.org/a%20b?x=%26y#part"),
    ):
        options: dict[str, Any] = {"options": SIGNUP_OPTIONS} if flow == "signup" and name == "digilocker" else {}
        model, body = opened(lab, name, flow=flow, redirect_url=redirect, **options)
        query = {key: value[0] for key, value in parse_qs(urlsplit(body["data"]["authorization_url"]).query).items()}
        wanted = {
            "response_type": "code",
            "code_challenge_method": "S256",
            "redirect_uri": redirect,
            "dl_flow": flow,
            "consent_valid_till": str(model.expires_at // 1000),
        }
        if name == "digilocker":
            wanted["req_doctype"] = ",".join(CODES[one] for one in model.asked)
            wanted["code_challenge"] = (
                urlsafe_b64encode(sha256(query.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
            )
        wrong = {key: query.get(key) for key, value in wanted.items() if query.get(key) != value}
        state = query.get("state", "").split("|")
        if wrong or state[1:] != [model.id, redirect] or not query.get("client_id"):
            raise lab.broken(
                call.id, f"an address that says {wanted} and the session in its state", str(query), _status(lab, model)
            )
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
        file = lab.expect(
            answer,
            call,
            200,
            {"/data/files/0/metadata/LastModified": DAY_OF_YEAR.fullmatch},
            why="a consented document",
        )["data"]["files"][0]
        contents.add(_downloaded(lab, call, answer, file))
        again = lab.expect(
            look_at(lab, call, model.id, document),
            call,
            200,
            {"/data/files/0/size": file["size"]},
            why="the same document again",
        )
        _downloaded(lab, call, answer, again["data"]["files"][0])
    if len(contents) != len(model.asked):
        raise lab.broken(call.id, "another file for another document", "the same", answer)
    path = below(lab.transport.base, file["url"])
    for what, other in _tampered(path):
        _denied(lab, call, other, what)
    lab.pulls.advance(HOUR / 1000 - 0.001)
    if lab.visit(Ask("GET", path)).status != 200:
        raise lab.broken(call.id, "a link that is good for an hour", "refused a millisecond before", answer)
    lab.pulls.advance(0.001)
    _denied(lab, call, path, "an hour old")
    lab.pulls.reset()
    _denied(lab, call, path, "from before a reset")


def _downloaded(lab: Lab, call: Call, answer: Answer, file: Mapping[str, Any]) -> bytes:
    found = lab.visit(Ask("GET", below(lab.transport.base, file["url"])))
    kind = found.headers.get("content-type", "").partition(";")[0]
    if found.status != 200 or len(found.content) != file["size"] or kind != file["metadata"]["ContentType"]:
        raise lab.broken(
            call.id,
            f"a file of {file['size']} bytes, {file['metadata']['ContentType']}",
            f"HTTP {found.status}, {len(found.content)} bytes, {kind}",
            answer,
        )
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
    answer = lab.visit(Ask("GET", path))
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
            yield Promise("sandbox", "life cycles", f"{name}: {says}", _check_for(name, script))


def _check_for(name: str, script: Any) -> Any:
    def keep(lab: Lab) -> None:
        script(name, lab)

    return keep
