"""A person with a browser, for tests and demonstrations: follows an authorization URL over HTTP and fills in what is asked."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PAGES = 5


class Form(HTMLParser):
    """What the one form of a page holds."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.fields: dict[str, str] = {}
        """Every field that has one value, by name."""
        self.documents: list[str] = []
        """The documents that can be allowed."""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "input" and name == "document":
            self.documents.append(value)
        elif tag == "input" and name:
            self.fields[name] = value


def browse(
    url: str, *, allow: Iterable[str] | None = None, deny: bool = False, http: httpx.Client | None = None
) -> str:
    """Sign in and consent, or deny; return where the browser is sent in the end, empty when it stays on the mock's own page.

    Raises:
        RuntimeError: if the pages lead nowhere.
    """
    with http or httpx.Client() as client:
        answer = client.get(url, follow_redirects=True)
        for _ in range(_MOST_PAGES):
            if answer.is_redirect:
                return answer.headers["location"]
            form = Form(answer.text)
            if not form.fields:
                return ""
            chosen = form.documents if allow is None else list(allow)
            decision = "deny" if deny else "allow"
            answer = client.post(answer.url, data={**form.fields, "document": chosen, "decision": decision})
    message = f"the page asked again and again; the last response was HTTP {answer.status_code}"
    raise RuntimeError(message)
