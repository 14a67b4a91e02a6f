"""`api.md`, part by part: its tables, its anchors, and texts in which nothing is markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import NONE, Closed, Plain
from generator.api import Api, Argument, Group, Operation, Parameter
from generator.emit.reference import (
    _code,  # pyright: ignore[reportPrivateUsage]
    _plain,  # pyright: ignore[reportPrivateUsage]
    reference,
)
from generator.types import Json, Pointer

RUN = Operation(
    identity="runJob", name="run_job", constant="RUN_JOB", method="POST", path="/jobs", summary="", description="",
    documentation="", deprecated=False, arguments=(), parameters=(), body=None, responses=(), security=(), servers=(),
    retry="never", billed=False, poll=None, returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer("/run"),
)  # fmt: skip
LAST = """- Returns `None`.
- Raises `InvalidRequest` if an argument breaks the contract (nothing is sent).
- Never repeated once it may have arrived.
"""


def page(*groups: Group, contract: Json = None) -> str:
    """Return the page of a client of some products."""
    api = Api(
        package="acme", title="Acme_1", class_name="Acme", version="1", description="", documentation="", environments=(), path="",
        variables=(), schemes=(), envelope=None, callback=None, webhook=None, groups=groups, models=(), accepted=(),
    )  # fmt: skip
    return reference(api, contract if contract is not None else {"run": {}})


def method(operation: Operation, contract: Json = None) -> str:
    """Return what is written below the heading of a method."""
    return page(Group("jobs", "jobs", "Jobs", "", "", (operation,)), contract=contract).partition("### ")[2]


def test_a_page_has_a_table_of_each_product_and_then_its_methods() -> None:
    """The title is text, and every method has an anchor."""
    jobs = Group(
        "all_jobs", "jobs", "Jobs", "", "Runs *them*.", (RUN, replace(RUN, name="stop_job", returns=Plain("str")))
    )
    found = page(jobs, Group("files", "files", "Files", "", "", ()))
    head, _, rest = found.partition("### ")

    assert head == (
        "# Acme\\_1\n\n`from kyc_clients.acme import Acme, AsyncAcme`\n\n"
        "A method of `AsyncAcme` has the same name and arguments, and is awaited. Arguments in the path may be given by position, the "
        "others by name. Every method also takes `timeout`, `deadline`, `headers`, `retries`, `validate`, `extra_query` and `extra_body`."
        "\n\n## `all_jobs`\n\nRuns \\*them\\*.\n\n| Method | Request | Returns |\n| --- | --- | --- |\n"
        "| [`all_jobs.run_job`](#all_jobsrun_job) | `POST /jobs` | `None` |\n"
        "| [`all_jobs.stop_job`](#all_jobsstop_job) | `POST /jobs` | `str` |\n\n"
    )
    assert rest.startswith(
        f"`all_jobs.run_job`\n\n`POST /jobs`\n\n{LAST}- Confidence: documented.\n\n### `all_jobs.stop_job`"
    )
    assert rest.endswith("documented.\n\n## `files`\n\n| Method | Request | Returns |\n| --- | --- | --- |\n")


def test_a_method_shows_what_it_takes_and_where_it_goes() -> None:
    """What is in no parameter is in the body; what has a default need not be given."""
    operation = replace(
        RUN, arguments=(
            Argument("id", Plain("str"), None, "Which *job*."), Argument("kind", Closed(("a", "b")), "None", ""),
            Argument("x", Plain("int"), None, ""), Argument("y", Plain("int"), "5", "Any."),
        ),
        parameters=tuple(Parameter(name, name, place, {}, True, None, None) for name, place in (("id", "path"), ("kind", "query"))),  # noqa: FBT003
    )  # fmt: skip

    assert method(operation).split("\n")[4:11] == [
        "| Argument | Type | In | Needed | |",
        "| --- | --- | --- | --- | --- |",
        "| `id` | `str` | path | yes | Which \\*job\\*. |",
        '| `kind` | `Literal["a", "b"]` | query | | |',
        "| `x` | `int` | body | yes | |",
        "| `y` | `int` | body | | Any. |",
        "",
    ]


def test_a_method_shows_all_that_a_caller_decides_by() -> None:
    """What it says, what comes back, its errors, the method that waits, and the provider's page."""
    operation = replace(
        RUN, summary="Runs.", description="At once.", deprecated=True, returns=Plain("str"), returns_description="The id.",
        raises=(("NotFound", "404"),), poll={"status": "/state"}, documentation="https://docs.example/x",
    )  # fmt: skip

    assert method(operation) == (
        "`jobs.run_job`\n\n`POST /jobs`; the provider calls it deprecated\n\nRuns.\n\nAt once.\n\n- Returns `str`. The id.\n"
        "- Raises `InvalidRequest` if an argument breaks the contract (nothing is sent), `ApiError` by HTTP status: NotFound (404).\n"
        "- Never repeated once it may have arrived.\n- `jobs.wait_for_consent` asks it until the person has decided.\n"
        "- Confidence: documented.\n- The provider's page: <https://docs.example/x>\n"
    )


def test_a_text_that_is_there_already_is_not_repeated() -> None:
    """Nor is an empty one a paragraph."""
    assert method(replace(RUN, summary="Runs.", description="Runs.")).startswith(
        "`jobs.run_job`\n\n`POST /jobs`\n\nRuns.\n\n- Returns"
    )
    assert method(replace(RUN, description="Runs.")).startswith("`jobs.run_job`\n\n`POST /jobs`\n\nRuns.\n\n- Returns")


@pytest.mark.parametrize(
    ("node", "found"),
    [
        ({"x-confidence": "observed"}, "observed"),
        ({"x-confidence": "inferred"}, "inferred"),
        ({"x-confidence": "sure"}, "documented"),
        ({}, "documented"),
        ([], "documented"),
    ],
)
def test_an_operation_is_as_sure_as_the_contract_says(node: Json, found: str) -> None:
    """A document of a provider says nothing of it, and is documentation."""
    assert f"- Confidence: {found}.\n" in method(RUN, {"run": node})


@pytest.mark.parametrize(
    "address", ["ftp://a.example", "https://a.example/<x", "https://a.example/x>", "https://a.example/é", "see https://a.example"]
)  # fmt: skip
def test_what_is_no_plain_address_is_no_link(address: str) -> None:
    """It would end the link, or is none."""
    assert "The provider's page" not in method(replace(RUN, documentation=address))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", "`a`"),
        ("a |  b\n c", "`a \\| b c`"),
        ("a `b`", "`` a `b` ``"),
        ("a ``b", "`` a ` `b ``"),
        ("a\u202eb", "`a\\u202eb`"),
    ],
)
def test_nothing_in_code_ends_it_or_its_cell(text: str, code: str) -> None:
    """A bar, a tick, two of them, a line, and what turns a line around."""
    assert _code(text) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n  b", "a b"),
        ("`a*` b* `c*`", "`a*` b\\* `c*`"),
        ("a `b", "a &#96;b"),
        ("<b> & [a](b) c|d_e \\", "&lt;b&gt; &amp; \\[a\\](b) c\\|d\\_e \\\\"),
        ("`a|b`", "`a\\|b`"),
        ("\u202e", "\\\\u202e"),
        ("", ""),
    ],
)
def test_a_description_is_one_line_of_text_and_code(text: str, found: str) -> None:
    """All else that Markdown or HTML would read is text."""
    assert _plain(text) == found
