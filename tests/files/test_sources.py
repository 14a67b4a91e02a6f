"""Inputs are read, or refused in words."""

import os
from pathlib import Path

import pytest

from generator.errors import Refused
from generator.files import MAX_BYTES, list_folders, list_overlays, read_source


def test_a_source_is_named_relative_to_the_root(tmp_path: Path) -> None:
    """Messages call a file as a person standing at the root would."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "openapi.yaml").write_bytes("title: Überprüfung\r\n".encode())

    source = read_source(tmp_path / "specs" / "openapi.yaml", tmp_path)

    assert source.name == "specs/openapi.yaml"
    assert source.text == "title: Überprüfung\r\n"


def test_a_missing_source_is_refused(tmp_path: Path) -> None:
    """A wrong path is answered in words."""
    with pytest.raises(Refused) as refused:
        read_source(tmp_path / "openapi.yaml", tmp_path)

    assert str(refused.value) == (
        "openapi.yaml:1:1: error[file-missing]: there is no such file\n    help: Correct the path."
    )


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    """Naming the folder instead of the document is answered in words."""
    with pytest.raises(Refused, match=r"error\[file-unreadable\]: this is not a file"):
        read_source(tmp_path, tmp_path)


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    """Something that is no file cannot make us hang."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Refused, match=r"error\[file-unreadable\]: this is not a file"):
        read_source(tmp_path / "pipe", tmp_path)


def test_a_source_outside_the_root_keeps_the_name_it_was_given(tmp_path: Path) -> None:
    """What a person typed is what they read again."""
    (tmp_path / "openapi.yaml").write_text("a: 1")

    assert read_source(tmp_path / "openapi.yaml", tmp_path / "elsewhere").name == f"{tmp_path}/openapi.yaml"


@pytest.mark.parametrize("path", ["file/openapi.yaml", "nul\0.yaml"])
def test_a_source_that_cannot_be_opened_is_refused(tmp_path: Path, path: str) -> None:
    """Whatever the system says about a path, no traceback follows."""
    (tmp_path / "file").touch()

    with pytest.raises(Refused, match=r"error\[file-unreadable\]"):
        read_source(tmp_path / path, tmp_path)


def test_a_source_of_another_encoding_is_refused_where_it_breaks(tmp_path: Path) -> None:
    """The first wrong byte is named with line and column."""
    (tmp_path / "latin.yaml").write_bytes(b"a: 1\nb: caf\xe9\n")

    with pytest.raises(Refused, match=r"^latin\.yaml:2:7: error\[source-encoding\]"):
        read_source(tmp_path / "latin.yaml", tmp_path)


def test_an_endless_source_is_refused(tmp_path: Path) -> None:
    """A file beyond the limit is not even read."""
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(Refused, match=r"error\[file-too-large\]: 33,554,433 bytes"):
        read_source(tmp_path / "huge.yaml", tmp_path)


def test_overlays_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """Names decide the order, and what is no document is left alone."""
    for name in ("20-names.overlay.yaml", "10-tags.overlay.yaml", "provider.toml", "DECISIONS.md", "mock.py"):
        (tmp_path / name).touch()

    assert list_overlays(tmp_path, tmp_path) == (tmp_path / "10-tags.overlay.yaml", tmp_path / "20-names.overlay.yaml")


@pytest.mark.parametrize("name", ["10-tags.yaml", "5-tags.overlay.yaml", "tags.overlay.yaml", "10-tags.overlay.json"])
def test_an_overlay_that_would_be_skipped_is_refused(tmp_path: Path, name: str) -> None:
    """A slip in a file's name cannot silently switch an overlay off."""
    (tmp_path / name).touch()

    with pytest.raises(Refused, match=r"error\[overlay-name\]: this name would keep the overlay from being applied"):
        list_overlays(tmp_path, tmp_path)


def test_a_folder_that_is_not_there_holds_no_overlays(tmp_path: Path) -> None:
    """A provider may need no overlay."""
    assert list_overlays(tmp_path / "none", tmp_path) == ()


def test_folders_are_listed_without_hidden_ones(tmp_path: Path) -> None:
    """Editors' and Python's own folders are no providers."""
    for name in ("sandbox", "deepvue", ".idea", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").touch()

    assert list_folders(tmp_path) == ("deepvue", "sandbox")
