"""One walk through the consent flow by a person."""

from __future__ import annotations

from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Consents
from tests.contract.provider.walks import BACK, good

from .model import look_at, readers
from .requests import headers, id_of, opening, valid


def walk(lab: Lab, consents: Consents) -> None:
    """Open a session, let a person consent, and read everything."""
    call = opening(lab, "digilocker")
    filling = valid(lab, call).without("consent_expiry").but(redirect_url=BACK)
    body = good(lab, call.id, lab.send(call, ask(call, filling, headers(lab, call))))
    session = id_of(body)
    consents(lab, body["data"]["authorization_url"])
    for reader, document in readers(lab, "digilocker"):
        good(lab, reader.id, look_at(lab, reader, session, document))
