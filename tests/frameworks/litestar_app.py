"""An ordinary Litestar server, which describes itself in another way than FastAPI does. Each route notes what it was given."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID
from warnings import catch_warnings, simplefilter

import msgspec
from litestar import Litestar, MediaType, Response, delete, get, post, put
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.exceptions.base_exceptions import LitestarDeprecationWarning
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Server
from litestar.params import Body, CookieParameter, HeaderParameter, Parameter, QueryParameter
from litestar.response import File, Stream

SEEN: list[object] = []
"""What the routes were given, as they got it."""


class Colour(Enum):
    red = "red"
    dark_blue = "dark-blue"


@dataclass
class UploadSeen:
    """A file, as the server got it."""

    filename: str
    content_type: str
    text: str


async def upload_seen(file: UploadFile) -> UploadSeen:
    return UploadSeen(file.filename, file.content_type, (await file.read()).decode("latin-1"))


@post("/files/one", tags=["files"])
async def send_one(data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]) -> UploadSeen:
    return await upload_seen(data)


@post("/files/many", tags=["files"])
async def send_many(
    data: Annotated[list[UploadFile], Body(media_type=RequestEncodingType.MULTI_PART)],
) -> list[UploadSeen]:
    return [await upload_seen(file) for file in data]


@dataclass
class Album:
    cover: UploadFile
    title: str
    year: int | None = None
    colour: Colour = Colour.red


@post("/files/album", tags=["files"])
async def send_album(data: Annotated[Album, Body(media_type=RequestEncodingType.MULTI_PART)]) -> UploadSeen:
    SEEN.append((data.title, data.year, data.colour))
    return await upload_seen(data.cover)


@get("/files/file", tags=["files"], media_type="text/x-python")
async def get_file() -> File:
    return File(Path(__file__), filename="app.py", media_type="text/x-python")


@get("/files/stream", tags=["files"], media_type="application/zip")
async def get_stream() -> Stream:
    async def chunks() -> AsyncIterator[bytes]:
        for number in range(3):
            yield b"%d;" % number

    return Stream(chunks())


@dataclass
class Login:
    user: str
    password: str
    remember: bool = False
    born: date | None = None
    tags: list[str] = field(default_factory=list[str])


@post("/forms/login", tags=["forms"])
async def login(data: Annotated[Login, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> str:
    SEEN.append((data.user, data.remember, data.born, data.tags))
    return data.password


@get("/parameters/query", tags=["parameters"])
async def query(
    word: str,
    n: int | None = None,
    flag: bool = False,
    colour: Colour | None = None,
    day: date | None = None,
    at: datetime | None = None,
    price: Decimal | None = None,
    share: Annotated[float, Parameter(ge=0, le=1)] = 0.5,
    ids: list[int] | None = None,
    kind: Literal["a", "b"] = "a",
    one: UUID | None = None,
    renamed: Annotated[str | None, QueryParameter(name="re-named")] = None,
) -> None:
    SEEN.append((word, n, flag, colour, day, at, price, share, ids, kind, one, renamed))


@get("/parameters/others", tags=["parameters"])
async def others(
    trace: Annotated[str, HeaderParameter(name="X-Trace")],
    count: Annotated[int | None, HeaderParameter(name="X-Count")] = None,
    session: Annotated[str | None, CookieParameter(name="session")] = None,
) -> None:
    SEEN.append((trace, count, session))


@get("/parameters/{number:int}/{key:uuid}/{text:str}", tags=["parameters"])
async def path(number: int, key: UUID, text: str) -> None:
    SEEN.append((number, key, text))


@delete("/answers/nothing/{n:int}", tags=["answers"])
async def nothing(n: int) -> None:
    SEEN.append(n)


@get("/answers/text", tags=["answers"], media_type=MediaType.TEXT)
async def text() -> str:
    return "grüße"


@get("/answers/html", tags=["answers"], media_type=MediaType.HTML)
async def html() -> str:
    return "<p>hi</p>"


@get("/answers/anything", tags=["answers"])
async def anything() -> dict[str, Any]:
    return {"x": [1, None]}


@get("/answers/maybe", tags=["answers"])
async def maybe(there: bool) -> UploadSeen | None:
    return UploadSeen("f", "t", "x") if there else None


@get("/answers/problem", tags=["answers"], raises=[NotFoundException])
async def problem() -> None:
    raise NotFoundException("no such thing")


@get("/answers/bytes", tags=["answers"], media_type="image/png")
async def picture() -> bytes:
    return b"\x89PNG\x00\xff"


class Cat(msgspec.Struct, tag="cat", tag_field="kind"):
    lives: int = 9


class Dog(msgspec.Struct, tag="dog", tag_field="kind"):
    loud: bool = True


class Owner(msgspec.Struct):
    name: str
    pet: Cat | Dog
    pets: list[Cat | Dog] = []
    born: date | None = None


@post("/pets/one", tags=["pets"])
async def send_pet(data: Cat | Dog) -> Cat | Dog:
    SEEN.append(msgspec.to_builtins(data))
    return data


@post("/pets/owner", tags=["pets"])
async def send_owner(data: Owner) -> Owner:
    SEEN.append(msgspec.to_builtins(data))
    return data


@dataclass
class Address:
    street: str
    lines: list[str] = field(default_factory=list[str])


@dataclass
class Item:
    id: UUID
    price: Decimal
    day: date
    at: datetime
    colour: Colour
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=10, pattern="^[A-Z]")]
    address: Address | None = None
    addresses: dict[str, Address] = field(default_factory=dict[str, Address])


@put("/models/item", tags=["models"])
async def send_item(data: Item) -> Item:
    SEEN.append(data)
    return data


@post("/models/list", tags=["models"])
async def send_list(data: list[Address]) -> list[Address]:
    SEEN.append(data)
    return data


@post("/models/created", tags=["models"], status_code=202)
async def accepted() -> Response[dict[str, int]]:
    return Response({"a": 1}, status_code=202)


with catch_warnings():
    simplefilter("ignore", LitestarDeprecationWarning)  # parameters without `FromQuery`, as most servers have them
    app = Litestar(
        [
            send_one, send_many, send_album, get_file, get_stream, login, query, others, path, nothing, text, html, anything,
            maybe, problem, picture, send_pet, send_owner, send_item, send_list, accepted,
        ],
        openapi_config=OpenAPIConfig(title="Stall", version="1", servers=[Server(url="https://stall.example/")]),
    )  # fmt: skip
