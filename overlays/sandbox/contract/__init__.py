"""The profile of Sandbox for the contract tests."""

from __future__ import annotations

from tests.contract.provider.profile import Pairs, Profile, Sessions

from . import at_once, doors, faults, neighbours, preparing, requests, rules, sessions, unforeseen
from .equivalent import EQUIVALENT
from .meanings import HIDDEN, STATUSES
from .pairs import UNANSWERED, UNDOCUMENTED, arrange, headers, path
from .requests import DOCUMENTS, open_session
from .walk import walk

_PROVEN = ("A-3", "A-4", "A-5", "A-6", "A-12", "A-16", "A-18", "A-21", "A-28", "C-4", "C-5", "C-7", "C-8")
_VOLATILE = frozenset({"timestamp", "transaction_id", "updated_at"})

PROFILE = Profile(
    name="sandbox",
    envelope=requests.envelope,
    headers=requests.headers,
    valid=requests.valid,
    refused=requests.refused,
    accepted=requests.accepted,
    doors=tuple(doors.doors()),
    unread=(400, {"/message": "Invalid request body"}),
    secrets=("api_key", "api_secret"),
    promises=(*sessions.promises(), *rules.promises(), *neighbours.promises(), *at_once.promises()),
    strangers=requests.strangers,
    sessions=Sessions(
        opens=(
            "digilockerInitiateSession",
            "digilockerSdkCreateSession",
            "entitylockerInitiateSession",
            "entitylockerSdkCreateSession",
        ),
        opened=lambda lab: open_session(lab, "digilocker"),
        id_of=requests.id_of,
        each=lambda lab, tenant: (open_session(lab, name, tenant) for name in DOCUMENTS),
        back={
            "digilocker": lambda lab, url: open_session(lab, "digilocker", redirect_url=url),
            "entitylocker": lambda lab, url: open_session(lab, "entitylocker", redirect_url=url),
        },
        walk=walk,
        members=frozenset({"session_id"}),
    ),
    pairs=Pairs(
        repeatable=("aadhaar", "pan", "mca", "digilockerVerifyUser", "bankVerifyIfsc"),
        made_up={
            "pan-verify--error-body-under-200": "an integrator's observation of a fault",
            "pan-get-aadhaar-link-status--consent-required": "the request gives the consent that the answer misses",
            "aadhaar-verify-otp--unknown-refusal": "made up, to show how an unknown refusal is read",
        },
        volatile=_VOLATILE,
        varies=_VOLATILE
        | {"created_at", "authorization_url", "session_id", "url", "size", "access_token", "document_pdf"},
        arrange=arrange,
        path=path,
        headers=headers,
        unanswered=UNANSWERED,
        undocumented=UNDOCUMENTED,
        proven=_PROVEN,
    ),
    prepare=preparing.prepare,
    refusals=(503, 521, 523),
    never={"authenticationAuthenticate": {"/access_token": "the other of two documented shapes"}},
    more={
        "mcaGetCompanyMasterData": {"cin": "ACG-1117"},
        "bankVerifyAccountPennyless": {"account_number": "10000000001"},
    },
    ordered=("mca",),
    statuses=STATUSES,
    hidden=HIDDEN,
    faults=lambda: (*faults.faults(), *unforeseen.faults()),
    equivalent=EQUIVALENT,
)
