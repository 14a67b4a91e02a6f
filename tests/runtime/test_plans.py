"""An operation compiled: what a request becomes of its arguments, what is refused, and which declaration a status has."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from kyc_clients._runtime.call_options import CallOptions
from kyc_clients._runtime.failures import ConfigurationError, InvalidRequest, Violation
from kyc_clients._runtime.operation import Body, Operation, Parameter, ResponseSpec
from kyc_clients._runtime.plan import Plan, plan_of
from kyc_clients._runtime.request_parts import RequestParts
from kyc_clients._runtime.schema import Schema

TEXT: Schema = {"type": "string"}
SHORT: Schema = {"type": "string", "maxLength": 3}
NUMBER: Schema = {"type": "integer"}
OK = ResponseSpec("application/json", TEXT)
WITHOUT_RULES = CallOptions(validate=False)


class Person:
    """A class of a body."""

    _schema: ClassVar[Schema] = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": SHORT, "pan/no": {**TEXT, "x-sensitive": True}},
    }


CLASSES: dict[str, type] = {"Person": Person}


def _plan(
    *parameters: Parameter, path: str = "/a", body: Body | None = None, trial: bool = False, **responses: Any
) -> Plan:
    known = {name.removeprefix("_"): one for name, one in responses.items()} or {"200": OK}
    operation: Operation[object] = Operation(
        id="x", method="POST", path=path, parameters=parameters, body=body, responses=known
    )
    return Plan(operation, CLASSES.__getitem__, trial=True) if trial else Plan(operation, CLASSES.__getitem__)


def _request(plan: Plan, own: CallOptions | None = None, **arguments: Any) -> RequestParts:
    return plan.request(arguments, lambda: 1000.0, own or CallOptions())


def _violations(plan: Plan, own: CallOptions | None = None, **arguments: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidRequest) as caught:
        _request(plan, own=own, **arguments)
    return [(one.pointer, one.rule, one.argument) for one in caught.value.violations]


PLACES = (
    Parameter("id", "id", "path", TEXT, required=True),
    Parameter("q", "q", "query", TEXT),
    Parameter("more", "more", "query", NUMBER),
    Parameter("trace", "x-trace", "header", TEXT),
    Parameter("seen", "seen", "cookie", TEXT),
    Parameter("kept", "kept", "cookie", TEXT),
)
ACCEPT = ("accept", "application/json")


@pytest.mark.parametrize(
    ("path", "arguments", "target", "headers", "fixed", "common"),
    [
        ("/a/{id}", {}, "/a/i", [], False, True),
        ("/a/{id}", {"q": "b c"}, "/a/i?q=b%20c", [], False, True),
        ("/a/{id}?v=1", {"q": "b", "more": 2}, "/a/i?v=1&q=b&more=2", [], False, True),
        ("/a/{id}", {"trace": "t"}, "/a/i", [("x-trace", "t")], False, False),
        ("/a/{id}", {"seen": "s"}, "/a/i", [("cookie", "seen=s")], False, False),
        ("/a/{id}", {"seen": "s", "kept": "k"}, "/a/i", [("cookie", "seen=s; kept=k")], False, False),
        ("/a/{id}", {"q": None, "trace": None}, "/a/i", [], False, True),
    ],
)
def test_every_parameter_goes_to_its_place(
    path: str, arguments: dict[str, Any], target: str, headers: list[tuple[str, str]], *, fixed: bool, common: bool
) -> None:
    """And the request knows whether its target and its headers are those of every call."""
    request = _request(_plan(*PLACES, path=path), id="i", **arguments)

    assert (request.target, request.headers) == (target, [ACCEPT, *headers])
    assert (request.fixed, request.common) == (fixed, common)


def test_a_request_without_arguments_is_the_same_for_every_call() -> None:
    """Its target is worked out once."""
    assert _request(_plan()).fixed
    assert not _request(_plan(Parameter("q", "q", "query", TEXT)), q="b").fixed
    assert _request(_plan(Parameter("q", "q", "query", TEXT))).fixed
    assert not _request(_plan(Parameter("t", "t", "header", TEXT)), t="b").common


@pytest.mark.parametrize(
    ("own", "target"),
    [
        (CallOptions(extra_query={"z": 1}), "/a?z=1"),
        (CallOptions(extra_query={}), "/a"),
    ],
)
def test_what_only_the_caller_knows_is_added_to_the_query(own: CallOptions, target: str) -> None:
    """Behind what the contract knows."""
    plan = _plan(Parameter("q", "q", "query", TEXT))

    assert _request(plan, own=own).target == target
    assert _request(plan, own=own, q="b").target == ("/a?q=b&z=1" if own.extra_query else "/a?q=b")
    assert _request(_plan(), own=own).fixed is (target == "/a")


def test_what_the_contract_knows_is_no_addition_to_the_body() -> None:
    """Neither by its name on the wire nor by its argument; anything else is added behind it."""
    plan = _plan(body=PERSON)

    assert _request(plan, CallOptions(extra_body={"x": 1}), name="A").content == b'{"name":"A","x":1}'
    for name in ("pan/no", "pan"):
        with pytest.raises(ConfigurationError, match=f"extra_body: '{name}' is declared"):
            _request(plan, CallOptions(extra_body={name: "P"}), name="A")
    with pytest.raises(ConfigurationError, match="POST /a has no body"):
        _request(_plan(), CallOptions(extra_body={"x": 1}))


@pytest.mark.parametrize(
    ("parameter", "value", "found"),
    [
        (Parameter("q", "q-1", "query", SHORT), "long", [("/q-1", "maxLength", "q")]),
        (Parameter("q", "q/1", "query", SHORT), "long", [("/q~11", "maxLength", "q")]),
        (Parameter("q", "q", "query", {"type": "array", "items": SHORT}), ["a", "long"], [("/q/1", "maxLength", "q")]),
        (Parameter("q", "q", "query", TEXT, required=True), None, [("/q", "required", "q")]),
        (Parameter("q", "q", "query", {**NUMBER, "x-ahead": 60}), 1059, [("/q", "x-ahead", "q")]),
        (Parameter("t", "x-t", "header", TEXT), "é", [("/x-t", "header", "t")]),
        (Parameter("t", "x-t", "header", {"type": ["array", "null"]}, required=True), None, []),
        (Parameter("q", "q", "query", {"type": ["string", "null"]}), None, []),
    ],
)
def test_what_is_broken_is_named_by_its_place_and_its_argument(
    parameter: Parameter, value: object, found: list[tuple[str, str, str]]
) -> None:
    """Null where it is allowed is written as nothing."""
    plan = _plan(parameter)
    arguments: dict[str, Any] = {parameter.argument: value}

    if found:
        assert _violations(plan, **arguments) == found
    else:
        assert _request(plan, **arguments).target == "/a"


@pytest.mark.parametrize(
    ("parameter", "value", "rule"),
    [
        (Parameter("q", "q", "query", TEXT, required=True), None, ""),
        (Parameter("q", "q", "query", SHORT), "long", ""),
        (Parameter("q", "q", "query", {**NUMBER, "x-ahead": 60}), 5, ""),
        (Parameter("q", "q", "query", NUMBER), "five", "type"),
        (Parameter("id", "id", "path", TEXT, required=True), None, "required"),
        (Parameter("id", "id", "path", TEXT, required=True), "", "minLength"),
        (Parameter("id", "id", "path", {"type": "array"}, required=True), [None], "minLength"),
        (Parameter("id", "id", "path", {"type": ["string", "null"]}, required=True), None, "required"),
        (Parameter("t", "t", "header", TEXT), "a\nb", "header"),
    ],
)
def test_where_the_caller_knows_better_only_what_cannot_be_written_is_refused(
    parameter: Parameter, value: object, rule: str
) -> None:
    """With `validate=False`."""
    plan = _plan(parameter, path="/a/{id}" if parameter.location == "path" else "/a")
    arguments: dict[str, Any] = {parameter.argument: value}

    if rule:
        assert [one for _, one, _ in _violations(plan, WITHOUT_RULES, **arguments)] == [rule]
    else:
        assert _request(plan, own=WITHOUT_RULES, **arguments).target.startswith("/a")


def test_a_required_parameter_with_one_possible_value_need_not_be_given() -> None:
    """An optional one is sent where it is."""
    fixed: Schema = {"const": "v1"}

    assert _request(_plan(Parameter("v", "v", "query", fixed, required=True))).target == "/a?v=v1"
    assert _request(_plan(Parameter("v", "v", "query", fixed))).target == "/a"
    assert _violations(_plan(Parameter("v", "v", "query", fixed, required=True)), v="v2") == [("/v", "const", "v")]


PERSON = Body("application/json", {"$ref": "Person"}, required=True, fields=("name", ("pan", "pan/no")))


def test_a_body_is_named_by_its_members_and_their_arguments() -> None:
    """With the parameters, all at once."""
    plan = _plan(Parameter("q", "q", "query", SHORT), body=PERSON)

    assert _violations(plan, q="long", name="long", pan=5) == [
        ("/q", "maxLength", "q"), ("/name", "maxLength", "name"), ("/pan~1no", "type", "pan"),
    ]  # fmt: skip
    assert _request(plan, name="A", pan="B").content == b'{"name":"A","pan/no":"B"}'
    whole = _plan(body=Body("application/json", {"$ref": "Person"}, required=True))
    assert _violations(whole, body={"name": "long"}) == [("/name", "maxLength", "body")]


def test_what_is_broken_is_a_sentence_that_names_the_argument_where_the_wire_does_not() -> None:
    """One for each rule, none of which holds a value."""
    plan = _plan(Parameter("trace_id", "x-trace", "header", SHORT), Parameter("q", "q", "query", SHORT), body=PERSON)

    with pytest.raises(InvalidRequest) as caught:
        _request(plan, trace_id="long", q="long", name=5)

    assert caught.value.message == (
        "The request breaks the contract and was not sent: trace_id (/x-trace) must have at most 3 characters [maxLength]; "
        "/q must have at most 3 characters [maxLength]; /name must be a string [type]"
    )
    assert (caught.value.method, caught.value.path) == ("POST", "/a")
    assert caught.value.violations[0] == Violation(
        "/x-trace", "maxLength", "must have at most 3 characters", "trace_id"
    )


def test_a_body_as_a_whole_is_named_as_such() -> None:
    """Its pointer is the root."""
    plan = _plan(body=Body("application/json", NUMBER, required=True))

    with pytest.raises(InvalidRequest, match=r"sent: / must be an integer \[type\]"):
        _request(plan, body="x")


def test_a_value_without_end_is_refused() -> None:
    """And no `RecursionError` comes of it."""
    value: list[object] = []
    value.append(value)
    plan = _plan(body=Body("application/json", {}, required=True))

    assert _violations(plan, body=value) == [("", "too-deep", "")]


OFFERED = ResponseSpec("application/json", TEXT, others=(("text/csv", TEXT),))


def test_a_media_type_may_be_chosen_that_a_success_has() -> None:
    """One that only a refusal has, or none has, is refused with those that there are."""
    plan = _plan(_200=OFFERED, _400=ResponseSpec("text/plain", TEXT))
    request = _request(plan, own=CallOptions(accept="text/csv"))

    assert (request.headers, request.common) == ([("accept", "text/csv")], False)
    assert _request(plan, own=CallOptions(accept="application/json")).headers == [ACCEPT]
    with pytest.raises(InvalidRequest, match=r"/accept must be one of 'application/json', 'text/csv' \[enum\]"):
        _request(plan, own=CallOptions(accept="text/plain"))
    assert _request(_plan(default=OFFERED), own=CallOptions(accept="text/csv")).headers == [("accept", "text/csv")]


def test_all_media_types_that_are_declared_are_accepted() -> None:
    """Each once; JSON where there are none."""
    assert _request(_plan(_200=OK, _400=ResponseSpec("text/plain"), _500=OK)).headers == [
        ("accept", "application/json, text/plain")
    ]
    assert _request(_plan(_204=ResponseSpec())).headers == [ACCEPT]


@pytest.mark.parametrize(
    ("declared", "status", "found"),
    [
        (["200", "4XX", "default"], 200, "200"),
        (["200", "4XX", "default"], 404, "4XX"),
        (["200", "4xx", "404"], 404, "404"),
        (["200", "4xx"], 499, "4xx"),
        (["200", "4xx"], 400, "4xx"),
        (["200", "4XX"], 400, "4XX"),
        (["200", "4XX", "default"], 500, "default"),
        (["200", "default"], 201, None),
        (["200", "default"], 299, None),
        (["200", "default"], 300, "default"),
        (["200", "default"], 199, "default"),
        (["400", "default"], 201, "default"),
        (["200"], 404, None),
    ],
)
def test_a_status_is_declared_exactly_by_its_class_or_by_default(
    declared: list[str], status: int, found: str | None
) -> None:
    """By default no success, where others are declared."""
    specs = {name: ResponseSpec(name) for name in declared}
    named: dict[str, Any] = {f"_{name}": one for name, one in specs.items()}

    assert _plan(**named).declared(status) is specs.get(found or "")


def test_another_success_is_read_as_the_first_that_is_declared() -> None:
    """There may be none."""
    assert _plan(_400=OK, _201=OFFERED, _202=OK).nearest() == ("201", OFFERED)
    assert _plan(_400=OK, default=OK).nearest() is None


def test_a_reader_is_made_once_for_each_schema() -> None:
    """Compiling costs more than reading."""
    plan = _plan()

    assert plan.reader(TEXT) is plan.reader(TEXT)
    assert plan.reader(TEXT) is not plan.reader(NUMBER)


@pytest.mark.parametrize(
    ("plan", "arguments", "found"),
    [
        (_plan(body=PERSON), {"name": "A", "pan": "P"}, ["P"]),
        (_plan(Parameter("t", "t", "header", {"x-sensitive": True}), Parameter("q", "q", "query", TEXT)), {"t": "T", "q": "Q"}, ["T"]),
        (_plan(Parameter("q", "q", "query", {})), {"q": {"a": ["A", 5]}}, ["A", "5"]),
        (_plan(body=Body("application/json", {}, required=True)), {"body": ["A"]}, ["A"]),
        (_plan(), {}, []),
    ],
    ids=range(5),
)  # fmt: skip
def test_what_no_message_may_repeat_is_found_among_the_arguments(
    plan: Plan, arguments: dict[str, Any], found: list[str]
) -> None:
    """What the contract calls sensitive, and all of an object."""
    assert plan.secrets(arguments) == found


def test_a_plan_is_made_once_for_production_and_once_off_it() -> None:
    """And kept on the operation."""
    operation: Operation[object] = Operation(id="x", method="GET", path="/a", responses={"200": OK})

    assert plan_of(operation, "p") is plan_of(operation, "p") is operation.plans[False]
    assert plan_of(operation, "p", trial=True) is plan_of(operation, "p", trial=True) is operation.plans[True]
    assert plan_of(operation, "p", trial=True) is not plan_of(operation, "p")


def test_an_operation_that_may_be_sent_twice_says_so() -> None:
    """By its contract."""
    once, twice = (
        Operation[object](id="x", method="GET", path="/a", responses={"200": OK}, retry=retry)
        for retry in ("unsafe", "safe")
    )

    assert (Plan(once, CLASSES.__getitem__).safe, Plan(twice, CLASSES.__getitem__).safe) == (False, True)


def test_a_value_of_a_test_host_is_sent_off_production_alone() -> None:
    """In a parameter and in a body."""
    short: Schema = {**SHORT, "x-test-values": ["TESTER"]}
    at: Schema = {**NUMBER, "x-ahead": 60, "x-test-values": [1]}
    parameters = (Parameter("q", "q", "query", short), Parameter("at", "at", "query", at))
    body = Body("application/json", short, required=True)

    assert (
        _request(_plan(*parameters, body=body, trial=True), q="TESTER", at=1, body="TESTER").target
        == "/a?q=TESTER&at=1"
    )
    assert _violations(_plan(*parameters, body=body), q="TESTER", at=1, body="TESTER") == [
        ("/q", "maxLength", "q"), ("/at", "x-ahead", "at"), ("", "maxLength", "body"),
    ]  # fmt: skip
