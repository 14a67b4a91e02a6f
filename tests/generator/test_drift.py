"""The overlay that `make drift` writes for what clients saw."""

import pytest

from generator.drift import Group, overlay_text
from generator.types import Json

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
