"""`overlay-from-diff`: applied to OLD, what it writes gives NEW, always; and it reads as a person would have written it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from generator.dump import dump, dump_json
from generator.errors import Refused
from generator.overlay import apply, load
from generator.overlay.from_diff import overlay_from_diff
from generator.overlay.paths import path_to, write
from generator.parse import parse
from generator.types import Json, Source
from generator.values import same
from tests.overlay.samples import document

KEYS = st.one_of(
    st.sampled_from([
        "a", "b", "name", "in", "x-y", "", "'", '"', "\\", "a.b", "~", "/", "~1", "no", "null", "1", "-0", "é", "😀", "\u202e", "\n",
        "\x00", "$", "@", "*", "[0]", "..", "paths", "components", "schemas", "get", "$ref", "2024-01-01", "<<", " ", "?@",
    ]),
    st.text(max_size=4),
)  # fmt: skip
SCALARS = st.sampled_from(
    [None, True, False, 0, 1, 1.0, -0.0, "", "1", "1.0", "true", "no", "2024-01-01", 10**30, 1e-7, "'", "a", "b"]
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6), st.dictionaries(KEYS, inner, max_size=5), st.lists(SCALARS, max_size=8)
    ),
    max_leaves=25,
)
NAMED = st.fixed_dictionaries(
    {"name": st.sampled_from(["p", "q", "r", "it's", "\u2028", 1])},
    optional={
        "in": st.sampled_from(["path", "query"]),
        "x": SCALARS,
        "schema": st.dictionaries(KEYS, SCALARS, max_size=3),
    },
)
VALUES = st.one_of(VALUES, st.lists(NAMED, max_size=5))
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)


@st.composite
def edited(draw: st.DrawFn, value: Json, depth: int = 0) -> Json:
    """A value not far from another: members and items changed, gone, new, in another order."""
    if not isinstance(value, dict | list) or draw(st.integers(0, 9)) == 0:
        return draw(st.one_of(st.just(value), st.just(value), VALUES)) if depth else value
    if isinstance(value, dict):
        kept = {key: draw(edited(item, depth + 1)) for key, item in value.items() if draw(st.integers(0, 5))}
        return kept | draw(st.one_of(st.just({}), st.dictionaries(KEYS, VALUES, max_size=2)))
    items = [draw(edited(item, depth + 1)) for item in value if draw(st.integers(0, 5))]
    items = draw(st.one_of(st.just(items), st.permutations(items)))
    return [*items, *draw(st.lists(st.one_of(VALUES, *([st.sampled_from(value)] if value else [])), max_size=2))]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Json, Json]:
    """Two documents, near or far."""
    old = draw(OBJECTS)
    return old, draw(st.one_of(OBJECTS, edited(old)))


def written(old: Json, new: Json) -> str:
    """The overlay's text."""
    return overlay_from_diff(Source("old.yaml", dump(old)), Source("new.json", dump_json(new)))


def applied(old: Json, text: str) -> Json:
    """What a document is after an overlay's text, both read as files are."""
    overlay = load(parse(Source("new.overlay.yaml", text)))
    return apply(document(dump(old)), [overlay]).value


@given(pairs())
@settings(max_examples=80, deadline=None)
def test_what_is_written_turns_one_document_into_the_other(pair: tuple[Json, Json]) -> None:
    """Exactly: `1`, `1.0`, `"1"` and `true` are four values. Strictly: no action is useless, none matches nothing."""
    old, new = pair
    if same(old, new):
        return

    assert same(applied(old, written(old, new)), new)


def test_it_reads_as_a_person_would_have_written_it() -> None:
    """One action for each subject, list items by what they are called, lists written anew only where they must be."""
    old = """\
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: list
      deprecated: true
      parameters:
        - {name: limit, in: query, schema: {type: string}}
        - {name: Host, in: header, schema: {type: string}}
  /old: {get: {}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        kind: {type: string, enum: [cat, dog, cow]}
        age: {type: string}
"""
    new = """\
info: {title: Pets, version: '1'}
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: petsList
      summary: List pets.
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1}}
components:
  schemas:
    Pet:
      type: object
      required: [id, kind]
      properties:
        kind: {type: string, enum: [dog, cat]}
        age: {type: [string, 'null']}
"""
    ask = "    x-evidence: Which page or sample shows this? Name it here, and say in the description why.\n"

    assert overlay_from_diff(Source("old.yaml", old), Source("new.yaml", new)) == (
        "overlay: '1.1.0'\n"
        "info:\n"
        "  title: From old.yaml to new.yaml\n"
        "  version: '1.0.0'\n"
        "actions:\n"
        "  - target: $.paths['/old']\n"
        "    description: 'paths: removes /old'\n"
        f"{ask}"
        "    remove: true\n"
        "  - target: $.paths['/pets'].get.deprecated\n"
        "    description: 'GET /pets: removes deprecated'\n"
        f"{ask}"
        "    remove: true\n"
        "  - target: $.paths['/pets'].get.parameters[?@.name == 'limit'].schema\n"
        "    description: 'GET /pets, schema: changes type, minimum'\n"
        f"{ask}"
        "    update:\n"
        "      type: integer\n"
        "      minimum: 1\n"
        "  - target: $.paths['/pets'].get.parameters[?@.name == 'Host']\n"
        "    description: 'GET /pets, parameters: removes Host'\n"
        f"{ask}"
        "    remove: true\n"
        "  - target: $.paths['/pets'].get\n"
        "    description: 'GET /pets: changes operationId, summary'\n"
        f"{ask}"
        "    update:\n"
        "      operationId: petsList\n"
        "      summary: List pets.\n"
        "  - target: $.components.schemas.Pet.properties.kind.enum\n"
        "    description: 'Pet, kind: removes enum'\n"
        f"{ask}"
        "    remove: true\n"
        "  - target: $.components.schemas.Pet.properties.age.type\n"
        "    description: 'Pet, age: removes type'\n"
        f"{ask}"
        "    remove: true\n"
        "  - target: $.components.schemas.Pet\n"
        "    description: 'Pet: changes required, properties'\n"
        f"{ask}"
        "    update:\n"
        "      required:\n"
        "        - kind\n"
        "      properties:\n"
        "        kind:\n"
        "          enum:\n"
        "            - dog\n"
        "            - cat\n"
        "        age:\n"
        "          type:\n"
        "            - string\n"
        "            - 'null'\n"
        "  - target: $\n"
        "    description: 'the document: changes security'\n"
        f"{ask}"
        "    update:\n"
        "      security:\n"
        "        - key: []\n"
    )
    assert same(applied(document(old).value, written(document(old).value, document(new).value)), document(new).value)


def targets(old: Json, new: Json) -> list[str]:
    """The targets written for one member `a`, each with what is done there, after a check that they do it."""
    text = written({"a": old}, {"a": new})
    assert same(applied({"a": old}, text), {"a": new})
    root = document(text).value
    actions = root["actions"] if isinstance(root, dict) else None
    return [
        f"{action['target']} {'remove' if action.get('remove') else json.dumps(action['update'])}"
        for action in (actions if isinstance(actions, list) else [])
        if isinstance(action, dict)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([1, 2], [1, 2, 3], ['$ {"a": [3]}']),
        (["x", "y", "z"], ["x", "z"], ["$.a[?@ == 'y'] remove"]),
        ([1, 2, 3, 4], [1, 2], ["$.a[2, 3] remove"]),
        ([1, 2, 3], [], ["$.a[*] remove"]),
        ([1, 2, 3, 4, 5], [4, 5], ["$.a[:3] remove"]),
        ([1, 2, 3], [1, 2.0, 3], ["$.a[1] 2.0"]),
        (["x", "y"], ["y", "x"], ["$.a remove", '$ {"a": ["y", "x"]}']),
        ([[1], [2]], [[1], [3]], ["$.a remove", '$ {"a": [[1], [3]]}']),
        ([[1], [2], 5, 6, 7, 8, 9], [[1], [3], 5, 6, 7, 8, 9], ["$.a[1][0] remove", "$.a[1] [3]"]),
        ([{"name": "p", "x": 1}, {"name": "q"}], [{"name": "p", "x": 2}, {"name": "q"}], ["$.a[?@.name == 'p'] {\"x\": 2}"]),
        (
            [{"name": "p", "in": "query"}, {"name": "p", "in": "path"}],
            [{"name": "p", "in": "query"}, {"name": "p", "in": "path", "x": 1}],
            ["$.a[?@.name == 'p' && @.in == 'path'] {\"x\": 1}"],
        ),
        ([{"name": "p"}, {"name": "p"}], [{"name": "p"}, {"name": "p", "x": 1}], ['$.a[1] {"x": 1}']),
        ([{"name": "p"}, {"name": "q"}], [{"name": "q"}, {"name": "r"}], ["$.a[?@.name == 'p'] remove", '$ {"a": [{"name": "r"}]}']),
        ([{"name": "it's\\"}, 1], [1], ["$.a[?@.name == 'it\\\\'s\\\\\\\\'] remove".replace("\\\\", "\\")]),
        ({"b.c": {"": 1}}, {"b.c": {"": 2}}, ["$.a['b.c'] {\"\": 2}"]),
        ({"b": 1, "c": 2}, {"c": 2}, ["$.a.b remove"]),
        ({"b": 1, "no": 2, "c": 3}, {"c": 3}, ["$.a['b', 'no'] remove"]),
        ({"\u202e": 1, "😀\x00": 2, "c": 3}, {"c": 3}, ["$.a['\\u202e', '😀\\u0000'] remove"]),
        ({"b": 1, "c": 2, "d": 3}, {"e": 4}, ["$.a remove", '$ {"a": {"e": 4}}']),
        ({}, [], ["$.a remove", '$ {"a": []}']),
        (None, {}, ["$.a remove", '$ {"a": {}}']),
        ("1", None, ['$ {"a": null}']),
        (1, 1.0, ['$ {"a": 1.0}']),
        (1, True, ['$ {"a": true}']),
        ("2024-01-01", "no", ['$ {"a": "no"}']),
    ],
)  # fmt: skip
def test_every_kind_of_change_has_its_own_way(old: Json, new: Json, expected: list[str]) -> None:
    """The shortest that says it, in words that hold while the list changes."""
    assert targets(old, new) == expected


def test_a_part_far_below_gets_an_action_of_its_own() -> None:
    """A target says better where something is than a nest of keys."""
    old: Json = {"b": {"c": {"d": {"e": {"f": 1, "g": 2}}}}, "h": 1}
    new: Json = {"b": {"c": {"d": {"e": {"f": 2, "g": 2}}}}, "h": 2}

    assert targets(old, new) == ['$.a.b.c.d.e {"f": 2}', '$.a {"h": 2}']


def test_keys_keep_their_order_and_new_ones_follow() -> None:
    """Order is what an overlay can say of it: kept members as they were, then what is new, as the new document has it."""
    old: Json = {"a": 1, "b": {"x": 1}, "c": 3}
    new: Json = {"d": {"z": 1, "y": 1}, "c": 4, "b": [1], "e": 5, "a": 1}

    assert json.dumps(applied(old, written(old, new))) == '{"a": 1, "c": 4, "d": {"z": 1, "y": 1}, "b": [1], "e": 5}'


@pytest.mark.parametrize("inside", [lambda value: {"k": value}, lambda value: [value, 1]], ids=["objects", "lists"])
def test_the_deepest_document_can_be_written(inside: Callable[[Json], Json]) -> None:
    """An overlay nests what it says below its actions, and must be readable itself."""
    old: Json = 1
    new: Json = 2
    for _ in range(248):
        old, new = inside(old), inside(new)

    assert same(applied({}, written({}, {"a": new})), {"a": new})
    assert same(applied({"a": old}, written({"a": old}, {"a": new})), {"a": new})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "a: 1.0\nb: 2\n", "{b: 2, a: 1.00}",
            (
                "new.yaml:1:1: error[diff-empty]: nothing differs from old.yaml but the order of keys, which overlays leave alone\n"
                "    help: An overlay has at least one action."
            ),
        ),
        (
            "a: 1\n", '{"a": 1}',
            "new.yaml:1:1: error[diff-empty]: nothing differs from old.yaml\n    help: An overlay has at least one action.",
        ),
        (
            "[1]\n", "a: [\n",
            (
                "old.yaml:1:1: error[diff-document]: a description of an API is an object, not an array\n"
                "    help: Name an OpenAPI document.\n"
                "new.yaml:2:1: error[source-syntax]: not YAML: did not find expected node content"
                " (while parsing a flow node at line 2)\n"
                "    help: correct it here, or just before: a quote, a bracket or an indentation that has no partner"
            ),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_reported(old: str, new: str, message: str) -> None:
    """Where, what, and what to do."""
    with pytest.raises(Refused) as refused:
        overlay_from_diff(Source("old.yaml", old), Source("new.yaml", new))

    assert str(refused.value) == message


def test_a_large_list_changes_in_time_in_proportion_to_it() -> None:
    """One value among twenty thousand is one action, and so is everything after it."""
    values: list[Json] = [f"v{index}" for index in range(20_000)]

    assert targets(values, [*values[:10], "w", *values[11:]]) == ['$.a[10] "w"']
    assert targets(values, [*values[:10], *values[12:]]) == ["$.a[10, 11] remove"]
    assert targets(values, ["w", *values])[0] == "$.a remove"


@pytest.mark.parametrize(
    ("old", "new", "titles"),
    [
        ({"info": {"title": "a", "x": 1}}, {"info": {"title": "a"}}, ["info: removes x"]),
        ({"info": {"a": 1, "b": 1}}, {"info": {"a": 2, "b": 2}}, ["info: changes a, b"]),
        ({"tags": ["a"]}, {"tags": ["a", "b", "c"]}, ["the document: changes tags"]),
        ({"l": [1, 2, 3]}, {"l": [1, 5, 3]}, ["l, item 2: becomes 5"]),
        ({"l": [{"name": "p"}, {"name": "q"}]}, {"l": [{"name": "p"}]}, ["l: removes q"]),
        (
            {"paths": {"/x": {"get": {"summary": "a"}}}},
            {"paths": {"/x": {"get": {"summary": "b"}}}},
            ["GET /x: changes summary"],
        ),
        (
            {"components": {"schemas": {"One": {"type": "string"}}}},
            {"components": {"schemas": {"One": {"type": "integer"}}}},
            ["One: changes type"],
        ),
    ],
)
def test_an_action_is_named_after_what_it_does(old: Json, new: Json, titles: list[str]) -> None:
    """For a person to go on from."""
    overlay: Any = parse(Source("o.yaml", written(old, new))).value

    assert [one["description"] for one in overlay["actions"]] == titles


def test_a_path_names_an_item_by_what_it_is_called_where_that_is_clear() -> None:
    """And by its number elsewhere."""
    old: Json = {"p": [{"name": "a", "x": 1}, {"name": "b", "x": 1}], "q": [1, 2]}
    new: Json = {"p": [{"name": "a", "x": 1}, {"name": "b", "x": 2}], "q": [1, 3]}

    assert write(path_to(old, new, ["p", "1", "x"])) == "$.p[?@.name == 'b'].x"
    assert write(path_to(old, new, ["q", "1"])) == "$.q[1]"
