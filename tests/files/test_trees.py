"""Trees are read, compared, and written whole."""

import errno
import os
from pathlib import Path

import pytest

from generator.errors import Refused
from generator.files import Changes, compare_tree, read_tree, write_text, write_tree
from tests.files.trees import NEW, OLD, names


def test_a_tree_with_a_link_in_it_is_not_read(tmp_path: Path) -> None:
    """What a link points to is nobody's generated code."""
    (tmp_path / "pan.py").symlink_to("/dev/zero")

    with pytest.raises(Refused, match=r"error\[file-unreadable\]: pan\.py is a link or no plain file"):
        read_tree(tmp_path)


def test_a_file_is_no_tree(tmp_path: Path) -> None:
    """Comparing with a file is answered in words."""
    (tmp_path / "client").touch()

    with pytest.raises(Refused, match=r"client:1:1: error\[file-unreadable\]: Not a directory"):
        compare_tree(tmp_path / "client", NEW)


def test_a_disk_error_while_reading_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that the disk will not give back is answered in words."""

    def fail(_: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    write_tree(tmp_path / "client", OLD)
    monkeypatch.setattr(Path, "read_bytes", fail)

    with pytest.raises(Refused, match=r"__init__\.py:1:1: error\[file-unreadable\]: Input/output error"):
        read_tree(tmp_path / "client")


def test_a_new_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    """Folders above are made, and everything counts as added."""
    changes = write_tree(tmp_path / "a" / "client", NEW)

    assert changes == Changes(added=("__init__.py", "models/aadhaar.py", "models/pan.py"))
    assert read_tree(tmp_path / "a" / "client") == NEW
    assert names(tmp_path / "a") == ["client"]


def test_a_tree_is_replaced_and_the_difference_returned(tmp_path: Path) -> None:
    """Added, changed and stale files are listed apart; stale ones are gone."""
    write_tree(tmp_path / "client", OLD)

    changes = write_tree(tmp_path / "client", NEW)

    assert changes == Changes(("models/aadhaar.py",), ("__init__.py", "models/pan.py"), ("gone.py",))
    assert read_tree(tmp_path / "client") == NEW
    assert names(tmp_path) == ["client"]


def test_what_is_the_same_already_is_not_touched(tmp_path: Path) -> None:
    """An unchanged tree keeps its very files, bytecode caches included."""
    write_tree(tmp_path / "client", NEW)
    (tmp_path / "client" / "__pycache__").mkdir()
    before = (tmp_path / "client").stat()

    changes = write_tree(tmp_path / "client", dict(reversed(NEW.items())))

    assert not changes.any
    assert (tmp_path / "client").stat() == before


def test_bytecode_beside_its_source_is_part_of_no_tree(tmp_path: Path) -> None:
    """Python 2, started by mistake, leaves some: it is neither read nor stale."""
    write_tree(tmp_path / "client", NEW)
    (tmp_path / "client" / "__init__.pyc").write_bytes(b"\x03\xf3\r\n\xff")

    assert read_tree(tmp_path / "client") == NEW
    assert not compare_tree(tmp_path / "client", NEW).any


def test_comparing_returns_what_writing_would_do(tmp_path: Path) -> None:
    """`check` sees what `generate` would change, and changes nothing."""
    write_tree(tmp_path / "client", OLD)

    assert compare_tree(tmp_path / "client", NEW) == write_tree(tmp_path / "client", NEW)
    assert not compare_tree(tmp_path / "client", NEW).any


def test_line_ends_are_part_of_the_content(tmp_path: Path) -> None:
    """A checkout that rewrote line ends is not what the inputs give."""
    (tmp_path / "a.py").write_bytes(b"x = 1\r\n")

    assert compare_tree(tmp_path, {"a.py": "x = 1\n"}) == Changes(changed=("a.py",))


def test_a_disk_error_while_staging_leaves_the_old_tree(tmp_path: Path) -> None:
    """Whatever the disk refuses, the old tree stays and nothing else is left behind."""
    write_tree(tmp_path / "client", OLD)

    with pytest.raises(Refused, match=r"error\[output-unwritable\]: cannot be written: File name too long"):
        write_tree(tmp_path / "client", {"/".join(["deep"] * 2000): ""})

    assert read_tree(tmp_path / "client") == OLD
    assert names(tmp_path) == ["client"]


def test_a_text_is_written_whole(tmp_path: Path) -> None:
    """One file is replaced in one step as well."""
    (tmp_path / "out.yaml").write_text("old")

    write_text(tmp_path / "out.yaml", "new\n")

    assert (tmp_path / "out.yaml").read_bytes() == b"new\n"
    assert names(tmp_path) == ["out.yaml"]


def test_a_text_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A missing folder is answered in words."""
    with pytest.raises(Refused, match=r"out\.yaml:1:1: error\[output-unwritable\]: cannot be written: No such file"):
        write_text(tmp_path / "none" / "out.yaml", "new\n")
