"""Small documents as the modules of `generator/normalise` see them, and what these report."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.config import Provider, Waiver
from generator.normalise.registry import Registry
from generator.normalise.scope import Scope
from generator.normalise.shapes import shape
from generator.parse import parse
from generator.types import Json, Patched, Place, Pointer, Source, Touch

PLACE = Place("1.overlay.yaml", 5, 3)
"""Where the overlay actions of these tests stand."""


def scope_of(root: Json, *touches: Touch, waivers: tuple[Waiver, ...] = (), most: int = 100) -> Scope:
    """Return a scope over a document that overlay actions have touched."""
    document = parse(Source("openapi.json", json.dumps(root)))
    return Scope(Patched(document, root, touches), Provider("acme", "Acme", waivers=waivers), most=most)


def touch(pointer: str, *, kind: str = "update", evidence: str = "") -> Touch:
    """Return what an action did to one node."""
    return Touch(Pointer(pointer), kind, PLACE, "A description.", evidence)


def waiver(code: str, where: str) -> Waiver:
    """Return a waiver of one finding."""
    return Waiver(code, where, "A reason.", Place("provider.toml"))


def reports(scope: Scope) -> list[str]:
    """Return the codes of what was found, with their places."""
    return [f"{item.code} {item.pointer}" for item in scope.findings]


def shaped(
    schema: Json, components: Mapping[str, Json] | None = None, *, version: str = "3.1.0"
) -> tuple[Json, bool, list[str]]:
    """Return what a schema beside some components comes to, whether it may be null, and what is reported."""
    scope = scope_of({"openapi": version, "components": {"schemas": {**(components or {})}}})
    found = shape(Registry(scope, {}), schema, Pointer("/s"), "Hint")
    return found.wire, found.nullable, reports(scope)
