"""Reads parameters: path, query, header and cookie."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.engine import naming
from generator.facts import ParameterFacts
from generator.normalise.confidence import doubted
from generator.normalise.defaults import documented, usable
from generator.normalise.flatten import flatten
from generator.normalise.keywords import text_of
from generator.normalise.media import is_json
from generator.normalise.shapes import shape
from generator.normalise.wire import values_of
from generator.pointers import join, resolve
from generator.types import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.normalise.flat_schema import FlatSchema
    from generator.normalise.registry import Registry
    from generator.normalise.scope import Node, Scope

TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`|~]+")
"""What the name of a header or a cookie may be."""
FORBIDDEN_HEADERS: Final = frozenset(
    {
        "accept", "accept-encoding", "authorization", "connection", "content-encoding", "content-length",
        "content-type", "cookie", "cookie2", "date", "expect", "forwarded", "host", "http2-settings", "keep-alive",
        "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "via",
        "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto",
    }
)  # fmt: skip
"""Headers that decide where a request goes, who sends it or where it ends."""
_OF_PROXIES: Final = frozenset({"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"})
"""Headers by which whoever passes a request on says so; no caller needs to, unless they are required."""
IGNORED_HEADERS: Final = frozenset({"accept", "authorization", "content-type"})
"""Header parameters that OpenAPI itself ignores: other parts of the document say so better."""
STYLES: Final = {
    "path": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}


def read_parameters(
    registry: Registry, item: tuple[Node, Pointer], operation: tuple[Node, Pointer], hint: str
) -> tuple[ParameterFacts, ...]:
    """The operation's parameters, then those of the path item that it does not override."""
    scope = registry.scope
    credentials = credential_names(scope)
    found: list[ParameterFacts] = []
    for node, pointer in _listed(scope, item, operation):
        if _supported(scope, node, pointer, credentials):
            made = _parameter(registry, node, pointer, hint)
            found += [made] if made else []
    return tuple(found)


def credential_names(scope: Scope) -> set[tuple[str, str]]:
    """Where security schemes put credentials: a parameter of the same name would override them."""
    nodes = [node for node in scope.components("securitySchemes").values() if isinstance(node, dict)]
    return {(str(node.get("in")), str(node.get("name")).lower()) for node in nodes if node.get("type") == "apiKey"}


def _listed(
    scope: Scope, item: tuple[Node, Pointer], operation: tuple[Node, Pointer]
) -> Iterator[tuple[Node, Pointer]]:
    seen: set[tuple[str, str]] = set()
    for holder, place in (operation, item):
        listed = holder.get("parameters")
        here: set[tuple[str, str]] = set()
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            parameter, where = scope.follow(entry, join(place, "parameters", str(index)))
            name = str(parameter.get("name"))
            key = (str(parameter.get("in")), name.lower() if parameter.get("in") == "header" else name)
            if key in here:
                message = f"{key[0]} parameter {name!r} is declared twice"
                scope.refuse("duplicate-parameter", where, message, "Remove one by overlay.")
            elif key not in seen and parameter:
                yield parameter, where
            here.add(key)
        seen |= here


def _supported(scope: Scope, node: Node, pointer: Pointer, credentials: set[tuple[str, str]]) -> bool:
    """Whether a client can send a parameter. Reports what it cannot; if that is waived, the parameter is left out."""
    name, location = str(node.get("name")), str(node.get("in"))
    if location not in STYLES and location != "querystring":
        if all(item.pointer != join(pointer, "in") for item in scope.findings):  # else it is reported already
            message = f"a parameter is in one of {', '.join(STYLES)}, not in {location[:100]!r}"
            scope.refuse("openapi-invalid", pointer, message, "Correct it by overlay.", fatal=True)
        return False
    if location == "header" and name.lower() in IGNORED_HEADERS | (set() if node.get("required") else _OF_PROXIES):
        return False
    taken = location == "header" and name.lower() in FORBIDDEN_HEADERS
    if taken or (location, name.lower()) in credentials:
        advice = "Remove it by overlay, or waive it to leave it out; credentials belong in `securitySchemes`."
        message = f"{location} parameter {name!r} would override what the client itself must send"
        scope.refuse("forbidden-header", pointer, message, advice)
        return False
    reason = _unsupported(name, location, node)
    if not reason:
        return True
    required = node.get("required") is True
    advice = "Describe it with `schema` and a plain `style` by overlay" + ("." if required else ", or waive it.")
    scope.refuse("unsupported-parameter", pointer, f"{location} parameter {name!r} {reason}", advice, fatal=required)
    return False


def _unsupported(name: str, location: str, node: Node) -> str:
    style = node.get("style")
    if location == "querystring":
        return "is a whole query, which is not supported"
    if location in {"header", "cookie"} and not TOKEN.fullmatch(name):
        return f"cannot be the name of a {location}"
    if _json_media(node):
        return ""
    if "schema" not in node:
        return "is described with `content` that is no JSON" if "content" in node else "is not described"
    if style is not None and style not in STYLES.get(location, ()):
        return f"of style {style!r} is not supported"
    return ""


def _json_media(node: Node) -> str:
    """The JSON media type that a parameter is described with; empty where it is described in another way."""
    content = node.get("content")
    listed = list(content.items()) if isinstance(content, dict) and "schema" not in node else []
    if len(listed) != 1 or not is_json(listed[0][0]):
        return ""
    return listed[0][0] if isinstance(listed[0][1], dict) and "schema" in listed[0][1] else ""


def _parameter(registry: Registry, node: Node, pointer: Pointer, hint: str) -> ParameterFacts | None:
    """A parameter; None where it is left out."""
    scope = registry.scope
    name, location = str(node.get("name")), str(node.get("in"))
    media = _json_media(node)
    place = join(pointer, "content", media, "schema") if media else join(pointer, "schema")
    schema = resolve(node, Pointer(place[len(pointer) :])) if media else node.get("schema", True)
    found = shape(registry, schema, place, f"{hint}{naming.pascal(name)}")
    if node.get("x-sensitive") is True:
        found = replace(found, wire={**found.wire, "x-sensitive": True})
    plain = flatten(scope, schema, place)
    if not media and not _is_writable(scope, node, plain, pointer):
        return None
    key = argument_key(scope, str(node.get("x-argument") or name), pointer)
    key = naming.path_parameter(key) if location == "path" else key
    required = node.get("required") is True or location == "path"
    default = usable(scope, plain, found, required=required)
    values = values_of(found.wire) or []
    if required and len(values) == 1:
        default = (values[0],)  # nobody need be asked for what can only be one thing
    description = text_of(node.get("description")) or text_of(plain.annotations.get("description"))
    stated = {**plain.extensions, "deprecated": plain.annotations.get("deprecated"), **node}
    description = doubted(scope, description, stated, pointer)
    style, explode = "json" if media or _is_deep(scope, node, plain) else node.get("style"), node.get("explode")
    return ParameterFacts(
        key, name, location, found.wire, required, str(style) if style else None,
        explode if isinstance(explode, bool) else None, default, documented(description, default, required=required),
    )  # fmt: skip


def _is_writable(scope: Scope, node: Node, flat: FlatSchema, pointer: Pointer) -> bool:
    """Whether a parameter has a place on the wire: a list or an object in a cookie has none, nor has null in a path."""
    refused = ""
    if node.get("in") == "cookie" and node.get("explode") is not False and _is_container(flat):
        refused = "holds a list or object in a cookie, which no style can write"
    elif node.get("in") == "path" and [*flat.types] == ["null"]:
        refused = "can only be null, which no path can say"
    if refused:
        required = node.get("required") is True
        advice = "Describe it as a text, and say in its description what to write, by overlay"
        advice += "." if required else "; or waive it."
        message = f"parameter {str(node.get('name'))!r} {refused}"
        scope.refuse("unsupported-parameter", pointer, message, advice, fatal=required)
    return not refused


def _is_deep(scope: Scope, node: Node, flat: FlatSchema) -> bool:
    """Whether a parameter holds a list or an object inside another, which no style but `deepObject` writes."""
    nested = [*([flat.items] if flat.items else []), *(places[0] for places in flat.properties.values())]
    nested += [flat.additional] if flat.additional and isinstance(flat.additional[0], dict) else []
    return node.get("style") != "deepObject" and any(_is_container(flatten(scope, *inner)) for inner in nested)


def _is_container(flat: FlatSchema) -> bool:
    is_structured = bool(flat.properties or flat.items or (flat.additional and isinstance(flat.additional[0], dict)))
    return is_structured or bool({"array", "object"} & set(flat.types))


def argument_key(scope: Scope, name: str, pointer: Pointer) -> str:
    """What an argument is called in the plain document; reports a name that cannot be one."""
    reason = ""
    for text in (name, naming.spelled_out(name)):
        try:
            naming.identifier(text)
            return naming.spelling(text)
        except ValueError as error:
            reason = reason or str(error)
    scope.refuse("bad-name", pointer, reason, "Name it by overlay with `x-argument`.")
    return "unnamed"
