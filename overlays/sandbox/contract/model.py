"""A session of Sandbox's as it must be, and what every operation must therefore answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.contract.contracts import Call
from tests.contract.oracle import equal
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import ANY, Lab, That
from tests.contract.provider.promise import Expected
from tests.contract.provider.wire import Answer

from .requests import DOCUMENTS, ENTITY, HOUR, headers, id_of, opening, product, valid

KEPT_FOR_AN_HOUR = ("entitylocker", "entitylocker-sdk")


@dataclass
class Model:
    """A session as it must be."""

    lab: Lab
    product: str
    id: str
    asked: list[str]
    created_at: int
    expires_at: int
    status: str = "created"
    updated_at: int = 0
    consented: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The status that its customer sees: only the browser SDK shows the steps on the way."""
        on_the_way = self.status in {"initialized", "authorized"}
        return "created" if on_the_way and not self.product.endswith("-sdk") else self.status

    def move(self, status: str, consented: tuple[str, ...] = ()) -> None:
        """Note that the person did something."""
        self.status, self.updated_at, self.consented = status, self.lab.now(), consented

    def expire(self) -> None:
        """Note that the time to decide is over."""
        self.status, self.updated_at = "expired", self.expires_at

    def expected(self, call: Call, document: str) -> Expected:
        """Return what an operation must answer now."""
        if call.path.endswith("/status"):
            return 200, {"/data": self._described()}
        if self.status != "succeeded":
            messages = (f"Invalid session status: {self.shown}", "Cannot get document due to invalid session lifecycle")
            return 523, {"/message": lambda message: message in messages}
        if self.product in KEPT_FOR_AN_HOUR and self.lab.now() >= self.updated_at + HOUR:
            return 521, {"/message": f"Data not found for: {self.id}"}
        if document:
            if document not in self.consented:
                return 400, {"/message": f"Consent for {document} not provided"}
            return 200, {"/data/files/0/@entity": "org.quicko.drive.file", "/data/files/1": None}
        return 200, _PEOPLE[call.path.rpartition("sessions/{session_id}/")[2], self.product.partition("-")[0]]

    def _described(self) -> That:
        described: dict[str, Any] = {
            "@entity": f"{ENTITY}{self.product.replace('-', '.')}.session",
            "id": self.id,
            "status": self.shown,
            "created_at": self.created_at,
        }
        if self.shown != "created":
            described["updated_at"] = self.updated_at
        if self.status == "succeeded":
            described["documents_consented"] = sorted(one for one in self.asked if one in self.consented)

        def fits(document: Any) -> bool:
            return equal(
                {name: sorted(item) if isinstance(item, list) else item for name, item in document.items()}, described
            )

        return That(f"{described}, in whatever order", fits)


DAY_OF_YEAR = re.compile(r"(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/[12][0-9]{3}")
_PERSON: Mapping[str, Any] = {
    "/data/date_of_birth": DAY_OF_YEAR.fullmatch,
    "/data/mobile": re.compile("[6-9][0-9]{9}").fullmatch,
    "/data/name": lambda name: bool(name.strip()),
    "/data/gender": lambda word: word in {"male", "female", "transgender"},
    "/data/eaadhaar": lambda flag: flag is True,
    "/data/id": lambda text: len(text) == 36,
}
_PEOPLE: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("user/profile", "digilocker"): {
        **_PERSON,
        "/data/@entity": f"{ENTITY}digilocker.user.profile",
        "/data/email": ANY,
    },
    ("user/profile", "entitylocker"): {
        **_PERSON,
        "/data/@entity": f"{ENTITY}entitylocker.user.profile",
        "/data/email": None,
    },
    ("entity", "entitylocker"): {
        "/data/@entity": f"{ENTITY}entitylocker.entity",
        "/data/date_of_incorporation": DAY_OF_YEAR.fullmatch,
        "/data/name": lambda name: bool(name.strip()),
        "/data/verified_by": lambda word: word in {"pan", "ud", "cin"},
    },
}


def opened(lab: Lab, name: str, **changes: Any) -> tuple[Model, Any]:
    """Open a session of a product; return its model, and the answer."""
    call = opening(lab, name)
    filling = valid(lab, call).but(**changes)
    if changes.get("consent_expiry", 0) is None:
        filling = filling.without("consent_expiry")
    answer = lab.send(call, ask(call, filling, headers(lab, call)))
    body = lab.expect(answer, call, 200, {"/data": ANY}, why="a valid request opens a session")
    asked = list(dict.fromkeys(filling.body.get("doc_types", DOCUMENTS[name])))
    expiry = filling.body.get("consent_expiry", lab.now() + HOUR)
    return Model(lab, name, id_of(body), asked, lab.now(), expiry), body


def readers(lab: Lab, name: str) -> Iterator[tuple[Call, str]]:
    """Return the operations that look at a session of a product, with each document they can ask for."""
    for call in lab.calls.values():
        if product(call) == name and "{session_id}" in call.path:
            yield from ((call, one) for one in (DOCUMENTS[name] if "{doc_type}" in call.path else [""]))


def look_at(lab: Lab, call: Call, session_id: str, document: str, tenant: str = "first") -> Answer:
    """Ask one operation about a session."""
    parameters = {"session_id": session_id} | ({"doc_type": document} if document else {})
    return lab.send(call, ask(call, Filling(parameters), headers(lab, call, tenant)))


def observe(model: Model, when: str) -> None:
    """Ask every operation about a session, as its customer and as another, and hold the answers to the model."""
    lab = model.lab
    for name in DOCUMENTS:
        for call, document in readers(lab, name):
            answer = look_at(lab, call, model.id, document)
            if name == model.product:
                lab.expect(answer, call, *model.expected(call, document), why=when)
            else:
                lab.expect(
                    answer,
                    call,
                    521,
                    {"/message": f"Data not found for: {model.id}"},
                    why=f"{when}, asked as another product's",
                )
    call, document = next(readers(lab, model.product))
    answer = look_at(lab, call, model.id, document, "second")
    lab.expect(
        answer, call, 521, {"/message": f"Data not found for: {model.id}"}, why=f"{when}, asked by another customer"
    )
