"""`refresh` of a document that is published as pages."""

from __future__ import annotations

import tomllib

from tests.refresh.project import SPEC, Project
from tests.refresh.server import Site


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

    output = project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    assert "  GET /lockers: new (list)\n" in output
    assert sorted(path.name for path in (project.specs / "pages").iterdir()) == ["list.md", "open.md"]
    assert not (project.specs / "openapi.yaml").exists()
    assert "Theirs" not in (project.specs / "pages" / "list.md").read_text("utf-8")
    assert tomllib.loads((project.specs / "SOURCE.toml").read_text("utf-8"))["document"] == urls
    assert "nothing changed" in project.run("refresh", "acme")


def test_pages_that_contradict_each_other_change_nothing(project: Project, site: Site) -> None:
    """A person has to look."""
    before = project.files()
    one, two = site.put("/a.md", page("open", "post")), site.put("/b.md", page("shut", "post"))

    output = project.run("refresh", "acme", "--url", one, "--url", two, code=1)

    assert f"{two}:12:5: error[page-conflict]" in output
    assert project.files() == before


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


def test_one_page_given_twice_is_stored_twice_and_merged_once(project: Project, site: Site) -> None:
    """Nothing is overwritten, whatever the addresses."""
    url = site.put("/x.md", page("open", "post"))

    project.run("refresh", "acme", "--url", url, "--url", url, code=1)

    assert sorted(path.name for path in (project.specs / "pages").iterdir()) == ["page-1.md", "page-2.md"]


def test_something_else_among_pages_is_refused(project: Project, site: Site) -> None:
    """A list is no page."""
    urls = [site.put("/x.md", page("open", "post")), site.put("/y.yaml", "- 1\n")]

    output = project.run("refresh", "acme", "--url", urls[0], "--url", urls[1], code=1)

    assert f"{urls[1]}:1:1: error[page-without-document]: this is no OpenAPI document" in output
