"""What a person is offered for everything that is wrong: in which order, once, and as it can be pasted."""

from __future__ import annotations

import pytest

from generator.errors import Diagnostic
from generator.lint import (
    Finding,
    _finding,  # pyright: ignore[reportPrivateUsage]
    _mended,  # pyright: ignore[reportPrivateUsage]
    _put,  # pyright: ignore[reportPrivateUsage]
    _removals,  # pyright: ignore[reportPrivateUsage]
    _without_removed,  # pyright: ignore[reportPrivateUsage]
)
from generator.lint.waivers import _pattern  # pyright: ignore[reportPrivateUsage]
from generator.types import Json, Place, Pointer
from tests.generator.test_lint import api, get, inputs, run

ACTION: Json = {"target": "$.a", "remove": True}
WAIVER = '[[waivers]]\ncode = "bad-path"'


@pytest.mark.parametrize(
    ("actions", "waiver", "later", "lines"),
    [
        ((), "", False, []),
        ((ACTION,), "", False, ["    paste below `actions:` of an overlay:", "", "  - target: $.a", "    remove: true", ""]),
        ((ACTION,), "", True,
         ["    paste below `actions:` of an overlay, after the actions above:", "", "  - target: $.a", "    remove: true", ""]),
        ((), WAIVER, False, ["    paste into provider.toml:", "", *WAIVER.splitlines(), ""]),
        ((ACTION,), WAIVER, False, ["    paste below `actions:` of an overlay:", "", "  - target: $.a", "    remove: true", "",
                                    "    or, to accept the loss, paste into provider.toml:", "", *WAIVER.splitlines(), ""]),
    ],
    ids=["nothing", "an action", "a later one", "a waiver", "both"],
)  # fmt: skip
def test_a_finding_shows_what_can_be_pasted(
    actions: tuple[Json, ...], waiver: str, lines: list[str], *, later: bool
) -> None:
    """Between blank lines."""
    found = Finding(Diagnostic("bad-path", Place("api.yaml", 2, 3), "no path", "Correct it."), actions, waiver, later)

    assert str(found).split("\n") == ["api.yaml:2:3: error[bad-path]: no path", "    help: Correct it.", *lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (api(get(path="'https://e.example.com/x'", schema="{type: integer, enum: [1, a]}")), [("bad-path", False), ("enum-type", True)]),
        (api(get(identity="", schema="{type: string, example: 1}")), [("missing-operation-id", False), ("example-mismatch", False)]),
        (api(get(identity="", schema="{type: string, dependencies: {}}")),
         [("missing-operation-id", False), ("unsupported-keyword", False)]),
        (api(get(identity="")) + f"x-deep: {'[' * 61}{']' * 61}\n", [("too-deep", False)]),
        (api(get()), []),
    ],
    ids=["one behind another", "advice", "advice beside a fault", "too deep for advice", "nothing"],
)  # fmt: skip
def test_what_comes_up_behind_something_else_is_found_and_marked(text: str, found: list[tuple[str, bool]]) -> None:
    """It builds on what mends that."""
    assert [(item.diagnostic.code, item.later) for item in run(inputs(text))] == found


def finding(code: str, pointer: str | None, *, waivable: bool = False, message: str = "") -> Diagnostic:
    """Return what was found at a place."""
    return Diagnostic(code, Place("api.yaml"), message, "", None if pointer is None else Pointer(pointer), waivable)


ROOT: dict[str, Json] = {"p": [{"in": "header", "x": {"y": 1}}, {"in": "query", "x": 1}], "s": {"a": 1, "b": 2}}


@pytest.mark.parametrize(
    ("code", "pointer", "gone"),
    [
        ("forbidden-header", "/p/0", {"/p/0"}),
        ("unknown-keyword", "/s/a", {"/s/a"}),
        ("unknown-keyword", "/p/1/x", {"/p/1/x"}),
        ("missing-type", "/s", set()),
        ("unknown-keyword", "/none", set()),
        ("unknown-keyword", None, set()),
        ("made-up", "/s/a", set()),
    ],
)
def test_what_a_finding_takes_out_is_known(code: str, pointer: str | None, gone: set[str]) -> None:
    """Nothing is, where it is mended otherwise or by a person."""
    found = Finding(finding(code, pointer, message="`type: object`"), (ACTION,))

    assert _removals(ROOT, found) == gone
    assert _removals(ROOT, Finding(found.diagnostic)) == set()


def test_what_is_wrong_inside_of_what_goes_is_left_out() -> None:
    """What goes for two reasons goes once; what has no place, or stands beside it, is kept."""
    listed = [
        ("forbidden-header", "/p/0"),
        ("unknown-keyword", "/p/0/x"),
        ("unused-component", "/p/0"),
        ("unknown-keyword", "/p/1/x"),
        ("other", None),
        ("other", "/p"),
    ]
    found = _without_removed(ROOT, [Finding(finding(code, pointer), (ACTION,), WAIVER) for code, pointer in listed])

    assert [(one.diagnostic.code, one.diagnostic.pointer, bool(one.actions), bool(one.waiver)) for one in found] == [
        ("forbidden-header", "/p/0", True, True),
        ("unused-component", "/p/0", False, False),
        ("unknown-keyword", "/p/1/x", True, True),
        ("other", None, True, True),
        ("other", "/p", True, True),
    ]


def test_findings_are_mended_from_the_last_to_the_first() -> None:
    """Taking one out of a list moves those behind it; what is gone already stays so."""
    listed = [finding("unknown-keyword", place) for place in ("/l/0", "/l/2", "/o/a", "/o/none", "/l/2/x")]
    root: Json = {"l": [1, 2, {"x": 3}], "o": {"a": 1}}

    assert _mended(root, [Finding(one) for one in listed]) == {"l": [2], "o": {}}
    assert _mended([1], [Finding(listed[0])]) == [1]


@pytest.mark.parametrize(
    ("value", "keys", "result"),
    [
        ({"a": 1}, [], 9),
        ({"a": {"b": 1, "c": 2}, "d": 3}, ["a", "b"], {"a": {"b": 9, "c": 2}, "d": 3}),
        ([1, [2, 3], 4], ["1", "0"], [1, [9, 3], 4]),
    ],
    ids=str,
)
def test_a_node_is_put_in_its_place(value: Json, keys: list[str], result: Json) -> None:
    """Everything else stays."""
    assert _put(value, keys, 9) == result


@pytest.mark.parametrize(
    ("code", "pointer", "waivable", "actions", "waived"),
    [
        ("unsupported-keyword", "/s/a", True, 1, True),
        ("unsupported-keyword", "/s/a", False, 1, False),
        ("unsupported-servers", "/s/a", True, 0, False),
        ("unsupported-union", "/s/a", True, 0, True),
        ("unsupported-keyword", None, True, 0, False),
        ("ambiguous-union", "/u/oneOf", False, 2, False),
    ],
)
def test_a_waiver_is_offered_where_somebody_may_give_one(
    code: str, pointer: str | None, actions: int, *, waivable: bool, waived: bool
) -> None:
    """Never of servers: credentials would go to another host."""
    found = _finding(finding(code, pointer, waivable=waivable), {**ROOT, "u": {"oneOf": [1]}}, later=False)

    assert (len(found.actions), bool(found.waiver)) == (actions, waived)


@pytest.mark.parametrize(
    ("pointers", "pattern"),
    [
        (["/a/b", "/a/c"], "/a/*"),
        (["/a/b/c", "/a/x/c/d"], "/a/*"),
        (["/a/b/c", "/a/b/d", "/a/b/e/f"], "/a/b/*"),
        (["/a/b/c/d", "/x/b/c/d"], "/*/b/c/d"),
        (["/a/b/z", "/a/c/y/z"], "/a/*/z"),
        (["/a/b", "/x/y"], ""),
    ],
)
def test_one_pattern_covers_places_that_begin_or_end_alike(pointers: list[str], pattern: str) -> None:
    """None would cover everything."""
    found = _pattern([Pointer(one) for one in pointers])

    assert found == pattern
