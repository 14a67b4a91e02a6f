"""The engine's own objects by the names of the plain document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openapi_python_client.schema.untrusted_string import UntrustedString

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from openapi_python_client.parser import GeneratorData
    from openapi_python_client.parser.openapi import Endpoint
    from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from generator.facts import Plain

_COMPONENTS = "/components/schemas/"


@dataclass(frozen=True, slots=True)
class Call:
    """An endpoint, its parameters by place and name, its responses by status."""

    endpoint: Endpoint
    parameters: Mapping[tuple[str, str], PropertyProtocol]
    responses: Mapping[str, PropertyProtocol]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine found."""

    plain: Plain
    calls: Mapping[tuple[str, str], Call]
    """By method and path."""
    models: Mapping[str, ModelProperty]
    properties: Mapping[str, Mapping[str, PropertyProtocol]]
    """Of each class, by name."""
    enums: Mapping[str, LiteralEnumProperty]

    @classmethod
    def of(cls, data: GeneratorData, plain: Plain) -> Reading:
        """Look at what the engine gives."""
        endpoints = [item for group in data.endpoint_collections_by_tag.values() for item in group.endpoints]
        models = {_key(model): model for model in data.models if str(model.class_info.name) not in plain.maps}
        properties = {
            key: by_name([*(model.required_properties or ()), *(model.optional_properties or ())])
            for key, model in models.items()
        }
        enums = {str(enum.class_info.name): enum for enum in data.enums}
        return cls(plain, {(item.method, _path(item)): _call(item) for item in endpoints}, models, properties, enums)  # type: ignore[arg-type]


def by_name(properties: Iterable[PropertyProtocol]) -> dict[str, PropertyProtocol]:
    """Properties by what the plain document calls them."""
    return {item.name.get_untrusted_value(): item for item in properties}


def _key(model: ModelProperty) -> str:
    """The component that a class is; its own name where it is none."""
    roots = [root.get_untrusted_value() for root in model.roots if isinstance(root, UntrustedString)]
    return roots[0].removeprefix(_COMPONENTS) if len(roots) == 1 else str(model.class_info.name)


def _path(endpoint: Endpoint) -> str:
    """The path as the plain document has it: the engine writes its own names into the holes."""
    path = endpoint.path.get_untrusted_value()
    for prop in endpoint.path_parameters:
        path = path.replace(f"{{{prop.python_name}}}", f"{{{prop.name.get_untrusted_value()}}}")
    return path


def _call(endpoint: Endpoint) -> Call:
    return Call(
        endpoint,
        dict(_parameters(endpoint)),
        {item.status_code.pattern: item.prop for item in endpoint.responses},
    )


def _parameters(endpoint: Endpoint) -> Iterator[tuple[tuple[str, str], PropertyProtocol]]:
    for location, prop in endpoint.iter_all_parameters():
        yield (location.value, prop.name.get_untrusted_value()), prop
