"""The links that a provider gives out: one method each, no other one has an effect, and what was used up stays so for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.contract.provider.lab import Lab
from tests.contract.provider.person import FORM
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Promise
from tests.contract.provider.wire import Answer, Ask, below

METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
AGES = (0.0, 0.001, 1.0, 3599.999, 0.001, 3600.0, 86_400.0, 30 * 86_400.0, 365 * 86_400.0)
"""Seconds between one try and the next to use again what was used up."""


def promises(profile: Profile) -> Iterator[Promise]:
    """Return the promises of one provider."""
    if profile.sessions.opened is None:
        return
    for says, check in _CHECKS.items():
        yield Promise(profile.name, "life cycles", says, _check_for(profile, check))


def _check_for(profile: Profile, check: Callable[[Profile, Lab], None]) -> Callable[[Lab], None]:
    def keep(lab: Lab) -> None:
        check(profile, lab)

    return keep


def refuses(lab: Lab, path: str, methods: tuple[str, ...]) -> None:
    """Hold a link to refusing these methods, and to give nothing away as it does."""
    for method in methods:
        answer = lab.visit(Ask(method, path, {"content-type": FORM}, b"" if method == "HEAD" else b"decision=allow"))
        if answer.status != 405 or "location" in answer.headers:
            raise lab.broken("a link", f"405 for {method}", answer.shown(), answer)


def _page(profile: Profile, lab: Lab) -> None:
    session = profile.open(lab)
    before = lab.pulls.session(session)
    path = below(lab.transport.base, before["page"])
    refuses(lab, path, (*METHODS[1:], "HEAD"))
    if lab.pulls.session(session) != before:
        raise lab.broken(
            "the page", "a session that only GET opens", str(lab.pulls.session(session)), got(lab, path, 200)
        )
    got(lab, path, 200)


def got(lab: Lab, path: str, status: int) -> Answer:
    """Return the answer to a GET, held to a status."""
    answer = lab.visit(Ask("GET", path))
    if answer.status != status:
        raise lab.broken("a link", f"HTTP {status}", answer.shown(), answer)
    return answer


def entrance(lab: Lab, path: str) -> None:
    """Only GET follows an address that a provider hosts itself."""
    refuses(lab, path, (*METHODS, "HEAD"))
    got(lab, path, 302)


_Check = Callable[[Profile, Lab], None]
_CHECKS: Mapping[str, _Check] = {"the page answers GET and its own form, and no other method": _page}
