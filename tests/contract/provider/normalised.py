"""Answers without what differs from call to call, so that what is left can be written down and compared."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
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
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_OF_THE_SERVER = {"content-length", "connection", "date", "server", "transfer-encoding"}
_DRAWN = re.compile(r'(?<=")[0-9a-f]{10,}(?=")')
_TOKEN = re.compile(r"\b(eyJ[\w-]+)\.([\w-]+)\.[\w-]{43}")


def _counted(digits: re.Match[str]) -> str:
    return f"<{len(digits[0])} digits>"


_BY_CHANCE = (
    (re.compile(r"(?<=[a-z]_)[0-9a-f]{10,}(?!\w)"), _counted),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), "<uuid>"),
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])"), "<secret>"),
    (re.compile(r"(?<!\w)[0-9a-f]{64}(?!\w)"), "<64 digits>"),
    (re.compile(r"(?<!\w)[0-9a-f]{40}(?!\w)"), "<40 digits>"),
    (re.compile(r"(?<!\w)[0-9a-f]{32}(?!\w)"), "<32 digits>"),
    (re.compile(r"(?<!\w)[0-9A-F]{32}(?!\w)"), "<32 DIGITS>"),
    (re.compile(r"(?<!\w)[0-9a-f]{12}\|"), "<12 digits>|"),
    (re.compile(r"(?<!\w)[1-5][0-9]{9}(?!\w)"), "<seconds>"),
)


def normalised(call: Call | None, answer: Answer, base: str) -> dict[str, Any]:
    """Return an answer's status, headers and body, with a word in place of each id, time, secret and echo."""
    sent = sorted({*_sent(call, answer.ask)} if call else (), key=len, reverse=True)
    headers = {
        name: _calm(value, base, sent) for name, value in sorted(answer.headers.items()) if name not in _OF_THE_SERVER
    }
    if "allow" in headers:
        headers["allow"] = ", ".join(sorted(headers["allow"].split(", ")))
    is_json = headers.get("content-type", "").startswith("application/json")
    body = _normalised(answer.body, base, sent) if is_json else _read(answer.content)
    return {"status": answer.status, "headers": headers, "body": body}


def calm(value: Any, base: str) -> Any:
    """Return any JSON with a word in place of each id, time and secret."""
    return _normalised(value, base, ())


def _read(content: bytes) -> str:
    """Return a page or a file as a text without its looks and its secrets."""
    return _without_chance(_STYLE.sub("<style>", content.decode("utf-8", "backslashreplace")))


def _without_chance(text: str) -> str:
    for pattern, word in _BY_CHANCE:
        text = pattern.sub(word, text)
    return text


def _opened(token: re.Match[str]) -> str:
    """Return what a token says of itself and of its bearer."""
    header, claims = (json.loads(urlsafe_b64decode(f"{part}===")) for part in token.groups())
    return f"<token of {_DRAWN.sub(_counted, f'{json.dumps(header)} and {json.dumps(claims)}')}>"


def _normalised(value: Any, base: str, sent: Sequence[str]) -> Any:
    match value:
        case {"type": "value_error.jsondecode", "msg": str() as document, **rest} if document[:1].isalpha():
            return {**_normalised(rest, base, sent), "type": "value_error.jsondecode", "msg": "<what the parser says>"}
        case dict():
            return {
                name: "<number>" if name in _NUMBERED else _normalised(item, base, sent) for name, item in value.items()
            }
        case list():
            return [_normalised(item, base, sent) for item in value]
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
    text = _without_chance(_TOKEN.sub(_opened, text))
    if len(text) > _LONGEST and not text.startswith(("<base>", "<token")):
        return f"<{len(text)} characters, {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}>"
    return text


def _sent(call: Call, ask: Ask) -> Iterator[str]:
    """Return the values of a request that its answer may repeat."""
    parts = urlsplit(ask.path)
    for template, part in zip(call.path.split("/"), parts.path.split("/"), strict=False):
        if template.startswith("{"):
            yield unquote(part, errors="replace")
    yield from (value for _, value in parse_qsl(parts.query, errors="replace"))
    try:
        body = json.loads(ask.content)
    except (ValueError, RecursionError):
        return
    if isinstance(body, dict):
        yield from (value for value in body.values() if isinstance(value, str))
