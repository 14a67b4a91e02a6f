"""What people read after a run: tables, differences, and where a method came from."""

from __future__ import annotations

import json

import pytest

from generator import report
from generator.files import Changes
from generator.parse import parse
from generator.refresh import Obtained, _names, stored_files  # pyright: ignore[reportPrivateUsage]
from generator.types import Json, Patched, Place, Pointer, Source, Touch
from tests.generator.making import document, make

OPERATIONS: dict[str, Json] = {
    "/jobs/{id}": {
        "get": {
            "operationId": "readJob",
            "tags": ["jobs"],
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {
                "200": {
                    "description": "",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}},
                }
            },
        }
    },
    "/tasks": {"get": {"operationId": "listTasks", "tags": ["tasks"], "responses": {"204": {"description": ""}}}},
    "/more": {"get": {"operationId": "more.list", "tags": ["more"], "x-method": "list", "responses": {"204": {"description": ""}}}},
}  # fmt: skip
JOB: Json = {
    "type": "object",
    "x-confidence": "inferred",
    "properties": {"id": {"type": "string", "x-confidence": "observed"}},
}


def test_a_table_has_its_names_on_the_left_and_its_numbers_on_the_right() -> None:
    """And no blanks at the ends of lines."""
    assert report.table([("a", "bb", "c"), ("long", "1", ""), ("", "100", "2")]) == (
        "a      bb  c\nlong    1\n      100  2"
    )


@pytest.mark.parametrize(
    ("rendered", "changed", "lines"),
    [
        (["a", "b"], (), []),
        (["a"], (), ["up to date, not rendered: b (make generate FORCE=1 renders them)"]),
        ([], (), ["up to date, not rendered: a, b (make generate FORCE=1 renders them)"]),
        (["a", "b"], ("_runtime/x.py",), ["1 more files changed in what the clients share, or in clients that are gone"]),
        (["a", "b"], ("ab/x.py",), ["1 more files changed in what the clients share, or in clients that are gone"]),
    ],
)  # fmt: skip
def test_the_table_of_a_run_counts_files_and_says_what_was_not_rendered(
    rendered: list[str], changed: tuple[str, ...], lines: list[str]
) -> None:
    """A lock that cannot be read counts nothing."""
    locks = {"a": json.dumps({"counts": {"operations": 2, "models": 30, "actions": 4}}), "b": "?"}
    changes = Changes(("a/x.py",), changed, ("a/y.py", "b/z.py"))

    assert report.generated(locks, rendered, changes).splitlines() == [
        "provider  operations  models  overlay actions  files changed",
        "a                  2      30                4              2",
        "b                  ?       ?                ?              1",
        *lines,
    ]
    assert report.differences(changes) == [
        "missing: a/x.py",
        *(f"differs: {path}" for path in changed),
        "stale:   a/y.py",
        "stale:   b/z.py",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("readJob", "read_job"),
        ("jobs.read_job", "read_job"),
        ("GET /jobs/{id}", "read_job"),
        ("read_job", "read_job"),
        ("/jobs/{id}", "read_job"),
        ("list_tasks", "list_tasks"),
        ("/tasks", "list_tasks"),
        ("tasks.read_job", ""),
        ("POST /tasks", ""),
        ("", ""),
    ],
)
def test_a_method_is_found_by_what_it_is_called_anywhere(wanted: str, found: str) -> None:
    """By operationId, group and method, method and path, or by its own name or path alone."""
    build = make(document({}, paths=OPERATIONS, components={"schemas": {"Job": JOB}}))
    pair = report.find_operation(build, wanted)

    assert (pair[1].name if pair is not None else "") == found


def test_a_method_is_explained_from_the_document_to_the_generated_line() -> None:
    """With every part that says how sure it is, those of its classes included."""
    build = make(document({}, paths=OPERATIONS, components={"schemas": {"Job": JOB}}))
    found = report.find_operation(build, "readJob")
    assert found is not None
    lines = report.explain(build, *found, "acme").splitlines()
    text = build.package.files["jobs.py"].splitlines()

    assert lines[:12] == [
        "jobs.read_job()    GET /jobs/{id}",
        "",
        "the provider's description",
        f"  {lines[3].split()[0]}  /paths/~1jobs~1{{id}}/get",
        "",
        "how sure",
        "  inferred  /components/schemas/Job",
        "  observed  /components/schemas/Job/properties/id",
        "",
        "touched by",
        "  nothing",
        "",
    ]
    for line, start in zip(lines[-2:], ("def read_job(", "async def read_job("), strict=True):
        number = int(line.split(":")[1].split()[0])
        assert text[number - 1].strip().startswith(start)
    assert [line.split()[1] for line in lines[-2:]] == ["Jobs.read_job", "AsyncJobs.read_job"]


def test_what_nobody_doubts_is_documented() -> None:
    """Whoever described it was sure."""
    build = make(document({}, paths=OPERATIONS, components={"schemas": {"Job": JOB}}))
    found = report.find_operation(build, "listTasks")
    assert found is not None

    assert "  documented: nothing says otherwise" in report.explain(build, *found, "acme").splitlines()


@pytest.mark.parametrize(
    ("touched", "concerns"),
    [
        ("/paths/~1a/get", True),
        ("/paths/~1a/get/responses", True),
        ("/paths/~1a", True),
        ("/paths", False),
        ("", False),
        ("/components", False),
        ("/paths/~1a/getter", False),
        ("/paths/~1b", False),
        ("/paths/~1", False),
    ],
)
def test_an_action_concerns_what_lies_in_it_or_right_around_it(touched: str, *, concerns: bool) -> None:
    """One of the whole document concerns everything, and is not listed."""
    source = Source("a.json", "{}")
    touch = Touch(Pointer(touched), "update", Place("o.yaml"), "", "")
    patched = Patched(parse(source), {}, (touch,))
    relevant = report._relevant(patched, [Pointer("/paths/~1a/get")])  # pyright: ignore[reportPrivateUsage]

    assert (relevant == [touch]) is concerns


@pytest.mark.parametrize(
    ("addresses", "names"),
    [
        (["https://a.example/x/one.md", "https://a.example/x/two.md"], ["one", "two"]),
        (["https://a.example/x/one", "https://a.example/y/one"], ["x-one", "y-one"]),
        (["https://a.example/x/One", "https://a.example/y/one"], ["x-One", "y-one"]),
        (["https://a.example/", "https://b.example/x y"], ["page", "x-y"]),
        (["https://a.example/x", "https://b.example/x"], ["page-1", "page-2"]),
        ([f"https://a.example/{'x' * 130}", "https://a.example/y"], ["x" * 120, "y"]),
        (["https://a.example/.x.", "https://a.example/-y-"], ["x", "y"]),
    ],
)
def test_pages_are_called_by_the_ends_of_their_addresses(addresses: list[str], names: list[str]) -> None:
    """As far as they differ there, in capitals or not; else by their number."""
    assert _names([Source(address, "") for address in addresses]) == [f"pages/{name}.md" for name in names]


@pytest.mark.parametrize(
    ("text", "keep", "stored"),
    [
        ('{"a": 1}', "everything", "a: 1\n"),
        (' \n{"a": 1}', "everything", "a: 1\n"),
        ("b: 1 # mine\n", "everything", "b: 1 # mine\n"),
        ("b: 1\n", "structure", "a: 1\n"),
    ],
)
def test_a_document_of_which_all_is_kept_stays_as_it_was_written(text: str, keep: str, stored: str) -> None:
    """JSON is stored as YAML, which a person can read."""
    obtained = Obtained(parse(Source("x.yaml", text)), (), ("x",), "")

    assert stored_files(obtained, {"a": 1}, keep, None) == {"openapi.yaml": stored}


def test_what_is_stored_in_part_keeps_the_form_that_it_has() -> None:
    """So that only what changed is to be read."""
    old = parse(Source("x.yaml", "\n# kept\na: 1 # one\n"))
    obtained = Obtained(parse(Source("y.yaml", "a: 2\n")), (), ("y",), "")

    assert stored_files(obtained, {"a": 2}, "structure", old) == {"openapi.yaml": "# kept\na: 2 # one\n"}


def test_a_line_is_counted_from_one_and_the_first_is_the_files_own() -> None:
    """Where nothing is found, the file as a whole."""
    line = report._line  # pyright: ignore[reportPrivateUsage]

    assert [line("a\nb\n\nc", needle) for needle in ("a", "b", "c", "z")] == [1, 2, 4, 1]


def test_an_action_is_shown_with_its_decision_and_its_evidence() -> None:
    """The root by its slash."""
    shown = report._touched  # pyright: ignore[reportPrivateUsage]
    place = Place("o.yaml", 3, 1)

    assert shown(Touch(Pointer("/a"), "update", place, "Why.", "A page.")) == (
        "  o.yaml:3:1  update /a\n      decision: Why.\n      evidence: A page."
    )
    assert shown(Touch(Pointer(""), "remove", place, "Why.", "")) == (
        "  o.yaml:3:1  remove /\n      decision: Why.\n      evidence: none"
    )
