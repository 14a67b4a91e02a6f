"""Every model of every provider, and an instance of each, made from what its `_schema` says."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kyc_clients
from kyc_clients._runtime.model import Model
from kyc_clients._runtime.schema import schema_of, sensitive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROVIDERS = sorted(path.parents[1].name for path in Path(kyc_clients.__path__[0]).glob("*/models/__init__.py"))
UNKNOWN: dict[str, Any] = {"x-unknown-member": {"nested": ["of a later contract", None]}}
"""What a later version of the contract may add."""


def all_models() -> list[type[Model]]:
    """The classes that the `models` packages offer, by provider and name."""
    packages = [import_module(f"kyc_clients.{provider}.models") for provider in PROVIDERS]
    return [getattr(package, name) for package in packages for name in sorted(package.__all__)]


def failing(check: Callable[[type[Model]], object]) -> list[str]:
    """The models for which a check is not true, each with what came instead."""
    found: list[str] = []
    for model in all_models():
        try:
            result = check(model)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a model, the others are checked
            result = repr(error)
        if result is not True:
            found.append(f"{model.__module__.split('.')[1]}.{model.__name__}: {result}")
    return found


@dataclass
class Made:
    """A JSON object of a model, and the texts in it that its contract calls sensitive."""

    wire: dict[str, Any] = field(default_factory=dict[str, Any])
    sensitive: list[str] = field(default_factory=list[str])


def made(model: type[Model]) -> Made:
    """A JSON object that holds every property of the model's contract, each text and number another."""
    package = model.__module__.rpartition(".models")[0]
    maker = _Maker(import_module(f"{package}.models"))
    return Made(maker.value({"$ref": model.__name__}, model.__name__, secret=False), maker.sensitive)


def instance(model: type[Model]) -> Model:
    """A model with every field set, and with members that its contract does not know."""
    return model.from_dict(made(model).wire | UNKNOWN)


class _Maker:
    def __init__(self, models: Any) -> None:
        self._models = models
        self._numbers = 1_000_000
        self.sensitive: list[str] = []

    def value(self, schema: Mapping[str, Any], path: str, *, secret: bool) -> Any:
        if "$ref" in schema:
            return self.value(schema_of(getattr(self._models, schema["$ref"])), path, secret=secret)
        if "const" in schema or "enum" in schema:
            return schema.get("const", schema.get("enum", [None])[0])
        types = schema.get("type", "object" if "properties" in schema else None)
        kind: Any = types if isinstance(types, str | None) else types[0]
        if kind == "object":
            members = schema.get("properties", {}).items()
            return {
                name: self.value(item, f"{path}/{name}", secret=secret or sensitive(item)) for name, item in members
            }
        if kind == "array":
            return [self.value(schema.get("items", {}), f"{path}/0", secret=secret)]
        branches = schema.get("anyOf", schema.get("oneOf", ()))
        return self.value(branches[0], path, secret=secret) if branches else self._scalar(kind, path, secret=secret)

    def _scalar(self, kind: str | None, path: str, *, secret: bool) -> object:
        if kind in {"boolean", "null"}:
            return True if kind == "boolean" else None
        self._numbers += 1
        number = self._numbers if kind == "integer" else self._numbers + 0.5
        value = number if kind in {"integer", "number"} else f"text of {path}"
        self.sensitive += [str(value)] if secret else []
        return value
