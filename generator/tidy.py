"""Formats rendered code with ruff.

Nothing but the texts decides the result: not the working directory, not a surrounding configuration, not a cache.
"""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypedDict

from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SETTINGS: Final = (
    'target-version="py311"',
    "line-length=120",  # as in pyproject.toml, so that `make lint` holds generated code to the same
    "src=[]",
    "exclude=[]",
    "respect-gitignore=false",
    'lint.select=["I","F401"]',  # sort imports, and drop those that a template offered in vain
    "lint.isort.combine-as-imports=true",
    "lint.isort.detect-same-package=false",
)
_OPTIONS: Final = ("--isolated", "--no-cache", "--quiet", *(part for item in _SETTINGS for part in ("--config", item)))


class _Position(TypedDict):
    row: int
    column: int


class _Finding(TypedDict):
    code: str
    filename: str
    message: str
    location: _Position


def tidy(files: Mapping[str, str]) -> dict[str, str]:
    """Return the same files in the same order, every `.py` sorted and formatted, the others as they were.

    Code that does not parse is refused: the first place in each file.
    """
    paths = [path for path in files if path.endswith(".py")]
    with TemporaryDirectory(prefix="tidy-") as name:
        folder = Path(name)
        # Numbers instead of names: what a file is called cannot lead out of the folder, nor change how ruff sees it.
        staged = {path: folder / f"{index}.py" for index, path in enumerate(paths)}
        for path, place in staged.items():
            place.write_bytes(_encode(path, files[path]))
        if staged:
            _sort(folder, paths)
            _run(folder, ["format", *_OPTIONS, "."])
        tidied = {path: place.read_bytes().decode() for path, place in staged.items()}
    return {path: tidied.get(path, text) for path, text in files.items()}


def _sort(folder: Path, paths: Sequence[str]) -> None:
    """Sort imports in place, and refuse what could not be parsed for that."""
    report = _run(folder, ["check", *_OPTIONS, "--fix", "--exit-zero", "--output-format=json", "."])
    findings: list[_Finding] = [item for item in json.loads(report) if item["code"] == "invalid-syntax"]
    if findings:
        first: dict[str, Diagnostic] = {}  # what follows in the same file is mostly an echo of it
        for diagnostic in sorted((_diagnostic(finding, paths) for finding in findings), key=_order):
            first.setdefault(_order(diagnostic)[0], diagnostic)
        raise Refused(first.values())


def _diagnostic(finding: _Finding, paths: Sequence[str]) -> Diagnostic:
    path = paths[int(Path(finding["filename"]).stem)]
    place = Place(path, finding["location"]["row"], finding["location"]["column"])
    return _refusal(place, f"the rendered code does not parse: {finding['message']}")


def _refusal(place: Place, message: str) -> Diagnostic:
    advice = "This is a fault of the generator; until it is mended, correct by overlay what the line is made from."
    return Diagnostic("generated-syntax", place, message, advice)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place or Place("")
    return place.file, place.line, place.column


def _encode(path: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        place = Place(path, text.count("\n", 0, error.start) + 1)
        raise Refused([_refusal(place, f"{text[error.start]!a} is half a character")]) from error


def _run(folder: Path, arguments: Sequence[str]) -> str:
    """Run the ruff of this very environment, deaf to the settings of the person who runs us."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RUFF_")}
    command = [str(Path(sysconfig.get_path("scripts")) / "ruff"), *arguments]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, text=True)  # noqa: S603 - our own arguments, no shell
    except OSError as error:
        raise _broken(f"{command[0]} cannot be started: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise _broken(f"ruff failed: {str(error.stderr).strip()}") from error
    return done.stdout


def _broken(message: str) -> Refused:
    return Refused(
        [Diagnostic("generated-format", None, message, "Set the environment up anew: `make clean generate`.")]
    )
