"""Our own strictness: an action that does nothing is a dead patch, and says so, where it stands and why."""

from __future__ import annotations

from importlib import import_module

import pytest

from generator.errors import Refused
from generator.overlay import apply
from generator.overlay.hints import _listed, _refiltered
from generator.overlay.query import find
from tests.overlay.samples import document, overlay

API = """\
info: {title: T}
tags: [{name: a}, {name: b}]
paths:
  /pets: {get: {operationId: list, deprecated: true}}
"""


def _refusal(actions: str, version: str = "1.1.0", text: str = API) -> str:
    with pytest.raises(Refused) as refused:
        apply(document(text), [overlay(actions, version)])
    return str(refused.value)


def test_a_target_that_matches_nothing_says_what_is_there() -> None:
    """The last part that exists, the first that does not, and what looks like it."""
    assert _refusal("- target: $.paths['/pet'].get\n  update: {a: 1}") == (
        "o.yaml:4:11: error[overlay-no-match]: target matches nothing: $.paths exists, but not ['/pet'] in it\n"
        "    help: what it pointed at is gone: moved to $.paths['/pets'].get?"
    )


def test_without_a_similar_key_the_keys_are_listed() -> None:
    """Short of a guess, the choice."""
    assert _refusal("- target: $.paths['/pets'].post\n  update: {a: 1}").endswith("correct the path; there: 'get'")


def test_a_removal_of_what_is_gone_says_that_upstream_has_fixed_it() -> None:
    """The good news of an update."""
    assert _refusal("- target: $.paths['/pets'].get.summary\n  remove: true").splitlines()[1] == (
        "    help: upstream no longer has what this action removes: drop the action, or correct the path if it moved;"
        " there: 'operationId', 'deprecated'"
    )


def test_a_filter_that_selects_nothing_is_named() -> None:
    """Everything before it is there."""
    assert "$.tags exists, but not [?@.name=='c'] in it" in _refusal(
        "- {target: \"$.tags[?@.name=='c']\", remove: true}"
    )


def test_an_update_that_is_there_already_changes_nothing() -> None:
    """Upstream has the wanted value."""
    assert _refusal("- target: $.info\n  update: {title: T}") == (
        "o.yaml:4:3: error[overlay-no-change]: the action changes nothing: its target already has this value\n"
        "    help: upstream now has what this action writes: drop the action"
    )


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("- target: $.paths['/pets'].get.deprecated\n  update: true", "upstream now has what this action writes: drop the action"),
        (
            "- {target: $.info, update: {title: U}}\n- {target: $.info, update: {title: U}, description: again}",
            "an earlier action says the same: delete one of the two",
        ),
        ("- {target: $.info, update: {}}", "it says nothing: say what to change, or delete the action"),
        ("- {target: '$.tags[0]', copy: '$.tags[0]'}", "what it copies is there already: delete the action"),
        (
            "- {target: $.tags, remove: true}\n- {target: \"$.tags[?@.name=='a']\", remove: true}",
            "an earlier action took away what this one points at: change their order, or correct the path",
        ),
        (
            "- {target: \"$.tags[?@.name=='aa']\", update: {name: a}}",
            "upstream now has what this action writes: drop the action",
        ),
        (
            "- {target: \"$.tags[?@.name=='c']\", remove: true}",
            "upstream no longer has what this action removes: drop the action, or correct the path if it moved",
        ),
        (
            "- {target: \"$.paths['/pet'].get.deprecated\", remove: true}",
            "what it pointed at is gone: moved to $.paths['/pets'].get.deprecated?",
        ),
        (
            "- {target: \"$.paths['/pet'].get\", update: {operationId: list}}",
            "what it pointed at is gone: moved to $.paths['/pets'].get? There, upstream now has what this action writes: drop the action",
        ),
        (
            "- {target: \"$.more[?@.name == 'limits'].schema\", update: {type: integer}}",
            "what it pointed at is gone: moved to $.more[?@.name == 'limit'].schema?",
        ),
        (
            "- {target: \"$.paths['/animals'].get\", update: {operationId: list}}",
            "what it pointed at is gone, and $.paths['/pets'].get is as this action wanted it: drop the action, if that is where it moved",
        ),
        (
            "- {target: \"$.paths['/animals'].get\", update: {operationId: other}}",
            "what it pointed at is gone: delete the action or correct the path; there: '/pets'",
        ),
    ],
)  # fmt: skip
def test_a_dead_action_says_what_became_of_it(actions: str, expected: str) -> None:
    """Mended upstream, moved, or done by another action: what to do differs."""
    assert (
        _refusal(actions, text=f"{API}more: [{{name: limit, schema: {{}}}}]\n").splitlines()[-1]
        == f"    help: {expected}"
    )


def test_one_change_among_many_targets_is_enough() -> None:
    """A broad target may meet nodes that are right already."""
    patched = apply(document(API), [overlay("- {target: $.tags.*, update: {name: a}}")])

    assert [touch.pointer for touch in patched.touches] == ["/tags/1/name"]


@pytest.mark.parametrize(
    ("actions", "code", "message"),
    [
        ("- {target: $.info}", "overlay-no-change", "it has no `update`, `copy` or `remove: true`"),
        ("- {target: $.info, remove: false}", "overlay-no-change", "it has no `update`, `copy` or `remove: true`"),
        ("- {target: $.info, update: {}}", "overlay-no-change", "its target already has this value"),
        ("- {target: $.tags, update: []}", "overlay-no-change", "its target already has this value"),
        ("- {target: $.tags.*.name, update: a, copy: $}", "overlay-conflict", "`update` and `copy` in one action"),
        ("- {target: $, update: {info: null}}", "overlay-conflict", "at /info: null cannot be merged into an object"),
        ("- {target: $.info, update: {title: {}}}", "overlay-conflict", "an object cannot be merged into a string"),
        ("- {target: $.info, copy: $.nope}", "overlay-copy", "`copy` must select exactly one node, not none"),
        ("- {target: $.info, copy: $.tags.*}", "overlay-copy", "`copy` must select exactly one node, not 2"),
        ("- {target: $.paths.*.get.*, update: 1}\n- {target: $.x, remove: true}", "overlay-no-match", "target matches"),
        ("- {target: $, remove: true}", "overlay-conflict", "the whole document cannot be removed"),
        ("- {target: $.*, update: {}}", "overlay-conflict", "nodes of different kinds: array /tags, object /info"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(actions: str, code: str, message: str) -> None:
    """Each under its code."""
    expected = _refusal(actions)

    assert f"error[{code}]" in expected
    assert message in expected


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        ("- {target: $.info.title, update: U}", "at /info/title: Overlay 1.0 cannot update a primitive; 1.1.0 can"),
        ("- {target: $.info, update: {title: {}}}", "at /info/title: an object cannot be merged into a string"),
    ],
)
def test_what_1_0_leaves_undefined_is_refused(actions: str, message: str) -> None:
    """Write 1.1.0 and it is defined."""
    assert message in _refusal(actions, "1.0.0")


def test_a_conflict_is_placed_at_the_value_that_conflicts() -> None:
    """Not at the action, which may be long."""
    expected = _refusal("- target: $.paths\n  update:\n    /pets:\n      get:\n        deprecated: [1]")

    assert expected.startswith("o.yaml:8:21: error[overlay-conflict]: at /paths/~1pets/get/deprecated: an array cannot")


def test_all_dead_actions_are_reported_at_once() -> None:
    """After an upstream release there may be many."""
    assert _refusal("- {target: $.a, remove: true}\n- {target: $.b, remove: true}").count("overlay-no-match") == 2


def test_a_bad_query_stops_before_anything_is_done() -> None:
    """All queries are compiled first, and all bad ones reported."""
    expected = _refusal(
        "- {target: $.x-a, remove: true}\n- {target: $.tags, copy: '$.b['}\n- {target: $.nope, remove: true}"
    )

    assert expected.count("error[overlay-jsonpath]") == 2
    assert "overlay-no-match" not in expected
    assert "help: a name that holds anything but letters, digits and `_` is quoted: $['x-name']" in expected


def test_queries_cannot_crash_the_engine() -> None:
    """Nesting and numbers beyond reason are bad queries."""
    assert "error[overlay-jsonpath]" in _refusal(f'- {{target: "$[?{"(" * 5000}@.a{")" * 5000}]", remove: true}}')


def test_a_pattern_that_would_match_for_ever_is_given_up() -> None:
    """Overlays are texts of others too."""
    expected = _refusal("- {target: \"$[?match(@, '(a|aa)+b')]\", remove: true}", text=f"[{'a' * 60}]")

    assert expected == (
        "o.yaml:4:3: error[overlay-jsonpath]: $[?match(@, '(a|aa)+b')]: it cannot be evaluated:"
        " the pattern '(a|aa)+b' takes too long to match\n    help: name what it is about"
    )


def test_a_query_that_would_search_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """`$..*..*..*` visits more nodes with every step."""
    monkeypatch.setattr("generator.overlay.query._MAX_VISITED", 100)

    assert "it visits more than 100 nodes" in _refusal(
        "- {target: $..*..*..*..x, remove: true}", text="[" * 20 + "]" * 20
    )


def test_every_search_of_a_query_counts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although a query is compiled once."""
    monkeypatch.setattr("generator.overlay.query._MAX_VISITED", 10)

    assert [len(find("$[*]", [1, 2, 3, 4])) for _ in range(5)] == [4, 4, 4, 4, 4]


def test_as_many_nodes_as_the_limit_are_inserted_and_one_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list counts, and each of its items."""
    monkeypatch.setattr(import_module("generator.overlay.apply"), "MAX_NODES", 3)

    assert apply(document("a: [1]"), [overlay("- {target: $.a, update: [2, 3]}")]).value == {"a": [1, 2, 3]}
    assert "more than 3 nodes" in _refusal("- {target: $.a, update: [2, 3, 4]}", text="a: [1]")


def test_an_overlay_that_would_grow_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying a thing onto itself doubles it."""
    monkeypatch.setattr(import_module("generator.overlay.apply"), "MAX_NODES", 100)
    actions = "\n".join(f"- {{target: $.a, copy: $.a, x-n: {number}}}" for number in range(20))

    assert "error[overlay-size]: with this action overlays insert more than 100 nodes" in _refusal(
        actions, text="a: [1]"
    )


def test_names_that_are_like_the_missing_one_are_proposed() -> None:
    """In quotes, as one would write them."""
    assert _listed("['nam']", {}, ["name", "names"]) == "; did you mean 'name' or 'names'?"


def test_at_most_three_filters_are_proposed() -> None:
    """The likest first."""
    actions = "- {target: \"$.tags[?@.name=='pets']\", remove: true}"
    names = ["pet", "petss", "petsx", "petsy"]
    tags = ", ".join(f"{{name: {name}}}" for name in names)

    assert _refiltered("[?@.name=='pets']", [{"name": name} for name in names]) == [
        "[?@.name=='petsy']",
        "[?@.name=='petsx']",
        "[?@.name=='petss']",
    ]
    assert "error[overlay-no-match]" in _refusal(actions, text=f"{{tags: [{tags}]}}")
