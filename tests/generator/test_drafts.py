"""What `new` finds in a document to ask a person about, and the drafts that it writes."""

from __future__ import annotations

import pytest

from generator.scaffold.drafts import drafts
from generator.scaffold.questions import overlay_text
from generator.scaffold.responses import State, follow, states
from generator.types import Json, Pointer

TEXT: Json = {"type": "string"}
PLACE = Pointer("/status")


def document(members: dict[str, Json] | None = None, *, version: str = "3.1.0", schemes: Json = None) -> Json:
    """Return a document of one operation whose response has these members."""
    response: Json = {"content": {"application/json": {"schema": {"properties": members or {}}}}}
    return {
        "openapi": version,
        "info": {"title": "Acme", "version": "1"},
        "paths": {"/jobs": {"get": {"operationId": "readJob", "responses": {"200": response}}}},
        "components": {"securitySchemes": schemes or {}},
    }


@pytest.mark.parametrize(
    ("values", "done", "failed"),
    [
        (["pending", "done", "failed"], ["done"], {"failed": "rejected"}),
        (["pending", "done", "archived"], ["done", "archived"], {}),
        (["pending", "failed"], ["failed"], {}),
        (["pending", "waiting"], ["waiting"], {}),
        (["pending", "rejected", "failed"], ["failed"], {"rejected": "consent-denied"}),
        (["pending", "done", 1], ["done"], {}),
    ],
    ids=str,
)
def test_a_state_that_does_not_sound_like_waiting_is_an_end(
    values: list[Json], done: list[str], failed: dict[str, str]
) -> None:
    """Where none does, the last one is, and no failure."""
    assert states({PLACE: {"enum": values}}) == [State(PLACE, done, failed)]


@pytest.mark.parametrize(("place", "values"), [("/status", ["done"]), ("/colour", ["red", "green"])])
def test_what_has_one_value_or_another_name_is_no_state(place: str, values: list[Json]) -> None:
    """It does not say how far something is."""
    assert states({Pointer(place): {"enum": values}}) == []


@pytest.mark.parametrize(
    ("reference", "node"),
    [
        ("#/components/schemas/A", TEXT),
        ("#/components/schemas/None", {}),
        ("#/components/schemas/A/b", {"$ref": "#/components/schemas/A/b"}),
        ("#/others/schemas/A", {"$ref": "#/others/schemas/A"}),
        ("#/components/A", {"$ref": "#/components/A"}),
    ],
)
def test_a_reference_to_a_shared_part_is_followed(reference: str, node: Json) -> None:
    """Through others, too; what names no shared part stays as it is."""
    schemas: Json = {"A": {"$ref": "#/components/schemas/B"}, "B": TEXT}
    root: Json = {"components": {"schemas": schemas, "A": TEXT}, "others": {"schemas": schemas}}

    assert follow(root, {"$ref": reference}) == node
    assert follow(root, 1) == {}


@pytest.mark.parametrize(
    ("version", "keyword"), [("3.1.0", "contentEncoding: base64"), ("3.0.3", "format: byte")]
)  # fmt: skip
def test_a_file_in_base64_is_marked_in_the_words_of_the_version(version: str, keyword: str) -> None:
    """OpenAPI 3.0 has a format for it."""
    text = overlay_text("Acme", document({"pdfBase64": TEXT}, version=version), "https://acme.example")

    assert f"update: {{{keyword}}}" in text
    assert ("contentEncoding" in text, "format: byte" in text) == (version == "3.1.0", version == "3.0.3")


def test_of_texts_that_look_like_a_secret_ten_are_listed() -> None:
    """The others are counted."""
    examples: dict[str, Json] = {
        f"member{number}": {"type": "string", "example": f"person{number}@acme.example"} for number in range(12)
    }
    lines = overlay_text("Acme", document(examples), "https://acme.example").splitlines()
    first = next((index for index, line in enumerate(lines) if "texts look like a secret" in line), None)

    assert first is not None
    assert lines[first].startswith("  #   12 texts")
    assert len(lines[first + 1 :]) == 10


@pytest.mark.parametrize(
    ("schemes", "arguments", "given"),
    [
        ({}, '("api_key",)', 'find({"api_key": headers.get("x-api-key", "")})'),
        ({"one": {"type": "apiKey", "in": "header", "name": "X-One"}}, '("one",)', 'find({"one": headers.get("x-one", "")})'),
        (
            {"one": {"type": "apiKey", "in": "header", "name": "X-One"}, "two": {"type": "http", "scheme": "bearer"}},
            '("one", "two")',
            '{"one": headers.get("x-one", ""), "two": headers.get("authorization", "").removeprefix("Bearer ")}',
        ),
    ],
    ids=["none", "one", "two"],
)  # fmt: skip
def test_the_draft_of_a_mock_takes_the_credentials_of_the_document(schemes: Json, arguments: str, given: str) -> None:
    """By the names of the client's arguments, from the headers that hold them."""
    text = drafts("acme", "Acme", document(schemes=schemes))["mock.py"]

    assert f"arguments={arguments}," in text
    assert given in text
