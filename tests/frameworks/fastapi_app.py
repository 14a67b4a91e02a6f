"""An ordinary FastAPI server: what its users write, with nothing done for our generator. Each route notes what it was given."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar, cast
from uuid import UUID

from fastapi import (
    APIRouter,
    Body,
    Cookie,
    Depends,
    FastAPI,
    File,
    Form,
    Header,
    HTTPException,
    Query,
    Request,
    Response,
    Security,
    UploadFile,
)
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, StreamingResponse
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
)
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr, computed_field

SEEN: list[object] = []
"""What the routes were given, as they got it."""

app = FastAPI(
    title="Shop",
    version="2.1",
    servers=[{"url": "https://shop.example/"}],
    generate_unique_id_function=lambda route: route.name,
)
files = APIRouter(prefix="/files", tags=["files"])
forms = APIRouter(prefix="/forms", tags=["forms"])
parameters = APIRouter(prefix="/parameters", tags=["parameters"])
answers = APIRouter(prefix="/answers", tags=["answers"])
pets = APIRouter(prefix="/pets", tags=["pets"])
models = APIRouter(prefix="/models", tags=["models"])
doors = APIRouter(prefix="/doors", tags=["doors"])


class Colour(str, Enum):  # noqa: UP042 - as most servers still write it
    red = "red"
    dark_blue = "dark-blue"


class Rank(IntEnum):
    low = 1
    high = 2


class UploadSeen(BaseModel):
    """A file, as the server got it."""

    filename: str | None
    content_type: str | None
    size: int
    text: str


def note(value: object) -> None:
    """Keep what a route was given; of a model, what it holds."""
    SEEN.append(_held(value))


def _held(value: object) -> object:
    if isinstance(value, BaseModel):
        value = value.model_dump()
    if isinstance(value, dict):
        return {key: _held(item) for key, item in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_held(item) for item in cast("list[object]", value)]
    if isinstance(value, tuple):
        return tuple(_held(item) for item in cast("tuple[object, ...]", value))
    return str(value) if isinstance(value, HttpUrl) else value


async def upload_seen(file: UploadFile) -> UploadSeen:
    content = await file.read()
    return UploadSeen(
        filename=file.filename, content_type=file.content_type, size=len(content), text=content.decode("latin-1")
    )


@files.post("/one")
async def send_one(file: UploadFile) -> UploadSeen:
    return await upload_seen(file)


@files.post("/many")
async def send_many(files: list[UploadFile]) -> list[UploadSeen]:
    return [await upload_seen(file) for file in files]


@files.post("/maybe")
async def send_maybe(
    file: UploadFile | None = None, others: list[UploadFile] | None = None, note: Annotated[str | None, Form()] = None
) -> list[UploadSeen]:
    SEEN.append(note)
    return [await upload_seen(item) for item in [*([file] if file else []), *(others or [])]]


@files.post("/bytes")
async def send_bytes(data: Annotated[bytes, File(description="Read as bytes.")]) -> int:
    note(data)
    return len(data)


@files.post("/described")
async def send_described(
    file: Annotated[UploadFile, File(description="A scan.")],
    name: Annotated[str, Form(min_length=2)],
    labels: Annotated[list[str], Form()],
    pages: Annotated[int | None, Form(ge=1)] = None,
) -> UploadSeen:
    note((name, labels, pages))
    return await upload_seen(file)


class Album(BaseModel):
    cover: UploadFile
    pictures: list[UploadFile] = []
    title: str
    year: int | None = None


@files.post("/album")
async def send_album(album: Annotated[Album, Form(media_type="multipart/form-data")]) -> list[UploadSeen]:
    note((album.title, album.year))
    return [await upload_seen(file) for file in [album.cover, *album.pictures]]


@files.put("/raw", openapi_extra={"requestBody": {"required": True, "content": {"image/*": {"schema": {}}}}})
async def send_raw(request: Request) -> str | None:
    note(await request.body())
    return request.headers.get("content-type")


@files.get("/file", response_class=FileResponse, responses={200: {"content": {"text/x-python": {"schema": {}}}}})
async def get_file() -> FileResponse:
    return FileResponse(Path(__file__), media_type="text/x-python", filename="app.py")


@files.get("/undeclared", response_class=FileResponse)
async def get_undeclared() -> FileResponse:
    return FileResponse(Path(__file__))


@files.get("/picture", response_class=Response, responses={200: {"content": {"image/png": {}}}})
async def get_picture() -> Response:
    return Response(b"\x89PNG\x00\xff", media_type="image/png")


@files.get("/stream", response_class=StreamingResponse, responses={200: {"content": {"application/zip": {}}}})
async def get_stream() -> StreamingResponse:
    async def chunks() -> AsyncIterator[bytes]:
        for number in range(3):
            yield b"%d;" % number

    return StreamingResponse(chunks(), media_type="application/zip")


class Login(BaseModel):
    user: str
    password: SecretStr
    remember: bool = False
    colour: Colour = Colour.red
    tags: list[str] = []
    born: date | None = None
    score: Decimal | None = None


@forms.post("/login")
async def login(form: Annotated[Login, Form()]) -> str:
    note(form.model_dump(exclude={"password"}))
    return form.password.get_secret_value()


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    amount: Annotated[Decimal, Field(gt=0, max_digits=8, decimal_places=2)]


@forms.post("/strict")
async def send_strict(form: Annotated[Strict, Form()]) -> Strict:
    note(form)
    return form


@forms.post("/fields")
async def fields(
    name: Annotated[str, Form(alias="full-name")],
    numbers: Annotated[list[int] | None, Form()] = None,
    rank: Annotated[Rank, Form()] = Rank.low,
) -> None:
    note((name, numbers, rank))


@parameters.get("/query")
async def query(
    word: str,
    n: int | None = None,
    flag: bool = False,
    colour: Colour | None = None,
    rank: Rank = Rank.low,
    day: date | None = None,
    at: datetime | None = None,
    price: Decimal | None = None,
    share: Annotated[float, Query(ge=0, le=1)] = 0.5,
    ids: Annotated[list[int], Query(max_length=3)] = [],
    words: Annotated[list[str] | None, Query(alias="words[]")] = None,
    kind: Literal["a", "b"] = "a",
    one: UUID | None = None,
) -> None:
    note((word, n, flag, colour, rank, day, at, price, share, ids, words, kind, one))


class Filter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: int = Field(100, gt=0, le=100)
    order_by: Literal["created", "updated"] = "created"
    tags: set[str] = set()


@parameters.get("/model")
async def query_model(chosen: Annotated[Filter, Query()]) -> None:
    note(chosen)


@parameters.get("/headers")
async def headers(
    x_trace: Annotated[str, Header()],
    x_count: Annotated[int | None, Header()] = None,
    x_labels: Annotated[list[str] | None, Header()] = None,
    strange_name: Annotated[str | None, Header(convert_underscores=False)] = None,
    user_agent: Annotated[str | None, Header()] = None,
) -> str | None:
    note((x_trace, x_count, x_labels, strange_name))
    return user_agent


@parameters.get("/upload_seen")
async def send_nothing(
    x_trace: Annotated[str | None, Header()] = None, x_labels: Annotated[list[str] | None, Header()] = None
) -> None:
    note((x_trace, x_labels))


@parameters.get("/cookies")
async def cookies(
    session: Annotated[str, Cookie()], theme: Annotated[Colour | None, Cookie()] = None, n: Annotated[int, Cookie()] = 3
) -> None:
    note((session, theme, n))


@parameters.get("/items/{item_id}/{colour}/{day}/{key}")
async def path(item_id: Annotated[int, Field(ge=1)], colour: Colour, day: date, key: UUID) -> None:
    note((item_id, colour, day, key))


@parameters.get("/texts/{text}")
async def path_text(text: str) -> None:
    note(text)


@answers.delete("/nothing/{n}", status_code=204)
async def nothing(n: int) -> None:
    note(n)


@answers.delete(
    "/said-nothing/{n}",
    status_code=204,
    response_class=Response,
    responses={204: {"content": {"application/json": {"schema": {}}}}},
)
async def send_no_body(n: int) -> Response:
    note(n)
    return Response(status_code=204)


@answers.head("/head")
async def head() -> UploadSeen:
    return UploadSeen(filename=None, content_type=None, size=0, text="")


@answers.post("/created", status_code=201)
async def created() -> dict[str, int]:
    return {"a": 1}


@answers.get("/text", response_class=PlainTextResponse)
async def text() -> str:
    return "grüße"


@answers.get("/latin", response_class=PlainTextResponse)
async def latin() -> Response:
    return Response("grüße".encode("latin-1"), media_type="text/plain; charset=iso-8859-1")


@answers.get("/html", response_class=HTMLResponse)
async def html() -> str:
    return "<p>hi</p>"


@answers.get("/either", responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}})
async def either(request: Request) -> UploadSeen:
    if "text/csv" in request.headers.get("accept", "") and "json" not in request.headers.get("accept", ""):
        return PlainTextResponse("a,b", media_type="text/csv")  # type: ignore[return-value]  # as FastAPI's users do
    return UploadSeen(filename=None, content_type=None, size=1, text="x")


@answers.get("/anything")
async def anything() -> Any:
    return {"x": [1, None]}


@answers.get("/maybe")
async def maybe(there: bool) -> UploadSeen | None:
    return UploadSeen(filename=None, content_type=None, size=1, text="x") if there else None


class Problem(BaseModel):
    reason: str


@answers.get("/problem", responses={404: {"model": Problem}, 409: {"description": "Taken."}})
async def problem(status: int) -> None:
    raise HTTPException(status, "no such thing")


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog", "wolf"]
    lives: int = 1
    loud: bool = True


class Fish(BaseModel):
    scales: int


class Bird(BaseModel):
    scales: int | None = None
    wings: int


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


class Owner(BaseModel):
    name: str
    pet: Pet
    pets: list[Pet] = []
    others: dict[str, Pet] = {}
    loose: Fish | Bird | str | None = None


@pets.post("/one")
async def send_pet(pet: Annotated[Pet, Body()]) -> Pet:
    note(pet)
    return pet


@pets.post("/list")
async def send_pets(pets: list[Pet]) -> list[Pet]:
    note(pets)
    return pets


@pets.post("/owner")
async def send_owner(owner: Owner) -> Owner:
    note(owner)
    return owner


@pets.post("/loose")
async def send_loose(pet: Fish | Bird) -> Fish | Bird:
    note(pet)
    return pet


class Address(BaseModel):
    street: str = Field(max_length=20)
    link: HttpUrl | None = None


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    next: str | None = None


class Tree(BaseModel):
    name: str
    children: list["Tree"] = []


class Item(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    id: UUID
    price: Decimal
    day: date
    at: datetime
    hour: time
    colour: Colour
    rank: Rank
    title: Annotated[str, Field(min_length=1, max_length=10, pattern="^[A-Z]")]
    weight: Annotated[float, Field(gt=0, lt=100, multiple_of=0.5)] = 1.0
    address: Address | None = None
    addresses: dict[str, Address] = {}
    labels: set[str] = set()
    extra: dict[str, Any] = {}
    from_: str = Field("x", alias="from")
    ratio: float | int | None = None
    flag: bool | None = None

    @computed_field
    def shout(self) -> str:
        return self.title.upper()


@models.post("/item")
async def send_item(item: Item) -> Item:
    note(item)
    return item


@models.post("/page")
async def send_page(page: Page[Address]) -> Page[Address]:
    note(page)
    return page


@models.post("/tree")
async def send_tree(tree: Tree) -> Tree:
    note(tree)
    return tree


@models.post("/two")
async def send_two(address: Address, tree: Tree | None = None, n: Annotated[int, Body(gt=0)] = 1) -> None:
    note((address, tree, n))


@models.post("/embedded")
async def send_embedded(address: Annotated[Address, Body(embed=True)]) -> Address:
    note(address)
    return address


@models.post("/optional")
async def send_optional(address: Address | None = None) -> Address | None:
    note(address)
    return address


@models.post("/number")
async def send_number(number: Annotated[int, Body()]) -> int:
    note(number)
    return number


@models.post("/map")
async def send_map(counts: dict[str, int]) -> dict[str, int]:
    note(counts)
    return counts


key_header = APIKeyHeader(name="X-Key")
key_query = APIKeyQuery(name="key")
key_cookie = APIKeyCookie(name="key")
bearer = HTTPBearer()
basic = HTTPBasic()


@doors.get("/header")
async def by_header(key: Annotated[str, Security(key_header)]) -> str:
    return key


@doors.get("/query")
async def by_query(key: Annotated[str, Security(key_query)]) -> str:
    return key


@doors.get("/cookie")
async def by_cookie(key: Annotated[str, Depends(key_cookie)]) -> str:
    return key


@doors.get("/bearer")
async def by_bearer(token: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> str:
    return token.credentials


@doors.get("/basic")
async def by_basic(person: Annotated[HTTPBasicCredentials, Depends(basic)]) -> str:
    return f"{person.username}:{person.password}"


for router in (files, forms, parameters, answers, pets, models, doors):
    app.include_router(router)
