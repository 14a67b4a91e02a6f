"""Changes of Python that no contract explains: names, arguments, types and places to import from."""

import json

import pytest

from generator.changes.change import Impact
from generator.changes.compare import compare
from generator.changes.surface import read_surface
from generator.errors import Refused

GROUP = '''
__all__ = ["AsyncThings", "Things"]

class Things(Group):
    """Methods."""

    def read(self, id: str, /, *, view: str = "full", timeout: float | None = None) -> "Thing":
        """Read.

        `GET /things/{{id}}`
        """
{more}
class AsyncThings(AsyncGroup):
    """The methods of `Things`, awaited."""

    async def read(self, id: str, /, *, view: str = "full", timeout: float | None = None) -> "Thing":
        """As `Things.read`, awaited."""
{more}
'''
MODELS = '''
__all__ = ["Thing"]

class Thing(Model):
    """A thing."""

    name: str
    size: int | None = None
'''
CONTRACT = {
    "openapi": "3.1.0",
    "info": {"title": "Acme", "version": "1"},
    "paths": {"/things/{id}": {"get": {"responses": {"200": {"description": ""}}}}},
}


def _changes_of(edits: dict[tuple[str, str], str], files: dict[str, str] | None = None) -> list[str]:
    old = {
        "__init__.py": "",
        "acme/__init__.py": 'from .things import Things as Things\n\n__all__ = ["Things"]\n',
        "acme/things.py": GROUP.format(more=""),
        "acme/models/__init__.py": MODELS,
        "acme/openapi.json": json.dumps(CONTRACT),
    }
    new = dict(old)
    for (path, text), other in edits.items():
        assert text in new[path]
        new[path] = new[path].replace(text, other)
    changes = compare(read_surface(old, "the old"), read_surface(new | (files or {}), "the new"))
    return [f"{change.impact.name}: {change}" for change in changes]


MODULE = "acme/models/__init__.py"


@pytest.mark.parametrize(
    ("edits", "summary"),
    [
        ({}, []),
        ({(MODULE, "A thing."): "A fine thing."}, []),
        ({(MODULE, "name: str"): "name: int"}, ["BREAKING: `acme.models.Thing`: `name` is `int` now, was `str`."]),
        ({(MODULE, "name: str"): "name: Word", (MODULE, "class Thing"): "Word: TypeAlias = str\n\nclass Thing"}, []),
        (
            {(MODULE, "name: str"): "name: Word", (MODULE, "class Thing"): "Word: TypeAlias = int\n\nclass Thing"},
            ["BREAKING: `acme.models.Thing`: `name` is `int` now, was `str`."],
        ),
        ({(MODULE, "name: str"): "name: 'str'"}, []),
        ({(MODULE, "    name: str\n"): ""}, ["BREAKING: `acme.models.Thing`: `name` is removed."]),
        ({(MODULE, "name: str"): "name: str\n    at: int"}, ["COMPATIBLE: `acme.models.Thing`: `at` is new, `int`."]),
        ({(MODULE, "name: str"): "called: str"}, ["BREAKING: `acme.models.Thing`: `name` is called `called` now."]),
        (
            {("acme/things.py", 'view: str = "full"'): 'view: str = "short"'},
            ["BEHAVIOUR: `acme.things.read`: `view` is 'short' by default now, was 'full'."],
        ),
        (
            {("acme/things.py", "timeout: float | None"): "timeout: int | None | float"},
            ["COMPATIBLE: `acme.things.read`: `timeout` is `int | None | float` now, was `float | None`."],
        ),
        ({("acme/things.py", "timeout: float | None"): "timeout: None | float"}, []),
        (
            {("acme/things.py", 'view: str = "full"'): "view: str"},
            ["BREAKING: `acme.things.read`: `view` must be given now."],
        ),
        (
            {("acme/things.py", "id: str, /, *,"): "id: str, /, kind: int, *,"},
            ["BREAKING: `acme.things.read`: needs `kind`, `int`."],
        ),
        (
            {("acme/things.py", '-> "Thing"'): "-> int"},
            ["BREAKING: `acme.things.read`: the result is `int` now, was `Thing`."],
        ),
        (
            {
                (MODULE, '"Thing"'): '"Item"',
                (MODULE, "class Thing"): "class Item",
                ("acme/things.py", '-> "Thing"'): '-> "Item"',
            },
            ["BREAKING: `acme.models.Thing`: is `acme.models.Item` now."],
        ),
        (
            {("acme/__init__.py", '"Things"'): ""},
            ["BREAKING: `acme.Things`: can no longer be imported."],
        ),
    ],
    ids=str,
)
def test_what_no_contract_explains_is_reported(edits: dict[tuple[str, str], str], summary: list[str]) -> None:
    """In one sentence, which holds for the awaited twin, too; another type counts as one that breaks."""
    assert _changes_of(edits) == summary


def test_a_method_that_makes_no_request_is_not_taken_for_one_that_is_new() -> None:
    """Nothing says that the two do the same."""
    old, new = (
        read_surface(
            {
                "__init__.py": "",
                "acme/__init__.py": 'from .things import Things as Things\n\n__all__ = ["Things"]\n',
                "acme/things.py": GROUP.format(more=f'\n    def {name}(self) -> int:\n        """Count."""\n'),
                "acme/openapi.json": json.dumps(CONTRACT),
            },
            name,
        )
        for name in ("count_old", "count_new")
    )

    assert [f"{change.impact.name}: {change}" for change in compare(old, new)] == [
        "BREAKING: `acme.things.count_old`: is removed.",
        "COMPATIBLE: `acme.things.count_new`: is new.",
    ]


def test_a_type_change_that_the_contract_explains_is_rated_by_the_contract() -> None:
    """The contract says which way a value flows; the annotation does not."""
    properties = {"name": {"type": "string"}}
    paths = json.loads(json.dumps(CONTRACT["paths"]))
    paths["/things/{id}"]["get"]["responses"]["200"] = {
        "description": "",
        "content": {"application/json": {"schema": {"title": "Thing", "type": "object", "properties": properties}}},
    }
    old = {
        "acme/__init__.py": "",
        "acme/models/__init__.py": MODELS,
        "acme/openapi.json": json.dumps({**CONTRACT, "paths": paths}),
    }
    new = {
        "acme/__init__.py": "",
        "acme/models/__init__.py": MODELS.replace("name: str", "name: Literal['a']"),
        "acme/openapi.json": json.dumps({**CONTRACT, "paths": paths}).replace('"string"', '"string", "enum": ["a"]'),
    }

    assert [change.impact for change in compare(read_surface(old, "a"), read_surface(new, "b"))] == [Impact.COMPATIBLE]


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ({"maxLength": 20}, {"maxLength": 10}, "`view` has `maxLength` 10 now, was 20."),
        ({}, {"maxLength": 10}, "`view` has `maxLength` 10 now."),
    ],
)
def test_a_keyword_that_changed_is_shown_with_what_it_was(old: dict[str, int], new: dict[str, int], text: str) -> None:
    """Nothing is said of what was not there."""
    schema = {"type": "string", "minLength": 1}
    operation = {"responses": {"200": {"description": ""}}}
    sides: list[dict[str, str]] = []
    for rules in (old, new):
        parameters = [{"name": "view", "in": "query", "schema": schema | rules}]
        paths = {"/things/{id}": {"get": operation | {"parameters": parameters}}}
        sides.append({"acme/__init__.py": "", "acme/openapi.json": json.dumps({**CONTRACT, "paths": paths})})

    changes = compare(*(read_surface(side, "side") for side in sides))

    assert [str(change) for change in changes] == [f"`acme GET /things/{{id}}`: {text}"]


def test_a_new_rule_of_errors_is_reported_with_its_condition() -> None:
    """As a person would say it."""
    when = [{"pointer": "/status", "is": "failed"}, {"status": [200, 202]}]
    rules = {"failures": [{"when": when, "error": "rejected"}]}

    assert _changes_of({("acme/openapi.json", '"paths"'): f'"x-envelope": {json.dumps(rules)}, "paths"'}) == [
        'BEHAVIOUR: `acme`: a successful response in which `/status` is "failed" and on HTTP 200, 202 raises `Rejected` now.'
    ]


@pytest.mark.parametrize("path", ["acme/things.py", "acme/openapi.json"])
def test_a_revision_that_cannot_be_read_is_refused(path: str) -> None:
    """With the file that is to blame."""
    with pytest.raises(Refused, match="changes-unreadable"):
        _changes_of({}, {path: "def ("})


def test_a_provider_that_came_is_one_change() -> None:
    """Whatever it consists of."""
    files = {
        "other/__init__.py": "",
        "other/openapi.json": json.dumps(CONTRACT),
        "other/things.py": GROUP.format(more=""),
    }

    assert _changes_of({}, files) == ["COMPATIBLE: `other`: a new provider, with `things`."]


def test_a_module_without_exports_offers_what_is_not_private() -> None:
    """Classes and functions of its own; neither constants nor what it imports."""
    source = "from json import loads\nLIMIT = 1\nclass Thing: ...\nclass _Hidden: ...\ndef read() -> None: ...\ndef _help() -> None: ...\n"

    surface = read_surface({"acme/__init__.py": "", "acme/parts.py": source}, "a test")

    assert (sorted(surface.classes), sorted(surface.functions)) == (["acme.parts.Thing"], ["acme.parts.read"])
    assert surface.exports == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "section", "text"),
    [
        ({}, {"deprecated": True}, "Deprecated", "is deprecated"),
        ({"deprecated": True}, {}, "Changed", "is no longer deprecated"),
    ],
)
def test_an_operation_that_is_deprecated_or_is_no_longer_is_reported(
    old: dict[str, bool], new: dict[str, bool], section: str, text: str
) -> None:
    """Each in its section of the changelog."""
    sides: list[dict[str, str]] = []
    for more in (old, new):
        paths = {"/things/{id}": {"get": {"responses": {"200": {"description": ""}}, **more}}}
        sides.append({"acme/__init__.py": "", "acme/openapi.json": json.dumps({**CONTRACT, "paths": paths})})

    (change,) = compare(*(read_surface(side, "side") for side in sides))

    assert (str(change), change.section) == (f"`acme GET /things/{{id}}`: {text}.", section)


def test_environments_that_came_went_or_moved_are_reported() -> None:
    """One that stays where it was is not."""
    old = {"production": "https://a.example", "test": "https://t.example", "old": "https://o.example"}
    new = {"production": "https://b.example", "test": "https://t.example", "new": "https://n.example"}
    sides: list[dict[str, str]] = []
    for hosts in (old, new):
        servers = [{"url": url, "x-environment": name} for name, url in hosts.items()]
        sides.append({"acme/__init__.py": "", "acme/openapi.json": json.dumps({**CONTRACT, "servers": servers})})

    changes = compare(*(read_surface(side, "side") for side in sides))

    assert sorted(f"{change.impact.name}: {change}" for change in changes) == [
        "BEHAVIOUR: `acme`: environment `production` is https://b.example now, was https://a.example.",
        "BREAKING: `acme`: environment `old` is removed, https://o.example.",
        "COMPATIBLE: `acme`: environment `new` is new, https://n.example.",
    ]
