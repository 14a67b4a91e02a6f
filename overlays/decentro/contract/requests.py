"""Decentro: its envelope, its credentials, requests that succeed in both suites, and how it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.contracts import Call
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.promise import Expected
from tests.contract.provider.response_checks import Complaint, ResponseChecker
from tests.contract.provider.wire import Answer

ID = re.compile("[0-9A-F]{32}")
PURPOSE = "To check that a contract is kept"
CODES = ("ADHAR", "PANCR", "DRVLC", "RVCER")
SUITES = ("digilocker", "digilockerSso")
SESSION = "initial_decentro_transaction_id"
IN_PATH = "initial_decentro_txn_id"
PAN = "in.gov.pan-PANCR-AAAAA0000A"
SUCCESSES: Mapping[str, tuple[str, str]] = {
    "InitiateSession": ("success_initiate_session", "S00000"),
    "ExchangeCode": ("success_access_token", "S00007"),
    "GetEaadhaar": ("success_eaadhaar_download", "S00000"),
    "GetOneTimeEaadhaar": ("success_eaadhaar_download", "S00000"),
    "ListIssuedFiles": ("success_issued_files", "S00000"),
    "DownloadFile": ("success_file_download", "S00000"),
    "GetFileData": ("success_file_data", "S00000"),
    "PullFile": ("success_file_pull", "S00000"),
    "RevokeSession": ("success_revoke_token", "S00007"),
}
"""`responseKey` and `responseCode` of every success, as documented."""
GATEWAY = {401, 404, 405, 413, 415, 429}


def failed(status: int, key: str) -> Expected:
    """Return a refusal by its key."""
    return status, {"/responseKey": key, "/status": "FAILURE"}


NO_SESSION = failed(404, "error_no_session")
NO_CONSENT = failed(400, "error_no_consent")
NO_TOKEN = failed(400, "error_no_token")
NO_FILE = failed(404, "error_no_file")
NO_CODE = failed(400, "error_invalid_code")
USED: Expected = (400, {**failed(400, "error_duplicate_reference_id")[1], "/responseCode": "E00019"})
MALFORMED = failed(400, "error_malformed_request")


def kind(call: Call) -> str:
    """Return what an operation does, whichever suite it is of."""
    return call.id.removeprefix(suite(call))


def suite(call: Call) -> str:
    """Return which of the two suites an operation is of."""
    return "digilockerSso" if "/sso/" in call.path else "digilocker"


def envelope(checker: ResponseChecker, call: Call | None, answer: Answer, body: Any) -> Iterator[Complaint]:
    """Hold an answer to the envelope: its status in words, a key that fits it, an id of its own. The gateway has none of these."""
    if not isinstance(body, dict):
        yield Complaint("a JSON object", answer.shown())
        return
    if (
        answer.status >= 400
        and set(body) == {"message"}
        and body["message"]
        and (call is None or answer.status in GATEWAY | {403})
    ):
        return
    if call is None:
        yield Complaint("the gateway's body: a message alone", answer.shown())
        return
    good = answer.status == 200
    wanted = {"decentroTxnId", "status", "responseCode", "message", "responseKey"} | (
        {"data"} if good and kind(call) != "PullFile" else set()
    )
    if set(body) != wanted:
        yield Complaint(f"{', '.join(sorted(wanted))}, nothing else", answer.shown())
        return
    prefixes = ("SUCCESS", "success_", "S") if good else ("FAILURE", "error_", "E")
    if (
        body["status"] != prefixes[0]
        or not str(body["responseKey"]).startswith(prefixes[1])
        or not re.fullmatch(prefixes[2] + "[0-9]{5}", str(body["responseCode"]))
    ):
        yield Complaint(
            f"status {prefixes[0]}, a responseKey {prefixes[1]}… and a responseCode {prefixes[2]}…", answer.shown()
        )
    if good and (body["responseKey"], body["responseCode"]) != SUCCESSES[kind(call)]:
        yield Complaint(f"responseKey and responseCode {SUCCESSES[kind(call)]}", answer.shown())
    if not body["message"] or not ID.fullmatch(str(body["decentroTxnId"])):
        yield Complaint("a message, and a decentroTxnId of 32 hexadecimal digits", answer.shown())
    yield from checker.once("decentroTxnId", body["decentroTxnId"])


def headers(lab: Lab, _: Call, tenant: str = "first") -> dict[str, str]:
    """Return a customer's credentials."""
    known = lab.pulls.credentials(tenant) if lab.control else lab.given
    return {"client_id": known["client_id"], "client_secret": known["client_secret"]}


def reference(lab: Lab) -> str:
    """Return a reference id that was never used."""
    lab.memory["references"] = number = lab.memory.get("references", 0) + 1
    return f"contract-{number:06}"


def filling(lab: Lab, call: Call, session: str = "", **members: Any) -> Filling:
    """Return a request with consent, purpose and a new reference, about a session if one is given."""
    if call.body is None:
        return Filling({IN_PATH: session})
    in_path = IN_PATH in call.path
    purpose = "purpose" if suite(call) == "digilockerSso" else "consent_purpose"
    body = {"reference_id": reference(lab), "consent": True, purpose: PURPOSE, **members}
    if session and not in_path:
        body[SESSION] = session
    return Filling({IN_PATH: session} if in_path else {}, body)


def send(lab: Lab, operation: str, session: str = "", tenant: str = "first", **members: Any) -> Answer:
    """Ask an operation about a session."""
    call = lab.call(operation)
    return lab.send(call, ask(call, filling(lab, call, session, **members), headers(lab, call, tenant)))


def open_session(lab: Lab, group: str, **members: Any) -> str:
    """Open a session in a suite, its code for the caller to exchange; return its id."""
    mode = {"abstract_access_token": False} if group == "digilocker" else {}
    answer = send(
        lab, f"{group}InitiateSession", **{"redirect_url": "https://example.com/return?kept=1", **mode, **members}
    )
    call = lab.call(f"{group}InitiateSession")
    session: str = lab.expect(
        answer,
        call,
        200,
        {"/data/authorizationUrl": lambda url: url.startswith(f"{lab.transport.base}/decentro/i/")},
        why="a session opened",
    )["decentroTxnId"]
    lab.memory.setdefault("urls", {})[session] = answer.body["data"]["authorizationUrl"]
    return session


def consent(lab: Lab, session: str, allow: list[str] | None = None) -> str:
    """Let the person consent; return the code that comes back, if one does."""
    landed = lab.pulls.consent(session, allow)
    return parse_qs(urlsplit(landed).query).get("code", [""])[0]


def code_member(group: str) -> str:
    """Return what a suite calls the code."""
    return "code" if group == "digilockerSso" else "digilocker_code"


def granted(lab: Lab, group: str, allow: list[str] | None = None) -> str:
    """Return a session whose code was exchanged."""
    session = open_session(lab, group)
    answer = send(lab, f"{group}ExchangeCode", session, **{code_member(group): consent(lab, session, allow)})
    lab.expect(answer, lab.call(f"{group}ExchangeCode"), 200, why="the code exchanged")
    return session
