"""What lies beside something documented is something else: a number that differs in a digit, a file that was not shared."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from typing import Any

from tests.contract.provider import decentro, deepvue
from tests.contract.provider.asking import ask
from tests.contract.provider.broken import Broken
from tests.contract.provider.decentro_model import Model, observe
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile, Promise
from tests.contract.provider.sandbox import HOUR, LOGIN, headers, log_in, valid
from tests.contract.provider.sandbox_model import look_at, observe as look, opened, readers
from tests.contract.provider.wire import Ask, below

_NO_ACCOUNT = {"mobile": "9999999999", "aadhaar_number": "987654321098"}
"""The numbers that Sandbox documents as unknown."""
_TEST_ACCOUNTS = range(10_000_000_001, 10_000_000_015)
_MINUTE = 60
_MONTH = 30 * 86_400


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider."""
    for says, check in _CHECKS[profile.name].items():
        yield Promise(profile.name, "life cycles", says, check)


def _numbers(lab: Lab) -> None:
    call = lab.call("digilockerVerifyUser")
    base = valid(lab, call)
    for name, number in _NO_ACCOUNT.items():
        for index, digit in enumerate(number):
            other = "8" if digit != "8" else "7"
            filling = base.but(**{name: f"{number[:index]}{other}{number[index + 1 :]}"})
            answer = lab.send(call, ask(call, filling, headers(lab, call)))
            lab.expect(answer, call, 200, {"/data/user_exists": True}, why=f"{name} beside the documented {number}")


def _banks(lab: Lab) -> None:
    for name in ("bankVerifyAccountPennyDrop", "bankVerifyAccountPennyless"):
        call = lab.call(name)
        for number in _TEST_ACCOUNTS:
            filling = valid(lab, call).at(ifsc="HDFC0001235", account_number=str(number))
            answer = lab.send(call, ask(call, filling, headers(lab, call)))
            lab.expect(answer, call, 422, {"/message": "Invalid IFSC provided"}, why=f"{number} at another branch")


def _links(lab: Lab) -> None:
    paths = list[str]()
    for _ in range(2):
        model, _ = opened(lab, "digilocker")
        lab.pulls.consent(model.id)
        found = (look_at(lab, call, model.id, each) for call, each in readers(lab, "digilocker") if each)
        paths += [below(lab.transport.base, answer.body["data"]["files"][0]["url"]) for answer in found]
    for path in paths:
        for other in paths:
            asked = Ask("GET", f"{path.partition('?')[0]}?{other.partition('?')[2]}")
            answer = lab.visit(asked)
            if answer.status != (200 if path == other else 403):
                raise lab.broken(
                    "digilockerGetDocument", "a link that opens its own file alone", answer.shown(), answer
                )


def _unshared_of_deepvue(lab: Lab) -> None:
    everything = deepvue.files(lab, deepvue.granted(lab))
    for document, kind in deepvue.DOCUMENTS.items():
        session = deepvue.granted(lab, [document])
        for code, uri in everything.items():
            answer = deepvue.send(lab, deepvue.FILE, **{deepvue.SESSION: session, "uri": uri})
            status = 200 if code == kind else 400
            lab.expect(answer, lab.call(deepvue.FILE), status, why=f"{code}, where {kind} alone was shared")


def _unshared_of_decentro(lab: Lab) -> None:
    for suite in decentro.SUITES:
        listed = decentro.send(lab, f"{suite}ListIssuedFiles", decentro.granted(lab, suite)).body["data"]
        everything = {one["doctype"]: one["uri"] for one in listed}
        for kind in decentro.CODES:
            session = decentro.granted(lab, suite, [kind])
            for code, urn in everything.items():
                for operation in (f"{suite}DownloadFile", f"{suite}GetFileData"):
                    answer = decentro.send(lab, operation, session, file_urn=urn)
                    status = 200 if code == kind else 404
                    lab.expect(answer, lab.call(operation), status, why=f"{code}, where {kind} alone was shared")


def _references(lab: Lab) -> None:
    """However a request ended, in whichever suite, however long ago."""
    back = {"redirect_url": "https://example.com/return"}
    first, second = (f"{suite}InitiateSession" for suite in decentro.SUITES)
    lab.expect(decentro.send(lab, first, reference_id="one", **back), lab.call(first), 200, why="a new reference")
    refused = decentro.send(lab, "digilockerListIssuedFiles", "0" * 32, reference_id="two")
    lab.expect(refused, lab.call("digilockerListIssuedFiles"), *decentro.NO_SESSION, why="an unknown session")
    for when in ("at once", "a month later"):
        for operation in (first, second):
            for reference in ("one", "two"):
                answer = decentro.send(lab, operation, reference_id=reference, **back)
                lab.expect(answer, lab.call(operation), *decentro.USED, why=f"the reference {reference} again, {when}")
        lab.pulls.advance(_MONTH)


def _later_ids(lab: Lab) -> None:
    """Every answer has an id; the one of the opening alone names the session."""
    for suite in decentro.SUITES:
        session = decentro.granted(lab, suite)
        for what in ("ListIssuedFiles", "GetEaadhaar"):
            later = decentro.send(lab, f"{suite}{what}", session).body["decentroTxnId"]
            for other in ("ListIssuedFiles", "GetEaadhaar"):
                answer = decentro.send(lab, f"{suite}{other}", later)
                call = lab.call(f"{suite}{other}")
                lab.expect(answer, call, *decentro.NO_SESSION, why=f"the id of an answer of {what}")


def _token_mode(lab: Lab) -> None:
    suite = "digilocker"
    answer = decentro.send(lab, f"{suite}InitiateSession", redirect_url="https://example.com/return")
    model = Model(lab, suite, answer.body["decentroTxnId"], abstract=True)
    lab.pulls.advance(_MINUTE)
    lab.pulls.consent(model.id)
    model.decided, model.consented, model.consented_at, model.granted_at = True, decentro.CODES, lab.now(), lab.now()
    lab.pulls.advance(60 * _MINUTE - 0.001)
    observe(model, "in token mode, a millisecond before an hour after consent")
    lab.pulls.advance(0.001)
    observe(model, "in token mode, an hour after consent")


def _pulled_again(lab: Lab) -> None:
    model = Model(lab, "digilockerSso", decentro.open_session(lab, "digilockerSso"))
    model.consent(["PANCR", "ADHAR"])
    model.exchange("the exchange")
    person = {"id_number": "AAAAA0000A", "full_name": "Asha Example"}
    answer = model.send("PullFile", document_type="PAN", document_type_related_parameters=person)
    model.expect(answer, "PullFile", (200, {}), "a pull of what was shared")
    model.pulled = True
    observe(model, "after a pull of what was shared")


def _expiries(lab: Lab) -> None:
    model, _ = opened(lab, "digilocker", consent_expiry=float(lab.now() + 2 * HOUR))
    call = lab.call("digilockerInitiateSession")
    latest = ask(call, valid(lab, call).but(consent_expiry=2**63 - 1), headers(lab, call))
    lab.expect(lab.transport.exchange(latest), call, 200, why="the latest expiry there is")
    lab.pulls.advance(2 * HOUR / 1000 - 0.001)
    look(model, "a millisecond before an expiry that was written as 1.0")
    lab.pulls.advance(0.001)
    model.expire()
    look(model, "at an expiry that was written as 1.0")


def _tokens(lab: Lab) -> None:
    for tenant in ("first", "second"):
        payload = log_in(lab, tenant).split(".")[1]
        claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        wanted = {"api_key": lab.pulls.credentials(tenant)["api_key"], "sub": f"{tenant}@example.com"}
        if {name: claims.get(name) for name in wanted} != wanted:
            raise Broken(LOGIN, f"a token that names its own customer, {tenant}", str(claims), "")


_CHECKS: dict[str, dict[str, Any]] = {
    "sandbox": {
        "only the documented numbers have no account": _numbers,
        "a test account is one at its own branches": _banks,
        "a link opens its own file alone": _links,
        "a token names its own customer": _tokens,
        "an expiry is a whole number, however it is written": _expiries,
    },
    "deepvue": {"a file that was not shared is not there": _unshared_of_deepvue},
    "decentro": {
        "a file that was not shared is not there": _unshared_of_decentro,
        "a reference stays used, however its request ended": _references,
        "the id of a later answer names no session": _later_ids,
        "in token mode the hour begins with the consent": _token_mode,
        "a pull of what was shared adds nothing": _pulled_again,
    },
}
