"""`SOURCE.toml`: where a document came from, and that it can be read again."""

from __future__ import annotations

import hashlib
import tomllib

import pytest

from generator.record import Record, record_text, renewed
from generator.refresh import today
from generator.types import Source
from tests.refresh.project import ADDED, RECORD, Project
from tests.refresh.server import Site


def test_the_record_says_where_from_when_and_which_bytes(project: Project, site: Site) -> None:
    """What a person wrote in it stays."""
    url = site.put("/openapi.yaml", ADDED)

    project.run("refresh", "acme", "--url", url)

    text = (project.specs / "SOURCE.toml").read_text("utf-8")
    assert text.startswith("# Where openapi.yaml comes from.\n")
    assert tomllib.loads(text) == {
        "url": url, "document": url, "retrieved": today(),
        "sha256": hashlib.sha256((project.specs / "openapi.yaml").read_bytes()).hexdigest(),
        "licence": "Ours to keep.", "others": [{"url": "https://docs.acme.example/errors"}],
    }  # fmt: skip


def test_the_recorded_address_is_asked_by_default(project: Project, site: Site) -> None:
    """Nobody types it twice."""
    project.run("refresh", "acme", "--url", site.put("/openapi.yaml", ADDED))

    project.run("refresh", "acme")

    assert [path for path, _ in site.asked] == ["/openapi.yaml", "/openapi.yaml"]


def test_a_document_that_was_edited_by_hand_is_noticed(project: Project) -> None:
    """Corrections belong in overlays: by `generate` and by `check`, so by CI too."""
    path = project.specs / "openapi.yaml"
    path.write_text(path.read_text("utf-8") + "# mine\n", encoding="utf-8")

    for command in ("generate", "check"):
        output = project.run(command, code=1)
        assert output.startswith("specs/acme/SOURCE.toml:")
        assert "error[document-edited]: `sha256` is " in output


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sha256 =", "sha265 =", "unknown key 'sha265'; did you mean 'sha256'?"),
        ("licence =", "license =", "unknown key 'license'; did you mean 'licence'?"),
        ("[[others]]\n", "[[others]]\nurll = 1\n", "unknown key 'urll'; did you mean 'url'?"),
        ("licence =", "note = 5\nlicence =", "`note` is 5"),
        ("licence =", "note = ' '\nlicence =", "`note` is ' '"),
        ("licence =", "keep = 'all'\nlicence =", "`keep` is 'all'"),
        ("[[others]]\n", "[[others]]\nretrieved = 'soon'\n", "`retrieved` is 'soon'"),
        ("[[others]]\n", "others = ['note']\n[more]\n", "unknown key 'others'"),
        ("https://docs.acme.example", "ftp://docs.acme.example", "`url` is 'ftp://docs.acme.example/errors'"),
    ],
)
def test_a_misspelt_key_or_a_wrong_value_of_a_record_is_reported(
    project: Project, old: str, new: str, message: str
) -> None:
    """With what was meant."""
    path = project.specs / "SOURCE.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")

    assert message in project.run("check", code=1)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("url = \n", "1:7", "not TOML"),
        ("document = 7\n", "1:1", "no address"),
        ('keep = "all"\n', "1:1", "`keep` is 'all'"),
    ],
)
def test_a_record_that_cannot_be_read_is_reported(project: Project, text: str, place: str, message: str) -> None:
    """Before anything is fetched."""
    (project.specs / "SOURCE.toml").write_text(text, encoding="utf-8")

    output = project.run("refresh", "acme", code=1)

    assert output.startswith(f"specs/acme/SOURCE.toml:{place}: error[config-")
    assert message in output


def test_a_renewed_record_can_be_read_whatever_the_address() -> None:
    """Quotes and line ends in an address stay in it."""
    unusual = 'https://a.example/"\\\n\x07'

    for documents in ([unusual], [unusual, "https://a.example/b"]):
        text = renewed(Source("SOURCE.toml", RECORD), documents, "00", today())
        found = tomllib.loads(renewed(Source("SOURCE.toml", text), documents, "11", today()))
        assert found["sha256"] == "11"
        assert found["document"] == (documents if len(documents) > 1 else unusual)
    assert tomllib.loads(record_text(Record(unusual, (unusual,)), "00", today()))["url"] == unusual
