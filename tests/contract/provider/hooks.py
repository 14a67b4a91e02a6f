"""What schemathesis is given for a provider: rules that OpenAPI cannot say, what the person does meanwhile, and our checks."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import Any

import schemathesis

from tests.contract.provider import preparing
from tests.contract.provider.benches import served
from tests.contract.provider.profiles import PROFILES
from tests.contract.provider.wire import Answer, Ask

_PROFILE = PROFILES[os.environ["KYC_CONTRACT_PROVIDER"]]
_BENCH = served(_PROFILE, os.environ["KYC_CONTRACT_BASE_URL"], closed=True)
_LAB = _BENCH.__enter__()
_NOW = _LAB.now()
if _LAB.control is not None and _LAB.control.is_stopped():
    _LAB.checker.now = lambda: _NOW
_OFTEN_ENOUGH = 5
_ASKED = Counter[tuple[str, str]]()


_UNKNOWN = "x-schemathesis-unknown-property"


@schemathesis.hook
def filter_case(_: Any, case: Any) -> bool:
    """Leave out requests whose only fault is a header or a query that nobody asked for: HTTP lets servers overlook those."""
    return not any(_UNKNOWN in (part or {}) for part in (case.headers, case.query))


@schemathesis.hook
def before_call(_: Any, case: Any, __: Any) -> None:
    """Make a request that is meant to be valid keep the rules that stand in prose only."""
    if case.meta is not None and case.meta.generation.mode.is_positive:
        preparing.prepare(_PROFILE, _LAB, case)


@schemathesis.hook
def after_call(_: Any, case: Any, response: Any) -> None:
    """Let the person decide about a session that was opened: by its id, so that equal runs decide alike."""
    if _LAB.control is not None and response.status_code in {200, 201}:
        preparing.decide(_PROFILE, _LAB, case.operation.definition.raw.get("operationId", ""), _json(response))


def _json(response: Any) -> Any:
    try:
        return json.loads(response.content)
    except ValueError:
        return None


def _answer(case: Any, response: Any) -> Answer:
    headers = {name.lower(): ", ".join(values) for name, values in response.headers.items()}
    return Answer(
        Ask(case.method, case.formatted_path), response.status_code, headers, response.content, response.elapsed
    )


@schemathesis.check
def keeps_the_envelope(_: Any, response: Any, case: Any) -> None:
    """Hold an answer to what holds for all of them: see `response_checks.py`."""
    call = _LAB.calls[case.operation.definition.raw["operationId"]]
    answer = _answer(case, response)
    if case.method.upper() != call.method or response.status_code in {405, 415}:
        return
    if response.status_code == 404 and not response.content.startswith(b'{"code"'):
        return
    for complaint in _LAB.checker.complaints(call, answer, {}):
        raise AssertionError(f"promised {complaint.promised}; came {complaint.came}")


@schemathesis.check
def keeps_strangers_out(_: Any, response: Any, case: Any) -> None:
    """Ask the same as another customer, and with one credential wrong: neither learns anything."""
    call = _LAB.calls[case.operation.definition.raw["operationId"]]
    if _LAB.control is None or response.status_code not in {200, 201} or case.method.upper() != call.method:
        return
    place = (case.meta.phase.name if case.meta is not None else "", call.id)
    _ASKED[place] += 1
    if _ASKED[place] > _OFTEN_ENOUGH:
        return
    own = _PROFILE.headers(_LAB, call)
    for name in own:
        again = case.call(headers={**own, name: f"{own[name]}x"})
        if again.status_code not in {401, 403}:
            raise AssertionError(f"promised 401 or 403 with a wrong {name}; came HTTP {again.status_code}")
    path = {name: str(value) for name, value in (case.path_parameters or {}).items()}
    if preparing.names_a_session(_PROFILE, call, case.body):
        again = case.call(headers=_PROFILE.headers(_LAB, call, "second"))
        if again.status_code in {200, 201}:
            raise AssertionError(
                f"promised that another customer sees nothing of {path or case.body}; came HTTP {again.status_code}"
            )
