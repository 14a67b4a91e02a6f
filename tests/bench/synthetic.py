"""Made-up documents of any size: `operations` calls, four times as many schemas, and references that run in circles."""

from __future__ import annotations

import json
import random

SCHEMAS_PER_OPERATION = 4
PER_GROUP = 20


def document(operations: int, *, by_group: bool = False) -> str:
    """Return an OpenAPI document, the same for the same number: one circle of all schemas, or one for each group."""
    chance = random.Random(operations)
    count = operations * SCHEMAS_PER_OPERATION
    circle = PER_GROUP * SCHEMAS_PER_OPERATION if by_group else count
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Things", "version": "1.0.0"},
            "servers": [{"url": "https://things.example.com", "x-environment": "prod"}],
            "security": [],
            "tags": [{"name": f"group{at}"} for at in range((operations - 1) // PER_GROUP + 1)],
            "paths": {f"/things/{at}/{{id}}": {"post": _operation(at)} for at in range(operations)},
            "components": {
                "schemas": {
                    f"Thing{at}": _schema(at, at // circle * circle, min(circle, count), chance) for at in range(count)
                }
            },
        }
    )


def _operation(at: int) -> dict[str, object]:
    def body(number: int) -> dict[str, object]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/Thing{number}"}}}

    group = f"group{at // PER_GROUP}"
    return {
        "operationId": f"{group}Get{at}",
        "tags": [group],
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "requestBody": {"required": True, "content": body(at * SCHEMAS_PER_OPERATION)},
        "responses": {"200": {"description": "Fine", "content": body(at * SCHEMAS_PER_OPERATION + 1)}},
    }


def _schema(at: int, first: int, circle: int, chance: random.Random) -> dict[str, object]:
    """Return an object with three fields of its own, the next schema in its circle, and two that it draws from there."""
    others = [first + (at - first + 1) % circle, *(first + chance.randrange(circle) for _ in range(2))]
    properties: dict[str, object] = {
        "name": {"type": "string", "maxLength": 80},
        "size": {"type": "integer", "minimum": 0},
        "state": {"type": "string", "enum": ["new", "old"]},
    }
    properties |= {f"other{index}": {"$ref": f"#/components/schemas/Thing{to}"} for index, to in enumerate(others[:2])}
    properties["others"] = {"type": "array", "items": {"$ref": f"#/components/schemas/Thing{others[2]}"}}
    return {"type": "object", "required": ["name"], "properties": properties}
