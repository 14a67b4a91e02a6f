"""The methods of a client: arguments, where each goes, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import names
from generator.api import Annotation, Argument, Body, Operation, Parameter
from generator.code import literal
from generator.pointers import ROOT, join
from generator.prepare.flatten import flatten
from generator.prepare.media import REQUEST_TYPES, choose_type
from generator.prepare.models import optional
from generator.prepare.replies import Replies, read_replies
from generator.prepare.shapes import Shape, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.prepare.models import Draft, Member, Registry
    from generator.prepare.scope import Node, Scope
    from generator.types import Json, Pointer

PATH_HOLE = re.compile(r"\{([^{}]*)\}")
READS = frozenset({"get", "head", "options"})
"""Methods that may be repeated where the document does not say."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
FORBIDDEN_HEADERS = frozenset(
    {"accept", "content-type", "authorization", "host", "transfer-encoding", "content-length", "connection", "cookie"}
)
STYLES = {
    "path": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}


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
    body: tuple[str, Shape, bool] | None
    replies: Replies

    def roots(self) -> tuple[set[str], set[str]]:
        """The classes that the request and the replies name directly."""
        request = {name for _, argument in self.parameters for name in argument.annotation.models}
        request |= set(self.body[1].request.models) if self.body else set()
        return request, set(self.replies.models)


def read_calls(registry: Registry) -> list[Call]:
    """Find every operation of the document, in its order."""
    scope = registry.scope
    calls: list[Call] = []
    paths = scope.root.get("paths")
    for path, item in (paths if isinstance(paths, dict) else {}).items():
        node, place = scope.follow(item, join(ROOT, "paths", path))
        calls.extend(_call(registry, (node, place), path, method) for method in METHODS if method in node)
    return calls


def finish(
    registry: Registry, call: Call, drafts: Mapping[str, Draft], security: tuple[tuple[str, ...], ...]
) -> Operation:
    """Turn a call into a method, now that its body's class is known."""
    arguments = [argument for _, argument in call.parameters]
    body: Body | None = None
    if call.body is not None:
        content_type, found, required = call.body
        reference = found.wire.get("$ref")
        draft = drafts.get(str(reference)) if reference and required else None
        if draft is None:
            annotation, default = (found.request, None) if required else optional(found.request, found)
            arguments.append(Argument("body", annotation, default, "The request body."))
            body = Body(content_type, found.wire, required, None)
        else:
            asked = [
                member for member in draft.members if not member.read_only and not (member.required and member.constant)
            ]
            arguments += [_body_argument(member) for member in asked]
            pairs = tuple(
                (names.identifier(member.argument, names.ARGUMENT_RESERVED), member.wire_name) for member in asked
            )
            body = Body(content_type, found.wire, required, pairs)
    _check_arguments(registry.scope, call, arguments)
    node = call.node
    aside = {parameter.argument for parameter, _ in call.parameters if parameter.location in {"header", "cookie"}}
    docs = node.get("externalDocs")
    return Operation(
        identity=call.identity, name=call.name, constant=names.constant(call.name), method=call.method.upper(),
        path=call.path,
        summary=_text(node.get("summary")), description=_text(node.get("description")),
        documentation=_text(docs.get("url")) if isinstance(docs, dict) else "",
        deprecated=node.get("deprecated") is True,
        arguments=tuple(sorted(arguments, key=lambda argument: (argument.default is not None, argument.name in aside))),
        parameters=tuple(parameter for parameter, _ in call.parameters), body=body,
        replies=call.replies.rows, security=security,
        retry=str(node.get("x-retry", "safe" if call.method in READS else "unsafe")),
        poll=node.get("x-poll"), returns=call.replies.returns, returns_description=call.replies.description,
        raises=call.replies.raises, pointer=call.pointer,
    )  # fmt: skip


def _call(registry: Registry, item: tuple[Node, Pointer], path: str, method: str) -> Call:
    scope = registry.scope
    node, pointer = scope.follow(item[0][method], join(item[1], method))
    group, identity, name = _named(scope, node, method, path, pointer)
    hint = names.pascal(identity) or "Operation"
    parameters = tuple(_parameter(registry, *found, hint) for found in _parameters(scope, item, node, pointer))
    _check_path(scope, path, [parameter for parameter, _ in parameters], pointer)
    body = _body(registry, node, pointer, hint)
    replies = read_replies(registry, node, pointer, hint)
    return Call(node, path, method, pointer, group, identity, name, parameters, body, replies)


def _named(scope: Scope, node: Node, method: str, path: str, pointer: Pointer) -> tuple[str, str, str]:
    tags = node.get("tags")
    listed = [str(tag) for tag in tags] if isinstance(tags, list) else []
    if len(listed) > 1:
        advice = "Keep one tag by overlay: it decides the attribute under which the method stands."
        scope.refuse("several-tags", join(pointer, "tags"), f"{len(listed)} tags: {', '.join(listed)}", advice)
    group = listed[0] if listed else "default"
    identity = node.get("operationId")
    text = identity if isinstance(identity, str) and identity else f"{method} {path}"
    try:
        name = names.identifier(text)
        prefix = f"{names.snake(group)}_"
        name = names.identifier(name.removeprefix(prefix)) if name.startswith(prefix) else name
    except ValueError as error:
        scope.refuse("bad-name", pointer, str(error), "Give it an `operationId` by overlay.")
        name = "unnamed"
    return group, identity if isinstance(identity, str) and identity else name, name


def _parameters(
    scope: Scope, item: tuple[Node, Pointer], node: Node, pointer: Pointer
) -> Iterator[tuple[Node, Pointer]]:
    """The operation's parameters, then those of the path item that it does not override."""
    seen: set[tuple[str, str]] = set()
    for holder, place in ((node, pointer), item):
        listed = holder.get("parameters")
        here: set[tuple[str, str]] = set()
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            parameter, where = scope.follow(entry, join(place, "parameters", str(index)))
            key = (str(parameter.get("in")), str(parameter.get("name")))
            if key in here:
                scope.refuse(
                    "duplicate-parameter",
                    where,
                    f"{key[0]} parameter {key[1]!r} is declared twice",
                    "Remove one by overlay.",
                )
            here.add(key)
            if key not in seen and parameter:
                yield parameter, where
        seen |= here


def _parameter(registry: Registry, node: Node, pointer: Pointer, hint: str) -> tuple[Parameter, Argument]:
    scope = registry.scope
    name, location = str(node.get("name")), str(node.get("in"))
    if location == "header" and name.lower() in FORBIDDEN_HEADERS:
        advice = "Remove it by overlay; credentials belong in `securitySchemes`."
        scope.refuse(
            "forbidden-header",
            pointer,
            f"header parameter {name!r} would override what the client itself must send",
            advice,
        )
    schema, place = node.get("schema"), join(pointer, "schema")
    content = node.get("content")
    if schema is None and isinstance(content, dict):
        advice = "Describe it with `schema` and `style` by overlay."
        scope.refuse("unsupported-parameter", pointer, f"parameter {name!r} is described with `content`", advice)
    found = shape(registry, schema if schema is not None else True, place, f"{hint}{names.pascal(name)}")
    if isinstance(schema, dict) and node.get("x-sensitive") is True:
        found = Shape({**found.wire, "x-sensitive": True}, found.request, found.response, found.nullable)
    style = node.get("style")
    if style is not None and style not in STYLES.get(location, ()):
        scope.refuse(
            "unsupported-parameter", pointer, f"style {style!r} of {location} parameter {name!r} is not supported"
        )
    argument = _argument_name(scope, str(node.get("x-argument") or name), pointer)
    required = node.get("required") is True
    explode = node.get("explode")
    plain = flatten(scope, schema, place) if schema is not None else None
    annotation, default = _argument_type(found, required, plain.annotations.get("default") if plain else None)
    description = _text(node.get("description")) or (_text(plain.annotations.get("description")) if plain else "")
    return (
        Parameter(
            argument,
            name,
            location,
            found.wire,
            required,
            str(style) if style else None,
            explode if isinstance(explode, bool) else None,
        ),
        Argument(argument, annotation, default, description),
    )


def _argument_type(found: Shape, required: bool, default: Json) -> tuple[Annotation, str | None]:  # noqa: FBT001 - a fact, not a mode
    if not required:
        return optional(found.request, found)
    return found.request, literal(default) if isinstance(default, str | int | float) else None


def _body_argument(member: Member) -> Argument:
    name = names.identifier(member.argument, names.ARGUMENT_RESERVED)
    default = member.default[0] if member.default else None
    annotation, source = _argument_type(member.shape, member.required, default)
    return Argument(name, annotation, source, member.description)


def _argument_name(scope: Scope, name: str, pointer: Pointer) -> str:
    try:
        return names.identifier(name, names.ARGUMENT_RESERVED)
    except ValueError as error:
        scope.refuse("bad-name", pointer, str(error), "Name it by overlay with `x-argument`.")
        return "unnamed"


def _check_arguments(scope: Scope, call: Call, arguments: list[Argument]) -> None:
    seen: set[str] = set()
    for argument in arguments:
        if argument.name in seen:
            advice = "Name one of them by overlay with `x-argument`."
            scope.refuse(
                "name-collision", call.pointer, f"two arguments of {call.name} are called `{argument.name}`", advice
            )
        seen.add(argument.name)


def _check_path(scope: Scope, path: str, parameters: list[Parameter], pointer: Pointer) -> None:
    wanted = PATH_HOLE.findall(path)
    declared = [parameter.name for parameter in parameters if parameter.location == "path"]
    if sorted(wanted) != sorted(declared):
        advice = "Declare each `{name}` of the path once as a required path parameter, and no other."
        scope.refuse("path-parameters", pointer, f"the path holds {wanted}, the path parameters are {declared}", advice)


def _body(registry: Registry, node: Node, pointer: Pointer, hint: str) -> tuple[str, Shape, bool] | None:
    scope = registry.scope
    if "requestBody" not in node:
        return None
    body, place = scope.follow(node["requestBody"], join(pointer, "requestBody"))
    content = body.get("content")
    types = list(content) if isinstance(content, dict) else []
    chosen = choose_type(types, REQUEST_TYPES)
    if chosen is None or not isinstance(content, dict):
        advice = "Describe one of JSON, a form, text or bytes by overlay."
        scope.refuse("unsupported-media-type", place, f"no request body type among {types} is supported", advice)
        return None
    media, where = scope.follow(content[chosen], join(place, "content", chosen))
    found = shape(registry, media.get("schema", True), join(where, "schema"), f"{hint}Request")
    return chosen, found, body.get("required") is True


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""
