"""Builds operations: arguments, parameters, bodies and return types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import names
from generator.annotations import BINARY, BYTES, DATE, NONE, Plain, optional, union
from generator.api import Argument, Body, Operation, Parameter
from generator.code import literal
from generator.engine import naming
from generator.engine.concessions import argument as argument_name
from generator.engine.types import default_of, type_of
from generator.facts import alternatives
from generator.runtime.argument_forms import DATES

if TYPE_CHECKING:
    from collections.abc import Collection

    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from generator.annotations import Annotation
    from generator.api import Alternative, Response
    from generator.engine.classes import Classes
    from generator.engine.reading import Call, Reading
    from generator.facts import BodyFacts, OperationFacts, ParameterFacts, PropertyFacts
    from generator.types import Json


def operation(facts: OperationFacts, found: Classes, reading: Reading, taken: Collection[str]) -> Operation:
    """The method of one operation. Constants keep clear of the names that are `taken`."""
    call = reading.calls[facts.method.lower(), facts.template]
    name = _name(call)
    constant = names.constant(name)
    parameters = [_parameter(item, call, found, reading) for item in facts.parameters]
    body, given = _body(facts.body, call, found, reading) if facts.body else (None, [])
    arguments = [argument for _, argument in parameters] + given
    aside = {parameter.argument for parameter, _ in parameters if parameter.location in {"header", "cookie"}}
    return Operation(
        identity=facts.identity, name=name, constant=f"{constant}_" if constant in taken else constant,
        method=str(call.endpoint.method).upper(), path=facts.path, summary=facts.summary, description=facts.description,
        documentation=facts.documentation, deprecated=facts.deprecated,
        arguments=tuple(sorted(arguments, key=lambda item: (item.default is not None, item.name in aside))),
        parameters=tuple(parameter for parameter, _ in parameters), body=body,
        responses=tuple((status, _printed(item, found)) for status, item in facts.responses),
        security=facts.security, servers=facts.servers,
        retry=facts.retry, billed=facts.billed, poll=facts.poll, returns=_return_type(facts, call, reading),
        choices=_choices(facts, call, reading), returns_description=facts.returns_description, raises=facts.raises, pointer=facts.pointer,
    )  # fmt: skip


def _name(call: Call) -> str:
    """The method, without the tag that it begins with."""
    return naming.shown(
        naming.method(str(call.endpoint.name), naming.shown(str(call.endpoint.tags[0]), ())), names.METHOD_RESERVED
    )


def _parameter(facts: ParameterFacts, call: Call, found: Classes, reading: Reading) -> tuple[Parameter, Argument]:
    prop = call.parameters[facts.location, facts.key]
    name = argument_name(str(prop.python_name), facts.key, facts.location)
    schema = found.schema(facts.schema)
    return (
        Parameter(name, facts.name, facts.location, schema, prop.required, facts.style, facts.explode),
        _argument(name, prop, facts, facts.description, reading),
    )


def _argument(
    name: str, prop: PropertyProtocol, facts: ParameterFacts | PropertyFacts, description: str, reading: Reading
) -> Argument:
    annotation = union([type_of(prop, reading.plain), *_taken(facts.schema)])
    if not prop.required:
        annotation, default_source = optional(annotation)
        return Argument(name, annotation, default_source, description)
    value = default_of(prop, facts.default)
    simple = value is not None and isinstance(value[0], str | int | float)
    positional = value is None and facts.schema.get("x-positional") is True
    return Argument(
        name, annotation, literal(value[0]) if value is not None and simple else None, description, positional
    )


def _taken(schema: dict[str, Json]) -> list[Annotation]:
    """The types beside that of the wire that an argument may have, of which the runtime makes a text."""
    dates = [DATE] if schema.get("x-form") in DATES else []
    return [*dates, *([Plain("int")] if schema.get("x-digits") is True else [])]


def _body(facts: BodyFacts, call: Call, found: Classes, reading: Reading) -> tuple[Body, list[Argument]]:
    """The body, and the arguments that it is made of."""
    body = call.endpoint.bodies[0]
    content_type = body.content_type.get_untrusted_value()
    if facts.arguments is None:
        annotation = type_of(body.prop, reading.plain)
        annotation, default = (annotation, None) if body.prop.required else optional(annotation)
        whole = Argument("body", annotation, default, "The request body.")
        return Body(content_type, found.schema(facts.schema), body.prop.required, None, facts.kinds), [whole]
    owner = found.facts[str(facts.schema["$ref"])]
    properties = {item.key: item for item in owner.properties}
    given: list[Argument] = []
    pairs: list[tuple[str, str]] = []
    for key, argument in facts.arguments:
        prop, item = found.property(owner.key, key), properties[key]
        plain = str(prop.python_name) if argument == key else naming.identifier(argument)
        name = naming.shown(plain, names.ARGUMENT_RESERVED)
        given.append(_argument(name, prop, item, item.request_description, reading))
        pairs.append((name, item.name))
    return Body(content_type, found.schema(facts.schema), body.prop.required, tuple(pairs), facts.kinds), given


def _return_type(facts: OperationFacts, call: Call, reading: Reading) -> Annotation:
    """The type of a success; of the `default` where no success is described."""
    return union(
        [_response_type(item, call.responses[status], reading) for status, item in _successes(facts)] or [NONE]
    )


def _choices(facts: OperationFacts, call: Call, reading: Reading) -> tuple[tuple[Annotation, tuple[str, ...]], ...]:
    """What each media type gives of those that a success has, types alike together; `media-choice`. No choice where one waits."""
    successes = _successes(facts)
    if facts.poll is not None or not any(item.others for _, item in successes):
        return ()
    types: dict[str, dict[str, Annotation]] = {}
    for status, item in successes:
        types.setdefault(item.content_type or "", {})[status] = _response_type(item, call.responses[status], reading)
    for number, status, other in alternatives(successes):
        types.setdefault(other.content_type, {})[status] = _response_type(other, call.responses[number], reading)
    usual = {status: _response_type(item, call.responses[status], reading) for status, item in successes}
    found: list[tuple[Annotation, list[str]]] = [(union(usual.values()), [])]
    for media_type, by_status in types.items():
        annotation = union({**usual, **by_status}.values())
        same = next((names for known, names in found if known == annotation), None)
        if same is None:
            found.append((annotation, [media_type]))
        elif media_type:
            same.append(media_type)
    return tuple((annotation, tuple(names)) for annotation, names in found)


def _successes(facts: OperationFacts) -> list[tuple[str, Response]]:
    """The successes that are described; the `default` where none is."""
    wanted = [item for item in facts.responses if item[0].startswith("2")]
    return wanted or [item for item in facts.responses if item[0] == "default"]


def _response_type(response: Response | Alternative, prop: PropertyProtocol, reading: Reading) -> Annotation:
    """What one response is: nothing where it has no body, and bytes where it is no JSON."""
    if response.content_type is None:
        return NONE
    annotation = type_of(prop, reading.plain)
    return BYTES if annotation == BINARY and not response.schema else annotation


def _printed(response: Response, found: Classes) -> Response:
    """A response whose schemas name classes as they are printed."""
    others = tuple(replace(other, schema=found.schema(other.schema)) for other in response.others)
    return replace(response, schema=found.schema(response.schema), others=others)
