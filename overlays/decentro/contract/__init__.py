"""The profile of Decentro for the contract tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Pairs, Profile, Sessions

from . import answers, at_once, doors, equivalent, faults, links, neighbours, requests, rules, sessions, unforeseen
from .meanings import HIDDEN, STATUSES
from .pairs import UNANSWERED, VARIES, arrange, headers
from .requests import IN_PATH, SESSION, SUITES, open_session, send
from .walk import walk


def _reworded(document: Any) -> Any:
    if document.get("message") not in rules.UNDOCUMENTED.values():
        return document
    return {**document, "message": "It cannot be done, for the reason that the key names."}


def _each(lab: Lab, tenant: str) -> Iterator[str]:
    for group in SUITES:
        opened = send(lab, f"{group}InitiateSession", tenant=tenant, redirect_url="https://example.com/return")
        yield opened.body["decentroTxnId"]


PROFILE = Profile(
    name="decentro",
    envelope=requests.envelope,
    headers=requests.headers,
    valid=answers.valid,
    refused=answers.refused,
    accepted=answers.accepted,
    doors=tuple(doors.doors()),
    unread=requests.MALFORMED,
    secrets=("client_id", "client_secret"),
    promises=(
        *sessions.promises(),
        *rules.promises(),
        *neighbours.promises(),
        *at_once.promises(),
        *links.promises(),
    ),
    strangers=answers.strangers,
    sessions=Sessions(
        opens=tuple(f"{group}InitiateSession" for group in SUITES),
        opened=lambda lab: open_session(lab, "digilocker"),
        id_of=lambda body: str(body["decentroTxnId"]),
        each=_each,
        back={
            "digilocker in code mode": lambda lab, url: open_session(lab, "digilocker", redirect_url=url),
            "digilocker in token mode": lambda lab, url: open_session(
                lab, "digilocker", redirect_url=url, abstract_access_token=True
            ),
            "digilockerSso": lambda lab, url: open_session(lab, "digilockerSso", redirect_url=url),
        },
        walk=walk,
        members=frozenset({IN_PATH, SESSION}),
        codes=frozenset({"digilocker_code", "code"}),
        tied=frozenset({"reference_id", "uri", "file_urn", "document_type"}),
        once=(
            "digilockerExchangeCode",
            "digilockerSsoExchangeCode",
            "digilockerGetOneTimeEaadhaar",
            "digilockerSsoRevokeSession",
        ),
    ),
    pairs=Pairs(
        arrange=arrange,
        headers=headers,
        varies=VARIES,
        unanswered=UNANSWERED,
        proven=("I2", "I3", "I12", "I14", "I18", "I19"),
    ),
    usual=frozenset({"name", "validTill"}),
    reworded=_reworded,
    statuses=STATUSES,
    hidden=HIDDEN,
    equivalent=equivalent.EQUIVALENT,
    faults=lambda: (*faults.faults(), *unforeseen.faults()),
)
