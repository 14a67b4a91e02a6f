"""Where documents are, which files count, and what is staged where."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.errors import Refused
from generator.files import (
    MAX_BYTES,
    discard,
    find_document,
    is_document,
    list_modules,
    list_overlays,
    read_document,
    read_source,
    read_tree,
    replace,
    write_text,
    write_tree,
)
from generator.files.checks import check_paths
from generator.files.disk import items, reason
from generator.files.replace import _stage  # pyright: ignore[reportPrivateUsage]
from tests.files.trees import NEW, names


def test_a_source_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    """One byte more is not."""
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(MAX_BYTES)

    assert len(read_source(tmp_path / "large.yaml", tmp_path).text) == MAX_BYTES


def test_a_folder_of_pages_is_a_document(tmp_path: Path) -> None:
    """Pages alone, in their order, under their own names."""
    for name in ("b.mdx", "a.md", "c.txt"):
        (tmp_path / name).write_text(name)

    source = read_document(tmp_path, tmp_path.parent)

    assert (source.name, source.text) == (tmp_path.name, "a.md\nb.mdx")
    assert [page.name for page in source.parts] == [f"{tmp_path.name}/a.md", f"{tmp_path.name}/b.mdx"]
    assert read_document(tmp_path / "c.txt", tmp_path).text == "c.txt"


def test_a_folder_without_pages_is_no_document(tmp_path: Path) -> None:
    """It is called as a person at the root would."""
    with pytest.raises(Refused, match=r"^\.:1:1: error\[file-missing\]: there is no page \(\*\.md\) in this folder"):
        read_document(tmp_path, tmp_path)


def test_a_document_is_a_file_or_a_folder_of_pages(tmp_path: Path) -> None:
    """Not both: one of them would not be read."""
    assert find_document(tmp_path, tmp_path) == tmp_path / "openapi.yaml"
    (tmp_path / "pages").mkdir()
    assert find_document(tmp_path, tmp_path) == tmp_path / "pages"
    (tmp_path / "openapi.yaml").touch()
    with pytest.raises(
        Refused, match=r"^openapi\.yaml:1:1: error\[file-ambiguous\]: there is a folder pages beside it"
    ):
        find_document(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("openapi.yaml", True),
        ("pages/a.md", True),
        ("pages", False),
        ("SOURCE.toml", False),
        ("a/openapi.yaml", False),
        ("a/pages/b.md", False),
    ],
)
def test_files_of_a_provider_are_its_document_or_not(path: str, *, found: bool) -> None:
    """By their place."""
    assert is_document(path) is found


def test_modules_are_listed_without_the_profile(tmp_path: Path) -> None:
    """It belongs to the contract tests."""
    for name in ("mock.py", "contract.py", "auth.py", "provider.toml"):
        (tmp_path / name).touch()

    assert list_modules(tmp_path) == (tmp_path / "auth.py", tmp_path / "mock.py")


@pytest.mark.parametrize(
    "name", ["aa-tags.overlay.yaml", "10tags.overlay.yaml", "100-tags.overlay.yaml", "10-tags.yml", "10-tags.json"]
)
def test_a_name_that_gives_no_turn_is_refused(tmp_path: Path, name: str) -> None:
    """Two digits and a stroke do."""
    (tmp_path / name).touch()
    (tmp_path / "10-good.overlay.yaml").touch()

    with pytest.raises(Refused) as refused:
        list_overlays(tmp_path, tmp_path)
    assert str(refused.value).startswith(f"{name}:1:1: error[overlay-name]")
    assert str(refused.value).count("error[") == 1


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["a\tb"], "'a\\tb' holds characters that file names should not have"),
         (["a\\b"], "holds characters that file names should not have"),
        (["a/./b"], "'a/./b' is no path inside a folder"), (["a/"], "is no path inside a folder"),
         (["a/__pycache__/b"], "is no path inside a folder"),
        (["é" * 128], "is no path inside a folder"), (["a", "A"], "'A' cannot stand beside 'a (a file)'"),
         (["a/b", "a"], "'a' cannot stand beside 'a'"), (["A/b", "a/c"], "'a/c' cannot stand beside 'A'"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_path_that_some_system_would_misread_is_refused(paths: list[str], message: str) -> None:
    """Whichever it is."""
    with pytest.raises(Refused) as refused:
        check_paths(Path("client"), dict.fromkeys(paths, ""))

    assert message in str(refused.value)
    assert str(refused.value).count("error[output-path]") == 1


def test_paths_in_one_folder_stand_beside_each_other() -> None:
    """Also of the longest name, and where only a part is alike."""
    check_paths(Path("client"), dict.fromkeys(["a/b", "a/c", "ab", f"{'é' * 127}a", "a/d/e"], ""))


def test_what_is_no_folder_is_not_discarded(tmp_path: Path) -> None:
    """Neither a file nor what a link leads to."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("folder")
    for name in ("file", "link", "none"):
        discard(tmp_path / name)
    assert names(tmp_path) == ["file", "folder", "link"]

    discard(tmp_path / "folder")
    assert names(tmp_path) == ["file", "link"]


def test_a_tree_is_staged_beside_itself_or_the_folder_around_it(tmp_path: Path) -> None:
    """Where nobody should ever see it in between."""
    (tmp_path / "out").mkdir()
    folder = tmp_path / "out" / "acme"

    assert _stage(folder, None).staged == tmp_path / "out" / ".acme.generating"
    assert _stage(folder, None).replaced == tmp_path / "out" / ".acme.replaced.generating"
    assert _stage(folder, tmp_path / "out").staged == tmp_path / ".out.acme.generating"
    assert _stage(folder, tmp_path / "out").replaced == tmp_path / ".out.acme.replaced.generating"


def test_a_tree_is_staged_beside_itself_where_the_other_place_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's, or another disk."""
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert _stage(tmp_path / "out" / "acme", tmp_path / "out").staged == tmp_path / "out" / ".acme.generating"


def test_what_an_interrupted_run_left_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what it had moved away as well, once the folder is there."""
    monkeypatch.setattr(replace, "exchange", lambda *_: False)
    for name in (".client.generating", ".client.replaced.generating", "client"):
        write_tree(tmp_path / name, {"old.py": ""})

    write_tree(tmp_path / "client", NEW, marker="old.py", outside=tmp_path / "client")

    assert names(tmp_path) == ["client"]
    assert read_tree(tmp_path / "client") == NEW


def test_a_text_that_is_none_leaves_the_old_one(tmp_path: Path) -> None:
    """And nothing beside it."""
    (tmp_path / "out.yaml").write_text("old")

    with pytest.raises(Refused, match=r"output-not-text\]: would hold '\\udc00', which is half a character"):
        write_text(tmp_path / "out.yaml", "new \udc00")

    assert (names(tmp_path), (tmp_path / "out.yaml").read_text()) == (["out.yaml"], "old")


def test_a_folder_is_listed_in_order_and_one_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """What is no folder is refused."""
    for name in "cab":
        (tmp_path / name).touch()

    assert items(tmp_path) == [tmp_path / name for name in "abc"]
    assert items(tmp_path / "none") == []
    with pytest.raises(
        Refused, match=r"a:1:1: error\[file-unreadable\]: Not a directory\n    help: Make it a readable folder\."
    ):
        items(tmp_path / "a")


@pytest.mark.parametrize(
    ("error", "text"),
    [(OSError(errno.EIO, "Input/output error", "/secret"), "Input/output error"), (OSError("plain"), "OSError"),
    (ValueError("embedded null byte"), "embedded null byte"), (ValueError(), "ValueError")],
)  # fmt: skip
def test_what_the_system_says_comes_without_numbers_and_paths(error: OSError | ValueError, text: str) -> None:
    """Or with the name of the error, where it says nothing."""
    assert reason(error) == text
