"""Writes the plain document, which openapi-python-client reads without loss.

Every object schema and every enumeration is a component, every name is one that the engine can read, and nothing is left that
decides neither a name nor a type. `explain --document` prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator import names
from generator.engine import naming
from generator.facts import ANY_PART, Plain, alternatives
from generator.normalise.media import BYTES as OCTETS, FORMS, JSON, essence, is_json, is_text
from generator.normalise.wire import UNIONS, types_of, values_of
from generator.values import canonical, distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.facts import BodyFacts, ClassFacts, GroupFacts, OperationFacts, ParameterFacts, PropertyFacts
    from generator.normalise.scope import Node
    from generator.types import Json

COMPONENTS: Final = "#/components/schemas/"
BYTES: Final[Node] = {"type": "string", "format": "binary"}
TEXT: Final[Node] = {"type": "string"}
_KINDS: Final = ((str, "string"), (bool, "boolean"), (int, "integer"), (float, "number"), (type(None), "null"))


def write(title: str, groups: Iterable[GroupFacts], classes: Iterable[ClassFacts], named: Mapping[str, str]) -> Plain:
    """Write the plain document. `named` has the keys of the enumerations that are components, by their values."""
    listed = list(classes)
    writer = _Writer({item.key for item in listed}, named)
    schemas: Node = {item.key: writer.object(item) for item in listed}
    paths: Node = {}
    for group in groups:
        for operation in group.operations:
            item = paths.setdefault(operation.template, {})
            if isinstance(item, dict):
                item[operation.method.lower()] = writer.operation(operation, group.key)
    schemas |= {key: _enumeration(values) for key, values in writer.enums.items()}
    document: Node = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    return Plain(document, writer.enums, frozenset(writer.maps), {kind: _read_as(kind) for kind in writer.media})


def _read_as(media_type: str) -> str:
    """The concession `media-types`: the type of those that the engine knows which has as much to say."""
    if essence(media_type) in FORMS:
        return essence(media_type)
    return JSON if is_json(media_type) else OCTETS


def _enumeration(values: tuple[str | int, ...]) -> Node:
    return {"type": "string" if isinstance(values[0], str) else "integer", "enum": list(values)}


class _Writer:
    """Schemas written so far: enumerations by name, and the titles of maps."""

    def __init__(self, classes: Iterable[str], named: Mapping[str, str]) -> None:
        """Start with none."""
        self.enums: dict[str, tuple[str | int, ...]] = {}
        self.maps: set[str] = set()
        self.media: set[str] = set()
        self._taken = set(classes)
        self._keys: dict[str, str] = {}
        for values, key in named.items():
            if key not in self._taken:
                self._keys[values] = key
                self._taken.add(key)

    def object(self, facts: ClassFacts) -> Node:
        """A class."""
        properties: Node = {item.key: self._property(item, facts.key) for item in facts.properties}
        node: Node = {"type": "object", "properties": properties}
        required: list[Json] = [item.key for item in facts.properties if item.required]
        if required:
            node["required"] = required
        if facts.schema.keys() & {"additionalProperties", "patternProperties"}:
            node["additionalProperties"] = self._others(facts.schema, f"{facts.key}Value")
        return node

    def _property(self, facts: PropertyFacts, owner: str) -> Node:
        node = self.schema(facts.schema, f"{owner}{naming.pascal(facts.key)}")
        node = _defaulted(node, facts.default if facts.required else None)
        return node if facts.key == facts.name else {**node, "x-wire-name": facts.name}

    def operation(self, facts: OperationFacts, tag: str) -> Node:
        """An operation."""
        hint = naming.pascal(facts.key)
        node: Node = {"operationId": facts.key, "tags": [tag]}
        if facts.parameters:
            node["parameters"] = [self._parameter(item, hint) for item in facts.parameters]
        if facts.body is not None:
            node["requestBody"] = self._body(facts.body, hint)
        further = [(number, other) for number, _, other in alternatives(facts.responses)]
        node["responses"] = {
            status: self._response(response.content_type, response.schema, f"{hint}{status}")
            for status, response in [*facts.responses, *further]
        }
        return node

    def _parameter(self, facts: ParameterFacts, hint: str) -> Node:
        schema = self.schema(facts.schema, f"{hint}{naming.pascal(facts.key)}")
        schema = _defaulted(
            _without_null(schema) if facts.location == "path" else schema, facts.default if facts.required else None
        )
        node: Node = {"name": facts.key, "in": facts.location, "required": facts.required, "schema": schema}
        return node if facts.key == facts.name else {**node, "x-wire-name": facts.name}

    def _body(self, facts: BodyFacts, hint: str) -> Node:
        schema: Node = self.schema(facts.schema, f"{hint}Request")
        if schema == BYTES and is_text(facts.content_type):
            schema = {"anyOf": [TEXT, BYTES]}
        self.media.add(facts.content_type)
        return {"required": facts.required, "content": {facts.content_type: {"schema": schema}}}

    def _response(self, content_type: str | None, schema: Json, hint: str) -> Node:
        if content_type is None:
            return {"description": ""}
        if essence(content_type) in FORMS:  # the engine knows them as request bodies alone
            content_type = OCTETS
        self.media.add(content_type)
        written = self.schema(schema if isinstance(schema, dict) else {}, f"{hint}Response")
        other = TEXT if is_text(content_type) else BYTES
        return {"description": "", "content": {content_type: {"schema": written if is_json(content_type) else other}}}

    def schema(self, node: Node, hint: str) -> Node:
        """A schema of ours in plain words."""
        if "$ref" in node:
            return {"$ref": f"{COMPONENTS}{node['$ref']}"}
        values = values_of(node)
        if values is not None:
            return self._values(values, hint)
        for word in UNIONS:
            members = node.get(word)
            if isinstance(members, list):
                nodes = [member for member in members if isinstance(member, dict)]
                return {word: [self.schema(item, f"{hint}Variant{index}") for index, item in enumerate(nodes, 1)]}
        if ANY_PART in node:
            return {"anyOf": [{}, BYTES]}
        return _either([self._typed(kind, node, hint) for kind in types_of(node)])

    def _typed(self, kind: str, node: Node, hint: str) -> Node:
        if kind == "array":
            return {"type": kind, "items": self._some(_rows(node), f"{hint}Item")}
        if kind == "object":
            title = self._free(hint)
            self.maps.add(title)
            return {"type": kind, "title": title, "additionalProperties": self._others(node, f"{hint}Value") or True}
        if kind != "string" or node.get("format") != "binary":
            return {"type": kind}
        media = str(node.get("contentMediaType", ""))  # may as well be written in a form as the text that it is
        return {"anyOf": [TEXT, BYTES]} if is_json(media) or is_text(media) else dict(BYTES)

    def _others(self, node: Node, hint: str) -> Json:
        """What the members of an object are that no property names: false where there are none."""
        named, rest = node.get("patternProperties"), node.get("additionalProperties")
        found = [item for item in named.values() if isinstance(item, dict)] if isinstance(named, dict) else []
        if not found and not isinstance(rest, dict):
            return rest
        return self._some([*found, *([] if rest is False else [rest if isinstance(rest, dict) else {}])], hint)

    def _some(self, nodes: list[Node], hint: str) -> Node:
        """One of several schemas, each written once."""
        written = [self.schema(item, hint if len(nodes) == 1 else f"{hint}{at}") for at, item in enumerate(nodes, 1)]
        return _either([item for at, item in enumerate(written) if item not in written[:at]])

    def _values(self, values: list[Json], hint: str) -> Node:
        """One of several values. Numbers with fractions, lists and objects have no `Literal`: only their kind is written."""
        by_kind: dict[str, list[Json]] = {}
        for value in distinct(values):
            by_kind.setdefault(_kind(value), []).append(value)
        if not by_kind.keys() <= {"string", "integer", "boolean", "null"}:
            kinds: list[Node] = [{"type": kind} if kind else {} for kind in by_kind]
            return _either(kinds)
        members: list[Node] = []
        for kind, same in by_kind.items():
            known = tuple(value for value in same if isinstance(value, str | int))
            if kind == "null":
                continue
            if kind == "boolean":
                members.extend({"const": value} for value in same)
            else:
                members.append(self._enumerated(known, hint))
        if "null" in by_kind:
            members.append({"type": "null"})
        return _either(members)

    def _enumerated(self, values: tuple[str | int, ...], hint: str) -> Node:
        text = canonical([*values])
        if text not in self._keys and len(values) == 1:
            return {"const": values[0]}
        key = self._keys.setdefault(text, "") or self._free(hint)
        self._keys[text] = key
        self.enums[key] = values
        return {"$ref": f"{COMPONENTS}{key}"}

    def _free(self, hint: str) -> str:
        """A class name of the engine's that nothing else has."""
        base = naming.class_key(hint[: names.LONGEST - 10] or "Values")
        name, number = base, 1
        while name in self._taken:
            number += 1
            name = naming.class_key(f"{base} {number}")
        self._taken.add(name)
        return name


def _rows(node: Node) -> list[Node]:
    """The schemas of a list's items: of those described one by one, and of the rest."""
    first, rest = node.get("prefixItems"), node.get("items")
    found = [item for item in first if isinstance(item, dict)] if isinstance(first, list) else []
    if found and rest is False:
        return found
    return [*found, rest if isinstance(rest, dict) else {}]


def _kind(value: Json) -> str:
    """The JSON type of a value that has a Python type of its own; empty for lists and objects."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "")


def _either(members: list[Node]) -> Node:
    if len(members) == 1:
        return members[0]
    return {"anyOf": [*members]} if members else {}


def _without_null(node: Node) -> Node:
    """The schema of what is never null: a path has no place for it, and it is refused before sending."""
    for word in UNIONS:
        members = node.get(word)
        if isinstance(members, list):
            return _either(
                [_without_null(item) for item in members if isinstance(item, dict) and item != {"type": "null"}]
            )
    return node


def _defaulted(node: Node, default: tuple[Json] | None) -> Node:
    """The schema of something that must be given, with the value that an argument has where it is not."""
    if default is None or not isinstance(default[0], str | int | float) or "anyOf" in node or "oneOf" in node:
        return node
    if "$ref" in node:
        return {"allOf": [node], "default": default[0]}
    return {**node, "default": default[0]} if node.get("format") != "binary" else node
