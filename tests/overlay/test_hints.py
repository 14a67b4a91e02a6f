"""Why an action matches or changes nothing: fixed upstream, moved, done by an earlier one, or never there."""

from __future__ import annotations

import json

import pytest

from generator.overlay.hints import covers, no_change, no_match
from generator.overlay.load import load
from generator.overlay.model import Action
from generator.parse import parse
from generator.types import Json, Source

Node = dict[str, Json]
DOCUMENT: Node = {
    "paths": {"/a": {"get": {"tags": ["x", "y"], "v": 1}}, "/b": {"get": {"summary": "S"}}},
    "list": [{"name": "one", "v": 1}, {"name": "two", "v": 2}],
    "many": {f"k{number}": number for number in range(9)},
    "eight": {f"k{number}": number for number in range(8)},
    "empty": {},
}


def action(members: Node) -> Action:
    """Return an action of an overlay."""
    overlay: Json = {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": [members]}
    return load(parse(Source("o.json", json.dumps(overlay)))).actions[0]


@pytest.mark.parametrize(
    ("target", "does", "was", "where", "hint"),
    [
        ("$.x", {"remove": True}, False, "",
         ("upstream no longer has what this action removes: drop the action, or correct the path if it moved; there: 'paths', "
          "'list', 'many', 'eight', 'empty'")),
        ("$.path", {"update": {"a": 1}}, False, "", "what it pointed at is gone: moved to $.paths?"),
        ("$.paths['/c'].get", {"update": {"a": 1}}, False, "$.paths exists, but not ['/c'] in it",
         "what it pointed at is gone: delete the action or correct the path; there: '/a', '/b'"),
        ("$.paths['/aa'].get", {"update": {"summary": "S"}}, False, "$.paths exists, but not ['/aa'] in it",
         "what it pointed at is gone: moved to $.paths['/a'].get?"),
        ("$.paths['/bb'].get", {"update": {"summary": "S"}}, False, "$.paths exists, but not ['/bb'] in it",
         "what it pointed at is gone: moved to $.paths['/b'].get? There, upstream now has what this action writes: drop the action"),
        ("$.zzz", {"update": {"a": 1}}, False, "",
         ("what it pointed at is gone, or never was: to add it, update its parent $ with {'zzz': …}, or correct the path; "
          "there: 'paths', 'list', 'many', 'eight', 'empty'")),
        ("$.zzz", {"update": {"a": 1}}, True, "",
         "an earlier action took away what this one points at: change their order, or correct the path"),
        ("$.zzz", {"remove": True}, True, "",
         "an earlier action took away what this one points at: change their order, or correct the path"),
        ("$.paths['/q'].get", {"remove": True}, False, "$.paths exists, but not ['/q'] in it",
         "what it pointed at is gone: delete the action or correct the path; there: '/a', '/b'"),
        ("$.list[?@.name == 'three']", {"update": {"name": "two", "v": 2}}, False, "$.list exists, but not [?@.name == 'three'] in it",
         "upstream now has what this action writes: drop the action"),
        ("$.list[?@.name == 'onee']", {"update": {"v": 5}}, False, "$.list exists, but not [?@.name == 'onee'] in it",
         "what it pointed at is gone: moved to $.list[?@.name == 'one']?"),
        ("$.list[?@.name == 'onee']", {"update": {"v": 1}}, False, "$.list exists, but not [?@.name == 'onee'] in it",
         "upstream now has what this action writes: drop the action"),
        ("$.list[?@.name == 'one' && @.v == 'x']", {"update": {"v": 1}}, False,
         "$.list exists, but not [?@.name == 'one' && @.v == 'x'] in it", "upstream now has what this action writes: drop the action"),
        ("$.list[?@.name == 'onee'].v", {"update": 1}, False, "$.list exists, but not [?@.name == 'onee'] in it",
         ("what it pointed at is gone: moved to $.list[?@.name == 'one'].v? There, upstream now has what this action writes: "
          "drop the action")),
        ("$.many.z", {"update": 1}, False, "$.many exists, but not .z in it",
         ("what it pointed at is gone, or never was: to add it, update its parent $.many with {'z': …}, or correct the path; "
          "there: 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', …")),
        ("$.eight.z", {"update": 1}, False, "$.eight exists, but not .z in it",
         ("what it pointed at is gone, or never was: to add it, update its parent $.eight with {'z': …}, or correct the path; "
          "there: 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'")),
        ("$.empty.z", {"update": 1}, False, "$.empty exists, but not .z in it",
         "what it pointed at is gone, or never was: to add it, update its parent $.empty with {'z': …}, or correct the path"),
        ("$.many.k", {"update": 1}, False, "$.many exists, but not .k in it",
         "what it pointed at is gone: delete the action or correct the path; did you mean 'k8' or 'k7' or 'k6'?"),
        ("$.list[5]", {"update": {"a": 1}}, False, "$.list exists, but not [5] in it",
         "what it pointed at is gone: delete the action or correct the path"),
        ("$.list[5]", {"remove": True}, False, "$.list exists, but not [5] in it",
         "upstream no longer has what this action removes: drop the action, or correct the path if it moved"),
        ("$.deep.summary", {"update": {"summary": "S"}}, False, "",
         "what it pointed at is gone: delete the action or correct the path; there: 'paths', 'list', 'many', 'eight', 'empty'"),
        ("$.deep.get", {"update": {"summary": "S"}}, False, "",
         "what it pointed at is gone, and $.paths['/b'].get is as this action wanted it: drop the action, if that is where it moved"),
        ("$.deep.get", {"update": {"tags": ["y"]}}, False, "",
         "what it pointed at is gone, and $.paths['/a'].get is as this action wanted it: drop the action, if that is where it moved"),
        ("$.deep.get", {"update": {}}, False, "",
         "what it pointed at is gone: delete the action or correct the path; there: 'paths', 'list', 'many', 'eight', 'empty'"),
        ("$.many.k0.x", {"update": 1}, False, "$.many.k0 exists, but not .x in it",
         "what it pointed at is gone: delete the action or correct the path"),
        ("$.paths['/a'].get.tag", {"remove": True}, False, "$.paths['/a'].get exists, but not .tag in it",
         "what it pointed at is gone: moved to $.paths['/a'].get.tags?"),
        ("$.paths.*.post", {"update": {"a": 1}}, False, "$.paths.* exists, but not .post in it",
         ("what it pointed at is gone, or never was: to add it, update its parent $.paths.* with {'post': …}, or correct the "
          "path; there: 'get'")),
    ],
)  # fmt: skip
def test_a_target_that_matches_nothing_is_explained(
    target: str, does: Node, where: str, hint: str, *, was: bool
) -> None:
    """How far it leads, and what may have become of the rest; `was` says that it was there before other actions."""
    original: Node = {**DOCUMENT, "zzz": 1} if was else DOCUMENT
    message, help_ = no_match(action({"target": target, **does}), DOCUMENT, original)

    assert message == "target matches nothing" + (f": {where}" if where else "")
    assert help_ == hint


@pytest.mark.parametrize(
    ("members", "listed", "hint"),
    [
        ({"target": "$.list[0]", "update": {"v": 1}}, None, "upstream now has what this action writes: drop the action"),
        ({"target": "$.list[0]", "update": {"v": 1}}, [{"v": 2}], "an earlier action says the same: delete one of the two"),
        ({"target": "$.list[0]", "update": {}}, None, "it says nothing: say what to change, or delete the action"),
        ({"target": "$.list", "update": []}, None, "it says nothing: say what to change, or delete the action"),
        ({"target": "$.list[0]", "copy": "$.list[0]"}, None, "what it copies is there already: delete the action"),
        ({"target": "$.zz", "update": {"v": 1}}, None, "an earlier action says the same: delete one of the two"),
    ],
)  # fmt: skip
def test_an_update_that_changes_nothing_is_explained(members: Node, listed: Json, hint: str) -> None:
    """By what the document held before other actions."""
    assert no_change(action(members), DOCUMENT if listed is None else {**DOCUMENT, "list": listed}) == hint


@pytest.mark.parametrize(
    ("node", "update", "covered"),
    [
        ({"a": 1, "b": 2}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"b": 1}, False),
        ([1, 2], [2], True),
        ([1, 2], [3], False),
        ([{"a": 1, "b": 2}], [{"a": 1}], False),
        ({"a": [1]}, {"a": []}, True),
        (1, 1, True),
        (1, 1.0, False),
        ({"a": 1}, [1], False),
        ({"a": {"b": 1, "c": 2}}, {"a": {"c": 2}}, True),
        ({}, {}, True),
    ],
)
def test_a_node_covers_an_update_that_would_add_nothing(node: Json, update: Json, *, covered: bool) -> None:
    """More may stand there; an item of a list has to be the same."""
    assert covers(node, update) is covered
