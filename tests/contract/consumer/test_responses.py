"""What the clients make of responses: everything that the contract allows, and exactly one typed error for what it does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, TypeAlias

import pytest
from hypothesis import strategies as st

from tests.contract.attempts import complete
from tests.contract.contracts import Call, Place, calls
from tests.contract.line import Caller, errors
from tests.contract.many import each
from tests.contract.near_misses import MISSING, Miss, new_misses
from tests.contract.oracle import (
    LENIENT_RULES,
    equal,
    failure,
    findings,
    forgiving,
    lost,
    strictly,
    unforgiven,
    without_lost_rows,
)
from tests.contract.tally import Tally
from tests.contract.values import answers_of, tomorrows_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:The provider calls:DeprecationWarning"),
]
Bodies: TypeAlias = Callable[[str, Place, str], st.SearchStrategy[Any]]
EVERY_CALL = pytest.mark.parametrize("call", calls(), ids=str)


def _kind(name: str) -> type[Exception]:
    found: type[Exception] = import_module("kyc_clients._runtime.errors").ERROR_CLASSES[name]
    return found


def _answers(call: Call) -> list[tuple[int, Place]]:
    return [(status, place) for status, place in call.replies.items() if place is not None]


def _is_read_and_written_the_same(caller: Caller, status: int, place: Place, body: Any) -> None:
    call = caller.call
    assert [one for one in findings(call.provider, place, body) if one.rule not in LENIENT_RULES] == []
    caller.line.answers(body, status)
    outcome = caller(complete(call).arguments)
    if kind := failure(call.provider, call.id, status, body):
        assert type(outcome) is _kind(kind)
        return
    read = body if caller.strict else without_lost_rows(call.provider, place.schema, body)
    if lost(call.provider, place, read):
        assert type(outcome) is errors().UnexpectedResponse
        return
    assert not isinstance(outcome, Exception), outcome
    written = body if caller.strict else without_lost_rows(call.provider, place.schema, body, last=True)
    assert equal(outcome.to_dict(), written)


def _try_answers(call: Call, count: int, bodies: Bodies, **options: bool) -> int:
    """Answer a valid call with many bodies; return how many."""
    tried = 0
    with Caller(call, **options) as caller:
        for status, place in _answers(call):
            check = partial(_is_read_and_written_the_same, caller, status, place)
            tried += each(bodies(call.provider, place, call.id), count, check)
    return tried


@EVERY_CALL
def test_every_valid_answer_is_read_and_written_the_same(call: Call, tally: Tally) -> None:
    """`to_dict` gives back the body of any answer that the contract allows."""
    tried = _try_answers(call, 40, answers_of, strict=True)

    assert tried >= 40 * len(_answers(call)) > 0
    tally.add(call.provider, "valid answers, round trip", call.id, tried)


@EVERY_CALL
def test_tomorrows_answers_keep_what_is_unknown_today(call: Call, tally: Tally) -> None:
    """Unknown fields and unknown values of enumerations come through, and go back to the wire."""
    tried = _try_answers(call, 30, tomorrows_of)

    assert tried >= 30
    tally.add(call.provider, "tomorrow's answers, round trip", call.id, tried)


@EVERY_CALL
def test_awaited_clients_read_answers_alike(call: Call, tally: Tally) -> None:
    """The awaited client reads what the blocking one reads."""
    tried = _try_answers(call, 10, answers_of, asynchronous=True, strict=True)

    assert tried >= 10
    tally.add(call.provider, "valid answers, awaited", call.id, tried)


def _near_misses(call: Call) -> list[tuple[int, Place, Miss]]:
    return [
        (status, place, miss) for status, place in _answers(call) for miss in new_misses(call.provider, place, call.id)
    ]


def _verdict(call: Call, status: int, place: Place, miss: Miss, outcome: Any) -> tuple[str, str]:
    """Return what the oracle expects of a near miss, and what is wrong with the outcome; empty when nothing is."""
    if kind := failure(call.provider, call.id, status, miss.value):
        return "answers that fail by the envelope", "" if type(outcome) is _kind(
            kind
        ) else f"is {kind}, yet {outcome!r}"
    if broken := strictly(call.provider, place, miss.value):
        if type(outcome) is not errors().UnexpectedResponse:
            return "near-miss answers, one typed error", f"breaks {broken[0]}, yet {outcome!r}"
        kept = forgiving(call.provider, place.schema, miss.value)
        pointers = {one.pointer for one in (*broken, *unforgiven(call.provider, place, kept))}
        pointers |= {f"{one.pointer.rpartition('/')[0]}/*" for one in broken if one.rule == "unknown"}
        right = outcome.pointer in pointers and outcome.status == status and outcome.path == call.path and outcome.rule
        return "near-miss answers, one typed error", "" if right else f"breaks {pointers}, yet {outcome.pointer!r}"
    if isinstance(outcome, Exception):
        return "near-miss answers, assertions of values", f"is allowed, yet {outcome!r}"
    wrong = "" if equal(outcome.to_dict(), miss.value) else f"became {outcome.to_dict()}"
    return "near-miss answers, assertions of values" if miss.value is not MISSING else "", wrong


def _complaints(
    call: Call, tally: Tally, name: str, tried: list[tuple[int, Place, Miss]], *, asynchronous: bool
) -> list[str]:
    arguments = complete(call).arguments
    complaints = []
    with Caller(call, asynchronous=asynchronous, strict=True) as caller:
        for status, place, miss in tried:
            caller.line.answers(miss.value, status)
            check, wrong = _verdict(call, status, place, miss, caller(arguments))
            tally.add(call.provider, check + name, call.id, 1)
            complaints += [f"{status} {miss.pointer} {miss.what} {wrong}"] if wrong else []
    return complaints


@EVERY_CALL
def test_every_near_miss_answer_is_one_typed_error_or_a_leniency(call: Call, tally: Tally) -> None:
    """One place of a response being wrong is `UnexpectedResponse` with its pointer, a failure by the envelope, or a promised leniency.

    What many operations say of a place in the same words, such as their envelope, is tried in the first of them.
    """
    assert _complaints(call, tally, "", _near_misses(call), asynchronous=False) == []


@EVERY_CALL
def test_near_miss_answers_end_alike_when_awaited(call: Call, tally: Tally) -> None:
    """A sample of the near misses, through the awaited client."""
    tried = _near_misses(call)

    assert _complaints(call, tally, ", awaited", tried[:: max(1, len(tried) // 10)], asynchronous=True) == []


@EVERY_CALL
def test_moments_of_a_response_are_moments_or_nothing(call: Call) -> None:
    """Every property of a model answers with a value, or with an error of ours for a moment that no calendar has."""
    with Caller(call) as caller:
        for status, place in _answers(call):
            each(answers_of(call.provider, place, call.id), 10, partial(_has_harmless_properties, caller, status))


def _has_harmless_properties(caller: Caller, status: int, body: Any) -> None:
    caller.line.answers(body, status)
    outcome = caller(complete(caller.call).arguments)
    if not isinstance(outcome, Exception):
        _ask_everything(outcome)


def _ask_everything(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _ask_everything(item)
    for name in [name for name in dir(type(value)) if isinstance(getattr(type(value), name, None), property)]:
        try:
            getattr(value, name)
        except errors().KycError:
            continue
    for name in getattr(value, "__model_fields__", ()):
        _ask_everything(getattr(value, name))
