"""What users of a client read of a change on the wire: a sentence, with its weight and its heading."""

from __future__ import annotations

import pytest

from generator.changes.contract import compare_contracts
from generator.changes.envelope import compare as compare_envelopes
from generator.types import Json

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
METHODS = {"POST /t": "acme.t.make", "PUT /u": "acme.t.put"}
JSON: Json = {"content": {"application/json": {"schema": TEXT}}}


def takes(schema: Json) -> dict[str, Json]:
    """Return an operation that takes this."""
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def returns(**responses: Json) -> dict[str, Json]:
    """Return an operation that returns this, by its status with an underscore before it."""
    return {"responses": {status.lstrip("_"): response for status, response in responses.items()}}


def having(*required: str, **properties: Json) -> Json:
    """Return an object."""
    return {"type": "object", "required": [*required], "properties": properties}


def parameter(name: str, where: str = "query", schema: Json = TEXT, **more: Json) -> Json:
    """Return a parameter."""
    return {"name": name, "in": where, "schema": schema, **more}


def sentences(old: Json, new: Json) -> list[str]:
    """Return what users read, with the weight and the heading."""
    found = compare_contracts("acme", METHODS, old, new)
    return [f"{change.impact.name} {change.section}: {change}" for _, change in found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"parameters": [parameter("a"), parameter("b")]}, {"parameters": [parameter("a", "header"), parameter("b")]},
         ["BEHAVIOUR Changed: {}: `a` travels as header parameter a now."]),
        ({"parameters": [parameter("a"), parameter("b")]}, {"parameters": [parameter("b")]}, ["BREAKING Removed: {}: `a` is removed."]),
        ({"parameters": [parameter("a")]}, {"parameters": [parameter("a"), parameter("c", "header", NUMBER, required=True)]},
         ["BREAKING Changed: {}: `c` is new, integer, required."]),
        ({"parameters": [parameter("a")]}, {"parameters": [parameter("a"), parameter("c", "header", NUMBER)]},
         ["COMPATIBLE Added: {}: `c` is new, integer."]),
        ({"parameters": [parameter("pan_no")]}, {"parameters": [parameter("pan_number")]},
         ["BEHAVIOUR Changed: {}: `pan_no` travels as query parameter pan_number now."]),
        ({"parameters": [parameter("a", schema={"maxLength": 2})]}, {"parameters": [parameter("a", schema={"maxLength": 1})]},
         ["BREAKING Changed: {}: `a` has `maxLength` 1 now, was 2."]),
        ({"parameters": [parameter("a", schema={"maxLength": 2}), parameter("a", "header")]},
         {"parameters": [parameter("a", schema={"maxLength": 1})]},
         ["BREAKING Changed: {}: `a` has `maxLength` 1 now, was 2.", "BREAKING Removed: {}: `a` is removed."]),
        ({"parameters": [parameter("a")]}, {"parameters": [parameter("a", required=True)]}, ["BREAKING Changed: {}: `a` is required now."]),
        ({"parameters": [parameter("a", required=True)]}, {"parameters": [parameter("a")]},
         ["COMPATIBLE Changed: {}: `a` is no longer required."]),
        ({"requestBody": {}}, {"requestBody": {"required": True}}, ["BREAKING Changed: {}: the body is required now."]),
        ({"requestBody": {"required": True}}, {"requestBody": {}}, ["COMPATIBLE Changed: {}: the body is no longer required."]),
        ({"operationId": "x"}, {"operationId": "y"}, ["BEHAVIOUR Changed: {}: is called y in events now, was x."]),
        ({"tags": ["x"]}, {"tags": ["y"]}, []),
        ({"summary": "x"}, {"summary": "y"}, []),
        ({"security": [{"k": []}]}, {"security": [{"k": [], "a": []}, {"z": []}]},
         ["BEHAVIOUR Changed: {}: needs a and k or z now, was k."]),
        ({"security": [{"k": []}]}, {}, ["BEHAVIOUR Changed: {}: needs what the whole API needs now, was k."]),
        ({"security": []}, {"security": [{"k": []}, 1]}, ["BEHAVIOUR Changed: {}: needs k now, was nothing."]),
        ({"x-retry": "safe"}, {"x-retry": "unsafe"}, ["BEHAVIOUR Changed: {}: is unsafe to repeat after failures now, was safe."]),
        ({}, {"x-retry": "unsafe"}, ["BEHAVIOUR Changed: {}: is unsafe to repeat after failures now, was nothing."]),
        ({"x-poll": {"status": "/s", "done": ["a"]}}, {}, ["BEHAVIOUR Changed: {}: waits until nothing; was: /s is a."]),
        ({"x-ahead": 1}, {"x-ahead": 2}, ["BEHAVIOUR Changed: {}: has `x-ahead` 2 now, was 1."]),
        ({"x-ahead": 1}, {}, ["BEHAVIOUR Changed: {}: no longer has `x-ahead` 1."]),
        ({"x-other": 1}, {"x-other": 2}, []),
        ({}, {"deprecated": True}, ["COMPATIBLE Deprecated: {}: is deprecated."]),
        ({"servers": [{"url": "a"}]}, {"servers": [{"url": "b"}]},
         ["BEHAVIOUR Changed: {}: servers a is removed.", 'BEHAVIOUR Changed: {}: servers b is new, {{"url": "b"}}.']),
    ],
    ids=str,
)  # fmt: skip
def test_a_method_that_is_called_otherwise_is_reported(
    old: dict[str, Json], new: dict[str, Json], found: list[str]
) -> None:
    """What moves on the wire alone changes no program; what went, or has to be given now, breaks one."""
    sides: list[Json] = [{"paths": {"/t": {"post": side}}} for side in (old, new)]

    assert sentences(sides[0], sides[1]) == [one.format("`acme.t.make`") for one in found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"type": "string"}, {"type": "string", "default": "y"},
         ['BEHAVIOUR Changed: {}: the body means "y" where it is left out now, was nothing.']),
        ({"a": {"default": "x"}}, {"a": {"default": "y"}}, ['BEHAVIOUR Changed: {}: `a` means "y" where it is left out now, was "x".']),
        ({"a": {"default": ["x"]}}, {"a": {"default": ["y"]}},
         ['BEHAVIOUR Changed: {}: `a` means ["y"] where it is left out now, was ["x"].']),
        ({"a": {}}, {"a": {"x-sensitive": True}}, ["BEHAVIOUR Changed: {}: `a` is hidden when printed now."]),
        ({"a": {"x-sensitive": True}}, {"a": {}}, ["BEHAVIOUR Changed: {}: `a` is no longer hidden when printed."]),
        ({"a": {}}, {"a": {"deprecated": True}}, ["COMPATIBLE Deprecated: {}: `a` is deprecated."]),
        ({"a": {"deprecated": True}}, {"a": {}}, ["COMPATIBLE Changed: {}: `a` is no longer deprecated."]),
        ({"a": {"const": "x"}}, {"a": {"const": "y"}}, ['BEHAVIOUR Changed: {}: `a` has `const` "y" now, was "x".']),
        ({"a": {"enum": ["x", "y"]}}, {"a": {"enum": ["x", "z"]}},
         ['BREAKING Changed: {}: `a` no longer has the value "y".', 'COMPATIBLE Changed: {}: `a` also has the value "z".']),
        ({"a": {"enum": ["x", "y\nz"]}}, {"a": {"enum": ["x"]}}, ['BREAKING Changed: {}: `a` no longer has the value "y\\nz".']),
        ({"default": TEXT, "deprecated": TEXT}, {},
         ["BREAKING Removed: {}: `default` is removed.", "BREAKING Removed: {}: `deprecated` is removed."]),
        ({"pan_no": TEXT}, {"pan_number": TEXT}, ["BEHAVIOUR Changed: {}: `pan_no` travels as pan_number now."]),
        ({"a": TEXT}, {"b": NUMBER}, ["BREAKING Removed: {}: `a` is removed.", "COMPATIBLE Added: {}: `b` is new, integer."]),
        ({"a": {"maxLength": 3, "minLength": 1}}, {"a": {"maxLength": 4, "pattern": "x"}},
         ["COMPATIBLE Changed: {}: `a` has `maxLength` 4 now, was 3.", "COMPATIBLE Changed: {}: `a` no longer has `minLength` 1.",
          'BREAKING Changed: {}: `a` has `pattern` "x" now.']),
        ({"a": having(b={"maxLength": 3})}, {"a": having(b={"maxLength": 4})},
         ["COMPATIBLE Changed: {}: `a.b` has `maxLength` 4 now, was 3."]),
        ({"a": {"anyOf": [TEXT, NUMBER]}}, {"a": {"anyOf": [TEXT]}}, ["BREAKING Removed: {}: a.anyOf 2 is removed."]),
    ],
    ids=str,
)  # fmt: skip
def test_a_field_of_a_body_is_reported_by_its_name(
    old: dict[str, Json], new: dict[str, Json], found: list[str]
) -> None:
    """Constants are sent by the client itself."""
    sides: list[Json] = [
        {"paths": {"/t": {"post": takes(side if "type" in side else having(**side))}}} for side in (old, new)
    ]

    assert sentences(sides[0], sides[1]) == [one.format("`acme.t.make`") for one in found]


OK: dict[str, Json] = {"_200": JSON}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (returns(_404={"x-error": "not-found"}), returns(_404={"x-error": "conflict"}),
         ["BREAKING Changed: {}: raises `Conflict` on HTTP 404 now, was `NotFound`."]),
        (returns(_404={}), returns(_404={"x-error": "conflict"}),
         ["BREAKING Changed: {}: raises `Conflict` on HTTP 404 now, was `NotFound`."]),
        (returns(_404={}), returns(_404={"x-error": "not-found"}), ["COMPATIBLE Changed: {}: is known to respond with HTTP 404."]),
        (returns(**OK), returns(**OK, _404={}), ["COMPATIBLE Changed: {}: is known to respond with HTTP 404."]),
        (returns(**OK, _404={}, default={}), returns(**OK),
         ["COMPATIBLE Changed: {}: is no longer known to respond with HTTP 404.",
          "COMPATIBLE Changed: {}: is no longer known to respond with any other HTTP status."]),
        (returns(**OK), returns(**OK, _409={"x-error": "rejected"}, default={"x-error": "rejected"}),
         ["BREAKING Changed: {}: raises `Rejected` on HTTP 409 now, was `Conflict`.",
          "COMPATIBLE Changed: {}: raises `Rejected` on any other HTTP status now, was `ApiError`."]),
        (returns(**OK), returns(**OK, _409={"x-error": ["conflict"]}), ["COMPATIBLE Changed: {}: is known to respond with HTTP 409."]),
        (returns(**OK), returns(**OK, _201=JSON, _204={}),
         ["BEHAVIOUR Changed: {}: may respond with HTTP 201 now, with `application/json`.",
          "BREAKING Changed: {}: may respond with HTTP 204 now, with no content."]),
        (returns(**OK), returns(**OK, _201={"content": {"a/xml": {}, "a/b": {}}}),
         ["BREAKING Changed: {}: may respond with HTTP 201 now, with `a/xml` or `a/b`."]),
        (returns(**OK), returns(**OK, _201={"content": {}}), ["BREAKING Changed: {}: may respond with HTTP 201 now, with no content."]),
        (returns(**OK, _201=JSON), returns(**OK),
         ["BEHAVIOUR Changed: {}: is no longer known to respond with HTTP 201, with `application/json`."]),
        (returns(**OK), returns(_201={}),
         ["BREAKING Changed: {}: is no longer known to respond with HTTP 200, with `application/json`.",
          "BREAKING Changed: {}: may respond with HTTP 201 now, with no content."]),
        (returns(_200={"content": {"application/json": {"schema": having(a=TEXT)}}}),
         returns(_200={"content": {"application/json": {"schema": having(a=NUMBER)}}}),
         ["BREAKING Changed: {}: a of response 200 has `type` integer now, was string."]),
        (returns(_200={"content": {"application/json": {"schema": {"const": "a"}}}}),
         returns(_200={"content": {"application/json": {"schema": {"const": "b"}}}}),
         ['BREAKING Changed: {}: response 200 has `const` "b" now, was "a".']),
        (returns(_200={"headers": {"H": {"schema": TEXT}}}), returns(_200={"headers": {"H": {"schema": NUMBER}}}),
         ["BREAKING Changed: {}: header H of response 200 has `type` integer now, was string."]),
        (returns(_200={"content": {"application/json": {}, "a/b": {}}}), returns(_200={"content": {"application/json": {}, "a/c": {}}}),
         ["BREAKING Changed: {}: response 200 no longer has the content a/b.",
         "COMPATIBLE Changed: {}: response 200 also has the content a/c."]),
        ({"requestBody": {"content": {"a/a": {}, "a/b": {}}}}, {"requestBody": {"content": {"a/a": {}, "a/c": {}}}},
         ["BEHAVIOUR Changed: {}: the body no longer has the content a/b.", "BEHAVIOUR Changed: {}: the body also has the content a/c."]),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_method_returns_and_raises_is_reported(
    old: dict[str, Json], new: dict[str, Json], found: list[str]
) -> None:
    """A kind of the exception before is still caught; a success of the same content is no other result."""
    sides: list[Json] = [{"paths": {"/t": {"post": side}}} for side in (old, new)]

    assert sentences(sides[0], sides[1]) == [one.format("`acme.t.make`") for one in found]


def schemes(**parts: Json) -> Json:
    """Return a document with these security schemes."""
    return {"components": {"securitySchemes": parts}}


KEY: dict[str, Json] = {"type": "apiKey", "in": "header", "name": "A"}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"paths": {"/t": {"post": {"operationId": "x"}}}}, {"paths": {"/u": {"put": {"operationId": "x"}}}},
         ["BEHAVIOUR Changed: `acme.t.put`: is sent as `PUT /u` now, was `POST /t`."]),
        ({"paths": {"/t": {"post": {"operationId": "x"}}}}, {"paths": {"/v": {"put": {"operationId": "x"}}}},
         ["BEHAVIOUR Changed: `acme.t.make`: is sent as `PUT /v` now, was `POST /t`."]),
        ({"paths": {"/v": {"post": {"operationId": "x"}}}}, {"paths": {"/u": {"put": {"operationId": "x"}}}}, []),
        ({"paths": {"/t": {"post": {"operationId": "x"}}}}, {}, []),
        ({"paths": {"/v": {"post": {"operationId": "x"}}}}, {"paths": {"/v": {"post": {"operationId": "y"}}}},
         ["BEHAVIOUR Changed: `acme POST /v`: is called y in events now, was x."]),
        ({"paths": {"/t/{a}": {"get": {}}}}, {"paths": {"/t/{b}": {"get": {}}}}, []),
        ({"components": {"schemas": {"A": TEXT}}}, {"components": {"schemas": {"B": TEXT}}}, []),
        ({"components": {"schemas": {"A": having(a=TEXT)}}}, {"components": {"schemas": {"A": having(a=NUMBER)}}},
         ["BREAKING Changed: `acme.models.A`: `a` has `type` integer now, was string."]),
        ({"components": {"responses": {"R": {}}}}, {"components": {"responses": {}}}, ["BREAKING Removed: `acme response R`: is removed."]),
        ({"components": {"responses": {}}}, {"components": {"responses": {"R": {}}}}, ["COMPATIBLE Changed: `acme response R`: is new."]),
        ({"components": {"responses": {"R": {"x-error": "not-found"}}}}, {"components": {"responses": {"R": {"x-error": "conflict"}}}},
         ["BREAKING Changed: `acme response R`: raises `Conflict` on it now, was `NotFound`."]),
        (schemes(k={"x-login": {"operation": "o"}}), schemes(k={"x-login": {"operation": "p"}}),
         ['BEHAVIOUR Changed: `acme`: credential k is fetched by {"operation": "p"} now, was {"operation": "o"}.']),
        (schemes(k=KEY), schemes(k={**KEY, "name": "B"}), ['BEHAVIOUR Changed: `acme`: credential k has `name` "B" now, was "A".']),
        (schemes(k=KEY), schemes(k=KEY, l=KEY), ["COMPATIBLE Changed: `acme`: credential l is new."]),
        (schemes(k=KEY, l=KEY), schemes(k=KEY), ["BREAKING Removed: `acme`: credential l is removed."]),
        ({"info": {"version": "1"}}, {"info": {"version": "2"}}, ['BREAKING Changed: `acme`: `info` has `version` "2" now, was "1".']),
        ({"servers": [{"url": "a"}, {"url": "b", "description": "Two"}, {"url": "c", "description": "no word"},
         {"url": "d", "x-environment": "D", "description": "E"}]},
         {"servers": [{"url": "z"}, {"url": "b", "description": "Two", "variables": {"v": {"default": "x"}}},
         {"url": "c", "description": "no word"}, {"url": "q"}]},
         ["BEHAVIOUR Changed: `acme`: environment `number 1` is z now, was a.",
          'BEHAVIOUR Changed: `acme`: environment `Two` is b with {"v": {"default": "x"}} now, was b.',
          "BREAKING Removed: `acme`: environment `D` is removed, d.", "COMPATIBLE Added: `acme`: environment `number 4` is new, q."]),
        ([], [], []),
        ({"servers": 1}, {}, []),
    ],
    ids=str,
)  # fmt: skip
def test_what_belongs_to_no_single_method_is_reported_of_its_model_or_the_provider(
    old: Json, new: Json, found: list[str]
) -> None:
    """A method that is sent elsewhere is reported by its name of today."""
    assert sentences(old, new) == found


def test_every_change_comes_with_its_place() -> None:
    """By which a changed annotation is explained."""
    old: Json = {
        "servers": [{"url": "a"}],
        "x-envelope": {"message": ["/m"]},
        "paths": {"/t": {"post": {"x-ahead": 1, **takes(having(a=TEXT))}}},
    }
    new: Json = {"servers": [{"url": "b"}], "paths": {"/t": {"post": {"x-ahead": 2, **takes(having(a=NUMBER))}}}}

    assert [place for place, _ in compare_contracts("acme", METHODS, old, new)] == [
        "",
        "environment",
        "POST /t",
        "body: a",
    ]


def rules(kind: str = "failures", error: str = "rejected", **when: Json) -> Json:
    """Return one rule of an envelope."""
    return {
        "x-envelope": {kind: [{"when": {key.replace("_", "-"): value for key, value in when.items()}, "error": error}]}
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({}, rules(pointer="/s", missing=True),
         ["BEHAVIOUR: `acme`: a successful response in which `/s` is missing raises `Rejected` now."]),
        ({}, rules("errors", pointer="/s", present=True), ["BEHAVIOUR: `acme`: an error in which `/s` is there raises `Rejected` now."]),
        ({}, rules(pointer="/s", prefix="é", contains="b"),
         ['BEHAVIOUR: `acme`: a successful response in which `/s` begins with "é" and contains "b" raises `Rejected` now.']),
        ({}, rules(status=202, operation="read"),
         ["BEHAVIOUR: `acme`: a successful response on HTTP 202 to `read` raises `Rejected` now."]),
        ({}, rules(pointer="/s", not_in=["a"]),
         ['BEHAVIOUR: `acme`: a successful response in which `/s` is none of ["a"] raises `Rejected` now.']),
        ({}, rules(error="made-up"), ["BEHAVIOUR: `acme`: a successful response raises `made-up` now."]),
        (rules(status=1), {}, ["BREAKING: `acme`: a successful response on HTTP 1 no longer raises `Rejected`."]),
        (rules(status=1), rules(status=1, error="conflict"),
         ["BREAKING: `acme`: a successful response on HTTP 1 raises `Conflict` now, was `Rejected`."]),
        (rules(status=1), rules(status=1), []),
        (rules(status=1, operation="o"), rules(operation="o", status=1), []),
        ({}, {"x-envelope": {"failures": [{"when": 7, "error": "rejected"}]}},
         ["BEHAVIOUR: `acme`: a successful response raises `Rejected` now."]),
        ({"x-envelope": {"failures": [1, {"error": "rejected"}]}}, {"x-envelope": {"failures": 2}},
         ["BREAKING: `acme`: a successful response no longer raises `Rejected`."]),
        ({"x-envelope": {"message": ["/a", "/b"], "code": "/c"}}, {"x-envelope": {"code": "/c"}},
         ["BEHAVIOUR: `acme`: `message` of errors is read from nothing now, was /a, /b."]),
        ({"x-callback": {"state": ["s"], "error": ["e"]}}, {"x-callback": {"state": ["s"], "session": "i"}},
         ["BEHAVIOUR: `acme`: `parse_callback` reads `error` from nothing now, was e.",
         "BEHAVIOUR: `acme`: `parse_callback` reads `session` from i now, was nothing."]),
    ],
    ids=str,
)  # fmt: skip
def test_rules_of_errors_and_the_values_of_redirects_are_compared(old: Json, new: Json, found: list[str]) -> None:
    """By their conditions, in words."""
    assert [f"{change.impact.name}: {change}" for change in compare_envelopes("acme", old, new)] == found
