"""Runs openapi-python-client on the plain document and assembles the contract.

Names, types, what is required, defaults, the places of parameters, bodies and responses are the engine's. Everything that it does
not look at comes from the facts.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint

from generator.engine import naming
from generator.engine.assemble import assemble
from generator.engine.concessions import allow_headers
from generator.engine.count import check
from generator.engine.reading import Reading
from generator.errors import Diagnostic, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from generator.api import Api
    from generator.facts import Normal, Plain

TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Read:
    """What the engine made of a contract, and the environment for its templates, with ours in front."""

    api: Api
    templates: Environment


def read(normal: Normal) -> Read:
    """Read a contract.

    Raises:
        Refused: if the engine cannot, or loses or makes up anything.
    """
    config = _config(normal.plain)
    data = open_document(normal.plain, config)
    reading = Reading.of(data, normal.plain)
    check(normal.plain, reading)
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    return Read(assemble(normal, reading), project.env)


def open_document(plain: Plain, config: Config) -> GeneratorData:
    """Hand the plain document to the engine.

    Raises:
        Refused: with everything that it says it cannot read.
    """
    allow_headers()
    Endpoint.__deepcopy__ = _copy_endpoint  # type: ignore[attr-defined]  # see _copy_endpoint
    data = GeneratorData.from_dict(plain.document, config=config)
    if isinstance(data, GeneratorError):
        raise _refused([data])
    found = [
        *data.errors,
        *(error for group in data.endpoint_collections_by_tag.values() for error in group.parse_errors),
    ]
    if found:
        raise _refused(found)
    return data


def _refused(errors: Sequence[GeneratorError]) -> Refused:
    advice = "Please report this: it is a fault of the generator."
    texts = [" ".join(f"{error.header}: {error.detail}".split()) for error in errors]
    return Refused([Diagnostic("engine-error", None, text, advice) for text in texts])


def _config(plain: Plain) -> Config:
    return Config.from_sources(
        ConfigFile(
            post_hooks=[], literal_enums=True, use_path_prefixes_for_title_model_names=False,
            field_prefix=naming.PREFIX, content_type_overrides=dict(plain.media),
        ),
        MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=False, output_path=Path("client"),
    )  # fmt: skip


def _copy_endpoint(endpoint: Endpoint, _memo: object) -> Endpoint:
    """Copy an endpoint and its lists, not every model that it reaches.

    The engine deep-copies each endpoint three times, models and all: quadratic time and memory in big documents.
    """
    copied = copy(endpoint)
    for name in (
        "relative_imports",
        "query_parameters",
        "path_parameters",
        "header_parameters",
        "cookie_parameters",
        "bodies",
        "errors",
    ):
        setattr(copied, name, copy(getattr(endpoint, name)))
    copied.responses = copy(endpoint.responses)
    copied.responses.patterns = list(endpoint.responses.patterns)
    return copied
