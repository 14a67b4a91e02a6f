"""Error texts of responses without a message member: lists of faults, HTML pages, redirects."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, Protocol, cast
from urllib.parse import urlsplit

from .pointer import look_up

if TYPE_CHECKING:
    from collections.abc import Mapping

_FAULTS: Final = ("/detail", "/errors")
_MOST_FAULTS: Final = 10
_NAME: Final = re.compile(r"[A-Za-z_@-]{1,40}|[0-9]{1,4}")
_TITLE: Final = re.compile(r"<title[^>]*>(.{1,400}?)</title", re.IGNORECASE | re.DOTALL)
_MARKUP: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|center|title)\b", re.IGNORECASE | re.DOTALL
)


class HasBody(Protocol):
    """What is looked at of a response."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def error_text(document: object, response: HasBody) -> str:
    """Return what the response says by other means than a message; empty when it says nothing."""
    return faults(document) or page(response) or redirect(response)


def faults(document: object) -> str:
    """Return a list of faults as one sentence: `consent: field required; purpose: too short`."""
    for pointer in _FAULTS:
        listed = look_up(document, pointer)
        if isinstance(listed, list):
            found = [text for item in cast("list[object]", listed)[:_MOST_FAULTS] if (text := _fault(item))]
            if found:
                return "; ".join(found)
    return ""


def _fault(item: object) -> str:
    """Return one fault as FastAPI and its like write it: `loc` says where, from `body` or `query` on, and `msg` what."""
    place, message = look_up(item, "/loc"), look_up(item, "/msg")
    if not isinstance(place, list) or not isinstance(message, str):
        return ""
    tokens = [str(token) for token in cast("list[object]", place)]
    named = [
        token for token in tokens[tokens[:1] in (["body"], ["query"], ["path"], ["header"]) :] if _NAME.fullmatch(token)
    ]
    return f"{'.'.join(named)}: {message}" if named else message


def page(response: HasBody) -> str:
    """Return that a gateway or a firewall answered, where the body is a page of HTML, with the page's title."""
    text = response.content[:65_536].decode("utf-8", "replace").lstrip("\ufeff")
    if not _MARKUP.match(text) and not response.headers.get("content-type", "").lower().startswith("text/html"):
        return ""
    found = _TITLE.search(text)
    title = " ".join(unescape(found[1]).split())[:80] if found is not None else ""
    return f"A gateway or firewall answered in place of the API, with a page of HTML{f': {title}' if title else ''}"


def redirect(response: HasBody) -> str:
    """Return to which host a response of 3xx points; no redirect is ever followed."""
    location = response.headers.get("location", "")
    if response.status // 100 != 3 or not location:  # noqa: PLR2004 - the class of redirects
        return ""
    try:
        host = urlsplit(location).hostname
    except ValueError:
        host = None
    return (
        f"The address redirects to {host or 'another path of the same host'}, which is not followed: check the base URL"
    )
