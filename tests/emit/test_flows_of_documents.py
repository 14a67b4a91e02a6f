"""Which workflows `arazzo.yaml` has, and which operations stand in each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.api import Operation, Parameter
from generator.emit.arazzo import flows
from generator.types import Json
from tests.emit.parts import JSON, api, contract, operation


def linking(*names: str, **members: Json) -> dict[str, Json]:
    """Return the node of an operation that leads to others, which take its id."""
    links: Json = {name: {"operationId": name, "parameters": {"id": "$response.body#/id"}, **members} for name in names}
    return {"responses": {"200": {"links": links}}}


def workflows(document: Json, *operations: Operation) -> dict[str, list[str]]:
    """Return the names of the steps by workflow."""
    found: Any = flows(api(*operations), document)
    return {one["workflowId"]: [step["stepId"] for step in one["steps"]] for one in found["workflows"]}


def test_the_document_says_what_it_is_and_what_it_is_about() -> None:
    """Arazzo, the contract beside it, and its workflows."""
    document: Any = flows(api(operation("open"), operation("read", "id")), contract(open=linking("read"), read={}))
    opening, reading = document.pop("workflows")

    assert document == {
        "arazzo": "1.0.1",
        "info": {
            "title": "Acme: flows",
            "version": "7",
            "description": "Each flow is two workflows, because a person decides in between.",
        },
        "sourceDescriptions": [{"name": "api", "url": "openapi.yaml", "type": "openapi"}],
    }
    assert opening["outputs"] == {"id": "$steps.open.outputs.id"}
    assert (reading["workflowId"], reading["summary"]) == ("open-read", "After open: read.")
    assert reading["steps"][0]["parameters"] == [{"name": "id", "in": "path", "value": "$inputs.id"}]


def test_a_contract_whose_links_lead_to_no_other_operation_has_no_flows() -> None:
    """There is nothing to follow; an opening that leads to itself is one workflow."""
    assert flows(api(operation("open"), operation("read")), contract(open={}, read={})) is None
    assert workflows(contract(open=linking("open")), operation("open")) == {"open-open": ["open"]}


def test_what_is_first_comes_first_then_the_state_and_deletions_last() -> None:
    """The others stand as near as links have them."""
    wipe, ask = operation("wipe", method="DELETE"), operation("ask", poll={"status": "/state", "done": "ready"})
    others = [operation(name) for name in ("open", "near", "early")]
    document = contract(
        open={"responses": {"200": {"links": {
            "a": {"operationId": "wipe"}, "b": {"operationId": "near"}, "c": {"operationId": "ask"},
            "d": {"operationId": "early", "x-first": True},
        }}}},
        wipe={}, near={}, ask={}, early={},
    )  # fmt: skip

    assert workflows(document, *others, wipe, ask) == {
        "open-open": ["open"],
        "open-read": ["early", "ask", "near", "wipe"],
    }


def test_each_operation_that_takes_a_code_has_a_workflow_of_its_own() -> None:
    """The first of them goes on to what is read."""
    operations = [
        operation("open"),
        operation("read", "id"),
        operation("Take", "code"),
        operation("Use", "id", "job_code"),
    ]
    document = contract(open=linking("read", "Take", "Use"), read={}, Take={}, Use={})

    assert workflows(document, *operations) == {
        "open-open": ["open"],
        "open-read": ["read"],
        "open-take": ["Take", "read"],
        "open-use": ["Use"],
    }


def test_a_code_that_a_link_gives_is_none_of_the_redirect() -> None:
    """Nor one that a member of the body takes from the opener."""
    operations = [
        *(operation("open"), operation("take", "code"), operation("fill", media_type=JSON)),
        operation("last", "code"),
    ]
    links: Json = {
        "0": {"operationId": "last"},
        "a": {"operationId": "take", "parameters": {"code": "$response.body#/code"}},
        "b": {"operationId": "fill", "requestBody": {"code": "$response.body#/code"}},
    }
    content: Json = {JSON: {"example": {"code": "x"}}}
    document = contract(
        open={"responses": {"200": {"links": links}}}, take={}, fill={"requestBody": {"content": content}}, last={}
    )

    assert workflows(document, *operations) == {
        "open-open": ["open"],
        "open-read": ["take", "fill"],
        "open-last": ["last", "take", "fill"],
    }


def test_a_code_that_need_not_be_given_asks_for_no_workflow() -> None:
    """A body's member is taken where its example has it."""
    free = Parameter("code", "code", "query", {}, False, None, None)  # noqa: FBT003
    operations = [
        operation("open"),
        replace(operation("free"), parameters=(free,)),
        operation("fill", media_type=JSON),
    ]
    content: Json = {JSON: {"example": {"code": "x"}}}
    document = contract(open=linking("free", "fill"), free={}, fill={"requestBody": {"content": content}})

    assert workflows(document, *operations) == {
        "open-open": ["open"],
        "open-read": ["free"],
        "open-fill": ["fill", "free"],
    }


def test_workflows_whose_names_are_alike_are_numbered() -> None:
    """And have no letter that Arazzo does not know."""
    first = replace(operation("open"), identity="GET /open")
    document = contract(open=linking("read"), read={}, take={})
    read = replace(operation("read", "code"), name="read")
    again = replace(operation("take", "code"), name="read")
    links: Any = document["paths"]
    links["/open"]["get"]["responses"]["200"]["links"]["take"] = {"operationId": "take"}

    assert list(workflows(document, first, read, again)) == ["GET__open-open", "GET__open-read", "GET__open-read_2"]


def test_a_value_of_an_earlier_step_is_taken_from_that_step() -> None:
    """Where the opener does not give it."""
    document: Any = contract(
        open=linking("list"),
        list={"responses": {"200": {"links": {
            "a": {"operationId": "read", "parameters": {"id": "$request.path.id", "name": "$response.body#/first"}},
        }}}},
        read={},
    )  # fmt: skip
    found: Any = flows(api(operation("open"), operation("list", "id"), operation("read", "id", "name")), document)

    assert [item["value"] for item in found["workflows"][1]["steps"][1]["parameters"]] == [
        "$steps.list.outputs.id",
        "$steps.list.outputs.name",
    ]
