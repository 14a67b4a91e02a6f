"""`generated.lock`: hashes of inputs and outputs, so that unchanged packages are not rendered again."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Json, Source

NAME: Final = "generated.lock"
TOOLS: Final = (
    "openapi-python-client",
    "jinja2",
    "ruff",
    "jsonpath-rfc9535",
    "pyyaml",
    "openapi-spec-validator",
    "jsonschema",
)
"""Whatever else decides the bytes of the output."""


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_all(texts: Mapping[str, str]) -> str:
    """One SHA-256 for a set of named texts, whatever their order."""
    whole = hashlib.sha256()
    for name in sorted(texts):
        whole.update(f"{name}\0{digest(texts[name])}\n".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


@cache
def _version(tool: str) -> str:
    """The version of a tool that is installed: every client of a run is made with the same.

    It stands in the name of a folder. Python's own reader of that folder takes longer to load than all else here.
    """
    known = installed().get(tool.replace("-", "_"))
    if known is not None:
        return known
    from importlib.metadata import version  # noqa: PLC0415 - what is installed in another manner

    return version(tool)


@cache
def installed() -> Mapping[str, str]:
    """Return versions by the names of folders: the first on Python's path counts, as it does for whoever imports."""
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):  # not everything on the path is a folder, or there
            for name in os.listdir(place or "."):  # noqa: PTH208 - the names alone
                if name.endswith(".dist-info"):
                    tool, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(tool.lower(), version)
    return found


def fingerprint(sources: Mapping[str, Source], generator: str, setting: str) -> dict[str, str]:
    """What decides a package: each input by what it is for, the generator's own sources, and the tools' versions."""
    inputs = {name: digest(source.text) for name, source in sources.items()}
    tools = {name: _version(name) for name in TOOLS}
    return {**inputs, "generator": generator, "setting": setting, **tools}


def seal(inputs: Mapping[str, str], files: Mapping[str, str], counts: Mapping[str, int]) -> str:
    """The text of a lock for these files. `counts` is what tables say: operations, models, overlay actions."""
    digests = {path: digest(text) for path, text in sorted(files.items()) if path != NAME}
    return (
        json.dumps(
            {"counts": counts, "inputs": dict(sorted(inputs.items())), "files": digests}, indent=2, ensure_ascii=False
        )
        + "\n"
    )


def intact(inputs: Mapping[str, str], files: Mapping[str, str]) -> bool:
    """Whether files on disk are whole and were made from exactly these inputs."""
    return NAME in files and files[NAME] == seal(inputs, files, counts(files[NAME]))


def counts(text: str) -> dict[str, int]:
    """Read the counts of a lock; none from one that somebody has spoilt."""
    try:
        table: Json = json.loads(text)
    except ValueError:
        return {}
    found: object = table.get("counts") if isinstance(table, dict) else None
    return (
        {str(key): value for key, value in found.items() if isinstance(value, int)} if isinstance(found, dict) else {}
    )
