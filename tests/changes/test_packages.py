"""What users read of two packages: Python names it where it can, the contract where it cannot, and nothing comes twice."""

from __future__ import annotations

import json

import pytest

from generator.changes.compare import compare
from generator.changes.surface import read_surface
from generator.types import Json
from tests.changes.test_surfaces import CONTRACT, GROUP, MODELS

THINGS = GROUP.format(more="")
OTHERS = THINGS.replace("Things", "Others").replace("things", "others")
COUNT = '\n    def {}(self) -> int:\n        """Count.\n\n        `GET /count`\n        """\n'
TEXT: Json = {"type": "string"}
SEND = '    def send(self, body: "Thing") -> None:\n        """Send.\n\n        `POST /things`\n        """\n'


def contract(*parameters: Json, returns: Json = None, **schemas: Json) -> str:
    """Return the contract of an operation with these parameters and this result, beside these schemas."""
    response: Json = {"content": {"application/json": {"schema": returns or TEXT}}, "description": ""}
    operation: Json = {"parameters": [*parameters], "responses": {"200": response}}
    return json.dumps({**CONTRACT, "paths": {"/things/{id}": {"get": operation}}, "components": {"schemas": schemas}})


def query(name: str, **more: Json) -> Json:
    """Return a parameter."""
    return {"name": name, "in": "query", "schema": TEXT, **more}


def having(**properties: Json) -> Json:
    """Return an object."""
    return {"type": "object", "properties": properties}


def sentences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Return what users read, with the weight and the heading; files are added to a package of one group and one model."""
    base = {
        "__init__.py": "",
        "acme/__init__.py": 'from .things import Things as Things\n\n__all__ = ["Things"]\n',
        "acme/things.py": THINGS,
        "acme/models/__init__.py": MODELS,
        "acme/openapi.json": contract(),
    }
    found = compare(read_surface({**base, **old}, "old"), read_surface({**base, **new}, "new"))
    return [f"{change.impact.name} {change.section}: {change}" for change in found]


def client(arguments: str) -> dict[str, str]:
    """Return the files of a client whose constructor has these arguments."""
    return {
        "acme/client.py": f"class Acme:\n    def __init__(self, {arguments}) -> None: ...\n",
        "acme/__init__.py": 'from .client import Acme as Acme\n\n__all__ = ["Acme"]\n',
    }


OTHER = {"other/__init__.py": "", "other/openapi.json": contract()}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({**OTHER, "other/things.py": THINGS}, {}, ["BREAKING Removed: `other`: this provider is removed."]),
        ({}, OTHER, ["COMPATIBLE Added: `other`: a new provider, with nothing."]),
        ({}, {**OTHER, "other/things.py": THINGS, "other/others.py": OTHERS, "other/models/__init__.py": MODELS},
         ["COMPATIBLE Added: `other`: a new provider, with `others`, `things`."]),
        ({"acme/models/__init__.py": MODELS.replace("(Model)", "(Model, Base, Other)")}, {},
         ["BREAKING Changed: `acme.models.Thing`: is no longer a kind of `Base`, `Other`."]),
        ({"acme/models/__init__.py": MODELS.replace("(Model)", "")}, {}, []),
        ({"acme/parts.py": "class Part: ...\n"}, {"acme/parts.py": "def Part() -> None: ...\n"},
         ["BREAKING Changed: `acme.parts.Part`: is a function now, was a class."]),
        ({}, {"acme/parts.py": "def part(a: int) -> None: ...\n"}, ["COMPATIBLE Added: `acme.parts.part`: is new."]),
        ({"acme/parts.py": "def part(a: int) -> None: ...\n"}, {}, ["BREAKING Removed: `acme.parts.part`: is removed."]),
        ({"acme/parts.py": "def part(a: int) -> None: ...\n"}, {"acme/parts.py": "def part(a: int | str) -> int: ...\n"},
         ["BREAKING Changed: `acme.parts.part`: the result is `int` now, was `None`.",
          "COMPATIBLE Changed: `acme.parts.part`: `a` is `int | str` now, was `int`."]),
        ({"acme/parts.py": "def part(a: int | str) -> int: ...\n"}, {"acme/parts.py": "def part(a: int) -> int | str: ...\n"},
         ["BREAKING Changed: `acme.parts.part`: `a` is `int` now, was `int | str`.",
          "BREAKING Changed: `acme.parts.part`: the result is `int | str` now, was `int`."]),
        ({}, {"acme/things.py": GROUP.format(more=COUNT.format("count"))},
         ["COMPATIBLE Added: `acme.things.count`: is new (`GET /count`)."]),
        ({"acme/things.py": GROUP.format(more=COUNT.format("count"))}, {},
         ["BREAKING Removed: `acme.things.count`: is removed (`GET /count`)."]),
        ({"acme/things.py": GROUP.format(more=COUNT.format("count"))}, {"acme/things.py": GROUP.format(more=COUNT.format("number"))},
         ["BREAKING Changed: `acme.things.count`: is `acme.things.number` now."]),
        ({"acme/others.py": OTHERS}, {}, ["BREAKING Removed: `acme.others`: is removed, with `read`."]),
        ({}, {"acme/others.py": OTHERS}, ["COMPATIBLE Added: `acme.others`: is new, with `read`."]),
        ({}, {"acme/others.py": OTHERS.replace("def read", "def _read")}, ["COMPATIBLE Added: `acme.others`: is new, with nothing."]),
        ({"acme/others.py": THINGS.replace("Things", "Others"), "acme/things.py": ""}, {},
         ["BREAKING Changed: `acme.others`: is `acme.things` now."]),
        ({}, {"acme/models/__init__.py": f"{MODELS}\n    def __len__(self) -> int: ...\n    def __eq__(self, other) -> bool: ...\n"
                                         "    def _private(self) -> int: ...\n    def public(self) -> int: ...\n"},
         ["COMPATIBLE Added: `acme.models.Thing.__len__`: is new.", "COMPATIBLE Added: `acme.models.Thing.public`: is new."]),
        (client("key: str, secret: str"), client("key: str, token: int, more: int = 1"),
         ["BREAKING Removed: `acme.Acme`: no longer takes `secret`.", "BREAKING Changed: `acme.Acme`: needs `token`, `int`.",
          "COMPATIBLE Added: `acme.Acme`: also takes `more`, `int`."]),
        (client("key: str"), client("key: str | None"), ["COMPATIBLE Changed: `acme.Acme`: `key` is `str | None` now, was `str`."]),
        ({"acme/things.py": THINGS.replace("id: str, /, *,", "id: str, kind: int, *,")},
         {"acme/things.py": THINGS.replace("id: str, /, *,", "kind: int, id: str, *,")},
         ["BREAKING Changed: `acme.things.read`: `id` is at another position among the arguments now.",
          "BREAKING Changed: `acme.things.read`: `kind` is at another position among the arguments now."]),
        ({"acme/things.py": THINGS.replace("id: str, /, *,", "id: str, *,")},
         {"acme/things.py": THINGS.replace("id: str, /, *,", "*, id: str,")},
         ["BREAKING Changed: `acme.things.read`: `id` is a keyword-only argument now, was positional or keyword."]),
        ({}, {"acme/things.py": THINGS.replace("view:", "views:")},
         ["BREAKING Changed: `acme.things.read`: `view` is called `views` now."]),
        ({"acme/__init__.py": ""}, {}, ["COMPATIBLE Added: `acme.Things`: can be imported."]),
    ],
    ids=str,
)  # fmt: skip
def test_what_python_shows_is_reported_once(old: dict[str, str], new: dict[str, str], found: list[str]) -> None:
    """Of a class and its asynchronous counterpart, of an argument and a field, by the name that users know."""
    assert sentences(old, new) == found


def models(**classes: str) -> dict[str, str]:
    """Return a module of models, each with these fields."""
    lines = [f"__all__ = {[*classes]}"]
    for name, fields in classes.items():
        lines += [
            f"class {name}({'Group' if name.startswith('G') else 'Model'}):",
            *(f"    {one}: str" for one in fields),
            "    _own: int",
        ]
    return {"acme/models/__init__.py": "\n".join(lines)}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"A": "abc", "B": "abcd"}, {"C": "abcd"}, ["`acme.models.A`: is removed.", "`acme.models.B`: is `acme.models.C` now."]),
        ({"B": "abcd"}, {"A": "abc", "C": "abcd"}, ["`acme.models.B`: is `acme.models.C` now.", "`acme.models.A`: is new."]),
        ({"A": "ab"}, {"B": "ac"}, ["`acme.models.A`: is removed.", "`acme.models.B`: is new."]),
        ({"A": "abc"}, {"B": "abd"}, ["`acme.models.A`: is `acme.models.B` now.", "`acme.models.B`: `c` is called `d` now."]),
        ({"A": "abcd"}, {"AsyncA": "abcd"}, ["`acme.models.A`: is removed.", "`acme.models.A`: is new."]),
        ({"A": "abcd"}, {"G": "abcd"}, ["`acme.models.A`: is removed.", "`acme.models`: is new, with `a`, `b`, `c`, `d`."]),
    ],
    ids=str,
)  # fmt: skip
def test_a_class_of_most_of_the_same_members_is_that_class(
    old: dict[str, str], new: dict[str, str], found: list[str]
) -> None:
    """Of several the most alike; never one of another kind, and private members do not count."""
    assert [line.partition(": ")[2] for line in sentences(models(**old), models(**new))] == found


def test_a_group_is_known_by_its_requests() -> None:
    """Whatever its methods are called."""
    awaited = '    async def {}(self) -> int:\n        """As `count`, awaited."""\n'
    groups = [
        THINGS.replace("\nclass Async", f"{COUNT.format(name)}\nclass Async") + awaited.format(name)
        for name in ("count", "number")
    ]
    old = {"acme/others.py": groups[0].replace("Things", "Others"), "acme/things.py": ""}
    new = {"acme/things.py": groups[1].replace(" read(", " fetch(")}

    assert [line for line in sentences(old, new) if "removed" in line or "new" in line] == []
    assert "BREAKING Changed: `acme.others`: is `acme.things` now." in sentences(old, new)


def test_an_attribute_that_holds_a_group_is_that_group() -> None:
    """Others of the client are its own."""
    old = client("key: str")
    new = dict(old)
    old["acme/client.py"] += "    things: Things\n    others: Others\n    limit: int\n    size: int\n"
    new["acme/client.py"] += "    things: Things\n    parts: Parts\n    count: str\n    size: int\n"

    assert sentences(
        {**old, "acme/others.py": OTHERS},
        {**new, "acme/parts.py": THINGS.replace("Things", "Parts").replace("/things", "/parts")},
    ) == [
        "BREAKING Removed: `acme.Acme`: `limit` is removed.",
        "BREAKING Removed: `acme.others`: is removed, with `read`.",
        "COMPATIBLE Added: `acme.Acme`: `count` is new, `str`.",
        "COMPATIBLE Added: `acme.parts`: is new, with `read`.",
    ]


LATER = "    size: int | None = None\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (contract(query("view")), (contract(), THINGS.replace(', view: str = "full"', ""), MODELS),
         ["BREAKING Removed: `acme.things.read`: no longer takes `view`."]),
        (contract(), (contract(query("size")), THINGS.replace("timeout:", "size: str | None = None, timeout:"), MODELS),
         ["COMPATIBLE Added: `acme.things.read`: also takes `size`, `str | None`."]),
        (contract(), (contract(query("Size_1", required=True)), THINGS.replace("*, view:", "*, size1: str, view:"), MODELS),
         ["BREAKING Changed: `acme.things.read`: needs `size1`, `str`."]),
        (contract(query("view")), (contract(query("view", required=True)), THINGS.replace('view: str = "full"', "view: str"), MODELS),
         ["BREAKING Changed: `acme.things.read`: `view` must be given now."]),
        (contract(query("view")), (contract(query("view", required=True)), THINGS, MODELS),
         ["BREAKING Changed: `acme.things.read`: `view` is required now."]),
        (contract(query("view", required=True)), (contract(query("view")), THINGS, MODELS),
         ["COMPATIBLE Changed: `acme.things.read`: `view` is no longer required."]),
        (contract(Thing=having(name=TEXT, size=TEXT)), (contract(Thing=having(name=TEXT)), THINGS, MODELS.replace(LATER, "")),
         ["BREAKING Removed: `acme.models.Thing`: `size` is removed."]),
        (contract(Thing=having(name=TEXT, size=TEXT)), (contract(Thing=having(name=TEXT)), THINGS, MODELS),
         ["BREAKING Removed: `acme.models.Thing`: `size` is removed."]),
        (contract(Thing=having(size=TEXT)), (contract(Thing=having(size=TEXT, colour=TEXT)), THINGS, f"{MODELS}    colour: str\n"),
         ["COMPATIBLE Added: `acme.models.Thing`: `colour` is new, `str`."]),
        (contract(Thing=having(Size=TEXT)),
         (contract(Thing=having(Size={"type": "integer"})), THINGS, MODELS.replace("size: int", "size: str")),
         ["BREAKING Changed: `acme.models.Thing`: `Size` has `type` integer now, was string."]),
        (contract(returns=TEXT), (contract(returns={"type": "integer"}), THINGS.replace('-> "Thing"', "-> int"), MODELS),
         ["BREAKING Changed: `acme.things.read`: response 200 has `type` integer now, was string."]),
        (contract(returns=TEXT), (contract(query("view")), THINGS.replace('-> "Thing"', "-> int"), MODELS),
         ["COMPATIBLE Added: `acme.things.read`: `view` is new, string."]),
        (contract(), (contract(query("size", required=True)), THINGS.replace("timeout:", "size: str | None = None, timeout:"), MODELS),
         ["BREAKING Changed: `acme.things.read`: `size` is new, string, required."]),
        (contract(Thing=having(name=TEXT)), (contract(), THINGS, "__all__: list[str] = []\n"),
         ["BREAKING Removed: `acme.models.Thing`: is removed."]),
        (contract(Thing=having(name=TEXT)),
         (contract(Thing=having(name={"type": "integer"})), THINGS.replace("view: str", "view: int | str"), MODELS),
         ["BREAKING Changed: `acme.models.Thing`: `name` has `type` integer now, was string.",
          "COMPATIBLE Changed: `acme.things.read`: `view` is `int | str` now, was `str`."]),
        (contract(), (contract(), THINGS.replace('-> "Thing"', "-> int"), MODELS),
         ["BREAKING Changed: `acme.things.read`: the result is `int` now, was `Thing`."]),
    ],
    ids=str,
)  # fmt: skip
def test_what_python_and_the_contract_show_is_reported_once(
    old: str, new: tuple[str, str, str], found: list[str]
) -> None:
    """In Python's words where it came, went or has to be given now; of a value the contract knows which way it flows."""
    wire, things, models = new
    files = {"acme/openapi.json": wire, "acme/things.py": things, "acme/models/__init__.py": models}

    assert sentences({"acme/openapi.json": old}, files) == found


def test_what_may_be_left_out_is_reported_in_the_words_of_python() -> None:
    """Both sides show it."""
    old = {
        "acme/openapi.json": contract(query("view", required=True)),
        "acme/things.py": THINGS.replace('view: str = "full"', "view: str"),
    }

    assert sentences(old, {"acme/openapi.json": contract(query("view"))}) == [
        "COMPATIBLE Changed: `acme.things.read`: `view` may be left out now."
    ]


def test_an_alias_inside_another_type_is_written_out() -> None:
    """Its name is nothing to a type checker."""
    old = {"acme/models/__init__.py": MODELS.replace("name: str", "name: list[str | None]")}
    new = {
        "acme/models/__init__.py": MODELS.replace("name: str", "name: list[Word | None]").replace(
            "class Thing", "Word: TypeAlias = str\n\nclass Thing"
        )
    }

    assert sentences(old, new) == []
