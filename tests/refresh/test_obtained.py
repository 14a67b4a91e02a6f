"""A document that was given again: what is read of it, what would be stored, and what it means for overlays."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.config import Provider
from generator.errors import Refused
from generator.pipeline import Inputs
from generator.record import Record, checksum
from generator.refresh import Obtained, obtain, refreshed
from generator.types import Source

SPEC = "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: ''}}\n"
MORE = f"{SPEC}      deprecated: true\n"
OVERLAY = Source(
    "o.yaml",
    "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: \"$.paths['/a'].get\", update: {operationId: a}}\n",
)
INPUTS = Inputs(Provider("acme", "Acme"), Source("openapi.yaml", SPEC), (OVERLAY,))


def given(folder: Path, *texts: str) -> Obtained:
    """Return what is obtained of files."""
    paths: list[str] = []
    for number, text in enumerate(texts):
        path = folder / f"page{number}.{'md' if len(texts) > 1 else 'yaml'}"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return obtain(paths)


def page(text: str) -> str:
    """Return a page that holds a part of a document."""
    return f"# A page\n\n````yaml\n{text}````\n"


def test_one_file_is_a_document_by_its_own_checksum(tmp_path: Path) -> None:
    """As `sha256sum` prints it."""
    found = given(tmp_path, MORE)

    assert (found.pages, found.addresses, found.sha256) == (
        (), (str(tmp_path / "page0.yaml"),), sha256(MORE.encode()).hexdigest(),
    )  # fmt: skip


def test_pages_are_a_document_by_the_checksums_of_all(tmp_path: Path) -> None:
    """In a column."""
    texts = page(SPEC), page(SPEC.replace("/a", "/b"))
    found = given(tmp_path, *texts)

    assert [one.text for one in found.pages] == list(texts)
    assert found.sha256 == checksum(texts)
    value = found.document.value
    assert isinstance(value, dict)
    assert isinstance(value["paths"], dict)
    assert list(value["paths"]) == ["/a", "/b"]


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("swagger: '2.0'\npaths: {}\n", "this is Swagger 2.0", "onvert"),
        ("openapi: 2.0.0\npaths: {}\n", "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths", "Give the document's address."),
        ("openapi: 3.1.0\n", "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths", "Give the document's address."),
        ("openapi: 3.1.0\npaths: []\n", "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths", "Give the document's address."),
        ("openapi: 3.1\npaths: {}\n", "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths", "Give the document's address."),
        ("- 1\n", "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths", "Give the document's address."),
    ],
)  # fmt: skip
def test_nothing_but_a_document_takes_a_documents_place(tmp_path: Path, text: str, message: str, advice: str) -> None:
    """An older one is to be converted first."""
    with pytest.raises(Refused) as caught:
        given(tmp_path, text)

    finding = caught.value.diagnostics[0]
    assert (finding.code, finding.message) == ("not-openapi", message)
    assert advice in finding.help


@pytest.mark.parametrize(
    "text", ["openapi: 3.1.0\npaths: {}\n", "openapi: 3.0.3\npaths: {}\n", "openapi: 3.1.0\nwebhooks: {}\n"]
)
def test_a_document_has_paths_or_webhooks(tmp_path: Path, text: str) -> None:
    """Of a version that is understood."""
    assert given(tmp_path, text).document.source.text == text


def test_a_document_without_changes_leaves_everything_as_it_is(tmp_path: Path) -> None:
    """Nothing is stored, whatever its texts."""
    found = refreshed(
        INPUTS, Record(""), given(tmp_path, SPEC.replace("version: '1'", "version: '1', description: New."))
    )

    assert (found.changes, dict(found.files), found.findings) == ((), {}, ())


@pytest.mark.parametrize("keep", ["everything", "structure"])
def test_what_changed_is_reported_and_would_be_stored(tmp_path: Path, keep: str) -> None:
    """Overlays that still fit are no finding."""
    found = refreshed(INPUTS, Record("", keep=keep), given(tmp_path, MORE))

    assert found.changes == ("GET /a", "  + deprecated none → true")
    assert dict(found.files) == {"openapi.yaml": MORE}
    assert found.findings == ()


def test_texts_are_stored_only_where_everything_is_kept(tmp_path: Path) -> None:
    """Else those that were read before."""
    new = MORE.replace("deprecated: true", "deprecated: true\n      description: New.")
    obtained = given(tmp_path, new)

    assert refreshed(INPUTS, Record("", keep="everything"), obtained).files["openapi.yaml"] == new
    assert "New." not in refreshed(INPUTS, Record(""), obtained).files["openapi.yaml"]


def test_pages_are_stored_as_pages_and_overlays_are_tried_on_their_whole(tmp_path: Path) -> None:
    """An action that fits no more is a finding."""
    found = refreshed(
        INPUTS, Record("", keep="everything"), given(tmp_path, page(MORE), page(SPEC.replace("/a", "/b")))
    )
    moved = refreshed(INPUTS, Record(""), given(tmp_path, SPEC.replace("/a", "/b")))

    assert list(found.files) == ["pages/page0.md", "pages/page1.md"]
    assert found.findings == ()
    assert [one.code for one in moved.findings] == ["overlay-no-match"]
    assert moved.changes
    assert moved.files
