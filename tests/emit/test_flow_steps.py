"""One workflow of `arazzo.yaml`, step by step: credentials, arguments, criteria and outputs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import NONE
from generator.api import Api, Body, Group, Login, Operation, Parameter, Scheme
from generator.emit.access import carrier, operation_of, schemes_of, token_pointer
from generator.emit.links import Link
from generator.emit.workflow import (
    Workflow,  # pyright: ignore[reportPrivateUsage]
)
from generator.types import Json, Pointer

BARE = Operation(
    identity="", name="", constant="", method="GET", path="/", summary="", description="", documentation="", deprecated=False,
    arguments=(), parameters=(), body=None, responses=(), security=(), servers=(), retry="safe", billed=False, poll=None,
    returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer(""),
)  # fmt: skip
KEY = Scheme("key", "ApiKey", "key", "x-key", "query", "Your key.", "ACME_KEY", None)
DOOR = Scheme("door", "HttpBasic", "door", "", "header", "", "ACME_DOOR", None)
FOREIGN = Scheme("foreign", "HttpBearer", "foreign", "", "header", "", "ACME_FOREIGN", None)
TOKEN = replace(FOREIGN, key="token", argument="token", login=Login("logIn", ("/token", "/data/token"), 60))


def operation(name: str, *parameters: Parameter, media_type: str = "", security: tuple[str, ...] = ()) -> Operation:
    """Return the operation of a path of its name."""
    body = Body(media_type, None, required=True, fields=None) if media_type else None
    return replace(
        BARE, identity=name, name=name, path=f"/{name}", pointer=Pointer(f"/paths/~1{name}/get"), summary=f"Does {name}.",
        parameters=parameters, body=body, security=(security,),
    )  # fmt: skip


def parameter(name: str, place: str = "path", *, required: bool = True) -> Parameter:
    """Return a parameter whose value is that of its schema."""
    return Parameter(name, name, place, {"const": f"any {name}"}, required, None, None)


def api(*operations: Operation, envelope: Json = None, callback: Json = None) -> Api:
    """Return a client of one group, with all schemes."""
    return Api(
        package="acme", title="Acme", class_name="Acme", version="1", description="", documentation="", environments=(), path="",
        variables=(), schemes=(KEY, DOOR, FOREIGN, TOKEN), envelope=envelope, callback=callback, webhook=None,
        groups=(Group("jobs", "jobs", "Jobs", "Jobs", "", operations),), models=(), accepted=(),
    )  # fmt: skip


def contract(**nodes: dict[str, Json]) -> dict[str, Json]:
    """Return a document whose operations have these nodes, by their names."""
    return {"paths": {f"/{name}": {"get": {"operationId": name, **node}} for name, node in nodes.items()}}


def success(schema: Json) -> dict[str, Json]:
    """Return an operation's node with a success of this schema."""
    return {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}


@pytest.mark.parametrize(
    ("security", "keys"),
    [
        ((("key", "door"), ("key",)), ["key"]),
        ((("key",), ("door",)), ["key"]),
        ((("foreign",), ("token", "key")), ["token", "key"]),
        ((("foreign",),), ["foreign"]),
        ((("key", "unknown"),), ["key"]),
        ((("key",), ()), []),
        ((), []),
    ],
)
def test_an_example_has_the_credentials_of_the_alternative_that_asks_least(
    security: tuple[tuple[str, ...], ...], keys: list[str]
) -> None:
    """A token that no operation gives is asked for last."""
    assert [scheme.key for scheme in schemes_of(api(), replace(BARE, security=security))] == keys


@pytest.mark.parametrize(
    ("scheme", "found"),
    [
        (KEY, ("query", "x-key", "")),
        (DOOR, ("header", "Authorization", "Basic ")),
        (TOKEN, ("header", "Authorization", "Bearer ")),
    ],
)
def test_a_credential_is_carried_as_its_scheme_says(scheme: Scheme, found: tuple[str, str, str]) -> None:
    """Where, under which name, and after which word."""
    assert carrier(scheme) == found


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"properties": {"token": {}}}, "/token"),
        ({"properties": {"data": {"properties": {"token": {}}}}}, "/data/token"),
        ({"properties": {"data": {"properties": {"token": {}}}, "token": {}}}, "/token"),
        ({"properties": {"data": {"properties": {"other": {}}}}}, "/token"),
        ({}, "/token"),
    ],
)
def test_a_token_is_where_the_contract_knows_it(schema: Json, place: str) -> None:
    """At the first place that counts where it knows none of them."""
    login = TOKEN.login
    assert login is not None

    assert token_pointer(api(operation("logIn")), contract(logIn=success(schema)), login) == place


def test_an_operation_is_found_by_its_identity() -> None:
    """Whatever stands before it."""
    assert operation_of(api(operation("first"), operation("second")), "second").name == "second"


def test_an_opening_puts_out_what_links_take_and_the_address_for_the_person() -> None:
    """Its credentials are inputs, and secret."""
    opener = operation("open", parameter("id"), parameter("page", "query", required=False), security=("key", "door"))
    node = Workflow(
        api(opener), contract(open=success({"properties": {"authorizationUrl": {}}})), opener
    ).opening("open-it", {"$response.body#/id": "job"})  # fmt: skip

    assert node == {
        "workflowId": "open-it",
        "summary": "Does open.",
        "inputs": {
            "type": "object",
            "properties": {
                "key": {"type": "string", "format": "password", "description": "Your key."},
                "door": {
                    "type": "string",
                    "format": "password",
                    "description": "The credential `door`. Name and password with a colon between them, in base64.",
                },
            },
            "required": ["key", "door"],
        },
        "steps": [
            {
                "stepId": "open",
                "description": "Does open.",
                "operationId": "open",
                "parameters": [
                    {"name": "x-key", "in": "query", "value": "$inputs.key"},
                    {"name": "Authorization", "in": "header", "value": "Basic {$inputs.door}"},
                    {"name": "id", "in": "path", "value": "any id"},
                ],
                "successCriteria": [{"condition": "$statusCode == 200"}],
                "outputs": {
                    "job": "$response.body#/id",
                    "authorization_url": "$response.body#/authorizationUrl",
                },
            }
        ],
        "outputs": {
            "job": "$steps.open.outputs.job",
            "authorization_url": "$steps.open.outputs.authorization_url",
        },
    }


def test_an_opening_without_inputs_asks_for_none() -> None:
    """And is called as its operation where that has no summary."""
    opener = replace(operation("open"), summary="")

    assert Workflow(api(opener), contract(open={}), opener).opening("open-it", {}) == {
        "workflowId": "open-it",
        "summary": "open",
        "steps": [
            {
                "stepId": "open",
                "description": "",
                "operationId": "open",
                "successCriteria": [{"condition": "$statusCode >= 200 && $statusCode < 300"}],
            }
        ],
        "outputs": {},
    }


def test_a_login_is_a_step_whose_token_all_that_follow_use() -> None:
    """The login itself is called with its own credentials."""
    login, read = operation("logIn", security=("key",)), operation("read", security=("token",))
    workflow = Workflow(api(login, read), contract(logIn=success({"properties": {"token": {}}}), read={}), read)
    workflow.read(read, [], {}, "")
    workflow.read(read, [], {}, "")
    steps = workflow.node("all", "All.")["steps"]

    assert isinstance(steps, list)
    assert [[one["stepId"], one["parameters"]] for one in steps if isinstance(one, dict)] == [
        ["logIn", [{"name": "x-key", "in": "query", "value": "$inputs.key"}]],
        ["read", [{"name": "Authorization", "in": "header", "value": "Bearer {$steps.logIn.outputs.token}"}]],
        ["read_2", [{"name": "Authorization", "in": "header", "value": "Bearer {$steps.logIn.outputs.token}"}]],
    ]


def test_an_operation_that_gives_its_own_token_takes_it_from_the_caller() -> None:
    """As a renewal does, which would else wait for itself."""
    login = operation("logIn", security=("token",))
    workflow = Workflow(api(login), contract(logIn={}), login)
    workflow.read(login, [], {}, "")

    assert list(workflow.node("all", "All.")) == ["workflowId", "summary", "inputs", "steps"]
    assert workflow.done == [login]


def test_of_two_links_that_give_an_argument_the_first_counts() -> None:
    """Parameters and members of the body; what neither gives is the example."""
    opener = operation("open")
    read = operation("read", parameter("id"), parameter("q", "query", required=False), media_type="application/json")
    body: Json = {"content": {"application/json": {"example": {"a": 0, "b": 0, "z": 0}}}}
    workflow = Workflow(api(opener, read), contract(open={}, read={"requestBody": body}), opener)
    workflow.read(
        read,
        [
            (opener, Link(read, {"id": "$response.body#/id"}, {"a": "x/{$response.body#/a}"}, first=False)),
            (opener, Link(read, {"id": "$response.body#/no", "q": 5}, {"a": 1, "b": "$response.body#/b"}, first=False)),
        ],
        {"$response.body#/id": "job", "$response.body#/a": "a", "$response.body#/b": "b"},
        "",
    )
    node = workflow.node("all", "All.")

    assert node["steps"] == [
        {
            "stepId": "read",
            "description": "Does read.",
            "operationId": "read",
            "parameters": [
                {"name": "id", "in": "path", "value": "$inputs.job"},
                {"name": "q", "in": "query", "value": 5},
            ],
            "requestBody": {
                "contentType": "application/json",
                "payload": {"a": "x/{$inputs.a}", "b": "$inputs.b", "z": 0},
            },
            "successCriteria": [{"condition": "$statusCode >= 200 && $statusCode < 300"}],
        }
    ]
    assert node["inputs"] == {
        "type": "object",
        "properties": {name: {"type": "string", "description": "From `open`."} for name in ("job", "a", "b")},
        "required": ["job", "a", "b"],
    }


def test_a_body_that_is_no_object_is_given_whole_and_once() -> None:
    """By the first link that has one; what it is made of is an input all the same."""
    opener, read = operation("open"), operation("read", media_type="text/*")
    workflow = Workflow(api(opener, read), contract(open={}, read={}), opener)
    values: list[Json] = ["$response.body#/a", {}]
    links = [(opener, Link(read, {}, value, first=False)) for value in values]
    workflow.read(read, links, {"$response.body#/a": "a"}, "")
    workflow.read(read, links[1:], {}, "")
    steps = workflow.node("all", "All.")["steps"]

    assert isinstance(steps, list)
    assert [one["requestBody"] for one in steps if isinstance(one, dict)] == [
        {"payload": "$inputs.a"},
        {"payload": "text"},
    ]
