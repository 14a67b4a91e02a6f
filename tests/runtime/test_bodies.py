"""How a body is written in each media type, and what may be a body of which."""

from __future__ import annotations

import re
from typing import TypeAlias

import pytest

from generator.runtime.body import Upload, is_file, outside, writer

Form: TypeAlias = dict[str, object]

TEXT: Form = {"type": "string"}
FILE: Form = {"type": "string", "format": "binary"}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        (FILE, True),
        (TEXT, False),
        ({}, False),
        ({"type": "string", "format": "byte"}, False),
        ({**FILE, "contentMediaType": "image/png"}, True),
        ({**FILE, "contentMediaType": "application/json"}, False),
        ({**FILE, "contentMediaType": "application/problem+json"}, False),
        ({**FILE, "contentMediaType": "TEXT/csv"}, False),
        ({"type": "array", "items": FILE}, True),
        ({"type": "array", "items": TEXT}, False),
        ({"type": "array", "items": True}, False),
        ({"anyOf": [FILE, {"type": "null"}]}, True),
        ({"oneOf": [{"type": "null"}, FILE]}, True),
        ({"anyOf": [FILE, TEXT]}, False),
        ({"oneOf": [{"type": "array", "items": FILE}, FILE]}, True),
        ({"anyOf": [{"type": "null"}], "items": FILE}, True),
        ({"anyOf": [{"type": "null"}], **FILE}, True),
        ({"anyOf": [TEXT], **FILE}, False),
    ],
)
def test_a_field_is_a_file_where_no_text_will_do(schema: Form, *, file: bool) -> None:
    """By its format and its media type, or by those of each alternative."""
    assert is_file(schema) is file


@pytest.mark.parametrize(
    ("value", "styles", "written"),
    [
        ({"a": "x y", "b&c": "ü/="}, {}, b"a=x+y&b%26c=%C3%BC%2F%3D"),
        ({"a": [1, None, True], "b": None, "c": False}, {}, b"a=1&a=true&c=false"),
        ({"a": {"b": [1]}, "c": [{"d": "é"}]}, {}, b"a=%7B%22b%22%3A%5B1%5D%7D&c=%7B%22d%22%3A%22%C3%A9%22%7D"),
        ({"a": b"\0", "b": Upload(b"&", filename="x")}, {}, b"a=%00&b=%26"),
        ({}, {}, b""),
        ({"a": [1, 2]}, {"a": "form"}, b"a=1,2"),
        ({"a": [1, 2]}, {"a": "form*"}, b"a=1&a=2"),
        ({"a": ["x y", None, "z"]}, {"a": "pipeDelimited"}, b"a=x%20y%7Cz"),
        ({"a": {"b": {"c": 1}, "d": [2]}}, {"a": "deepObject*"}, b"a%5Bb%5D%5Bc%5D=1&a%5Bd%5D%5B0%5D=2"),
        ({"a": {"b": 1, "c": None}}, {"a": "form*"}, b"b=1"),
        ({"a": None, "b": [], "c": {}, "d": 1}, {"a": "form", "b": "form", "c": "form*"}, b"d=1"),
        ({"a": None, "b": [None, 1]}, {"a": "json", "b": "json"}, b"a=null&b=%5Bnull%2C1%5D"),
    ],
)
def test_a_form_is_written_field_by_field(value: Form, styles: dict[str, str], written: bytes) -> None:
    """A list repeats its field, an object is JSON, null is left out, unless the contract names a style."""
    assert writer(FORM, styles)(value) == (FORM, written)


def _of_multipart(value: Form, kinds: dict[str, str] | None = None, files: tuple[str, ...] = ()) -> bytes:
    """The parts of a multipart form, with `--` in place of its boundary."""
    content_type, content = writer(MULTIPART, kinds or {}, files)(value)
    found = re.fullmatch(r"multipart/form-data; boundary=([0-9a-f]{48})", content_type)
    assert found is not None
    return content.replace(b"--" + found[1].encode(), b"--")


@pytest.mark.parametrize(
    ("value", "kinds", "files", "head", "content"),
    [
        ({"a": "é"}, {}, (), b'name="a"', "é".encode()),
        ({"a": True}, {}, (), b'name="a"', b"true"),
        ({"a": 'x"\r\ny'}, {}, (), b'name="a"', b'x"\r\ny'),
        ({'a"\r\nb': 1}, {}, (), b'name="a%22%0D%0Ab"', b"1"),
        ({"a": {"b": 1}}, {}, (), b'name="a"\r\nContent-Type: application/json', b'{"b":1}'),
        ({"a": 1}, {"a": "application/json"}, (), b'name="a"\r\nContent-Type: application/json', b"1"),
        ({"a": "x"}, {"a": "application/json"}, (), b'name="a"\r\nContent-Type: application/json', b'"x"'),
        ({"a": "x"}, {"a": "text/csv"}, (), b'name="a"\r\nContent-Type: text/csv', b"x"),
        ({"a": {"b": 1}}, {"a": "text/plain"}, (), b'name="a"\r\nContent-Type: text/plain', b'{"b":1}'),
        ({"a": "x"}, {}, ("a",), b'name="a"; filename="a"\r\nContent-Type: application/octet-stream', b"x"),
        ({"a": 1}, {}, ("a",), b'name="a"', b"1"),
        ({"a": b"x"}, {"a": "image/png"}, (), b'name="a"; filename="a"\r\nContent-Type: image/png', b"x"),
        ({"a": Upload(b"x", filename='q".p\n', content_type="image/gif\r\n")}, {"a": "image/png"}, (),
         b'name="a"; filename="q%22.p%0A"\r\nContent-Type: image/gif', b"x"),
        ({"a": Upload(b"x")}, {}, (), b'name="a"; filename="file"\r\nContent-Type: application/octet-stream', b"x"),
    ],
)  # fmt: skip
def test_a_part_of_a_multipart_form_names_its_field_and_its_kind(
    value: Form, kinds: dict[str, str], files: tuple[str, ...], head: bytes, content: bytes
) -> None:
    """A file has a name as well; nothing in a name can begin another header."""
    written = _of_multipart(value, kinds, files)

    assert written == b"--\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + content + b"\r\n----\r\n"


def test_the_parts_of_a_multipart_form_stand_one_after_another() -> None:
    """A list is a part for each of its items; what is null is left out, and without a part there is the end alone."""
    written = _of_multipart({"a": [1, None, "x"], "b": None, "c": 2})

    assert re.findall(rb'name="(\w)"\r\n\r\n(\w)\r\n', written) == [(b"a", b"1"), (b"a", b"x"), (b"c", b"2")]
    assert _of_multipart({"a": None}) == b"----\r\n"


@pytest.mark.parametrize(
    ("content_type", "value", "written"),
    [
        ("text/plain", "é", ("text/plain", "é".encode())),
        ("text/plain; charset=utf-8", 7, ("text/plain; charset=utf-8", b"7")),
        ("text/plain", None, ("text/plain", b"")),
        ("image/png", b"x", ("image/png", b"x")),
        ("image/png", bytearray(b"x"), ("image/png", b"x")),
        ("image/png", Upload(b"x", content_type="image/gif"), ("image/gif", b"x")),
        ("image/*", Upload(b"x", content_type="image/gif"), ("image/gif", b"x")),
        ("image/*", b"x", ("", b"x")),
        ("*/*", b"x", ("application/octet-stream", b"x")),
        ("application/*", b"x", ("application/octet-stream", b"x")),
        ("TEXT/*; q=1", "x", ("text/plain", b"x")),
        ("text/*", Upload(b"x", content_type="text/csv"), ("text/csv", b"x")),
        ("Application/X-WWW-Form-URLencoded; a=b", {"a": 1}, ("Application/X-WWW-Form-URLencoded; a=b", b"a=1")),
    ],
)
def test_a_whole_body_is_of_the_type_that_was_given_with_it_or_of_the_contracts(
    content_type: str, value: object, written: tuple[str, bytes]
) -> None:
    """Of a range, the plainest type that there is."""
    assert writer(content_type)(value) == written


@pytest.mark.parametrize(
    ("value", "content_type", "wrong"),
    [
        (b"x", "image/png", ""),
        (Upload(b"x", content_type="text/csv"), "image/png", ""),
        (b"x", "*/*", ""),
        (b"x", "application/*", ""),
        (b"x", "image/*", "needs a media type of image/*: give `Upload(content, content_type=…)`"),
        (Upload(b"x"), "image/*", "needs a media type of image/*: give `Upload(content, content_type=…)`"),
        (Upload(b"x", content_type="image/gif"), "image/*", ""),
        (Upload(b"x", content_type="image/*"), "image/*",
         "has the media type image/*, which is none of image/*: give another as `content_type`"),
        (Upload(b"x", content_type="text/csv"), "image/*",
         "has the media type text/csv, which is none of image/*: give another as `content_type`"),
    ],
)  # fmt: skip
def test_a_body_that_is_outside_a_range_of_media_types_is_explained(
    value: object, content_type: str, wrong: str
) -> None:
    """So that the caller can give another; one type is no range, and any body will do."""
    assert outside(value, content_type) == wrong
