"""Drafts of what a person writes for a new provider: its mock, its contract tests' profile, a sample for each operation."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from generator.engine.naming import identifier, snake
from generator.names import CONSTRUCTOR_RESERVED
from generator.scaffold.findings import Operation, operations
from generator.tidy import tidy
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Json

_MOST: Final = 60
_MOCK: Final = '''"""{title} on one's own machine.

Move this file to overlays/{name}/mock.py when it answers what the provider answers.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final, TypedDict

from .._runtime.mock import Contract, MockFor, Provider, Refusal, MockResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.mock import Call, Handler, Ids, Operation, Session, Tenant, RefusalReason, MockState


class {title}Credentials(TypedDict):
    """What the client is constructed with."""

{fields}


def _failure(status: int, detail: str) -> MockResponse:
    """Say what is wrong, in the form that the provider documents."""
    return MockResponse(status, {{"message": detail}})


def _refuse(_: MockState, reason: RefusalReason) -> MockResponse:
    """Say what is wrong with a request that never reaches a handler; `reason.problems` are the rules it breaks."""
    if reason.kind == "invalid":
        problem = reason.problems[0]
        return _failure(400, f"{{'.'.join(map(str, problem.place))}} breaks {{problem.keyword}}")
    return _failure(reason.status, reason.detail or "Something is wrong")


def _identify(state: MockState, _: Operation, headers: Mapping[str, str]) -> Tenant:
    """Return whose credentials these are; names of headers come in small letters."""
    tenant = state.tenants.find({{{given}}})
    if tenant is None or tenant.standing != "active":
        raise Refusal(_failure(401, "Wrong credentials"))
    return tenant


def _not_written(_: MockState, call: Call) -> MockResponse:
    """Stand for a handler: it takes what keeps the contract (`call.text`, `call.number`, …) and returns the documented answer."""
    return _failure(501, f"{{call.operation.id}} is not written yet")


def _issue(ids: Ids) -> Mapping[str, str]:
    """Make a customer's credentials."""
    return {{{issued}}}


def _landing(_: MockState, session: Session) -> Mapping[str, str]:
    """Return what comes back on the redirect URL; `state.open_session` opens such a session."""
    return {{"session_id": session.id}}


_HANDLERS: Final[Mapping[str, Handler]] = {{
{handlers}
}}


class {title}Mock(MockFor[{title}Credentials]):
    """A {title} of one's own."""

    provider = Provider(
        name="{name}",
        arguments={arguments},
        contract=Contract.from_text(resources.files(__package__ or "").joinpath("openapi.json").read_text("utf-8")),
        issue=_issue,
        identify=_identify,
        handlers=_HANDLERS,
        refuse=_refuse,
        landing=_landing,
    )
'''
_PROFILE: Final = '''"""The profile of {title} for the contract tests.

Move this file to overlays/{name}/contract.py together with the mock.
"""

from __future__ import annotations

from tests.contract.contracts import Call
from tests.contract.provider import defaults
from tests.contract.provider.asking import Filling
from tests.contract.provider.lab import Lab
from tests.contract.provider.profile import Profile
from tests.contract.provider.promise import Expected


def _valid(lab: Lab, call: Call) -> Filling:
    """Return a request that succeeds: the contract's own values, and what must be there first (`lab.memory` remembers it)."""
    return defaults.valid(lab, call)


def _accepted(lab: Lab, call: Call, filling: Filling) -> Expected:
    """Return the status of a request that keeps the contract, and values of its body by JSON Pointer: 404 for an unknown id."""
    return defaults.accepted(lab, call, filling)


PROFILE = Profile(
    name="{name}",
    valid=_valid,
    accepted=_accepted,
    # sessions=Sessions(opens=("openSession",), …): operations that open a consent session, and how a person decides on it
    # pairs=Pairs(arrange=…): brings the mock into the situation of a sample
    # hidden=(("group.method", 200, {{"status": "failed"}}, "Rejected"),): failures, and the error that each of them is
)
'''


def drafts(name: str, title: str, root: Json) -> Mapping[str, str]:
    """Return drafts by their paths below `overlays/<provider>/drafts/`, where nothing reads them."""
    headers = _headers(root)
    arguments = [argument for argument, _ in headers]
    found = {
        "mock.py": _MOCK.format(
            title=title,
            name=name,
            fields="\n".join(f"    {argument}: str" for argument in arguments),
            given=", ".join(f'"{argument}": {_read(header)}' for argument, header in headers),
            issued=", ".join(f'"{argument}": ids.hex(32)' for argument in arguments),
            handlers="\n".join(f"    {_text(one.identity)}: _not_written," for one in _named(root)),
            arguments=f"({_text(arguments[0])},)" if len(arguments) == 1 else f"({', '.join(map(_text, arguments))})",
        ),
        "contract.py": _PROFILE.format(title=title, name=name),
    }
    return tidy(found) | {f"samples/{_case(one)}--done.json": _sample(one) for one in _named(root)}


def _read(header: str) -> str:
    """Return how a mock reads a credential."""
    scheme = '.removeprefix("Bearer ")' if header == "authorization" else ""
    return f'headers.get({_text(header)}, ""){scheme}'


def _text(value: str) -> str:
    """Return a text as Python writes it, in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def _named(root: Json) -> list[Operation]:
    return [one for one in operations(root) if one.identity][:_MOST]


def _headers(root: Json) -> list[tuple[str, str]]:
    """Return the client's arguments for credentials, as it is generated with them, and the headers that hold them."""
    schemes = object_at(object_at(root, "components"), "securitySchemes")
    found: dict[str, str] = {}
    for name, scheme in schemes.items():
        node = scheme if isinstance(scheme, dict) else {}
        header = str(node["name"]).lower() if node.get("in") == "header" and "name" in node else "authorization"
        with suppress(ValueError):  # a name that none can be made of, which the generator refuses with advice
            found[identifier(str(node.get("x-argument") or name), CONSTRUCTOR_RESERVED)] = header
    return list(found.items()) or [("api_key", "x-api-key")]


def _case(operation: Operation) -> str:
    return re.sub(r"[^a-z0-9]+", "-", snake(operation.identity)).strip("-") or "operation"


def _sample(operation: Operation) -> str:
    """Return a documented pair to fill in; overlays/README.md says what its members mean."""
    tags = operation.node.get("tags")
    group = snake(str(tags[0])) if isinstance(tags, list) and tags else "default"
    responses = [status for status in object_at(operation.node, "responses") if status.startswith("2")]
    pair: Json = {
        "operation": f"{operation.method.upper()} {operation.path}",
        "source": "https://example.com/the-page-that-shows-it",
        "confidence": "documented",
        "call": {"method": f"{group}.{snake(operation.identity).removeprefix(f'{group}_')}", "arguments": {}},
        "request": {"path": operation.path, "query": {}, "headers": {}, "body": None},
        "response": {
            "status": int(responses[0]) if responses and responses[0].isdecimal() else 200,
            "headers": {},
            "body": {},
        },
        "returns": "NameOfTheModel",
    }
    return json.dumps(pair, indent=2, ensure_ascii=False) + "\n"
