"""`refresh`: changes are reported, and the old document stays until the new one is known to be good."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.types import Source
from tests.refresh.project import ADDED, RECORD, ROOT, SPEC, Project
from tests.refresh.server import Site


def test_a_change_is_reported_and_stored(project: Project, site: Site) -> None:
    """The new document takes the old one's place, and keeps its comments."""
    url = site.put("/openapi.yaml", ADDED)

    output = project.run("refresh", "acme", "--url", url)

    assert output == (
        "acme: what changed in their document\n"
        "  POST /lockers\n"
        "    + body: note: added: string\n"
        "\n"
        "specs/acme holds the new document; overlays/acme still apply."
        " Next: `make generate`, and look at the difference.\n"
    )
    text = (project.specs / "openapi.yaml").read_text("utf-8")
    assert text.startswith("# What Acme publishes.\n")
    assert "  - url: https://api.acme.example  # the only one\n" in text
    assert (project.specs / "samples" / "one.json").read_text("utf-8") == "{}\n"


@pytest.mark.parametrize(
    "text",
    [SPEC, SPEC.replace("# the only one", "# one"), SPEC.replace("{description: ''}", "\n          description: ''")],
)
def test_an_unchanged_document_is_reported_and_nothing_is_touched(project: Project, site: Site, text: str) -> None:
    """Another comment or another form is no change; files keep their dates."""
    before = project.files()

    output = project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text))

    assert output.startswith("acme: nothing changed (sha256 ")
    assert project.files() == before


def test_an_overlay_that_no_longer_fits_is_named_and_the_document_is_stored(project: Project, site: Site) -> None:
    """To mend it, a person needs the new document."""
    url = site.put("/openapi.yaml", SPEC.replace("/lockers:", "/boxes:"))

    output = project.run("refresh", "acme", "--url", url, code=1)

    assert "overlays/acme/10-names.overlay.yaml:4:13: error[overlay-no-match]" in output
    assert "overlays/acme/10-names.overlay.yaml:8:13: error[overlay-no-match]" in output
    assert "  POST /lockers: now POST /boxes\n" in output
    assert output.endswith(
        "specs/acme holds the new document; of overlays/acme, 2 actions no longer fit."
        " Next: mend that, then `make generate`.\n"
    )
    assert "/boxes:" in (project.specs / "openapi.yaml").read_text("utf-8")


@pytest.mark.parametrize(("text", "code"), [(ADDED, 0), (SPEC.replace("/lockers:", "/boxes:"), 1)])
def test_a_dry_run_prints_the_same_and_writes_nothing(project: Project, site: Site, text: str, code: int) -> None:
    """One may look first."""
    before = project.files()

    output = project.run("refresh", "acme", "--dry-run", "--url", site.put("/openapi.yaml", text), code=code)

    assert "nothing was written (dry run)" in output
    assert project.files() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: 3.1.0\npaths: {", "error[source-syntax]"),
        ("openapi: 3.1.0\nopenapi: 3.1.0\n", "error[source-duplicate-key]"),
        ("{}", "error[not-openapi]: this is no OpenAPI 3.0, 3.1 or 3.2 document with paths"),
        ("[]", "error[not-openapi]"),
        ("openapi: 3.1.0\npaths: []\n", "error[not-openapi]"),
        ("swagger: '2.0'\npaths: {}\n", "error[not-openapi]: this is Swagger 2.0"),
        ("<!doctype html><title>Log in</title>", "error[fetch-type]"),
        ("", "error[source-empty]"),
    ],
)
def test_what_is_no_document_changes_nothing(project: Project, site: Site, text: str, message: str) -> None:
    """Whatever the server sends, the old document stays."""
    before = project.files()

    output = project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text), code=1)

    assert message in output
    assert project.files() == before


def test_a_server_that_fails_changes_nothing(project: Project, site: Site) -> None:
    """Neither does one that breaks off."""
    before = project.files()

    assert "HTTP 500" in project.run("refresh", "acme", "--url", site.put("/a", ADDED, status=500), code=1)
    project.run("refresh", "acme", "--url", site.put("/b", ADDED, content_length="99999"), code=1)

    assert project.files() == before


def test_prose_and_examples_that_are_new_are_not_stored(project: Project, site: Site) -> None:
    """They may be somebody's words, or a real person's number."""
    text = ADDED.replace("note: {type: string}", "note: {type: string, description: Theirs., example: '9876543210'}")

    project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text))

    stored = (project.specs / "openapi.yaml").read_text("utf-8")
    assert "note:" in stored
    assert "Theirs" not in stored
    assert "9876543210" not in stored


def test_everything_is_stored_where_the_record_says_so(project: Project, site: Site) -> None:
    """A provider whose licence allows it is kept as published."""
    (project.specs / "SOURCE.toml").write_text(f'keep = "everything"\n{RECORD}', encoding="utf-8")
    text = ADDED.replace("note: {type: string}", "note: {type: string, description: Theirs.}")

    project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text))

    assert (project.specs / "openapi.yaml").read_text("utf-8") == text


def test_a_document_by_hand_has_nothing_to_fetch(project: Project) -> None:
    """The pages that it was written from are named."""
    (project.specs / "SOURCE.toml").write_text('url = "https://docs.acme.example/"\n', encoding="utf-8")

    output = project.run("refresh", "acme", code=1)

    assert "error[refresh-by-hand]: specs/acme is written by hand" in output
    assert "Read https://docs.acme.example/ and the other pages" in output


def test_a_document_that_was_brought_along_has_nothing_to_fetch(project: Project) -> None:
    """As `make new` writes its record: no page is known, so none is named."""
    (project.specs / "SOURCE.toml").write_text('keep = "everything"\n', encoding="utf-8")

    output = project.run("refresh", "acme", code=1)

    assert "help: Edit the document. If the provider publishes one by now: --url (make: URL=…)." in output


def test_a_provider_that_is_not_there_is_reported(project: Project) -> None:
    """With those that are."""
    assert "Providers are acme." in project.run("refresh", "amce", code=1)


# For each number that it reads it forks, and the child is killed by the kernel when it has touched the disk so often.
KILLED = """
import os, signal, sys
from pathlib import Path
import generator.commands.refresh as command
import generator.refresh
from generator.cli import main
folder = Path(sys.argv[1])
command.ROOT = folder
for line in sys.stdin:
    left = int(line)
    child = os.fork()
    if child == 0:
        def hook(event, arguments):
            global left
            if event in {"open", "os.mkdir", "os.rename", "os.rmdir", "os.remove"} and "specs" in str(arguments[0]):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        with open(os.devnull, "w") as sys.stdout:
            os._exit(main(["refresh", "acme", "--url", str(folder / "new.yaml")]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def test_a_refresh_that_is_killed_leaves_the_old_or_the_new(project: Project) -> None:
    """At every step at which it touches the disk; and the next run completes it."""
    (project.folder / "new.yaml").write_text(ADDED, encoding="utf-8")
    before, ended, killed = {path: data for path, (data, _) in project.files().items()}, "", 0
    command = [sys.executable, "-c", KILLED, str(project.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as refreshing:
        assert refreshing.stdin is not None
        assert refreshing.stdout is not None
        while ended != "0\n":
            killed += 1
            refreshing.stdin.write(f"{killed}\n")
            refreshing.stdin.flush()
            ended = refreshing.stdout.readline()
            assert ended in {"-9\n", "0\n"}
            found = {path: data for path, (data, _) in project.files().items() if not path.startswith("specs/.")}
            changed = {path for path in before.keys() | found.keys() if before.get(path) != found.get(path)}
            assert changed in (set(), {"specs/acme/openapi.yaml", "specs/acme/SOURCE.toml"})

    assert killed > 12
    assert "note:" in (project.specs / "openapi.yaml").read_text("utf-8")
    assert "nothing changed" in project.run("refresh", "acme", "--url", str(project.folder / "new.yaml"))
    assert not [path for path in (project.folder / "specs").iterdir() if path.name.startswith(".")]


def test_the_stored_sandbox_document_compares_with_itself(tmp_path: Path) -> None:
    """A real document of thousands of lines takes a moment, and nothing of it is a change."""
    from generator.changes.document import compare  # noqa: PLC0415 - beside its only use
    from generator.parse import parse  # noqa: PLC0415

    text = (ROOT / "specs" / "sandbox" / "openapi.yaml").read_text("utf-8")
    (tmp_path / "copy.yaml").write_text(text, encoding="utf-8")

    assert compare(parse(Source("a", text)).value, parse(Source("b", "# Again.\n" + text)).value) == ()
