"""A whole document in plain words: its operations and their names, its tags, and which classes belong to whom."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.config import Provider, Waiver
from generator.errors import Refused
from generator.facts import Normal, OperationFacts
from generator.normalise import normalise
from generator.parse import parse
from generator.types import Patched, Place, Source
from tests.generator.making import toolchain

TEXT: Any = {"type": "string"}
JOB: Any = {"type": "object", "properties": {"a": TEXT}}
NO_CONTENT: Any = {"204": {"description": "No."}}


def normal(paths: dict[str, Any], *, waived: tuple[str, ...] = (), **root: Any) -> Normal:
    """Return a document in plain words, with what is waived, and where."""
    whole: Any = {
        "openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "servers": [{"url": "https://acme.example"}],
        "paths": paths, **root,
    }  # fmt: skip
    waivers = tuple(Waiver(code, where, "A reason.", Place("provider.toml")) for code, where in map(str.split, waived))
    document = parse(Source("openapi.json", json.dumps(whole)))
    provider = Provider("acme", "Acme", waivers=waivers)
    return normalise(Patched(document, document.value, ()), provider, parse(toolchain().vocabulary))


def refused(paths: dict[str, Any], **root: Any) -> list[str]:
    """Return what stands in the way."""
    with pytest.raises(Refused) as caught:
        normal(paths, **root)
    return [f"{one.code} {one.pointer}" for one in caught.value.diagnostics]


def node(name: str = "", *, tag: str = "jobs", **more: Any) -> dict[str, Any]:
    """Return an operation."""
    return {**({"operationId": name} if name else {}), "tags": [tag], "responses": NO_CONTENT, **more}


def operations(paths: dict[str, Any], **more: Any) -> list[OperationFacts]:
    """Return the operations of all tags."""
    return [one for group in normal(paths, **more).groups for one in group.operations]


def returning(name: str, *, tag: str = "jobs") -> dict[str, Any]:
    """Return an operation that gets an object of a class, and is called after it."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return node(f"get{name}", tag=tag, responses={"200": {"description": "x", "content": content}})


@pytest.mark.parametrize(
    ("paths", "root", "found"),
    [
        ({"/a": {"get": {"tags": 5}}}, {}, ["openapi-invalid /paths/~1a/get/tags"]),
        ({"/a": {"get": node("a", **{"x-retry": "often"})}}, {}, ["bad-extension /paths/~1a/get/x-retry"]),
        ({"/a": {"get": node("a")}},
         {"x-envelope": {"message": ["/m"], "errors": [{"error": "rejected", "when": {"pointer": "/a", "is": 1, "operation": "b"}}]}},
         ["unknown-operation /x-envelope/errors/0/when/operation"]),
        ({"/a": {"get": node("a"), "post": node("a")}}, {}, ["duplicate-operation-id /paths/~1a/post", "name-collision /paths/~1a/post"]),
        ({"/a": {"get": node("getIt"), "post": node("get_it")}}, {}, ["name-collision /paths/~1a/post"]),
        ({"/a": {"get": node("a", tag="My jobs")}, "/b": {"get": node("b", tag="my-jobs")}}, {}, ["name-collision /paths/~1b/get/tags"]),
        ({"/a/{id}": {"get": node("a")}}, {}, ["path-parameters /paths/~1a~1{id}/get"]),
        ({"//a": {"get": node("a")}, "/b": {"get": node("b")}}, {}, ["bad-path /paths/~1~1a"]),
        ({"/a": {"get": node("a"), "query": node("b"), "additionalOperations": {}}}, {"openapi": "3.2.0"},
         ["unsupported-operation /paths/~1a/query", "unsupported-operation /paths/~1a/additionalOperations"]),
        ({"/a": {"get": node("a")}}, {"servers": [{"url": "http://acme.example"}]}, ["bad-server /servers/0/url"]),
    ],
)  # fmt: skip
def test_a_document_is_refused_for_what_no_client_can_be_made_of(
    paths: dict[str, Any], root: dict[str, Any], found: list[str]
) -> None:
    """Whether OpenAPI, our own words or the names in Python forbid it."""
    assert refused(paths, **root) == found


@pytest.mark.parametrize(
    ("path", "method", "one", "found"),
    [
        ("/jobs", "get", node("listJobs"), ("listJobs", "listJobs")),
        ("/jobs", "get", node("jobsList"), ("jobsList", "jobsList")),
        ("/jobs/all", "get", node(), ("get_jobs_all", "jobs_get_jobs_all")),
        ("/jobs", "post", node(tag="tasks"), ("post_jobs", "tasks_post_jobs")),
        ("/jobs", "post", node("…"), ("…", "post_jobs")),
        ("/jobs", "post", {**node(), "operationId": ""}, ("post_jobs", "jobs_post_jobs")),
        ("/jobs", "post", node(tag="…"), ("post_jobs", "post_jobs")),
        ("/jobs", "post", {"responses": NO_CONTENT, "tags": []}, ("post_jobs", "default_post_jobs")),
    ],
)  # fmt: skip
def test_an_operation_is_called_by_its_id_or_by_its_path(
    path: str, method: str, one: dict[str, Any], found: tuple[str, str]
) -> None:
    """What it is called in the plain document has letters that can be read."""
    (only,) = operations({path: {method: one}})

    assert (only.identity, only.key) == found


def test_an_operation_has_all_that_the_document_says_of_it() -> None:
    """Its texts without what stands around them."""
    more: Any = {
        "summary": " Runs. ", "description": "At once.", "externalDocs": {"url": "https://docs.example"}, "deprecated": True,
        "x-retry": "safe", "x-billed": False, "x-poll": {"status": "", "done": ["x"]},
    }  # fmt: skip
    (rich,) = operations({"/a#x": {"post": node("run", **more)}})
    (bare,) = operations({"/a": {"get": node("run", externalDocs={"description": "x", "url": ""})}})

    assert (rich.summary, rich.description, rich.documentation) == ("Runs.", "At once.", "https://docs.example")
    assert (rich.deprecated, rich.retry, rich.billed, rich.poll) == (True, "safe", False, {"status": "", "done": ["x"]})
    assert (rich.method, rich.path, rich.template) == ("POST", "/a", "/a#x")
    assert (bare.summary, bare.description, bare.documentation) == ("", "", "")
    assert (bare.deprecated, bare.retry, bare.billed, bare.poll) == (False, "safe", True, None)


@pytest.mark.parametrize(
    ("method", "retry"),
    [
        ("get", "safe"),
        ("head", "safe"),
        ("options", "safe"),
        ("post", "unsafe"),
        ("put", "unsafe"),
        ("delete", "unsafe"),
    ],
)
def test_only_what_reads_is_repeated_where_the_document_does_not_say(method: str, retry: str) -> None:
    """Anything else may have been done already."""
    assert [one.retry for one in operations({"/a": {method: node("run")}})] == [retry]


def parameter(name: str, place: str = "query") -> dict[str, Any]:
    """Return a parameter."""
    return {"name": name, "in": place, "schema": TEXT, **({"required": True} if place == "path" else {})}


@pytest.mark.parametrize(
    ("parameters", "members", "found"),
    [
        ([parameter("id", "path"), parameter("id")], [], (["id", "id_query"], [])),
        ([parameter("id", "path"), parameter("userId"), parameter("UserID")], [], (["id", "userId", "user_id_pascal"], [])),
        ([parameter("id", "path"), parameter("body")], [], (["id", "body"], [])),
        ([parameter("id", "path"), parameter("body")], ["a"], (["id", "body"], ["a"])),
        ([parameter("id", "path"), parameter("id", "header"), parameter("id")], [], (["id", "id_header", "id_query"], [])),
        ([parameter("id", "path"), parameter("ID"), parameter("Id")], [], (["id", "id_query", "id_pascal"], [])),
        ([parameter("id", "path"), parameter("a")], ["id", "b"], (["id", "a"], ["body_id", "b"])),
        ([parameter("id", "path"), parameter("body_id")], ["id"], (["id", "body_id"], ["body_id_lower"])),
        ([parameter("id", "path")], ["bodyId", "id"], (["id"], ["bodyId", "body_id_lower"])),
    ],
)  # fmt: skip
def test_every_argument_has_a_name_of_its_own(
    parameters: list[Any], members: list[str], found: tuple[list[str], list[str]]
) -> None:
    """After its place, after the body, and after how it is written."""
    schema: Any = {"type": "object", "properties": dict.fromkeys(members, TEXT)}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    more: Any = {"requestBody": body} if members else {}
    (one,) = operations({"/a/{id}": {"post": node("run", parameters=parameters, **more)}})
    arguments = one.body.arguments if one.body is not None else ()

    assert ([item.key for item in one.parameters], [argument for _, argument in arguments or ()]) == found


def test_a_parameter_beside_a_whole_body_leaves_it_its_name() -> None:
    """`body` is the argument of the body."""
    body = {"content": {"application/json": {"schema": TEXT}}}
    (one,) = operations({"/a": {"post": node("run", parameters=[parameter("body")], requestBody=body)}})

    assert [item.key for item in one.parameters] == ["body_query"]
    assert one.body is not None
    assert one.body.arguments is None


@pytest.mark.parametrize(
    ("schema", "required", "arguments"),
    [
        (JOB, True, (("a", "a"),)),
        (JOB, False, None),
        ({**JOB, "additionalProperties": TEXT}, True, None),
        ({**JOB, "additionalProperties": False}, True, (("a", "a"),)),
        ({**JOB, "patternProperties": {"^x": TEXT}}, True, None),
        ({"type": "array", "items": JOB}, True, None),
        (TEXT, True, None),
        ({**JOB, "properties": {"a": {**TEXT, "readOnly": True}, "b": TEXT}}, True, (("b", "b"),)),
        ({**JOB, "required": ["a"], "properties": {"a": {"const": "x"}, "b": TEXT}}, True, (("b", "b"),)),
        ({**JOB, "properties": {"a": {"const": "x"}, "b": TEXT}}, True, (("a", "a"), ("b", "b"))),
        ({**JOB, "properties": {"a": {**TEXT, "x-argument": "name"}}}, True, (("a", "name"),)),
    ],
)  # fmt: skip
def test_the_members_of_a_closed_body_are_arguments(schema: Any, arguments: Any, *, required: bool) -> None:
    """One that is open for more, or need not be sent, is passed whole; nobody is asked for what is constant."""
    body = {"required": required, "content": {"application/json": {"schema": schema}}}
    (one,) = operations({"/a": {"post": node("run", requestBody=body)}})

    assert one.body is not None
    assert one.body.arguments == arguments


def test_a_body_of_no_class_is_not_taken_for_the_class_none() -> None:
    """A schema may be called so."""
    body = {"required": True, "content": {"application/json": {"schema": {"type": "array", "items": TEXT}}}}
    (one,) = operations({"/a": {"post": node("run", requestBody=body)}}, components={"schemas": {"None": JOB}})

    assert one.body is not None
    assert one.body.arguments is None


def test_a_tag_without_a_letter_is_called_after_what_its_paths_share() -> None:
    """The last word that all of them begin with, numbered where it is taken."""
    paths: Any = {
        "/x": {"get": node("x", tag="tasks")},
        "/v1/tasks/a": {"get": node("a", tag="…")},
        "/v1/tasks/b/{id}": {"get": node("b", tag="…", parameters=[parameter("id", "path")])},
        "/y?z=1": {"get": node("y", tag="!")},
        "/{id}": {"get": node("z", tag="?", parameters=[parameter("id", "path")])},
    }
    found = normal(paths, tags=[{"name": "tasks", "description": "Works."}, {"name": "…"}])

    assert [(one.key, one.title, one.description) for one in found.groups] == [
        ("tasks", "tasks", "Works."),
        ("tasks_2", "…", ""),
        ("y", "!", ""),
        ("group", "?", ""),
    ]


def test_operations_and_tags_of_one_name_are_numbered_where_that_is_waived() -> None:
    """The second of them."""
    paths: Any = {
        "/a": {"get": node("getIt"), "post": node("get_it")},
        "/b": {"get": node("b", tag="Jobs")},
    }
    found = normal(paths, waived=("name-collision /paths/~1a/post", "name-collision /paths/~1b/get/tags"))

    assert [(group.key, [one.key for one in group.operations]) for group in found.groups] == [
        ("jobs", ["getIt", "jobs_get_it_2"]),
        ("jobs_2", ["b"]),
    ]


def test_a_class_is_at_home_with_the_one_tag_that_reaches_it() -> None:
    """Directly or through others; what no operation reaches is a class all the same."""
    to = {name: {"$ref": f"#/components/schemas/{name}"} for name in ("Job", "Part", "Both")}
    schemas: Any = {
        "Job": {"type": "object", "properties": {"part": to["Part"], "both": to["Both"]}},
        "File": {"type": "object", "properties": {"both": to["Both"]}},
        "Part": {"type": "object", "properties": {"job": to["Job"]}},
        "Both": JOB,
        "Unused": JOB,
    }
    body = {"required": True, "content": {"application/json": {"schema": to["Both"]}}}
    found = normal(
        {"/a": {"get": returning("Job"), "post": node("put", requestBody=body)}, "/b": {"get": returning("File", tag="files")}},
        components={"schemas": schemas},
    )  # fmt: skip

    assert {one.key: (one.home, one.in_requests, one.in_responses) for one in found.classes} == {
        "Job": ("jobs", False, True),
        "File": ("files", False, True),
        "Part": ("jobs", False, True),
        "Both": (None, True, True),
        "Unused": (None, False, False),
    }


def test_the_bodies_of_webhooks_and_callbacks_are_classes() -> None:
    """Named after them; what is no JSON, and an operation without a body, is none."""

    def content(media_type: str) -> Any:
        return {"post": {"requestBody": {"content": {media_type: {"schema": JOB}}}, "responses": NO_CONTENT}}

    callbacks = {"ended": {"{$request.body#/url}": content("application/json")}, "failed": {"x": content("text/csv")}}
    hooks = {"job-done": content("application/problem+json"), "empty": {"post": {"responses": NO_CONTENT}}}
    found = normal({"/a": {"post": node("run", callbacks=callbacks)}}, webhooks=hooks)

    assert [one.key for one in found.classes] == ["JobDoneWebhook", "EndedCallback"]


def test_a_document_says_what_it_is() -> None:
    """With what the provider's settings say; a version that is a number is one as well."""
    info = {"title": "Their title", "version": "1.0", "description": " About. "}
    callback: Any = {"x-callback": {"code": ["code"]}}
    found = normal({"/a": {"get": node("a")}}, info=info, **callback)

    assert (found.package, found.title, found.version, found.description) == ("acme", "Acme", "1.0", "About.")
    assert (found.callback, found.envelope, found.webhook) == ({"code": ["code"]}, None, None)


def titled(title: str, name: str) -> Any:
    """Return a response of an object with a title."""
    content = {"application/json": {"schema": {"type": "object", "title": title, "properties": {name: TEXT}}}}
    return {"200": {"description": "x", "content": content}}


def test_a_class_whose_title_is_taken_is_called_after_its_place() -> None:
    """By a number where that is taken too; the first keeps its title."""
    paths: Any = {
        "/a": {"get": node("getA", responses=titled("Job", "a"))},
        "/b": {"get": node("getB", responses=titled("Job", "b"))},
        "/c": {"get": node("getC", responses=titled("Job", "a"))},
    }

    assert [one.key for one in normal(paths).classes] == ["Job", "GetBResponse"]


def test_classes_of_one_place_are_numbered() -> None:
    """As `Job` with `part_size` and `JobPart` with `size` are."""
    schemas: Any = {
        "Job": {"type": "object", "properties": {"part_size": {"type": "object", "properties": {"a": TEXT}}}},
        "JobPart": {"type": "object", "properties": {"size": {"type": "object", "properties": {"b": TEXT}}}},
    }
    found = normal({"/a": {"get": node("a")}}, components={"schemas": schemas})

    assert [one.key for one in found.classes] == ["Job", "JobPart", "JobPartSize", "JobPartSize2"]


def test_a_path_that_is_none_is_left_out_where_that_is_waived() -> None:
    """The others are operations."""
    found = operations({"//a": {"get": node("a")}, "/b": {"get": node("b")}}, waived=("bad-path /paths/~1~1a",))

    assert [one.path for one in found] == ["/b"]


def test_a_document_of_webhooks_alone_has_classes() -> None:
    """And no operation."""
    document: Any = {
        "openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "servers": [{"url": "https://acme.example"}],
        "webhooks": {"done": {"post": {"requestBody": {"content": {"application/json": {"schema": JOB}}}}}},
    }  # fmt: skip
    source = parse(Source("openapi.json", json.dumps(document)))
    found = normalise(Patched(source, source.value, ()), Provider("acme", "Acme"), parse(toolchain().vocabulary))

    assert ([one.key for one in found.classes], found.groups) == (["DoneWebhook"], ())
