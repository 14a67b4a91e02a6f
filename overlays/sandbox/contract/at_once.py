"""What happens at the same moment, and what links allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.contract.contracts import Call
from tests.contract.provider.asking import Filling, ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.linked import METHODS, got, refuses
from tests.contract.provider.moments import AT_ONCE
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Answer, Ask, below

from .model import look_at, readers
from .requests import DOCUMENTS, LOGIN, consented, headers


def _logins(lab: Lab) -> None:
    call, other = lab.call(LOGIN), lab.call("panVerify")
    made = ask(call, Filling(), headers(lab, call))
    tokens = [one.body["data"]["access_token"] for one in lab.send_together([(call, made)] * AT_ONCE)]
    if len(set(tokens)) != AT_ONCE:
        raise lab.broken(
            LOGIN, "a token of its own for every login", f"{len(set(tokens))} tokens", _first(lab, call, made)
        )
    for token in tokens:
        valid = ask(other, _PAN, {**headers(lab, other), "authorization": token})
        lab.expect(lab.send(other, valid), other, 200, why="each token of logins at the same moment")


def _first(lab: Lab, call: Call, made: Ask) -> Answer:
    return lab.send(call, made)


_PAN = Filling(
    {},
    {
        "@entity": "in.co.sandbox.kyc.pan_verification.request",
        "pan": "XXXPX1234A",
        "name_as_per_pan": "John Doe",
        "date_of_birth": "11/11/2001",
        "consent": "Y",
        "reason": "To check that a contract is kept",
    },
)


def _files(lab: Lab) -> None:
    for name in DOCUMENTS:
        session = consented(lab, name)
        for call, document in readers(lab, name):
            if document:
                url = look_at(lab, call, session, document).body["data"]["files"][0]["url"]
                path = below(lab.transport.base, url)
                content = got(lab, path, 200).content
                refuses(lab, path, METHODS)
                _holds_file(lab, path, content)


def _holds_file(lab: Lab, path: str, content: bytes) -> None:
    head = lab.visit(Ask("HEAD", path))
    again = got(lab, path, 200)
    if again.content != content or head.status not in {200, 403, 405}:
        raise lab.broken("a link", "the same file, whatever was asked before", again.shown(), again)


_CHECKS: dict[str, Any] = {
    "at the same moment, every login gives a token of its own": _logins,
    "a file's link answers GET, and no other method": _files,
}


def promises() -> Iterator[Promise]:
    """Return every one of them."""
    for says, check in _CHECKS.items():
        yield Promise("sandbox", "life cycles", says, check)
