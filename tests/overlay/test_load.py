"""What makes a document an overlay, version by version; every finding with its place."""

from __future__ import annotations

import pytest

from generator.errors import Refused
from generator.overlay import load
from generator.parse import parse
from generator.types import Source
from tests.overlay.samples import overlay


def _findings(text: str, name: str = "o.yaml") -> list[str]:
    try:
        load(parse(Source(name, text)))
    except Refused as refused:
        return [f"{item.place} {item.message}" for item in refused.diagnostics]
    return []


def _document(version: str = "1.1.0", rest: str = "", actions: str = "[{target: $, update: {a: 1}}]") -> str:
    return f"overlay: {version}\ninfo: {{title: t, version: 1.0.0}}\n{rest}\nactions: {actions}\n"


@pytest.mark.parametrize("version", ["1.0.0", "1.0.7", "1.1.0", "1.1.9", "1.2.0", "1.2.13"])
def test_supported_versions_are_taken(version: str) -> None:
    """The patch number is not looked at."""
    assert load(parse(Source("o.yaml", _document(version)))).version == (1, int(version[2]))


@pytest.mark.parametrize("version", ["1.3.0", "2.0.0", "'1.1'", "1.1", "1.1.0-rc1", "v1.1.0", "1.1.", "null", "[1]"])
def test_other_versions_are_refused(version: str) -> None:
    """Nobody knows what they mean."""
    assert _findings(_document(version))[0].startswith("o.yaml:1:10 `overlay` must be a supported version")


def test_extensions_are_welcome_everywhere() -> None:
    """Root, info, action; components, reusable actions and references in 1.2."""
    text = """\
overlay: 1.2.0
info: {title: t, version: 1.0.0, x-a: null}
x-b: [1]
components: {x-c: 1, actions: {r: {x-d: 1, fields: {x-e: 1, update: {a: 1}}}}}
actions:
- {target: $, x-f: {g: 1}, update: {}}
- {$ref: '#/components/actions/r', target: $, x-g: 2}
"""

    assert _findings(text) == []


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_file() -> None:
    """One run, one list."""
    text = """\
overlay: 1.1.0
info: {title: 1, descripton: x}
extends: [a]
wat: 1
actions:
- target: info
- {remove: yes, update: 1}
- 7
- {target: $, copy: b, remov: true}
- {target: $, copy: b, remov: true}
"""

    assert _findings(text) == [
        "o.yaml:2:7 the required field `version` is missing",
        "o.yaml:2:15 `title` must be a string, not 1",
        "o.yaml:2:18 there is no field `descripton` here",
        'o.yaml:3:10 `extends` must be a string, not ["a"]',
        "o.yaml:4:1 there is no field `wat` here",
        'o.yaml:6:11 a target is a JSONPath and starts with `$`, not "info"',
        "o.yaml:7:3 the required field `target` is missing",
        'o.yaml:7:12 `remove` must be true or false, not "yes"',
        "o.yaml:8:3 an action must be an object, not 7",
        'o.yaml:9:21 `copy` is a JSONPath and starts with `$`, not "b"',
        "o.yaml:9:24 there is no field `remov` here",
        "o.yaml:10:3 this action is the same as the one on line 9",
        'o.yaml:10:21 `copy` is a JSONPath and starts with `$`, not "b"',
        "o.yaml:10:24 there is no field `remov` here",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "o.yaml:1:1 an overlay must be an object"),
        ("overlay", "o.yaml:1:1 an overlay must be an object"),
        ("{}", "o.yaml:1:1 the required field `overlay` is missing"),
        (_document(actions="[]"), "o.yaml:4:10 an overlay must have at least one action"),
        (_document(actions="{}"), "o.yaml:4:10 `actions` must be a list, not {}"),
        (_document(actions="null"), "o.yaml:4:10 `actions` must be a list, not null"),
        (_document("1.0.0", "$self: x"), "o.yaml:3:1 there is no field `$self` here"),
        (_document("1.1.0", "components: {}"), "o.yaml:3:1 there is no field `components` here"),
        (_document("1.1.0", "Extends: x"), "o.yaml:3:1 there is no field `Extends` here"),
        (_document("1.1.0", "extends: a b"), 'o.yaml:3:10 `extends` is no URI reference: "a b"'),
        (_document("1.2.0", "extends: 'a.yaml#'"), "o.yaml:3:10 `extends` must not have a fragment"),
        (_document("1.2.0", "$self: 'a#/b'"), "o.yaml:3:8 `$self` must not have a fragment"),
        (_document("1.0.0", actions="[{target: $, copy: $.a}]"), "o.yaml:4:23 there is no field `copy` here"),
        (_document("1.1.0", actions="[{$ref: '#/a', target: $}]"), "o.yaml:4:12 there is no field `$ref` here"),
        (_document("1.0.0").replace("title: t", "title: t, description: d"), "o.yaml:2:18 there is no field `description` here"),
        (_document(actions="[{target: $, description: [x]}]"), 'o.yaml:4:36 `description` must be a string, not ["x"]'),
        (_document(actions="[{target: $, remove: null}]"), "o.yaml:4:31 `remove` must be true or false, not null"),
        (_document(actions="[{target: null}]"), "o.yaml:4:20 `target` must be a string, not null"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named_where_it_is_broken(text: str, message: str) -> None:
    """The first finding says it."""
    assert _findings(text)[0] == message


@pytest.mark.parametrize(
    ("actions", "same"),
    [
        ("[{target: $, update: 1}, {update: 1, target: $}]", True),
        ("[{target: $, update: 1}, {target: $, update: 1.0}]", True),
        ("[{target: $, update: 1}, {target: $, update: true}]", False),
        ("[{target: $, update: 1}, {target: $, update: '1'}]", False),
        ("[{target: $, update: {a: 1, b: 2}}, {target: $, update: {b: 2, a: 1}}]", True),
        ("[{target: $, update: [1, 2]}, {target: $, update: [2, 1]}]", False),
        ("[{target: $}, {target: $, description: again}]", False),
    ],
)
def test_actions_are_unique_as_json_schema_means_it(actions: str, *, same: bool) -> None:
    """Order of keys and spelling of numbers make no difference; types do."""
    assert bool(_findings(_document(actions=actions))) is same


def test_a_json_overlay_is_located_too() -> None:
    """Lines and columns of the JSON text."""
    text = '{"overlay": "1.1.0",\n "info": {"title": "t", "version": "1"},\n "actions": [{"target": 1}]}'

    assert _findings(text, "o.json") == ["o.json:3:25 `target` must be a string, not 1"]


REUSABLE = """\
overlay: 1.2.0
info: {title: t, version: 1.0.0}
components:
  actions:
    a/b~c: {description: reusable, fields: {description: from fields, update: {x: 1}}}
    "50%": {fields: {remove: true}}
    none: {}
actions:
"""


def _reusing(action: str) -> str:
    return f"{REUSABLE}- {action}\n"


def test_a_reference_brings_the_fields_it_names() -> None:
    """The key is escaped as a JSON Pointer token in a URI fragment; the places are those of the reusable action."""
    read = load(parse(Source("o.yaml", _reusing("{$ref: '#/components/actions/a~1b~0c', target: $.t}"))))

    action = read.actions[0]
    assert action.update is not None
    assert (action.target, action.description, action.update.value) == ("$.t", "from fields", {"x": 1})
    assert action.update.pointer == "/components/actions/a~1b~0c/fields/update"


def test_a_references_own_description_wins() -> None:
    """The reason is required here."""
    text = _reusing("{$ref: '#/components/actions/a~1b~0c', target: $.t, description: mine}")

    assert load(parse(Source("o.yaml", text))).actions[0].description == "mine"


@pytest.mark.parametrize("token", ["50%25", "50%"])
def test_a_percent_sign_may_be_encoded(token: str) -> None:
    """A fragment encodes it; people forget."""
    text = _reusing(f"{{$ref: '#/components/actions/{token}', target: $.t}}")

    assert load(parse(Source("o.yaml", text))).actions[0].remove


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("{$ref: '#/components/actions/nope', target: $}", "o.yaml:9:10 there is no reusable action 'nope'"),
        ("{$ref: '#/components/actions/a/b~c', target: $}", 'o.yaml:9:10 "#/components/actions/a/b~c" is no reference'),
        ("{$ref: '#/components/actions/a~b', target: $}", 'o.yaml:9:10 "#/components/actions/a~b" is no reference'),
        ("{$ref: 'other.yaml#/components/actions/none', target: $}", 'o.yaml:9:10 "other.yaml#/components/actions/none"'),
        ("{$ref: 5, target: $}", "o.yaml:9:10 `$ref` must be a string, not 5"),
        ("{$ref: '#/components/actions/none'}", "o.yaml:9:3 the required field `target` is missing"),
        ("{$ref: '#/components/actions/none', target: $, update: 1}", "o.yaml:9:58 an action with `$ref` must not have"),
        ("{$ref: '#/components/actions/none', target: $, copy: $}", "o.yaml:9:56 an action with `$ref` must not have"),
        ("{$ref: '#/components/actions/none', target: $, remove: true}", "o.yaml:9:58 an action with `$ref` must not have"),
        ("{$ref: '#/components/actions/none', target: $, wat: 1}", "o.yaml:9:50 there is no field `wat` here"),
    ],
)  # fmt: skip
def test_a_bad_reference_is_named_where_it_stands(action: str, message: str) -> None:
    """The prose of 1.2 lets a reference override fields; its tables, schema and tests forbid it, and so do we."""
    assert _findings(_reusing(action))[0].startswith(message)


@pytest.mark.parametrize(
    ("components", "message"),
    [
        ("[]", "o.yaml:3:13 `components` must be an object, not []"),
        ("{schemas: {}}", "o.yaml:3:14 there is no field `schemas` here"),
        ("{actions: []}", "o.yaml:3:23 `actions` must be an object, not []"),
        ("{actions: {a: 1}}", "o.yaml:3:27 a reusable action must be an object, not 1"),
        ("{actions: {a: {update: 1}}}", "o.yaml:3:28 there is no field `update` here"),
        ("{actions: {a: {fields: {target: $}}}}", "o.yaml:3:45 a reusable action must not have a `target`"),
        ("{actions: {a: {fields: {remove: 1}}}}", "o.yaml:3:45 `remove` must be true or false, not 1"),
        ("{actions: {a: {fields: {copy: a}}}}", "o.yaml:3:43 `copy` is a JSONPath and starts with `$`"),
        ("{actions: {a: {fields: {wat: 1}}}}", "o.yaml:3:37 there is no field `wat` here"),
        ("{actions: {a: {fields: 1}}}", "o.yaml:3:36 `fields` must be an object, not 1"),
        ("{actions: {a: {description: 1}}}", "o.yaml:3:41 `description` must be a string, not 1"),
    ],
)
def test_reusable_actions_are_checked_though_nobody_refers_to_them(components: str, message: str) -> None:
    """A mistake in waiting is a mistake."""
    assert _findings(_document("1.2.0", f"components: {components}"))[0].startswith(message)


def test_self_and_extends_are_kept() -> None:
    """They are identifiers; which document is meant is for whoever calls."""
    text = _document("1.2.0", "$self: https://example.com/o.yaml\nextends: ../api.yaml?x=%20")
    read = load(parse(Source("o.yaml", text)))

    assert (read.self_uri, read.extends) == ("https://example.com/o.yaml", "../api.yaml?x=%20")


def test_a_field_of_a_later_version_says_since_when() -> None:
    """The commonest cause is a version line copied from somewhere."""
    with pytest.raises(Refused, match=r"help: Overlay 1\.1\.0 has it"):
        overlay("- {target: $, copy: $.a}", "1.0.0")


def test_a_reusable_action_that_is_none_is_reported_whether_or_not_it_is_used() -> None:
    """And nothing else is, of the action that refers to it."""
    text = """\
overlay: 1.2.0
info: {title: t, version: 1.0.0}
components: {actions: {r: text}}
actions:
- {$ref: '#/components/actions/r', target: $}
"""

    assert _findings(text) == ['o.yaml:3:27 a reusable action must be an object, not "text"']
