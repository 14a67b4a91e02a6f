"""`postman.json`: folders, requests, the variables that they use, and the scripts that keep what responses give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.annotations import NONE
from generator.api import Api, Body, Environment, Group, Login, Operation, Parameter, Scheme
from generator.emit.postman import (
    _body,  # pyright: ignore[reportPrivateUsage]
    _text,  # pyright: ignore[reportPrivateUsage]
    collection,
)
from generator.types import Json, Pointer

BARE = Operation(
    identity="", name="", constant="", method="GET", path="/", summary="", description="", documentation="", deprecated=False,
    arguments=(), parameters=(), body=None, responses=(), security=(), servers=(), retry="safe", billed=False, poll=None,
    returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer(""),
)  # fmt: skip
KEY = Scheme("key", "ApiKey", "key", "x-key", "header", "Your key.", "ACME_KEY", None)
ASKED = replace(KEY, key="asked", argument="asked", name="k", location="query", description="Your other key.")
DOOR = Scheme("door", "HttpBasic", "door", "", "header", "Your name.", "ACME_DOOR", None)
TOKEN = Scheme(
    "token", "HttpBearer", "token", "", "header", "A token.", "ACME_TOKEN", Login("logIn", ("/t", "/d/t"), 60)
)
JSON = "application/json"


def operation(name: str, *parameters: Parameter, path: str = "", media_type: str = "", **more: Any) -> Operation:
    """Return an operation, of the path of its name if none is given."""
    body = Body(media_type, None, required=True, fields=None) if media_type else None
    pointer = Pointer(f"/paths/~1{name}/get")
    whole = {**more, "identity": name, "name": name, "path": path or f"/{name}", "pointer": pointer, "body": body}
    return replace(BARE, **whole, parameters=parameters)


def parameter(name: str, place: str, *, required: bool = True) -> Parameter:
    """Return a parameter whose value is that of its schema."""
    return Parameter(name, name, place, {"const": f"any {name}"}, required, None, None)


def contract(**nodes: dict[str, Json]) -> dict[str, Json]:
    """Return a document whose operations have these nodes, by their names."""
    return {"paths": {f"/{name}": {"get": {"operationId": name, **node}} for name, node in nodes.items()}}


def made(document: Json, *groups: Group, url: str = "https://acme.example", callback: Json = None) -> Any:
    """Return the collection of a client with all schemes."""
    return collection(
        Api(
            package="acme", title="Acme", class_name="Acme", version="1", description="Jobs.", documentation="",
            environments=(Environment("live", url, ""),) if url else (), path="", variables=(),
            schemes=(KEY, ASKED, DOOR, TOKEN), envelope=None, callback=callback, webhook=None, groups=groups, models=(),
            accepted=(),
        ),
        document,
    )  # fmt: skip


def group(name: str, *operations: Operation, title: str = "") -> Group:
    """Return a product."""
    return Group(name, name, name.title(), title, f"About {name}.", operations)


def item(document: Json, one: Operation, **more: Any) -> Any:
    """Return the item of an operation that stands alone."""
    return made(document, group("jobs", one), **more)["item"][0]["item"][0]


def test_folders_of_logins_come_first_and_the_address_is_a_variable() -> None:
    """A part of it that only a caller knows is one as well."""
    found = made(
        contract(run={}, read={}, logIn={}), group("jobs", operation("run"), title="All jobs"), group("files", operation("read")),
        group("access", operation("logIn")), url="https://{region}.acme.example",
    )  # fmt: skip

    assert found["info"] == {
        "name": "Acme",
        "description": "Jobs.",
        "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    }
    assert [(one["name"], one["description"], len(one["item"])) for one in found["item"]] == [
        ("access", "About access.", 1),
        ("All jobs", "About jobs.", 1),
        ("files", "About files.", 1),
    ]
    assert found["variable"] == [
        {"key": "base_url", "value": "https://{{region}}.acme.example", "type": "string"},
    ]


def test_a_client_without_an_address_leaves_it_open() -> None:
    """A caller fills it in."""
    assert made({}, url="") == {
        "info": {
            "name": "Acme",
            "description": "Jobs.",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": [],
        "variable": [{"key": "base_url", "value": "", "type": "string"}],
    }


def test_a_request_has_all_that_the_operation_says() -> None:
    """Method, address, headers, texts, and a test of the status."""
    one = operation(
        "run", parameter("X-A", "header"), parameter("X-B", "header", required=False), method="POST", summary="Runs.",
        description="At once.", documentation="https://docs.example", security=(("key",),), media_type="text/plain",
    )  # fmt: skip
    node: dict[str, Json] = {
        "requestBody": {"content": {"text/plain": {"example": "go"}}},
        "responses": {"200": {}, "2XX": {}, "201": {}, "404": {}},
        "parameters": [{"name": "X-A", "in": "header", "example": "a", "description": "First."}],
    }

    assert item(contract(run=node), one) == {
        "id": "run",
        "name": "Runs.",
        "event": [
            {
                "listen": "test",
                "script": {
                    "type": "text/javascript",
                    "exec": [
                        'pm.test("The response is a success", () => pm.expect(pm.response.code).to.be.oneOf([200, 201]));'
                    ],
                },
            }
        ],
        "request": {
            "method": "POST",
            "header": [
                {"key": "x-key", "value": "{{key}}"},
                {"key": "X-A", "value": "a", "description": "First."},
                {"key": "X-B", "value": "any X-B", "description": "", "disabled": True},
                {"key": "Content-Type", "value": "text/plain"},
            ],
            "url": {"raw": "{{base_url}}/run", "host": ["{{base_url}}"], "path": ["run"]},
            "description": "At once.\n\nhttps://docs.example",
            "body": {"mode": "raw", "raw": "go"},
        },
        "response": [],
    }


def test_a_request_without_texts_is_called_as_its_method() -> None:
    """And any success will do where the contract knows no status."""
    found = item(contract(run={}), operation("run"))

    assert (found["name"], found["request"]["description"]) == ("run", "")
    assert found["event"][0]["script"]["exec"] == [
        'pm.test("The response is a success", () => pm.response.to.be.success);'
    ]
    assert "body" not in found["request"]
    assert "auth" not in found["request"]


@pytest.mark.parametrize(
    ("media_type", "header"),
    [("text/plain", ["text/plain"]), ("multipart/form-data", []), ("multipart/mixed", []), ("image/*", []), ("", [])],
)
def test_the_media_type_is_a_header_where_postman_does_not_write_it(media_type: str, header: list[str]) -> None:
    """The parts of a form have a boundary, and a range is no media type."""
    found = item(contract(run={}), operation("run", media_type=media_type))["request"]["header"]

    assert [one["value"] for one in found if one["key"] == "Content-Type"] == header


def test_credentials_are_variables_with_what_they_are() -> None:
    """A name and a password are Postman's own matter; a key may stand in the query."""
    one = operation("run", security=(("asked", "door", "token"),))
    found = made(contract(run={}), group("jobs", one))
    request = found["item"][0]["item"][0]["request"]

    assert request["header"] == [{"key": "Authorization", "value": "Bearer {{token}}"}]
    assert request["auth"] == {
        "type": "basic",
        "basic": [{"key": "username", "value": "{{door_username}}"}, {"key": "password", "value": "{{door_password}}"}],
    }
    assert request["url"]["raw"] == "{{base_url}}/run?k={{asked}}"
    assert request["url"]["query"] == [{"key": "k", "value": "{{asked}}"}]
    assert found["variable"][1:] == [
        {"key": "token", "value": "", "type": "string", "description": "A token."},
        {"key": "asked", "value": "", "type": "string", "description": "Your other key."},
        {"key": "door_username", "value": "", "type": "string", "description": "Your name."},
        {"key": "door_password", "value": "", "type": "string", "description": "Your name."},
    ]


def test_a_whole_part_of_a_path_is_a_variable_and_a_piece_is_written_out() -> None:
    """What no parameter is stays as the contract has it."""
    one = operation(
        "run", parameter("id", "path"), parameter("format", "path"), parameter("q", "query"), path="/jobs/{id}/x.{format}/{q}/{no}"
    )  # fmt: skip

    assert item(contract(run={}), one)["request"]["url"] == {
        "raw": "{{base_url}}/jobs/:id/x.any format/any q/{no}?q=any q",
        "host": ["{{base_url}}"],
        "path": ["jobs", ":id", "x.any format", "any q", "{no}"],
        "query": [{"key": "q", "value": "any q", "description": ""}],
        "variable": [{"key": "id", "value": "any id", "description": ""}],
    }


@pytest.mark.parametrize(
    ("required", "place", "media_type", "sent"),
    [
        (False, "query", "", "?b=2"),
        (True, "query", "", "?a=any a"),
        (True, "header", "", ""),
        (False, "query", "text/plain", ""),
    ],
)
def test_a_search_that_needs_nothing_sends_what_the_contract_has_an_example_of(
    place: str, media_type: str, sent: str, *, required: bool
) -> None:
    """A search that asks for nothing finds nothing."""
    one = operation(
        "run", parameter("a", place, required=required), parameter("h", "header", required=False),
        parameter("b", "query", required=False), parameter("c", "query", required=False), media_type=media_type,
    )  # fmt: skip
    examples: list[Json] = [
        {"name": name, "in": place, "example": 2} for name, place in (("h", "header"), ("b", "query"), ("c", "query"))
    ]

    assert item(contract(run={"parameters": examples}), one)["request"]["url"]["raw"] == f"{{{{base_url}}}}/run{sent}"


LINKED: dict[str, Json] = {
    "responses": {
        "200": {
            "links": {
                "read": {
                    "operationId": "read",
                    "parameters": {"id": "$response.body#/a", "h": "x-{$response.body#/b~1c}", "q": "$request.path.q"},
                    "requestBody": {"m": "$response.body#/a", "n": "$request.path.n"},
                },
                "self": {"operationId": "open", "parameters": {"id": "$response.body#/z"}},
            }
        }
    }
}


def test_what_a_response_gives_is_kept_and_used_by_later_requests() -> None:
    """Under a name that begins with its product; what another request had is left as the example."""
    read = operation(
        "read", *(parameter(name, place) for name, place in (("id", "query"), ("h", "header"), ("q", "query"))), media_type=JSON
    )  # fmt: skip
    body: Json = {"content": {JSON: {"example": {"m": 1, "n": 2}}}}
    found = made(
        contract(open=LINKED, read={"requestBody": body}), group("jobs", operation("open")), group("files", read)
    )
    opening, reading = (one["item"][0] for one in found["item"])

    assert opening["event"][0]["script"]["exec"][1:] == [
        "const at = (...path) => path.reduce((value, key) => value?.[key], pm.response.json());",
        "const keep = (name, value) => value === undefined || pm.collectionVariables.set(name, value);",
        'keep("jobs_id", at("a"));',
        'keep("jobs_h", at("b/c"));',
        'keep("jobs_id_2", at("z"));',
    ]
    assert reading["request"]["url"]["raw"] == "{{base_url}}/read?id={{jobs_id}}&q=any q"
    assert reading["request"]["header"][0] == {"key": "h", "value": "x-{{jobs_h}}", "description": ""}
    assert reading["request"]["body"]["raw"] == '{\n  "m": "{{jobs_id}}",\n  "n": 2\n}'
    assert [(one["key"], one["description"]) for one in found["variable"][1:]] == [
        ("jobs_id", "Set by the request that begins the session."),
        ("jobs_h", "Set by the request that begins the session."),
    ]


def test_a_login_keeps_its_token_from_the_place_that_counts_most_at_last() -> None:
    """Each place that has one sets it anew."""
    script = item(contract(logIn={}), operation("logIn"))["event"][0]["script"]["exec"]

    assert script[3:] == ['keep("token", at("d", "t"));', 'keep("token", at("t"));']


def test_a_member_that_takes_the_code_is_filled_in_by_a_person() -> None:
    """One that must be new is Postman's, and one that a link gives is not asked for."""
    schema: Json = {"properties": {"id": {"x-unique": True}}, "required": ["id", "code", "a"]}
    found = made(
        contract(run={"requestBody": {"content": {JSON: {"schema": schema}}}}), group("jobs", operation("run", media_type=JSON)),
        callback={"code": "code"},
    )  # fmt: skip

    assert found["item"][0]["item"][0]["request"]["body"]["raw"] == (
        '{\n  "id": "{{$guid}}",\n  "code": "{{code}}",\n  "a": "text"\n}'
    )
    assert found["variable"][1:] == [
        {"key": "code", "value": "", "type": "string", "description": "What the redirect to your own page brought."}
    ]


FIELDS: Json = [{"key": "a", "value": "1", "type": "text"}, {"key": "b", "value": "x,2", "type": "text"}]


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/x-www-form-urlencoded", {"mode": "urlencoded", "urlencoded": FIELDS}),
        ("multipart/form-data", {"mode": "formdata", "formdata": FIELDS}),
        ("application/problem+json", {"mode": "raw", "raw": '{\n  "a": 1,\n  "b": [\n    "x",\n    2\n  ]\n}',
                                      "options": {"raw": {"language": "json"}}}),
    ],
)  # fmt: skip
def test_a_body_has_the_mode_of_its_media_type(media_type: str, body: Json) -> None:
    """Forms by their fields, JSON for the editor."""
    assert _body(media_type, {"a": 1, "b": ["x", 2]}) == body


def test_a_value_is_written_as_it_stands_in_a_url() -> None:
    """Lists parted by commas, all else as JSON."""
    values: list[Json] = ["a", ["a", 1], True, 1.5]

    assert [_text(value) for value in values] == ["a", "a,1", "true", "1.5"]
