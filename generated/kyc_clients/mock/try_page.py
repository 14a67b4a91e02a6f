# Generated from generator/templates by `make generate`. Edit that.

"""A form for each operation, and the page that shows what came of it."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote

from .._runtime.mock.pages import document as page
from .._runtime.mock.provider import page_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx

    from .trials import Exchange, Field, Trials

_LONGEST: Final = 20_000
_ROWS: Final = range(3, 20)
_NOT_SHOWN: Final = frozenset({"accept", "accept-encoding", "connection", "user-agent", "content-length"})


def form(name: str, operation: str, trials: Trials, given: Mapping[str, str] | None = None) -> str:
    """Return the form of an operation: with what was given, else with the example of the contract."""
    if operation not in trials.items:
        return ""
    fields = "".join(_input(operation, each, given) for each in trials.fields(operation))
    chosen = (given or {}).get("customer")
    customers = "".join(
        f"<option{' selected' if tenant.name == chosen else ''}>{escape(tenant.name)}</option>"
        for tenant in trials.mock.state.tenants.all()
    )
    label = escape(f"{operation}-customer")
    return (
        f"<form method='post' action='/contracts/{escape(name)}/try' class='try' aria-label='Try {escape(operation)}'>"
        f"<input type='hidden' name='operation' value='{escape(operation)}'>{fields}"
        f"<p><label for='{label}'>Customer</label> <span class='hint'>whose credentials are sent</span>"
        f"<select id='{label}' name='customer'>{customers}</select></p><button>Send to the mock</button></form>"
    )


def exchange_page(name: str, operation: str, trials: Trials, given: Mapping[str, str], exchange: Exchange) -> str:
    """Return what was sent and what came back, with the form to change it and send it again."""
    request, response = exchange.request, exchange.response
    title = f"{request.method} {request.url.path.removeprefix(f'/{name}')}"
    state = "no response" if response is None else f"{response.status_code} {_phrase(response.status_code)}"
    if response is None:
        answer = "<p>The mock dropped the connection, as a fault ordered.</p>"
    else:
        answer = _text("Response", _message(response.headers, response.content)) + _links(exchange, response, name)
    return page(
        f"{title}: {state}",
        f"<h1>{escape(title)}</h1><nav aria-label='Pages'><a href='/contracts/{escape(name)}?open={quote(operation)}#{quote(operation)}'>Back to the "
        f"contract</a> <a href='/#log'>Latest requests</a></nav><h2>Request</h2>{_text('Request', _sent(request))}"
        f"<h2>Response: {escape(state)}</h2>{answer}<h2>Send it again</h2>{form(name, operation, trials, given)}",
    )


def pretty(content: bytes) -> str:
    """Return JSON indented, and anything else as it is; the beginning alone of a long text."""
    text = content.decode(errors="replace")
    with suppress(ValueError):
        text = json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n… {len(text) - _LONGEST} characters more"


def _input(operation: str, part: Field, given: Mapping[str, str] | None) -> str:
    value = part.value if given is None else given.get(part.key, "")
    label = escape(f"{operation}-{part.key}")
    attributes = f"id='{label}' name='{escape(part.key)}' spellcheck='false' autocomplete='off'"
    if part.place == "body":
        rows = min(max(value.count("\n") + 1, _ROWS.start), _ROWS.stop)
        area = f"<textarea {attributes} rows='{rows}'>\n{escape(value)}</textarea>"
        return f"<p><label for='{label}'>Body</label>{area}</p>"
    hint = part.place if part.required else f"{part.place}, may be left out; for example {part.example}"
    return (
        f"<p><label for='{label}'>{escape(part.name)}</label> <span class='hint'>{escape(hint)}</span>"
        f"<input type='text' {attributes} value='{escape(value)}'></p>"
    )


def _sent(request: httpx.Request) -> str:
    line = f"{request.method} {request.url.raw_path.decode()} HTTP/1.1\n"
    return line + _message(request.headers, request.content)


def _message(headers: httpx.Headers, content: bytes) -> str:
    lines = "\n".join(f"{name}: {value}" for name, value in headers.items() if name not in _NOT_SHOWN)
    return f"{lines}\n\n{pretty(content)}".strip()


def _text(label: str, text: str) -> str:
    return f"<pre tabindex='0' role='region' aria-label='{label}'>{escape(text)}</pre>"


def _links(exchange: Exchange, response: httpx.Response, name: str) -> str:
    """Return the page on which the person decides, and addresses of the mock's own that the response holds."""
    url = exchange.request.url
    origin = f"{url.scheme}://{url.netloc.decode()}/"
    pages = [page_url(session, f"{origin}{name}") for session in exchange.opened]
    decide = "".join(
        f"<p><a href='{escape(each)}'>Decide for the person</a>, then go on below or on the contract's page.</p>"
        for each in pages
    )
    try:
        found = [(name, value) for name, value in _strings("", response.json()) if value.startswith(origin)]
    except ValueError:
        found = []
    items = "".join(f"<li><a href='{escape(value)}'>{escape(name)}</a></li>" for name, value in found)
    return decide + (f"<p>Addresses in the response:</p><ul>{items}</ul>" if items else "")


def _strings(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in cast("Mapping[str, object]", value).items():
            yield from _strings(key, item)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _strings(name, item)


def _phrase(status: int) -> str:
    return next((each.phrase for each in HTTPStatus if each == status), "")
