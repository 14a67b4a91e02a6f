"""The files that a new provider begins with: a record, questions, drafts, and overlays that were given."""

from __future__ import annotations

import json
import tomllib

import pytest

from generator.errors import Refused
from generator.overlay.from_diff import QUESTION
from generator.parse import parse
from generator.refresh import Obtained, today
from generator.scaffold import _overlay_name, scaffold  # pyright: ignore[reportPrivateUsage]
from generator.scaffold.drafts import drafts
from generator.scaffold.questions import overlay_text
from generator.types import Json, Source


def test_samples_and_a_profile_are_drafted() -> None:
    """A sample for each operation with a name, called as the client calls it."""
    paths: Json = {
        "/a/{b}": {
            "get": {
                "operationId": "jobs_readIt",
                "tags": ["Jobs", "x"],
                "responses": {"x-a": {}, "404": {}, "202": {}},
            },
            "post": {"operationId": "é", "responses": {"2XX": {}}, "tags": []},
            "put": {"tags": ["a"]},
        }
    }
    made = drafts("acme", "Acme", {"paths": paths})

    assert sorted(made) == ["contract.py", "mock.py", "samples/e--done.json", "samples/jobs-read-it--done.json"]
    assert made["samples/jobs-read-it--done.json"].startswith('{\n  "operation": "GET /a/{b}",\n')
    assert json.loads(made["samples/jobs-read-it--done.json"]) == {
        "operation": "GET /a/{b}", "source": "https://example.com/the-page-that-shows-it", "confidence": "documented",
        "call": {"method": "jobs.read_it", "arguments": {}}, "request": {"path": "/a/{b}", "query": {}, "headers": {}, "body": None},
        "response": {"status": 202, "headers": {}, "body": {}}, "returns": "NameOfTheModel",
    }  # fmt: skip
    other = json.loads(made["samples/e--done.json"])
    assert (other["call"]["method"], other["response"]["status"]) == ("default.e", 200)
    assert made["contract.py"].startswith(
        '"""The profile of Acme for the contract tests.\n\nMove this file to overlays/acme/contract.py'
    )
    assert '    "é": _not_written,\n' in made["mock.py"]
    assert (
        '"GET /é"' in drafts("acme", "Acme", {"paths": {"/é": {"get": {"operationId": "a"}}}})["samples/a--done.json"]
    )


def test_a_scheme_that_is_in_no_header_is_read_as_a_token() -> None:
    """So is one that says nothing."""
    schemes: Json = {"one": 1, "two": {"in": "query", "name": "n"}, "three": {"in": "header"}}
    text = drafts("acme", "Acme", {"components": {"securitySchemes": schemes}})["mock.py"]

    assert text.count('headers.get("authorization", "").removeprefix("Bearer ")') == 3


def obtained(text: str, *addresses: str) -> Obtained:
    """Return a document that was given at these addresses."""
    return Obtained(parse(Source("api.yaml", text)), (), addresses, "")


SPEC = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


@pytest.mark.parametrize(
    ("site", "addresses", "page"),
    [
        ("https://docs.a.example", ["https://a.example/api.yaml"], "https://docs.a.example"),
        ("http://docs.a.example", ["https://a.example/api.yaml"], "https://a.example/api.yaml"),
        ("https://docs\\u2028", ["https://a.example/api.yaml"], "https://a.example/api.yaml"),
        ("", ["api.yaml", "http://localhost/api.yaml"], ""),
    ],
)
def test_a_provider_is_recorded_with_the_page_that_describes_it(site: str, addresses: list[str], page: str) -> None:
    """Where one is known; files of this machine are no address."""
    made = scaffold("acme", "Acme", obtained(f'{SPEC}externalDocs: {{url: "{site}"}}\n', *addresses), [])

    record = tomllib.loads(made.specs["SOURCE.toml"])
    settings = {"title": "Acme"} | ({"documentation": page} if page else {})
    assert tomllib.loads(made.overlays["provider.toml"]) == settings
    assert sorted(made.specs) == ["SOURCE.toml", "openapi.yaml"]
    assert (record["retrieved"], record["keep"], record.get("url", "")) == (today(), "everything", page)
    assert f"x-evidence: {page or QUESTION}" in made.overlays["10-questions.overlay.yaml"]
    assert sorted(made.drafts) == ["contract.py", "mock.py"]


def test_overlays_that_are_given_are_kept_as_they_are() -> None:
    """What is none is refused."""
    overlay = Source(
        "mine.yaml", "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.info, remove: true}]\n"
    )

    assert scaffold("acme", "Acme", obtained(SPEC), [overlay]).overlays["20-mine.overlay.yaml"] == overlay.text
    with pytest.raises(Refused, match="overlay-invalid"):
        scaffold("acme", "Acme", obtained(SPEC), [Source("mine.yaml", "a: 1")])


@pytest.mark.parametrize(
    ("source", "number", "name"),
    [
        ("folder/mine.overlay.yaml", 0, "20-mine.overlay.yaml"), ("mine.yml", 3, "23-mine.overlay.yaml"),
         ("a b/ü x.json", 1, "21-x.overlay.yaml"), ("é.yaml", 0, "20-given.overlay.yaml"),
        ("15-a.overlay.json", 0, "15-a.overlay.yaml"), ("10-questions.overlay.yaml", 1, "21-questions.overlay.yaml"),
         (f"{'n' * 70}.yaml", 0, f"20-{'n' * 60}.overlay.yaml"),
        ("123-a.yaml", 0, "20-123-a.overlay.yaml"), ("a.yaml.txt", 0, "20-a-yaml-txt.overlay.yaml"),
    ],
)  # fmt: skip
def test_the_name_of_an_overlay_says_its_turn(source: str, number: int, name: str) -> None:
    """Its own number, where it has one that is free."""
    assert _overlay_name(Source(source, ""), number, {"10-questions.overlay.yaml": ""}) == name


def test_questions_stand_in_an_overlay_that_applies() -> None:
    """What is certain is active; the hosts, or the one that has to be named."""
    text = overlay_text("Acme", {"servers": [{"url": f"https://a.example/{'x' * 300}"}]}, "E")

    assert text.splitlines()[2:13] == [
        "overlay: 1.1.0", "info:", "  title: What Acme's document does not say", '  version: "1"', "actions:",
        "  # Environments: are these the names that users should choose by? Are these all the hosts?",
        "  - target: $.servers[0]", f"    description: https://a.example/{'x' * 182} is chosen by name.", "    x-evidence: E",
        "    update: {x-environment: production}", "",
    ]  # fmt: skip
    assert "    update: {servers: [{url: https://api.example.com, x-environment: production}]}" in overlay_text(
        "Acme", {}, "E"
    )


def test_every_question_comes_with_what_might_answer_it() -> None:
    """Errors, times, retries, reads, polling, files and the way back; of a document that has nothing, that is what is said."""
    envelope: Json = {
        "success": {"type": "boolean"},
        "message": {"type": "object"},
        "error": {"properties": {"msg": {"type": "string"}}},
    }
    made: Json = {"content": {"application/json": {"schema": {"properties": envelope}}}}
    states: dict[str, Json] = {
        "status": {"enum": ["pending", "done", "failed"]},
        "at": {"type": "integer"},
        "expires_at": {"type": "integer"},
    }
    read: Json = {
        "content": {
            "application/json": {"schema": {"properties": {**states, "file_url": {"type": "string", "format": "uri"}}}}
        }
    }
    paths: Json = {
        "/a": {"post": {"responses": {"200": made, "404": {}}}, "put": {"responses": {"200": made, "418": {}}}},
        "/a/{id}": {"get": {"parameters": [{"name": "redirect_url", "in": "query"}], "responses": {"200": read}}},
    }
    text = overlay_text("Acme", {"openapi": "3.1.0", "paths": paths}, "E")
    empty = overlay_text("Acme", {"paths": {}}, "E")

    for line in (
        '  #   found in most responses: "success", "message", "error"',
        "  #   update: {x-envelope: {message: [/error/msg], failures: [{when: {pointer: /success, is: false}, error: rejected}]}}",
        "  #   update: {x-error: not-found}",
        "  #   update: {x-error: bad-request}",
        '  # - target: $..properties["expires_at"]',
        "  #   update: {x-epoch: milliseconds}",
        "  #   update: {x-retry: safe}",
        "  #   update: {x-retry: unsafe}",
        "  #   update: {x-poll: {status: /status, done: [done], failed: {failed: rejected}}}",
        "  #   description: Leads to a file.",
        "  #   update: {x-file-link: true, x-sensitive: true}",
        "  #   update: {x-callback: {session: [session_id], state: [state], error: [error]}}",
    ):
        assert text.splitlines().count(line) == 1, line
    assert empty.count("update:") == 2
    assert [line.removeprefix("  #   found: ") for line in empty.splitlines() if "found: " in line] == [
        "no security scheme at all. Header parameters that hold a key should become one:",
        "successful responses have no members in common.",
        "none by name.",
        "none by name.",
        "no GET.",
        "no GET of something that has states.",
        "none by name.",
        "no field that sounds like the address to come back to.",
        "none by path and name.",
        "all is described.",
    ]
