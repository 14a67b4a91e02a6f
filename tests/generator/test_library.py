"""The files of a document: those of its own folder, and no way out of it."""

from pathlib import Path
from typing import Any

import pytest

from generator import library
from generator.bundle import bundle
from generator.errors import Refused
from generator.files import read_source
from generator.parse import parse
from generator.types import Source


def _laid(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder / "entry.yaml"


def _read(entry: Path) -> list[str]:
    return list(library.read_library(entry, entry.parent, read_source(entry, entry.parent)))


def test_files_that_name_each_other_are_read_once(tmp_path: Path) -> None:
    """However they are quoted, and however they are written."""
    entry = _laid(
        tmp_path / "spec",
        entry="a: {$ref: './b.yaml#/x'}",
        b='{"$ref": "c.yaml", "x": {"$ref": "b.yaml"}}',
        c="$ref: sub/../entry.yaml#/a\nd:\n  $ref: b.yaml",
        unused="",
    )

    assert _read(entry) == ["b.yaml", "c.yaml"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    """Neither by `..`, by an absolute path, by a URL, nor through links to files or folders."""
    outside = tmp_path / "secret.yaml"
    outside.write_text("key: canary")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text("key: canary")
    references = ("../secret.yaml", "%2e%2e/secret.yaml", "a/../../secret.yaml", str(outside), f"file://{outside}")
    entry = _laid(
        tmp_path / "spec",
        entry="\n".join(
            f"- $ref: {item}" for item in (*references, "link.yaml", "folder/x.yaml", "https://x.example/y")
        ),
    )
    (entry.parent / "link.yaml").symlink_to(outside)
    (entry.parent / "folder").symlink_to(tmp_path / "elsewhere")

    assert _read(entry) == []


def test_more_files_than_anybody_writes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before all of them are in memory."""
    monkeypatch.setattr(library, "MOST_FILES", 3)
    entry = _laid(
        tmp_path / "spec", entry="$ref: a0.yaml", **{f"a{index}": f"$ref: a{index + 1}.yaml" for index in range(9)}
    )
    with pytest.raises(Refused, match="source-size"):
        _read(entry)


def test_a_discriminator_that_names_schemas_of_other_files_names_them_in_the_whole() -> None:
    """By their own names as they are; what is no mapping is left for who checks the document."""
    pets = """\
Pet:
  discriminator: {propertyName: kind, mapping: {cat: '#/Cat', dog: 'pets.yaml#/Dog', fish: Fish}}
  oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]
Cat: {type: object, discriminator: {propertyName: kind}}
Dog: {type: object, discriminator: {propertyName: kind, mapping: none}}
"""
    text = "openapi: 3.1.0\ncomponents: {schemas: {Pet: {$ref: 'pets.yaml#/Pet'}}}"
    whole: Any = bundle(parse(Source("openapi.yaml", text)), {"pets.yaml": Source("pets.yaml", pets)}).value

    schemas = whole["components"]["schemas"]
    assert {name: schema["discriminator"] for name, schema in schemas.items()} == {
        "Pet": {
            "propertyName": "kind",
            "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog", "fish": "Fish"},
        },
        "Cat": {"propertyName": "kind"},
        "Dog": {"propertyName": "kind", "mapping": "none"},
    }
