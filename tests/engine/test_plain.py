"""The plain document: what openapi-python-client reads, under real names and without what decides neither a name nor a type."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from generator.annotations import source
from generator.api import Field
from generator.config import Provider
from generator.engine.read import read
from generator.normalise import normalise
from generator.parse import decode, parse
from generator.pipeline import Inputs, patch
from generator.pointers import resolve
from generator.types import Json, Pointer, Source
from generator.workspace import open_workspace
from tests.bench.synthetic import document
from tests.generator.making import make, toolchain

CASES = Path(__file__).parents[1] / "cases" / "engine"


@cache
def _plain(case: str) -> Json:
    source = CASES / case / "openapi.yaml"
    return make(decode(source.name, source.read_bytes())).plain


@pytest.mark.parametrize(
    ("case", "pointer", "message"),
    [
        ("types", "/components/schemas/Level", {"type": "string", "enum": ["low", "high", "middle"]}),
        ("types", "/components/schemas/Job/properties/level", {"$ref": "#/components/schemas/Level"}),
        ("types", "/components/schemas/Job/properties/told", {"$ref": "#/components/schemas/Job"}),
        (
            "types",
            "/components/schemas/Job/properties/codes",
            {"anyOf": [{"$ref": "#/components/schemas/JobCodes"}, {"const": "two"}, {"const": True}]},
        ),
        ("types", "/components/schemas/Job/properties/amounts", {"type": "number"}),
        ("types", "/components/schemas/Job/properties/first", {"type": "array", "items": {}}),
        ("types", "/components/schemas/Job/required", ["kind", "nothing", "last"]),
        ("types", "/paths/~1jobs/post/tags", ["jobs"]),
        ("types", "/paths/~1jobs/post/operationId", "run"),
        ("names", "/components/schemas/CodeV2/properties/cin_fcrn", {"type": "string", "x-wire-name": "cin/fcrn"}),
        (
            "names",
            "/paths/~1users~1{user_id}~1codes~1{code-id}/post/parameters/0",
            {
                "name": "user_id", "in": "path", "required": True, "schema": {"type": "string"},
                "x-wire-name": "user.id",
            },
        ),
    ],
)  # fmt: skip
def test_the_plain_document_says_the_contract_in_the_engines_words(case: str, pointer: str, message: Json) -> None:
    """Enumerations and classes are components, values of several types are separate, and names can be read."""
    assert resolve(_plain(case), Pointer(pointer)) == message


@pytest.mark.parametrize("provider", ["deepvue", "decentro"])
def test_no_texts_rules_or_extensions_reach_the_engine(provider: str) -> None:
    """What it has no use for is a fact beside the document."""
    workspace = open_workspace()
    patched, _ = patch(workspace.providers[provider])
    normal = normalise(patched, workspace.providers[provider].provider, parse(workspace.toolchain.vocabulary))

    words = {word for word in _words(normal.plain.document, ()) if word.startswith("x-")}
    rules = {
        word
        for word in _words(normal.plain.document, ())
        if word in {"pattern", "maxLength", "minLength", "description"}
    }
    assert words <= {"x-wire-name"}
    assert rules <= {"description"}  # of responses, which OpenAPI asks for: they are empty


def _words(node: Json, place: tuple[str, ...]) -> Iterator[str]:
    """The keywords of a document: the names of properties, classes and paths are none."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not place or place[-1] not in {"properties", "schemas", "paths", "content", "responses"}:
                yield key
            yield from _words(value, (*place, key))
    elif isinstance(node, list):
        for item in node:
            yield from _words(item, place)


@pytest.mark.parametrize("operations", [30, pytest.param(700, marks=pytest.mark.slow)])
def test_the_names_and_types_of_a_large_document_are_the_engines(operations: int) -> None:
    """Each class, attribute and type that is printed is what the engine says of the plain document when it is asked alone."""
    inputs = Inputs(Provider("acme", "Acme"), Source("openapi.json", document(operations)), ())
    patched, _ = patch(inputs)
    normal = normalise(patched, inputs.provider, parse(toolchain().vocabulary))
    api = read(normal).api
    printed = {(model.name, field.attribute, _kind(field)) for model in api.models for field in model.fields}

    assert printed == set(_alone(normal.plain.document))
    assert len(api.models) == 4 * operations
    assert sum(len(group.operations) for group in api.groups) == operations


def _kind(field: Field) -> str:
    """A type as the engine writes it: `Literal` under the name of its enumeration."""
    text = source(field.annotation, "response").removesuffix(" | None")
    text = "enumeration" if text.startswith("Literal") else text
    return text if field.default is None else f"{text} | Unset"


def _alone(plain: Json) -> Iterator[tuple[str, str, str]]:
    """What the stock engine says, asked without anything of ours."""
    file = ConfigFile(literal_enums=True, use_path_prefixes_for_title_model_names=False)
    config = Config.from_sources(file, MetaType.NONE, Path("x.json"), "utf-8", overwrite=False, output_path=None)
    assert isinstance(plain, dict)
    data = GeneratorData.from_dict({**plain, "paths": {}}, config=config)
    assert isinstance(data, GeneratorData)
    enums = {str(enum.class_info.name) for enum in data.enums}
    for model in data.models:
        for prop in (*(model.required_properties or ()), *(model.optional_properties or ())):
            text = prop.get_type_string().as_unembedded_code().replace('"', "")
            head, _, tail = text.partition(" | ")
            kind = "enumeration" if head in enums else head
            yield str(model.class_info.name), str(prop.python_name), f"{kind} | {tail}" if tail else kind
