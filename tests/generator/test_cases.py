"""Each folder of `tests/cases` is a claim about one feature: a tiny document, and the code or the messages that it gives.

`pytest tests/generator/test_cases.py --accept` writes what is given now; read the difference before you commit it.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.config import read_provider
from generator.errors import Refused
from generator.library import read_library
from generator.parse import decode
from generator.pipeline import Build
from generator.types import Source
from tests.generator.making import import_all, lay_out, make, type_check

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
FOLDERS = sorted(path.parent for path in CASES.rglob("openapi.yaml"))
PLAIN = {
    "__init__.py",
    "client.py",
    "errors.py",
    "models/__init__.py",
    "openapi.yaml",
    "generated.lock",
    "py.typed",
    "api.md",
    "arazzo.yaml",
    "postman.json",
}
"""Files that say nothing of a feature, unless a case keeps one on purpose."""


def _source(path: Path) -> Source:
    return decode(path.name, path.read_bytes())


@cache
def _make(folder: Path) -> Build:
    settings = folder / "provider.toml"
    provider = read_provider("acme", _source(settings)) if settings.exists() else None
    overlays = tuple(_source(path) for path in sorted(folder.glob("*.overlay.yaml")))
    document = folder / "openapi.yaml"
    library = read_library(document, folder, _source(document))
    return make(_source(document), overlays=overlays, provider=provider, library=library)


def _given(folder: Path) -> dict[str, str]:
    """What a case gives now: files of `expected/`, or `refused.txt`."""
    try:
        files = _make(folder).package.files
    except Refused as refused:
        return {"refused.txt": "".join(f"{item}\n" for item in refused.diagnostics)}
    kept = {path for path in PLAIN if (folder / "expected" / path).exists()}
    return {f"expected/{path}": text for path, text in files.items() if path not in PLAIN or path in kept}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.relative_to(CASES).as_posix())
def test_a_document_gives_what_its_case_says(folder: Path, request: pytest.FixtureRequest) -> None:
    """The same files or messages to the letter, and nothing in the folder that is not needed."""
    given = _given(folder)
    if request.config.getoption("--accept"):
        for path in folder.rglob("*"):
            if path.is_file() and path.relative_to(folder).parts[0] in {"expected", "refused.txt"}:
                path.unlink()
        for name, text in given.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    inputs = {"openapi.yaml", "provider.toml", *(path.name for path in folder.glob("*.overlay.yaml"))}
    inputs |= {path.relative_to(folder).as_posix() for path in (folder / "parts").rglob("*")}
    there = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }

    assert {name: text for name, text in there.items() if name not in inputs} == given


def test_the_table_of_supported_features_names_every_case_as_what_it_is() -> None:
    """docs/openapi-support.md says of each case whether it is supported, refused or waived, and of nothing else."""
    rows = re.findall(
        r"^\| .+ \| (\w+) \| `([a-z0-9/-]+)` \|$", (ROOT / "docs" / "openapi-support.md").read_text(), re.MULTILINE
    )

    assert {case: status for status, case in rows} == {
        path.relative_to(CASES).as_posix(): _status(path) for path in FOLDERS
    }
    assert len(rows) == len(FOLDERS)


def _status(folder: Path) -> str:
    if (folder / "refused.txt").exists():
        return "refused"
    return "waived" if (folder / "provider.toml").exists() else "supported"


@pytest.mark.slow
def test_every_supported_case_is_a_client_that_imports_and_type_checks(tmp_path: Path) -> None:
    """All of them at once, under `mypy --strict`."""
    folders = [folder for folder in FOLDERS if (folder / "expected").exists()]
    packages = {re.sub(r"\W", "_", folder.relative_to(CASES).as_posix()): _make(folder) for folder in folders}
    lay_out(tmp_path, packages)

    assert import_all(tmp_path, packages) == ""
    assert type_check(tmp_path) == ""
