"""The docstrings of generated clients: what a method, its arguments, its errors and its awaited form are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import NONE, Plain
from generator.api import Api, Argument, Environment, Group, Operation, Parameter, Scheme, TokenUrl, Variable
from generator.emit.options import options
from generator.emit.prose import (
    by_status,
    construction,
    deprecation,
    documentation,
    group_overview,
    overview,
    repeated,
    waiting,
)
from generator.types import Json, Pointer

BARE = Operation(
    identity="runJob", name="run_job", constant="RUN_JOB", method="POST", path="/jobs/{id}", summary="", description="",
    documentation="", deprecated=False, arguments=(), parameters=(), body=None, responses=(), security=(), servers=(),
    retry="never", billed=False, poll=None, returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer(""),
)  # fmt: skip
NEVER = "Never repeated once it may have arrived."
INVALID = "Raises:\n    InvalidRequest: if an argument breaks the contract; nothing is sent."
API = Api(
    package="acme", title="Acme", class_name="Acme", version="1", description="", documentation="", environments=(), path="",
    variables=(), schemes=(), envelope=None, callback=None, webhook=None, groups=(), models=(), accepted=(),
)  # fmt: skip


def argument(name: str, description: str) -> Argument:
    """Return an argument."""
    return Argument(name, Plain("str"), None, description)


def test_a_method_is_described_by_all_that_the_contract_says() -> None:
    """The awaited one refers to the other for what comes after its arguments."""
    operation = replace(
        BARE, summary="Runs a job", description="At once.", arguments=(argument("id", "Which\n  job."), argument("x", "")),
        returns_description="The job  that runs.", raises=(("NotFound", "404"), ("RateLimited", "429"), ("NotFound", "410")),
        documentation="https://docs.example", choices=((NONE, ()), (NONE, ("text/csv", "a/b")), (NONE, ("c/d",))),
    )  # fmt: skip
    begin = (
        "Runs a job.\n\nAt once.\n\nArgs:\n    id: Which job.\n"
        "    accept: The media type of the response; `text/csv` where it is not given."
    )

    assert documentation(operation, "Jobs") == {
        "": f"{begin}\n\nReturns:\n    The job that runs.\n\n{INVALID}\n    ApiError: by HTTP status: NotFound (404, 410), "
        f"RateLimited (429).\n\n{NEVER}\n\n`POST /jobs/{{id}}`, https://docs.example",
        "Async": f"{begin}\n\nAs `Jobs.run_job`, awaited.",
    }


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        (BARE, f"Run job.\n\n{INVALID}\n\n{NEVER}\n\n`POST /jobs/{{id}}`"),
        (replace(BARE, summary="Runs!", description="Runs!"), f"Runs!\n\n{INVALID}\n\n{NEVER}\n\n`POST /jobs/{{id}}`"),
        (replace(BARE, summary="Why?", description="x"), f"Why?\n\nx\n\n{INVALID}\n\n{NEVER}\n\n`POST /jobs/{{id}}`"),
        (replace(BARE, returns_description="The whole job."), f"Run job.\n\n{INVALID}\n\n{NEVER}\n\n`POST /jobs/{{id}}`"),
        (replace(BARE, choices=((NONE, ()),)), f"Run job.\n\n{INVALID}\n\n{NEVER}\n\n`POST /jobs/{{id}}`"),
    ],
)  # fmt: skip
def test_what_says_nothing_is_left_out(operation: Operation, text: str) -> None:
    """A text that is there already, three words of what comes back, and a choice of nothing."""
    assert documentation(operation, "Jobs")[""] == text


@pytest.mark.parametrize(
    ("retry", "billed", "text"),
    [
        ("never", True, NEVER),
        ("safe", False, "Repeated where its response is lost; it costs nothing."),
        ("safe", True, "Repeated where its response is lost, which may be billed again: `repeat_billed`."),
    ],
)
def test_a_method_says_whether_it_is_repeated_and_what_that_costs(retry: str, text: str, *, billed: bool) -> None:
    """What is never repeated costs nothing more."""
    assert repeated(replace(BARE, retry=retry, billed=billed)) == text


LOOKS = (
    "    timeout: Seconds to wait in all; ten minutes where it is not given.\n"
    "    interval: Seconds from one look to the next, at most; they grow from two to fifteen where it is not given.\n"
    "    headers: Headers of each look.\n"
    "    retries: How often each look is repeated; as often as the client says where it is not given."
)
ENDS = (
    "    WaitTimeout: when the time is up.\n    WaitCancelled: when `cancel` is set.\n"
    "    ApiError: for a refusal that waiting does not cure, such as an unknown session."
)


def test_waiting_is_described_with_its_arguments_and_its_ends() -> None:
    """Every state that ends it badly; of the arguments those in the path; an event for what is not awaited alone."""
    poll: Json = {"failed": {"lost": "session-expired", "no": "unheard-of", "late": "session-expired"}}
    places = (("id", "path"), ("q", "query"))
    operation = replace(
        BARE, poll=poll, arguments=(argument("id", "Which job."), argument("q", "A query.")),
        parameters=tuple(Parameter(name, name, place, {}, True, None, None) for name, place in places),  # noqa: FBT003
    )  # fmt: skip
    begin = (
        "Ask `run_job` until the person has decided, and return its last response.\n\n"
        f"Rate limits and short outages are waited out.\n\nArgs:\n    id: Which job.\n{LOOKS}"
    )

    assert waiting(operation, "Jobs") == {
        "": f"{begin}\n    cancel: Ends the waiting when it is set: a `threading.Event`, or what behaves like one.\n\n"
        "Raises:\n    SessionExpired: when the state is `lost` or `late`.\n    Rejected: when the state is `no`.\n"
        f"{ENDS}\n\n`POST /jobs/{{id}}`",
        "Async": f"{begin}\n\nAs `Jobs.wait_for_consent`, awaited.",
    }
    assert waiting(replace(operation, poll={}), "Jobs")[""].endswith(f"Raises:\n{ENDS}\n\n`POST /jobs/{{id}}`")
    assert waiting(replace(operation, poll=None), "Jobs") == waiting(replace(operation, poll={}), "Jobs")


def test_a_product_is_described_by_its_own_words_or_by_its_title() -> None:
    """And how its calls may be changed one by one."""
    found = group_overview(Group("jobs", "jobs", "Jobs", "All jobs", "", ()))

    assert found[""].startswith(
        "The operations of `All jobs`.\n\nEach call also takes a `timeout`, a `deadline`, `headers`"
    )
    assert found["Async"] == "The methods of `Jobs`, awaited."
    assert group_overview(Group("jobs", "jobs", "Jobs", "All jobs", "Runs.", ()))[""].startswith("Runs.\n\nEach call")


def test_statuses_are_listed_by_the_error_that_they_raise() -> None:
    """In the order of the contract."""
    assert by_status((("B", "404"), ("A", "4XX"), ("B", "410"))) == "B (404, 410), A (4XX)"
    assert by_status(()) == ""


def test_a_deprecated_method_is_called_so_by_the_provider() -> None:
    """With its request."""
    assert deprecation(BARE) == "The provider calls POST /jobs/{id} deprecated."


def test_a_client_is_described_by_its_products_and_its_pages() -> None:
    """A product without a description by its title."""
    groups = (
        Group("jobs", "jobs", "Jobs", "All jobs", "Runs\n  them.", ()),
        Group("files", "f", "F", "All files", "", ()),
    )
    api = replace(API, groups=groups, description="Of Acme.", documentation="https://docs.example")

    assert overview(api) == {
        "": "Client of Acme.\n\nOf Acme.\n\nProducts:\n    jobs: Runs them.\n    files: All files\n\nhttps://docs.example",
        "Async": "Client of Acme.\n\nAs `Acme`, with every method awaited.",
    }
    assert overview(replace(API, title="Acme!"))[""] == "Client of Acme!\n\nProducts:"


KEY = Scheme("key", "ApiKey", "key", "x-key", "header", "Your\n  key.", "ACME_KEY", None)


def lines(api: Api) -> list[str]:
    """Return what is written of the arguments that not every client has."""
    text = construction(api)[""]
    begin, end = (
        "Give the credentials once; nothing is sent before the first call.\n\nArgs:\n",
        "\n\nRaises:\n    ConfigurationError: if the credentials or the server cannot be used.",
    )
    assert text.startswith(begin)
    assert text.endswith(end)
    shared = {f"    {item.name}: {item.text}" for item in options("")}
    return [line.strip() for line in text[len(begin) : -len(end)].split("\n") if line not in shared]


@pytest.mark.parametrize(
    ("scheme", "found"),
    [
        (KEY, ["key: Your key. Read from the environment variable ACME_KEY where it is not given."]),
        (replace(KEY, description=""),
         ["key: Sent as `x-key`. Read from the environment variable ACME_KEY where it is not given."]),
        (replace(KEY, kind="HttpBasic"),
         ["key_username: Your key. Read from the environment variable ACME_KEY_USERNAME where it is not given.",
          "key_password: Your key. Read from the environment variable ACME_KEY_PASSWORD where it is not given."]),
    ],
)  # fmt: skip
def test_a_credential_is_described_with_the_variable_it_is_read_from(scheme: Scheme, found: list[str]) -> None:
    """By the scheme's own words, or by its name on the wire."""
    assert lines(replace(API, schemes=(scheme,))) == found


@pytest.mark.parametrize(
    ("base", "scopes", "place", "asked"),
    [
        (".", (), "the server/token", "blanks. Else"),
        ("/", (("a", "A."), ("b", "B.")), "the server/token", "blanks: `a`, `b`. Else"),
        ("https://id.example", (("a", ""),), "https://id.example/token", "blanks: `a`. Else"),
    ],
)
def test_what_a_token_is_fetched_with_is_described_with_where_it_is_sent(
    base: str, scopes: tuple[tuple[str, str], ...], place: str, asked: str
) -> None:
    """The application's name and secret go there alone."""
    found = lines(
        replace(API, schemes=(replace(KEY, token_url=TokenUrl(base, "/token", in_body=False, scopes=scopes)),))
    )

    assert [line.partition(" Read from")[0] for line in found] == [
        "key: An access token that you have already; else one is fetched, and renewed, with the next two. Your key.",
        f"key_client_id: The name of your application, sent to {place} alone.",
        f"key_client_secret: The secret of your application, sent to {place} alone.",
        f"key_scope: What the token is to allow, separated by {asked} the provider decides.",
    ]


def test_the_parts_of_an_address_and_the_servers_are_described() -> None:
    """A part with what the contract says of it."""
    api = replace(
        API, variables=(Variable("zone", "region", "Where you are"), Variable("b", "b", "")),
        environments=(Environment("live", "https://a.example", ""), Environment("test", "https://b.example", "")),
    )  # fmt: skip

    assert lines(api) == [
        "zone: `{region}` in the address of the server. Where you are. Needed without `base_url`.",
        "b: `{b}` in the address of the server. Needed without `base_url`.",
        "environment: Which server: `live` (https://a.example), `test` (https://b.example).",
    ]
    assert lines(API) == []


def test_the_options_of_each_kind_of_client_are_described() -> None:
    """Those that have no use in a client are left out, and the awaited one has its own."""
    found = construction(API)

    assert sorted(found) == ["", "Async"]
    for prefix, text in found.items():
        names = [item.name for item in options(prefix) if item.name != "copies"]
        assert [name for name in names if f"\n    {name}: " in text] == names
        assert "\n    copies: " not in text
