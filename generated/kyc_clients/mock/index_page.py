# Generated from generator/templates by `make generate`. Edit that.

"""The hub's first page: what runs where, what to log in with, and what was asked just now."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Final

from .._runtime.mock.pages import HEADERS as _STRICT, document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Entry, Mock

HEADERS: Final = {
    **_STRICT,
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'self'",
}
_LATEST: Final = 20


def index_page(mocks: Mapping[str, Mock], base: str) -> str:
    """Return the index."""
    parts = "".join(_provider(name, mock, f"{base}/{name}") for name, mock in mocks.items())
    return document(
        "KYC mocks",
        f"<h1>KYC mocks</h1><p>Providers to try things on. Nothing here is real. Give your client a base URL "
        f"and a customer's credentials; each <code>authorization_url</code> leads to a page on which you decide for the person.</p>{parts}"
        '<h2>Latest requests</h2><iframe src="/log" title="Latest requests" width="100%" height="320"></iframe>',
    )


def _provider(name: str, mock: Mock, base: str) -> str:
    tenants = "".join(
        f"<tr><th scope='row'>{escape(tenant.name)}</th><td>{_secrets(tenant.secrets)}</td></tr>"
        for tenant in mock.world.tenants.all()
    )
    count = len(mock.provider.contract.operations)
    return (
        f"<h2>{escape(mock.provider.contract.title)}</h2>"
        f"<p>Base URL <code>{escape(base)}</code>, {count} operations: <a href='/contracts/{escape(name)}'>contract</a>. "
        f"Control API: <a href='{escape(base)}/_mock'><code>{escape(base)}/_mock</code></a>, with "
        f"<a href='{escape(base)}/_mock/requests'>what {escape(name)} was asked and answered</a>.</p>"
        f"<table><caption>Credentials by customer</caption>{tenants}</table>"
    )


def _secrets(secrets: Mapping[str, str]) -> str:
    return "<br>".join(f"<code>{escape(name)}={escape(value)}</code>" for name, value in secrets.items())


def log_page(mocks: Mapping[str, Mock]) -> str:
    """Return the latest requests of each mock, newest first; the page renews itself."""
    tables = "".join(_latest(name, mock) for name, mock in mocks.items())
    page = document("Latest requests", tables)
    return page.replace("<head>", '<head><meta http-equiv="refresh" content="2">', 1)


def _latest(name: str, mock: Mock) -> str:
    entries = list(mock.requests)[-_LATEST:]
    rows = "".join(_row(entry) for entry in reversed(entries)) or "<tr><td colspan='5'>None yet.</td></tr>"
    head = "".join(f"<th scope='col'>{each}</th>" for each in ("Time", "Customer", "Request", "Status", "Fault"))
    return f"<div class='wide'><table><caption>{escape(name)}</caption><tr>{head}</tr>{rows}</table></div>"


def _row(entry: Entry) -> str:
    at = datetime.fromtimestamp(entry.at / 1000, UTC).strftime("%H:%M:%S")
    cells = (at, entry.tenant, f"{entry.method} {entry.path}", str(entry.status or "no response"), entry.fault)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
