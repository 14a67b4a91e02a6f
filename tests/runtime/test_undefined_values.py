"""What is written for nothing: null and empty lists outside JSON, and responses to which HTTP gives no body."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from generator.runtime.body import writer
from generator.runtime.call_options import CallOptions
from generator.runtime.errors import ConfigurationError, InvalidRequest, UnexpectedResponse
from generator.runtime.operation import ApiKey, Body, Envelope, Operation, Parameter, ResponseSpec
from generator.runtime.plan import Plan, plan_of as compiled
from generator.runtime.prepared import Prepared
from generator.runtime.request_parts import RequestParts
from generator.runtime.response import Reading, Response, read

if TYPE_CHECKING:
    from collections.abc import Mapping

OR_NULL = {"anyOf": [{"type": "integer"}, {"type": "null"}]}
LIST = {"type": "array", "items": OR_NULL}


def plan_of(
    method: str, path: str, *parameters: Parameter, response_spec: ResponseSpec | None = None, status: str = "200"
) -> Plan:
    """An operation compiled, with the parameters and the response declaration of a test."""

    def resolve(name: str) -> type[object]:
        raise LookupError(name)

    operation: Operation[object] = Operation(
        id="x", method=method, path=path, parameters=parameters, responses={status: response_spec or ResponseSpec()}
    )
    return Plan(operation, resolve)


def request_of(location: str, schema: Mapping[str, object], value: object, **options: object) -> RequestParts:
    """A request with one parameter `n`."""
    path = "/a/{n}" if location == "path" else "/a"
    parameter = Parameter("n", "n", location, schema, required=location == "path", **options)  # type: ignore[arg-type]
    return plan_of("DELETE", path, parameter).request({"n": value})


@pytest.mark.parametrize("value", [None, [], [None]])
@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_null_and_empty_lists_are_left_out(location: str, value: object) -> None:
    """RFC 6570 writes nothing for an undefined value: `?n=` would be an empty text."""
    request = request_of(location, {"anyOf": [LIST, {"type": "null"}]}, value)

    assert request.target == "/a"
    assert request.headers == [("accept", "application/json")]


def test_null_members_of_a_list_are_left_out() -> None:
    """The others are sent."""
    assert request_of("query", LIST, [1, None, 2]).target == "/a?n=1&n=2"


def test_null_members_of_an_object_are_left_out() -> None:
    """An object of a query likewise."""
    schema: dict[str, object] = {"type": "object", "additionalProperties": OR_NULL}

    assert request_of("query", schema, {"a": 1, "b": None}, style="deepObject").target == "/a?n%5Ba%5D=1"


@pytest.mark.parametrize(("schema", "value"), [(OR_NULL, None), (LIST, []), (LIST, [None])])
def test_nothing_in_a_path_is_refused(schema: Mapping[str, object], value: object) -> None:
    """`DELETE /a/` would delete the collection."""
    with pytest.raises(InvalidRequest, match="/n must not be empty"):
        request_of("path", schema, value)


def test_a_parameter_that_is_json_keeps_its_null() -> None:
    """`content` parameters are JSON texts, and JSON has a null."""
    assert request_of("query", OR_NULL, None, style="json").target == "/a?n=null"


def test_null_fields_of_a_form_are_left_out() -> None:
    """Forms have no null; an empty text is another value."""
    _, content = writer("application/x-www-form-urlencoded")({"a": None, "b": [1, None], "c": ""})

    assert content == b"b=1&c="


def responded(plan: Plan, status: int, content: bytes = b"", content_type: str = "") -> object:
    """What a response is read as."""
    headers = {"content-type": content_type} if content_type else {}
    return read(Response(status, headers, content, 0.0), Reading(plan, Envelope(), lambda: 0.0))


@pytest.mark.parametrize(
    ("method", "declared", "status"),
    [("DELETE", "204", 204), ("DELETE", "2XX", 204), ("POST", "205", 205), ("HEAD", "200", 200)],
)
def test_a_response_without_a_body_is_a_success(method: str, declared: str, status: int) -> None:
    """HTTP gives these no body, whatever the document declares."""
    plan = plan_of(method, "/a", response_spec=ResponseSpec("application/json", {"type": "object"}), status=declared)

    assert responded(plan, status) is None


def test_an_empty_body_where_http_gives_one_is_unexpected() -> None:
    """A 200 to a GET has the body that the contract declares."""
    with pytest.raises(UnexpectedResponse, match="the body is empty"):
        responded(plan_of("GET", "/a", response_spec=ResponseSpec("application/json", {"type": "object"})), 200)


def test_the_charset_of_a_text_is_honoured() -> None:
    """With the media type in any case, and parameters in any order."""
    plan = plan_of("GET", "/a", response_spec=ResponseSpec("Text/CSV", {"type": "string"}))

    assert responded(plan, 200, b"caf\xe9", 'text/csv; header=present; Charset="ISO-8859-1"') == "café"


def test_an_unknown_charset_is_unexpected() -> None:
    """Not a LookupError."""
    with pytest.raises(UnexpectedResponse, match="the body is not NO-SUCH"):
        responded(
            plan_of("GET", "/a", response_spec=ResponseSpec("text/csv", {"type": "string"})),
            200,
            b"x",
            "text/csv; charset=no-such",
        )


JSON_OR_CSV = ResponseSpec("application/json", {"type": "object"}, others=(("text/csv", {"type": "string"}),))
TWO_JSONS = ResponseSpec("application/json", {"type": "object"}, others=(("application/v2+json", {"type": "string"}),))


@pytest.mark.parametrize(
    ("declared", "asked", "came", "content", "value"),
    [
        (JSON_OR_CSV, None, "application/json", b"{}", {}),
        (JSON_OR_CSV, None, "", b"{}", {}),
        (JSON_OR_CSV, None, "image/png", b"{}", {}),
        (JSON_OR_CSV, None, "text/csv", b"{}", {}),
        (JSON_OR_CSV, "text/csv", "text/csv", b"a,b", "a,b"),
        (JSON_OR_CSV, "text/csv", "application/json", b"{}", "media-type: text/csv was asked for, and application/json came"),
        (JSON_OR_CSV, "", "text/csv", b"a,b", "a,b"),
        (JSON_OR_CSV, "", "application/json", b"{}", {}),
        (TWO_JSONS, None, "application/v2+json", b'"a"', "media-type: application/json was asked for, and application/v2+json came"),
        (TWO_JSONS, "", "application/v2+json", b'"a"', "a"),
        (TWO_JSONS, "application/v2+json", "application/v2+json", b'"a"', "a"),
    ],
)  # fmt: skip
def test_a_body_is_read_as_what_was_asked_for(
    declared: ResponseSpec, asked: str | None, came: str, content: bytes, value: object
) -> None:
    """Many a server calls its JSON something else; who wrote the header gets what came."""
    reading = Reading(plan_of("GET", "/a", response_spec=declared), Envelope(), lambda: 0.0)
    reading.asked = asked
    response = Response(200, {"content-type": came}, content, 0.0)
    if isinstance(value, str) and value.startswith("media-type"):
        with pytest.raises(UnexpectedResponse, match=re.escape(value.partition(": ")[2])):
            read(response, reading)
    else:
        assert read(response, reading) == value


@pytest.mark.parametrize(
    ("declared", "status", "found"),
    [
        (["200", "default"], 200, "200"),
        (["200", "default"], 404, "default"),
        (["200", "default"], 201, None),
        (["4XX", "default"], 404, "4XX"),
        (["4xx"], 404, "4xx"),
        (["404", "4XX"], 404, "404"),
        (["4XX", "default"], 200, "default"),
        (["200"], 404, None),
        (["2XX", "default"], 204, "2XX"),
    ],
    ids=str,
)
def test_a_status_is_declared_exactly_or_by_its_class_or_by_default(
    declared: list[str], status: int, found: str | None
) -> None:
    """A default is no success where one is declared."""
    responses = {name: ResponseSpec(error=name) for name in declared}
    plan = Plan(Operation(id="x", method="GET", path="/a", responses=responses), lambda _: object)

    spec = plan.declared(status)

    assert (spec.error if spec is not None else None) == found


def test_another_success_than_the_declared_one_is_read_as_that_or_refused() -> None:
    """Where none is declared, nobody knows what it means."""
    declared = ResponseSpec("application/json", {"type": "object"})

    assert responded(plan_of("GET", "/a", response_spec=declared), 201, b"{}") == {}
    with pytest.raises(UnexpectedResponse, match="HTTP 200 is not declared for this call"):
        responded(plan_of("GET", "/a", response_spec=declared, status="404"), 200, b"{}")


def test_an_operation_is_compiled_once_for_production_and_once_off_it() -> None:
    """And kept on the operation."""
    operation: Operation[object] = Operation(id="x", method="GET", path="/a", responses={})
    plan = compiled(operation, "tests.runtime.fake")

    assert compiled(operation, "tests.runtime.fake") is plan
    trial = compiled(operation, "tests.runtime.fake", trial=True)
    assert trial is not plan
    assert compiled(operation, "tests.runtime.fake", trial=True) is trial


def test_a_query_of_the_callers_own_follows_the_one_of_the_contract() -> None:
    """Or begins it."""
    own = CallOptions(extra_query={"x y": True, "n&": 1})
    plan = plan_of("GET", "/a", Parameter("n", "n", "query", {"type": "string"}))

    assert plan.request({"n": "1"}, own=own).target == "/a?n=1&x%20y=true&n%26=1"
    assert plan.request({}, own=own).target == "/a?x%20y=true&n%26=1"
    assert (plan.request({}).target, plan.request({}).fixed, plan.request({}, own=own).fixed) == ("/a", True, False)


@pytest.mark.parametrize(
    ("required", "arguments", "content"),
    [
        (False, {"body": [1]}, b"[1]"),
        (False, {"body": None}, None),
        (False, {}, None),
        (True, {"body": [1]}, b"[1]"),
        (True, {"body": None}, "/ must be an array"),
        (True, {}, "/ a body is required"),
    ],
)
def test_a_body_that_is_one_argument_is_sent_if_it_is_given(
    required: bool,  # noqa: FBT001 - a case
    arguments: dict[str, object],
    content: bytes | str | None,
) -> None:
    """Null is none where none need be; else it is what was given."""
    body = Body("application/json", {"type": "array"}, required=required)
    plan = Plan(Operation(id="x", method="POST", path="/a", body=body, responses={}), lambda _: object)

    if isinstance(content, str):
        with pytest.raises(InvalidRequest, match=content):
            plan.request(arguments)
    else:
        request = plan.request(arguments)
        assert (request.content, "content-type" in dict(request.headers)) == (content, content is not None)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("n", "extra_query: 'n' is declared; give it as an argument of the method"),
        ("an_n", "extra_query: 'an_n' is declared"),
        ("h", ""),
        ("", "extra_query must be a mapping of names to values"),
    ],
)
def test_what_the_contract_knows_is_no_addition_to_the_query(name: str, message: str) -> None:
    """By neither of its names; a header is something else."""
    known = [Parameter("an_n", "n", "query", {}), Parameter("h", "h", "header", {})]
    plan, own = plan_of("GET", "/a", *known), CallOptions(extra_query={name: "1"})

    if message:
        with pytest.raises(ConfigurationError, match=message):
            plan.request({}, own=own)
    else:
        assert plan.request({}, own=own).target == "/a?h=1"


def test_who_writes_the_header_says_what_a_body_is() -> None:
    """Else a file has to be of the range that the contract names."""
    body = Body("image/*", {"type": "string", "format": "binary"}, required=True)
    plan = Plan(Operation(id="x", method="POST", path="/a", body=body, responses={}), lambda _: object)

    with pytest.raises(InvalidRequest, match=r"needs a media type of image/\*"):
        plan.request({"body": b"x"})
    assert plan.request({"body": b"x"}, own=CallOptions(headers={"Content-Type": "image/png"})).content == b"x"


@pytest.mark.parametrize(
    ("given", "own", "cookie"),
    [
        (None, {}, "sid=v%3B1"),
        ("a=1", {}, "a=1; sid=v%3B1"),
        ("a=1", {"Cookie": "b=2"}, "a=1; sid=v%3B1; b=2"),
        ("a=1", {"Cookie": "sid=own; a=3"}, "sid=own; a=3"),
    ],
)
def test_cookies_of_the_contract_and_of_the_caller_are_one_header(
    given: str | None, own: dict[str, str], cookie: str
) -> None:
    """The caller may replace one."""
    request = RequestParts("/a", "application/json")
    if given is not None:
        request.headers.append(("Cookie", given))
    ready: Any = object.__new__(Prepared)
    ready._elsewhere = False
    ready.grant = SimpleNamespace(ready=[ApiKey(argument="k", name="sid", location="cookie")], logins=[])
    core = SimpleNamespace(spec=SimpleNamespace(provider="acme"), headers={}, vault={"k": "v;1"})

    head, query = ready._assemble(core, request, {}, CallOptions(headers=own))

    assert (dict(head.pairs)["cookie"], query) == (cookie, "")
