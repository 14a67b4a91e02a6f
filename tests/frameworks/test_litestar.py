"""A current Litestar server and the client of its own document, as for FastAPI: other spellings of the same things."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from tests.frameworks import litestar_app
from tests.frameworks.litestar_app import SEEN, Address, Colour, Item, app
from tests.frameworks.serving import Call, client_of, perform, perform_async, plain, served

ONE = "00000000-0000-4000-8000-000000000001"
EMPTY: list[object] = []


@pytest.fixture(scope="module")
def stall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, str]]:
    """The client's package, and where the server is."""
    document = app.openapi_schema.to_schema()
    with served(app) as url, client_of("stall", document, tmp_path_factory.mktemp("litestar")) as package:
        yield package, url


def upload_seen(text: str, filename: str, kind: str = "application/octet-stream") -> dict[str, object]:
    """What the server says of a file."""
    return {"class": "UploadSeen", "filename": filename, "content_type": kind, "text": text}


def uploads(package: ModuleType) -> list[Call]:
    """Files and forms."""
    upload = package.Upload
    named = upload(b"abc", filename="scan.txt", content_type="text/plain")
    login = {"user": "ü&=+ ", "password": "p"}
    return [
        Call("files.one_send_one", {"file": b"\xff"}, upload_seen("\xff", "file")),
        Call("files.one_send_one", {"file": named}, upload_seen("abc", "scan.txt", "text/plain")),
        Call(
            "files.many_send_many",
            {"files": [b"1", named]},
            [upload_seen("1", "files"), upload_seen("abc", "scan.txt", "text/plain")],
        ),
        Call(
            "files.album_send_album", {"cover": b"c", "title": "t"}, upload_seen("c", "cover"), ("t", None, Colour.red)
        ),
        Call(
            "files.album_send_album",
            {"cover": b"c", "title": "t", "year": 1999, "colour": "dark-blue"},
            upload_seen("c", "cover"),
            ("t", 1999, Colour.dark_blue),
        ),
        Call("files.get_file", {}, Path(litestar_app.__file__).read_text()),
        Call("files.stream_get_stream", {}, b"0;1;2;"),
        Call("forms.login_login", login, "p", ("ü&=+ ", False, None, EMPTY)),
        Call(
            "forms.login_login",
            {**login, "remember": True, "born": "2020-02-03", "tags": ["a", "b"]},
            "p",
            ("ü&=+ ", True, date(2020, 2, 3), ["a", "b"]),
        ),
    ]


def parameters(_: ModuleType) -> list[Call]:
    """Queries, headers, cookies and paths."""
    rest: tuple[object, ...] = (None, False, None, None, None, None, 0.5, None, "a", None, None)
    full = {
        "n": 0, "flag": True, "colour": "dark-blue", "day": "2020-02-29", "at": "2020-02-29T01:02:03Z", "price": "1.10",
        "share": 0.25, "ids": [1, 2], "kind": "b", "one": ONE, "re_named": "r",
    }  # fmt: skip
    seen = (
        0, True, Colour.dark_blue, date(2020, 2, 29), datetime(2020, 2, 29, 1, 2, 3, tzinfo=UTC), Decimal("1.10"), 0.25,
        [1, 2], "b", UUID(ONE), "r",
    )  # fmt: skip
    nulls: dict[str, object] = {"n": None, "colour": None, "ids": None, "one": None, "re_named": None}
    return [
        Call("parameters.query_query", {"word": "a b&c=+%"}, seen=("a b&c=+%", *rest)),
        Call("parameters.query_query", {"word": "w", **nulls}, seen=("w", *rest)),
        Call("parameters.query_query", {"word": "w", **full}, seen=("w", *seen)),
        Call("parameters.others_others", {"x_trace": "t"}, seen=("t", None, None)),
        Call("parameters.others_others", {"x_trace": "t", "x_count": 3, "session": "a/=:b"}, seen=("t", 3, "a/=:b")),
        Call("parameters.number_key_text_path", {}, seen=(5, UUID(ONE), "a b%?#ü;"), path=(5, ONE, "a b%?#ü;")),
    ]


def answers(_: ModuleType) -> list[Call]:
    """Statuses and media types."""
    return [
        Call("answers.nothing_nothing", {}, seen=3, path=(3,)),
        Call("answers.text_text", {}, "grüße"),
        Call("answers.html_html", {}, "<p>hi</p>"),
        Call("answers.anything_anything", {}, {"x": [1, None]}),
        Call("answers.maybe_maybe", {"there": True}, upload_seen("x", "f", "t")),
        Call("answers.maybe_maybe", {"there": False}, None),
        Call("answers.bytes_picture", {}, b"\x89PNG\x00\xff"),
    ]


def models(package: ModuleType) -> list[Call]:
    """Bodies and unions."""
    cat, dog, address = package.models.Cat, package.models.Dog, package.models.Address
    cat_sent, dog_sent = {"kind": "cat", "lives": 9}, {"kind": "dog", "loud": False}
    street = {"class": "Address", "street": "s", "lines": EMPTY}
    item = {
        "id": ONE, "price": "1.10", "day": "2020-01-02", "at": "2020-01-02T03:04:05Z", "colour": "dark-blue", "title": "Abc",
    }  # fmt: skip
    kept = Item(
        UUID(ONE), Decimal("1.10"), date(2020, 1, 2), datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), Colour.dark_blue, "Abc",
        None, {"x": Address("s")},
    )  # fmt: skip
    return [
        Call("pets.one_send_pet", {"body": cat(kind="cat", lives=9)}, {"class": "Cat", **cat_sent}, cat_sent),
        Call("pets.one_send_pet", {"body": dog(kind="dog", loud=False)}, {"class": "Dog", **dog_sent}, dog_sent),
        Call(
            "pets.owner_send_owner",
            {"name": "o", "pet": cat(kind="cat", lives=9), "pets": [dog(kind="dog", loud=False)], "born": None},
            {
                "class": "Owner",
                "name": "o",
                "pet": {"class": "Cat", **cat_sent},
                "pets": [{"class": "Dog", **dog_sent}],
                "born": None,
            },
            {"name": "o", "pet": cat_sent, "pets": [dog_sent], "born": None},
        ),
        Call(
            "models_.item_send_item",
            {**item, "address": None, "addresses": {"x": address(street="s")}},
            {"class": "Item", **item, "address": None, "addresses": {"x": street}},
            kept,
        ),
        Call("models_.list_send_list", {"body": [address(street="s")]}, [street], [Address("s")]),
        Call("models_.created_accepted", {}, {"a": 1}),
    ]


TABLE = [uploads, parameters, answers, models]


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize("calls", TABLE, ids=lambda calls: calls.__name__)
def test_both_sides_see_the_same_values(calls: Any, way: str, stall: tuple[ModuleType, str]) -> None:
    """What is given arrives, and what comes back is of the classes that the document says."""
    package, url = stall
    differ: list[tuple[str, object, object]] = []
    with package.Stall(base_url=url, retries=0) as client:
        for call in calls(package):
            SEEN.clear()
            opened = lambda: package.AsyncStall(base_url=url, retries=0)  # noqa: E731 - a client for each loop
            made = perform_async(opened, call) if way == "async" else perform(client, call)
            found = (plain(made), SEEN[0] if SEEN else None)
            if found != (call.returns, call.seen):
                differ.append((str(call), (call.returns, call.seen), found))

    assert differ == []


def test_every_route_is_called(stall: tuple[ModuleType, str]) -> None:
    """Nobody adds one that is not; one can only fail."""
    called = {call.method.partition(".")[2] for calls in TABLE for call in calls(stall[0])} | {"problem_problem"}
    routes = [path for path, item in app.openapi_schema.to_schema()["paths"].items() for _ in item]

    assert len(called) == len(routes)


def test_errors_say_what_the_server_says(stall: tuple[ModuleType, str]) -> None:
    """By the status that the document declares."""
    package, url = stall
    with (
        package.Stall(base_url=url, retries=0) as client,
        pytest.raises(package.errors.NotFound, match="no such thing"),
    ):
        client.answers.problem_problem()
