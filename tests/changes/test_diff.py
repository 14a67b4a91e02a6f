"""`make diff` in a repository of its own, and what it says where it cannot compare."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from generator.changes.report import Verdict
from generator.checker import OPTIONS, check_programs
from generator.commands import diff as command
from generator.commands.diff import diff
from generator.errors import Refused
from generator.files import write_tree
from generator.generate import make_tree
from generator.history import Revision, find_revision, last_release, read_files
from generator.workspace import Workspace, open_workspace
from tests.type_checks import seed

HERE = Path(__file__).parent
PROJECT = '[project]\nname = "acme"\nversion = "0.3.0"\n'


def _git(root: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Someone", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *person, *arguments], cwd=root, check=True, capture_output=True)


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--allow-empty", "--message=One")


def _repository(root: Path) -> Workspace:
    """One provider, generated and committed."""
    (root / "specs" / "acme").mkdir(parents=True)
    (root / "overlays" / "acme").mkdir(parents=True)
    shutil.copy(HERE / "base.yaml", root / "specs" / "acme" / "openapi.yaml")
    _record(root)
    (root / "overlays" / "acme" / "provider.toml").write_text('title = "Acme"\n')
    (root / "pyproject.toml").write_text(PROJECT)
    _git(root, "init", "--quiet")
    workspace = _generated(root)
    _commit(root)
    return workspace


def _generated(root: Path) -> Workspace:
    workspace = open_workspace(root)
    write_tree(workspace.target, make_tree(workspace, force=False).files)
    return workspace


def _edit(root: Path) -> Workspace:
    document = root / "specs" / "acme" / "openapi.yaml"
    document.write_text(document.read_text().replace("enum: [aadhaar, licence, pan]", "enum: [aadhaar, pan]"))
    _record(root)
    return open_workspace(root)


def _record(root: Path) -> None:
    """Say of the document what `SOURCE.toml` says: where it is from, when, and its checksum."""
    folder = root / "specs" / "acme"
    checksum = sha256((folder / "openapi.yaml").read_bytes()).hexdigest()
    record = f'url = "https://example.com/openapi.yaml"\nretrieved = 2026-01-01\nsha256 = "{checksum}"\nlicence = "Made up."\n'
    (folder / "SOURCE.toml").write_text(record)


def test_uncommitted_changes_are_compared_with_the_last_release(tmp_path: Path) -> None:
    """The nearest tag of a version is where users are; what is not committed yet counts."""
    _repository(tmp_path)
    _git(tmp_path, "tag", "v0.3.0")
    _edit(tmp_path)

    output = diff(_generated(tmp_path), "")

    assert output.startswith("From v0.3.0 (")
    assert '  - `acme.documents.create_document`: `kind` no longer has the value "licence".\n' in output
    assert "Suggested version: 0.4.0 (something breaks; 0.3.0 is the older one)" in output
    assert '- **Breaking:** `acme.documents.create_document`: `kind` no longer has the value "licence".' in output


def test_without_a_release_the_last_commit_is_compared(tmp_path: Path) -> None:
    """And the output has it."""
    output = diff(_repository(tmp_path), "")

    assert "There is no release yet (a tag such as v0.1.0), so this is since HEAD." in output
    assert "Nothing changes for users." in output
    assert "Suggested version: 0.3.0 stays" in output


@pytest.mark.slow
def test_typing_tests_of_the_older_revision_are_run_against_the_present_clients(tmp_path: Path) -> None:
    """A line of theirs that does not type-check any more is named, and makes the change a breaking one."""
    workspace = _repository(tmp_path)
    (tmp_path / "tests" / "typing").mkdir(parents=True)
    program = tmp_path / "tests" / "typing" / "user_code.py"
    program.write_text("from kyc_clients.acme import Acme\n\nAcme(gone=True)\n")
    seed(tmp_path / ".mypy_cache" / "programs", OPTIONS)
    _commit(tmp_path)
    program.unlink()

    output = diff(workspace, "HEAD")

    assert "they do not type-check any more, so this is a breaking change" in output
    assert '  tests/typing/user_code.py:3: error: Unexpected keyword argument "gone" for "Acme"' in output
    assert "Suggested version: 0.4.0" in output


def test_clients_that_are_not_generated_anew_are_not_compared(tmp_path: Path) -> None:
    """They would show another change than the one made."""
    _repository(tmp_path)

    with pytest.raises(Refused, match=r"changes-stale.*\n.*make generate"):
        diff(_edit(tmp_path), "HEAD")


def test_a_revision_without_clients_is_refused(tmp_path: Path) -> None:
    """There is nothing that users could have had."""
    workspace = _repository(tmp_path)
    _git(tmp_path, "rm", "--quiet", "-r", "--cached", "generated")
    _git(tmp_path, "commit", "--quiet", "--message=Two")

    with pytest.raises(Refused, match="changes-nothing"):
        diff(workspace, "HEAD")


@pytest.mark.parametrize("name", ["v9", "--output=x", "HEAD:specs", ""])
def test_an_unknown_revision_is_refused(tmp_path: Path, name: str) -> None:
    """Whatever it looks like, it is never an option of git."""
    _git(tmp_path, "init", "--quiet")
    _commit(tmp_path)

    with pytest.raises(Refused, match="history-unknown"):
        find_revision(tmp_path, name)


def test_a_folder_without_history_is_refused(tmp_path: Path) -> None:
    """A tarball has none."""
    with pytest.raises(Refused, match="history-missing"):
        find_revision(tmp_path, "HEAD")


def test_without_git_the_message_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message, not a traceback."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Refused, match="git cannot be started"):
        find_revision(tmp_path, "HEAD")


def test_files_are_read_as_they_were_committed(tmp_path: Path) -> None:
    """Whatever lies in the working tree, and whatever the files are called; paths that were not there are left out."""
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "ä.txt").write_text("one\ntwo", "utf-8")
    (tmp_path / "empty").write_text("")
    _commit(tmp_path)
    _git(tmp_path, "tag", "v1")
    (tmp_path / "a b" / "ä.txt").unlink()

    assert read_files(tmp_path, find_revision(tmp_path, "v1"), "a b", "empty", "none") == {
        "a b/ä.txt": "one\ntwo",
        "empty": "",
    }
    assert last_release(tmp_path) == "v1"


def test_a_fault_of_mypy_is_no_finding(tmp_path: Path) -> None:
    """A program that cannot be read stops it; that says nothing of the clients."""
    (tmp_path / "cache").write_text("no folder")

    with pytest.raises(Refused, match="checker-failed"):
        check_programs({"a-b/c.py": ""}, tmp_path, tmp_path / "cache")


@pytest.mark.parametrize(
    ("path", "summary"),
    [
        ("tests/typing/test_a.py", "there are none in tests/typing/"),
        ("tests/typing/a.txt", "there are none in tests/typing/"),
        ("tests/other/a.py", "there are none in tests/typing/"),
        ("tests/typing/a.py", "not run, because mypy is not installed"),
    ],
)
def test_only_what_users_may_write_is_type_checked(
    path: str, summary: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the tests that lie beside it."""
    monkeypatch.setattr(command, "is_installed", lambda: False)

    assert command._verdict(tmp_path, Revision("v1", "0" * 40), {path: ""}) == Verdict(summary)
