"""The steps that turn one document into another: what is updated, what is removed, and which item of a list became which."""

from __future__ import annotations

import pytest

from generator.overlay.align import align
from generator.overlay.compare import compare
from generator.overlay.paths import write
from generator.types import Json

Node = dict[str, Json]


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("$", {"a": 2})]),
        ({"a": 1}, {"b": 2}, [("$.a", None), ("$", {"b": 2})]),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2}}}, [("$.a.b", {"c": 2})]),
        ({"a": {"b": {"c": {"d": 1}}}}, {"a": {"b": {"c": {"d": 2}}, "e": 1}}, [("$.a", {"b": {"c": {"d": 2}}, "e": 1})]),
        ({"a": 1}, {"a": {"b": 1}}, [("$.a", None), ("$", {"a": {"b": 1}})]),
        ({"a": {"b": 1}}, {"a": 1}, [("$.a", None), ("$", {"a": 1})]),
        ({"a": {"b": 1}}, {"a": {}}, [("$.a.b", None)]),
        ({"a": {}}, {"a": {"b": 1}}, [("$.a", {"b": 1})]),
        ({"a": []}, {"a": [1]}, [("$", {"a": [1]})]),
        ({"a": [1]}, {"a": []}, [("$.a[0]", None)]),
        ({"a": [1, 2, 3]}, {"a": [1, 3]}, [("$.a[1]", None)]),
        ({"a": [1, 2, 3]}, {"a": [1, 2, 3, 4]}, [("$", {"a": [4]})]),
        ({"a": [1, 2, 3]}, {"a": [4, 5, 6]}, [("$.a", None), ("$", {"a": [4, 5, 6]})]),
        ({"a": ["x", "y"]}, {"a": ["y"]}, [("$.a[?@ == 'x']", None)]),
        ({"a": ["x", "y", "z"]}, {"a": ["z"]}, [("$.a[?@ == 'x', ?@ == 'y']", None)]),
        ({"a": {"b": 1, "c": 1}}, {"a": {"d": 1}}, [("$.a['b', 'c']", None), ("$.a", {"d": 1})]),
        ({"a": {"b": 1, "c": 1, "e": 1}}, {"a": {"d": 1}}, [("$.a", None), ("$", {"a": {"d": 1}})]),
        ({"a": {"b": 1, "c": 1, "e": 1}}, {"a": {}}, [("$.a['b', 'c', 'e']", None)]),
        ({"paths": {"/a": {"get": 1, "post": 1}}}, {"paths": {"/a": {}}}, [("$.paths['/a'].get", None), ("$.paths['/a'].post", None)]),
        ({"paths": {"/a": {"get": {"x": 1, "y": 1}}}}, {"paths": {"/a": {"get": {}}}}, [("$.paths['/a'].get['x', 'y']", None)]),
        ({"components": {"schemas": {"A": {"x": 1}, "B": {"x": 1}}}}, {"components": {"schemas": {"A": {"x": 2}, "B": {"x": 2}}}},
         [("$.components.schemas.A", {"x": 2}), ("$.components.schemas.B", {"x": 2})]),
        ({"others": {"schemas": {"A": {"x": 1}, "B": {"x": 1}}}}, {"others": {"schemas": {"A": {"x": 2}, "B": {"x": 2}}}},
         [("$.others.schemas", {"A": {"x": 2}, "B": {"x": 2}})]),
        ({"a": [{"name": "x", "v": 1}, {"name": "y", "v": 1}]}, {"a": [{"name": "x", "v": 2}, {"name": "y", "v": 1}]},
         [("$.a[?@.name == 'x']", {"v": 2})]),
        ({"a": [{"name": "x", "v": 1}, {"name": "y", "v": 1}]}, {"a": [{"name": "y", "v": 1}]}, [("$.a[?@.name == 'x']", None)]),
        ({"a": [[1], [2]]}, {"a": [[1, 3], [2]]}, [("$.a[0]", [3])]),
        ({"a": [[1, 2], [2]]}, {"a": [[1], [2]]}, [("$.a[0][1]", None)]),
        ({"a": True}, {"a": 1}, [("$", {"a": 1})]),
        ({"a": 1}, {"a": None}, [("$", {"a": None})]),
        ({"a": None}, {"a": "x"}, [("$", {"a": "x"})]),
        ({"a": 1, "b": 2, "c": 3}, {"b": 2}, [("$.a", None), ("$.c", None)]),
        ({"a": {"b": {"c": {"d": {"e": 1}}}}}, {"a": {"b": {"c": {"d": {"e": 2, "f": 3}}}, "z": 1}},
         [("$.a.b.c.d", {"e": 2, "f": 3}), ("$.a", {"z": 1})]),
        ({"a": [{"name": "0"}, {"name": "1"}, {"name": "2"}, {"name": "3"}, {"name": "4"}, {"name": "5"}]}, {"a": []},
         [("$.a[*]", None)]),
        ({"a": [{"name": "0"}, {"name": "1"}, {"name": "2"}, {"name": "3"}, {"name": "4"}, {"name": "5"}, {"name": "6"}]},
         {"a": [{"name": "6"}]}, [("$.a[:6]", None)]),
        ({"a": [{"name": "0"}, {"name": "1"}, {"name": "2"}, {"name": "3"}, {"name": "4"}, {"name": "5"}]}, {"a": [{"name": "5"}]},
         [("$.a[?@.name == '0', ?@.name == '1', ?@.name == '2', ?@.name == '3', ?@.name == '4']", None)]),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_a_document_is_turned_into_another_by_few_steps(old: Node, new: Node, steps: list[tuple[str, Json]]) -> None:
    """None stands for a removal."""
    assert [(write(step.path), None if step.remove else step.update) for step in compare(old, new)] == steps


@pytest.mark.parametrize(
    ("old", "new", "origins"),
    [
        ([1, 2, 3], [1, 2, 3], [0, 1, 2]),
        ([1, 2, 3], [1, 9, 3], [0, 1, 2]),
        ([1, 2, 3], [2, 3], [1, 2]),
        ([1, 2, 3], [3, 2, 1], []),
        ([1, 2], [1, 2, 3], [0, 1]),
        ([{"name": "a"}, {"name": "b"}], [{"name": "b"}, {"name": "c"}], [1]),
        ([{"name": "a", "v": 1}], [{"name": "a", "v": 2}], [0]),
        ([{"x": 1}], [{"x": 2}], [0]),
        ([[1]], [[2]], [0]),
        ([{"x": 1}], [[2]], []),
        ([{"name": "a"}], [{"name": "b"}], []),
        ([{"name": "a"}, 5], [{"name": "b"}, 5], [0, 1]),
        ([1, {"x": 1}, 2], [1, {"x": 3}, 2], [0, 1, 2]),
        ([1, {"x": 1}, 2], [1, 2], [0, 2]),
        (["a", "a", "b"], ["a", "b"], [0, 2]),
        (["b", "a", "a"], ["a", "a"], [1, 2]),
        ([], [1], []),
        ([1], [], []),
        ([{"name": 1, "v": 1}, 2], [{"name": 1, "v": 2}, 2], [0, 1]),
        ([{"name": "a", "in": "q"}, {"name": "a", "in": "h"}], [{"name": "a", "in": "h", "v": 1}], [1]),
        (["c", "a", "b", "d"], ["a", "c", "d", "b"], []),
        ([{"$ref": "#/a"}, {"title": "t", "v": 1}], [{"title": "t", "v": 2}], [1]),
        (["x", "p", "q", "y"], ["x", "r", "s", "y"], [0, 1, 2, 3]),
        (["x", "p", "y"], ["x", "r", "s", "y"], [0, 1]),
        ([{"x": 1}, {"x": 2}], [{"x": 3}, {"x": 2}], [0, 1]),
        ([{"x": 1}, {"x": 2}], [{"x": 5}, {"x": 6}, {"x": 7}], [0, 1]),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_items_of_a_list_are_mended_in_their_order(old: list[Json], new: list[Json], origins: list[int]) -> None:
    """Of the new list's first items, which old one each was."""
    assert align(old, new) == origins
