"""The overlay that `make drift` writes for what clients saw."""

import pytest

from generator.drift import Group, overlay_text
from generator.drift.events import read_events
from generator.types import Json, Source

ROOT: dict[str, Json] = {
    "openapi": "3.1.0",
    "paths": {
        "/x": {
            "get": {
                "operationId": "xGet",
                "responses": {"200": {"content": {"application/json": {"schema": {"type": "object"}}}}},
            }
        }
    },
}


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("string", "{type: string}"),
        ("object", "{type: object, additionalProperties: true}"),
        ("array", "{type: array, items: {}}"),
        ("null", "{}"),
        ("missing", "{}"),
    ],
)
def test_a_member_that_no_contract_knows_gets_the_type_that_was_seen(kind: str, schema: str) -> None:
    """Of a null, nothing is known."""
    text = overlay_text("Acme", ROOT, [Group("xGet", "/new", "unknown", "", kind, "", 200)], "drift.jsonl")

    assert text.endswith(f"    update: {{properties: {{new: {schema}}}}}\n")


def test_blank_lines_among_events_are_nothing() -> None:
    """An editor leaves one at the end."""
    assert read_events(Source("drift.jsonl", "\n  \n")) == ()
