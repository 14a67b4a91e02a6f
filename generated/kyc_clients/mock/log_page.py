# Generated from generator/templates by `make generate`. Edit that.

"""What the mocks were asked just now, newest first: all of it, or what a filter leaves."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Final

from .._runtime.mock.pages import document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Entry, Mock

_LATEST: Final = 20


def log_page(mocks: Mapping[str, Mock], asked: Mapping[str, str]) -> str:
    """Return the latest requests of each mock. The page renews itself, unless `still` is asked for.

    `asked` may hold a `provider`, the first digit of a `status`, and a `text` that path, query or operation must hold.
    """
    shown = {name: mock for name, mock in mocks.items() if asked.get("provider") in {None, "", name}}
    page = document("Latest requests", "".join(_latest(name, mock, asked) for name, mock in shown.items()))
    renewing = '<head><meta http-equiv="refresh" content="2">'
    return page if asked.get("still") else page.replace("<head>", renewing, 1)


def _latest(name: str, mock: Mock, asked: Mapping[str, str]) -> str:
    entries = [entry for entry in mock.requests if _fits(entry, asked)][-_LATEST:]
    rows = "".join(_row(entry) for entry in reversed(entries)) or "<tr><td colspan='5'>None yet.</td></tr>"
    head = "".join(f"<th scope='col'>{each}</th>" for each in ("Time", "Customer", "Request", "Status", "Fault"))
    return f"<div class='wide'><table><caption>{escape(name)}</caption><tr>{head}</tr>{rows}</table></div>"


def _fits(entry: Entry, asked: Mapping[str, str]) -> bool:
    text, status = asked.get("text", "").strip().lower(), asked.get("status", "")
    whole = f"{entry.method} {entry.path}?{entry.query} {entry.operation}".lower()
    return text in whole and str(entry.status).startswith(status)


def _row(entry: Entry) -> str:
    at = datetime.fromtimestamp(entry.at / 1000, UTC).strftime("%H:%M:%S")
    cells = (at, entry.tenant, f"{entry.method} {entry.path}", str(entry.status or "no response"), entry.fault)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
