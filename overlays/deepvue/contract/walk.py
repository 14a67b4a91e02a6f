"""One walk through the consent flow by a person."""

from __future__ import annotations

from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.profile import Consents
from tests.contract.provider.walks import BACK, good

from .requests import EAADHAAR, EXCHANGE, FILE, FILES, OPEN, SESSION, send


def walk(lab: Lab, consents: Consents) -> None:
    """Open a session, let a person consent, and read everything."""
    opened = send(lab, OPEN, redirect_url=BACK)
    session = lab.expect(opened, lab.call(OPEN), 201, {"/data/authorization_url": ANY}, why="an opening")
    about = {SESSION: session["transaction_id"]}
    code = consents(lab, session["data"]["authorization_url"]).get("code", "")
    good(lab, EXCHANGE, send(lab, EXCHANGE, **about, digilocker_code=code))
    listed = good(lab, FILES, send(lab, FILES, **about))
    for file in listed["data"]:
        good(lab, FILE, send(lab, FILE, **about, uri=file["uri"]))
    good(lab, EAADHAAR, send(lab, EAADHAAR, **about, generate_pdf=True))
