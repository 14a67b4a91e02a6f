"""No name and no slip makes us write elsewhere, or over what is not ours."""

from pathlib import Path

import pytest

from generator.errors import Refused
from generator.files import Changes, read_tree, write_tree
from tests.files.trees import NEW, OLD, names


@pytest.mark.parametrize(
    "path", ["../evil.py", "/etc/evil", "a/../../evil", "", "a//b", "./a", "a\\b", "a\0b", "a\nb", "\ud800"]
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    """No name in a document can make us write elsewhere."""
    with pytest.raises(Refused, match=r"error\[output-path\]"):
        write_tree(tmp_path / "client", {path: "x"})

    assert names(tmp_path) == []


@pytest.mark.parametrize("pair", [("Pan.py", "pan.py"), ("Models/a.py", "models/b.py"), ("pan", "pan/a.py")])
def test_paths_that_would_fall_together_are_refused(tmp_path: Path, pair: tuple[str, str]) -> None:
    """The same tree comes out on file systems that do not tell upper from lower case."""
    with pytest.raises(Refused, match=r"error\[output-path\]: .* cannot stand beside"):
        write_tree(tmp_path / "client", dict.fromkeys(pair, "x"))


def test_a_strangers_folder_is_never_replaced(tmp_path: Path) -> None:
    """With a marker asked for, a folder that has none keeps every file."""
    (tmp_path / "thesis.tex").write_text("years of work")

    with pytest.raises(Refused) as refused:
        write_tree(tmp_path, {**NEW, "generated.lock": ""}, marker="generated.lock")

    assert str(refused.value) == (
        f"{tmp_path}:1:1: error[output-not-ours]: holds files that the generator did not write "
        "(there is no generated.lock)\n    help: Name a new or empty folder. Nothing was changed."
    )
    assert names(tmp_path) == ["thesis.tex"]


def test_a_folder_with_the_marker_is_ours(tmp_path: Path) -> None:
    """What was built once may be built again, an empty folder may be filled."""
    (tmp_path / "client").mkdir()

    first = write_tree(tmp_path / "client", {"generated.lock": "1"}, marker="generated.lock")
    second = write_tree(tmp_path / "client", {"generated.lock": "2"}, marker="generated.lock")

    assert (first.added, second.changed) == (("generated.lock",), ("generated.lock",))


def test_the_whole_file_system_is_refused() -> None:
    """A slip in a variable cannot name `/`."""
    with pytest.raises(Refused, match=r"error\[output-not-ours\]: this is the whole file system"):
        write_tree(Path("/"), NEW)


def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """What a link points to is left alone."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "client").symlink_to("elsewhere")

    with pytest.raises(Refused, match=r"error\[output-not-ours\]: this is a link"):
        write_tree(tmp_path / "client", NEW)


def test_a_link_inside_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link to somebody's files is replaced, the files stay."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "pan.py").write_text("theirs")
    (tmp_path / "client").mkdir()
    (tmp_path / "client" / "models").symlink_to("../elsewhere")

    changes = write_tree(tmp_path / "client", {"models/pan.py": "ours"})

    assert changes == Changes(added=("models/pan.py",), removed=("models",))
    assert (tmp_path / "elsewhere" / "pan.py").read_text() == "theirs"


@pytest.mark.parametrize("target", ["file", "file/client"])
def test_a_file_in_the_way_is_refused(tmp_path: Path, target: str) -> None:
    """A place where no folder can be is answered in words."""
    (tmp_path / "file").write_text("mine")

    with pytest.raises(Refused, match=r"error\[output-(not-ours|unwritable)\]"):
        write_tree(tmp_path / target, NEW)

    assert (tmp_path / "file").read_text() == "mine"


def test_half_a_character_is_refused_before_anything_changes(tmp_path: Path) -> None:
    """JSON can say a lone surrogate; a file cannot hold it."""
    write_tree(tmp_path / "client", OLD)

    with pytest.raises(Refused, match=r"a\.py:1:1: error\[output-not-text\]: would hold '\\ud800'"):
        write_tree(tmp_path / "client", {"a.py": "\ud800"})

    assert read_tree(tmp_path / "client") == OLD
