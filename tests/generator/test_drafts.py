"""What `new` finds in a document to ask a person about, and the drafts that it writes."""

from __future__ import annotations

import pytest

from generator.scaffold.credentials import credentials
from generator.scaffold.drafts import drafts
from generator.scaffold.findings import files, personal, timestamps
from generator.scaffold.questions import overlay_text
from generator.scaffold.responses import State, follow, states, tokens
from generator.scaffold.words import words
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


def test_tokens_for_access_come_first_and_those_to_refresh_last() -> None:
    """A number is none."""
    members: dict[Pointer, dict[str, Json]] = {
        Pointer("/refresh_token"): {"type": "string"},
        Pointer("/token"): {"type": "string"},
        Pointer("/accessToken"): {},
        Pointer("/tokenCount"): {"type": "integer"},
        Pointer("/name"): {"type": "string"},
    }

    assert tokens(members) == ["/accessToken", "/token", "/refresh_token"]


def test_members_are_asked_about_by_their_names_and_types() -> None:
    """A link to a file is known by its format or its name."""
    properties: Json = {
        "photo": TEXT,
        "photoUrl": TEXT,
        "pdf": {"type": "string", "format": "uri"},
        "image": {"type": "string", "format": "url"},
        "file": {"type": "integer"},
        "emails": {"type": "object"},
        "email": TEXT,
        "created_at": {"type": "integer"},
        "createdAt": TEXT,
    }
    root: Json = {"components": {"schemas": {"A": {"properties": properties}}}}

    assert [(field.name, link) for field, link in files(root)] == [
        ("photo", False),
        ("photoUrl", True),
        ("pdf", True),
        ("image", True),
    ]
    assert [field.name for field in personal(root)] == ["photo", "photoUrl", "email"]
    assert [field.name for field in timestamps(root)] == ["created_at"]


def test_of_personal_members_forty_are_proposed_and_the_others_counted() -> None:
    """Nobody reads more."""
    members: dict[str, Json] = {f"email{number}": TEXT for number in range(42)}
    text = overlay_text("Acme", document(members), "https://acme.example")
    fewer = overlay_text("Acme", document(dict(list(members.items())[:40])), "https://acme.example")

    assert text.count("x-sensitive: true") == fewer.count("x-sensitive: true") == 40
    assert ("(and 2 more)" in text, "(and " in fewer) == (True, False)


PARAMETERS: Json = {"Q": {"name": "q2", "in": "query"}, "K": {"name": "x-api-key", "in": "header"}}
SPARSE: Json = {
    "tags": [{"name": "one", "description": "D."}, {"name": "two"}, {"name": 3}, "x"],
    "components": {"parameters": PARAMETERS},
    "paths": {
        "/a": {
            "parameters": [{"name": "p", "in": "path"}],
            "get": {
                "operationId": "readIt",
                "summary": "S.",
                "tags": ["one", "two", "three", "three", 1],
                "parameters": [
                    {"name": "q", "in": "query"},
                    {"name": "q", "in": "query"},
                    {"name": "d", "in": "query", "description": "D."},
                    {"name": "client_id", "in": "header"},
                    {"name": "client_id", "in": "query"},
                    {"$ref": "#/components/parameters/Q"},
                    {"$ref": "#/components/parameters/K"},
                ],
            },
            "post": {"parameters": [{"$ref": "#/components/parameters/Q"}]},
        }
    },
}


def changes(lines: list[str]) -> list[tuple[str, str]]:
    """Return the targets of actions, and what is done to each."""
    found = [line.partition(": ") for line in lines if line.startswith(("- target", "  update", "  remove"))]
    return [(target, verb) for (_, _, target), (_, _, verb) in zip(found[::2], found[1::2], strict=True)]


def test_what_nobody_described_is_asked_for_once_where_it_stands() -> None:
    """Keys are asked for as credentials."""
    say = "{description: Say what it does.}"

    assert changes(words(SPARSE, "E")[1]) == [
        ('$.paths["/a"].get', say),
        ('$.paths["/a"].post', "{summary: Say it in a few words, description: Say what it does.}"),
        ('$.paths["/a"].parameters[?@["name"] == "p" && @["in"] == "path"]', say),
        ('$.paths["/a"].get.parameters[?@["name"] == "q" && @["in"] == "query"]', say),
        ('$.paths["/a"].get.parameters[?@["name"] == "client_id" && @["in"] == "query"]', say),
        ('$.components.parameters["Q"]', say),
        ('$.tags[?@.name == "two"]', say),
        ("$", "{tags: [{name: three, description: Say what it does.}]}"),
    ]
    assert words({"paths": {}}, "E") == (
        [
            "Words: what are these, in your own words? They become docstrings, and the page of the contract.",
            "  found: all is described.",
        ],
        [],
    )


def test_headers_that_sound_like_keys_become_schemes() -> None:
    """A parameter of the query stays, also one of that name."""
    question, lines = credentials(SPARSE, "E")
    schemes = (
        "{clientId: {type: apiKey, in: header, name: client_id}, apiKey: {type: apiKey, in: header, name: x-api-key}}"
    )

    by_name, by_reference = (
        '@["name"] == "client_id" && @["in"] == "header"',
        '@["$ref"] == "#/components/parameters/K"',
    )

    assert question[1:] == ["  found: no security scheme at all. Header parameters that hold a key should become one:"]
    assert changes(lines) == [
        ("$", f"{{components: {{securitySchemes: {schemes}}}}}"),
        ('$.paths["/a"].get', "{security: [{clientId: [], apiKey: []}]}"),
        (f'$.paths["/a"].get.parameters[?{by_name} || {by_reference}]', "true"),
    ]


def test_a_document_without_keys_gets_one_proposed() -> None:
    """With schemes, it is only asked whether a login gives the token."""
    made_up = "{components: {securitySchemes: {apiKey: {type: apiKey, in: header, name: x-api-key}}}, security: [{apiKey: []}]}"
    response: Json = {"content": {"application/json": {"schema": {"properties": {"access_token": TEXT}}}}}
    schemes: Json = {"k": {"type": "apiKey", "in": "header", "name": "K"}, "jwt": {"type": "http", "scheme": "bearer"}}
    root: Json = {
        "components": {"securitySchemes": schemes},
        "paths": {"/login": {"post": {"operationId": "logIn", "responses": {"200": response}}}},
    }

    assert changes(credentials({"paths": {}}, "E")[1]) == [("$", made_up)]
    question, lines = credentials(root, "E")
    assert question[1:] == ['  found: "k" (apiKey header K)', '  found: "jwt" (http bearer)']
    login = "{x-login: {operation: logIn, token: [/access_token], lifetime: 3600}}"
    assert changes(lines) == [('$.components.securitySchemes["jwt"]', login)]
