# Generated from generator/templates by `make generate`. Edit that.

"""The hub's first page: what runs where, what one copies, what one breaks on purpose, and what was asked just now."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from .._runtime.mock import FaultKind
from .._runtime.mock.pages import HEADERS as _STRICT, document
from .snippets import snippets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Fault, Mock

HEADERS: Final = {
    **_STRICT,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'",
    "referrer-policy": "same-origin",
}
"""With a referrer of their own, forms say which page they come from."""
_PACKAGE: Final = Path(__file__).parent.parent
_JUMPS: Final = (("1 minute", 60), ("1 hour", 3_600), ("1 day", 86_400))


def index_page(mocks: Mapping[str, Mock], base: str) -> str:
    """Return the index."""
    links = " ".join(
        f"<a href='#{escape(name)}'>{escape(mock.provider.contract.title)}</a>" for name, mock in mocks.items()
    )
    parts = "".join(_provider(name, mock, f"{base}/{name}") for name, mock in mocks.items())
    return document(
        "KYC mocks",
        "<h1>KYC mocks</h1><p>Providers to try things on. Nothing here is real. Give your client a base URL and a customer's "
        "credentials; each <code>authorization_url</code> leads to a page on which you decide for the person.</p>"
        f"<nav aria-label='Providers'>{links} <a href='#log'>Latest requests</a></nav>{parts}{_log(mocks)}",
    )


def _provider(name: str, mock: Mock, base: str) -> str:
    tenants = "".join(
        f"<tr><th scope='row'>{escape(tenant.name)}</th><td>{_secrets(tenant.secrets)}</td></tr>"
        for tenant in mock.state.tenants.all()
    )
    count = len(mock.provider.contract.operations)
    title = escape(mock.provider.contract.title)
    return (
        f"<section aria-labelledby='{escape(name)}'><h2 id='{escape(name)}'>{title}</h2>"
        f"<p>Base URL <code>{escape(base)}</code>, {count} operations: <a href='/contracts/{escape(name)}'>contract</a>, "
        f"<a href='/contracts/{escape(name)}/postman.json'>Postman collection</a>{_flows(name)}. "
        f"Control API: <a href='{escape(base)}/_mock'><code>{escape(base)}/_mock</code></a>, with "
        f"<a href='{escape(base)}/_mock/requests'>what {escape(name)} was asked and answered</a>.</p>"
        f"{''.join(_snippet(title, what, text) for what, text in snippets(name, mock, base))}"
        f"<div class='wide'><table><caption>Credentials by customer</caption>{tenants}</table></div>"
        f"{_known(mock)}{_faults(name, mock)}{_clock(name, mock)}</section>"
    )


def _flows(name: str) -> str:
    """Link to the flows of a contract whose operations lead to one another."""
    there = (_PACKAGE / name / "arazzo.yaml").exists()
    return f", <a href='/contracts/{escape(name)}/arazzo.yaml'>flows (Arazzo)</a>" if there else ""


def _snippet(title: str, what: str, text: str) -> str:
    label = f"{title}: {what}"
    return f"<h3>{escape(what)}</h3><pre tabindex='0' role='region' aria-label='{label}'>{escape(text)}</pre>"


def _secrets(secrets: Mapping[str, str]) -> str:
    return "<br>".join(f"<code>{escape(name)}={escape(value)}</code>" for name, value in secrets.items())


def _known(mock: Mock) -> str:
    """What the mock knows by heart, and what it answers to that."""
    if not mock.provider.known:
        return ""
    head = "".join(f"<th scope='col'>{each}</th>" for each in ("What", "Value", "Outcome"))
    rows = "".join(
        f"<tr><td>{escape(what)}</td><td><code>{escape(value)}</code></td><td>{escape(outcome)}</td></tr>"
        for what, value, outcome in mock.provider.known
    )
    count = len(mock.provider.known)
    table = f"<div class='wide'><table><tr>{head}</tr>{rows}</table></div>"
    return f"<details><summary>Known test data ({count})</summary>{table}</details>"


def _faults(name: str, mock: Mock) -> str:
    operations = "".join(f"<option>{escape(each)}</option>" for each in sorted(mock.provider.contract.by_id))
    buttons = "".join(f"<button name='kind' value='{each}' class='no'>{each}</button>" for each in get_args(FaultKind))
    waiting = "".join(f"<li>{escape(_shown_fault(fault))}</li>" for fault in mock.faults.all())
    off = f"<ul>{waiting}</ul><button name='act' value='call-off'>Call them off</button>" if waiting else ""
    return (
        f"<details{' open' if waiting else ''}><summary>Faults</summary><form method='post' action='/act'>{_of(name)}"
        f"<p><label for='{escape(name)}-operation'>Strikes</label> <select id='{escape(name)}-operation' name='operation'>"
        f"<option value=''>the next call</option>{operations}</select></p>"
        f"<fieldset><legend>What happens, once</legend>{buttons}</fieldset>{off}</form></details>"
    )


def _shown_fault(fault: Fault) -> str:
    left = "" if fault.times is None else f", {fault.times - fault.struck} to come"
    return f"{fault.kind}: {fault.operation or 'any operation'}{left}"


def _clock(name: str, mock: Mock) -> str:
    now = datetime.fromtimestamp(mock.clock.now(), UTC).isoformat(" ", "seconds")
    jumps = "".join(
        f"<button name='seconds' value='{seconds}' class='no'>{label} ahead</button>" for label, seconds in _JUMPS
    )
    stop = "" if mock.clock.stopped else "<button name='act' value='stop' class='no'>Stop the clock</button>"
    return (
        f"<details><summary>Clock: {escape(now)}{', stopped' if mock.clock.stopped else ''}</summary>"
        f"<form method='post' action='/act'>{_of(name)}{jumps}{stop}"
        "<button name='act' value='reset'>Reset this mock</button></form></details>"
    )


def _of(name: str) -> str:
    return f"<input type='hidden' name='provider' value='{escape(name)}'>"


def _log(mocks: Mapping[str, Mock]) -> str:
    """The log stands in a frame of its own, which renews itself; the filter stands outside, where nothing is lost while one types."""
    names = "".join(f"<option>{escape(name)}</option>" for name in mocks)
    kinds = "".join(f"<option value='{each}'>{each}xx</option>" for each in (2, 3, 4, 5))
    return (
        "<section aria-labelledby='log'><h2 id='log'>Latest requests</h2><form action='/log' target='log' class='filter'>"
        f"<label>Provider <select name='provider'><option value=''>all</option>{names}</select></label> "
        f"<label>Status <select name='status'><option value=''>any</option>{kinds}</select></label> "
        "<label>Path or operation holds <input type='text' name='text'></label> "
        "<label><input type='checkbox' name='still' value='1'> stand still</label> <button>Filter</button></form>"
        "<iframe src='/log' name='log' title='Latest requests' width='100%' height='320'></iframe></section>"
    )
