"""The question of how one authenticates: schemes, keys that hide among the parameters, a login."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from generator.engine.naming import snake
from generator.scaffold.actions import MOST, action, removal
from generator.scaffold.findings import logins, operations, quoted
from generator.scaffold.responses import follow, success, tokens
from generator.values import list_at, object_at

if TYPE_CHECKING:
    from generator.scaffold.findings import Operation
    from generator.types import Json

_KEY: Final = re.compile(r"(^|_)(key|secret|token|authorization|client_?id|app_?id|module_secret|partner_?id)$")


def credentials(root: Json, evidence: str) -> tuple[list[str], list[str]]:
    """Return the question, with what the document has, and the actions that might answer it."""
    question = ["Credentials: how does one authenticate? Each scheme becomes an argument of the client."]
    schemes = _schemes(root)
    for name, node in list(schemes.items())[:MOST]:
        words = [str(node[key]) for key in ("type", "scheme", "in", "name") if key in node]
        question.append(f"  found: {quoted(name)} ({quoted(' '.join(words))[1:-1]})")
    if not schemes:
        question.append("  found: no security scheme at all. Header parameters that hold a key should become one:")
    actions = _hidden(root, evidence) or ([] if schemes else _made_up(evidence))
    if schemes and actions:
        question.append(
            "  found: header parameters that sound like keys. As schemes, they are given once, to the client:"
        )
    return question, [*actions, *_login(root, evidence, schemes)]


def _schemes(root: Json) -> dict[str, dict[str, Json]]:
    listed = object_at(object_at(root, "components"), "securitySchemes")
    return {name: follow(root, scheme) for name, scheme in listed.items()}


def _made_up(evidence: str) -> list[str]:
    update: Json = {
        "components": {"securitySchemes": {"apiKey": {"type": "apiKey", "in": "header", "name": "x-api-key"}}},
        "security": [{"apiKey": []}],
    }
    return action("$", "The key travels in a header.", evidence, update)


def _hidden(root: Json, evidence: str) -> list[str]:
    """Header parameters that sound like keys, as schemes that their operations ask for."""
    found = [(item, key_parameters(root, item)) for item in operations(root)]
    named = {header: _spelled(header) for _, keys in found for header in keys.values()}
    if not named:
        return []
    schemes: Json = {argument: {"type": "apiKey", "in": "header", "name": name} for name, argument in named.items()}
    lines = action("$", "These headers are credentials.", evidence, {"components": {"securitySchemes": schemes}})
    for item, keys in [pair for pair in found if pair[1]][:MOST]:
        target = f"$.paths[{json.dumps(item.path)}].{item.method}"
        wanted: Json = {named[header]: [] for header in keys.values()}
        lines += action(target, "It asks for these credentials.", evidence, {"security": [wanted]})
        lines += removal(f"{target}.parameters[?{' || '.join(keys)}]", "The schemes say this now.", evidence)
    return lines


def key_parameters(root: Json, item: Operation) -> dict[str, str]:
    """The header parameters of an operation that sound like keys: how a path finds each, and what it is called."""
    found: dict[str, str] = {}
    for entry in list_at(item.node, "parameters"):
        node = follow(root, entry)
        name = node.get("name")
        if node.get("in") == "header" and isinstance(name, str) and _KEY.search(snake(name)):
            reference = entry.get("$ref") if isinstance(entry, dict) else None
            by_name = f'@["name"] == {json.dumps(name)} && @["in"] == "header"'
            found[by_name if reference is None else f'@["$ref"] == {json.dumps(str(reference))}'] = name
    return found


def _spelled(header: str) -> str:
    """What a scheme is called: `clientId` for `x-client-id`."""
    first, *rest = snake(header).removeprefix("x_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def _login(root: Json, evidence: str, schemes: dict[str, dict[str, Json]]) -> list[str]:
    """The operation that may give a token, for the scheme that it may be for."""
    found = next((item for item in logins(root) if item.identity), None)
    scheme = next(iter(sorted(schemes, key=lambda name: not _holds_token(name, schemes[name]))), "")
    if found is None or not scheme:
        return []
    places: list[Json] = [*tokens(success(root, found.node))[:2]]
    login: Json = {"operation": found.identity, "token": places or ["/access_token"], "lifetime": 3600}
    lines = [f"Does {quoted(found.identity)} give a token? Then the client can log in by itself:"]
    target = f"$.components.securitySchemes[{json.dumps(scheme)}]"
    return [*lines, *action(target, "A login gives it.", evidence, {"x-login": login})]


def _holds_token(name: str, scheme: dict[str, Json]) -> bool:
    words = f"{name} {scheme.get('name', '')} {scheme.get('scheme', '')}".lower()
    return any(word in words for word in ("token", "bearer", "authorization", "jwt", "session"))
