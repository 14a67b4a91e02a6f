"""A session of Deepvue's as it must be, and what every operation must therefore answer."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from tests.contract.provider.lab import ANY, Lab
from tests.contract.provider.promise import Expected

from .requests import (
    DOCUMENTS,
    EAADHAAR,
    EXCHANGE,
    FILE,
    FILES,
    MESSAGES,
    NO_CODE,
    NOT_GRANTED,
    SESSION,
    consent,
    send,
    unknown,
)

HOUR = 3600
MONTH = 30 * 86_400


@dataclass
class Model:
    """A session as it must be."""

    lab: Lab
    id: str
    code: str = ""
    consented_at: int = 0
    granted_at: int = 0
    consented: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether documents can be read now."""
        return bool(self.granted_at) and self.lab.now() < self.granted_at + HOUR * 1000

    def consent(self, allow: list[str] | None = None) -> None:
        """Let the person allow documents."""
        self.code = consent(self.lab, self.id, allow)
        self.consented_at, self.consented = self.lab.now(), tuple(DOCUMENTS if allow is None else allow)

    def exchange(self, why: str) -> None:
        """Exchange the code, as the model says that it must go."""
        works = self.code and not self.granted_at and self.lab.now() < self.consented_at + HOUR * 1000
        answer = send(self.lab, EXCHANGE, **{SESSION: self.id, "digilocker_code": self.code or "unforeseen"})
        call = self.lab.call(EXCHANGE)
        if not works:
            self.lab.expect(answer, call, *NO_CODE, why=why)
            return
        until = str(self.lab.now() // 1000 + MONTH)
        person = {
            "/data/name": ANY,
            "/data/dob": lambda text: len(text) == 8 and text.isdigit(),
            "/data/gender": lambda word: word in {"M", "F", "T"},
        }
        document = {
            "/message": MESSAGES[EXCHANGE],
            "/data/expires_in": HOUR,
            "/data/consent_valid_till": until,
            "/data/eaadhaar": "Y",
            "/data/digilockerid": ANY,
        }
        self.lab.expect(answer, call, 200, {**person, **document}, why=why)
        self.granted_at = self.lab.now()


def observe(model: Model, when: str) -> None:
    """Ask every operation that reads, and the exchange with wrong codes, as its customer and as another."""
    lab = model.lab
    for wrong in ("unforeseen", "", model.code[:-1], model.code.upper() + "x", f"{model.code} "):
        answer = send(lab, EXCHANGE, **{SESSION: model.id, "digilocker_code": wrong})
        lab.expect(answer, lab.call(EXCHANGE), *NO_CODE, why=f"{when}, with the code {wrong!r}")
    names = _listed(model, when)
    for uri in ("unforeseen", "", *(names.get(code, f"in.gov-{code}") for code in DOCUMENTS.values())):
        found: Expected = (
            (200, {"/data": _is_pdf, "/message": MESSAGES[FILE]}) if uri in names.values() else (400, {"/detail": ANY})
        )
        lab.expect(
            send(lab, FILE, **{SESSION: model.id, "uri": uri}),
            lab.call(FILE),
            *(found if model.is_readable else NOT_GRANTED),
            why=f"{when}, the file {uri!r}",
        )
    wishes: tuple[dict[str, Any], ...] = ({}, {"generate_pdf": True}, {"generate_pdf": False})
    for wish in wishes:
        answer = send(lab, EAADHAAR, **{SESSION: model.id, **wish})
        lab.expect(answer, lab.call(EAADHAAR), *_eaadhaar(model, wish), why=f"{when}, the e-Aadhaar with {wish}")
    for operation, more in (
        (EXCHANGE, {"digilocker_code": model.code}),
        (FILES, {}),
        (FILE, {"uri": "unforeseen"}),
        (EAADHAAR, {}),
    ):
        answer = send(lab, operation, "second", **{SESSION: model.id, **more})
        lab.expect(answer, lab.call(operation), *unknown(operation), why=f"{when}, asked by another customer")


def _listed(model: Model, when: str) -> dict[str, str]:
    lab = model.lab
    answer = send(lab, FILES, **{SESSION: model.id})
    if not model.is_readable:
        lab.expect(answer, lab.call(FILES), *NOT_GRANTED, why=when)
        return {}
    wanted = [DOCUMENTS[one] for one in DOCUMENTS if one in model.consented]
    listed = lab.expect(
        answer,
        lab.call(FILES),
        200,
        {"/data": lambda found: sorted(one["doctype"] for one in found) == sorted(wanted)},
        why=f"{when}: {wanted}",
    )
    for one in listed["data"]:
        if (
            one["doctype"] not in one["uri"]
            or one["issuerid"] not in one["uri"]
            or not one["mime"]
            or one["type"] != "file"
        ):
            raise lab.broken(FILES, "documents that are named after issuer and kind", str(one), answer)
    return {one["doctype"]: one["uri"] for one in listed["data"]}


def _eaadhaar(model: Model, wish: dict[str, Any]) -> Expected:
    if not model.is_readable:
        return NOT_GRANTED
    if "aadhaar" not in model.consented:
        return 400, {"/detail": ANY}
    masked = {"/data/masked_uid": lambda text: len(text) == 12 and text[:8] == "xxxxxxxx" and text[8:].isdigit()}
    person = {"/data/proof_of_identity/name": ANY, "/data/proof_of_address/pincode": ANY, "/data/photo": _is_jpeg}
    return 200, {**masked, **person, "/data/document_pdf": _is_pdf if wish.get("generate_pdf") else None}


def _is_pdf(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"%PDF-")


def _is_jpeg(text: str) -> bool:
    return b64decode(text, validate=True).startswith(b"\xff\xd8")
