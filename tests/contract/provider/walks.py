"""One walk through a provider's consent flow by a person: on a mock one of ours, on a real host whoever is at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.contract.contracts import Call
from tests.contract.provider.broken import NotTried
from tests.contract.provider.lab import Lab
from tests.contract.provider.person import Person
from tests.contract.provider.profile import Consents, Profile
from tests.contract.provider.promise import Promise

BACK = "https://example.com/return?kept=1"
NOBODY = "a person must consent, and nobody is there: --consent manual"


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the one promise of a provider that has sessions."""
    if profile.sessions.walk is not None:
        says = "a person consents, and what they consented to can be read"
        keep = partial(_keep, profile.sessions.walk)
        yield Promise(profile.name, "life cycles", says, keep, controlled=False, safe=False)


def _keep(walk: Callable[[Lab, Consents], None], lab: Lab) -> None:
    """Open nothing where nobody could go on."""
    if lab.person is None and lab.control is None:
        raise NotTried(NOBODY)
    walk(lab, _consents)


def _consents(lab: Lab, url: str) -> Mapping[str, str]:
    """Let a person consent to everything; return the query of the address that they come back to."""
    landed = lab.person(url) if lab.person is not None else _ours(lab, url)
    return {name: values[0] for name, values in parse_qs(urlsplit(landed).query).items()}


def _ours(lab: Lab, url: str) -> str:
    person = Person(lab, url)
    person.open()
    person.sign_in()
    newest = lab.pulls.sessions()[-1]
    return person.choose(newest["requested"]).headers.get("location", "")


def good(lab: Lab, operation: str, answer: Any) -> Any:
    """Hold an answer to success; return its body."""
    call: Call = lab.call(operation)
    return lab.expect(answer, call, 200, why="after a person consented to everything")
