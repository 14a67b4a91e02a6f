"""Decentro's prose: every documented `responseKey`, who can sign in, and the tokens that stand in place of id and secret."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tests.contract.contracts import contract
from tests.contract.provider.asking import ask
from tests.contract.provider.broken import Broken
from tests.contract.provider.lab import Lab, That
from tests.contract.provider.likenesses import documented_by
from tests.contract.provider.person import Person
from tests.contract.provider.promise import Promise
from tests.contract.provider.tokens import claims as claims_of
from tests.contract.provider.wire import Answer

from .doors import access_token
from .requests import NO_SESSION, filling, headers, open_session, send

OPEN = "digilockerInitiateSession"
REVOKE = "digilockerSsoRevokeSession"
_KEY = re.compile(r'"(error_[a-z_]+)"')
IN_EXAMPLES = ("error_eaadhaar",)
"""Keys that the documentation shows in examples alone."""
UNDOCUMENTED = {
    "error_no_session": "No session is known under this transaction ID.",
    "error_no_consent": "The user has not given consent for this session.",
    "error_invalid_code": "The code is wrong, was used before, or has expired.",
    "error_no_token": "There is no valid access token for this session.",
    "error_no_file": "No such file was shared.",
    "error_malformed_request": "The request is malformed.",
}
"""Keys whose words nobody documents, and what the mock says."""
LIFETIME = 900
NO_ACCOUNT = "9999999999"


def promises() -> Iterator[Promise]:
    """Return every rule."""
    rules = {
        "every documented responseKey can be ordered, and comes with its own code and words": _keys,
        "a session is what a path names, whatever its id": _ambiguous,
        "who has no account is sent away, unless they came to sign up": _strangers,
        "a token says whose it is and how long it is good": _tokens,
    }
    for says, rule in rules.items():
        yield Promise("decentro", "rules", says, rule)


def _keys(lab: Lab) -> None:
    call = lab.call(OPEN)
    documented = {name: documented_by("decentro", "responseKey", name) for name in ("message", "responseCode")}
    for key in sorted({*_KEY.findall(json.dumps(contract("decentro"))), *IN_EXAMPLES} - {"error_description"}):
        lab.pulls.fault(kind="status", status=400, operation=OPEN, message=key)
        answer = lab.send(call, ask(call, filling(lab, call), headers(lab, call)))
        wanted = {"/responseKey": key, "/status": "FAILURE"}
        for member, known in documented.items():
            if key in known and key not in UNDOCUMENTED:
                wanted[f"/{member}"] = That(f"documented: {sorted(known[key])}", known[key].__contains__)
        lab.expect(answer, call, 400, wanted, why=f"{key}, as it was ordered")


def _ambiguous(lab: Lab) -> None:
    """Ids that are words of other paths."""
    for word in ("eaadhaar", "file", "token"):
        answer = send(lab, REVOKE, word)
        lab.expect(answer, lab.call(REVOKE), *NO_SESSION, why=f"a session called {word}")


def _person(lab: Lab, **members: object) -> tuple[str, Person]:
    session = open_session(lab, "digilocker", **members)
    person = Person(lab, lab.memory["urls"][session])
    person.open()
    return session, person


def _is(lab: Lab, session: str, answer: Answer, wanted: tuple[int, str], why: str) -> None:
    came = answer.status, lab.pulls.session(session)["status"]
    if came != wanted:
        raise lab.broken(OPEN, f"{why}: a page and a session that are {wanted}", f"{came}", answer)


def _strangers(lab: Lab) -> None:
    session, person = _person(lab)
    _is(lab, session, person.sign_in(number=NO_ACCOUNT), (422, "initialized"), "a number without an account")
    _is(lab, session, person.sign_in(), (200, "authorized"), "a number with an account")
    session, person = _person(lab, redirect_to_signup=True)
    page = person.open()
    if "<h1>Sign up for DigiLocker</h1>" not in person.page:
        raise lab.broken(OPEN, "a page that offers to sign up", person.page, page)
    _is(lab, session, person.sign_in(number=NO_ACCOUNT), (200, "authorized"), "a number that signs up")


def _tokens(lab: Lab) -> None:
    """Only a mock in this process gives tokens out."""
    now, seen = lab.now() // 1000, set[str]()
    for tenant in ("first", "second", "first"):
        token = access_token(lab, tenant)
        claims = claims_of(token)
        number = str(claims.pop("jti", ""))
        wanted = {"client_id": lab.pulls.credentials(tenant)["client_id"], "iat": now, "exp": now + LIFETIME}
        if claims != wanted or not re.fullmatch("[0-9a-f]{16}", number) or number in seen:
            promised = f"a token that says {wanted} and a jti of its own"
            raise Broken("tokens of the mock", promised, f"{claims}, {number}", "")
        seen.add(number)
