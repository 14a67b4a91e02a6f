"""Faults that are none: they read, copy and write again all that passes, and change nothing, or nothing that anybody promised.

A mutation run begins with them. A promise that is broken by one of them would take any fault for one that it noticed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.contract.provider.benches import in_process, keep, mock_of
from tests.contract.provider.broken import Broken
from tests.contract.provider.mutants.chances import Chances
from tests.contract.provider.mutants.permitted import PERMITTED
from tests.contract.provider.mutants.tamper import Exchange, Fault, Spoilt, Tampered


def _look(exchange: Exchange) -> None:
    """Read everything as everything."""
    for content in (exchange.content, exchange.answer):
        for encoding in ("utf-8", "utf-16", "latin-1"):
            content.decode(encoding, "replace")
    _ = exchange.body, exchange.document, exchange.good, urlsplit(exchange.path), parse_qsl(exchange.query)


def _rewrite(exchange: Exchange) -> None:
    """Write everything again as it was."""
    exchange.headers = dict(exchange.headers)
    exchange.sent = dict(exchange.sent)
    exchange.path = "".join(exchange.path)
    with suppress(UnicodeDecodeError):
        unquote(exchange.path, errors="strict")
    if exchange.status:
        exchange.answer = bytes(bytearray(exchange.answer))
        if exchange.document is not None:
            exchange.document = exchange.document
    else:
        exchange.content = bytes(bytearray(exchange.content))
        if exchange.body is not None:
            exchange.body = exchange.body


CONTROLS = (
    Fault("control", "passes everything on"),
    Fault("control", "reads everything", before=_look, after=_look),
    Fault("control", "writes everything again", before=_rewrite, after=_rewrite),
)


def lies_together(chances: Chances) -> list[str]:
    """Name every promise that a control breaks. All controls are tried at once, and each alone where one of them was noticed."""
    found: list[str] = []
    for kind in (CONTROLS, PERMITTED):
        if list(lies(chances, all_of(kind))):
            found += [line for control in kind for line in lies(chances, control)] or [
                f"{chances.profile.name}: a promise notices all these at once, and none alone: {', '.join(one.name for one in kind)}"
            ]
    return found


def all_of(faults: Sequence[Fault]) -> Fault:
    """Return all of these faults in one."""

    def before(exchange: Exchange) -> None:
        for fault in faults:
            fault.before(exchange)

    def after(exchange: Exchange) -> None:
        for fault in faults:
            fault.after(exchange)

    def setup(mock: Any) -> None:
        for fault in faults:
            if fault.setup is not None:
                fault.setup(mock)

    return Fault(faults[0].category, " and ".join(one.name for one in faults), before, after, setup)


def lies(chances: Chances, control: Fault) -> Iterator[str]:
    """Name every promise that a control breaks, and every one that cannot be tried on it."""
    mock = Tampered(mock_of(chances.profile.name), control)
    with in_process(chances.profile, mock) as lab:
        if control.category == PERMITTED[0].category:
            lab.written = None  # it holds every habit of our mock
        for promise in chances.kept:
            try:
                keep(lab, promise)
            except Broken as broken:
                yield f"{promise.name} notices a control that {control.name}: {broken}"[:500]
            except (Exception, Spoilt) as error:  # noqa: BLE001 - whatever it is, it is no evidence
                yield f"{promise.name} fails at a control that {control.name}: {type(error).__name__}: {error}"[:500]
