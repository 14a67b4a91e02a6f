"""A caller's URL on its way round: it comes back byte for byte, with what the provider adds at the end of its query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from tests.contract.provider.lab import Lab
from tests.contract.provider.person import Person
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Ask

URLS = (
    "https://example.com",
    "https://example.com/",
    "https://example.com/return?kept=1",
    "https://example.com/r?a=1+2&b=%2B&c=%20&d=a%2Bb",
    "https://example.com/r?a=1&a=2&a=&&b",
    "https://example.com/r?next=https://example.org/?x=1%26y=2",
    "https://example.com/r?%E0%A4%95=%e0%a4%95&q=%25%32%35",
    "https://example.com/r?a=;b:@/?!$'()*,~",
    "https://example.com/r?state=own&code=own&status=own&error=own&session_id=own",
    "https://example.com/r#part",
    "https://example.com/r?x=%26y#part?a=b&c",
    "https://example.com/R%2fa/%2F/../x/./y//z;p=1",
    "https://EXAMPLE.com/r",
    "https://example.com:443/",
    "https://example.com:65535/r",
    "https://[2001:db8::1]:8443/r?a=b",
    "https://xn--11b5bs3a9aj6g.example/r",
)


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider: one for each kind of session that sends a person back."""
    for kind, opened in profile.sessions.back.items():
        says = f"a caller's URL comes back byte for byte{f', {kind}' if kind else ''}"
        yield Promise(profile.name, "life cycles", says, _check_for(opened))


def _check_for(opened: Callable[[Lab, str], str]) -> Any:
    def keep(lab: Lab) -> None:
        lab.checker.written = None  # one redirect for each of so many URLs, and each is checked here
        for index, url in enumerate(URLS):
            for decision in ("allow", "deny") if index < 3 else ("allow",):
                session = opened(lab, url)
                landed = lab.pulls.consent(session) if decision == "allow" else lab.pulls.deny(session)
                _came_back(lab, url, landed, session)
            session = opened(lab, url)
            _came_back(lab, url, _by_page(lab, session), session)

    return keep


def _by_page(lab: Lab, session: str) -> str:
    person = Person(lab, lab.pulls.session(session)["page"])
    person.open()
    person.sign_in()
    return person.deny().headers.get("location", "")


def _came_back(lab: Lab, url: str, landed: str, session: str) -> None:
    before, mark, fragment = url.partition("#")
    joint, ending = "&" if "?" in before else "?", mark + fragment
    if landed.startswith(before + joint) and landed.endswith(ending):
        added = landed[len(before + joint) : len(landed) - len(ending)]
        if session in dict(parse_qsl(added)).values() and "#" not in added:
            return
    answer = lab.transport.exchange(Ask("GET", "/"))
    raise lab.broken("the way back", f"{before}{joint}…{session}…{ending}", landed, answer)
