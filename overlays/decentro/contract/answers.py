"""Decentro: requests that succeed, and how any request is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.contracts import Call, contract, target
from tests.contract.oracle import Finding
from tests.contract.provider.asking import NOTHING, Filling
from tests.contract.provider.lab import ANY, Lab, That
from tests.contract.provider.promise import Expected

from .requests import (
    CODES,
    IN_PATH,
    MALFORMED,
    NO_CODE,
    NO_FILE,
    NO_SESSION,
    PAN,
    SESSION,
    USED,
    code_member,
    consent,
    failed,
    filling,
    granted,
    kind,
    open_session,
    suite,
)


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
        on_it = That("on this server", lambda url: bool(url.startswith(lab.transport.base)))
        return 200, {"/data/authorizationUrl": on_it}
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


def strangers(_: Lab, call: Call, __: Filling) -> Expected | None:
    """Return how a session that is not one's own is answered: as one that does not exist."""
    return None if kind(call) == "InitiateSession" else NO_SESSION
