"""The models inside pydantic and FastAPI: read as `from_dict` reads them, written as `to_dict` writes them.

Imported by pydantic's own question to a model, so nothing here costs those who do not use it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from inspect import getdoc
from typing import TYPE_CHECKING, Protocol, Self, cast

from pydantic_core import PydanticCustomError, core_schema

from .failures import UnexpectedResponse
from .schema import home_of, models_of, schema_of

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

    from .schema import Json, Schema


class Model(Protocol):
    """What is needed of a model here."""

    @classmethod
    def from_dict(cls, value: Mapping[str, Json]) -> Self:
        """Decode a JSON object."""
        ...

    def to_dict(self) -> dict[str, Json]:
        """Return the JSON object."""
        ...


def core_schema_of(model: type[Model]) -> CoreSchema:
    """Return how pydantic validates and serialises a model."""

    def read(value: object) -> Model:
        if isinstance(value, model):
            return value
        if not isinstance(value, Mapping):
            raise PydanticCustomError(
                "kyc_model", "Input should be a JSON object or a {name}", {"name": model.__name__}
            )
        try:
            return model.from_dict(cast("Mapping[str, Json]", value))
        except UnexpectedResponse as error:
            facts = {"pointer": error.pointer, "rule": error.rule}
            raise PydanticCustomError("kyc_model", "Input breaks the contract at '{pointer}': {rule}", facts) from None

    def write(value: Model) -> dict[str, Json]:
        return value.to_dict()

    return core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.plain_serializer_function_ser_schema(write)
    )


def json_schema_of(model: type[Model]) -> dict[str, object]:
    """Return the JSON Schema of a model: what its contract says, without our keywords, with its parts written out."""
    return _named(model, (model,))


def _named(model: type[Model], seen: tuple[type, ...]) -> dict[str, object]:
    summary = (getdoc(model) or "").partition("\n")[0]
    return {"title": model.__name__, "description": summary, **_plain(schema_of(model), home_of(model), seen)}


def _plain(schema: Schema, home: type, seen: tuple[type, ...]) -> dict[str, object]:
    """Return a schema for everybody: `$ref` names classes of `models`, and what contains itself is an object there."""
    name = schema.get("$ref")
    if isinstance(name, str):
        found = cast("type[Model]", models_of(home.__module__.rpartition(".")[0])(name))
        return {"title": name, "type": "object"} if found in seen else _named(found, (*seen, found))
    ours = {key for key in schema if key.startswith("x-")} | {"discriminator"}
    return {key: _value(key, value, home, seen) for key, value in schema.items() if key not in ours}


def _value(key: str, value: object, home: type, seen: tuple[type, ...]) -> object:
    if key in {"const", "enum", "required", "default", "examples"}:
        return list(cast("Sequence[object]", value)) if isinstance(value, tuple) else value
    if key in {"properties", "patternProperties", "dependentSchemas"}:
        members = cast("Mapping[str, Schema | bool]", value)
        return {name: item if isinstance(item, bool) else _plain(item, home, seen) for name, item in members.items()}
    if isinstance(value, Mapping):
        return _plain(cast("Schema", value), home, seen)
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = cast("Sequence[object]", value)
        return [_plain(cast("Schema", item), home, seen) if isinstance(item, Mapping) else item for item in items]
    return value
