"""What lies beside Sandbox's documented data is something else: numbers that differ in a digit, links to another file."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contract.provider.asking import ask
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Promise
from tests.contract.provider.sandbox import headers, valid
from tests.contract.provider.sandbox_model import look_at, opened, readers
from tests.contract.provider.wire import Ask, below

_STRANGERS = {"mobile": "9999999999", "aadhaar_number": "987654321098"}
"""The numbers that have no account, as documented."""


def promises() -> Iterator[Promise]:
    """Return the promises about neighbours."""
    yield Promise("sandbox", "life cycles", "only the documented numbers have no account", _numbers)
    yield Promise("sandbox", "life cycles", "a link opens its own file alone", _links)


def _numbers(lab: Lab) -> None:
    call = lab.call("digilockerVerifyUser")
    base = valid(lab, call)
    for name, number in _STRANGERS.items():
        for index, digit in enumerate(number):
            other = "8" if digit != "8" else "7"
            filling = base.but(**{name: f"{number[:index]}{other}{number[index + 1 :]}"})
            answer = lab.send(call, ask(call, filling, headers(lab, call)))
            lab.expect(answer, call, 200, {"/data/user_exists": True}, why=f"{name} beside the documented {number}")


def _links(lab: Lab) -> None:
    models = [opened(lab, "digilocker")[0] for _ in range(2)]
    paths = list[str]()
    for model in models:
        lab.pulls.consent(model.id)
        for call, document in readers(lab, "digilocker"):
            if document:
                answer = look_at(lab, call, model.id, document)
                paths.append(below(lab.transport.base, answer.body["data"]["files"][0]["url"]))
    for path in paths:
        for other in paths:
            name, signed = path.partition("?")[0], other.partition("?")[2]
            found = lab.transport.exchange(Ask("GET", f"{name}?{signed}"))
            if found.status != (200 if path == other else 403):
                promised = "a link that opens its own file alone"
                raise lab.broken("digilockerGetDocument", promised, f"HTTP {found.status} for {name}", answer)
