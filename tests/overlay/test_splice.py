"""Edits of a text that make it say another value: what is deleted, inserted and written anew, and where comments stay."""

from __future__ import annotations

import pytest

from generator.overlay.splice import Splicer, Unsplicable
from generator.parse import is_json, parse, spans
from generator.types import Json, Source


def spliced(text: str, new: Json, name: str = "a.yaml", *, expand: bool = False) -> str:
    """Return the text that says a value."""
    source = Source(name, text)
    splicer = Splicer(text, as_json=is_json(source), expand=expand)
    return splicer.splice(spans(source), parse(source).value, new)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("a: 1 # x\nb: 2 # y\n", {"b": 2}, "b: 2 # y\n"),
        ("a: 1 # x\nb: 2 # y\n", {"a": 1}, "a: 1 # x\n"),
        ("# x\na: 1\nb: 2\n", {"b": 2}, "# x\nb: 2\n"),
        ("a: 1\nb: 2", {"a": 1}, "a: 1"),
        ("a: 1\nb: 2", {"b": 2}, "b: 2"),
        ("{a: 1, b: 2, c: 3} # x\n", {"b": 2, "c": 3}, "{b: 2, c: 3} # x\n"),
        ("{a: 1, b: 2, c: 3} # x\n", {"a": 1, "c": 3}, "{a: 1, c: 3} # x\n"),
        ("{a: 1, b: 2, c: 3} # x\n", {"a": 1, "b": 2}, "{a: 1, b: 2} # x\n"),
        ("{a: 1, b: 2, c: 3} # x\n", {"a": 1}, "{a: 1} # x\n"),
        ("{a: 1, b: 2, c: 3} # x\n", {"c": 3}, "{c: 3} # x\n"),
        ("[1, 2, 3] # x\n", [3], "[3] # x\n"),
        ("[1, 2, 3] # x\n", [1], "[1] # x\n"),
        ("[1, 2, 3] # x\n", [1, 3], "[1, 3] # x\n"),
        ("[] # x\n", [], "[] # x\n"),
        ("- 1 # x\n- 2 # y\n- 3 # z\n", [1, 3], "- 1 # x\n- 3 # z\n"),
        ("- 1 # x\n- 2 # y\n- 3 # z\n", [1], "- 1 # x\n"),
        ("- 1 # x\n- 2 # y\n- 3 # z\n", [3], "- 3 # z\n"),
        ("- 1 # x\n- 2 # y\n- 3 # z\n", [1, 2, 3, 4], "- 1 # x\n- 2 # y\n- 3 # z\n- 4\n"),
        ("- - 1 # x\n  - 2 # y\n", [[2]], "- - 2 # y\n"),
        ("- - 1 # x\n  - 2 # y\n", [[1]], "- - 1 # x\n"),
        ("- a: 1 # x\n  b: 2 # y\n", [{"b": 2}], "- b: 2 # y\n"),
        ("- a: 1 # x\n  b: 2 # y\n", [{"a": 1}], "- a: 1 # x\n"),
        ("- a: 1 # x\n  b: 2 # y\n", [{"a": 1, "b": 2, "c": 3}], "- a: 1 # x\n  b: 2 # y\n  c: 3\n"),
        ("a:\n  b: 1 # x\nc: 2 # y\n", {"a": {"b": 1, "d": [1]}, "c": 2}, "a:\n  b: 1 # x\n  d:\n    - 1\nc: 2 # y\n"),
        ("a:\n  b: 1 # x\nc: 2 # y\n", {"a": 5, "c": 2}, "a: 5 # x\nc: 2 # y\n"),
        ("a:\n  b: 1 # x\nc: 2 # y\n", {"a": [5], "c": 2}, "a:\n  - 5 # x\nc: 2 # y\n"),
        ("a: x # x\nc: 2 # y\n", {"a": {"b": 1}, "c": 2}, "a:\n  b: 1 # x\nc: 2 # y\n"),
        ("a: x # x\nc: 2 # y\n", {"a": "z", "c": 2}, "a: z # x\nc: 2 # y\n"),
        ("a: x # x\nc: 2 # y\n", {"a": [], "c": 2}, "a: [] # x\nc: 2 # y\n"),
        ("a: # x\nc: 2 # y\n", {"a": 1, "c": 2}, "a: 1 # x\nc: 2 # y\n"),
        ("a: |\n  x\n  y\n# c\nc: 2 # y\n", {"a": "z", "c": 2}, "a: z\n# c\nc: 2 # y\n"),
        ("a: |\n  x\n  y\n# c\nc: 2 # y\n", {"a": "x\ny\n", "c": 2, "d": 1}, "a: |\n  x\n  y\n# c\nc: 2 # y\nd: 1\n"),
        ("a: 2 # y\nb: |\n  x\n  y\n\n# c\n", {"a": 2, "b": "x\ny\n", "d": 1}, "a: 2 # y\nb: |\n  x\n  y\nd: 1\n\n# c\n"),
        ("a: 2 # y\nb: |+\n  x\n  y\n\n# c\n", {"a": 2, "b": "x\ny\n\n", "d": 1}, "a: 2 # y\nb: |+\n  x\n  y\n\nd: 1\n# c\n"),
        ("a: >-\n  x\n  y\nc: 2 # y\n", {"a": [1], "c": 2}, "a:\n  - 1\nc: 2 # y\n"),
        ("- x # x\n- 2 # y\n", [{"b": 1, "c": 2}, 2], "- b: 1\n  c: 2 # x\n- 2 # y\n"),
        ("- x # x\n- 2 # y\n", ["z", 2], "- z # x\n- 2 # y\n"),
        ("- |\n  x\n- 2 # y\n", ["z", 2], "- z\n- 2 # y\n"),
        ("- x: 1 # x\n- 2 # y\n", [[1], 2], "- - 1 # x\n- 2 # y\n"),
        ("- a - b # x\n- c-d # y\n", ["z", "c-d"], "- z # x\n- c-d # y\n"),
        ("- a - b # x\n- c-d # y\n", ["a - b", "y-z"], "- a - b # x\n- y-z # y\n"),
        ("a: {b: 1} # x\n", {"a": {"b": {"c": [1, "p, q"]}}}, "a: {b: {c: [1, 'p, q']}} # x\n"),
        ("a: {b: 1} # x\n", {"a": {"b": 1, "c, d": "p, q"}}, "a: {b: 1, 'c, d': 'p, q'} # x\n"),
        ("a: {\n  b: 1, # x\n  c: 2\n}\n", {"a": {"b": 1, "c": 2, "d": 3}}, "a: {\n  b: 1, # x\n  c: 2,\n  d: 3\n}\n"),
        ("a: [\n    1, # x\n    2\n]\n", {"a": [1, 2, 3]}, "a: [\n    1, # x\n    2,\n    3\n]\n"),
        ("a: &x 1 # x\nb: *x\n", {"a": 1, "b": 3}, "a: &x 1 # x\nb: 3\n"),
        ("a: 1 # x\r\nb: 2 # y\r\n", {"a": 1, "b": 2, "c": {"d": 1}}, "a: 1 # x\r\nb: 2 # y\r\nc:\r\n  d: 1\r\n"),
        ("a: 1 # x\r\nb: 2 # y\r\n", {"a": 1}, "a: 1 # x\r\n"),
        ("a: 1 # x\r\nb: 2", {"a": 1, "b": 2, "c": 3}, "a: 1 # x\r\nb: 2\r\nc: 3\r\n"),
        ("a:\n- 1\n", {"a": [1, 2], "1a": 3}, "a:\n- 1\n- 2\n'1a': 3\n"),
        ("a: 1 # x\nb: 2", {"a": 1, "b": 2, "c": 3}, "a: 1 # x\nb: 2\nc: 3\n"),
        ("a: 1 # x\nb: 2", {"a": 1, "b": 3}, "a: 1 # x\nb: 3\n"),
        ('a: "q" # x\nb: 1\n', {"a": "q", "b": "1"}, "a: \"q\" # x\nb: '1'\n"),
        ("a: {} # x\nb: 1\n", {"a": {"c": 1}, "b": 1}, "a:\n  c: 1 # x\nb: 1\n"),
        ("a: [] # x\nb: 1\n", {"a": [1], "b": 1}, "a:\n  - 1 # x\nb: 1\n"),
        ("a: {} # x\nb: 1\n", {"a": [], "b": 1}, "a: [] # x\nb: 1\n"),
        ("--- # x\na: 1\nb: 2\n...\n", {"a": 1, "b": 2, "c": 3}, "--- # x\na: 1\nb: 2\nc: 3\n...\n"),
        ("--- {a: 1, b: 2} # x\n", {"a": 1, "b": 2, "c": 3}, "--- {a: 1, b: 2, c: 3} # x\n"),
    ],
)  # fmt: skip
def test_yaml_is_edited_where_it_changes_and_keeps_the_comments_of_the_rest(
    text: str, new: Json, expected: str
) -> None:
    """In block and flow style, at the beginning, between others and at the end."""
    assert spliced(text, new) == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ('{"a": 1, "b": "é"}', {"a": 1, "b": "é", "c": "é"}, '{"a": 1, "b": "é", "c": "é"}'),
        ('{"a": 1, "b": 2}', {"b": 2}, '{"b": 2}'),
        ('{"a": [1, 2]}', {"a": [1, 2, {"b": [3]}]}, '{"a": [1, 2, {"b": [3]}]}'),
        ('{\n  "a": [\n    1\n  ]\n}\n', {"a": [1, {"b": [3]}]},
         '{\n  "a": [\n    1,\n    {\n      "b": [\n        3\n      ]\n    }\n  ]\n}\n'),
        ('{\n  "a": 1\n}\n', {"a": {"b": [3]}}, '{\n  "a": {\n    "b": [\n      3\n    ]\n  }\n}\n'),
        ('{\n  "a": 1\n}\n', {"a": 1, "b": []}, '{\n  "a": 1,\n  "b": []\n}\n'),
        ("[1,2]", [2], "[2]"),
        ('{"a": {"b": 1}}', {"a": {"b": "é"}}, '{"a": {"b": "é"}}'),
        ("[\n1,\n2]", [1, 2, 3], "[\n1,\n2,\n3]"),
    ],
)  # fmt: skip
def test_json_is_edited_in_the_layout_that_it_has(text: str, new: Json, expected: str) -> None:
    """On one line or over several."""
    assert spliced(text, new, "a.json") == expected


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a: 1", {}),
        ("a: 1\n", {"b": 1}),
        ("[1, 2, 3] # x\n", []),
        ("[] # x\n", [1]),
        ("- 1 # x\n- 2 # y\n", [4, 1, 2]),
        ("x # y\n", "z"),
    ],
)  # fmt: skip
def test_what_cannot_be_edited_in_place_is_left_to_be_printed_whole(text: str, new: Json) -> None:
    """Nothing of it would stay, or not in this order."""
    with pytest.raises(Unsplicable):
        spliced(text, new)


def test_an_alias_is_written_out_where_its_meaning_changes_or_all_are() -> None:
    """Its anchor may then say something else."""
    text = "a: &x {k: 1} # x\nb: *x\n"

    assert spliced(text, {"a": {"k": 1}, "b": {"k": 1, "c": 1}}) == "a: &x {k: 1} # x\nb:\n  k: 1\n  c: 1\n"
    assert spliced(text, {"a": {"k": 2}, "b": {"k": 1}}, expand=True) == "a: &x {k: 2} # x\nb:\n  k: 1\n"
