"""`api.md` beside each client: every method once, with what a caller decides by, and nothing in it that a document could break."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.lock import intact
from generator.pipeline import inputs_of
from generator.types import Source
from generator.workspace import ROOT, read_inputs, read_toolchain
from tests.generator.making import make

HOSTILE = "<script>x</script> [a](javascript:b) | `x | y` *c* \u202e `` end\n\n# heading\n| row |"


def page(provider: str) -> str:
    """The page of a provider, as it is kept."""
    return (ROOT / "generated" / "kyc_clients" / provider / "api.md").read_text(encoding="utf-8")


def made(**operation: Any) -> str:
    """The page of a document with one operation."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.example"}],
        "paths": {
            "/jobs/{id}": {
                "get": {
                    "operationId": "getJob",
                    "tags": ["jobs"],
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                    "responses": {"204": {"description": "Nothing to say here."}},
                    **operation,
                }
            }
        },
    }
    return make(Source("openapi.json", json.dumps(document))).package.files["api.md"]


def test_a_page_documents_all_of_a_method() -> None:
    """Request, arguments, what comes back, errors, repeats, confidence and source."""
    printed = made(
        summary="Read a job",
        description="As often as you like.",
        externalDocs={"url": "https://acme.example/docs/jobs"},
        **{"x-retry": "safe", "x-billed": False, "x-confidence": "observed"},
        responses={
            "204": {"description": "Nothing to say here."},
            "404": {"description": "No such job.", "x-error": "not-found"},
        },
    )
    _, _, method = printed.partition("### ")
    assert (
        method
        == """`jobs.get_job`

`GET /jobs/{id}`

Read a job

As often as you like. Observed in public code; no page of the provider says so.

| Argument | Type | In | Needed | |
| --- | --- | --- | --- | --- |
| `id` | `str` | path | yes | |

- Returns `None`. Nothing to say here.
- Raises `InvalidRequest` if an argument breaks the contract (nothing is sent), `ApiError` by HTTP status: NotFound (404).
- Repeated where its response is lost; it costs nothing.
- Confidence: observed.
- The provider's page: <https://acme.example/docs/jobs>
"""
    )


@pytest.mark.parametrize("place", ["summary", "description"])
def test_nothing_that_a_document_says_is_markup(place: str) -> None:
    """No HTML, no links, no headings, no rows, and no characters that turn a line around."""
    printed = made(**{place: HOSTILE})
    assert "<script" not in printed
    assert not re.search(r"(?<!\\)\]\(javascript", printed)
    assert "\u202e" not in printed
    assert [line for line in printed.splitlines() if line.startswith("# ")] == ["# Acme"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example/>x", "https://a.example/ x", ""])
def test_an_address_that_is_none_is_no_link(address: str) -> None:
    """Only what a browser opens as a page."""
    assert "The provider's page" not in made(externalDocs={"url": address})


@pytest.mark.parametrize("provider", ["decentro", "deepvue", "sandbox"])
def test_every_operation_is_on_the_page_of_its_client_once(provider: str) -> None:
    """In the table with a link that leads to it, and with the five facts below it."""
    contract = json.loads((ROOT / "generated" / "kyc_clients" / provider / "openapi.json").read_text())
    verbs = {"get", "put", "post", "delete", "patch"}
    wanted = sorted(f"{verb.upper()} {path}" for path, item in contract["paths"].items() for verb in verbs & set(item))
    text = page(provider)
    methods = text.split("\n### ")[1:]
    assert sorted(re.findall(r"^`([A-Z]+ /[^`]*)`", text, re.MULTILINE)) == wanted
    assert sorted(re.findall(r"\) \| `([A-Z]+ /[^`]*)` \|", text)) == wanted
    anchors = re.findall(r"\]\(#([\w-]+)\)", text)
    headings = [re.sub(r"[^\w-]", "", heading) for heading in re.findall(r"^### (.*)$", text, re.MULTILINE)]
    assert anchors == headings
    for method in methods:
        assert re.search(r"^- Returns ", method, re.MULTILINE), method
        assert re.search(r"^- Raises `InvalidRequest`", method, re.MULTILINE), method
        assert re.search(r"^- (Never repeated|Repeated) ", method, re.MULTILINE), method
        assert re.search(r"^- Confidence: (documented|observed|inferred)\.$", method, re.MULTILINE), method


@pytest.mark.parametrize("provider", ["decentro", "deepvue", "sandbox"])
def test_every_table_has_as_many_cells_in_each_row(provider: str) -> None:
    """A bar inside a type or a description ends no cell."""
    for table in re.findall(r"(?:^\|.*\n)+", page(provider), re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(cells) == 1, table


def test_a_page_that_was_edited_is_noticed() -> None:
    """By `make check`, as every generated file."""
    inputs = inputs_of(read_inputs(ROOT, "deepvue"), read_toolchain())
    folder = ROOT / "generated" / "kyc_clients" / "deepvue"
    files = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert intact(inputs, files)
    assert not intact(inputs, files | {"api.md": files["api.md"] + "\n"})
