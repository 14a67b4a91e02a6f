"""Normalises a patched document: validates it, resolves references, and names every class."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator import names
from generator.api import credentials
from generator.engine import naming
from generator.facts import GroupFacts, Normal
from generator.normalise.declarations import facts_of
from generator.normalise.envelope import check_envelope
from generator.normalise.extensions import check_extensions
from generator.normalise.incoming import claim_incoming
from generator.normalise.lint import lint
from generator.normalise.models import build_classes
from generator.normalise.operations import finish, read_calls
from generator.normalise.own_servers import own_servers, read_servers
from generator.normalise.plain import write
from generator.normalise.registry import Registry
from generator.normalise.responses import ERROR_CLASSES
from generator.normalise.scope import MOST_ALIKE, Scope
from generator.normalise.security import read_schemes, read_security
from generator.normalise.servers import read_variables
from generator.normalise.shapes import shape
from generator.normalise.validate import validate, version_text
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from generator.config import Provider
    from generator.facts import ClassFacts, OperationFacts
    from generator.normalise.declarations import Declaration
    from generator.normalise.operations import Call
    from generator.normalise.own_servers import Pairs, Servers
    from generator.types import Document, Patched, Pointer

__all__ = ["ERROR_CLASSES", "normalise"]


def normalise(patched: Patched, provider: Provider, vocabulary: Document, *, most: int = MOST_ALIKE) -> Normal:
    """Say the contract of one provider in plain words. `vocabulary` holds the JSON Schemas of the extension keywords.

    Of more than `most` findings of a kind, the rest is only counted.

    Raises:
        Refused: with everything that stands in the way.
    """
    scope = Scope(patched, provider, most=most)
    lint(scope)
    validate(scope)
    check_extensions(scope, vocabulary)
    registry, calls, declarations = _read(scope)
    check_envelope(scope, {call.identity for call in calls})
    servers = read_servers(scope, calls)
    own = {call.pointer: own_servers(scope, call.servers, servers) for call in calls}
    groups = _groups(registry, calls, declarations, own)
    return _normal(registry, calls, groups, _classes(calls, declarations), servers)


def _read(scope: Scope) -> tuple[Registry, list[Call], Mapping[str, Declaration]]:
    """Every operation and class. Classes whose titles are taken are called after their places, which is worked out once more."""
    renamed: dict[Pointer, int] = {}
    while True:
        registry = Registry(scope, renamed)
        calls = read_calls(registry)
        claim_incoming(registry, calls)
        _claim_components(registry)
        declarations = build_classes(registry)
        if not registry.collided:
            return registry, calls, declarations
        renamed |= {place: renamed.get(place, 0) + 1 for place in registry.collided}
        scope.start_again()


def _claim_components(registry: Registry) -> None:
    """Component schemas that no operation reaches are classes all the same: nothing that a document names is lost."""
    for key in registry.scope.components("schemas"):
        pointer = join(ROOT, "components", "schemas", key)
        found = shape(registry, {"$ref": f"#{quote(pointer)}"}, pointer, key)
        registry.name_values(key, found.wire)


def _tags(scope: Scope, calls: list[Call]) -> dict[str, str]:
    """Tag → what the plain document calls it. Two tags with one name are reported."""
    keys: dict[str, str] = {}
    modules: dict[str, str] = {}
    for call in calls:
        if call.group in keys:
            continue
        place = join(call.pointer, "tags")
        try:
            key = naming.identifier(call.group)
        except ValueError:
            key = _path_word([other.path for other in calls if other.group == call.group], modules)
        name = naming.shown(key, names.MODULE_RESERVED | names.CLIENT_RESERVED)
        if name in modules:
            message = f"the tags {modules[name]!r} and {call.group!r} both become `{name}`"
            scope.refuse("name-collision", place, message, "Rename one by overlay, or waive it.")
            key = name = names.numbered(name, modules)
        modules[name] = call.group
        keys[call.group] = key
    return keys


def _path_word(paths: list[str], taken: Container[str]) -> str:
    """The name of a tag that has no letter: the last word that all its paths begin with."""
    steps = [
        [step for step in re.split("[?#]", path)[0].split("/") if "{" not in step and naming.snake(step)]
        for path in paths
    ]
    shared = [found[0] for found in zip(*steps, strict=False) if len(set(found)) == 1]
    name = naming.snake(shared[-1] if shared else "group")
    return names.numbered(name, taken) if name in taken else name


def _groups(
    registry: Registry, calls: list[Call], declarations: Mapping[str, Declaration], servers: Mapping[Pointer, Pairs]
) -> tuple[GroupFacts, ...]:
    scope = registry.scope
    keys = _tags(scope, calls)
    by_tag: dict[str, dict[str, OperationFacts]] = {}
    for call in calls:
        found = finish(registry, call, declarations, read_security(scope, call), servers[call.pointer])
        known = by_tag.setdefault(call.group, {})
        name = call.name
        if name in known:
            module = naming.shown(keys[call.group], names.MODULE_RESERVED | names.CLIENT_RESERVED)
            both = f"{known[name].identity!r} and {found.identity!r}"
            advice = "Give one of them another `operationId` by overlay, or waive it."
            message = f"{both} are both called `{module}.{name}`"
            scope.refuse("name-collision", call.pointer, message, advice)
            name = names.numbered(name, known)
            found = replace(found, key=f"{keys[call.group]}_{name}")
        known[name] = found
    described = _descriptions(scope)
    return tuple(
        GroupFacts(keys[tag], tag, described.get(tag, ""), tuple(found.values())) for tag, found in by_tag.items()
    )


def _descriptions(scope: Scope) -> dict[str, str]:
    tags = scope.root.get("tags")
    listed = [tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, dict)]
    return {str(tag.get("name")): str(tag.get("description") or "") for tag in listed}


def _classes(calls: list[Call], declarations: Mapping[str, Declaration]) -> tuple[ClassFacts, ...]:
    """Decide each class's direction and home from who reaches it."""
    requests: dict[str, set[str]] = {}
    responses: dict[str, set[str]] = {}
    for call in calls:
        for by_tag, roots in zip((requests, responses), call.roots(), strict=True):
            by_tag.setdefault(call.group, set()).update(roots)
    in_requests = _reach(declarations, set[str]().union(*requests.values()))
    in_responses = _reach(declarations, set[str]().union(*responses.values()))
    homes: dict[str, list[str]] = {}
    for tag, roots in requests.items():
        for name in _reach(declarations, roots | responses[tag]):
            homes.setdefault(name, []).append(tag)
    return tuple(
        facts_of(
            declaration, homes[name][0] if len(homes.get(name, ())) == 1 else None,
            in_requests=name in in_requests, in_responses=name in in_responses,
        )
        for name, declaration in declarations.items()
    )  # fmt: skip


def _reach(declarations: Mapping[str, Declaration], roots: set[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen and name in declarations:
            seen.add(name)
            waiting.extend(declarations[name].refers)
    return seen


def _normal(
    registry: Registry,
    calls: list[Call],
    groups: tuple[GroupFacts, ...],
    classes: tuple[ClassFacts, ...],
    servers: Servers,
) -> Normal:
    scope, environments = registry.scope, servers.environments
    info = scope.root.get("info")
    facts = info if isinstance(info, dict) else {}
    provider = scope.provider
    schemes = read_schemes(scope, calls, [item.url for item in environments])
    variables = read_variables(
        scope, servers.pointer, environments, {name for scheme in schemes for name in credentials(scheme)}
    )
    scope.close()
    return Normal(
        package=provider.name, title=provider.title, version=version_text(facts.get("version")),
        description=str(facts.get("description") or "").strip(), documentation=provider.documentation,
        environments=environments, path=servers.path, variables=variables, schemes=schemes,
        envelope=scope.root.get("x-envelope"), callback=scope.root.get("x-callback"),
        webhook=scope.root.get("x-webhook"), groups=groups, classes=classes,
        accepted=scope.accepted(), plain=write(provider.title, groups, classes, registry.enums),
    )  # fmt: skip
