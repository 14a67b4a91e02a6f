"""What changed in a provider's document, as a person reads it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, strategies as st

from generator.changes.document import compare, report
from generator.changes.grammar import structure
from generator.dump import dump, dump_json
from generator.parse import parse
from generator.types import Json, Source
from tests.refresh.project import ROOT

LOCKER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "description": "A name."},
        "size": {"type": "string", "enum": ["small", "large"]},
        "opened_at": {"type": "integer"},
    },
}


def document() -> Any:
    """A small API."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Lockers", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {
            "/lockers": {
                "post": {
                    "operationId": "openLocker",
                    "parameters": [{"name": "x-key", "in": "header", "required": True, "schema": {"type": "string"}}],
                    "requestBody": {"content": {"application/json": {"schema": copy.deepcopy(LOCKER)}}},
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Locker"}}},
                        }
                    },
                }
            },
            "/lockers/{id}": {"get": {"operationId": "readLocker", "responses": {"200": {"description": ""}}}},
        },
        "components": {"schemas": {"Locker": copy.deepcopy(LOCKER)}},
    }


def report_lines(new: Any, old: Any = None) -> list[str]:
    """The lines that a person reads."""
    return report(compare(old or document(), new))


def body(new: Any) -> Any:
    """The schema of the request."""
    return new["paths"]["/lockers"]["post"]["requestBody"]["content"]["application/json"]["schema"]


def test_nothing_is_reported_of_the_same_document() -> None:
    """Nor of one that only looks different."""
    assert report_lines(document()) == []


def test_operations_that_came_went_and_moved_come_first() -> None:
    """An operation with a new path or method is known by its operationId."""
    new = document()
    new["paths"] = {
        "/lockers/open": {"post": new["paths"]["/lockers"]["post"]},
        "/lockers": {"get": {"operationId": "listLockers", "responses": {}}},
    }

    assert report_lines(new) == [
        "GET /lockers/{id}: removed",
        "POST /lockers: now POST /lockers/open",
        "GET /lockers: new (listLockers)",
    ]


def test_an_operation_that_moved_is_still_compared() -> None:
    """A new address does not hide a new field."""
    new = document()
    new["paths"]["/v2/lockers"] = new["paths"].pop("/lockers")
    new["paths"]["/v2/lockers"]["post"]["requestBody"]["content"]["application/json"]["schema"]["required"] = []

    assert report_lines(new) == [
        "POST /lockers: now POST /v2/lockers",
        "POST /v2/lockers",
        "  + body: id: no longer required",
    ]


def test_a_renamed_operation_is_reported() -> None:
    """Overlays may name it."""
    new = document()
    new["paths"]["/lockers"]["post"]["operationId"] = "createLocker"

    assert report_lines(new) == ["POST /lockers", '  ! operationId "openLocker" → "createLocker"']


def test_a_path_parameter_with_another_name_is_the_same_operation() -> None:
    """The wire does not know its name."""
    new = document()
    new["paths"]["/lockers/{locker_id}"] = new["paths"].pop("/lockers/{id}")

    assert report_lines(new) == ["GET /lockers/{locker_id}", "  ! path parameters {id} → {locker_id}"]


def test_fields_are_reported_with_their_place_and_kind() -> None:
    """What may break a caller before what does not."""
    new = document()
    schema = body(new)
    schema["properties"]["link"] = {"type": "string", "format": "uri"}
    schema["properties"]["size"]["enum"] = ["large", "huge"]
    schema["properties"]["opened_at"]["type"] = ["string", "null"]
    schema["properties"]["tags"] = {"type": "array", "items": {"$ref": "#/components/schemas/Locker"}}
    schema["required"] = ["id", "link"]
    del schema["properties"]["id"]["description"]

    assert report_lines(new) == [
        "POST /lockers",
        "  ! body: link: now required",
        '  ! body: size: value "small" removed',
        "  ! body: opened_at: type integer → string, null",
        '  + body: size: value "huge" added',
        "  + body: link: added: string (uri)",
        "  + body: tags: added: array of Locker",
        "texts, names for people and examples: POST /lockers (1)",
    ]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"200": "a", "404": "e"}, {"201": "b", "404": "e"}, ["! response 200: removed", "! response 201: added"]),
        ({"200": "a"}, {"201": "a"}, ["+ response 200: removed", "+ response 201: added"]),
        ({"200": "a"}, {"200": "a", "201": "b"}, ["! response 201: added"]),
        ({"200": "a", "201": "b"}, {"200": "a"}, ["+ response 201: removed"]),
        ({"200": "a", "404": "e"}, {"200": "a"}, ["+ response 404: removed"]),
        ({"404": "e"}, {"404": "e", "200": "a"}, ["+ response 200: added"]),
    ],
)
def test_a_success_with_other_content_is_another_result(
    before: dict[str, str], after: dict[str, str], lines: list[str]
) -> None:
    """What is left of a result under another status is the same result."""
    old, new = document(), document()
    for one, statuses in ((old, before), (new, after)):
        one["paths"]["/lockers/{id}"]["get"]["responses"] = {
            status: {
                "description": "",
                "content": {"application/json": {"schema": {"type": "object", "properties": {name: {}}}}},
            }
            for status, name in statuses.items()
        }

    found = report_lines(new, old)
    assert [line.strip().partition(": {")[0] for line in found[1:]] == lines


def test_parameters_responses_and_headers_are_reported() -> None:
    """Each by what a reader of the documentation calls it."""
    new = document()
    post = new["paths"]["/lockers"]["post"]
    post["parameters"] = [
        {"name": "x-key", "in": "header", "required": True, "schema": {"type": "string", "minLength": 9}},
        {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
        {"name": "who", "in": "query", "required": True, "schema": {"type": "string"}},
    ]
    post["responses"]["200"]["headers"] = {"x-left": {"schema": {"type": "integer"}}}
    post["responses"]["402"] = {"description": ""}

    assert report_lines(new) == [
        "POST /lockers",
        "  ! header parameter x-key: minLength none → 9",
        "  ! query parameter who: added: string, required",
        "  + query parameter dry: added: boolean",
        "  + response 200: header x-left: added: integer",
        '  + response 402: added: {"description": ""}',
    ]


def test_a_shared_schema_is_reported_once_by_its_name() -> None:
    """Not in every operation that refers to it."""
    new = document()
    del new["components"]["schemas"]["Locker"]["properties"]["size"]

    assert report_lines(new) == ["schema Locker", "  ! size: removed"]


def test_a_renamed_schema_is_reported_as_such() -> None:
    """And nothing of all the references to it."""
    new = document()
    new["components"]["schemas"] = {"Box": LOCKER}
    response = new["paths"]["/lockers"]["post"]["responses"]["200"]
    response["content"]["application/json"]["schema"]["$ref"] = "#/components/schemas/Box"

    assert report_lines(new) == ["schema Locker: now Box"]


def test_a_reference_is_what_it_refers_to() -> None:
    """Writing a schema out changes nothing for callers."""
    new = document()
    new["paths"]["/lockers"]["post"]["responses"]["200"]["content"]["application/json"]["schema"] = LOCKER

    assert report_lines(new) == []


def test_a_parameter_of_the_path_is_one_of_its_operations() -> None:
    """Where it is written says nothing to callers."""
    new = document()
    new["paths"]["/lockers"]["parameters"] = new["paths"]["/lockers"]["post"].pop("parameters")

    assert report_lines(new) == []


def test_servers_and_security_are_reported() -> None:
    """They decide where credentials go."""
    new = document()
    new["servers"] = [{"url": "https://api.example.org"}]
    new["security"] = [{"key": []}]

    assert report_lines(new) == [
        "the whole document",
        "  ! servers: https://api.example.com: removed",
        '  ! security none → [{"key": []}]',
        '  + servers: https://api.example.org: added: {"url": "https://api.example.org"}',
    ]


def test_texts_are_counted_and_come_last() -> None:
    """Nobody misses a removed field among reworded sentences."""
    new = document()
    new["info"]["title"] = "Boxes"
    new["paths"]["/lockers"]["post"]["summary"] = "Opens."
    body(new)["properties"]["id"]["example"] = "A1"

    assert report_lines(new) == ["texts, names for people and examples: POST /lockers (2), the whole document (1)"]


def test_a_field_called_description_is_a_field() -> None:
    """Names are not keywords."""
    new = document()
    body(new)["properties"]["description"] = {"type": "string"}

    assert report_lines(new) == ["POST /lockers", "  + body: description: added: string"]


def _nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in children for found in _nodes(item, (*path, key)))]


NODES = _nodes(document())[1:]


@given(st.sampled_from(NODES), st.sampled_from(["remove", "replace"]))
def test_no_change_is_left_out(path: tuple[Any, ...], what: str) -> None:
    """Whatever node is taken out or becomes another, something is reported."""
    new = document()
    holder = new
    for key in path[:-1]:
        holder = holder[key]
    if what == "remove":
        del holder[path[-1]]
    else:
        holder[path[-1]] = 17

    assert report_lines(new)
    assert report_lines(document(), new)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["paths", "/a", "get", "properties", "$ref", "required", "enum", "x"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(JSON, JSON)
def test_any_two_values_can_be_compared(old: Json, new: Json) -> None:
    """A provider may publish anything; a comparison never fails, and none is different from itself."""
    compare(old, new)

    assert compare(new, copy.deepcopy(new)) == ()


@pytest.mark.parametrize("print_", [dump, dump_json])
def test_the_form_of_the_text_is_nothing(print_: Any) -> None:
    """YAML or JSON, comments, and any order of keys."""
    shuffled = dict(reversed(document().items()))

    assert report_lines(parse(Source("a", "\n" + print_(shuffled))).value) == []


def test_structure_drops_prose_and_examples_that_nobody_has_read() -> None:
    """What the stored document has of them stays; the rest may be somebody's words, or somebody's number."""
    known, new = document(), document()
    new["info"]["description"] = "Our famous API."
    schema = body(new)
    schema["properties"]["id"] |= {"description": "Another sentence.", "example": "9876543210"}
    schema["properties"]["description"] = {"type": "string", "examples": ["A person"], "x-note": "Internal."}
    new["paths"]["/lockers"]["post"]["responses"]["402"] = {"description": "No money.", "x-note": "Internal."}

    kept: Any = structure(new, known)

    assert "description" not in kept["info"]
    assert body(kept)["properties"]["id"] == {"type": "string", "description": "A name."}
    assert body(kept)["properties"]["description"] == {"type": "string"}
    assert kept["paths"]["/lockers"]["post"]["responses"]["402"] == {"description": ""}


def test_structure_keeps_all_that_is_no_prose() -> None:
    """Applied to what it gave, it changes nothing; and a caller sees no difference."""
    kept = structure(document(), document())

    assert kept == document()
    assert [line for line in report_lines(structure(document(), None)) if not line.startswith("texts")] == []


def test_hostile_documents_can_be_compared_and_reduced() -> None:
    """A provider's next document may be anything that can be read."""
    folder = ROOT / "tests" / "suites" / "hostile-specs"
    for path in sorted(folder.glob("*.json")):
        value = parse(Source(path.name, path.read_text("utf-8"))).value
        reduced = structure(value, None)

        assert compare(value, value) == ()
        assert structure(reduced, reduced) == reduced
        report(compare(document(), value))


def test_a_reference_that_leads_nowhere_is_reported_as_it_is() -> None:
    """A comparison says what is there, right or wrong."""
    new = document()
    body(new)["properties"]["id"] = {"$ref": "#/components/schemas/Gone"}

    assert report_lines(new) == [
        "POST /lockers",
        '  ! body: id: $ref none → "#/components/schemas/Gone"',
        '  + body: id: type "string" → none',
        "texts, names for people and examples: POST /lockers (1)",
    ]


def test_the_order_of_what_has_none_is_counted_among_the_texts() -> None:
    """It says nothing to callers, and the document is another one all the same."""
    old, new = document(), document()
    body(old)["properties"]["size"] = {"type": ["string", "null"], "items": {"enum": [1, 2]}}
    body(new)["properties"]["size"] = {"type": ["string", "null"], "items": {"enum": [2, 1, 3]}}
    body(new)["required"] = ["id"]
    new["tags"], old["tags"] = ["a", "b"], ["b", "a"]

    assert report_lines(new, old) == [
        "POST /lockers",
        "  + body: size[]: value 3 added",
        "texts, names for people and examples: the whole document (1)",
    ]


def test_a_type_in_a_list_of_one_is_the_same_type() -> None:
    """Spelled otherwise, and worth a line among the texts."""
    new = document()
    body(new)["properties"]["id"]["type"] = ["string"]

    assert report_lines(new) == ["texts, names for people and examples: POST /lockers (1)"]


def test_structure_knows_a_name_from_a_keyword_wherever_it_stands() -> None:
    """In lists and at the top are keywords, below `properties` are names; only a response needs a description."""
    new: Any = {
        "description": "Ours.",
        "tags": [{"name": "a", "description": "Ours."}, {"name": "b", "summary": {"type": "x"}}],
        "allOf": [{"properties": {"enum": {"description": "Ours.", "enum": [{"description": "a"}]}}}],
        "responses": {"200": {"$ref": "#/a"}, "201": {"description": "Ours.", "headers": {"x": {"example": "Ours."}}}},
    }

    assert structure(new, None) == {
        "tags": [{"name": "a"}, {"name": "b", "summary": {"type": "x"}}],
        "allOf": [{"properties": {"enum": {"enum": [{"description": "a"}]}}}],
        "responses": {"200": {"$ref": "#/a"}, "201": {"description": "", "headers": {"x": {}}}},
    }
