"""What the Postman collection beside a client sends of a small document, and how choices of a media type are typed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from generator.types import Source
from tests.generator.making import make

TEXT = {"type": "string"}
NONE = {"responses": {"204": {"description": "None."}}}


def query(name: str, **members: Any) -> dict[str, Any]:
    """Return a parameter of a query."""
    return {"name": name, "in": "query", "schema": TEXT, **members}


def body(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return an operation that sends a body."""
    return {
        "post": {
            **NONE,
            "tags": ["jobs"],
            "requestBody": {"required": True, "content": {media_type: {"schema": schema}}},
        }
    }


NUMBER = {
    "type": "object",
    "required": ["a", "b"],
    "properties": {
        "a": {"type": "integer", "example": 5},
        "b": {"type": "array", "minItems": 1, "items": {"enum": ["k"]}},
    },
}
PATHS = {
    "/jobs": {
        "get": {
            **NONE,
            "operationId": "findJobs",
            "tags": ["jobs"],
            "parameters": [query("a"), query("q", example="x y"), query("r", example="z"),
                           {"name": "h", "in": "header", "schema": {"type": "array", "items": TEXT}, "example": ["a", "b"]}],
        }
    },
    "/jobs/{id}": {
        "get": {
            "operationId": "readJob",
            "tags": ["jobs"],
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": TEXT, "examples": {"none": {}, "one": {"value": "j1"}}},
                query("q", example="x"),
            ],
            "responses": {
                "200": {
                    "description": "A job.",
                    "content": {
                        "application/json": {"schema": {"type": "object", "properties": {"a": TEXT}}},
                        "text/csv": {"schema": TEXT},
                    },
                }
            },
        }
    },
    "/form": body("application/x-www-form-urlencoded", NUMBER),
    "/parts": body("multipart/form-data", NUMBER),
    "/text": body("text/plain", {**TEXT, "example": "hello"}),
    "/json": body("application/json", NUMBER),
}  # fmt: skip


@cache
def files() -> dict[str, str]:
    """Return the files of the client."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.example"}],
        "paths": PATHS,
    }
    return dict(make(Source("openapi.json", json.dumps(document))).package.files)


def request(path: str) -> dict[str, Any]:
    """Return the request of a path."""
    items = json.loads(files()["postman.json"])["item"][0]["item"]
    (found,) = (item["request"] for item in items if "/".join(item["request"]["url"]["path"]) == path.strip("/"))
    return dict(found)


def test_a_search_that_needs_nothing_sends_the_first_parameter_with_an_example() -> None:
    """The others are there, and switched off."""
    url = request("/jobs")["url"]

    assert url["raw"] == "{{base_url}}/jobs?q=x y"
    assert url["query"] == [
        {"key": "a", "value": "text", "description": "", "disabled": True},
        {"key": "q", "value": "x y", "description": ""},
        {"key": "r", "value": "z", "description": "", "disabled": True},
    ]


def test_where_something_is_required_what_may_be_left_out_is_switched_off() -> None:
    """A parameter of the path has the value of its first example."""
    url = request("/jobs/:id")["url"]

    assert url["raw"] == "{{base_url}}/jobs/:id"
    assert url["query"] == [{"key": "q", "value": "x", "description": "", "disabled": True}]
    assert url["variable"] == [{"key": "id", "value": "j1", "description": ""}]


def test_a_list_in_a_header_is_parted_by_commas() -> None:
    """As in a URL."""
    assert request("/jobs")["header"] == [{"key": "h", "value": "a,b", "description": "", "disabled": True}]


FIELDS = [{"key": "a", "value": "5", "type": "text"}, {"key": "b", "value": "k", "type": "text"}]


@pytest.mark.parametrize(
    ("path", "written", "header"),
    [
        ("/form", {"mode": "urlencoded", "urlencoded": FIELDS}, ["application/x-www-form-urlencoded"]),
        ("/parts", {"mode": "formdata", "formdata": FIELDS}, []),
        ("/text", {"mode": "raw", "raw": "hello"}, ["text/plain"]),
    ],
)
def test_a_body_is_written_in_the_mode_of_its_media_type(path: str, written: dict[str, Any], header: list[str]) -> None:
    """Postman itself says what the parts of a form are."""
    found = request(path)

    assert found["body"] == written
    assert [item["value"] for item in found["header"]] == header


def test_a_body_of_json_is_written_as_a_person_reads_it() -> None:
    """In the language of the editor."""
    found = request("/json")["body"]

    assert (found["mode"], found["options"]) == ("raw", {"raw": {"language": "json"}})
    assert json.loads(found["raw"]) == {"a": 5, "b": ["k"]}


def test_of_several_media_types_the_usual_one_need_not_be_chosen() -> None:
    """A signature for each."""
    text = " ".join(files()["jobs.py"].split())
    signatures = [part.partition(")")[0] for part in text.split("def read_job(")[1:]]

    assert 'accept: Literal["application/json"] | None = None,' in signatures[0]
    assert 'accept: Literal["text/csv"],' in signatures[1]
    assert 'accept: Literal["application/json", "text/csv"] | None = None,' in signatures[2]
