"""A session of Decentro's as it must be, and what every operation must therefore answer."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from tests.contract.provider.asking import ask
from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.promise import Expected

from .requests import (
    CODES,
    NO_CODE,
    NO_CONSENT,
    NO_FILE,
    NO_SESSION,
    NO_TOKEN,
    code_member,
    consent,
    filling,
    headers,
    kind,
    send,
    suite,
)

HOUR = 3600
WISHES: tuple[dict[str, Any], ...] = (
    {},
    {"generate_pdf": True},
    {"generate_xml": True},
    {"generate_pdf": False, "generate_xml": False},
    {"generate_pdf": True, "generate_xml": True},
)
NUMBERS = {
    "ADHAR": "in.gov.uidai-ADHAR-",
    "PANCR": "in.gov.pan-PANCR-",
    "DRVLC": "in.gov.transport-DRVLC-",
    "RVCER": "in.gov.transport-RVCER-",
}


@dataclass
class Model:
    """A session as it must be."""

    lab: Lab
    suite: str
    id: str
    asked: tuple[str, ...] = CODES
    abstract: bool = False
    decided: bool = False
    consented: tuple[str, ...] = ()
    code: str = ""
    consented_at: int = 0
    granted_at: int = 0
    ended: str = ""
    pulled: bool = False

    def consent(self, allow: list[str] | None = None) -> None:
        """Let the person allow documents."""
        self.code = consent(self.lab, self.id, allow)
        self.decided, self.consented_at, self.consented = (
            True,
            self.lab.now(),
            tuple(self.asked if allow is None else allow),
        )
        if self.abstract:
            self.granted_at = self.lab.now()

    def send(self, what: str, tenant: str = "first", **members: Any) -> Any:
        """Ask an operation of this session's suite."""
        return send(self.lab, f"{self.suite}{what}", self.id, tenant, **members)

    def expect(self, answer: Any, what: str, expected: Expected, why: str) -> Any:
        """Hold an answer to what was expected."""
        return self.lab.expect(answer, self.lab.call(f"{self.suite}{what}"), *expected, why=f"{self.suite}, {why}")

    def reading(self, document: str = "") -> Expected | None:
        """Return why nothing can be read now; None if it can."""
        if self.ended == "revoked":
            return NO_SESSION
        if self.ended or not self.consented or (document and document not in self.consented):
            return NO_CONSENT
        return None if self.granted_at and self.lab.now() < self.granted_at + HOUR * 1000 else NO_TOKEN

    def exchange(self, why: str) -> None:
        """Exchange the code, as the model says that it must go."""
        works = (
            self.consented and self.code and not self.granted_at and self.lab.now() < self.consented_at + HOUR * 1000
        )
        answer = self.send("ExchangeCode", **{code_member(self.suite): self.code or "unforeseen"})
        person = {
            "/data/name": ANY,
            "/data/dob": _is_day,
            "/data/gender": lambda word: word in {"M", "F", "T"},
            "/data/eaadhaar": "Y",
        }
        refusal = NO_SESSION if self.ended == "revoked" else NO_CODE
        self.expect(answer, "ExchangeCode", (200, {"/data/expiresIn": HOUR, **person}) if works else refusal, why)
        if works:
            self.granted_at = self.lab.now()


def _is_day(text: str) -> bool:
    day, month, year = text.split("-")
    return len(day) == len(month) == 2 and len(year) == 4 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def observe(model: Model, when: str, *, eaadhaar: bool = True) -> None:
    """Ask every operation that reads. The e-Aadhaar is left out where asking for it would spoil the session."""
    for wrong in ("unforeseen", model.code[:-1] or "x", f"{model.code}0"):
        answer = model.send("ExchangeCode", **{code_member(model.suite): wrong})
        model.expect(
            answer, "ExchangeCode", NO_SESSION if model.ended == "revoked" else NO_CODE, f"{when}, with a wrong code"
        )
    names = _listed(model, when)
    for urn in ("unforeseen", "", *(names.get(code, f"in.gov-{code}") for code in CODES)):
        for what in ("DownloadFile", "GetFileData"):
            right = {"/data/file": _is_pdf} if what == "DownloadFile" else {"/data/idNumber": ANY}
            found = (200, right) if urn in names.values() else NO_FILE
            model.expect(model.send(what, file_urn=urn), what, model.reading() or found, f"{when}, the file {urn!r}")
    if eaadhaar:
        for wish in WISHES:
            model.expect(
                model.send("GetEaadhaar", **wish),
                "GetEaadhaar",
                model.reading("ADHAR") or (200, eaadhaar_wanted(wish)),
                f"{when}, the e-Aadhaar with {wish}",
            )
    for call in model.lab.calls.values():
        if kind(call) != "InitiateSession":
            other = suite(call) != model.suite
            given = _about(model, call.id)
            answer = model.lab.send(call, ask(call, given, headers(model.lab, call, "second")))
            model.lab.expect(answer, call, *NO_SESSION, why=f"{when}, asked by another customer")
            if other:
                answer = model.lab.send(call, ask(call, _about(model, call.id), headers(model.lab, call)))
                model.lab.expect(answer, call, *NO_SESSION, why=f"{when}, asked in the other suite")


def _about(model: Model, operation: str) -> Any:
    call = model.lab.call(operation)
    members: dict[str, dict[str, Any]] = {
        "ExchangeCode": {code_member(suite(call)): model.code or "x"},
        "GetOneTimeEaadhaar": {"digilocker_code": model.code or "x"},
        "DownloadFile": {"file_urn": "x"},
        "GetFileData": {"file_urn": "x"},
        "PullFile": {"document_type": "PAN", "document_type_related_parameters": {"id_number": "x", "full_name": "x"}},
    }
    return filling(model.lab, call, model.id, **members.get(kind(call), {}))


def _listed(model: Model, when: str) -> dict[str, str]:
    answer = model.send("ListIssuedFiles")
    wanted = [
        one
        for one in dict.fromkeys(
            (*(one for one in model.asked if one in model.consented), *(["PANCR"] if model.pulled else []))
        )
        if one in CODES
    ]
    listed = model.expect(
        answer,
        "ListIssuedFiles",
        model.reading() or (200, {"/data": lambda found: sorted(one["doctype"] for one in found) == sorted(wanted)}),
        f"{when}: {wanted}",
    )
    if model.reading() is not None:
        return {}
    for one in listed["data"]:
        right = (
            one["uri"].startswith(NUMBERS[one["doctype"]])
            and one["uri"].startswith(f"{one['issuerid']}-{one['doctype']}-")
            and one["type"] == "file"
            and _is_day(one["date"])
        )
        if (
            not right
            or (one["mime"] == ["application/pdf"]) != (one["doctype"] == "ADHAR")
            or "application/pdf" not in one["mime"]
        ):
            raise model.lab.broken(
                f"{model.suite}ListIssuedFiles", "documents that are named after issuer and kind", str(one), answer
            )
    return {one["doctype"]: one["uri"] for one in listed["data"]}


def eaadhaar_wanted(wish: dict[str, Any]) -> dict[str, Any]:
    """Return what an e-Aadhaar holds, by what was wished for."""
    masked = {"/data/aadhaarUid": lambda text: len(text) == 12 and text[:8] == "xxxxxxxx" and text[8:].isdigit()}
    person = {
        "/data/proofOfIdentity/name": ANY,
        "/data/proofOfIdentity/dob": _is_day,
        "/data/proofOfAddress/pincode": ANY,
        "/data/image": _is_jpeg,
    }
    return {
        **masked,
        **person,
        "/data/pdf": _is_pdf if wish.get("generate_pdf") else None,
        "/data/xml": _is_xml if wish.get("generate_xml") else None,
    }


def _is_pdf(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"%PDF-")


def _is_jpeg(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"\xff\xd8")


def _is_xml(text: str) -> bool:
    return ET.fromstring(b64decode(text, validate=True)) is not None
