"""Makes classes of the bodies of webhooks and callbacks, to be read with `from_dict`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.engine import naming
from generator.normalise.media import is_json
from generator.normalise.shapes import shape
from generator.openapi import METHODS
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.normalise.operations import Call
    from generator.normalise.registry import Registry
    from generator.types import Json, Pointer


def claim_incoming(registry: Registry, calls: Iterable[Call]) -> None:
    """Note the classes of all webhooks and callbacks."""
    for name, item in _entries(registry.scope.root.get("webhooks")):
        _claim_item(registry, item, join(ROOT, "webhooks", name), f"{naming.pascal(name)}Webhook")
    for call in calls:
        for name, callback in _entries(call.node.get("callbacks")):
            node, place = registry.scope.follow(callback, join(call.pointer, "callbacks", name))
            for expression, item in _entries(node):
                _claim_item(registry, item, join(place, expression), f"{naming.pascal(name)}Callback")


def _entries(node: Json) -> list[tuple[str, Json]]:
    return [(key, item) for key, item in node.items() if not key.startswith("x-")] if isinstance(node, dict) else []


def _claim_item(registry: Registry, item: Json, pointer: Pointer, hint: str) -> None:
    scope = registry.scope
    node, place = scope.follow(item, pointer)
    for method in METHODS:
        if method not in node:
            continue
        operation, where = scope.follow(node[method], join(place, method))
        if "requestBody" not in operation:
            continue
        body, where = scope.follow(operation["requestBody"], join(where, "requestBody"))
        for media_type, entry in _entries(body.get("content")):
            media, media_place = scope.follow(entry, join(where, "content", media_type))
            if is_json(media_type) and "schema" in media:
                shape(registry, media["schema"], join(media_place, "schema"), hint)
