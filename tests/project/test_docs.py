"""The pages of docs/: every snippet runs, every command exists, and the site's navigation lists them all."""

import re
import socket
from pathlib import Path

import httpx
import pytest

from generator.workspace import list_providers
from tests.project.test_readme import _documented_answer

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
GUIDES = [page for page in PAGES if page.parent.name == "how-to"]
SNIPPETS = [
    (page, number, snippet)
    for page in GUIDES
    for number, snippet in enumerate(re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL))
]


@pytest.mark.parametrize(
    ("page", "number", "snippet"), SNIPPETS, ids=[f"{page.stem}-{number}" for page, number, _ in SNIPPETS]
)
def test_a_snippet_of_a_guide_runs(
    page: Path, number: int, snippet: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Copied as it stands, against the providers' documented answers."""
    del number
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _, request: _documented_answer(request))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 0, 0, "", ("93.184.215.14", 443))])
    monkeypatch.chdir(tmp_path)

    exec(compile(snippet, page.name, "exec"), {"__name__": "__main__"})


def test_the_navigation_lists_every_page() -> None:
    """A page that nobody finds is not written."""
    listed = re.findall(r"([\w/-]+\.md)$", (ROOT / ".ci" / "mkdocs.yaml").read_text(), flags=re.MULTILINE)

    guides = {f"how-to/{name}.md" for name in list_providers(ROOT)}  # the site lists those that are there

    there = {page.relative_to(ROOT / "docs").as_posix() for page in PAGES}
    assert there - guides == {*listed} - {"reference/errors.md"}
