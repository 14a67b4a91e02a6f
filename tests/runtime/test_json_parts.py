"""JSON where it is a part of something else: a parameter, or a part of a form with a media type of its own."""

import re
from typing import Literal

import httpx
import pytest

from generator.runtime.body import Upload, writer
from generator.runtime.call_options import CallOptions
from generator.runtime.client import Client
from generator.runtime.errors import InvalidRequest
from generator.runtime.operation import ClientSpec, Operation, Parameter, ResponseSpec

VALUE = {"name": "a&b/ü", "ids": [1, 2]}


def sent(location: Literal["path", "query", "header", "cookie"], value: object) -> httpx.Request:
    """The request that carries a value as JSON text."""
    requests: list[httpx.Request] = []
    path = "/a/{filter}" if location == "path" else "/a"
    operation: Operation[object] = Operation(
        id="run", method="GET", path=path, responses={"200": ResponseSpec()},
        parameters=(Parameter("filter", "filter", location, {}, required=True, style="json"),),
    )  # fmt: skip

    def response(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200)

    client = Client(
        ClientSpec("acme", "acme"),
        credentials={},
        base_url="https://api.example",
        transport=httpx.MockTransport(response),
    )
    client.perform(operation, {"filter": value}, CallOptions())
    return requests[0]


def test_a_parameter_described_by_content_is_json_text() -> None:
    """Percent-encoded where URLs need it, and in cookies where nothing else could stand: few servers decode those."""
    encoded = "%7B%22name%22%3A%22a%26b%2F%C3%BC%22%2C%22ids%22%3A%5B1%2C2%5D%7D"

    assert sent("query", VALUE).url.raw_path == f"/a?filter={encoded}".encode()
    assert sent("path", VALUE).url.raw_path == f"/a/{encoded}".encode()
    assert sent("cookie", VALUE).headers["cookie"] == "filter={%22name%22:%22a&b/%C3%BC%22%2C%22ids%22:[1%2C2]}"
    assert sent("header", {"ids": [1]}).headers["filter"] == '{"ids":[1]}'


@pytest.mark.parametrize(
    ("location", "value"), [("query", {"a": object()}), ("query", {"a": float("nan")}), ("header", "ü")]
)
def test_what_json_or_a_header_cannot_say_is_not_sent(location: Literal["query", "header"], value: object) -> None:
    """The violation names the parameter."""
    with pytest.raises(InvalidRequest, match="/filter"):
        sent(location, value)


def test_parts_of_a_form_have_the_types_that_the_contract_gives_them() -> None:
    """A text that is to be JSON is quoted; an upload says itself what it is."""
    kinds = {"picture": "image/png", "note": "application/json", "terms": "application/sdp", "own": "image/png"}
    own = Upload(b"y", filename="y.gif", content_type="image/gif")
    form = {"picture": b"x", "note": "hi", "terms": "v=0", "own": own, "plain": "p"}
    _, content = writer("multipart/form-data", kinds)(form)

    heads = re.findall(rb'name="(\w+)"[^\r]*(?:\r\nContent-Type: ([^\r]+))?\r\n\r\n([^\r]*)', content)
    assert heads == [
        (b"picture", b"image/png", b"x"),
        (b"note", b"application/json", b'"hi"'),
        (b"terms", b"application/sdp", b"v=0"),
        (b"own", b"image/gif", b"y"),
        (b"plain", b"", b"p"),
    ]
