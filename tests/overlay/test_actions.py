"""Actions by themselves: what they are called, where what they touched is afterwards, and which reusable one is meant."""

from __future__ import annotations

import json

import pytest

from generator.errors import Refused
from generator.overlay.apply import apply
from generator.overlay.compare import compare
from generator.overlay.from_diff import _title, action_of, overlay_from_diff  # pyright: ignore[reportPrivateUsage]
from generator.overlay.load import load
from generator.overlay.merge import article, kind, size
from generator.overlay.trace import shifted
from generator.parse import parse
from generator.types import Json, Source

Node = dict[str, Json]
A: Node = {"paths": {"/a": {"get": {"v": 1, "responses": {"200": {"description": "x"}}}}}}


@pytest.mark.parametrize(
    ("old", "new", "titles"),
    [
        (A, {"paths": {}}, ["paths: removes /a"]),
        (A, {"paths": {"/a": {}}}, ["paths, /a: removes get"]),
        (A, {"paths": {"/a": {"get": {"v": 2, "w": 1, "responses": {"200": {"description": "x"}}}}}}, ["GET /a: changes v, w"]),
        (A, {"paths": {"/a": {"get": {"v": 1, "responses": {"200": {"description": "y"}}}}}}, ["GET /a, 200: changes description"]),
        (A, {"paths": {"/a": {"get": {"v": 1, "responses": {"200": {}}}}}}, ["GET /a, 200: removes description"]),
        ({"paths": {"/a": {"x-b": {"v": 1}}}}, {"paths": {"/a": {"x-b": {"v": 2}}}}, ["paths, /a, x-b: changes v"]),
        ({"components": {"schemas": {"A": {"v": 1}}}}, {"components": {"schemas": {"A": {"v": 2}}}}, ["A: changes v"]),
        ({"components": {"schemas": {"A": {"p": {"v": 1}}}}}, {"components": {"schemas": {"A": {"p": {"v": 2}}}}}, ["A, p: changes v"]),
        ({"components": {"schemas": {"A": 1}}}, {"components": {"schemas": {}}}, ["schemas: removes A"]),
        ({"a": 1}, {"a": 2}, ["the document: changes a"]),
        ({"a": 1}, {}, ["the document: removes a"]),
        ({"a": [[1], [2]]}, {"a": [[1, 3], [2]]}, ["a, item 1: adds 1 items"]),
        ({"a": [1, 2, 3, 4, 5]}, {"a": [1, 9, 3, 4, 5]}, ["a, item 2: becomes 9"]),
        ({"a": {"b": {"c": {"d": {"e": 1}}}}}, {"a": {"b": {"c": {"d": {"e": 2}}}}}, ["a, b, c, d: changes e"]),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_an_action_is_called_by_what_it_is_about_and_does(old: Node, new: Node, titles: list[str]) -> None:
    """An operation by method and path, a component by its name."""
    assert [_title(step) for step in compare(old, new)] == titles


def test_an_action_of_a_difference_asks_a_person_why() -> None:
    """Where its evidence belongs."""
    question = "Which page or sample shows this? Name it here, and say in the description why."
    update, remove = compare({"a": 1}, {"a": 2})[0], compare({"a": 1}, {})[0]

    assert action_of(update, "d") == {"target": "$", "description": "d", "x-evidence": question, "update": {"a": 2}}
    assert action_of(remove, "d") == {"target": "$.a", "description": "d", "x-evidence": question, "remove": True}


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ('{"a": 1}', '{"a": 1}', ["nothing differs from old.json"]),
        ('{"a": 1, "b": 2}', '{"b": 2, "a": 1}', ["nothing differs from old.json but the order of keys, which overlays leave alone"]),
        ("[]", '{"a": 1}', ["a description of an API is an object, not an array"]),
        ("null", "5", ["a description of an API is an object, not null", "a description of an API is an object, not a number"]),
        ("[]", "{", ["a description of an API is an object, not an array"]),
    ],
)  # fmt: skip
def test_no_overlay_comes_of_what_is_no_document_or_the_same(old: str, new: str, messages: list[str]) -> None:
    """Everything wrong with both is found."""
    with pytest.raises(Refused) as caught:
        overlay_from_diff(Source("old.json", old), Source("new.json", new))

    found = [one.message for one in caught.value.diagnostics if one.code != "source-syntax"]
    assert found == messages
    assert len(caught.value.diagnostics) == len(messages) + (new == "{")


@pytest.mark.parametrize(
    ("path", "gone", "found"),
    [
        (("a", 2), {("a",): [0, 1]}, ("a", 0)),
        (("a", 2), {("a",): [0, 3]}, ("a", 1)),
        (("a", 2), {("a",): [3]}, ("a", 2)),
        (("a", 2), {("a",): [1, 2]}, ("a",)),
        (("a", 2, "b", 1), {("a",): [0], ("a", 2, "b"): [0]}, ("a", 1, "b", 0)),
        (("a", 2, "b", 1), {("a", 2, "b"): [1]}, ("a", 2, "b")),
        (("a", 2, "b"), {("b",): [0]}, ("a", 2, "b")),
        (("a", "0"), {("a",): [0]}, ("a", "0")),
        ((), {(): [0]}, ()),
        ((1, 1), {(): [0]}, (0, 1)),
    ],
    ids=str,
)
def test_a_node_is_followed_where_items_of_its_lists_went(
    path: tuple[str | int, ...], gone: dict[tuple[str | int, ...], list[int]], found: tuple[str | int, ...]
) -> None:
    """One that went itself is its list."""
    assert shifted(path, gone) == found


def test_touches_are_followed_through_later_removals() -> None:
    """With the description and the evidence of each action."""
    actions: Json = [
        {"target": "$.a[2]", "description": "One.", "update": {"v": 1}, "x-evidence": "A page."},
        {"target": "$.a[0]", "remove": True},
        {"target": "$.a", "description": "Two.", "update": [5]},
        {"target": "$.a[0]", "remove": True, "description": "Again."},
    ]
    overlay: Json = {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": actions}
    document = parse(Source("a.json", '{"a": [{}, {}, {}]}'))
    patched = apply(document, [load(parse(Source("o.json", json.dumps(overlay))))])

    assert patched.value == {"a": [{"v": 1}, 5]}
    assert [(one.pointer, one.kind, one.description, one.evidence) for one in patched.touches] == [
        ("/a/0/v", "update", "One.", "A page."),
        ("/a", "remove", "", ""),
        ("/a/1", "update", "Two.", ""),
        ("/a", "remove", "Again.", ""),
    ]


@pytest.mark.parametrize(
    ("action", "reusable", "messages"),
    [
        ({"$ref": "#/components/actions/r"}, {"fields": {"update": {"b": 1}}}, []),
        ({"$ref": "#/components/actions/q~1w"}, {"fields": {"remove": True}}, []),
        ({"$ref": "#/components/actions/q%7E1w"}, {"fields": {"copy": "$.a"}}, []),
        ({"$ref": "#/components/actions/s"}, {}, ["there is no reusable action 's'"]),
        ({"$ref": "r"}, {}, ['"r" is no reference to a reusable action']),
        ({"$ref": "#/components/actions/r/x"}, {}, ['"#/components/actions/r/x" is no reference to a reusable action']),
        ({"$ref": "#/components/actions/r~2"}, {}, ['"#/components/actions/r~2" is no reference to a reusable action']),
        ({"$ref": 5}, {}, ["`$ref` must be a string, not 5"]),
        ({"$ref": "#/components/actions/r", "update": 1}, {}, ["an action with `$ref` must not have `update`"]),
        ({"$ref": "#/components/actions/r", "remove": True}, {}, ["an action with `$ref` must not have `remove`"]),
        ({"$ref": "#/components/actions/r", "other": 1}, {}, ["there is no field `other` here"]),
        ({"$ref": "#/components/actions/r"}, {"fields": {"target": "$"}}, ["a reusable action must not have a `target`"] * 2),
        ({"$ref": "#/components/actions/r"}, {"fields": {"remove": 1}}, ["`remove` must be true or false, not 1"] * 2),
        ({"$ref": "#/components/actions/r"}, {"fields": {"copy": "a"}}, ['`copy` is a JSONPath and starts with `$`, not "a"'] * 2),
        ({"$ref": "#/components/actions/r"}, {"fields": 5}, ["`fields` must be an object, not 5"] * 2),
        ({"$ref": "#/components/actions/r"}, {"other": 5}, ["there is no field `other` here"] * 2),
        ({"$ref": "#/components/actions/r"}, {"description": 5}, ["`description` must be a string, not 5"] * 2),
        ({"$ref": "#/components/actions/r"}, 5, ["a reusable action must be an object, not 5"] * 2),
    ],
    ids=str,
)  # fmt: skip
def test_an_action_may_be_a_reusable_one(action: Node, reusable: Json, messages: list[str]) -> None:
    """Whose name is written as a pointer has it; two are given, `r` and `q/w`."""
    overlay: Json = {
        "overlay": "1.2.0",
        "info": {"title": "t", "version": "1"},
        "components": {"actions": {"r": reusable, "q/w": reusable}},
        "actions": [{"target": "$", **action}],
    }
    found: list[str] = []
    try:
        loaded = load(parse(Source("o.json", json.dumps(overlay)))).actions[0]
    except Refused as refused:
        found = [one.message for one in refused.diagnostics]
    else:
        given = reusable["fields"] if isinstance(reusable, dict) else {}
        assert isinstance(given, dict)
        assert (loaded.update is not None, loaded.copy is not None, loaded.remove) == (
            "update" in given,
            "copy" in given,
            "remove" in given,
        )

    assert found == messages


def test_values_are_named_by_their_kind() -> None:
    """In the standard's words, and in a sentence."""
    values: list[Json] = [{}, [], "a", 1, 1.5, True, None]

    assert [kind(value) for value in values] == ["object", "array", *["primitive"] * 5]
    assert [article(value) for value in values] == [
        "an object", "an array", "a string", "a number", "a number", "a boolean", "null",
    ]  # fmt: skip
    nested: list[Json] = [{"a": [1, 2], "b": {}}, [[]], 1]
    assert [size(value) for value in nested] == [5, 2, 1]
