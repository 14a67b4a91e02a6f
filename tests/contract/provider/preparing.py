"""Rules that stand in prose only, for requests that schemathesis makes from the contract; and a person who decides by the session's id.

What came to a request by a link of the contract is left alone: it is about the session that the link led to, in whatever state.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

from tests.contract.contracts import Call
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile


def prepare(profile: Profile, lab: Lab, case: Any) -> None:
    """Change a valid request so that it keeps its provider's prose, and is about a session that is where it has to be."""
    call = lab.calls[case.operation.definition.raw["operationId"]]
    if profile.prepare is not None:
        profile.prepare(lab, call, case)
    elif profile.sessions.members and lab.control is not None:
        _fit(profile, lab, call, case)


def _fit(profile: Profile, lab: Lab, call: Call, case: Any) -> None:
    """Take what must fit a session from a request that succeeds; of a linked one, only what no link holds."""
    sessions = profile.sessions
    session = session_of(profile, case.path_parameters, case.body)
    linked = session in lab.memory.get("decided", {})
    tied = sessions.members | sessions.codes | sessions.tied
    kept = sessions.members if linked else frozenset[str]()
    right = profile.valid(lab, call)
    body = right.body if isinstance(right.body, dict) else {}
    found = {**body, **{name: str(value) for name, value in right.parameters.items()}}
    if linked and (code := lab.memory["decided"][session]):
        found |= dict.fromkeys(sessions.codes, code)
    new = {name: value for name, value in found.items() if name in tied - kept}
    if isinstance(case.body, dict):
        case.body.update({name: value for name, value in new.items() if name in case.body})
    case.path_parameters.update({name: value for name, value in new.items() if name in case.path_parameters})


def session_of(profile: Profile, parameters: Any, body: Any) -> str:
    """Return the id of the session that a request is about; empty where it is about none."""
    members = {**(body if isinstance(body, dict) else {}), **(parameters or {})}
    return next((str(members[name]) for name in sorted(profile.sessions.members) if name in members), "")


def decide(profile: Profile, lab: Lab, operation: str, body: Any) -> None:
    """Let the person allow everything, or refuse, or take their time, and remember the code that came back.

    That they may allow a part is for the scripts: then a valid request for the rest is refused, which no contract can say.
    """
    if operation not in profile.sessions.opens or not isinstance(body, dict) or lab.control is None:
        return
    session = profile.sessions.id_of(body)
    choice = crc32(session.encode()) % 4
    landed = lab.control.deny(session) if choice == 0 else lab.control.consent(session) if choice > 1 else ""
    code = parse_qs(urlsplit(landed).query).get("code", [""])[0]
    lab.memory.setdefault("decided", {})[session] = code


def names_a_session(profile: Profile, call: Call, body: Any) -> bool:
    """Whether a request is about a session that somebody opened."""
    names = {one.name for one in call.parameters if one.location == "path"} | set(
        body if isinstance(body, dict) else ()
    )
    return bool(names & profile.sessions.members)
