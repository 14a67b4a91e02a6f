"""What the person in the flow is promised on the page that a session leads them to, whichever provider it is of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.contract.provider.lab import Lab
from tests.contract.provider.person import FORM, WRONG_OTP, Person
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Answer, Ask

NO_ACCOUNT = "9999999999"
LARGEST_FORM = 16_384
MOST_FIELDS = 50
NUMBERS = ("", "987650000", "98765000001", "5876543210", "1" * 11, "1" * 13, "9876500000x", "९८७६५०००००", '"><b>')
CODES = ("", "12345", "1234567", "abcdef", "१२३४५६")


def promises(profile: Profile) -> Iterator[Promise]:
    """Return every promise about the page of one provider."""
    if profile.sessions.opened is None:
        return
    for says, rule in _RULES.items():
        yield Promise(profile.name, "life cycles", f"the page: {says}", _check_for(profile, rule))


class Visit:
    """Somebody on the page of a session that was opened for them."""

    def __init__(self, profile: Profile, lab: Lab) -> None:
        """Open a session and its page."""
        self.lab = lab
        self.id = profile.open(lab)
        self.person = Person(lab, lab.pulls.session(self.id)["page"])
        self.person.open()

    @property
    def asked(self) -> list[str]:
        """The documents that were asked for."""
        found: list[str] = self.lab.pulls.session(self.id)["requested"]
        return found

    def expect(self, answer: Answer, status: int, session: str, why: str) -> None:
        """Hold an answer and what became of the session to what they must be."""
        came = answer.status, self.lab.pulls.session(self.id)["status"]
        if came != (status, session):
            promised = f"{why}: HTTP {status} and a session that is {session}"
            raise self.lab.broken("the page", promised, f"HTTP {came[0]} and {came[1]}", answer)


def _mistakes(visit: Visit) -> None:
    for number in NUMBERS:
        visit.expect(visit.person.sign_in(number=number), 422, "initialized", f"the number {number!r}")
    for otp in CODES:
        visit.expect(visit.person.sign_in(otp=otp), 422, "initialized", f"the code {otp!r}")
    visit.expect(visit.person.sign_in(number=NO_ACCOUNT), 422, "initialized", "a number without an account")
    visit.expect(visit.person.sign_in(number=" 111122223333\t", otp=" 123456 "), 200, "authorized", "blanks around")


def _guesses(visit: Visit) -> None:
    for count in (1, 2):
        visit.expect(visit.person.sign_in(otp=WRONG_OTP), 422, "initialized", f"wrong code number {count}")
    visit.expect(visit.person.sign_in(otp=WRONG_OTP), 303, "failed", "the third wrong code")
    visit.expect(visit.person.open(), 410, "failed", "the page after it")


def _choices(visit: Visit) -> None:
    visit.expect(visit.person.sign_in(), 200, "authorized", "the right code")
    visit.expect(visit.person.open(), 200, "authorized", "the page again")
    visit.expect(visit.person.choose(["unforeseen"]), 422, "authorized", "a document that nobody asked for")
    visit.expect(visit.person.choose([*visit.asked, ""]), 422, "authorized", "one without a name")
    visit.expect(visit.person.choose(visit.asked[:1]), 303, "succeeded", "one of those asked for")
    visit.expect(visit.person.open(), 410, "succeeded", "the page after it")


def _nothing_chosen(visit: Visit) -> None:
    visit.person.sign_in()
    visit.expect(visit.person.choose([]), 303, "failed", "no document allowed")


def _steps(visit: Visit) -> None:
    sign_in = visit.person.hidden
    early = [(name, "choose" if name == "step" else value) for name, value in sign_in]
    visit.expect(_post(visit, [*early, ("decision", "allow")]), 409, "initialized", "the second form before the first")
    visit.expect(
        _post(visit, [("token", value) for name, value in sign_in if name == "token"]), 409, "initialized", "no step"
    )
    visit.person.sign_in()
    visit.expect(_post(visit, [*sign_in, ("decision", "deny")]), 409, "authorized", "the first form twice")
    visit.expect(visit.person.deny(), 303, "failed", "a refusal on the second form")


def _tokens(visit: Visit) -> None:
    right = dict(visit.person.hidden)["token"]
    for token in ("", "unforeseen", right[:-1], f"{right}x", f" {right}", "é"):
        form = {"step": "signin", "token": token, "decision": "deny"}
        visit.expect(_post(visit, list(form.items())), 403, "initialized", f"the token {token!r}")
    visit.expect(_post(visit, [("step", "signin"), ("decision", "deny")]), 403, "initialized", "no token")
    visit.expect(_post(visit, [("step", "signin"), ("token", right), ("decision", "deny")]), 303, "failed", "the token")


def _forms(visit: Visit) -> None:
    """Of a media type, a size and a number of fields that browsers send."""
    deny = urlencode([*visit.person.hidden, ("decision", "deny")]).encode()
    full = deny + b"&more=" + b"x" * (LARGEST_FORM - len(deny) - len(b"&more="))
    fields = deny + b"&x=" * (MOST_FIELDS - 3)
    wrong = {
        "another media type": (deny, "application/json"),
        "no media type": (deny, ""),
        "a form that is too large": (full + b"x", FORM),
        "too many fields": (fields + b"&x=", FORM),
    }
    for what, (content, media) in wrong.items():
        visit.expect(visit.person.post(content, media=media), 403, "initialized", what)
    visit.expect(
        visit.person.post(full, media=f"{FORM} ; charset=utf-8"), 303, "failed", "a form of all the size there is"
    )


def _many_fields(visit: Visit) -> None:
    content = urlencode([*visit.person.hidden, ("decision", "deny")]).encode() + b"&x=" * (MOST_FIELDS - 3)
    visit.expect(visit.person.post(content), 303, "failed", "as many fields as there may be")


def _links(visit: Visit) -> None:
    """Whoever guesses finds nothing, and learns nothing."""
    parts = urlsplit(visit.person.path)
    ticket = parse_qs(parts.query).get("code_challenge", [""])[0]
    for query in (
        "",
        "code_challenge=",
        "code_challenge=unforeseen",
        f"code_challenge={ticket[:-1]}",
        f"ticket={ticket}",
    ):
        for method, content in (("GET", b""), ("POST", b"decision=deny")):
            answer = visit.lab.visit(Ask(method, f"{parts.path}?{query}", {"content-type": FORM}, content))
            visit.expect(answer, 404, "initialized", f"{method} with the query {query!r}")


def _commands(visit: Visit) -> None:
    """What a person could do, the control API does for them, and nothing else."""
    path = f"/_mock/sessions/{visit.id}/consent"
    orders: tuple[tuple[object, int, str], ...] = (
        ({"allow": ["unforeseen"]}, 422, "initialized"),
        ({"allow": [*visit.asked, "unforeseen"]}, 422, "initialized"),
        ({"allow": visit.asked[:1]}, 200, "succeeded"),
        ({"allow": visit.asked[:1]}, 409, "succeeded"),
        ({"allow": []}, 409, "succeeded"),
        ({"allow": ["unforeseen"]}, 409, "succeeded"),
        ({"deny": True}, 409, "succeeded"),
    )
    for order, status, session in orders:
        visit.lab.visit(Ask("GET", "/_mock/sessions"))
        answer = visit.lab.visit(Ask("POST", path, {"content-type": "application/json"}, json.dumps(order).encode()))
        visit.expect(answer, status, session, f"an order of {order}")


def _halfway(visit: Visit) -> None:
    visit.person.sign_in()
    visit.lab.pulls.consent(visit.id, visit.asked[:1])
    visit.expect(visit.person.open(), 410, "succeeded", "the page after an order to somebody who had signed in")


def _oblivion(visit: Visit) -> None:
    visit.lab.pulls.reset()
    gone = visit.person.open()
    if gone.status != 404:
        raise visit.lab.broken("the page", "404 for a page from before a reset", gone.shown(), gone)


def _lateness(visit: Visit) -> None:
    left = visit.lab.pulls.session(visit.id)["expires_at"] - visit.lab.now()
    visit.lab.pulls.advance((left - 1) / 1000)
    visit.expect(visit.person.sign_in(otp="12345"), 422, "initialized", "a form a millisecond before the time is over")
    visit.lab.pulls.advance(0.001)
    visit.expect(visit.person.sign_in(), 410, "expired", "a form when the time is over")
    visit.expect(visit.person.open(), 410, "expired", "the page after it")


def _post(visit: Visit, pairs: list[tuple[str, str]]) -> Answer:
    return visit.person.post(urlencode(pairs).encode())


def _check_for(profile: Profile, rule: Callable[[Visit], None]) -> Callable[[Lab], None]:
    def keep(lab: Lab) -> None:
        rule(Visit(profile, lab))

    return keep


_RULES: Mapping[str, Callable[[Visit], None]] = {
    "nobody signs in with a number or a code that cannot be": _mistakes,
    "the third wrong code ends the session, and not the second": _guesses,
    "what was asked for can be allowed, and nothing else": _choices,
    "to allow nothing is to refuse": _nothing_chosen,
    "one step comes after the other": _steps,
    "only its own form decides": _tokens,
    "a form is what browsers send": _forms,
    "a form may have fifty fields": _many_fields,
    "a link that was guessed leads nowhere": _links,
    "the control API does what a person could, and nothing else": _commands,
    "the control API goes on where the person stopped": _halfway,
    "a reset forgets it": _oblivion,
    "it is there until the time is over": _lateness,
}
