"""Finds examples that break their own schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

from jsonschema import Draft202012Validator
from jsonschema.validators import extend  # pyright: ignore[reportUnknownVariableType] - the stub says nothing

from generator.normalise.keywords import FORMS, is_number
from generator.normalise.walk import pointer_of, walk
from generator.pointers import join
from generator.values import pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from generator.normalise.scope import Scope
    from generator.types import Json, Pointer

    Node = dict[str, Json]
    Key = tuple[str | int, ...]
    _ValidatorOf = Callable[[Json], Validator]


class _Descends(Protocol):
    """What a keyword needs of the validator that calls it."""

    def descend(self, instance: object, schema: object) -> Iterator[ValidationError]:
        """Check a value against another schema."""
        ...


class _Enough(Exception):  # noqa: N818 - carried to the one who asked, never out of this module
    """A schema that refers to itself in several ways may take for ever to judge."""


_SCHEMAS: Final = "#/components/schemas/"
_ONE: Final = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_MANY: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_SLOW: Final = frozenset(
    {
        "pattern", "patternProperties", "uniqueItems", "multipleOf", "nullable", "discriminator", "dependentSchemas",
        "unevaluatedItems", "unevaluatedProperties",
    }
)  # fmt: skip
_NUMBERS: Final = frozenset({"exclusiveMinimum", "exclusiveMaximum"})
_MOST_STEPS: Final = 10_000
_LONGEST: Final = 200


def check_examples(scope: Scope, schemas: Iterable[tuple[Node, Pointer]]) -> None:
    """Note every example of a schema, parameter, header or body that is no value of its schema."""
    components = scope.root.get("components")
    named = pairs(components.get("schemas") if isinstance(components, dict) else None)
    known = {name: node for name, node in named if not {"/", "~", "%"} & set(name)}
    plain: Node = {name: _plain(node, known) for name, node in known.items()}
    validator_of = _validators_of(plain)
    for node, pointer in schemas:
        for key, value in _given(node):
            _check(scope, _plain(node, known), validator_of, value, join(pointer, *key))
    for holder, trail, _ in walk(scope.root):
        if isinstance(holder, dict) and isinstance(holder.get("schema"), dict):
            for key, value in _beside(holder):
                _check(scope, _plain(holder["schema"], known), validator_of, value, join(pointer_of(trail), *key))


def _given(node: Node) -> Iterator[tuple[Key, Json]]:
    listed = node.get("examples")
    if "example" in node:
        yield ("example",), node["example"]
    for index, item in enumerate(listed if isinstance(listed, list) else []):
        yield ("examples", index), item


def _beside(holder: Node) -> Iterator[tuple[Key, Json]]:
    if "example" in holder:
        yield ("example",), holder["example"]
    for name, item in pairs(holder.get("examples")):
        if isinstance(item, dict) and "value" in item:
            yield ("examples", name), item["value"]


def _check(scope: Scope, schema: Json, validator_of: _ValidatorOf, value: Json, pointer: Pointer) -> None:
    try:
        error = next(validator_of(schema).iter_errors(value), None)
    except (_Enough, RecursionError):
        return
    if error is not None:
        where = "".join(f"/{part}" for part in error.absolute_path)
        message = f"the example breaks its own schema{f' at {where}' if where else ''}: {error.message[:_LONGEST]}"
        scope.refuse("example-mismatch", pointer, message, "Correct the example or the schema by overlay.")


def _validators_of(components: Node) -> _ValidatorOf:
    """Return what makes a validator of a schema, whose references are to components."""
    steps = [0]

    def reference(validator: _Descends, name: str, instance: object, _: object) -> Iterator[ValidationError]:
        steps[0] += 1
        if steps[0] > _MOST_STEPS:
            raise _Enough
        yield from validator.descend(instance, components[name])

    kind = cast("Callable[[Json], Validator]", extend(Draft202012Validator, {"$ref": reference}))  # type: ignore[no-untyped-call]  # the stub says nothing

    def validator_of(schema: Json) -> Validator:
        steps[0] = 0
        return kind(schema)

    return validator_of


def _plain(schema: Json, known: Node) -> Json:
    """What is sound of a schema, as JSON Schema of today says it, without what may take for ever; references by name."""
    if not isinstance(schema, dict):
        return True
    kept = {key: value for key, value in schema.items() if key in FORMS and FORMS[key][0](value) and key not in _SLOW}
    kept = {key: value for key, value in kept.items() if key not in _NUMBERS or is_number(value)}
    if "patternProperties" in schema:
        kept.pop("additionalProperties", None)  # it is about other names than those
    kept |= {key: _plain(kept[key], known) if isinstance(kept[key], dict) else kept[key] for key in _ONE if key in kept}
    for key in _MANY:
        listed = kept.get(key)
        if isinstance(listed, list):
            kept[key] = [item if isinstance(item, bool) else _plain(item, known) for item in listed]
    if "properties" in kept:
        kept["properties"] = {name: _plain(item, known) for name, item in pairs(kept["properties"])}
    if "const" in schema:
        kept["const"] = schema["const"]
    name = str(kept.pop("$ref", "")).removeprefix(_SCHEMAS)
    if name in known:
        kept["$ref"] = name
    return {"anyOf": [kept, {"type": "null"}]} if schema.get("nullable") is True else kept
