"""The question of what leads from one operation to the next: which response holds the id that another asks for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.engine.naming import snake
from generator.pointers import split
from generator.scaffold.actions import MOST, action
from generator.scaffold.findings import operations
from generator.scaffold.responses import success
from generator.values import object_at

if TYPE_CHECKING:
    from generator.scaffold.findings import Operation
    from generator.types import Json

_BELOW: Final = re.compile(r"(.*?)/?/\{([^{}]+)\}")


def links(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    """Return the question, and an action for each operation that makes what others ask for by its id."""
    question = [
        "Links: which response holds the id that another operation asks for? Collections and flows are made of it."
    ]
    actions: list[str] = []
    for maker in [item for item in operations(root) if item.method == "post"][:MOST]:
        found = _from(root, maker)
        status = next(
            (code for code, response in _responses(maker) if code.startswith("2") and "$ref" not in response), ""
        )
        if found and status:
            target = f"$.paths[{json.dumps(maker.path)}].post.responses[{json.dumps(status)}]"
            actions += action(target, "Others ask for the id that it gives.", evidence, {"links": found})
    return (question, actions) if actions else ([*question, "  found: none by path and name."], [])


def _responses(item: Operation) -> list[tuple[str, dict[str, Json]]]:
    responses = object_at(item.node, "responses")
    return [(status, object_at(responses, status)) for status in responses]


def _from(root: Json, maker: Operation) -> dict[str, Json]:
    """The operations below the path of one that makes something, whose first parameter its response holds."""
    found: dict[str, Json] = {}
    members = success(root, maker.node)
    for item in operations(root):
        below = _BELOW.match(item.path)
        if below is None or below[1].rstrip("/") != maker.path.rstrip("/") or not item.identity:
            continue
        wanted = {snake(below[2]), "id"}
        place = next((place for place in members if snake(split(place)[-1]) in wanted), None)
        if place is not None:
            parameters: Json = {below[2]: f"$response.body#{place}"}
            found[snake(item.identity) or "next"] = {"operationId": item.identity, "parameters": parameters}
    return found
