"""A current FastAPI server, its own document, our client of it: every route called both ways, and both sides saw the same values."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from tests.frameworks import fastapi_app
from tests.frameworks.fastapi_app import SEEN, Colour, Rank, app
from tests.frameworks.serving import Call, client_of, perform, perform_async, plain, served

KEYS = {
    "api_key_header": "header/key",
    "api_key_query": "query&key=",
    "api_key_cookie": "Y29va2ll/+==",
    "http_bearer": "a.b.c",
    "http_basic_username": "user",
    "http_basic_password": "pass:word",
}
ONE = "00000000-0000-4000-8000-000000000001"
EMPTY: list[object] = []
NOTHING: dict[str, object] = {}
IST = timezone(timedelta(hours=5, minutes=30))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, str]]:
    """The client's package, and where the server is."""
    folder = tmp_path_factory.mktemp("fastapi")
    with served(app) as url, client_of("shop", app.openapi(), folder) as package:
        yield package, url


def upload_seen(text: str, *, filename: str | None = None, kind: str = "application/octet-stream") -> dict[str, object]:
    """What the server says of a file."""
    return {"class": "UploadSeen", "filename": filename, "content_type": kind, "size": len(text), "text": text}


def uploads(package: ModuleType) -> list[Call]:
    """Files, alone and in lists, with fields and without."""
    upload = package.Upload
    named = upload(b"abc", filename="scan ü.txt", content_type="text/plain")
    form = package.models.BodySendMaybe
    return [
        Call("files.send_one", {"file": b"\xff\x00"}, upload_seen("\xff\x00", filename="file")),
        Call("files.send_one", {"file": named}, upload_seen("abc", filename="scan ü.txt", kind="text/plain")),
        Call("files.send_one", {"file": b""}, upload_seen("", filename="file")),
        Call(
            "files.send_many",
            {"files": [b"1", upload(b"2", filename="2.bin")]},
            [upload_seen("1", filename="files"), upload_seen("2", filename="2.bin")],
        ),
        Call("files.send_maybe", {}, EMPTY, seen=None),
        Call("files.send_maybe", {"body": form(note=None, file=None)}, EMPTY, seen=None),
        Call(
            "files.send_maybe",
            {"body": form(file=b"1", others=[b"2"], note="n")},
            [upload_seen("1", filename="file"), upload_seen("2", filename="others")],
            seen="n",
        ),
        Call("files.send_bytes", {"data": b"\x80"}, 1, seen=b"\x80"),
        Call(
            "files.send_described",
            {"file": b"x", "name": "ab", "labels": ["a", "b,c"], "pages": 3},
            upload_seen("x", filename="file"),
            seen=("ab", ["a", "b,c"], 3),
        ),
        Call(
            "files.send_described",
            {"file": b"x", "name": "ab", "labels": ["a"], "pages": None},
            upload_seen("x", filename="file"),
            seen=("ab", ["a"], None),
        ),
        Call(
            "files.send_album",
            {"cover": b"c", "pictures": [b"1", b"2"], "title": "t", "year": 1999},
            [
                upload_seen("c", filename="cover"),
                upload_seen("1", filename="pictures"),
                upload_seen("2", filename="pictures"),
            ],
            seen=("t", 1999),
        ),
        Call("files.send_raw", {"body": b"1", "headers": {"Content-Type": "image/png"}}, "image/png", seen=b"1"),
        Call("files.send_raw", {"body": upload(b"\xff", content_type="image/gif")}, "image/gif", seen=b"\xff"),
        Call("files.get_file", {}, Path(fastapi_app.__file__).read_text()),
        Call("files.get_picture", {}, b"\x89PNG\x00\xff"),
        Call("files.get_stream", {}, b"0;1;2;"),
        Call("files.get_undeclared", {}, None),
    ]


def forms(_: ModuleType) -> list[Call]:
    """Fields of every kind."""
    login = {"user": "ü&=+ ", "remember": False, "colour": Colour.red, "tags": EMPTY, "born": None, "score": None}
    full = {"user": "u", "remember": True, "colour": Colour.dark_blue, "tags": ["a", "b"], "born": date(2020, 2, 3)}
    texts = {"user": "u", "remember": True, "colour": "dark-blue", "tags": ["a", "b"], "born": "2020-02-03"}
    return [
        Call("forms.login", {"user": "ü&=+ ", "password": "p"}, "p", seen=login),
        Call(
            "forms.login",
            {**texts, "score": "1.50", "password": "p"},
            "p",
            seen={**full, "score": Decimal("1.50")},
        ),
        Call(
            "forms.send_strict",
            {"name": "n", "amount": "12.30"},
            {"class": "StrictOutput", "name": "n", "amount": "12.30"},
            seen={"name": "n", "amount": Decimal("12.30")},
        ),
        Call("forms.fields", {"full_name": "x", "numbers": [1, 2], "rank": 2}, seen=("x", [1, 2], Rank.high)),
        Call("forms.fields", {"full_name": "x", "numbers": None}, seen=("x", None, Rank.low)),
    ]


def parameters(_: ModuleType) -> list[Call]:
    """Queries, headers, cookies and paths."""
    rest: tuple[object, ...] = (None, False, None, Rank.low, None, None, None, 0.5, EMPTY, None, "a", None)
    full = {
        "n": 0, "flag": True, "colour": "dark-blue", "rank": 2, "day": "2020-02-29", "at": "2020-02-29T01:02:03+05:30",
        "price": "1.10", "share": 0.25, "ids": [1, 2], "words": ["x", "y z"], "kind": "b", "one": ONE,
    }  # fmt: skip
    seen = (
        0, True, Colour.dark_blue, Rank.high, date(2020, 2, 29), datetime(2020, 2, 29, 1, 2, 3, tzinfo=IST),
        Decimal("1.10"), 0.25, [1, 2], ["x", "y z"], "b", UUID(ONE),
    )  # fmt: skip
    nulls: dict[str, object] = {
        "n": None,
        "colour": None,
        "day": None,
        "at": None,
        "price": None,
        "ids": EMPTY,
        "words": None,
        "one": None,
    }
    model = {"limit": 5, "order_by": "updated", "tags": {"a", "b"}}
    return [
        Call("parameters.query", {"word": "a b&c=+%"}, seen=("a b&c=+%", *rest)),
        Call("parameters.query", {"word": "", **nulls}, seen=("", *rest)),
        Call("parameters.query", {"word": "w", **full}, seen=("w", *seen)),
        Call("parameters.query_model", {**model, "tags": ["a", "b"]}, seen=model),
        Call("parameters.query_model", {}, seen={"limit": 100, "order_by": "created", "tags": set[str]()}),
        Call(
            "parameters.headers",
            {"x_trace": "t", "x_count": 3, "x_labels": ["a"], "strange_name": "s", "user_agent": "me/1"},
            "me/1",
            seen=("t", 3, ["a"], "s"),
        ),
        Call("parameters.send_nothing", {"x_trace": None, "x_labels": EMPTY}, seen=(None, None)),
        Call("parameters.cookies", {"session": "a/+=:b", "theme": "red", "n": 4}, seen=("a/+=:b", Colour.red, 4)),
        Call("parameters.cookies", {"session": "s", "theme": None}, seen=("s", None, 3)),
        Call(
            "parameters.path",
            {},
            seen=(5, Colour.dark_blue, date(2020, 1, 2), UUID(ONE)),
            path=(5, "dark-blue", "2020-01-02", ONE),
        ),
        Call("parameters.path_text", {}, seen="a b%?#ü;", path=("a b%?#ü;",)),
    ]


def answers(_: ModuleType) -> list[Call]:
    """Statuses and media types."""
    one = {"class": "UploadSeen", "filename": None, "content_type": None, "size": 1, "text": "x"}
    return [
        Call("answers.nothing", {}, seen=3, path=(3,)),
        Call("answers.send_no_body", {}, seen=4, path=(4,)),
        Call("answers.head", {}),
        Call("answers.created", {}, {"a": 1}),
        Call("answers.text", {}, "grüße"),
        Call("answers.latin", {}, "grüße"),
        Call("answers.html", {}, "<p>hi</p>"),
        Call("answers.either", {}, one),
        Call("answers.either", {"accept": "text/csv"}, "a,b"),
        Call("answers.either", {"headers": {"Accept": "text/csv"}}, "a,b"),
        Call("answers.anything", {}, {"x": [1, None]}),
        Call("answers.maybe", {"there": True}, one),
        Call("answers.maybe", {"there": False}, None),
    ]


def pets(package: ModuleType) -> list[Call]:
    """Unions, with a discriminator and without."""
    cat, dog, bird, fish = (getattr(package.models, name) for name in ("Cat", "Dog", "Bird", "Fish"))
    cat_sent = {"kind": "cat", "lives": 9}
    dog_sent = {"kind": "wolf", "lives": 1, "loud": False}
    owner = {"class": "Owner", "name": "o", "pet": {"class": "Cat", **cat_sent}, "pets": EMPTY, "others": NOTHING}
    full = {
        **owner,
        "pets": [{"class": "Dog", **dog_sent}],
        "others": {"a": {"class": "Cat", **cat_sent}},
        "loose": {"class": "Bird", "scales": None, "wings": 2},
    }
    return [
        Call("pets.send_pet", {"body": cat()}, {"class": "Cat", **cat_sent}, seen=cat_sent),
        Call("pets.send_pet", {"body": dog(kind="wolf", loud=False)}, {"class": "Dog", **dog_sent}, seen=dog_sent),
        Call(
            "pets.send_pets",
            {"body": [cat(), dog(kind="wolf", loud=False)]},
            [{"class": "Cat", **cat_sent}, {"class": "Dog", **dog_sent}],
            seen=[cat_sent, dog_sent],
        ),
        Call(
            "pets.send_owner",
            {
                "name": "o",
                "pet": cat(),
                "pets": [dog(kind="wolf", loud=False)],
                "others": {"a": cat()},
                "loose": bird(wings=2),
            },
            full,
            seen={
                "name": "o",
                "pet": cat_sent,
                "pets": [dog_sent],
                "others": {"a": cat_sent},
                "loose": {"scales": None, "wings": 2},
            },
        ),
        Call(
            "pets.send_owner",
            {"name": "o", "pet": cat(), "loose": None},
            {**owner, "loose": None},
            seen={"name": "o", "pet": cat_sent, "pets": EMPTY, "others": NOTHING, "loose": None},
        ),
        Call(
            "pets.send_loose",
            {"body": bird(scales=1, wings=2)},
            {"class": "Bird", "scales": 1, "wings": 2},
            seen={"scales": 1, "wings": 2},
        ),
        Call("pets.send_loose", {"body": fish(scales=1)}, {"class": "Fish", "scales": 1}, seen={"scales": 1}),
    ]


def models(package: ModuleType) -> list[Call]:
    """Bodies: models within models, several in one, lists, maps and numbers."""
    address, tree = package.models.Address, package.models.TreeInput
    street = {"class": "Address", "street": "s", "link": None}
    item = {
        "id": ONE, "price": "1.10", "day": "2020-01-02", "at": "2020-01-02T03:04:05Z", "hour": "03:04:05",
        "colour": "dark-blue", "rank": 2, "title": "Abc", "weight": 1.5, "labels": ["a"], "extra": {"y": [1, None]},
        "ratio": 1, "flag": None,
    }  # fmt: skip
    return [
        Call(
            "models_.send_item",
            {
                **item,
                "from_": "f",
                "address": address(street="s", link="https://a.b/"),
                "addresses": {"x": address(street="s")},
            },
            {
                "class": "ItemOutput",
                **{key: value for key, value in item.items() if key != "extra"},
                "extra_": item["extra"],
                "from_": "f",
                "address": {**street, "link": "https://a.b/"},
                "addresses": {"x": street},
                "shout": "ABC",
            },
            seen={
                "id": UUID(ONE),
                "price": Decimal("1.10"),
                "day": date(2020, 1, 2),
                "at": datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
                "hour": time(3, 4, 5),
                "colour": Colour.dark_blue,
                "rank": Rank.high,
                "title": "Abc",
                "weight": 1.5,
                "labels": {"a"},
                "extra": {"y": [1, None]},
                "ratio": 1,
                "flag": None,
                "from_": "f",
                "address": {"street": "s", "link": "https://a.b/"},
                "addresses": {"x": {"street": "s", "link": None}},
                "shout": "ABC",
            },
        ),
        Call(
            "models_.send_page",
            {"items": [address(street="s")], "next": None},
            {"class": "PageAddress", "items": [street], "next": None},
            seen={"items": [{"street": "s", "link": None}], "next": None},
        ),
        Call(
            "models_.send_tree",
            {"name": "a", "children": [tree(name="b")]},
            {
                "class": "TreeOutput",
                "name": "a",
                "children": [{"class": "TreeOutput", "name": "b", "children": EMPTY}],
            },
            seen={"name": "a", "children": [{"name": "b", "children": EMPTY}]},
        ),
        Call(
            "models_.send_two",
            {"address": address(street="s"), "tree": None, "n": 3},
            seen=({"street": "s", "link": None}, None, 3),
        ),
        Call(
            "models_.send_embedded",
            {"address": address(street="s")},
            street,
            seen={"street": "s", "link": None},
        ),
        Call("models_.send_optional", {}, None, seen=None),
        Call("models_.send_optional", {"body": None}, None, seen=None),
        Call(
            "models_.send_optional",
            {"body": address(street="s")},
            street,
            seen={"street": "s", "link": None},
        ),
        Call("models_.send_number", {"body": 3}, 3, seen=3),
        Call("models_.send_map", {"body": {"a": 1}}, {"a": 1}, seen={"a": 1}),
    ]


def doors(_: ModuleType) -> list[Call]:
    """Credentials, wherever they go."""
    return [
        Call("doors.by_header", {}, "header/key"),
        Call("doors.by_query", {}, "query&key="),
        Call("doors.by_cookie", {}, "Y29va2ll/+=="),
        Call("doors.by_bearer", {}, "a.b.c"),
        Call("doors.by_basic", {}, "user:pass:word"),
    ]


TABLE: list[Callable[[ModuleType], list[Call]]] = [uploads, forms, parameters, answers, pets, models, doors]


@pytest.mark.parametrize("way", ["sync", "async"])
@pytest.mark.parametrize("calls", TABLE, ids=lambda calls: calls.__name__)
def test_both_sides_see_the_same_values(
    calls: Callable[[ModuleType], list[Call]], way: str, shop: tuple[ModuleType, str]
) -> None:
    """What is given arrives, and what comes back is of the classes that the document says."""
    package, url = shop
    differ: list[tuple[str, Any, Any]] = []
    with package.Shop(base_url=url, retries=0, **KEYS) as client:
        for call in calls(package):
            SEEN.clear()
            made = (
                perform_async(lambda: package.AsyncShop(base_url=url, retries=0, **KEYS), call)
                if way == "async"
                else perform(client, call)
            )
            found = (plain(made), SEEN[0] if SEEN else None)
            if found != (call.returns, call.seen):
                differ.append((str(call), (call.returns, call.seen), found))

    assert differ == []


def test_every_route_is_called(shop: tuple[ModuleType, str]) -> None:
    """Nobody adds one that is not."""
    called = {call.method.partition(".")[2] for calls in TABLE for call in calls(shop[0])}

    assert {str(item["operationId"]) for path in app.openapi()["paths"].values() for item in path.values()} == {
        *called,
        "problem",
    }


def test_what_the_server_would_refuse_is_not_sent(shop: tuple[ModuleType, str]) -> None:
    """The constraints of `Annotated` are in the document, and so in the client."""
    package, url = shop
    refused: list[tuple[str, Call]] = [
        ("/ids must have at most 3 items", Call("parameters.query", {"word": "w", "ids": [1, 2, 3, 4]})),
        ("/share must be at most 1", Call("parameters.query", {"word": "w", "share": 1.5})),
        ("/limit must be", Call("parameters.query_model", {"limit": 0})),
        ("/name must have at least 2", Call("files.send_described", {"file": b"", "name": "a", "labels": ["a"]})),
    ]
    with package.Shop(base_url=url, **KEYS) as client:
        for message, call in refused:
            with pytest.raises(package.errors.InvalidRequest, match=message):
                perform(client, call)


def test_errors_say_what_the_server_says(shop: tuple[ModuleType, str]) -> None:
    """Those that the document names, and those that it does not."""
    package, url = shop
    with package.Shop(base_url=url, retries=0, **KEYS) as client:
        with pytest.raises(package.errors.NotFound, match="no such thing"):
            client.answers.problem(status=404)
        with pytest.raises(package.errors.Conflict, match="no such thing"):
            client.answers.problem(status=409)


def test_what_a_document_does_not_declare_is_in_the_raw_response(shop: tuple[ModuleType, str]) -> None:
    """FastAPI says nothing of what a `FileResponse` holds."""
    package, url = shop
    with package.Shop(base_url=url, **KEYS) as client:
        raw = client.raw(client.files.get_undeclared)

    assert raw.content == Path(fastapi_app.__file__).read_bytes()
