"""openapi-python-client, driven in process. The only module that knows it: another engine would replace this one.

The engine is given a lowered document: the contract with every name replaced by one that it cannot fold, collide or
lose, and every text left out. What it finds is counted against the contract, and our templates print from there. So
hostile text never reaches it, and what it drops in silence is either not there to drop, or noticed.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint

from generator.annotations import classes
from generator.errors import Diagnostic, Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import CodeType

    from jinja2.bccache import Bucket

    from generator.api import Api, Model, Operation
    from generator.types import Json

_CHUNK = 50
"""Classes named by one property: the engine's time grows with the square of both a class's properties and a union's members."""
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class _Compiled(BytecodeCache):
    """Templates compiled so far: each project sets up an environment of its own, which compiles them anew."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what the same text gave before."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


class ClientProject(Project):
    """The engine's project, printing our files: it may add files, and see what its templates cannot."""

    def __init__(self, data: GeneratorData, config: Config) -> None:
        """Set the engine's template environment up with our folder in front of its own."""
        super().__init__(openapi=data, config=config, custom_template_path=TEMPLATES)
        self.env.trim_blocks = self.env.lstrip_blocks = True
        self.env.bytecode_cache = _COMPILED

    def counted(self, api: Api) -> tuple[dict[str, Operation], dict[str, Model]]:
        """Match what the engine found with what the contract holds, both ways.

        Raises:
            Refused: if it lost or made up anything, or reports any error.
        """
        operations = {_operation_key(index): item for index, item in enumerate(_operations(api))}
        models = {_model_key(index): item for index, item in enumerate(api.models)}
        seen = [
            str(endpoint.name)
            for group in self.openapi.endpoint_collections_by_tag.values()
            for endpoint in group.endpoints
        ]
        classes = [str(model.class_info.name) for model in self.openapi.models]
        findings = [Diagnostic("engine-error", None, f"{error.header}: {error.detail}") for error in self._get_errors()]
        findings += [_lost(operations[key].identity) for key in operations if key not in seen]
        findings += [_lost(models[key].name) for key in models if key not in classes]
        findings += [
            Diagnostic("engine-invented", None, f"the engine made up {name}") for name in classes if name not in models
        ]
        if findings:
            raise Refused(findings)
        return {key: operations[key] for key in seen}, {key: models[key] for key in classes}


def open_project(api: Api) -> ClientProject:
    """Let the engine read the lowered contract.

    Raises:
        Refused: if it cannot.
    """
    config = Config.from_sources(
        ConfigFile(post_hooks=[], literal_enums=True, use_path_prefixes_for_title_model_names=False),
        MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=False, output_path=Path(api.package),
    )  # fmt: skip
    Endpoint.__deepcopy__ = _copy_endpoint  # type: ignore[attr-defined]  # see _copy_endpoint
    data = GeneratorData.from_dict(lower(api), config=config)
    if isinstance(data, GeneratorError):
        raise Refused([Diagnostic("engine-error", None, f"{data.header}: {data.detail}")])
    return ClientProject(data, config)


def lower(api: Api) -> dict[str, Json]:
    """The contract as a plain document that the engine reads without loss: indexed names, no texts."""
    keys = {model.name: _model_key(index) for index, model in enumerate(api.models)}
    paths: dict[str, Json] = {}
    for index, operation in enumerate(_operations(api)):
        paths[f"/{_operation_key(index)}"] = {
            operation.method.lower(): _lower_operation(operation, _operation_key(index), keys)
        }
    schemas: dict[str, Json] = {keys[model.name]: _lower_model(model, keys) for model in api.models}
    return {
        "openapi": "3.1.0",
        "info": {"title": api.package, "version": "0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operations(api: Api) -> list[Operation]:
    return [operation for group in api.groups for operation in group.operations]


def _lower_operation(operation: Operation, key: str, keys: Mapping[str, str]) -> dict[str, Json]:
    lowered: dict[str, Json] = {
        "operationId": key,
        "tags": ["operations"],
        "responses": {
            "200": {
                "description": "",
                "content": {"application/json": {"schema": _lower_types(classes(operation.returns), keys)}},
            }
        },
    }
    wanted = [name for argument in operation.arguments for name in classes(argument.annotation)]
    if operation.body is not None:
        body = operation.body.schema
        named = [str(body["$ref"])] if isinstance(body, dict) and "$ref" in body else wanted
        lowered["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _lower_types(named, keys)}},
        }
    return lowered


def _lower_model(model: Model, keys: Mapping[str, str]) -> dict[str, Json]:
    named = list(dict.fromkeys(name for field in model.fields for name in classes(field.annotation)))
    chunks = (named[start : start + _CHUNK] for start in range(0, len(named), _CHUNK))
    properties: dict[str, Json] = {f"p{index}": _lower_types(chunk, keys) for index, chunk in enumerate(chunks)}
    return {"type": "object", "properties": properties}


def _lower_types(models: Sequence[str], keys: Mapping[str, str]) -> dict[str, Json]:
    """Only which classes a type names matters to the engine: how they nest is printed from the contract."""
    references: list[Json] = [{"$ref": f"#/components/schemas/{keys[name]}"} for name in models if name in keys]
    if not references:
        return {}
    if len(references) == 1 and isinstance(references[0], dict):
        return references[0]
    return {"anyOf": references}


def _operation_key(index: int) -> str:
    return f"operation_{index}"


def _model_key(index: int) -> str:
    return f"Model{index}"


def _lost(name: str) -> Diagnostic:
    return Diagnostic(
        "engine-lost", None, f"the engine lost {name}", "Please report this: it is a fault of the generator."
    )


def _copy_endpoint(endpoint: Endpoint, _memo: object) -> Endpoint:
    """Copy an endpoint and its lists, not every model that it reaches.

    The engine deep-copies each endpoint three times, models and all: quadratic time and memory in big documents.
    """
    twin = copy(endpoint)
    for name in (
        "relative_imports",
        "query_parameters",
        "path_parameters",
        "header_parameters",
        "cookie_parameters",
        "bodies",
        "errors",
    ):
        setattr(twin, name, copy(getattr(endpoint, name)))
    twin.responses = copy(endpoint.responses)
    twin.responses.patterns = list(endpoint.responses.patterns)
    return twin
