"""Clients made from tiny documents ask for media types, send them, and read what comes by its own."""

import asyncio
import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from generator.parse import decode
from tests.generator.making import lay_out, make, type_check

CASES = Path(__file__).parents[1] / "cases"
Answer = Callable[[httpx.Request], httpx.Response]
BODIES = {
    "application/json; charset=utf-8": b'{"id":"x"}',
    "application/vnd.acme.short+json": b'{"n":1}',
    "text/csv": "a,\xfc".encode("latin-1"),
    "application/pdf": b"%PDF",
}


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ModuleType]]:
    """The packages of the cases, by name."""
    names = {"choice": "responses/several-types", "ranges": "responses/ranges", "bodies": "bodies/ranges"}
    folder = tmp_path_factory.mktemp("media")
    sources = {
        name: decode("openapi.yaml", (CASES / case / "openapi.yaml").read_bytes()) for name, case in names.items()
    }
    lay_out(folder, {name: make(source, name=name) for name, source in sources.items()})
    sys.path.insert(0, str(folder))
    try:
        yield {name: importlib.import_module(f"clients.{name}") for name in names}
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name == "clients" or name.startswith("clients.")]:
            del sys.modules[name]


class Server:
    """Gives what is asked for, and remembers what was."""

    def __init__(self, kind: str = "") -> None:
        self.kind = kind
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        self.requests.append(request)
        kind = self.kind or request.headers["accept"].partition(", ")[0]
        output = f"{kind}; charset=iso-8859-1" if kind == "text/csv" else kind
        return httpx.Response(200, content=BODIES.get(kind, b""), headers={"content-type": output})


def opened(package: ModuleType, answer: Answer, prefix: str = "") -> Any:
    """A client of a package, whose server is a function."""
    name = package.__name__.rpartition(".")[2].capitalize()
    return getattr(package, f"{prefix}{name}")(
        base_url="https://api.example.com", transport=httpx.MockTransport(answer)
    )


@pytest.mark.parametrize(
    ("accept", "value"),
    [
        (None, "Job(id='x')"),
        ("application/json; charset=utf-8", "Job(id='x')"),
        ("application/vnd.acme.short+json", "ShortJob(n=1)"),
        ("text/csv", "'a,\xfc'"),
        ("application/pdf", "b'%PDF'"),
    ],
)
def test_a_caller_chooses_the_media_type_of_a_response(
    accept: str | None, value: str, clients: dict[str, ModuleType]
) -> None:
    """By a call, with its raw response, and awaited: the value is of the type that was asked for."""
    server = Server()
    client, awaited = opened(clients["choice"], server), opened(clients["choice"], server, "Async")

    assert repr(client.jobs.run(accept=accept)) == value
    assert repr(client.raw(client.jobs.run, accept=accept).value) == value
    assert repr(asyncio.run(awaited.jobs.run(accept=accept))) == value
    assert {request.headers["accept"] for request in server.requests[:2]} == {
        accept or "application/json; charset=utf-8, application/problem+json"
    }


def test_a_media_type_that_no_response_has_is_refused_before_sending(clients: dict[str, ModuleType]) -> None:
    """With those that there are; one of an error response is none of them."""
    server = Server()
    with pytest.raises(
        clients["choice"].errors.InvalidRequest,
        match=r"/accept must be one of 'application/json; charset=utf-8', 'text/csv'",
    ):
        opened(clients["choice"], server).jobs.run(accept="application/problem+json")

    assert server.requests == []


@pytest.mark.parametrize(
    ("accept", "value"),
    [("text/csv", "'a,\xfc'"), ("APPLICATION/PDF", "b'%PDF'"), ("application/vnd.acme.short+json", "ShortJob(n=1)")],
)
def test_what_a_header_of_the_caller_asked_for_is_read_by_its_own_media_type(
    accept: str, value: str, clients: dict[str, ModuleType]
) -> None:
    """As far as the document knows it; of a call, and of the client."""
    client = opened(clients["choice"], Server(accept.lower()))

    assert repr(client.jobs.run(headers={"Accept": accept})) == value
    assert repr(client.copy(headers={"accept": accept}).jobs.run()) == value


def test_json_of_another_name_is_read_and_another_media_type_is_never_taken_for_the_one_asked_for(
    clients: dict[str, ModuleType],
) -> None:
    """A table is no JSON, and a variant of its own is none of the usual."""

    def mislabelled(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b'{"id":"x"}', headers={"content-type": "text/csv"})

    assert opened(clients["choice"], mislabelled).jobs.run().id == "x"
    with pytest.raises(clients["choice"].errors.UnexpectedResponse, match="the body is not JSON"):
        opened(clients["choice"], Server("text/csv")).jobs.run()
    with pytest.raises(
        clients["choice"].errors.UnexpectedResponse,
        match=r"text/csv was asked for, and application/json; charset=utf-8 came",
    ):
        opened(clients["choice"], Server("application/json; charset=utf-8")).jobs.run(accept="text/csv")
    with pytest.raises(clients["choice"].errors.UnexpectedResponse, match=r"application/vnd.acme.short\+json came"):
        opened(clients["choice"], Server("application/vnd.acme.short+json")).jobs.run()


@pytest.mark.parametrize(
    ("method", "accept"),
    [("get_picture", "image/*, application/json"), ("get_any", "*/*"), ("get_structured", "application/json")],
)
def test_a_range_of_media_types_is_asked_for_as_one(method: str, accept: str, clients: dict[str, ModuleType]) -> None:
    """JSON is asked for where the range allows it and the schema wants structure."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["accept"])
        return httpx.Response(200, content=b"{}", headers={"content-type": "image/png"})

    getattr(opened(clients["ranges"], answer).files, method)()

    assert seen == [accept]


def test_what_comes_is_of_the_range_that_holds_it(clients: dict[str, ModuleType]) -> None:
    """A text of a range of texts, and the bytes of a sound."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200, content=b"x", headers={"content-type": request.headers["accept"].replace("*", "wav")}
        )

    files = opened(clients["ranges"], answer).files

    assert (files.get_text(), files.get_text(accept="audio/*")) == ("x", b"x")
    assert files.get_text(headers={"Accept": "audio/*"}) == b"x"


@pytest.mark.parametrize(
    ("method", "kind", "sent"),
    [
        ("put_picture", "image/png", "image/png"),
        ("put_picture", "IMAGE/svg+xml; charset=utf-8", "IMAGE/svg+xml; charset=utf-8"),
        ("put_any", "", "application/octet-stream"),
        ("put_any", "video/mp4", "video/mp4"),
    ],
)
def test_a_body_of_a_range_has_the_media_type_that_its_upload_has(
    method: str, kind: str, sent: str, clients: dict[str, ModuleType]
) -> None:
    """Where the range holds the plainest of all types, that is the one of plain bytes."""
    seen: list[tuple[str, bytes]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["content-type"], request.content))
        return httpx.Response(204)

    put = getattr(opened(clients["bodies"], answer).files, method)
    put(body=clients["bodies"].Upload(b"\xff", content_type=kind))

    assert seen == [(sent, b"\xff")]


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    ("kind", "output"),
    [
        (None, r"needs a media type of image/\*: give `Upload\(content, content_type=…\)`"),
        ("", r"needs a media type of image/\*"),
        ("text/plain", r"has the media type text/plain, which is none of image/\*"),
        ("image/*", r"has the media type image/\*, which is none"),
    ],
)
def test_a_body_whose_media_type_is_none_of_its_range_is_not_sent(
    kind: str | None, output: str, *, validate: bool, clients: dict[str, ModuleType]
) -> None:
    """The message says what to give; a header of the caller's own does as well."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["content-type"])
        return httpx.Response(204)

    files = opened(clients["bodies"], answer).files
    body = b"\xff" if kind is None else clients["bodies"].Upload(b"\xff", content_type=kind)
    with pytest.raises(clients["choice"].errors.InvalidRequest, match=output):
        files.put_picture(body=body, validate=validate)
    files.put_picture(body=b"\xff", headers={"Content-Type": "image/gif"})

    assert seen == ["image/gif"]


CODE = """
from typing import assert_type
from clients.choice import AsyncChoice, Choice
from clients.choice.models import Job, ShortJob

client = Choice(base_url="https://api.example.com")
assert_type(client.jobs.run(), Job)
assert_type(client.jobs.run(accept=None), Job)
assert_type(client.jobs.run(accept="text/csv"), str)
assert_type(client.jobs.run(accept="application/vnd.acme.short+json"), ShortJob)
assert_type(client.jobs.run(accept="application/pdf"), bytes)
assert_type(client.raw(client.jobs.run).value, Job)
assert_type(client.raw(client.jobs.run, accept="text/csv").value, str)

async def awaited(twin: AsyncChoice) -> None:
    assert_type(await twin.jobs.run(), Job)
    assert_type(await twin.jobs.run(accept="text/csv"), str)
    assert_type((await twin.raw(twin.jobs.run, accept="application/pdf")).value, bytes)

client.jobs.run(accept="text/html")  # MISTAKE
"""


@pytest.mark.slow
def test_type_checkers_know_what_each_media_type_gives(tmp_path: Path) -> None:
    """Of calls, awaited calls and raw ones, and one that no response has is an error, to mypy and pyright."""
    source = decode("openapi.yaml", (CASES / "responses" / "several-types" / "openapi.yaml").read_bytes())
    lay_out(tmp_path, {"choice": make(source, name="choice")})
    (tmp_path / "clients" / "user.py").write_text(CODE, "utf-8")
    line = CODE.splitlines().index('client.jobs.run(accept="text/html")  # MISTAKE') + 1
    output = type_check(tmp_path)

    assert [text.partition(": error:")[0] for text in output.splitlines() if ": error:" in text] == [
        f"clients/user.py:{line}"
    ]
    pyright = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "pyright"
    if not pyright.exists():
        pytest.skip("pyright is not installed here")
    done = subprocess.run(
        [pyright, "--pythonpath", sys.executable, "clients/user.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = {text.split(" - ")[0].rsplit(":", 2)[1] for text in done.stdout.splitlines() if " - error" in text}
    assert errors == {str(line)}
