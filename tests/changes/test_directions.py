"""`refresh` compares documents, `diff` compares clients: of what changed on the wire, both say the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.changes.document import compare as compare_documents, report
from tests.changes.test_cases import CASES, client, expected, is_breaking


def _marked(folder: Path) -> tuple[list[str], list[str]]:
    """Lines of a refresh that may break a caller, and all lines about more than texts."""
    contracts = [
        json.loads(client(*overlays).package.files["openapi.json"]) for overlays in ((), (folder / "new.overlay.yaml",))
    ]
    lines = [line for line in report(compare_documents(*contracts)) if not line.startswith("texts,")]
    return [line for line in lines if "  ! " in line or not line.startswith(" ")], lines


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_refresh_and_diff_agree_on_what_breaks(folder: Path) -> None:
    """What breaks callers in a document changes the clients for the worse, and the other way round, unless only our own words did."""
    marked, lines = _marked(folder)
    exclaimed = any("  ! " in line for line in marked)

    if exclaimed:
        assert [line for line in expected(folder) if not line.startswith("compatible")] != []
    if lines and is_breaking(folder):
        assert exclaimed or any(line.endswith(": removed") for line in marked)


def _document(place: str, schema: dict[str, Any]) -> Any:
    """One operation, of which the request or the response has this schema."""
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {"responses": {"200": content}} if place == "response" else {"requestBody": content, "responses": {}}
    return {"openapi": "3.1.0", "paths": {"/things": {"post": operation}}}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required}


STRICTER = {
    "a length": (_object([], a={"maxLength": 20}), _object([], a={"maxLength": 10})),
    "a pattern": (_object([], a={}), _object([], a={"pattern": "^x"})),
    "a format": (_object([], a={}), _object([], a={"format": "email"})),
    "a property that is required": (_object([], a={}), _object(["a"], a={})),
    "a type": (_object([], a={"type": ["string", "null"]}), _object([], a={"type": "string"})),
    "an integer instead of a number": (_object([], a={"type": "number"}), _object([], a={"type": "integer"})),
    "an alternative": (
        _object([], a={"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        _object([], a={"anyOf": [{"type": "string"}]}),
    ),
    "a closed object": (_object([], a={}), {**_object([], a={}), "additionalProperties": False}),
    "null": (_object([], a={"nullable": True}), _object([], a={"nullable": False})),
}


@pytest.mark.parametrize("case", STRICTER)
@pytest.mark.parametrize(("place", "sign"), [("request", "!"), ("response", "+")])
def test_a_refresh_marks_by_direction(case: str, place: str, sign: str) -> None:
    """Callers have to keep a rule of a request, and rely on one of a response."""
    old, new = (_document(place, schema) for schema in STRICTER[case])

    assert {line[2] for line in report(compare_documents(old, new))[1:]} == {sign}
    assert {line[2] for line in report(compare_documents(new, old))[1:]} == {"+" if sign == "!" else "!"}


@pytest.mark.parametrize("holder", ["webhooks", "callbacks"])
def test_what_the_provider_sends_is_received(holder: str) -> None:
    """Its request is a response to callers; a path or a schema of such a name is nothing of the kind."""
    sides: list[Any] = []
    for schema in STRICTER["a length"]:
        paths = _document("request", schema)["paths"]
        calls = paths if holder == "webhooks" else {"/a": {"get": {"responses": {}, "callbacks": {"done": paths}}}}
        sides.append({"openapi": "3.1.0", "webhooks" if holder == "webhooks" else "paths": calls})
    ours: list[Any] = [
        {"openapi": "3.1.0", "paths": {holder: document["paths"]["/things"]}}
        for document in (_document("request", schema) for schema in STRICTER["a length"])
    ]

    assert {line[2] for line in report(compare_documents(*sides))[1:]} == {"+"}
    assert {line[2] for line in report(compare_documents(*reversed(sides)))[1:]} == {"!"}
    assert {line[2] for line in report(compare_documents(*ours))[1:]} == {"!"}


def test_a_shared_schema_is_marked_by_those_who_refer_to_it() -> None:
    """Through other schemas, too; one that flows both ways breaks a caller either way."""
    schemas = {"A": _object([], b={"$ref": "#/components/schemas/B"}), "B": _object([], c={"maxLength": 9})}
    old = _document("response", {"$ref": "#/components/schemas/A"}) | {"components": {"schemas": schemas}}
    new = json.loads(json.dumps(old).replace('"maxLength": 9', '"maxLength": 8'))
    sends = _document("request", {"$ref": "#/components/schemas/B"})["paths"]["/things"]
    both = [{**document, "paths": {**document["paths"], "/others": sends}} for document in (old, new)]
    looser = report(compare_documents(both[1], both[0]))

    assert report(compare_documents(old, new)) == ["schema B", "  + c: maxLength 9 → 8"]
    assert report(compare_documents(both[0], both[1])) == ["schema B", "  ! c: maxLength 9 → 8"]
    assert looser == ["schema B", "  ! c: maxLength 8 → 9"]


def test_a_property_with_another_name_is_one_that_was_renamed() -> None:
    """It is not one that went and another that came."""
    old = _document("response", _object(["pan_no"], pan_no={"type": "string"}, at={"type": "integer"}))
    new = _document("response", _object(["pan_number"], pan_number={"type": "string"}, at={"type": "integer"}))

    assert report(compare_documents(old, new)) == ["POST /things", "  ! response 200: pan_no: is called pan_number now"]


def test_two_names_that_one_may_stand_for_are_no_rename() -> None:
    """A wrong guess would hide a removal."""
    text = {"type": "string"}
    old = _document("response", _object([], at={"type": "integer"}, pan_no=text, pan_num=text))
    new = _document("response", _object([], at={"type": "integer"}, on={"type": "boolean"}, id={}, pan_number=text))

    assert [line for line in report(compare_documents(old, new)) if "pan" in line] == [
        "  ! response 200: pan_no: removed",
        "  ! response 200: pan_num: removed",
        "  + response 200: pan_number: added: string",
    ]


def test_a_schema_that_got_a_name_of_its_own_has_not_changed() -> None:
    """Nor has one that lost it."""
    schema = _object([], a={"type": "string"})
    inline = _document("response", schema) | {"components": {"schemas": {"Thing": schema}}}
    named = _document("response", {"$ref": "#/components/schemas/Thing"}) | {
        "components": {"schemas": {"Thing": schema}}
    }

    assert report(compare_documents(inline, named)) == []
    assert report(compare_documents(named, inline)) == []
