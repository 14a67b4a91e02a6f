"""Candidates for what a person decides of a new provider, by names and schemas: hosts, logins, links, secrets, states."""

from __future__ import annotations

import pytest

from generator.pointers import split
from generator.scaffold.credentials import credentials
from generator.scaffold.findings import (
    environments,
    fields,
    logins,
    operations,
    polled,
    quoted,
    redirects,
    suspects,
    unnamed_errors,
)
from generator.scaffold.links import links
from generator.scaffold.responses import failures, success, wrapped, wrapper
from generator.types import Json

Node = dict[str, Json]
TEXT: Json = {"type": "string"}


def answer(**properties: Json) -> Json:
    """Return a response with these members."""
    return {"content": {"application/json": {"schema": {"properties": properties}}}}


def returning(responses: Json, **more: Json) -> Json:
    """Return an operation with these responses."""
    return {"responses": responses, **more}


@pytest.mark.parametrize(
    ("servers", "names"),
    [
        ([{"url": "https://a.example", "description": " Live "}, {"url": "https://b.example", "description": "live"}], ["live", "live_2"]),
        ([{"url": "https://test.a.example", "description": "two words"}, {"url": "https://uat-api.a.example", "description": "x"}],
         ["test", "uat"]),
        ([{"url": "https://attest.example"}, {"url": "https://x.example", "x-environment": "y"}, 1, {}], ["production", "production_4"]),
        ([{"url": "https://["}, {"url": "/v1"}], ["production", "production_2"]),
        (1, []),
    ],
    ids=str,
)  # fmt: skip
def test_servers_are_named_by_their_description_or_host(servers: Json, names: list[str]) -> None:
    """A word in it; those with a name are left out, and none is given twice."""
    assert [name for _, _, name in environments({"servers": servers})] == names
    assert environments([]) == []


def test_places_and_addresses_of_servers_are_kept() -> None:
    """For the path of the action."""
    assert environments({"servers": [1, {"url": "https://a.example"}]}) == [(1, "https://a.example", "production")]


def test_operations_that_sound_like_a_login_are_found() -> None:
    """By their path or their id."""
    paths: Json = {
        "/login": {"post": {"operationId": "a"}}, "/a": {"get": {"operationId": "getToken"}, "x": 1},
        "/b": {"get": {"operationId": "b"}, "put": {}},
        "/session/create": {"post": {"x": 1}},
    }  # fmt: skip

    assert [one.path for one in logins({"paths": paths})] == ["/login", "/a", "/session/create"]
    assert [(one.method, one.path, one.identity) for one in operations({"paths": paths})] == [
        ("post", "/login", "a"), ("get", "/a", "getToken"), ("get", "/b", "b"), ("post", "/session/create", ""),
    ]  # fmt: skip


def test_members_of_objects_are_found_wherever_they_are_described() -> None:
    """Once each, the first that is some; none in an example, unless that is a name."""
    root: Json = {
        "a": [{"properties": {"x": {"n": 1}, "y": 1, "properties": {"properties": {"z": {}}}}}],
        "b": {"properties": {"x": {"n": 2}, "y": {"n": 3}}},
        "example": {"properties": {"q": {}}},
        "schemas": {"example": {"properties": {"e": {}}}},
    }

    assert [(one.name, one.schema) for one in fields(root)] == [
        ("x", {"n": 1}), ("properties", {"properties": {"z": {}}}), ("z", {}), ("y", {"n": 3}), ("e", {}),
    ]  # fmt: skip


def test_statuses_of_errors_without_an_exception_are_found() -> None:
    """Those of three digits; ranges are nobody's number."""
    responses: Json = {
        "200": {},
        "302": {},
        "404": {},
        "409": {"x-error": "conflict"},
        "500": 1,
        "4XX": {},
        "default": {},
    }

    assert [status for _, status in unnamed_errors({"paths": {"/a": {"get": returning(responses)}}})] == [
        "302",
        "404",
        "500",
    ]


def test_reads_below_an_id_that_have_a_state_are_polled() -> None:
    """Neither what is sent nor what is a whole list."""
    one = returning({"200": answer(status={"enum": ["pending", "done"]})})

    found = polled(
        {
            "paths": {
                "/a/{id}": {"get": one, "post": one},
                "/b": {"get": one},
                "/c/{id}": {"get": returning({"200": answer(a=TEXT)})},
            }
        }
    )

    assert [(item.method, item.path, state.place) for item, state in found] == [("get", "/a/{id}", "/status")]


@pytest.mark.parametrize(
    ("root", "found"),
    [
        ({"paths": {"/a": {"get": {"parameters": [1, {"name": "a"}, {"name": "returnUrl"}]}}}}, True),
        ({"paths": {"/a": {"get": {"parameters": [{"name": "a"}], "x": 1}}}}, False),
        ({"paths": {"/a": {"get": {"parameters": 1}}}}, False),
        ({"properties": {"callback": {}}}, True), ({"properties": {"other": {}}}, False),
    ],
    ids=str,
)  # fmt: skip
def test_an_address_to_come_back_to_is_a_field_or_a_parameter(root: Json, *, found: bool) -> None:
    """By its name."""
    assert redirects(root) is found


def test_texts_that_look_like_a_secret_are_found_in_their_order() -> None:
    """Near their beginning, and not in a pattern, which only describes them."""
    root: Json = {
        "a": ["x", "me@acme.in", {"pattern": "9876543210", "b": "9876543210"}], "c": "AKIAABCDEFGHIJKLMNOP", "d": "me@example.com",
        "e": f"{'x' * 2000} 9876543210", "f": "123456789012", "g": "1.123456789012", "pattern": {"h": "ABCDE1234F"},
    }  # fmt: skip

    assert suspects(root) == ["/a/1", "/a/2/b", "/c", "/f", "/pattern/h"]


def test_a_text_of_theirs_is_one_line_of_a_comment() -> None:
    """Of two hundred characters at most, all of them plain."""
    assert quoted(f"é\n{'x' * 300}") == f'"\\u00e9\\n{"x" * 198}"'


MADE = returning({"404": answer(id=TEXT), "200": answer(id=TEXT)}, operationId="make")


@pytest.mark.parametrize(
    ("paths", "update"),
    [
        ({"/a": {"post": MADE}, "/a/{id}": {"get": {"operationId": "read"}}, "/a/{id}/b/{c}": {"get": {"operationId": "readB"}},
         "/b/{id}": {"get": {"operationId": "other"}}},
         ("{links: {read: {operationId: read, parameters: {id: $response.body#/id}}, "
          "read_b: {operationId: readB, parameters: {id: $response.body#/id}}}}")),
        ({"/a/": {"post": returning({"201": answer(data={"properties": {"jobId": TEXT}})})},
         "/a/{job_id}": {"get": {"operationId": "read"}, "put": {"x": 1}}},
         "{links: {read: {operationId: read, parameters: {job_id: $response.body#/data/jobId}}}}"),
        ({"/a": {"post": MADE}, "/a/{id}": {"get": {"operationId": "@"}}},
         "{links: {next: {operationId: '@', parameters: {id: $response.body#/id}}}}"),
        ({"/a": {"post": returning({"200": {"$ref": "#/components/responses/R"}})}, "/a/{id}": {"get": {"operationId": "read"}}}, ""),
        ({"/a": {"get": MADE}, "/a/{id}": {"get": {"operationId": "read"}}}, ""),
        ({"/a": {"post": returning({"200": answer(name=TEXT)})}, "/a/{id}": {"get": {"operationId": "read"}}}, ""),
    ],
    ids=["several", "below data", "no letters", "shared", "not made", "no id"],
)  # fmt: skip
def test_what_is_made_leads_to_what_asks_for_its_id(paths: Json, update: str) -> None:
    """Where both stand below one another, and the response is written there."""
    question, lines = links({"paths": paths, "components": {"responses": {"R": answer(id=TEXT)}}}, "E")

    assert [line.partition("update: ")[2] for line in lines if "update" in line] == ([update] if update else [])
    assert (question[1:] == ["  found: none by path and name."]) is not bool(update)


@pytest.mark.parametrize(
    ("operation", "schemes", "login"),
    [
        ({"operationId": "l", "tags": []}, {"k": {"type": "http"}, "z": {"name": "session"}}, ["z", "[/a_token, /b_token]"]),
        ({"operationId": "l"}, {"k": {"type": "http"}, "bearer": {}}, ["bearer", "[/a_token, /b_token]"]),
        ({"operationId": "l", "responses": {}}, {"k": {"type": "http"}}, ["k", "[/access_token]"]),
        ({}, {"k": {"type": "http"}}, []),
        ({"operationId": "l"}, {}, []),
    ],
    ids=str,
)  # fmt: skip
def test_a_login_is_proposed_for_the_scheme_that_holds_a_token(
    operation: Node, schemes: Json, login: list[str]
) -> None:
    """With the two tokens of its response that come first."""
    responses: Json = {"200": answer(a_token=TEXT, b_token=TEXT, c_token=TEXT)}
    root: Json = {
        "paths": {"/login": {"post": {"responses": responses, **operation}}},
        "components": {"securitySchemes": schemes},
    }
    lines = credentials(root, "E")[1]

    assert [line for line in lines if "x-login" in line] == (
        [f"  update: {{x-login: {{operation: l, token: {login[1]}, lifetime: 3600}}}}"] if login else []
    )
    assert not login or f'- target: $.components.securitySchemes["{login[0]}"]' in lines


def test_keys_among_headers_are_named_where_there_are_schemes_as_well() -> None:
    """They are given with each call, or once."""
    parameters: Json = [{"name": "x-api-key", "in": "header"}]
    schemes: Json = {"k": {"type": "apiKey", "in": "header", "name": "K"}}

    question, _ = credentials(
        {"paths": {"/a": {"get": {"parameters": parameters}}}, "components": {"securitySchemes": schemes}}, "E"
    )

    assert question[1:] == [
        '  found: "k" (apiKey header K)',
        "  found: header parameters that sound like keys. As schemes, they are given once, to the client:",
    ]


SUCCESS: Node = {"200": answer(status=TEXT, data={"properties": {"a": TEXT}}), "201": answer(b=TEXT)}


def test_members_of_responses_are_known_by_their_places() -> None:
    """Of the first success, and of all errors, the first that has one of a name."""
    one: Node = {"responses": {"default": answer(code={"n": 1}), "x-a": answer(x=TEXT), **SUCCESS}}
    other: Node = {"responses": {"404": answer(code={"n": 2}, detail=TEXT)}}

    assert list(success({}, one)) == ["/status", "/data", "/data/a"]
    assert success({}, {"responses": {"404": answer(a=TEXT)}}) == {}
    assert failures({}, [one, other]) == {"/code": {"n": 1}, "/detail": TEXT}


def test_a_response_is_read_in_json_and_through_parts() -> None:
    """Whatever else it may come as, and wherever its members are described."""
    root: Json = {
        "components": {
            "schemas": {
                "A": {"allOf": [{"properties": {"a": TEXT}}, {"$ref": "#/components/schemas/B"}]},
                "B": {"properties": {"b": TEXT}},
            }
        }
    }
    schema: Json = {"schema": {"$ref": "#/components/schemas/A"}}

    for kind in ("application/problem+JSON", "*/*"):
        assert list(success(root, {"responses": {"200": {"content": {"text/html": {}, kind: schema}}}})) == ["/a", "/b"]
    assert success(root, {"responses": {"200": {"content": {"text/html": schema}}}}) == {}


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["ab", "ac", "a", "", "d"], ["a"]),
        (["ab", "cd"], []),
        (["ab"], []),
        (["ab", "ab", "cb"], ["a", "b"]),
        (["a", "a", "a", "b", "b"], ["a"]),
    ],
)
def test_what_most_responses_have_is_what_they_are_wrapped_in(names: list[str], common: list[str]) -> None:
    """Three of five are most; those without members do not count."""
    calls: list[Node] = [{"responses": {"200": answer(**dict.fromkeys(letters, TEXT))}} for letters in names]

    assert wrapper({}, calls) == common
    assert {split(place)[0] for place in wrapped({}, calls, common)} == set(common)
