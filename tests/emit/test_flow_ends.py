"""What workflows of `arazzo.yaml` are parted into, what a success is, and what one step hands to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.emit.links import Link
from generator.emit.workflow import (
    Workflow,
    _addresses,  # pyright: ignore[reportPrivateUsage]
    _again,  # pyright: ignore[reportPrivateUsage]
    _criteria,  # pyright: ignore[reportPrivateUsage]
)
from generator.types import Json
from tests.emit.parts import JSON, api, contract, operation


def steps(workflow: Workflow) -> Any:
    """Return the steps of a workflow."""
    return workflow.node("all", "All.")["steps"]


def test_a_step_puts_out_what_later_steps_take() -> None:
    """Once, under a name that is free; the opener's own values are inputs."""
    opener, first, second = operation("open"), operation("first"), operation("second", "id", "name", "more")
    workflow = Workflow(api(opener, first, second), contract(open={}, first={}, second={}), opener)
    taken = {"name": "$response.body#/a", "more": "{$response.body#/b}!", "id": "$response.body#/a"}
    link = Link(second, dict[str, "Json"](taken), None, first=False)
    again = Link(second, {"name": "$response.body#/c"}, None, first=False)
    workflow.read(first, [], {}, "")
    workflow.read(second, [(first, link)], {}, "")
    workflow.read(second, [(first, again)], {}, "")
    found = steps(workflow)

    assert found[0]["outputs"] == {"name": "$response.body#/a", "more": "$response.body#/b", "name_2": "$response.body#/c"}  # fmt: skip
    assert [item["value"] for item in found[1]["parameters"]] == [
        "$steps.first.outputs.name",
        "$steps.first.outputs.name",
        "{$steps.first.outputs.more}!",
    ]
    assert [item["value"] for item in found[2]["parameters"]] == ["any id", "$steps.first.outputs.name_2", "any more"]
    assert "inputs" not in workflow.node("all", "All.")


def test_a_step_from_which_nothing_is_taken_puts_nothing_out() -> None:
    """A link may give constants alone."""
    opener, first = operation("open"), operation("first", "id")
    workflow = Workflow(api(opener, first), contract(open={}, first={}), opener)
    workflow.read(first, [], {}, "")
    workflow.read(first, [(first, Link(first, {"id": 5}, None, first=False))], {}, "")
    found = steps(workflow)

    assert "outputs" not in found[0]
    assert found[1]["parameters"][0]["value"] == 5


@pytest.mark.parametrize(
    ("media_type", "parameters", "code", "found"),
    [
        (JSON, ("id",), "code", ({"code": "$inputs.code", "a": 1}, ["any id"])),
        (JSON, ("id", "code"), "code", ({"a": 1}, ["any id", "$inputs.code"])),
    ],
)
def test_the_code_of_the_redirect_is_an_input(
    media_type: str, parameters: tuple[str, ...], code: str, found: tuple[Json, list[str]]
) -> None:
    """As a parameter where there is one of its name, else as a member of the body."""
    taker = operation("take", *parameters, media_type=media_type)
    document = contract(take={"requestBody": {"content": {JSON: {"example": {"a": 1}}}}})
    workflow = Workflow(api(taker), document, operation("open"))
    workflow.read(taker, [], {}, code)
    node: Any = workflow.node("all", "All.")
    (step,) = node["steps"]

    assert (step["requestBody"]["payload"], [item["value"] for item in step["parameters"]]) == found
    assert node["inputs"]["properties"] == {
        "code": {
            "type": "string",
            "description": "What the provider's redirect brought back to the caller's own page.",
        }
    }


def test_what_must_be_new_is_made_of_a_reference_and_the_step() -> None:
    """One input for all that must be."""
    run = operation("run", media_type=JSON)
    schema: Json = {"properties": {"a": {"x-unique": True}}, "required": ["a", "b"]}
    document = contract(run={"requestBody": {"content": {JSON: {"schema": schema}}}})
    workflow = Workflow(api(run), document, operation("open"))
    workflow.read(run, [], {}, "")
    workflow.read(run, [], {}, "")

    assert [step["requestBody"]["payload"]["a"] for step in steps(workflow)] == [
        "{$inputs.reference}-run",
        "{$inputs.reference}-run_2",
    ]
    assert workflow.node("all", "All.")["inputs"] == {
        "type": "object",
        "properties": {
            "reference": {
                "type": "string",
                "description": "Begins the ids that each request needs and that must not have been used before.",
            }
        },
        "required": ["reference"],
    }


def test_what_must_be_new_in_a_body_that_is_no_object_is_left_alone() -> None:
    """There is no member to put it into."""
    run = operation("run", media_type=JSON)
    content: Json = {JSON: {"schema": {"properties": {"a": {"x-unique": True}}}, "example": "text"}}
    workflow = Workflow(api(run), contract(run={"requestBody": {"content": content}}), operation("open"))
    workflow.read(run, [], {}, "")

    assert steps(workflow)[0]["requestBody"] == {"contentType": JSON, "payload": "text"}
    assert "inputs" not in workflow.node("all", "All.")


def test_an_operation_without_an_id_is_named_by_its_place() -> None:
    """As the contract has it."""
    run = replace(operation("run"), identity="GET /run")
    workflow = Workflow(api(run), contract(run={}), operation("open"))
    workflow.read(run, [], {}, "")

    assert steps(workflow)[0]["operationPath"] == "{$sourceDescriptions.api.url}#/paths/~1run/get"
    assert "operationId" not in steps(workflow)[0]


POLL: Json = {"status": "/state", "done": ["ready", "it's"], "failed": {"lost": "session-expired", "no": "rejected"}}


@pytest.mark.parametrize(
    ("statuses", "envelope", "poll", "criteria"),
    [
        (["200", "204", "404"], None, None, ["$statusCode == 200 || $statusCode == 204"]),
        (["2XX"], None, None, ["$statusCode >= 200 && $statusCode < 300"]),
        ([], {"failures": [{"when": {"pointer": "/a", "not-in": ["X", "it's"]}}]}, None,
         ["$statusCode >= 200 && $statusCode < 300", "$response.body#/a == 'X' || $response.body#/a == 'it''s'"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "not-in": ["X"], "operation": "run"}}]}, None,
         ["$statusCode == 200", "$response.body#/a == 'X'"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "not-in": ["X"], "operation": "other"}}]}, None, ["$statusCode == 200"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "not-in": []}}]}, None, ["$statusCode == 200"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "not-in": ["X", 1]}}]}, None, ["$statusCode == 200"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "in": ["X"]}}]}, None, ["$statusCode == 200"]),
        (["200"], {"failures": [{"when": {"pointer": "/a", "not-in": ["X"], "status": 200}}]}, None, ["$statusCode == 200"]),
        (["200"], None, POLL, ["$statusCode == 200", "$response.body#/state == 'ready' || $response.body#/state == 'it''s'"]),
        (["200"], None, {"status": "/state", "done": "ready"}, ["$statusCode == 200", "$response.body#/state == 'ready'"]),
    ],
)  # fmt: skip
def test_a_success_has_its_status_and_what_the_envelope_and_the_person_make_of_it(
    statuses: list[str], envelope: Json, poll: Json, criteria: list[str]
) -> None:
    """Of the envelope's rules those that name good texts, for every operation or for this."""
    document = contract(run={"responses": {status: {} for status in statuses}})

    assert list(_criteria(api(envelope=envelope), document, operation("run", poll=poll))) == criteria


def test_a_person_who_has_not_decided_is_asked_for_again() -> None:
    """Every three seconds, unless the state is a bad end."""
    assert _again(POLL) == {
        "name": "undecided",
        "type": "retry",
        "retryAfter": 3,
        "retryLimit": 100,
        "criteria": [
            {"condition": "$statusCode == 200"},
            {"condition": "$response.body#/state != 'lost'"},
            {"condition": "$response.body#/state != 'no'"},
        ],
    }


def test_only_a_step_that_asks_for_a_state_is_made_again() -> None:
    """The others have failed for good."""
    ask, run = operation("ask", poll=POLL), operation("run")
    workflow = Workflow(api(ask, run), contract(ask={}, run={}), operation("open"))
    workflow.read(ask, [], {}, "")
    workflow.read(run, [], {}, "")

    assert [step.get("onFailure") for step in steps(workflow)] == [[_again(POLL)], None]


def nested(depth: int, name: str) -> dict[str, Json]:
    """Return a schema with a member so deep in it."""
    schema: dict[str, Json] = {"properties": {name: {}}}
    for _ in range(depth):
        schema = {"properties": {"a": schema}}
    return schema


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"properties": {"AuthorisationUri": {}}}, "/AuthorisationUri"),
        ({"properties": {"a": {"properties": {"authorization_url": {}}}, "authorizationUrl": {}}}, "/a/authorization_url"),
        (nested(4, "authorization_url"), "/a/a/a/a/authorization_url"),
        (nested(5, "authorization_url"), None),
        ({"properties": {"authorization_url_old": {}, "my_authorization_url": {}, "authorization": {}}}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_the_address_for_the_person_is_found_by_its_name(schema: Json, found: str | None) -> None:
    """At most five deep, and the first of several."""
    responses: Json = {"200": {"content": {JSON: {"schema": schema}}}}

    assert _addresses(contract(open={"responses": responses}), operation("open")) == (
        {"authorization_url": f"$response.body#{found}"} if found else {}
    )
