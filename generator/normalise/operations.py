"""Reads the operations of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import names
from generator.engine import naming
from generator.facts import BodyFacts, OperationFacts
from generator.normalise.bodies import Content, read_body
from generator.normalise.confidence import doubts_of
from generator.normalise.keywords import text_of
from generator.normalise.lint import check_path
from generator.normalise.parameters import argument_key, read_parameters
from generator.normalise.responses import Responses, read_responses
from generator.normalise.wire import references
from generator.openapi import METHODS
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.facts import ParameterFacts
    from generator.normalise.declarations import Declaration
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node, Scope
    from generator.types import Pointer

PATH_HOLE = re.compile(r"\{([^{}]*)\}")
READS = frozenset({"get", "head", "options"})
"""Methods that may be repeated where the document does not say."""


@dataclass(frozen=True, slots=True)
class Call:
    """One operation as found, before its body's class is worked out."""

    node: Node
    path: str
    method: str
    pointer: Pointer
    group: str
    """The tag."""
    identity: str
    key: str
    """What the plain document calls it."""
    parameters: tuple[ParameterFacts, ...]
    body: Content | None
    responses: Responses
    servers: Pointer | None
    """Where the servers of its path, or its own, are."""

    @property
    def name(self) -> str:
        """The method that it becomes."""
        return method_name(self.key, self.group)

    def roots(self) -> tuple[set[str], set[str]]:
        """The classes that the request and the replies name directly."""
        in_requests = [*(item.schema for item in self.parameters), *([self.body.shape.wire] if self.body else [])]
        return {name for node in in_requests for name in references(node)}, set(self.responses.models)


def read_calls(registry: Registry) -> list[Call]:
    """Find every operation of the document, in its order."""
    scope = registry.scope
    calls: list[Call] = []
    paths = scope.root.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        if not check_path(scope, path):
            continue
        node, place = scope.follow(item, join(ROOT, "paths", path))
        calls.extend(_call(registry, (node, place), path, method) for method in METHODS if method in node)
        _check_methods(scope, node, place)
    _check_identities(scope, calls)
    return calls


def _check_methods(scope: Scope, item: Node, place: Pointer) -> None:
    """Report the operations of OpenAPI 3.2 whose methods the clients do not know."""
    for word in ("query", "additionalOperations"):
        if word in item:
            advice = "Describe it with another method that the provider takes, or remove it, by overlay; or waive it."
            scope.refuse("unsupported-operation", join(place, word), f"`{word}` of a path is not supported", advice)


def finish(
    registry: Registry,
    call: Call,
    declarations: Mapping[str, Declaration],
    security: tuple[tuple[str, ...], ...],
    servers: tuple[tuple[str, str], ...],
) -> OperationFacts:
    """Finish an operation, now that its body's class is known."""
    scope, node = registry.scope, call.node
    declaration = _flattened(call, declarations)
    taken = {"body"} if call.body and declaration is None else set[str]()
    parameters = _unique_names(call, taken)
    arguments = _body_arguments(scope, declaration, taken) if declaration else None
    found = call.body
    body = BodyFacts(found.content_type, found.shape.wire, found.required, found.kinds, arguments) if found else None
    docs = node.get("externalDocs")
    return OperationFacts(
        key=call.key, identity=call.identity, method=call.method.upper(), path=call.path.partition("#")[0],
        template=_template(call.path, parameters), summary=text_of(node.get("summary")),
        description="\n\n".join(
            filter(None, (text_of(node.get("description")), *doubts_of(scope, node, call.pointer)))
        ),
        documentation=text_of(docs.get("url")) if isinstance(docs, dict) else "",
        deprecated=node.get("deprecated") is True, parameters=parameters, body=body, responses=call.responses.rows,
        security=security, servers=servers, retry=str(node.get("x-retry", "safe" if call.method in READS else "unsafe")),
        billed=node.get("x-billed") is not False,
        poll=node.get("x-poll"), returns_description=call.responses.description, raises=call.responses.raises,
        pointer=call.pointer,
    )  # fmt: skip


def _template(path: str, parameters: Iterable[ParameterFacts]) -> str:
    """The path in the plain document."""
    keys = {item.name: item.key for item in parameters if item.location == "path"}
    return PATH_HOLE.sub(lambda match: f"{{{keys.get(match[1], match[1])}}}", path)


def _flattened(call: Call, declarations: Mapping[str, Declaration]) -> Declaration | None:
    """The class of a body whose members become arguments. One that is open for more is passed whole."""
    reference = call.body.shape.wire.get("$ref") if call.body and call.body.required else None
    declaration = declarations.get(str(reference)) if reference else None
    if declaration is None:
        return None
    others = (declaration.wire.get(word) for word in ("additionalProperties", "patternProperties"))
    return None if any(isinstance(item, dict) for item in others) else declaration


def _unique_names(call: Call, taken: set[str]) -> tuple[ParameterFacts, ...]:
    """Arguments with names of their own. Of two parameters of one name, the second is called after its place too (`id_query`)."""
    named = [(item, naming.identifier(item.key, names.ARGUMENT_RESERVED)) for item in call.parameters]
    # The engine calls what is called like a word of its own after its place, always.
    engine = {f"{name}_{item.location}": item for item, name in named if name in naming.CLIENT_WORDS}
    same = {(name, item.location) for item, name in named if name == item.name}
    found: list[ParameterFacts] = []
    places: dict[str, str] = {}
    for item, name in named:
        elsewhere = places.get(name, item.location) != item.location or (name in taken and name not in places)
        full = f"{name}_{item.location}" if elsewhere else name
        kept = (full, item.location) in same and full != item.name
        if kept or full in taken or engine.get(full, item) is not item:
            full = names.distinct_name(name, item.name, taken)
        taken.add(full)
        places.setdefault(name, item.location)
        found.append(item if full == name else replace(item, key=full))
    return tuple(found)


def _body_arguments(scope: Scope, declaration: Declaration, taken: set[str]) -> tuple[tuple[str, str], ...]:
    """An argument for each member that a caller decides. One that is called like a parameter is `body_…`."""
    found: list[tuple[str, str]] = []
    others = frozenset(taken)
    for member in declaration.members:
        if member.schema.get("readOnly") is True or (member.required and member.constant):
            continue
        key = argument_key(scope, member.argument, declaration.flat.pointer)
        name = naming.identifier(key, names.ARGUMENT_RESERVED)
        full = f"body_{name}" if name in others else name
        full = names.distinct_name(full, member.name, taken) if full in taken else full
        taken.add(full)
        found.append((member.key, key if full == name else full))
    return tuple(found)


def _call(registry: Registry, item: tuple[Node, Pointer], path: str, method: str) -> Call:
    scope = registry.scope
    node, pointer = scope.follow(item[0][method], join(item[1], method))
    group, identity, key = _named(node, method, path)
    hint = naming.pascal(identity) or "Operation"
    parameters = read_parameters(registry, item, (node, pointer), hint)
    _check_path(scope, path, parameters, pointer)
    body = read_body(registry, node, pointer, hint)
    responses = read_responses(registry, node, pointer, hint, head=method == "head")
    places = ((node, pointer), item)
    servers = next((join(place, "servers") for owner, place in places if owner.get("servers")), None)
    return Call(node, path, method, pointer, group, identity, key, parameters, body, responses, servers)


def _check_identities(scope: Scope, calls: Iterable[Call]) -> None:
    seen: set[str] = set()
    for call in calls:
        if "operationId" in call.node and call.identity in seen:
            message = f"another operation has the `operationId` {call.identity!r} too"
            scope.refuse("duplicate-operation-id", call.pointer, message, "Change one by overlay.")
        seen.add(call.identity)


def _named(node: Node, method: str, path: str) -> tuple[str, str, str]:
    tags = node.get("tags")
    listed = [str(tag) for tag in tags] if isinstance(tags, list) else []
    group = listed[0] if listed else "default"
    identity = node.get("operationId")
    text = identity if isinstance(identity, str) and identity else f"{method} {path}"
    try:
        key = naming.spelling(text)
        name = method_name(key, group)
    except ValueError:
        key = name = naming.shortened(f"{method} {path}")
    if isinstance(identity, str) and identity:
        return group, identity, key
    return group, name, "_".join(filter(None, (group_key(group), name)))


def method_name(key: str, tag: str) -> str:
    """The method that an operation becomes."""
    return naming.shown(naming.method(key, group_key(tag)), names.METHOD_RESERVED)


def group_key(tag: str) -> str:
    """What the plain document calls a tag; empty where no name can be made of it."""
    try:
        return naming.identifier(tag)
    except ValueError:
        return ""


def _check_path(scope: Scope, path: str, parameters: Iterable[ParameterFacts], pointer: Pointer) -> None:
    wanted = PATH_HOLE.findall(path)
    declared = [parameter.name for parameter in parameters if parameter.location == "path"]
    if sorted(wanted) != sorted(declared):
        advice = "Declare each `{name}` of the path once as a required path parameter, and no other."
        scope.refuse("path-parameters", pointer, f"the path holds {wanted}, the path parameters are {declared}", advice)
