"""What `apply` promises beyond the standard: the input is safe, and the trace is true."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, strategies as st

from generator.dump import dump
from generator.errors import Refused
from generator.overlay import apply, load, render_text
from generator.parse import parse
from generator.pointers import exists, from_path
from generator.types import Document, Json, Patched, Pointer, Source
from generator.values import same
from tests.overlay.samples import document, overlay


def _touches(text: str, actions: str) -> list[tuple[str, str]]:
    patched = apply(document(text), [overlay(actions)], strict=False)
    return [(touch.kind, touch.pointer) for touch in patched.touches]


def test_a_touch_names_the_smallest_node_that_changed() -> None:
    """Inserted, replaced and appended nodes, not what holds them."""
    assert _touches("{a: {b: 1, l: [1], o: {p: 2}}}", "- {target: $.a, update: {b: 2, l: [5], o: {p: 2, q: 3}, n: {m: 1}}}") == [
        ("update", "/a/b"),
        ("update", "/a/l/1"),
        ("update", "/a/o/q"),
        ("update", "/a/n"),
    ]  # fmt: skip


def test_a_touch_says_where_and_why() -> None:
    """The action's place and its description."""
    patched = apply(document("a: 1"), [overlay("- target: $.a\n  update: 2\n  description: A-3, two is right")])

    touch = patched.touches[0]
    assert (str(touch.place), touch.description) == ("o.yaml:4:3", "A-3, two is right")


def test_touches_follow_items_that_move() -> None:
    """A pointer is that of the final document."""
    actions = "- {target: '$.l[2].k', update: 9}\n- {target: '$.l[0]', remove: true}"

    assert _touches("{l: [{k: 0}, {k: 1}, {k: 2}]}", actions) == [("update", "/l/1/k"), ("remove", "/l")]


def test_a_removed_member_keeps_its_pointer_and_a_removed_item_its_arrays() -> None:
    """What they held is reported with them."""
    actions = "- {target: '$.l[0].k', update: 9}\n- {target: '$.l[0]', remove: true}\n- {target: $.m, remove: true}"

    assert _touches("{l: [{k: 0}], m: {n: 1}}", actions) == [("update", "/l"), ("remove", "/l"), ("remove", "/m")]


def test_a_copy_is_called_a_copy() -> None:
    """The kinds are the fields of an action."""
    assert _touches("{a: {x: 1}, b: {}}", "- {target: $.b, copy: $.a}") == [("copy", "/b/x")]


def test_overlays_are_applied_in_the_order_given() -> None:
    """Each on the result of the one before."""
    first, second = overlay("- {target: $, update: {a: 1}}"), overlay("- {target: $.a, update: 2}")

    assert apply(document("{}"), [first, second]).value == {"a": 2}


def test_an_action_without_effect_does_nothing_by_the_lax_reading() -> None:
    """Only the target is required."""
    patched = apply(document("a: 1"), [overlay("- {target: $.a}")], strict=False)

    assert (patched.value, patched.touches) == ({"a": 1}, ())


def test_a_deep_document_is_searched_to_the_bottom() -> None:
    """The library's limit of 100 levels is not ours."""
    text = '{"a":' * 240 + '{"x": 1}' + "}" * 240

    assert "x" not in dump(apply(document(text), [overlay("- {target: $..x, remove: true}")]).value)


def test_filters_search_deep_documents_too() -> None:
    """A descent within a filter within a descent."""
    text = '{"a":' * 200 + '{"x": 1}' + "}" * 200
    patched = apply(document(text), [overlay("- {target: '$..[?@.x]', update: {hit: 1}}")])

    assert patched.touches[0].pointer == "/a" * 200 + "/hit"


JSON: st.SearchStrategy[Json] = st.recursive(
    st.sampled_from([None, True, 1, 2.5, "x"]),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=16,
)
TARGETS = st.sampled_from(
    ["$", "$.a", "$.*", "$..a", "$..*", "$[0]", "$..[0]", "$[::2]", "$..[-1]", "$[?@.a]", "$..[?@ == 1]", "$.a.b", "$..b..a"]
)  # fmt: skip
EFFECTS = st.one_of(
    st.builds(lambda value: {"update": value}, JSON),
    st.just({"remove": True}),
    st.builds(lambda path: {"copy": path}, TARGETS),
)
ACTIONS = st.lists(
    st.builds(lambda target, effect: {"target": target, **effect}, TARGETS, EFFECTS), min_size=1, max_size=4,
    unique_by=repr,
)  # fmt: skip


def _applied(value: Json, actions: list[dict[str, Json]], *, strict: bool) -> tuple[Json, Patched | str]:
    texts: Json = {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}, "actions": list[Json](actions)}
    try:
        document_ = Document(Source("x.yaml", dump(value)), value)
        return value, apply(document_, [load(parse(Source("o.yaml", dump(texts))))], strict=strict)
    except Refused as refused:
        return value, str(refused)


@given(value=JSON, actions=ACTIONS, strict=st.booleans())
def test_the_input_is_never_changed(value: Json, actions: list[dict[str, Json]], *, strict: bool) -> None:
    """Whether it is applied or refused."""
    before = copy.deepcopy(value)

    assert same(_applied(value, actions, strict=strict)[0], before)


@given(JSON, ACTIONS)
def test_the_same_inputs_give_the_same_result(value: Json, actions: list[dict[str, Json]]) -> None:
    """Value, trace and refusal."""
    assert _applied(value, actions, strict=False)[1] == _applied(value, actions, strict=False)[1]


@given(JSON, ACTIONS)
def test_strict_differs_from_lax_in_what_it_refuses_alone(value: Json, actions: list[dict[str, Json]]) -> None:
    """Where strict gives a result, lax gives the same."""
    strict = _applied(value, actions, strict=True)[1]

    assert isinstance(strict, str) or strict == _applied(value, actions, strict=False)[1]


@given(JSON, ACTIONS)
def test_touches_of_updates_name_nodes_of_the_result(value: Json, actions: list[dict[str, Json]]) -> None:
    """Unless a later action removed them."""
    result = _applied(value, actions, strict=False)[1]
    if isinstance(result, Patched) and not any("remove" in action for action in actions):
        assert all(exists(result.value, touch.pointer) for touch in result.touches)


@given(JSON, ACTIONS)
def test_the_text_says_what_the_value_is(value: Json, actions: list[dict[str, Json]]) -> None:
    """However it was edited."""
    result = _applied(value, actions, strict=False)[1]
    if isinstance(result, Patched):
        assert same(parse(Source("x.yaml", render_text(result))).value, result.value)


def _paths(value: Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(*path, key) for key, _ in pairs] + [deep for key, item in pairs for deep in _paths(item, (*path, key))]


def _without(value: Json, gone: set[Pointer], pointer: Pointer) -> Json:
    """Rebuild a value, leaving out nodes by their original pointers: nothing is removed, so nothing can shift."""
    if isinstance(value, dict):
        kept = {key: Pointer(pointer + from_path([key])) for key in value}
        return {key: _without(value[key], gone, at) for key, at in kept.items() if at not in gone}
    if isinstance(value, list):
        places = [Pointer(f"{pointer}/{index}") for index in range(len(value))]
        return [_without(item, gone, at) for item, at in zip(value, places, strict=True) if at not in gone]
    return value


@given(JSON.filter(lambda value: bool(_paths(value))), st.data())
def test_any_set_of_nodes_is_removed_as_if_at_once(value: Json, data: st.DataObject) -> None:
    """Removing by one query equals rebuilding the document without the nodes."""
    paths = data.draw(st.lists(st.sampled_from(_paths(value)), min_size=1, max_size=5))
    marked = copy.deepcopy(value)
    by_depth: dict[int, list[tuple[str | int, ...]]] = {}
    for path in paths:
        by_depth.setdefault(len(path), []).append(path)
    depth = max(by_depth, key=lambda size: len(by_depth[size]))
    parent = by_depth[depth][0][:-1]
    keys = [path[-1] for path in by_depth[depth] if path[:-1] == parent]
    steps = "".join(f"[{key!r}]" for key in parent)
    target = f"${steps}[{', '.join(repr(key) for key in keys)}]"

    result = _applied(value, [{"target": target, "remove": True}], strict=True)[1]

    assert isinstance(result, Patched)
    assert same(result.value, _without(marked, {from_path((*parent, key)) for key in keys}, Pointer("")))


@pytest.mark.parametrize("value", [True, 1, 1.0, "1", None, [], {}], ids=repr)
def test_values_of_different_types_are_never_the_same(value: Json) -> None:
    """Python's `True == 1 == 1.0` has misled other tools."""
    others: list[Json] = [True, 1, 1.0, "1", None, [], {}]

    assert [type(other) for other in others if same(value, other)] == [type(value)]
