"""Documentation pages that show their operation's OpenAPI are a source like any other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.cli import main
from generator.dump import dump
from generator.errors import Refused
from generator.overlay.command import overlay_text
from generator.parse import locate, parse
from generator.types import Json, Pointer, Source

PAGE = """\
> ## Documentation Index
> Fetch the complete documentation index at: https://docs.example.com/llms.txt

# Open a locker

> Opens a locker, which a person may fill.

<Card title="Try it" horizontal arrow="true" href="https://docs.example.com/try" />

```json Example
{"openapi-like": false}
```

## OpenAPI

````yaml api-reference/lockers.json POST /lockers
openapi: 3.1.0
info:
  title: lockers
  version: 1.0.0
servers:
  - url: https://api.example.com
security: []
tags:
  - name: lockers
paths:
  /lockers:
    post:
      tags:
        - lockers
      operationId: openLocker
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Locker'
components:
  schemas:
    Locker:
      title: Locker
      type: object
      required: [id]
      properties:
        id:
          type: string

````"""
READ = PAGE.replace("    post:", "    get:").replace("openLocker", "readLockers")


def pages(**texts: str) -> Source:
    """A folder of pages."""
    parts = tuple(Source(f"pages/{name}.md", text) for name, text in texts.items())
    return Source("pages", "\n".join(texts.values()), parts)


def refused(source: Source) -> list[str]:
    """What is wrong with it."""
    with pytest.raises(Refused) as caught:
        parse(source)
    return [str(finding) for finding in caught.value.diagnostics]


def test_a_page_is_the_document_that_it_shows() -> None:
    """Prose, cards and other blocks are nobody's business."""
    value = parse(Source("page.md", PAGE)).value

    assert isinstance(value, dict)
    assert list(value) == ["openapi", "info", "servers", "security", "tags", "paths", "components"]


@pytest.mark.parametrize("name", ["page.md", "page.mdx", "page.txt", "https://docs.example.com/page"])
def test_a_page_is_known_by_its_block_whatever_its_name(name: str) -> None:
    """A saved page may be called anything."""
    assert parse(Source(name, PAGE)).value == parse(Source("page.md", PAGE)).value


def test_places_point_into_the_page() -> None:
    """Whoever reads a message opens the page that they have."""
    document = parse(Source("page.md", PAGE))

    assert str(locate(document, Pointer("/paths/~1lockers/post/operationId"))) == "page.md:31:20"
    assert PAGE.splitlines()[30] == "      operationId: openLocker"


def test_a_fault_in_a_block_is_reported_where_the_page_has_it() -> None:
    """Not where the block has it."""
    broken = PAGE.replace("security: []", "security: }")

    assert refused(Source("page.md", broken))[0].startswith("page.md:23:11: error[source-syntax]")


def test_pages_are_merged_into_one_document() -> None:
    """Each brings its operation; what all of them have is there once."""
    value = parse(pages(open=PAGE, read=READ)).value

    assert isinstance(value, dict)
    assert value["paths"] == {
        "/lockers": {
            "post": {
                "tags": ["lockers"], "operationId": "openLocker", "responses": {"200": {"description": "", "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Locker"}}}}},
            },
            "get": {
                "tags": ["lockers"], "operationId": "readLockers", "responses": {"200": {"description": "", "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Locker"}}}}},
            },
        }
    }  # fmt: skip
    assert value["tags"] == [{"name": "lockers"}]


def test_places_of_merged_pages_point_into_their_own_page() -> None:
    """The second operation is in the second page, the shared schema in the first."""
    document = parse(pages(open=PAGE, read=READ))

    assert locate(document, Pointer("/paths/~1lockers/get/operationId")).file == "pages/read.md"
    assert locate(document, Pointer("/paths/~1lockers/post/operationId")).file == "pages/open.md"
    assert locate(document, Pointer("/components/schemas/Locker/properties/id")).file == "pages/open.md"
    assert str(locate(document, Pointer(""))) == "pages/open.md:17:1"


def test_two_pages_that_describe_one_operation_differently_are_refused() -> None:
    """With both places, for a person to choose."""
    other = PAGE.replace("openLocker", "createLocker")

    [printed] = refused(pages(one=PAGE, two=other))

    assert printed == (
        "pages/two.md:28:5: error[page-conflict]: /paths/~1lockers/post is not what pages/one.md:28:5 says\n"
        "    help: One of the two pages is older: fetch both again, or take one of them out."
    )


def test_two_components_of_one_name_must_be_equal() -> None:
    """All contradictions are reported at once."""
    other = READ.replace("type: string", "type: integer").replace("api.example.com", "api.example.org")

    assert [line.partition(": /")[2].partition(" is")[0] for line in refused(pages(one=PAGE, two=other))] == [
        "servers",
        "components/schemas/Locker",
    ]


def shown(**members: str) -> str:
    """A page that shows a document with these members besides its version."""
    lines = "\n".join(f"{name.replace('_', '-')}: {value}" for name, value in members.items())
    return f"````yaml\nopenapi: 3.1.0\n{lines}\n````"


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        ({"info": "{title: A}"}, {"info": "{title: B}"}, {"info": {"title": "A"}}),
        ({"externalDocs": "{url: a}"}, {"externalDocs": "{url: b}"}, {"externalDocs": {"url": "a"}}),
        ({"tags": "[{name: a}]"}, {"tags": "[{name: b}, {name: a}]"}, {"tags": [{"name": "a"}, {"name": "b"}]}),
        ({"webhooks": "{a: {get: {x: 1}}}"}, {"webhooks": "{a: {put: {y: 1}}, b: {}}"},
         {"webhooks": {"a": {"get": {"x": 1}, "put": {"y": 1}}, "b": {}}}),
        ({"x_own": "{a: 1}"}, {"x_own": "{a: 1}"}, {"x-own": {"a": 1}}),
        ({"x_own": "{a: 1}"}, {"x_other": "2"}, {"x-own": {"a": 1}, "x-other": 2}),
    ],
    ids=str,
)  # fmt: skip
def test_what_pages_show_is_put_together(
    first: dict[str, str], second: dict[str, str], merged: dict[str, Json]
) -> None:
    """What each introduces itself with counts of the first alone."""
    assert parse(pages(a=shown(**first), b=shown(**second))).value == {"openapi": "3.1.0", **merged}


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ({"x_own": "{a: 1}"}, {"x_own": "{b: 2}"}, "/x-own"), ({"servers": "[]"}, {"servers": "[{url: a}]"}, "/servers"),
        ({"paths": "{/a: {get: {x: 1}}}"}, {"paths": "{/a: {get: {x: 2}}}"}, "/paths/~1a/get"), ({"paths": "{}"}, {"paths": "7"}, "/paths"),
        ({"tags": "7"}, {"tags": "8"}, "/tags"),
    ],
    ids=str,
)  # fmt: skip
def test_what_pages_show_differently_is_refused(first: dict[str, str], second: dict[str, str], place: str) -> None:
    """At the second, with the place of the first."""
    (found,) = refused(pages(a=shown(**first), b=shown(**second)))

    assert found.startswith("pages/b.md:3:")
    assert f"error[page-conflict]: {place} is not what pages/a.md:3:" in found


def test_what_only_one_page_has_is_found_in_it() -> None:
    """Also what holds it."""
    document = parse(pages(a=shown(), b=shown(tags="[{name: a}]", components="{schemas: {A: {}}}")))

    for place in ("/tags", "/tags/0/name", "/components", "/components/schemas", "/components/schemas/A"):
        assert locate(document, Pointer(place)).file == "pages/b.md"
    assert locate(document, Pointer("")).file == "pages/a.md"


@pytest.mark.parametrize(("before", "line"), [("", 2), ("\n", 3), ("# A\n\ntext\n", 5)])
def test_a_block_may_begin_anywhere(before: str, line: int) -> None:
    """Its lines are those of the page."""
    assert str(locate(parse(Source("a.md", before + shown())), Pointer("/openapi"))) == f"a.md:{line}:10"
    assert refused(Source("a.md", (before + shown()).removesuffix("````")))[0].startswith(
        f"a.md:{line - 1}:1: error[page-cut-short]"
    )


def test_what_is_no_object_is_no_page() -> None:
    """It is named, whatever stands beside it."""
    parts = (Source("a.json", "[1]"), Source("b.md", PAGE))

    assert [line.partition(": this")[0] for line in refused(Source("pages", "", parts))] == [
        "a.json:1:1: error[page-without-document]"
    ]


def test_the_same_page_twice_is_one() -> None:
    """In another order of keys, too."""
    assert parse(pages(one=PAGE, two=PAGE)).value == parse(Source("one.md", PAGE)).value


def test_a_page_without_openapi_is_refused() -> None:
    """A person may have taken the page as the browser shows it."""
    [printed] = refused(Source("page.md", "# Open a locker\n\ncurl --request POST\n"))

    assert printed == (
        "page.md:1:1: error[page-without-document]: this page holds no OpenAPI: no ```yaml block begins with `openapi:`\n"
        "    help: Take the page's Markdown (its address with .md at the end), or the document itself."
    )


def test_a_page_that_was_cut_short_is_refused() -> None:
    """Half a document may be valid, and is still not the provider's."""
    [printed] = refused(Source("page.md", PAGE.removesuffix("````")))

    assert printed.startswith("page.md:16:1: error[page-cut-short]")


def test_a_document_with_a_fence_in_a_description_is_no_page() -> None:
    """Markdown inside YAML is text."""
    text = "openapi: 3.1.0\ninfo:\n  description: |\n    ```yaml\n    openapi: 3.1.0\n    ```\n"

    assert parse(Source("openapi.yaml", text)).value == {
        "openapi": "3.1.0", "info": {"description": "```yaml\nopenapi: 3.1.0\n```\n"},
    }  # fmt: skip


SCHEMAS = st.dictionaries(
    st.sampled_from("ABCD"), st.fixed_dictionaries({"type": st.sampled_from(["string", "integer"])})
)


@given(st.lists(SCHEMAS, min_size=1, max_size=4))
def test_merging_loses_nothing_and_makes_nothing_up(parts: list[dict[str, Json]]) -> None:
    """Pages merge to exactly the union of what they say, or to a refusal where they contradict each other."""
    texts = {
        f"p{number}": "# Page\n\n```yaml\n"
        + dump({"openapi": "3.1.0", "components": {"schemas": dict(part)}})
        + "```\n"
        for number, part in enumerate(parts)
    }
    printed = {(name, str(schema)) for part in parts for name, schema in part.items()}
    names = {name for name, _ in printed}

    if len(printed) == len(names):
        union = {name: schema for part in parts for name, schema in part.items()}
        assert parse(pages(**texts)).value == {"openapi": "3.1.0", "components": {"schemas": union}}
    else:
        assert all("error[page-conflict]" in line for line in refused(pages(**texts)))


def test_an_overlay_applies_to_a_page() -> None:
    """The result is the patched document, as YAML."""
    overlay = (
        "overlay: 1.1.0\ninfo: {title: A, version: '1'}\nactions:\n"
        "  - target: $.paths['/lockers'].post.operationId\n    update: createLocker\n"
    )

    text = overlay_text(Source("page.md", PAGE), Source("a.overlay.yaml", overlay))

    assert text.startswith("openapi: 3.1.0\ninfo:")
    assert "operationId: createLocker" in text


def test_build_makes_a_client_of_a_folder_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is wrong with them is reported before anything is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "open.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "read.md").write_text(READ, encoding="utf-8")

    assert main(["build", "--spec", "pages", "--name", "lockers", "--out", "out"]) == 0

    program = "from lockers import Lockers; print(Lockers.lockers, end='')"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path / "out", capture_output=True, check=True)
    assert done.stdout


def test_a_folder_without_pages_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is likely the wrong one."""
    assert main(["build", "--spec", str(tmp_path), "--name", "lockers", "--out", str(tmp_path / "out")]) == 1

    assert "there is no page (*.md) in this folder" in capsys.readouterr().err
