"""What requests send and responses hold, by their media types."""

from __future__ import annotations

import pytest

from generator.api import Alternative, Response
from generator.normalise.bodies import read_body
from generator.normalise.registry import Registry
from generator.normalise.responses import Responses, read_responses
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of

Node = dict[str, Json]
TEXT: Node = {"type": "string"}
BYTES: Node = {"type": "string", "format": "binary"}
OBJECT: Node = {"type": "object", "properties": {"a": TEXT}}
PNG: Node = {**BYTES, "contentMediaType": "image/png"}
CLASS: Json = {"$ref": "MakeRequest"}
PARTS, FORM = "multipart/form-data", "application/x-www-form-urlencoded"
UNSUPPORTED = "unsupported-media-type /o/requestBody"
Found = tuple[str, Json, tuple[tuple[str, str], ...]]


def body(request: Json, *, version: str = "3.1.0") -> tuple[Found | None, list[str]]:
    """Return the media type, the schema and the kinds of a body, and what is reported."""
    scope = scope_of({"openapi": version})
    found = read_body(Registry(scope, {}), {"requestBody": request}, Pointer("/o"), "Make")
    return (found.content_type, found.shape.wire, found.kinds) if found else None, reports(scope)


def content(media_type: str, schema: Json, **members: Json) -> Json:
    """Return a body of one media type."""
    return {"content": {media_type: {"schema": schema, **members}}}


@pytest.mark.parametrize(
    ("request_", "media_type", "schema"),
    [
        (content("application/json", OBJECT), "application/json", CLASS),
        ({"content": {"application/json": {}}}, "application/json", {}),
        (content("text/plain", TEXT), "text/plain", TEXT),
        ({"content": {"text/plain": {}}}, "text/plain", BYTES),
        (content("text/csv", {"maxLength": 3}), "text/csv", TEXT),
        (content("text/csv", {"anyOf": [TEXT, {"type": "integer"}]}), "text/csv", {"anyOf": [TEXT, {"type": "integer"}]}),
        (content("application/xml", {"enum": ["a"]}), "application/xml", {"enum": ["a"]}),
        (content("application/pdf", OBJECT), "application/pdf", BYTES),
        (content("application/pdf", TEXT), "application/pdf", TEXT),
        (content("application/pdf", BYTES), "application/pdf", BYTES),
        (content("*/*", OBJECT), "application/json", CLASS),
        (content("*/*", BYTES), "*/*", BYTES),
        ({"content": {"bad": {}, "text/plain": {"schema": TEXT}}}, "text/plain", TEXT),
        ({"content": {"text/plain": {"schema": TEXT}, "application/json": {"schema": OBJECT}}}, "application/json", CLASS),
        (content(PARTS, OBJECT), PARTS, CLASS),
        (content(PARTS, {"type": "object"}), PARTS, {"type": "object"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_body_is_json_a_form_text_or_bytes(request_: Json, media_type: str, schema: Json) -> None:
    """What nothing describes is bytes, but in JSON."""
    assert body(request_) == ((media_type, schema, ()), [])


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        (content("text/plain", OBJECT), f"{UNSUPPORTED}/content/text~1plain"),
        (content("text/plain", {"const": None}), f"{UNSUPPORTED}/content/text~1plain"),
        (content("text/plain", {"anyOf": [TEXT, OBJECT]}), f"{UNSUPPORTED}/content/text~1plain"),
        (content("text/plain", {"type": ["string", "null"]}), f"{UNSUPPORTED}/content/text~1plain"),
        (content("application/xml", OBJECT), f"{UNSUPPORTED}/content/application~1xml"),
        (content("bad", OBJECT), f"{UNSUPPORTED}/content/bad"),
        ({"content": {}}, UNSUPPORTED),
        ({"description": "None."}, UNSUPPORTED),
        (content(FORM, TEXT), f"{UNSUPPORTED}/content/application~1x-www-form-urlencoded"),
        (content(PARTS, TEXT), f"{UNSUPPORTED}/content/multipart~1form-data"),
        (content(PARTS, {"type": "array", "items": TEXT}), f"{UNSUPPORTED}/content/multipart~1form-data"),
        ({"content": {PARTS: {}}}, f"{UNSUPPORTED}/content/multipart~1form-data"),
    ],
    ids=str,
)  # fmt: skip
def test_a_body_that_cannot_be_sent_is_reported(request_: Json, found: str) -> None:
    """A form is an object, a text has no structure."""
    assert body(request_)[1] == [found]


@pytest.mark.parametrize(
    ("request_", "waivable"),
    [
        ({"content": {}}, True),
        ({"content": {}, "required": True}, False),
        (content("text/plain", OBJECT), True),
        (content(PARTS, TEXT), False),
    ],
    ids=str,
)
def test_a_body_that_must_be_sent_cannot_be_left_out(request_: Json, *, waivable: bool) -> None:
    """Nor can a form be sent as a text."""
    scope = scope_of({"openapi": "3.1.0"})

    read_body(Registry(scope, {}), {"requestBody": request_}, Pointer("/o"), "Make")

    assert [item.waivable for item in scope.findings] == [waivable]


def test_an_operation_without_a_body_has_none() -> None:
    """An empty one is none either."""
    scope = scope_of({"openapi": "3.1.0"})

    assert read_body(Registry(scope, {}), {}, Pointer("/o"), "Make") is None
    assert body({}) == (None, [])


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        (PNG, "image/png"),
        ({"type": "array", "items": PNG}, "image/png"),
        ({"anyOf": [PNG, {"type": "null"}]}, "image/png"),
        ({"anyOf": [PNG, BYTES]}, ""),
        ({"anyOf": [PNG, {**PNG, "contentMediaType": "image/gif"}]}, ""),
        ({**BYTES, "contentMediaType": "image/*"}, ""),
        ({**BYTES, "contentMediaType": "application/octet-stream"}, ""),
        ({**PNG, "format": "date", "contentEncoding": "base64"}, ""),
        (BYTES, ""),
        (TEXT, ""),
    ],
    ids=str,
)
def test_a_file_of_a_form_has_the_media_type_of_its_schema(schema: Json, kind: str) -> None:
    """Where one is certain."""
    found, _ = body(content(PARTS, {"type": "object", "properties": {"a": schema}}))

    assert found is not None
    assert found[2] == ((("a", kind),) if kind else ())


@pytest.mark.parametrize(
    ("media_type", "encoding", "kind", "supported"),
    [
        (PARTS, {}, "", True),
        (PARTS, 1, "", True),
        (PARTS, {"other": 1}, "", True),
        (PARTS, {"contentType": "image/png"}, "image/png", True),
        (PARTS, {"contentType": "image/png, image/gif"}, "", True),
        (PARTS, {"contentType": "image/*"}, "", True),
        (PARTS, {"contentType": "bad"}, "", False),
        (PARTS, {"headers": {}}, "", False),
        (PARTS, {"style": "form"}, "", True),
        (PARTS, {"style": "form", "explode": True}, "", True),
        (PARTS, {"explode": False}, "", False),
        (PARTS, {"style": "deepObject"}, "", False),
        (FORM, {}, "", True),
        (FORM, {"style": "form"}, "form*", True),
        (FORM, {"style": "form", "explode": False}, "form", True),
        (FORM, {"style": "spaceDelimited"}, "spaceDelimited", True),
        (FORM, {"style": "pipeDelimited", "explode": True}, "pipeDelimited*", True),
        (FORM, {"explode": True}, "form*", True),
        (FORM, {"explode": False}, "form", True),
        (FORM, {"contentType": "application/json"}, "json", True),
        (FORM, {"contentType": "text/plain"}, "", True),
        (FORM, {"contentType": "application/json", "style": "form"}, "form*", True),
        (FORM, {"contentType": "bad"}, "", False),
        (FORM, {"style": "matrix"}, "", False),
    ],
    ids=str,
)  # fmt: skip
def test_how_a_field_is_written_is_what_its_encoding_says(
    media_type: str, encoding: Json, kind: str, *, supported: bool
) -> None:
    """What is not understood of it is reported."""
    found, refused = body(content(media_type, OBJECT, encoding={"a": encoding}))

    assert found is not None
    assert found[2] == ((("a", kind),) if kind else ())
    assert [item.partition(" ")[0] for item in refused] == ([] if supported else ["unsupported-encoding"])


def test_openapi_3_0_has_no_styles_for_parts() -> None:
    """They mean nothing there."""
    encoding: Json = {"a": {"style": "deepObject", "explode": False}}

    assert body(content(PARTS, OBJECT, encoding=encoding), version="3.0.3") == ((PARTS, CLASS, ()), [])


def responses(declared: Json, *, head: bool = False) -> tuple[Responses, list[str]]:
    """Return the responses of an operation, and what is reported."""
    scope = scope_of({"openapi": "3.1.0"})
    found = read_responses(Registry(scope, {}), {"responses": declared}, Pointer("/o"), "Read", head=head)
    return found, reports(scope)


JSON: Node = {"application/json": {"schema": OBJECT}}
BOTH: Node = {**JSON, "text/csv": {}, "application/problem+json": {"schema": OBJECT}}
TABLE = Alternative("text/csv", {})
EMPTY = Response(None, {}, None)


def response(name: str, *others: Alternative, error: str | None = None) -> Response:
    """Return a response of a class."""
    return Response("application/json", {"$ref": name}, error, others)


@pytest.mark.parametrize(
    ("declared", "rows"),
    [
        ([], ()),
        ({"200": {"content": JSON}}, (("200", response("ReadResponse")),)),
        ({"201": {"content": JSON}, "200": {"content": JSON}},
         (("200", response("ReadResponse")), ("201", response("Read201Response")))),
        ({"204": {"content": JSON}, "304": {"content": JSON}}, (("204", EMPTY), ("304", EMPTY))),
        ({"200": {"content": BOTH}, "404": {"content": BOTH, "x-error": "not-found"}},
         (
             ("200", response("ReadResponse", TABLE, Alternative("application/problem+json", {"$ref": "ReadResponse3"}))),
             ("404", response("Read404Response", error="not-found")),
         )),
        ({"default": {"content": {**JSON, "text/csv": {}}}}, (("default", response("ReadDefaultResponse", TABLE)),)),
        ({"default": {"content": {**JSON, "text/csv": {}}}, "200": {}}, (("200", EMPTY), ("default", response("ReadDefaultResponse")))),
        ({"200": {"content": {"text/plain": {"schema": OBJECT}}}}, (("200", Response("text/plain", {}, None)),)),
        ({"200": {"content": {"*/*": {"schema": OBJECT}}}}, (("200", response("ReadResponse")),)),
        ({"200": {"content": {"*/*": {"schema": BYTES}}}}, (("200", Response("*/*", {}, None)),)),
        ({"x-own": {}}, ()),
    ],
    ids=str,
)  # fmt: skip
def test_a_success_may_come_in_several_media_types(declared: Json, rows: tuple[tuple[str, Response], ...]) -> None:
    """An error in the best one alone; of `default` it depends on whether there are others."""
    found, refused = responses(declared)

    assert (found.rows, refused) == (rows, [])


def test_head_has_no_body() -> None:
    """Whatever is declared."""
    assert responses({"200": {"content": JSON}}, head=True)[0].rows == (("200", EMPTY),)


def test_what_an_operation_returns_and_raises() -> None:
    """The first success describes it; each error has a class of ours."""
    declared: Json = {
        "404": {"x-error": "not-found", "description": "Not there."},
        "201": {"description": " Made. ", "content": JSON},
        "200": {"description": "Found."},
        "400": {"x-error": "bad-request"},
    }

    found, _ = responses(declared)

    assert (found.description, found.models) == ("Made.", ("Read201Response",))
    assert found.raises == (("BadRequest", "400"), ("NotFound", "404"))


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ({"6XX": {}}, "bad-status /o/responses/6XX"),
        ({"20": {}}, "bad-status /o/responses/20"),
        ({"2XX ": {}}, "bad-status /o/responses/2XX "),
        ({"200": {"content": {"bad": {}}}}, "unsupported-media-type /o/responses/200/content/bad"),
    ],
    ids=str,
)
def test_what_is_no_status_or_no_media_type_is_reported(declared: Json, found: str) -> None:
    """The rest is read on."""
    assert responses(declared)[1] == [found]
