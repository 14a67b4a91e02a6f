"""How sure a contract is of itself: what no page of the provider shows is never stated as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.pointers import join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.normalise.scope import Node, Scope
    from generator.types import Json, Pointer

_SENTENCES: Final = {
    "inferred": "Inferred: no page of the provider says so.",
    "observed": "Observed in public code; no page of the provider says so.",
}


def doubted(scope: Scope, text: str, node: Mapping[str, Json], pointer: Pointer) -> str:
    """Return the description of a member with how sure it is, where that is less than documented, and whether it is deprecated."""
    outdated = node.get("deprecated") is True and "deprecated" not in text.lower()
    return " ".join(filter(None, ("Deprecated." if outdated else "", text, _sentence(scope, node, pointer))))


def doubts_of(scope: Scope, node: Node, pointer: Pointer) -> list[str]:
    """Return how sure an operation is of itself and of its responses, a paragraph each."""
    found = [_sentence(scope, node, pointer)]
    responses = node.get("responses")
    statuses: dict[str, list[str]] = {}
    for status, entry in (responses if isinstance(responses, dict) else {}).items():
        response, _ = scope.follow(entry, join(pointer, "responses", status))
        statuses.setdefault(str(response.get("x-confidence")), []).append(status)
    for level, listed in statuses.items():
        if level in _SENTENCES:
            how = "inferred" if level == "inferred" else "observed in public code"
            which = f"Response {listed[0]}" if len(listed) == 1 else f"Responses {', '.join(listed)}"
            found.append(f"{which}: {how}; no page of the provider shows that.")
    return [text for text in found if text]


def _sentence(scope: Scope, node: Mapping[str, Json], pointer: Pointer) -> str:
    sentence = _SENTENCES.get(str(node.get("x-confidence")), "")
    evidence = _evidence(scope, node, pointer) if sentence else ""
    return f"{sentence[:-1]} (from {evidence})." if evidence else sentence


def _evidence(scope: Scope, node: Mapping[str, Json], pointer: Pointer) -> str:
    """Where it is known from: what stands beside it, or what the action that added it gives."""
    if isinstance(node.get("x-evidence"), str):
        return str(node["x-evidence"])
    place = join(pointer, "x-confidence")
    return next((touch.evidence for touch in reversed(scope.patched.touches) if touch.pointer == place), "")
