"""Builds models from the engine's classes: names, attributes, types, required arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import names
from generator.annotations import NONE, optional
from generator.api import SHARED, Field, Model
from generator.code import literal
from generator.engine import naming
from generator.engine.types import class_name, only_value, type_of
from generator.facts import ANY_PART

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from generator.annotations import Direction
    from generator.engine.reading import Reading
    from generator.facts import ClassFacts, Node, Normal, PropertyFacts
    from generator.types import Json


class Classes:
    """All classes of a contract."""

    def __init__(self, normal: Normal, reading: Reading) -> None:
        """Ask the engine what each is called."""
        self.facts = {facts.key: facts for facts in normal.classes}
        self._reading = reading
        self._names = {key: class_name(model) for key, model in reading.models.items()}

    def models(self, modules: Mapping[str, str]) -> tuple[Model, ...]:
        """Every class, in the module of the only tag that uses it, or in the one for all."""
        return tuple(self._model(facts, modules.get(facts.home or "", SHARED)) for facts in self.facts.values())

    def property(self, key: str, name: str) -> PropertyProtocol:
        """A property of a class as the engine has it."""
        return self._reading.properties[key][name]

    def schema(self, node: Json) -> Json:
        """A schema as the runtime reads it: with classes as they are called."""
        return self._renamed(node) if isinstance(node, dict) else node

    def _renamed(self, node: Node) -> Node:
        found = {key: value for key, value in node.items() if key != ANY_PART}
        if "$ref" in node:
            found["$ref"] = self._names[str(node["$ref"])]
        for word in ("anyOf", "oneOf", "prefixItems"):
            members = node.get(word)
            if isinstance(members, list):
                found[word] = [self._renamed(item) if isinstance(item, dict) else item for item in members]
        named = node.get("patternProperties")
        if isinstance(named, dict):
            found["patternProperties"] = {name: self.schema(item) for name, item in named.items()}
        for word in ("items", "additionalProperties"):
            inner = node.get(word)
            if isinstance(inner, dict):
                found[word] = self._renamed(inner)
        chosen = node.get("discriminator")
        if isinstance(chosen, dict):
            found["discriminator"] = self._chosen(chosen)
        return found

    def _chosen(self, node: Node) -> Node:
        mapping = node.get("mapping")
        pairs = mapping.items() if isinstance(mapping, dict) else ()
        base: Node = {"x-base": self._names[str(node["x-base"])]} if "x-base" in node else {}
        return {**node, "mapping": {value: self._names.get(str(key), str(key)) for value, key in pairs}, **base}

    def _model(self, facts: ClassFacts, module: str) -> Model:
        direction: Direction = "request" if facts.in_requests and not facts.in_responses else "response"
        properties = self._reading.properties[facts.key]
        fields = tuple(self._field(item, properties[item.key], facts) for item in facts.properties)
        name = self._names[facts.key]
        description = facts.description or f"`{name}` as the provider describes it."
        return Model(name, module, description, fields, self._schema(facts, fields), direction, facts.pointer)

    def _schema(self, facts: ClassFacts, fields: tuple[Field, ...]) -> Node:
        """The schema of a class; each property knows its attribute where that is another word."""
        schema = self._renamed(facts.schema)
        properties: Node = {}
        for item, field in zip(facts.properties, fields, strict=True):
            aside: Node = {} if field.attribute == item.name else {"x-attr": field.attribute}
            node = self.schema(item.schema)
            properties[item.name] = {**aside, **(node if isinstance(node, dict) else {})}
        return {**schema, "properties": properties}

    def _field(self, facts: PropertyFacts, prop: PropertyProtocol, owner: ClassFacts) -> Field:
        annotation = type_of(prop, self._reading.plain)
        constant = only_value(annotation) if annotation != NONE or facts.constant else None
        default: str | None = None
        if not prop.required:
            annotation, default = optional(annotation)
        elif constant is not None:
            default = literal(constant[0])
        elif facts.schema.get("readOnly") is True and owner.in_requests:
            default = "READ_ONLY"
        elif facts.schema.get("writeOnly") is True and not owner.in_requests:
            annotation, default = optional(annotation)
        attribute = naming.shown(str(prop.python_name), names.ATTRIBUTE_RESERVED)
        epoch = facts.schema.get("x-epoch")
        encoded = "base64" if facts.schema.get("contentEncoding") == "base64" else None
        link = "url" if facts.schema.get("x-file-link") is True else encoded
        kind = facts.schema.get("contentMediaType")
        media = kind.strip() if isinstance(kind, str) and link == "base64" else ""
        description = facts.request_description if owner.in_requests and not owner.in_responses else facts.description
        return Field(attribute, annotation, default, description, str(epoch) if epoch else None, link, media)
