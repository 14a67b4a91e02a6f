"""The disk door: inputs are read or refused in words, and trees are replaced whole or not at all."""

import ctypes
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import files
from generator.errors import Refused
from generator.exchange import exchange
from generator.files import (
    Changes,
    compare_tree,
    list_folders,
    list_overlays,
    read_source,
    read_tree,
    write_text,
    write_tree,
)

OLD = {"__init__.py": "old\n", "models/pan.py": "old\n", "gone.py": "old\n"}
NEW = {"__init__.py": "new\n", "models/pan.py": "new\n", "models/aadhaar.py": "new\n"}

ROOT = Path(__file__).parents[2]


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
        file.truncate(files.MAX_BYTES + 1)

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
    assert _names(tmp_path / "a") == ["client"]


def test_a_tree_is_replaced_and_the_difference_told(tmp_path: Path) -> None:
    """Added, changed and stale files are told apart; stale ones are gone."""
    write_tree(tmp_path / "client", OLD)

    changes = write_tree(tmp_path / "client", NEW)

    assert changes == Changes(("models/aadhaar.py",), ("__init__.py", "models/pan.py"), ("gone.py",))
    assert read_tree(tmp_path / "client") == NEW
    assert _names(tmp_path) == ["client"]


def test_what_is_the_same_already_is_not_touched(tmp_path: Path) -> None:
    """An unchanged tree keeps its very files, bytecode caches included."""
    write_tree(tmp_path / "client", NEW)
    (tmp_path / "client" / "__pycache__").mkdir()
    before = (tmp_path / "client").stat()

    changes = write_tree(tmp_path / "client", dict(reversed(NEW.items())))

    assert not changes.any
    assert (tmp_path / "client").stat() == before


def test_comparing_tells_what_writing_would_do(tmp_path: Path) -> None:
    """`check` sees what `generate` would change, and changes nothing."""
    write_tree(tmp_path / "client", OLD)

    assert compare_tree(tmp_path / "client", NEW) == write_tree(tmp_path / "client", NEW)
    assert not compare_tree(tmp_path / "client", NEW).any


def test_line_ends_are_part_of_the_content(tmp_path: Path) -> None:
    """A checkout that rewrote line ends is not what the inputs give."""
    (tmp_path / "a.py").write_bytes(b"x = 1\r\n")

    assert compare_tree(tmp_path, {"a.py": "x = 1\n"}) == Changes(changed=("a.py",))


@pytest.mark.parametrize("path", ["../evil.py", "/etc/evil", "a/../../evil", "", "a//b", "./a", "a\\b", "a\0b", "a\nb"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    """No name in a document can make us write elsewhere."""
    with pytest.raises(Refused, match=r"error\[output-path\]"):
        write_tree(tmp_path / "client", {path: "x"})

    assert _names(tmp_path) == []


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
    assert _names(tmp_path) == ["thesis.tex"]


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


def test_a_disk_error_while_staging_leaves_the_old_tree(tmp_path: Path) -> None:
    """Whatever the disk refuses, the old tree stays and nothing else is left behind."""
    write_tree(tmp_path / "client", OLD)

    with pytest.raises(Refused, match=r"error\[output-unwritable\]: cannot be written: File name too long"):
        write_tree(tmp_path / "client", {"/".join(["deep"] * 2000): ""})

    assert read_tree(tmp_path / "client") == OLD
    assert _names(tmp_path) == ["client"]


def test_without_the_system_call_trees_are_replaced_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot exchange gets two renames."""
    monkeypatch.setattr(files, "exchange", lambda *_: False)
    write_tree(tmp_path / "client", OLD)

    write_tree(tmp_path / "client", NEW)

    assert read_tree(tmp_path / "client") == NEW
    assert _names(tmp_path) == ["client"]


def test_a_tree_that_a_killed_run_moved_away_comes_back(tmp_path: Path) -> None:
    """Between its two renames a killed run leaves no folder; the next one starts from the old tree."""
    write_tree(tmp_path / ".client.replaced.generating", OLD)

    changes = write_tree(tmp_path / "client", NEW)

    assert changes == Changes(("models/aadhaar.py",), ("__init__.py", "models/pan.py"), ("gone.py",))
    assert _names(tmp_path) == ["client"]


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL])
def test_a_system_that_cannot_exchange_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Old kernels and some file systems refuse the call; that is no error."""
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)

    assert not exchange(tmp_path / "none", tmp_path / "neither")


def test_a_system_without_the_call_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems than Linux have no such function."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())

    assert not exchange(tmp_path / "none", tmp_path / "neither")


def test_any_other_trouble_with_the_exchange_is_an_error(tmp_path: Path) -> None:
    """A missing folder is not mistaken for a missing ability."""
    with pytest.raises(FileNotFoundError, match="neither"):
        exchange(tmp_path / "none", tmp_path / "neither")


def test_a_text_is_written_whole(tmp_path: Path) -> None:
    """One file is replaced in one step as well."""
    (tmp_path / "out.yaml").write_text("old")

    write_text(tmp_path / "out.yaml", "new\n")

    assert (tmp_path / "out.yaml").read_bytes() == b"new\n"
    assert _names(tmp_path) == ["out.yaml"]


def test_a_text_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A missing folder is answered in words."""
    with pytest.raises(Refused, match=r"out\.yaml:1:1: error\[output-unwritable\]: cannot be written: No such file"):
        write_text(tmp_path / "none" / "out.yaml", "new\n")


# A child that is killed by the kernel before its nth disk operation, for every n until it survives.
KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
from generator import files

folder, old, new, fallback = Path(sys.argv[1]), eval(sys.argv[2]), eval(sys.argv[3]), sys.argv[4] == "fallback"
if fallback:
    files.exchange = lambda *_: False
steps = 0
while True:
    steps += 1
    files.write_tree(folder, old)
    child = os.fork()
    if child == 0:
        left = steps

        def die(event, arguments):
            global left
            left -= event == "open" or event.startswith(("os.", "shutil."))
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        files.write_tree(folder, new)
        os._exit(0)
    survived = os.waitpid(child, 0)[1] == 0
    found = files.read_tree(folder)
    assert found in ((old, new, {}) if fallback else (old, new)), (steps, found)
    files.write_tree(folder, found or old)
    if not found:
        assert files.read_tree(folder) == old, steps
    assert os.listdir(folder.parent) == [folder.name], (steps, os.listdir(folder.parent))
    if survived:
        break
print(steps)
"""


@pytest.mark.parametrize("way", ["exchange", "fallback"])
def test_killed_before_any_disk_operation_the_tree_is_old_or_new(tmp_path: Path, way: str) -> None:
    """Wherever the kill falls there is no mixture, and the next run leaves nothing of the killed one."""
    arguments = [str(tmp_path / "client"), repr(OLD), repr(NEW), way]

    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, *arguments], cwd=ROOT, capture_output=True, check=False, text=True
    )

    assert done.stderr == ""
    assert int(done.stdout) > 15


WRITES_FOREVER = """
import sys
from pathlib import Path
from generator.files import write_tree

folder, trees = Path(sys.argv[1]), [{f"{n}.py": text * 5000 for n in range(40)} for text in ("old\\n", "new\\n")]
for turn in range(int(sys.argv[2])):
    write_tree(folder, trees[turn % 2])
    print(turn, flush=True)
"""


@pytest.mark.parametrize("turns", range(1, 6))
def test_kill_9_from_outside_leaves_one_whole_tree(tmp_path: Path, turns: int) -> None:
    """The same with a real kill, at a moment that nobody chose."""
    command = [sys.executable, "-c", WRITES_FOREVER, str(tmp_path / "client"), "1000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(turns):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)

    texts = read_tree(tmp_path / "client")

    assert len(texts) == 40
    assert set(texts.values()) in ({"old\n" * 5000}, {"new\n" * 5000})


def test_writers_at_the_same_time_take_turns(tmp_path: Path) -> None:
    """Of several runs one is last, and its tree stands whole."""
    command = [sys.executable, "-c", WRITES_FOREVER, str(tmp_path / "client"), "15"]
    pipe = subprocess.PIPE
    writers = [subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) for _ in range(3)]
    complaints = [writer.communicate()[1] for writer in writers]

    assert complaints == ["", "", ""]
    assert len(set(read_tree(tmp_path / "client").values())) == 1
    assert _names(tmp_path) == ["client"]


def _names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())
