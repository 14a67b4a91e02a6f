"""Decentro: its envelope, its credentials, requests that succeed in both suites, and how it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.contracts import Call, contract, target
from tests.contract.oracle import Finding
from tests.contract.provider.asking import NOTHING, Filling, ask
from tests.contract.provider.authentication import WAYS, spoilt
from tests.contract.provider.judging import Complaint, Judge
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.profile import Door, Expected
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
USED = failed(400, "error_duplicate_reference_id")
MALFORMED = failed(400, "error_malformed_request")


def kind(call: Call) -> str:
    """Return what an operation does, whichever suite it is of."""
    return call.id.removeprefix(suite(call))


def suite(call: Call) -> str:
    """Return which of the two suites an operation is of."""
    return "digilockerSso" if "/sso/" in call.path else "digilocker"


def envelope(judge: Judge, call: Call | None, answer: Answer, body: Any) -> Iterator[Complaint]:
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
    yield from judge.once("decentroTxnId", body["decentroTxnId"])


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


def valid(lab: Lab, call: Call) -> Filling:
    """Return a request with everything in it, which will succeed."""
    lab.memory["fresh"] = True
    group, what = suite(call), kind(call)
    if what == "InitiateSession":
        names = set(call_members(lab, call))
        more: dict[str, Any] = {
            "redirect_url": "https://example.com/return?kept=1",
            "documents_for_consent": list(CODES),
        }
        flags = dict.fromkeys(
            (
                "redirect_to_signup",
                "abstract_access_token",
                "pinless_signin",
                "pinless_signup",
                "usernameless_signup",
                "clear_cookies",
            ),
            False,
        )
        more |= {name: value for name, value in flags.items() if name in names}
        return filling(lab, call, **more)
    if lab.control is None:
        return filling(lab, call, "0" * 32, **_members(what, group, "unforeseen"))
    if what in {"ExchangeCode", "GetOneTimeEaadhaar"}:
        session = open_session(lab, group)
        code = consent(lab, session)
        lab.memory.setdefault("codes", {})[session] = code
        return filling(lab, call, session, **_members(what, group, code))
    if what == "RevokeSession" or f"granted {group}" not in lab.memory:
        lab.memory[f"granted {group}"] = granted(lab, group)
    return filling(lab, call, lab.memory[f"granted {group}"], **_members(what, group, ""))


def _members(what: str, group: str, code: str) -> dict[str, Any]:
    """Return what an operation takes beside consent, purpose and reference."""
    papers = {"generate_xml": True, "generate_pdf": True}
    members: dict[str, dict[str, Any]] = {
        "ExchangeCode": {code_member(group): code},
        "GetOneTimeEaadhaar": {code_member(group): code, **papers},
        "GetEaadhaar": papers,
        "DownloadFile": {"file_urn": PAN},
        "GetFileData": {"file_urn": PAN},
        "PullFile": {
            "document_type": "PAN",
            "document_type_related_parameters": {"id_number": "AAAAA0000A", "full_name": "Asha Example"},
        },
    }
    return members.get(what, {})


def call_members(lab: Lab, call: Call) -> list[str]:
    """Return the members that a request body may have."""
    assert call.body is not None
    return list(target(contract(lab.provider), call.body.schema)["properties"])


def accepted(lab: Lab, call: Call, given: Filling) -> Expected:
    """Return the answer to a request that keeps the contract."""
    what, body = kind(call), given.body if given.body is not NOTHING else {}
    if "reference_id" in body:
        used: set[str] = lab.memory.setdefault("used", set())
        if body["reference_id"] in used:
            return USED
        used.add(body["reference_id"])
    if what == "InitiateSession":
        return 200, {"/data/authorizationUrl": lambda url: url.startswith(lab.transport.base)}
    session = str(given.parameters.get(IN_PATH, body.get(SESSION, "")))
    if what in {"ExchangeCode", "GetOneTimeEaadhaar"}:
        return _redeemed(lab, call, session, body)
    if session != lab.memory[f"granted {suite(call)}"]:
        return NO_SESSION
    if what == "RevokeSession":
        lab.memory.pop(f"granted {suite(call)}")
    return _read(what, body)


def _redeemed(lab: Lab, call: Call, session: str, body: Mapping[str, Any]) -> Expected:
    """Return the answer to a code."""
    codes: Mapping[str, str] = lab.memory["codes"]
    if session not in codes:
        return NO_SESSION
    if codes[session] != body[code_member(suite(call))]:
        return NO_CODE
    return 200, {"/data/expiresIn": 3600} if kind(call) == "ExchangeCode" else files_wanted(body)


def _read(what: str, body: Mapping[str, Any]) -> Expected:
    """Return the answer about a session that can be read."""
    if what in {"DownloadFile", "GetFileData"} and body["file_urn"] != PAN:
        return NO_FILE
    if what == "PullFile" and body["document_type"] != "PAN":
        return MALFORMED
    good: Mapping[str, dict[str, Any]] = {"GetEaadhaar": files_wanted(body), "RevokeSession": {"/data/revoked": True}}
    return 200, good.get(what, {})


def files_wanted(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return which files come with an e-Aadhaar: those that were asked for."""
    return {
        "/data/pdf": ANY if body.get("generate_pdf") else None,
        "/data/xml": ANY if body.get("generate_xml") else None,
    }


_ORDER = (
    "error_invalid_consent_type",
    "error_consent_false",
    "error_empty_purpose",
    "error_invalid_purpose",
    "error_short_purpose_length",
    "error_long_purpose_length",
    "error_empty_reference_id",
    "error_invalid_reference_id",
    "error_empty_code",
    "error_malformed_request",
)
_NAMES = {"consent_purpose": "purpose", "digilocker_code": "code"}


def refused(_: Call, broken: list[Finding]) -> Expected:
    """Return the answer to a request that breaks these rules; of several complaints, the first that Decentro makes."""
    return failed(400, min((_key(finding) for finding in broken), key=_ORDER.index))


def _key(finding: Finding) -> str:
    name = finding.pointer.split("/")[1] if finding.pointer.count("/") == 1 else ""
    name = _NAMES.get(name, name)
    nothing = finding.rule == "required" or finding.value in ("", None)
    if name == "consent":
        return "error_invalid_consent_type" if finding.rule == "type" else "error_consent_false"
    if name in {"purpose", "reference_id", "code"} and nothing:
        return f"error_empty_{name}"
    keys = {
        ("purpose", "type"): "error_invalid_purpose",
        ("purpose", "minLength"): "error_short_purpose_length",
        ("purpose", "maxLength"): "error_long_purpose_length",
        ("reference_id", "type"): "error_invalid_reference_id",
    }
    return keys.get((name, finding.rule), "error_malformed_request")


UNAUTHORIZED: Expected = (401, {"/message": ANY, "/responseKey": None})


def doors() -> Iterator[Door]:
    """Return every door."""
    yield Door("no credentials at all", lambda _, __: {}, lambda _: UNAUTHORIZED, controlled=False)
    for name in ("client_id", "client_secret"):
        for what in WAYS:
            yield Door(f"{name} {what}", _wrong(name, what), lambda _: UNAUTHORIZED, controlled=False)
        yield Door(f"{name} of another customer", _mixed(name), lambda _: UNAUTHORIZED)
    yield Door("the module secret, too", _module("first", ""), lambda _: (200, {}))
    for what in WAYS[2:]:
        yield Door(f"module_secret {what}", _module("first", what), lambda _: failed(403, "error_unauthorized_module"))
    yield Door(
        "module_secret of another customer", _module("second", ""), lambda _: failed(403, "error_unauthorized_module")
    )
    yield Door("a token in place of id and secret", _bearer(0), lambda _: (200, {}))
    yield Door("a token a second before it is a quarter of an hour old", _bearer(899), lambda _: (200, {}))
    yield Door("a token that is a quarter of an hour old", _bearer(900), _for_tokens)
    for what, text in (
        ("that is none", "Bearer x"),
        ("with dots alone", "Bearer .."),
        ("that is empty", "Bearer "),
        ("of another scheme", "Basic eDp5"),
    ):
        yield Door(f"a token {what}", _authorization(text), lambda _: UNAUTHORIZED)
    yield Door("hyphens in place of underscores", _hyphens, lambda _: UNAUTHORIZED)
    yield Door("a customer who was switched off", _standing("inactive"), lambda _: UNAUTHORIZED)
    yield Door(
        "a customer whose address is not allowed",
        _standing("not-permitted"),
        lambda _: (403, {"/message": ANY, "/responseKey": None}),
    )
    yield Door(
        "a customer without credits", _standing("no-credits"), lambda _: failed(403, "error_module_credits_exhausted")
    )


def _for_tokens(_: Call) -> Expected:
    return UNAUTHORIZED


def _wrong(name: str, what: str) -> Any:
    return lambda lab, call: dict(spoilt(headers(lab, call), name))[what]


def _mixed(name: str) -> Any:
    return lambda lab, call: {**headers(lab, call), name: headers(lab, call, "second")[name]}


def _module(tenant: str, what: str) -> Any:
    def make(lab: Lab, call: Call) -> dict[str, str]:
        right = {**headers(lab, call), "module_secret": lab.pulls.credentials(tenant)["module_secret"]}
        return dict(spoilt(right, "module_secret"))[what] if what else right

    return make


def _bearer(age: int) -> Any:
    """Take a token, and let it grow old. Only a mock in this process gives one out; elsewhere its customer's keys are sent, or nothing."""

    def make(lab: Lab, call: Call) -> dict[str, str]:
        if lab.mock is None:
            return {} if age >= 900 else headers(lab, call)
        if "token" not in lab.memory:
            lab.memory["token"] = lab.mock.access_token()
            lab.pulls.advance(age)
        return {"authorization": f"Bearer {lab.memory['token']}"}

    return make


def _authorization(text: str) -> Any:
    return lambda _, __: {"authorization": text}


def _hyphens(lab: Lab, call: Call) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers(lab, call).items()}


def _standing(standing: str) -> Any:
    def make(lab: Lab, _: Call) -> dict[str, str]:
        known = lab.pulls.add_tenant(standing, standing)
        return {"client_id": known["client_id"], "client_secret": known["client_secret"]}

    return make


def strangers(_: Lab, call: Call, __: Filling) -> Expected | None:
    """Return how a session that is not one's own is answered: as one that does not exist."""
    return None if kind(call) == "InitiateSession" else NO_SESSION
