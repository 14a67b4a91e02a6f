"""What callers give beside arguments: hosts of links, moments, waits, and what goes beyond the contract."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from math import inf, nan
from typing import Any

import pytest

from generator.runtime.addresses import FORBIDDEN, PRIVATE, PUBLIC, address_class
from generator.runtime.argument_forms import converter_of
from generator.runtime.call_options import CallOptions
from generator.runtime.deadline import DEFAULT_DEADLINE, checked_deadline, checked_interval, checked_wait, phase
from generator.runtime.epoch import epoch_ms, epoch_s, from_epoch, to_epoch_ms, to_epoch_s
from generator.runtime.errors import ConfigurationError, UnexpectedResponse
from generator.runtime.extras import checked_extras
from generator.runtime.operation import Body, Operation, Parameter
from generator.runtime.unset import UNSET


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("e.example", PUBLIC),
        ("8.8.8.8", PUBLIC),
        ("8.8.8.8.", PUBLIC),
        ("10.0.0.1", PRIVATE),
        ("127.0.0.1", PRIVATE),
        ("[::1]", PRIVATE),
        ("169.254.169.254", FORBIDDEN),
        ("0.0.0.0", FORBIDDEN),
        ("[fe80::1%25eth0]", FORBIDDEN),
        ("[::ffff:169.254.169.254]", FORBIDDEN),
        ("[64:ff9b::8.8.8.8]", PUBLIC),
        ("[64:ff9b::10.0.0.1]", PRIVATE),
        ("[2002:808:808::1]", PUBLIC),
        ("[2002:a00:1::1]", PRIVATE),
        ("[2002:a9fe:a9fe::1]", FORBIDDEN),
        ("[2001:0:808:808:8000:63bf:f7f7:f7f7]", PUBLIC),
        ("[2001:0:808:808:8000:63bf:5601:5601]", FORBIDDEN),
        ("[2001:0:a9fe:a9fe:8000:63bf:f7f7:f7f7]", FORBIDDEN),
        ("[2606:4700::1]", PUBLIC),
        ("Metadata.Google.Internal.", FORBIDDEN),
        ("metadata", FORBIDDEN),
        ("metadata.example", PUBLIC),
        ("LOCALHOST", PRIVATE),
        ("a.localhost", PRIVATE),
        ("localhost.example", PUBLIC),
        ("printer.local", PRIVATE),
        ("local", PUBLIC),
        ("127.1", PRIVATE),
        ("2130706433", PRIVATE),
        ("e.0x7f", PRIVATE),
        ("0x", PRIVATE),
        ("e.0xfg", PUBLIC),
        ("e.0xg", PUBLIC),
        ("cafe.beef", PUBLIC),
        ("x7.e7", PUBLIC),
    ],
)
def test_the_host_of_a_link_is_public_private_or_forbidden(host: str, place: int) -> None:
    """Also where its address holds another, and where it is a number in another spelling."""
    assert address_class(host) == place


MOMENT = datetime(2024, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)


def test_moments_are_numbers_on_the_wire() -> None:
    """Whole ones, of a moment in any time zone; as text, too."""
    india = MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert (to_epoch_ms(india), to_epoch_s(india)) == (1_704_164_645_678, 1_704_164_645)
    assert epoch_ms(1_704_164_645_678) == epoch_ms("1704164645678") == epoch_s(1_704_164_645.678) == MOMENT
    assert to_epoch_s(datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC)) == -1
    assert epoch_s(0) == datetime(1970, 1, 1, tzinfo=UTC)
    nothing: list[Any] = [None, UNSET, True, "soon", ""]
    assert [from_epoch(value, "seconds") for value in nothing] == [None] * 5
    with pytest.raises(ValueError, match="a datetime without a time zone is not a moment"):
        to_epoch_s(MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize("value", [1e18, -1e15, nan, inf, 10**30, "9" * 30])
def test_a_number_beyond_the_calendar_is_an_unexpected_response(value: Any) -> None:
    """In words of its unit."""
    with pytest.raises(UnexpectedResponse, match="a number of seconds since 1970 is beyond the calendar"):
        epoch_s(value)


def test_waits_are_numbers_that_make_sense() -> None:
    """A deadline and an interval are positive and end; a wait for a person may be none or endless."""
    assert [checked_deadline(2), checked_interval(0.5), checked_wait(-1), checked_wait(inf)] == [2.0, 0.5, -1.0, inf]
    assert [checked_wait(10**400), checked_wait(-(10**400))] == [inf, -1.0]
    assert [type(check(2)) for check in (checked_deadline, checked_interval, checked_wait)] == [float] * 3
    bad: list[Any] = [True, "1", None, nan]
    for check, word in ((checked_deadline, "deadline"), (checked_interval, "interval"), (checked_wait, "timeout")):
        for value in [*bad, *([0, -1, inf, 10**400] if word != "timeout" else [])]:
            with pytest.raises(ConfigurationError, match=f"^{word} must be a"):
                check(value)


def test_a_phase_knows_when_its_call_must_be_over() -> None:
    """Without seconds of its own it has those of a call."""
    assert (phase(2.0, 7.0), phase(2.0, 7.0).until) == (2.0, 7.0)
    assert (phase(None, 7.0), phase(0.0, 7.0)) == (DEFAULT_DEADLINE, 0.0)


OPERATION: Operation[object] = Operation(
    id="x",
    method="POST",
    path="/a",
    parameters=(Parameter("page_", "page", "query", {}), Parameter("id", "id", "path", {})),
    body=Body("application/json", {}),
    responses={},
)


@pytest.mark.parametrize(
    ("options", "body", "query"),
    [
        ({}, None, ""),
        ({"extra_query": {}}, None, ""),
        ({"extra_query": {"a b": "c/d", "n": 1, "t": True, "id": 2}}, None, "a%20b=c%2Fd&n=1&t=true&id=2"),
        ({"extra_body": {}}, None, ""),
        ({"extra_body": {"x": None}}, frozenset({"name"}), ""),
        ({"extra_body": {"page": 1}}, frozenset[str](), ""),
    ],
)
def test_a_call_may_send_more_than_the_contract_knows(options: Any, body: frozenset[str] | None, query: str) -> None:
    """In the query, encoded, and in the body."""
    assert checked_extras(OPERATION, CallOptions(**options), body) == query


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"extra_body": {"x": 1}}, "extra_body: POST /a has no body"),
        ({"extra_query": {"page": 1}}, "extra_query: 'page' is declared; give it as an argument of the method"),
        ({"extra_query": {"page_": 1}}, "extra_query: 'page_' is declared; give it as an argument of the method"),
        ({"extra_query": {"a": 1.5}}, "extra_query: 'a' must be a text, an integer or a truth value"),
        ({"extra_query": {"a": None}}, "extra_query: 'a' must be a text, an integer or a truth value"),
        ({"extra_query": {"": 1}}, "extra_query must be a mapping of names to values"),
        ({"extra_query": {1: 1}}, "extra_query must be a mapping of names to values"),
        ({"extra_query": [("a", 1)]}, "extra_query must be a mapping of names to values"),
    ],
)
def test_what_the_contract_knows_is_no_extra(options: Any, message: str) -> None:
    """It is an argument of the method, which is checked."""
    with pytest.raises(ConfigurationError) as caught:
        checked_extras(OPERATION, CallOptions(**options), None)

    assert str(caught.value) == message


def test_a_member_that_the_body_knows_is_no_extra() -> None:
    """Nor is what is no mapping."""
    for extra, message in (({"name": 1}, "extra_body: 'name' is declared"), ([1], "extra_body must be a mapping")):
        given: Any = extra
        with pytest.raises(ConfigurationError, match=message):
            checked_extras(OPERATION, CallOptions(extra_body=given), frozenset({"name"}))


@pytest.mark.parametrize(
    ("schema", "value", "text"),
    [
        ({"x-form": "DD/MM/YYYY"}, date(2024, 1, 2), "02/01/2024"),
        ({"x-form": "DD-MM-YYYY"}, date(2024, 1, 2), "02-01-2024"),
        ({"x-form": "DDMMYYYY"}, datetime(24, 1, 2, tzinfo=UTC), "02010024"),
        ({"x-form": "YYYY-MM-DD"}, date(2024, 1, 2), "2024-01-02"),
        ({"x-form": "DD/MM/YYYY", "x-digits": True}, 7, 7),
        ({"x-form": "DD/MM/YYYY"}, "02/01/2024", "02/01/2024"),
        ({"x-digits": True}, 0, "0"),
        ({"x-digits": True, "x-form": "a PIN"}, 411001, "411001"),
        ({"x-digits": True}, -1, -1),
        ({"x-digits": True}, True, True),
        ({"x-digits": True}, "007", "007"),
    ],
    ids=str,
)
def test_a_value_of_a_type_of_python_is_written_as_the_contract_wants_it(
    schema: dict[str, object], value: object, text: object
) -> None:
    """A day in the form of the provider, a number as digits; anything else is for the validator to name."""
    convert = converter_of(schema)

    assert convert is not None
    assert convert(value) == text
    assert type(convert(value)) is type(text)


@pytest.mark.parametrize("schema", [{}, {"x-form": "a PIN"}, {"x-digits": False}])
def test_other_values_are_sent_as_they_are(schema: dict[str, object]) -> None:
    """Nothing is converted."""
    assert converter_of(schema) is None
