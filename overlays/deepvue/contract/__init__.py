"""The profile of Deepvue for the contract tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Pairs, Profile, Sessions

from . import doors, equivalent, faults, links, requests, sessions, unforeseen
from .meanings import HIDDEN, STATUSES
from .pairs import UNANSWERED, VARIES, arrange
from .requests import EXCHANGE, OPEN, SESSION, open_session, send
from .walk import walk

_WORDS = {
    "Invalid initial_deepvue_transaction_id": "There is no such transaction",
    "Invalid or expired digilocker_code": "This code cannot be used",
    "File not found for the given uri": "No such file",
    "Consent for Aadhaar is not given": "No consent",
}
"""What the mock says where nobody documents what the provider says."""


def _reworded(document: Any) -> Any:
    return {"detail": _WORDS[document["detail"]]} if document.get("detail") in [*_WORDS] else document


def _each(lab: Lab, tenant: str) -> Iterator[str]:
    yield send(lab, OPEN, tenant, redirect_url="https://example.com/return").body["transaction_id"]


PROFILE = Profile(
    name="deepvue",
    envelope=requests.envelope,
    headers=requests.headers,
    valid=requests.valid,
    refused=requests.refused,
    accepted=requests.accepted,
    doors=tuple(doors.doors()),
    unread=requests.UNREAD,
    secrets=("client_id", "client_secret"),
    promises=(*sessions.promises(), *links.promises()),
    strangers=requests.strangers,
    sessions=Sessions(
        opens=(OPEN,),
        opened=open_session,
        id_of=lambda body: str(body["transaction_id"]),
        each=_each,
        back={"": lambda lab, url: open_session(lab, redirect_url=url)},
        walk=walk,
        members=frozenset({SESSION}),
        codes=frozenset({"digilocker_code"}),
        tied=frozenset({"uri"}),
        once=(EXCHANGE,),
    ),
    pairs=Pairs(arrange=arrange, varies=VARIES, unanswered=UNANSWERED, proven=("D-08", "D-15", "D-20")),
    documented_errors=requests.DOCUMENTED_ERRORS,
    usual=frozenset({"ctx"}),
    never={
        OPEN: {"/message": "the one documented answer has none", "/sub_code": "the one documented answer has none"},
    },
    reworded=_reworded,
    statuses=STATUSES,
    hidden=HIDDEN,
    equivalent=equivalent.EQUIVALENT,
    faults=lambda: (*faults.faults(), *unforeseen.faults()),
)
