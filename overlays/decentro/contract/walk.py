"""One walk through the consent flow by a person."""

from __future__ import annotations

from typing import Any

from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Consents
from tests.contract.provider.walks import BACK, good

from .requests import send


def walk(lab: Lab, consents: Consents) -> None:
    """Open a session, let a person consent, and read everything."""
    group = "digilocker"
    start = f"{group}InitiateSession"
    opened = good(lab, start, send(lab, start, redirect_url=BACK, abstract_access_token=False))
    session = opened["decentroTxnId"]
    code = consents(lab, opened["data"]["authorizationUrl"]).get("code", "")

    def read(what: str, **members: Any) -> Any:
        return good(lab, f"{group}{what}", send(lab, f"{group}{what}", session, **members))

    read("ExchangeCode", digilocker_code=code)
    for file in read("ListIssuedFiles")["data"]:
        read("DownloadFile", file_urn=file["uri"])
    read("GetEaadhaar", generate_pdf=True, generate_xml=True)
