"""The pipeline, to be read aloud: source, document, patched, plain, read, package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.code import comment
from generator.errors import Diagnostic, Refused, gathering
from generator.lock import NAME as LOCK, digest_all, fingerprint, intact, seal
from generator.types import Package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.api import Api
    from generator.config import Provider
    from generator.overlay import Overlay
    from generator.types import Document, Json, Patched, Source


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that one client is made from."""

    provider: Provider
    document: Source
    overlays: tuple[Source, ...]
    settings: tuple[Source, ...] = ()
    """`provider.toml`, for the fingerprint."""
    modules: tuple[Source, ...] = ()
    """Hand-written Python that is copied beside the client, such as `mock.py`."""
    library: Mapping[str, Source] = field(default_factory=dict["str", "Source"])
    """The other files that the document may name, by their paths from its folder."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """What all clients are made with: the same for every provider of one run."""

    vocabulary: Source
    """JSON Schemas of the extension keywords."""
    generator: Mapping[str, str]
    """The generator's own sources by path."""
    runtime: Mapping[str, str]
    """The runtime's files by path."""
    nested: bool = False
    """Whether the runtime goes inside the package (`build`) or beside it."""


@dataclass(frozen=True, slots=True)
class Build:
    """One client, made, with what led to it."""

    package: Package
    patched: Patched
    overlays: tuple[Overlay, ...]
    plain: Json
    """The document that the engine read."""
    api: Api


def build(inputs: Inputs, toolchain: Toolchain) -> Build:
    """Make one client.

    Raises:
        Refused: with everything that the first failing stage found.
    """
    from generator.dump import dump, dump_json  # noqa: PLC0415 - the engine and the validator load only when something is rendered
    from generator.emit import PrintOptions, emit, gate  # noqa: PLC0415
    from generator.emit.arazzo import flows as arazzo  # noqa: PLC0415
    from generator.emit.postman import collection  # noqa: PLC0415
    from generator.emit.reference import reference  # noqa: PLC0415
    from generator.engine.read import read  # noqa: PLC0415
    from generator.modules import resolve_imports  # noqa: PLC0415
    from generator.normalise import normalise  # noqa: PLC0415
    from generator.parse import parse  # noqa: PLC0415
    from generator.tidy import tidy  # noqa: PLC0415

    patched, overlays = patch(inputs)
    normal = normalise(patched, inputs.provider, parse(toolchain.vocabulary))
    found = read(normal)
    api = found.api
    package = emit(
        api, found.templates, PrintOptions(_mark(inputs, toolchain), "._runtime" if toolchain.nested else ".._runtime")
    )
    files = tidy(package.files)
    gate(files)
    files["openapi.yaml"] = f"{_mark(inputs, toolchain)}\n{dump(patched.value)}"
    files["openapi.json"] = dump_json(patched.value)
    files["api.md"] = reference(api, patched.value)
    files["postman.json"] = dump_json(collection(api, patched.value))
    flows = arazzo(api, patched.value)
    if flows is not None:
        files["arazzo.yaml"] = f"{_mark(inputs, toolchain)}\n{dump(flows)}"
    files |= resolve_imports(inputs.modules, files, nested=toolchain.nested)
    if toolchain.nested:
        files |= {f"_runtime/{path}": text for path, text in toolchain.runtime.items()}
    files[LOCK] = seal(inputs_of(inputs, toolchain), files, count(api, overlays))
    return Build(Package(package.name, dict(sorted(files.items()))), patched, overlays, normal.plain.document, api)


def patch(inputs: Inputs) -> tuple[Patched, tuple[Overlay, ...]]:
    """Read a provider's document and overlays, and apply them in order. Refuses with the faults of all files."""
    from generator.overlay import apply  # noqa: PLC0415 - only when something is rendered

    found: list[Diagnostic] = []
    document, overlays = read_all(inputs, found)
    if document is None or found:
        raise Refused(found)
    return apply(document, overlays), overlays


def inputs_of(inputs: Inputs, toolchain: Toolchain) -> dict[str, str]:
    """The fingerprint of everything that decides a package."""
    sources = {"document": inputs.document, "vocabulary": toolchain.vocabulary}
    sources |= {f"overlay {index}": source for index, source in enumerate(inputs.overlays, start=1)}
    sources |= {f"module {index}": source for index, source in enumerate(inputs.modules, start=1)}
    sources |= {f"setting {index}": source for index, source in enumerate(inputs.settings, start=1)}
    sources |= {f"part {path}": source for path, source in sorted(inputs.library.items())}
    setting = f"{inputs.provider.name} {inputs.provider.title} {'nested' if toolchain.nested else 'beside'}"
    return fingerprint(sources, digest_all({**toolchain.generator, **toolchain.runtime}), setting)


def unchanged(inputs: Inputs, toolchain: Toolchain, files: Mapping[str, str]) -> bool:
    """Whether a package's files on disk are what these inputs give, judged by hashes: nothing is rendered."""
    return intact(inputs_of(inputs, toolchain), files)


def count(api: Api, overlays: Sequence[Overlay]) -> dict[str, int]:
    """What tables say of a client."""
    operations = sum(len(group.operations) for group in api.groups)
    return {
        "operations": operations,
        "models": len(api.models),
        "actions": sum(len(overlay.actions) for overlay in overlays),
    }


def read_all(inputs: Inputs, found: list[Diagnostic]) -> tuple[Document | None, tuple[Overlay, ...]]:
    """Read a provider's document and overlays, as far as they can be read; `found` gets what is wrong with them."""
    from generator.bundle import bundle  # noqa: PLC0415 - only when something is rendered
    from generator.overlay import load  # noqa: PLC0415
    from generator.parse import parse  # noqa: PLC0415

    document: Document | None = None
    overlays: list[Overlay] = []
    with gathering(found):
        document = bundle(parse(inputs.document), inputs.library)
    for source in inputs.overlays:
        with gathering(found):
            overlays.append(load(parse(source)))
    return document, tuple(overlays)


def _mark(inputs: Inputs, toolchain: Toolchain) -> str:
    """The first line of every file: no date, no version, no absolute path."""
    if toolchain.nested:
        return comment("Generated by `python -m generator build`. Do not edit: the next run replaces it.")
    name = inputs.provider.name
    return comment(f"Generated from specs/{name} and overlays/{name} by `make generate`. Edit those.")
