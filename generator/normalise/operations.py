"""The methods of a client: arguments, where each goes, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import names
from generator.annotations import classes, optional
from generator.api import Argument, Body, Operation, Parameter
from generator.normalise.bodies import Content, read_body
from generator.normalise.defaults import documented
from generator.normalise.keywords import text_of
from generator.normalise.lint import check_path
from generator.normalise.parameters import argument_name, argument_type, read_parameters
from generator.normalise.replies import Replies, read_replies
from generator.openapi import METHODS
from generator.pointers import ROOT, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.normalise.drafts import Draft, Member
    from generator.normalise.models import Registry
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
    name: str
    parameters: tuple[tuple[Parameter, Argument], ...]
    body: Content | None
    replies: Replies

    def roots(self) -> tuple[set[str], set[str]]:
        """The classes that the request and the replies name directly."""
        request = {name for _, argument in self.parameters for name in classes(argument.annotation)}
        request |= set(classes(self.body.shape.annotation)) if self.body else set()
        return request, set(self.replies.models)


def read_calls(registry: Registry) -> list[Call]:
    """Find every operation of the document, in its order."""
    scope = registry.scope
    calls: list[Call] = []
    paths = scope.root.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        if not check_path(scope, path):
            continue
        node, place = scope.follow(item, join(ROOT, "paths", path))
        _check_servers(scope, node, place)
        calls.extend(_call(registry, (node, place), path, method) for method in METHODS if method in node)
    _check_identities(scope, calls)
    return calls


def finish(
    registry: Registry, call: Call, drafts: Mapping[str, Draft], security: tuple[tuple[str, ...], ...]
) -> Operation:
    """Turn a call into a method, now that its body's class is known."""
    scope, node = registry.scope, call.node
    draft = _flattened(call, drafts)
    taken = {"body"} if call.body and draft is None else set[str]()
    parameters = _told_apart(scope, call, taken)
    asked = _body_arguments(scope, call, draft, taken) if draft else []
    arguments = [argument for _, argument in parameters] + [argument for argument, _ in asked]
    arguments += [_whole(call.body)] if call.body and draft is None else []
    pairs = tuple((argument.name, member.wire_name) for argument, member in asked) if draft else None
    aside = {parameter.argument for parameter, _ in parameters if parameter.location in {"header", "cookie"}}
    in_order = sorted(arguments, key=lambda argument: (argument.default is not None, argument.name in aside))
    docs = node.get("externalDocs")
    return Operation(
        identity=call.identity, name=call.name, constant=names.constant(call.name), method=call.method.upper(),
        path=call.path.partition("#")[0], summary=text_of(node.get("summary")), description=text_of(node.get("description")),
        documentation=text_of(docs.get("url")) if isinstance(docs, dict) else "",
        deprecated=node.get("deprecated") is True,
        arguments=tuple(in_order), parameters=tuple(parameter for parameter, _ in parameters), body=_body(call, pairs),
        replies=call.replies.rows, security=security,
        retry=str(node.get("x-retry", "safe" if call.method in READS else "unsafe")),
        billed=node.get("x-billed") is not False,
        poll=node.get("x-poll"), returns=call.replies.returns, returns_description=call.replies.description,
        raises=call.replies.raises, pointer=call.pointer,
    )  # fmt: skip


def _body(call: Call, fields: tuple[tuple[str, str], ...] | None) -> Body | None:
    found = call.body
    if found is None:
        return None
    return Body(found.content_type, found.shape.wire, found.required, fields, found.kinds)


def _whole(body: Content) -> Argument:
    """The argument of a body that is given as it is."""
    annotation = body.shape.annotation
    annotation, default = (annotation, None) if body.required else optional(annotation)
    return Argument("body", annotation, default, "The request body.")


def _flattened(call: Call, drafts: Mapping[str, Draft]) -> Draft | None:
    """The class of a body whose members become arguments. One that is open for more is passed whole."""
    reference = call.body.shape.wire.get("$ref") if call.body and call.body.required else None
    draft = drafts.get(str(reference)) if reference else None
    return draft if draft is not None and not isinstance(draft.wire.get("additionalProperties"), dict) else None


def _told_apart(scope: Scope, call: Call, taken: set[str]) -> tuple[tuple[Parameter, Argument], ...]:
    """Two parameters of one name in different places: the second is called after its place too (`id`, `id_query`)."""
    found: list[tuple[Parameter, Argument]] = []
    for parameter, argument in call.parameters:
        name = argument.name if argument.name not in taken else f"{argument.name}_{parameter.location}"
        name = _only(scope, call, name, taken)
        found.append((replace(parameter, argument=name), replace(argument, name=name)))
    return tuple(found)


def _body_arguments(scope: Scope, call: Call, draft: Draft, taken: set[str]) -> list[tuple[Argument, Member]]:
    """An argument for each member that a caller decides. One that is called like a parameter is `body_…`."""
    found: list[tuple[Argument, Member]] = []
    others = frozenset(taken)
    for member in draft.members:
        if member.read_only or (member.required and member.constant):
            continue
        name = argument_name(scope, member.argument, draft.flat.pointer)
        annotation, source = argument_type(member.shape.annotation, member.default, required=member.required)
        description = documented(member.description, member.default, required=member.required)
        full = _only(scope, call, f"body_{name}" if name in others else name, taken)
        found.append((Argument(full, annotation, source, description), member))
    return found


def _call(registry: Registry, item: tuple[Node, Pointer], path: str, method: str) -> Call:
    scope = registry.scope
    node, pointer = scope.follow(item[0][method], join(item[1], method))
    _check_servers(scope, node, pointer)
    group, identity, name = _named(scope, node, method, path, pointer)
    hint = names.pascal(identity) or "Operation"
    parameters = read_parameters(registry, item, (node, pointer), hint)
    _check_path(scope, path, [parameter for parameter, _ in parameters], pointer)
    body = read_body(registry, node, pointer, hint)
    replies = read_replies(registry, node, pointer, hint, head=method == "head")
    return Call(node, path, method, pointer, group, identity, name, parameters, body, replies)


def _check_servers(scope: Scope, node: Node, pointer: Pointer) -> None:
    if "servers" in node and node["servers"] != scope.root.get("servers"):
        advice = "Describe it as another provider, or waive it: the call then goes to the servers of the root."
        message = "servers of one path or operation are not supported"
        scope.refuse("unsupported-servers", join(pointer, "servers"), message, advice)


def _check_identities(scope: Scope, calls: Iterable[Call]) -> None:
    seen: set[str] = set()
    for call in calls:
        if "operationId" in call.node and call.identity in seen:
            message = f"another operation has the `operationId` {call.identity!r} too"
            scope.refuse("duplicate-operation-id", call.pointer, message, "Change one by overlay.")
        seen.add(call.identity)


def _named(scope: Scope, node: Node, method: str, path: str, pointer: Pointer) -> tuple[str, str, str]:
    tags = node.get("tags")
    listed = [str(tag) for tag in tags] if isinstance(tags, list) else []
    group = listed[0] if listed else "default"
    identity = node.get("operationId")
    place = f"{method} {path}"
    try:
        name = _method_name(identity if isinstance(identity, str) and identity else place, group)
    except ValueError as error:
        scope.refuse("bad-name", pointer, str(error), "Give it an `operationId` by overlay, or waive it.")
        name = names.shortened(place)
    return group, identity if isinstance(identity, str) and identity else name, name


def _method_name(text: str, group: str) -> str:
    return names.identifier(names.snake(text).removeprefix(f"{names.snake(group)}_"), names.METHOD_RESERVED)


def _only(scope: Scope, call: Call, name: str, taken: set[str]) -> str:
    """The name of an argument that no other has; reports where only a number tells it apart."""
    if name in taken:
        advice = "Name one of them by overlay with `x-argument`, or waive it."
        scope.refuse("name-collision", call.pointer, f"two arguments of {call.name} are called `{name}`", advice)
        name = names.numbered(name, taken)
    taken.add(name)
    return name


def _check_path(scope: Scope, path: str, parameters: list[Parameter], pointer: Pointer) -> None:
    wanted = PATH_HOLE.findall(path)
    declared = [parameter.name for parameter in parameters if parameter.location == "path"]
    if sorted(wanted) != sorted(declared):
        advice = "Declare each `{name}` of the path once as a required path parameter, and no other."
        scope.refuse("path-parameters", pointer, f"the path holds {wanted}, the path parameters are {declared}", advice)
