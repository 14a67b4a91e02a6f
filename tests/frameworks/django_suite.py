"""A current server of Django REST framework and the client of its own document, which is OpenAPI 3.0: both sides see the same values."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from tests.frameworks.django_app import SEEN, app, document
from tests.frameworks.serving import Call, client_of, perform, perform_async, plain, served

ONE = "00000000-0000-4000-8000-000000000001"
ITEM = {"name": "ab", "price": "1.50", "day": "2020-01-02"}
READ = {
    "class": "Item", "id": 7, **ITEM,
    **dict.fromkeys(("at", "colour", "kind", "address", "tags", "counts", "flag", "key")),
}  # fmt: skip
KEPT = {"name": "ab", "price": Decimal("1.50"), "day": date(2020, 1, 2)}


@pytest.fixture(scope="module")
def client_package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, str]]:
    """The client's package, and where the server is."""
    with served(app) as url, client_of("shelf", document(), tmp_path_factory.mktemp("django")) as package:
        yield package, url


def items(package: ModuleType) -> list[Call]:
    """Bodies: what may be left out, what may be null, and what only one side gives."""
    address = package.models.AddressRequest(street="s", link=None)
    full: dict[str, object] = {
        "colour": "red", "kind": "", "tags": ["x"], "counts": {"a": 1}, "flag": True, "key": ONE, "anything": {"z": [1]},
    }  # fmt: skip
    short = {"flag": True, "tags": ["x", "y"]}
    at = {"at": "2020-01-01T00:00:00Z"}
    return [
        Call("items.create", ITEM, READ, KEPT),
        Call(
            "items.create",
            {**ITEM, **at, **full, "address": address, "secret": "canary"},
            {**READ, **at, **full, "address": {"class": "Address", "street": "s", "link": None}},
            {
                **KEPT,
                **full,
                "at": datetime(2020, 1, 1, tzinfo=UTC),
                "key": UUID(ONE),
                "address": {"street": "s", "link": None},
                "secret": "canary",
            },
        ),
        Call(
            "items.create",
            {**ITEM, "colour": None, "address": None, "flag": None},
            READ,
            {**KEPT, "colour": None, "address": None, "flag": None},
        ),
        Call("forms.create", {**ITEM, **short}, {**READ, **short}, {**KEPT, **short}),
    ]


def parameters(_: ModuleType) -> list[Call]:
    """Queries, a header, a cookie and a path."""
    given = {"n": 1, "ids": [1, 2], "colour": "red", "x_trace": "t", "session": "s"}
    return [
        Call("items.list_", given, [], ("1", ["1", "2"], "red", "t", "s")),
        Call("items.list_", dict.fromkeys(given), [], (None, [], None, None, None)),
        Call("items.destroy", {}, seen=5, path=(5,)),
    ]


def scans(package: ModuleType) -> list[Call]:
    """Files, alone and in lists."""
    named = package.Upload(b"\xff\x00", filename="ü.png", content_type="image/png")
    return [
        Call(
            "scans.create",
            {"file": named, "note": None, "others": [b"1", b"2"]},
            {"class": "UploadSeen", "name": "ü.png", "type": "image/png"},
            (b"\xff\x00", None, [b"1", b"2"]),
        ),
        Call(
            "scans.create",
            {"file": b"abc", "note": "n"},
            {"class": "UploadSeen", "name": "file", "type": "application/octet-stream"},
            (b"abc", "n", []),
        ),
    ]


@pytest.mark.parametrize("table", [items, parameters, scans])
@pytest.mark.parametrize("way", ["sync", "async"])
def test_both_sides_see_the_same_values(way: str, table: Any, client_package: tuple[ModuleType, str]) -> None:
    """Every call: what the server was given, and what came back."""
    package, url = client_package
    for call in table(package):
        SEEN.clear()
        if way == "sync":
            with package.Shelf(base_url=url) as client:
                found = perform(client, call)
        else:
            found = perform_async(lambda: package.AsyncShelf(base_url=url), call)

        assert (str(call), plain(found)) == (str(call), call.returns)
        assert (str(call), SEEN) == (str(call), [call.seen])
