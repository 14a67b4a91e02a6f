"""What goes over the wire."""

from __future__ import annotations

import json
import re
from enum import Enum

import httpx
import pytest

from generator.runtime.body import Upload, writer
from generator.runtime.call_options import CallOptions
from generator.runtime.client import Client
from generator.runtime.model import UNSET
from generator.runtime.operation import ApiKey, Body, ClientSpec, Operation, Parameter, ResponseSpec
from generator.runtime.plan import Plan
from tests.runtime.fake.models import Owner
from tests.runtime.support import CREATE, Script


def body_of(script: Script) -> object:
    """The JSON that was sent."""
    return json.loads(script.requests[-1].content)


def request_of(parameter: Parameter, value: object, path: str = "/x") -> tuple[str, dict[str, str]]:
    """Target and headers of an operation with one parameter."""

    def resolve(name: str) -> type[Owner]:
        raise LookupError(name)

    operation: Operation[object] = Operation(
        id="x", method="GET", path=path, parameters=(parameter,), responses={"200": ResponseSpec()}
    )
    request = Plan(operation, resolve).request({parameter.argument: value})
    return request.target, dict(request.headers)


def test_constants_are_filled_in() -> None:
    """Nobody is asked for what has one possible value, at any depth."""
    script = Script()
    script.client().vault.create(**CREATE, owner={"name": "A"})

    assert body_of(script) == {"@entity": "fake.request", **CREATE, "owner": {"@entity": "fake.owner", "name": "A"}}


def test_none_is_not_sent_and_null_is() -> None:
    """None leaves an optional field out; where null is a value, None is null and UNSET leaves it out."""
    script = Script()
    client = script.client()

    client.vault.create(**CREATE, purpose=None, note=None)
    assert body_of(script) == {"@entity": "fake.request", **CREATE, "note": None}
    client.vault.create(**CREATE, note=UNSET)
    assert body_of(script) == {"@entity": "fake.request", **CREATE}


def test_arguments_are_not_changed() -> None:
    """A caller's dictionary is the caller's."""
    owner = {"name": "A"}
    Script().client().vault.create(**CREATE, owner=owner)

    assert owner == {"name": "A"}


def test_texts_of_enums_and_tuples_are_fine() -> None:
    """Anything that is a string, or a sequence, of Python is one of JSON."""

    class Flow(str, Enum):  # noqa: UP042 - the older kind, whose str() is not its value
        SIGNIN = "signin"

    script = Script()
    script.client().vault.create(**{**CREATE, "flow": Flow.SIGNIN, "doc_types": ("pan", "aadhaar")})

    assert body_of(script) == {"@entity": "fake.request", **CREATE, "doc_types": ["pan", "aadhaar"]}


def test_a_body_is_utf8_json() -> None:
    """Names are sent as they are written."""
    script = Script()
    script.client().vault.create(**CREATE, owner={"name": "आशा"})

    assert "आशा".encode() in script.requests[-1].content
    assert script.requests[-1].headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a/b", "/x/a%2Fb"),
        ("..", "/x/%2E%2E"),
        (".", "/x/%2E"),
        ("a b?c#d%", "/x/a%20b%3Fc%23d%25"),
        ("é", "/x/%C3%A9"),
        ("a.b", "/x/a.b"),
    ],
)
def test_a_path_parameter_cannot_leave_its_segment(value: str, sent: str) -> None:
    """Slashes, dots, marks and letters are encoded."""
    assert request_of(Parameter("id", "id", "path", {"type": "string"}, required=True), value, "/x/{id}")[0] == sent


def test_the_path_arrives_as_it_was_encoded() -> None:
    """The HTTP library does not decode or tidy it."""
    script = Script()
    script.client().vault.status(session_id="../a b")

    assert script.requests[0].url.raw_path == b"/vault/sessions/..%2Fa%20b/status"


@pytest.mark.parametrize(
    ("style", "explode", "value", "sent"),
    [
        (None, None, "a&b=c d", "/x?q=a%26b%3Dc%20d"),
        (None, None, True, "/x?q=true"),
        (None, None, [1, 2], "/x?q=1&q=2"),
        ("form", False, ["a,b", "c"], "/x?q=a%2Cb,c"),
        ("form", None, {"a": 1, "b": 2}, "/x?a=1&b=2"),
        ("form", False, {"a": 1, "b": 2}, "/x?q=a,1,b,2"),
        ("spaceDelimited", None, ["a", "b"], "/x?q=a%20b"),
        ("pipeDelimited", None, ["a", "b"], "/x?q=a%7Cb"),
        ("deepObject", True, {"a": 1, "b": "x"}, "/x?q%5Ba%5D=1&q%5Bb%5D=x"),
        (
            "deepObject",
            True,
            {"a": {"b": 1, "c": None}, "d": ["x", {"e": 2}]},
            "/x?q%5Ba%5D%5Bb%5D=1&q%5Bd%5D%5B0%5D=x&q%5Bd%5D%5B1%5D%5Be%5D=2",
        ),
    ],
)
def test_query_parameters_are_written_in_their_style(
    style: str | None,
    explode: bool | None,  # noqa: FBT001 - a case
    value: object,
    sent: str,
) -> None:
    """OpenAPI's styles, percent-encoded."""
    assert request_of(Parameter("q", "q", "query", {}, style=style, explode=explode), value)[0] == sent


def test_header_and_cookie_parameters_are_written() -> None:
    """Lists are joined by commas, booleans are lower case."""
    assert request_of(Parameter("h", "x-h", "header", {}), [1, 2])[1]["x-h"] == "1,2"
    assert request_of(Parameter("h", "x-h", "header", {}), value=False)[1]["x-h"] == "false"
    assert request_of(Parameter("c", "c", "cookie", {}), "a;b")[1]["cookie"] == "c=a%3Bb"


def test_every_request_says_who_calls() -> None:
    """A provider's support can tell this library from others."""
    script = Script(httpx.Response(204))
    script.client().vault.ping()

    pattern = rf"kyc-clients/[\d.]+ \(fake\) python/3\.\d+\.\d+ httpx/{re.escape(httpx.__version__)}"
    assert re.fullmatch(pattern, script.requests[0].headers["user-agent"])


def test_headers_of_client_and_call_are_added() -> None:
    """A call's headers win over the client's, and both over the contract's."""
    script = Script(httpx.Response(204))
    script.client(headers={"x-a": "1", "x-b": "1"}).vault.ping(headers={"X-B": "2"})

    assert (script.requests[0].headers["x-a"], script.requests[0].headers["x-b"]) == ("1", "2")


def test_a_form_is_urlencoded() -> None:
    """Lists repeat their name."""
    kind, content = writer("application/x-www-form-urlencoded")({"a": "x y&", "b": [1, True]})

    assert (kind, content) == ("application/x-www-form-urlencoded", b"a=x+y%26&b=1&b=true")


def test_the_fields_of_a_urlencoded_form_have_styles_of_their_own() -> None:
    """As the parameters of a query have them; a field without one is written as ever, and an empty one not at all."""
    styles = {"items": "deepObject*", "tags": "pipeDelimited", "pair": "form*", "raw": "json", "none": "form*"}
    value = {"items": [{"a": 1}], "tags": ["x", "y"], "pair": {"k": "v"}, "raw": [1], "none": [], "plain": ["a b", 2]}

    _, content = writer("application/x-www-form-urlencoded", styles)(value)

    assert content == b"items%5B0%5D%5Ba%5D=1&tags=x%7Cy&k=v&raw=%5B1%5D&plain=a+b&plain=2"


def test_a_multipart_boundary_cannot_be_foreseen() -> None:
    """A file that holds somebody else's boundary adds no field: ours is another one for every request."""
    evil = b'x\r\n--+++\r\nContent-Disposition: form-data; name="role"\r\n\r\nadmin'
    write = writer("multipart/form-data")

    first, content = write({"file": Upload(evil, filename='a".pdf', content_type="application/pdf"), "note": "n"})
    second, _ = write({"file": evil})

    boundary = first.partition("boundary=")[2]
    assert first != second
    assert boundary.encode() not in evil
    assert content.count(b"--" + boundary.encode()) == 3
    assert b'name="file"; filename="a%22.pdf"\r\nContent-Type: application/pdf\r\n' in content


def test_a_binary_body_and_a_text_body_are_sent_as_they_are() -> None:
    """Bytes for `application/octet-stream`, UTF-8 for text."""
    assert writer("application/octet-stream")(b"\x00\xff") == ("application/octet-stream", b"\x00\xff")
    assert writer("text/plain")("é") == ("text/plain", "é".encode())


def test_uploads_are_checked_by_their_bytes() -> None:
    """A file in a form is what its schema calls a binary string."""
    schema = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}
    body = Body("multipart/form-data", schema, required=True, fields=(("file", "file"),))
    operation: Operation[object] = Operation(
        id="x", method="POST", path="/x", body=body, responses={"200": ResponseSpec()}
    )

    request = Plan(operation, lambda _: Owner).request({"file": Upload(b"PDF")})

    assert request.content is not None
    assert b"PDF" in request.content


def test_an_optional_body_is_left_out_when_nothing_is_given() -> None:
    """No empty body, no content type."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    body = Body("application/json", schema, fields=(("a", "a"),))
    operation: Operation[object] = Operation(
        id="x", method="POST", path="/x", body=body, responses={"200": ResponseSpec()}
    )

    request = Plan(operation, lambda _: Owner).request({"a": None})

    assert request.content is None
    assert "content-type" not in dict(request.headers)


def test_a_cookie_header_of_the_caller_is_sent_beside_the_cookie_that_is_a_credential() -> None:
    """Of a call or of the client, and after the cookies of parameters; a cookie of the same name is the caller's."""
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers.get("cookie", ""))
        return httpx.Response(200)

    operation: Operation[object] = Operation(
        id="run", method="GET", path="/a", responses={"200": ResponseSpec()}, security=(("session",),),
        parameters=(Parameter("lang", "lang", "cookie", {"type": "string"}),),
    )  # fmt: skip
    spec = ClientSpec("acme", "acme", schemes={"session": ApiKey("session", "sid", "cookie")})
    client = Client(spec, {"session": "canary"}, base_url="https://api.example", transport=httpx.MockTransport(answer))
    for headers in ({}, {"Cookie": "a=1; b=2"}, {"cookie": "lang=hi"}):
        client.perform(operation, {"lang": "en"}, CallOptions(headers=headers))
    client.copy(headers={"COOKIE": "c=3"}).perform(operation, {}, CallOptions())

    assert sent == ["lang=en; sid=canary", "lang=en; sid=canary; a=1; b=2", "sid=canary; lang=hi", "sid=canary; c=3"]
