"""One walk through a provider's consent flow by a person: on a mock one of ours, on a real host whoever is at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.contracts import Call
from tests.contract.provider import decentro, deepvue, sandbox
from tests.contract.provider.asking import ask
from tests.contract.provider.broken import NotTried
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.person import Person
from tests.contract.provider.profile import Profile, Promise
from tests.contract.provider.sandbox_model import look_at, readers

BACK = "https://example.com/return?kept=1"
NOBODY = "a person must consent, and nobody is there: --consent manual"


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the one promise of a provider."""
    says = "a person consents, and what they consented to can be read"
    yield Promise(profile.name, "life cycles", says, _WALKS[profile.name], controlled=False, safe=False)


def _consents(lab: Lab, url: str) -> Mapping[str, str]:
    """Let a person consent to everything; return the query of the address that they come back to."""
    if lab.person is None and lab.control is None:
        raise NotTried(NOBODY)
    landed = lab.person(url) if lab.person is not None else _ours(lab, url)
    return {name: values[0] for name, values in parse_qs(urlsplit(landed).query).items()}


def _ours(lab: Lab, url: str) -> str:
    person = Person(lab, url)
    person.open()
    person.sign_in()
    newest = lab.pulls.sessions()[-1]
    return person.choose(newest["asked"]).headers.get("location", "")


def _needs_somebody(lab: Lab) -> None:
    """Open nothing where nobody could go on."""
    if lab.person is None and lab.control is None:
        raise NotTried(NOBODY)


def _at_deepvue(lab: Lab) -> None:
    _needs_somebody(lab)
    opened = deepvue.send(lab, deepvue.OPEN, redirect_url=BACK)
    session = lab.expect(opened, lab.call(deepvue.OPEN), 201, {"/data/authorization_url": ANY}, why="an opening")
    about = {deepvue.SESSION: session["transaction_id"]}
    code = _consents(lab, session["data"]["authorization_url"]).get("code", "")
    _good(lab, deepvue.EXCHANGE, deepvue.send(lab, deepvue.EXCHANGE, **about, digilocker_code=code))
    listed = _good(lab, deepvue.FILES, deepvue.send(lab, deepvue.FILES, **about))
    for file in listed["data"]:
        _good(lab, deepvue.FILE, deepvue.send(lab, deepvue.FILE, **about, uri=file["uri"]))
    _good(lab, deepvue.EAADHAAR, deepvue.send(lab, deepvue.EAADHAAR, **about, generate_pdf=True))


def _at_decentro(lab: Lab) -> None:
    _needs_somebody(lab)
    group = "digilocker"
    start = f"{group}InitiateSession"
    opened = _good(lab, start, decentro.send(lab, start, redirect_url=BACK, abstract_access_token=False))
    session = opened["decentroTxnId"]
    code = _consents(lab, opened["data"]["authorizationUrl"]).get("code", "")

    def read(what: str, **members: Any) -> Any:
        return _good(lab, f"{group}{what}", decentro.send(lab, f"{group}{what}", session, **members))

    read("ExchangeCode", digilocker_code=code)
    for file in read("ListIssuedFiles")["data"]:
        read("DownloadFile", file_urn=file["uri"])
    read("GetEaadhaar", generate_pdf=True, generate_xml=True)


def _at_sandbox(lab: Lab) -> None:
    _needs_somebody(lab)
    call = sandbox.opening(lab, "digilocker")
    filling = sandbox.valid(lab, call).without("consent_expiry").but(redirect_url=BACK)
    body = _good(lab, call.id, lab.send(call, ask(call, filling, sandbox.headers(lab, call))))
    session = sandbox.id_of(body)
    _consents(lab, body["data"]["authorization_url"])
    for reader, document in readers(lab, "digilocker"):
        _good(lab, reader.id, look_at(lab, reader, session, document))


def _good(lab: Lab, operation: str, answer: Any) -> Any:
    call: Call = lab.call(operation)
    return lab.expect(answer, call, 200, why="after a person consented to everything")


_WALKS: Mapping[str, Callable[[Lab], None]] = {
    "sandbox": _at_sandbox,
    "deepvue": _at_deepvue,
    "decentro": _at_decentro,
}
