"""`refresh`: what changed is told, and the old document stays until the new one is known to be good."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.record import Record, record_text, renewed
from generator.refresh import today
from generator.types import Source
from tests.refresh.project import RECORD, ROOT, SPEC, Project
from tests.refresh.server import Site

ADDED = SPEC.replace("properties:\n", "properties:\n                note: {type: string}\n")


def test_a_change_is_told_and_stored(project: Project, site: Site) -> None:
    """The new document takes the old one's place, and keeps its comments."""
    url = site.put("/openapi.yaml", ADDED)

    said = project.run("refresh", "acme", "--url", url)

    assert said == (
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


def test_the_record_says_where_from_when_and_which_bytes(project: Project, site: Site) -> None:
    """What a person wrote in it stays."""
    url = site.put("/openapi.yaml", ADDED)

    project.run("refresh", "acme", "--url", url)

    text = (project.specs / "SOURCE.toml").read_text("utf-8")
    assert text.startswith("# Where openapi.yaml comes from.\n")
    assert tomllib.loads(text) == {
        "url": url, "document": url, "retrieved": today(), "sha256": hashlib.sha256(ADDED.encode()).hexdigest(),
        "licence": "Ours to keep.", "others": [{"url": "https://docs.acme.example/errors"}],
    }  # fmt: skip


def test_the_recorded_address_is_asked_by_default(project: Project, site: Site) -> None:
    """Nobody types it twice."""
    project.run("refresh", "acme", "--url", site.put("/openapi.yaml", ADDED))

    project.run("refresh", "acme")

    assert [path for path, _ in site.asked] == ["/openapi.yaml", "/openapi.yaml"]


@pytest.mark.parametrize(
    "text",
    [SPEC, SPEC.replace("# the only one", "# one"), SPEC.replace("{description: ''}", "\n          description: ''")],
)
def test_nothing_changed_is_said_and_nothing_is_touched(project: Project, site: Site, text: str) -> None:
    """Another comment or another form is no change; files keep their dates."""
    before = project.files()

    said = project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text))

    assert said.startswith("acme: nothing changed (sha256 ")
    assert project.files() == before


def test_an_overlay_that_no_longer_fits_is_named_and_the_document_is_stored(project: Project, site: Site) -> None:
    """To mend it, a person needs the new document."""
    url = site.put("/openapi.yaml", SPEC.replace("/lockers:", "/boxes:"))

    said = project.run("refresh", "acme", "--url", url, code=1)

    assert "overlays/acme/10-names.overlay.yaml:4:13: error[overlay-no-match]" in said
    assert "overlays/acme/10-names.overlay.yaml:8:13: error[overlay-no-match]" in said
    assert "  POST /lockers: now POST /boxes\n" in said
    assert said.endswith(
        "specs/acme holds the new document; of overlays/acme, 2 actions no longer fit."
        " Next: mend that, then `make generate`.\n"
    )
    assert "/boxes:" in (project.specs / "openapi.yaml").read_text("utf-8")


@pytest.mark.parametrize(("text", "code"), [(ADDED, 0), (SPEC.replace("/lockers:", "/boxes:"), 1)])
def test_a_dry_run_tells_the_same_and_writes_nothing(project: Project, site: Site, text: str, code: int) -> None:
    """One may look first."""
    before = project.files()

    said = project.run("refresh", "acme", "--dry-run", "--url", site.put("/openapi.yaml", text), code=code)

    assert "nothing was written (dry run)" in said
    assert project.files() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: 3.1.0\npaths: {", "error[source-syntax]"),
        ("openapi: 3.1.0\nopenapi: 3.1.0\n", "error[source-duplicate-key]"),
        ("{}", "error[not-openapi]: this is no OpenAPI 3.0 or 3.1 document with paths"),
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

    said = project.run("refresh", "acme", "--url", site.put("/openapi.yaml", text), code=1)

    assert message in said
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

    said = project.run("refresh", "acme", code=1)

    assert "error[refresh-by-hand]: specs/acme is written by hand" in said
    assert "Read https://docs.acme.example/ and the other pages" in said


def test_a_provider_that_is_not_there_is_told(project: Project) -> None:
    """With those that are."""
    assert "Providers are acme." in project.run("refresh", "amce", code=1)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("url = \n", "1:7", "not TOML"),
        ("document = 7\n", "1:1", "no address"),
        ('keep = "all"\n', "1:1", "`keep` is 'all'"),
    ],
)
def test_a_record_that_cannot_be_read_is_told(project: Project, text: str, place: str, message: str) -> None:
    """Before anything is fetched."""
    (project.specs / "SOURCE.toml").write_text(text, encoding="utf-8")

    said = project.run("refresh", "acme", code=1)

    assert said.startswith(f"specs/acme/SOURCE.toml:{place}: error[config-")
    assert message in said


def page(name: str, method: str) -> str:
    """A documentation page."""
    return (
        f"# {name}\n\nProse.\n\n````yaml api.json {method}\nopenapi: 3.1.0\ninfo: {{title: Acme, version: '1'}}\n"
        "servers:\n  - url: https://api.acme.example\npaths:\n  /lockers:\n"
        f"    {method}:\n      operationId: {name}\n      tags: [lockers]\n      description: Theirs.\n"
        "      responses:\n        '200': {description: ''}\n````\n"
    )


def test_pages_are_a_document_too(project: Project, site: Site) -> None:
    """They are stored as pages, reduced to what the document says, and asked again next time."""
    urls = [site.put(f"/docs/{name}.md", page(name, method)) for name, method in (("open", "post"), ("list", "get"))]

    said = project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    assert "  GET /lockers: new (list)\n" in said
    assert sorted(path.name for path in (project.specs / "pages").iterdir()) == ["list.md", "open.md"]
    assert not (project.specs / "openapi.yaml").exists()
    assert "Theirs" not in (project.specs / "pages" / "list.md").read_text("utf-8")
    assert tomllib.loads((project.specs / "SOURCE.toml").read_text("utf-8"))["document"] == urls
    assert "nothing changed" in project.run("refresh", "acme")


def test_pages_that_contradict_each_other_change_nothing(project: Project, site: Site) -> None:
    """A person has to look."""
    before = project.files()
    one, two = site.put("/a.md", page("open", "post")), site.put("/b.md", page("shut", "post"))

    said = project.run("refresh", "acme", "--url", one, "--url", two, code=1)

    assert f"{two}:12:5: error[page-conflict]" in said
    assert project.files() == before


def test_a_renewed_record_can_be_read_whatever_the_address() -> None:
    """Quotes and line ends in an address stay in it."""
    odd = 'https://a.example/"\\\n\x07'

    for documents in ([odd], [odd, "https://a.example/b"]):
        text = renewed(Source("SOURCE.toml", RECORD), documents, "00", today())
        found = tomllib.loads(renewed(Source("SOURCE.toml", text), documents, "11", today()))
        assert found["sha256"] == "11"
        assert found["document"] == (documents if len(documents) > 1 else odd)
    assert tomllib.loads(record_text(Record(odd, (odd,)), "00", today()))["url"] == odd


KILLED = """
import os, signal, sys
from pathlib import Path
import generator.commands.refresh as command
from generator.cli import main
folder, left = Path(sys.argv[1]), int(sys.argv[2])
command.ROOT = folder
def hook(event, arguments):
    global left
    if event in {"open", "os.mkdir", "os.rename", "os.rmdir", "os.remove"} and "specs" in str(arguments[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
import generator.refresh
sys.addaudithook(hook)
sys.exit(main(["refresh", "acme", "--url", str(folder / "new.yaml")]))
"""


def test_a_refresh_that_is_killed_leaves_the_old_or_the_new(project: Project) -> None:
    """At every step at which it touches the disk; and the next run completes it."""
    (project.folder / "new.yaml").write_text(ADDED, encoding="utf-8")
    old, done, killed = project.files(), False, 0
    while not done:
        killed += 4
        command = [sys.executable, "-c", KILLED, str(project.folder), str(killed)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
        found = {path: data for path, (data, _) in project.files().items() if not path.startswith("specs/.")}
        before = {path: data for path, (data, _) in old.items()}
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


def test_pages_may_become_a_document_again(project: Project, site: Site) -> None:
    """What was stored before goes, in the same step."""
    urls = [site.put(f"/docs/{name}.md", page(name, method)) for name, method in (("open", "post"), ("list", "get"))]
    project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    project.run("refresh", "acme", "--url", site.put("/openapi.yaml", SPEC))

    assert not (project.specs / "pages").exists()
    assert "openLocker" in (project.specs / "openapi.yaml").read_text("utf-8")


def test_pages_of_one_name_keep_apart(project: Project, site: Site) -> None:
    """As much of their addresses is in their names as it takes."""
    urls = [site.put(f"/{path}.md", page(path[0], method)) for path, method in (("a/x", "post"), ("b/x", "get"))]

    project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    assert sorted(path.name for path in (project.specs / "pages").iterdir()) == ["a-x.md", "b-x.md"]


def test_one_page_given_twice_is_stored_twice_and_said_once(project: Project, site: Site) -> None:
    """Nothing is overwritten, whatever the addresses."""
    url = site.put("/x.md", page("open", "post"))

    project.run("refresh", "acme", "--url", url, "--url", url, code=1)

    assert sorted(path.name for path in (project.specs / "pages").iterdir()) == ["page-1.md", "page-2.md"]


def test_something_else_among_pages_is_refused(project: Project, site: Site) -> None:
    """A list is no page."""
    urls = [site.put("/x.md", page("open", "post")), site.put("/y.yaml", "- 1\n")]

    said = project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    assert f"{urls[1]}:1:1: error[page-without-document]: this is no OpenAPI document" in said
