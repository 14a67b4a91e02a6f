"""Answers without what differs from call to call, so that what is left can be written down and compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.contract.contracts import Call
from tests.contract.provider.wire import Answer, Ask

_LONGEST = 200
_ECHOED = 4
"""Shorter texts could stand in an answer by chance."""
_MILLISECONDS, _SECONDS = range(10**12, 10**13), range(10**9, 10**10)
_NUMBERED = {"reference_id"}
"""Numbers that are drawn; the documented ones are held to the documentation by rules of their own."""
_OF_THE_SERVER = {"content-length", "connection", "date", "server", "transfer-encoding"}
_BY_CHANCE = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]{43}"), "<token>"),
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])"), "<secret>"),
    (re.compile(r"(?<!\w)[0-9a-f]{64}(?!\w)"), "<64 digits>"),
    (re.compile(r"(?<!\w)[0-9a-f]{32}(?!\w)"), "<32 digits>"),
    (re.compile(r"(?<!\w)[0-9A-F]{32}(?!\w)"), "<32 DIGITS>"),
    (re.compile(r"(?<!\w)[0-9a-f]{12}\|"), "<12 digits>|"),
    (re.compile(r"(?<!\w)[0-9]{10}(?!\w)"), "<seconds>"),
)


def settled(call: Call | None, answer: Answer, base: str) -> dict[str, Any]:
    """Return an answer's status, headers and body, with a word in place of each id, time, secret and echo."""
    sent = sorted({*_sent(call, answer.ask)}, key=len, reverse=True)
    headers = {
        name: _calm(value, base, sent) for name, value in sorted(answer.headers.items()) if name not in _OF_THE_SERVER
    }
    return {"status": answer.status, "headers": headers, "body": _settled(answer.body, base, sent)}


def _settled(value: Any, base: str, sent: Sequence[str]) -> Any:
    match value:
        case {"type": "value_error.jsondecode", "msg": str(), **rest}:
            return {**_settled(rest, base, sent), "type": "value_error.jsondecode", "msg": "<what the parser says>"}
        case dict():
            return {
                name: "<number>" if name in _NUMBERED else _settled(item, base, sent) for name, item in value.items()
            }
        case list():
            return [_settled(item, base, sent) for item in value]
        case str():
            return _calm(value, base, sent)
        case int() if value in _MILLISECONDS:
            return "<milliseconds>"
        case _:
            return value


def _calm(text: str, base: str, sent: Sequence[str]) -> str:
    text = text.replace(base, "<base>")
    if text.startswith("<base>"):
        text = unquote(text.replace("+", " "))
    for value in sent:
        if text.endswith(f": {value}") or (len(value) >= _ECHOED and value in text):
            text = text.replace(value, "<as sent>")
    for pattern, word in _BY_CHANCE:
        text = pattern.sub(word, text)
    if len(text) > _LONGEST and not text.startswith("<base>"):
        return f"<{len(text)} characters, {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}>"
    return text


def _sent(call: Call | None, ask: Ask) -> Iterator[str]:
    """Return the values of a request that its answer may repeat."""
    parts = urlsplit(ask.path)
    for template, part in zip(call.path.split("/") if call else (), parts.path.split("/"), strict=False):
        if template.startswith("{"):
            yield unquote(part, errors="replace")
    yield from (value for _, value in parse_qsl(parts.query, errors="replace"))
    try:
        body = json.loads(ask.content)
    except (ValueError, RecursionError):
        return
    if isinstance(body, dict):
        yield from (value for value in body.values() if isinstance(value, str))
