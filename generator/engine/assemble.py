"""Combines facts with the engine's names and types to the contract that templates print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import names
from generator.api import Api, Group
from generator.engine import naming
from generator.engine.classes import Classes
from generator.engine.essential import with_essentials
from generator.engine.operations import operation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.engine.reading import Reading
    from generator.facts import GroupFacts, Normal


def assemble(normal: Normal, reading: Reading) -> Api:
    """Make the contract of one provider."""
    found = Classes(normal, reading)
    modules = {group.key: _module(group, reading) for group in normal.groups}
    models = with_essentials(found.models({group.title: modules[group.key] for group in normal.groups}))
    taken = {model.name for model in models}
    names_of = _group_classes(normal.title, modules, taken)
    taken |= {*names_of.values(), *(f"Async{name}" for name in names_of.values())}
    groups = tuple(
        Group(
            modules[group.key], modules[group.key], names_of[group.key], group.title, group.description,
            tuple(operation(item, found, reading, taken) for item in group.operations),
        )
        for group in normal.groups
    )  # fmt: skip
    return Api(
        package=normal.package, title=normal.title, class_name=normal.title, version=normal.version,
        description=normal.description, documentation=normal.documentation, environments=normal.environments, path=normal.path,
        variables=normal.variables, schemes=normal.schemes, envelope=normal.envelope, callback=normal.callback,
        webhook=normal.webhook, groups=groups, models=models, accepted=normal.accepted,
    )  # fmt: skip


def _module(group: GroupFacts, reading: Reading) -> str:
    """The module and attribute of a tag, as the engine calls it at its first operation."""
    first = group.operations[0]
    tag = reading.calls[first.method.lower(), first.template].endpoint.tags[0]
    return naming.shown(str(tag), names.MODULE_RESERVED | names.CLIENT_RESERVED)


def _group_classes(title: str, modules: Mapping[str, str], models: Collection[str]) -> dict[str, str]:
    """Tag → class. A model keeps its name where a tag is called alike: many a tag `pet` stands beside a schema `Pet`."""
    taken = {*names.CLASS_RESERVED, *names.CLIENT_NAMES, title, f"Async{title}", *models}
    found: dict[str, str] = {}
    for tag, module in modules.items():
        name = naming.pascal(module)
        while name in taken or f"Async{name}" in taken:
            name = f"{name}_"
        taken |= {name, f"Async{name}"}
        found[tag] = name
    return found
