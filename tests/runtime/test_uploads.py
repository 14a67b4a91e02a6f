"""Files on the wire: in forms of both kinds, and as whole bodies."""

import re
from urllib.parse import parse_qs

import pytest

from generator.runtime.body import Upload, writer
from generator.runtime.errors import InvalidRequest
from generator.runtime.operation import Body, Operation, ResponseSpec
from generator.runtime.plan import Plan
from generator.runtime.request_parts import RequestParts

FILE = {"type": "string", "format": "binary"}
PART = re.compile(rb'name="(\w+)"(?:; filename="([^"]*)")?(?:\r\nContent-Type: ([^\r]+))?\r\n\r\n([^\r]*)')


def request_of(
    properties: dict[str, object], values: dict[str, object], kinds: tuple[tuple[str, str], ...] = ()
) -> RequestParts:
    """The request of a form."""
    body = Body(
        "multipart/form-data",
        {"type": "object", "properties": properties},
        required=True,
        fields=tuple(properties),
        kinds=kinds,
    )
    operation: Operation[object] = Operation(
        id="x", method="POST", path="/x", body=body, responses={"200": ResponseSpec()}
    )
    return Plan(operation, lambda _: pytest.fail("no class is asked for")).request(values)


def parts(request: RequestParts) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """Name, file name, media type and content of each part."""
    return PART.findall(request.content or b"")


def test_a_file_has_a_name_and_a_media_type() -> None:
    """The field's name and the contract's type, unless the caller says others."""
    values: dict[str, object] = {
        "a": b"1",
        "b": [b"2", Upload(b"3", filename="c.gif", content_type="image/gif"), Upload(b"4")],
    }

    sent = request_of({"a": FILE, "b": {"type": "array", "items": FILE}}, values, kinds=(("b", "image/png"),))

    assert parts(sent) == [
        (b"a", b"a", b"application/octet-stream", b"1"),
        (b"b", b"b", b"image/png", b"2"),
        (b"b", b"c.gif", b"image/gif", b"3"),
        (b"b", b"file", b"image/png", b"4"),
    ]


def test_a_text_given_for_a_file_is_sent_as_one() -> None:
    """A server that wants a file looks for its name; where text will do, a text is a plain field."""
    table = {**FILE, "contentMediaType": "text/csv"}
    either = {"anyOf": [FILE, {"type": "string"}]}

    sent = request_of(
        {"a": FILE, "b": table, "c": either}, {"a": "é", "b": "x,y", "c": "z"}, kinds=(("b", "text/csv"),)
    )

    assert parts(sent) == [
        (b"a", b"a", b"application/octet-stream", "é".encode()),
        (b"b", b"", b"text/csv", b"x,y"),
        (b"c", b"", b"", b"z"),
    ]


def test_what_is_no_file_is_refused_in_words_that_say_what_is() -> None:
    """Nothing is sent."""
    with pytest.raises(InvalidRequest, match="/a must be bytes or an Upload"):
        request_of({"a": FILE}, {"a": 1})


def test_a_field_of_any_kind_may_be_a_file() -> None:
    """`{}` is how OpenAPI 3.1 writes a file of any type; an object is JSON, as ever."""
    values: dict[str, object] = {"a": b"1", "b": Upload(b"2", filename="b.bin"), "c": {"x": 1}, "d": 4}

    sent = request_of({"a": {}, "b": {}, "c": {}, "d": {}}, values)

    assert parts(sent) == [
        (b"a", b"a", b"application/octet-stream", b"1"),
        (b"b", b"b.bin", b"application/octet-stream", b"2"),
        (b"c", b"", b"application/json", b'{"x":1}'),
        (b"d", b"", b"", b"4"),
    ]


def test_bytes_in_an_urlencoded_form_arrive_as_they_are() -> None:
    """Percent-encoded, an upload without the name that has no place there."""
    _, content = writer("application/x-www-form-urlencoded")({"a": b"\x00\xff&", "b": Upload(b"=", filename="b")})

    assert content == b"a=%00%FF%26&b=%3D"
    assert parse_qs(content.decode(), encoding="latin-1") == {"a": ["\x00\xff&"], "b": ["="]}


def test_an_upload_that_is_the_whole_body_says_its_media_type() -> None:
    """Where it does not, the contract does; nothing of it can start another header."""
    write = writer("image/png")

    assert write(Upload(b"x", content_type="image/gif")) == ("image/gif", b"x")
    assert write(Upload(b"x")) == ("image/png", b"x")
    assert write(Upload(b"x", content_type="a/b\r\nx-evil: ü1")) == ("a/bx-evil: 1", b"x")
