"""From a patched document to the contract that templates print: validated, resolved, every name decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator import names
from generator.api import Api, Group, Operation
from generator.normalise.drafts import model_of
from generator.normalise.envelope import check_envelope
from generator.normalise.essential import with_essentials
from generator.normalise.extensions import check_extensions
from generator.normalise.incoming import claim_incoming
from generator.normalise.lint import lint
from generator.normalise.models import SHARED, Registry
from generator.normalise.operations import finish, read_calls
from generator.normalise.replies import ERROR_CLASSES
from generator.normalise.scope import Scope
from generator.normalise.security import read_schemes, read_security
from generator.normalise.servers import read_environments
from generator.normalise.shapes import shape
from generator.normalise.validate import validate, version_text
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.api import Model
    from generator.config import Provider
    from generator.normalise.drafts import Draft
    from generator.normalise.operations import Call
    from generator.types import Document, Patched, Pointer

__all__ = ["ERROR_CLASSES", "normalise"]


def normalise(patched: Patched, provider: Provider, vocabulary: Document) -> Api:
    """Make the contract of one provider. `vocabulary` holds the JSON Schemas of the extension keywords.

    Raises:
        Refused: with everything that stands in the way.
    """
    scope = Scope(patched, provider)
    lint(scope)
    validate(scope)
    check_extensions(scope, vocabulary)
    registry, calls, drafts = _read(scope)
    check_envelope(scope, {call.identity for call in calls})
    modules = _modules(scope, calls)
    groups = _groups(scope, registry, calls, drafts, modules)
    api = _api(scope, calls, groups, _models(calls, drafts, modules))
    scope.close()
    return api


def _read(scope: Scope) -> tuple[Registry, list[Call], Mapping[str, Draft]]:
    """Every operation and class. Where a waiver lets classes be called after their places, once more with those names."""
    renamed: dict[Pointer, int] = {}
    while True:
        registry = Registry(scope, renamed)
        calls = read_calls(registry)
        claim_incoming(registry, calls)
        _claim_components(registry)
        drafts = registry.drain()
        if not registry.collided:
            return registry, calls, drafts
        renamed |= {place: renamed.get(place, 0) + 1 for place in registry.collided}
        scope.start_again()


def _claim_components(registry: Registry) -> None:
    """Component schemas that no operation reaches are classes all the same: nothing that a document names is lost."""
    for key in registry.scope.components("schemas"):
        pointer = join(ROOT, "components", "schemas", key)
        shape(registry, {"$ref": f"#{quote(pointer)}"}, pointer, key)


def _modules(scope: Scope, calls: list[Call]) -> dict[str, str]:
    """Tag → module and attribute. Two tags with one name are reported."""
    modules: dict[str, str] = {}
    tags: dict[str, str] = {}
    for call in calls:
        if call.group in modules:
            continue
        place = join(call.pointer, "tags")
        try:
            name = names.identifier(call.group, names.MODULE_RESERVED | names.CLIENT_RESERVED)
        except ValueError as error:
            scope.refuse("bad-name", place, str(error), "Rename the tag by overlay.")
            name = f"unnamed_{len(modules)}"
        if name in tags:
            message = f"the tags {tags[name]!r} and {call.group!r} both become `{name}`"
            scope.refuse("name-collision", place, message, "Rename one by overlay, or waive it.")
            name = names.numbered(name, tags)
        tags[name] = call.group
        modules[call.group] = name
    return modules


def _groups(
    scope: Scope, registry: Registry, calls: list[Call], drafts: Mapping[str, Draft], modules: dict[str, str]
) -> tuple[Group, ...]:
    by_tag: dict[str, dict[str, Operation]] = {}
    for call in calls:
        method = finish(registry, call, drafts, read_security(scope, call))
        known = by_tag.setdefault(call.group, {})
        if method.name in known:
            both = f"{known[method.name].identity!r} and {method.identity!r}"
            advice = "Give one of them another `operationId` by overlay, or waive it."
            message = f"{both} are both called `{modules[call.group]}.{method.name}`"
            scope.refuse("name-collision", call.pointer, message, advice)
            name = names.numbered(method.name, known)
            method = replace(method, name=name, constant=names.constant(name))
        known[method.name] = method
    described = _descriptions(scope)
    classes = _group_classes(scope, modules, drafts)
    taken = {*drafts, *classes.values(), *(f"Async{name}" for name in classes.values())}
    return tuple(
        Group(
            modules[tag], modules[tag], classes[tag], tag, described.get(tag, ""),
            tuple(replace(method, constant=_free(method.constant, taken)) for method in methods.values()),
        )
        for tag, methods in by_tag.items()
    )  # fmt: skip


def _descriptions(scope: Scope) -> dict[str, str]:
    tags = scope.root.get("tags")
    listed = [tag for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, dict)]
    return {str(tag.get("name")): str(tag.get("description") or "") for tag in listed}


def _group_classes(scope: Scope, modules: dict[str, str], drafts: Mapping[str, Draft]) -> dict[str, str]:
    """Tag → class. A model keeps its name where a tag is called alike: many a tag `pet` stands beside a schema `Pet`."""
    title = scope.provider.title
    taken = {*names.CLASS_RESERVED, *names.CLIENT_NAMES, title, f"Async{title}", *drafts}
    classes: dict[str, str] = {}
    for tag, module in modules.items():
        name = names.pascal(module)
        while name in taken or f"Async{name}" in taken:
            name = f"{name}_"
        taken |= {name, f"Async{name}"}
        classes[tag] = name
    return classes


def _free(constant: str, taken: Collection[str]) -> str:
    return f"{constant}_" if constant in taken else constant


def _models(calls: list[Call], drafts: Mapping[str, Draft], modules: dict[str, str]) -> tuple[Model, ...]:
    """Decide each class's direction and module from who reaches it. What nobody reaches is shared."""
    requests: dict[str, set[str]] = {}
    answers: dict[str, set[str]] = {}
    for call in calls:
        for by_tag, roots in zip((requests, answers), call.roots(), strict=True):
            by_tag.setdefault(call.group, set()).update(roots)
    asked = _reach(drafts, set[str]().union(*requests.values()))
    answered = _reach(drafts, set[str]().union(*answers.values()))
    homes: dict[str, list[str]] = {}
    for tag, roots in requests.items():
        for name in _reach(drafts, roots | answers[tag]):
            homes.setdefault(name, []).append(modules[tag])
    return with_essentials(tuple(
        model_of(
            draft, homes[name][0] if len(homes.get(name, ())) == 1 else SHARED,
            asked=name in asked, answered=name in answered,
        )
        for name, draft in drafts.items()
    ))  # fmt: skip


def _reach(drafts: Mapping[str, Draft], roots: set[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen and name in drafts:
            seen.add(name)
            waiting.extend(drafts[name].refers)
    return seen


def _api(scope: Scope, calls: list[Call], groups: tuple[Group, ...], models: tuple[Model, ...]) -> Api:
    info = scope.root.get("info")
    facts = info if isinstance(info, dict) else {}
    provider = scope.provider
    environments = read_environments(scope)
    schemes = read_schemes(scope, calls, groups, [item.url for item in environments])
    return Api(
        package=provider.name, title=provider.title, class_name=provider.title, version=version_text(facts.get("version")),
        description=str(facts.get("description") or "").strip(), documentation=provider.documentation,
        environments=environments, schemes=schemes,
        envelope=scope.root.get("x-envelope"), callback=scope.root.get("x-callback"), groups=groups, models=models,
        accepted=scope.accepted(),
    )  # fmt: skip
