"""Checks that the engine read every operation and class of the plain document, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused
from generator.values import list_at, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.engine.reading import Reading
    from generator.facts import Plain
    from generator.types import Json


def check(plain: Plain, reading: Reading) -> None:
    """Compare the plain document with what the engine found in it.

    Raises:
        Refused: with everything that it lost or made up.
    """
    wanted, found = dict.fromkeys(_written(plain)), dict.fromkeys(_read(reading))
    advice = "Please report this: it is a fault of the generator."
    findings = [
        Diagnostic("engine-lost", None, f"the engine lost {item}", advice) for item in wanted if item not in found
    ]
    findings += [
        Diagnostic("engine-invented", None, f"the engine made up {item}", advice)
        for item in found
        if item not in wanted
    ]
    if findings:
        raise Refused(findings)


def _written(plain: Plain) -> Iterator[str]:
    for path, item in _items(plain.document.get("paths")):
        for method, operation in _items(item):
            place = f"{method.upper()} {path}"
            yield f"the operation {place}"
            for parameter in list_at(operation, "parameters"):
                yield f"the {_text(parameter, 'in')} parameter {_text(parameter, 'name')!r} of {place}"
            for media_type, _ in _items(value_at(value_at(operation, "requestBody"), "content")):
                yield f"the body {media_type!r} of {place}"
            for status, _ in _items(value_at(operation, "responses")):
                yield f"the response {status} of {place}"
    for key, schema in _items(value_at(plain.document.get("components"), "schemas")):
        if key in plain.enums:
            yield from (f"the value {value!r} of {key}" for value in plain.enums[key])
            continue
        yield f"the class {key}"
        yield from (f"the property {name!r} of {key}" for name, _ in _items(value_at(schema, "properties")))


def _read(reading: Reading) -> Iterator[str]:
    for (method, path), call in reading.calls.items():
        place = f"{method.upper()} {path}"
        yield f"the operation {place}"
        yield from (f"the {location} parameter {name!r} of {place}" for location, name in call.parameters)
        yield from (f"the body {body.content_type.get_untrusted_value()!r} of {place}" for body in call.endpoint.bodies)
        yield from (f"the response {status} of {place}" for status in call.responses)
    for key, properties in reading.properties.items():
        yield f"the class {key}"
        yield from (f"the property {name!r} of {key}" for name in properties)
    for key, enum in reading.enums.items():
        yield from (f"the value {value!r} of {key}" for value in enum.values)


def _items(node: Json) -> list[tuple[str, Json]]:
    return list(node.items()) if isinstance(node, dict) else []


def _text(node: Json, key: str) -> str:
    return str(value_at(node, key))
