"""Decentro's prose: every documented `responseKey`, and the tokens that stand in place of id and secret."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator

from tests.contract.contracts import contract
from tests.contract.provider.asking import ask
from tests.contract.provider.decentro import filling, headers
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Promise

OPEN = "digilockerInitiateSession"
_KEY = re.compile(r'"(error_[a-z_]+)"')
LIFETIME = 900


def promises() -> Iterator[Promise]:
    """Return every rule."""
    rules = {
        "every documented responseKey can be ordered, and comes with its own code and words": _keys,
        "a token says whose it is and how long it is good": _tokens,
    }
    for says, rule in rules.items():
        yield Promise("decentro", "rules", says, rule)


def _keys(lab: Lab) -> None:
    call = lab.call(OPEN)
    for key in sorted({*_KEY.findall(json.dumps(contract("decentro")))} - {"error_description"}):
        lab.pulls.fault(kind="status", status=400, operation=OPEN, message=key)
        answer = lab.send(call, ask(call, filling(lab, call), headers(lab, call)))
        lab.expect(answer, call, 400, {"/responseKey": key, "/status": "FAILURE"}, why=f"{key}, as it was ordered")


def _tokens(lab: Lab) -> None:
    """Only a mock in this process gives tokens out."""
    if lab.mock is None:
        return
    now, seen = lab.now() // 1000, set[str]()
    for tenant in ("first", "second", "first"):
        claims = json.loads(urlsafe_b64decode(lab.mock.access_token(tenant).split(".")[1] + "=="))
        number = claims.pop("jti")
        wanted = {"client_id": lab.pulls.credentials(tenant)["client_id"], "iat": now, "exp": now + LIFETIME}
        if claims != wanted or not re.fullmatch("[0-9a-f]{16}", number) or number in seen:
            raise AssertionError(f"promised a token that says {wanted} and a jti of its own; came {claims}, {number}")
        seen.add(number)
