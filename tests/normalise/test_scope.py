"""Where references lead, what is reported of a node and blamed for it, and what waivers accept."""

from __future__ import annotations

import pytest

from generator.errors import Refused
from generator.normalise.scope import BUDGET, BUDGET_FOR_EACH
from generator.types import Json, Pointer, Touch
from tests.normalise.scopes import reports, scope_of, touch, waiver

USUAL = "Correct it by overlay."
BLAMED = "This overlay action did that: correct the action."
NODES: dict[str, Json] = {
    "a": {"$ref": "#/b"},
    "b": {"$ref": "#/a"},
    "c": {"$ref": "#/d"},
    "d": {"e": 1},
    "list": [{"$ref": "#/d"}],
    "n": {"$ref": "#/list/0", "description": "Ignored."},
    "t": "text",
    "u": {"$ref": "#/d%65"},
    "de": {"k": 2},
    "x": {"$ref": "other.yaml#/a"},
    "y": {"$ref": "#/none"},
    "z": {"$ref": "#/t"},
}


@pytest.mark.parametrize(
    ("key", "node", "place", "found"),
    [
        ("d", {"e": 1}, "/d", []),
        ("c", {"e": 1}, "/d", []),
        ("n", {"e": 1}, "/d", []),
        ("u", {"k": 2}, "/de", []),
        ("a", {}, "/a", ["reference-cycle /a"]),
        ("t", {}, "/t", ["not-an-object /t"]),
        ("z", {}, "/t", ["not-an-object /t"]),
        ("x", {}, "/x", ["external-reference /x"]),
        ("y", {}, "/y", ["dangling-reference /y"]),
    ],
)
def test_references_are_followed_to_the_object_that_is_meant(
    key: str, node: Json, place: str, found: list[str]
) -> None:
    """Through others, too; what leads nowhere is reported, and an empty object gone on with."""
    scope = scope_of(NODES)

    assert scope.follow(NODES[key], Pointer(f"/{key}")) == (node, place)
    assert reports(scope) == found


@pytest.mark.parametrize(
    ("reference", "pointer", "place"),
    [
        ("#", "/s/in/p", "/s/in"),
        ("#", "/s/q", "/s"),
        ("#", "/d", ""),
        ("#one", "/d", "/s"),
        ("#two", "/w2/inner", "/w2"),
        ("#two", "/d", None),
        ("#three", "/d", None),
        ("one", "/d", None),
        ("#/s/in", "/d", "/s/in"),
    ],
)
def test_an_anchor_is_the_nearest_around_or_the_only_one(reference: str, pointer: str, place: str | None) -> None:
    """Of two elsewhere, neither is meant."""
    inner: Json = {"$recursiveAnchor": True, "p": {}}
    root: dict[str, Json] = {
        "s": {"$anchor": "one", "in": inner, "$recursiveAnchor": True},
        "w": {"$anchor": "two"},
        "w2": {"$anchor": "two", "inner": {}},
    }
    found = scope_of(root).target(reference, Pointer(pointer))

    assert (found[1] if found else None) == place


@pytest.mark.parametrize(
    ("touched", "code", "advice", "place", "help_"),
    [
        ([], "bad-name", USUAL, "openapi.json:1:73", USUAL),
        ([touch("/d")], "bad-name", USUAL, "1.overlay.yaml:5:3", BLAMED),
        ([touch("")], "bad-name", USUAL, "1.overlay.yaml:5:3", BLAMED),
        ([touch("/dd")], "bad-name", USUAL, "openapi.json:1:73", USUAL),
        ([touch("/d", kind="remove")], "bad-name", USUAL, "openapi.json:1:73", USUAL),
        ([touch("/d/e", kind="remove")], "bad-name", USUAL, "1.overlay.yaml:5:3", BLAMED),
        ([touch("/d")], "bad-name", "Do it.", "1.overlay.yaml:5:3", "Do it."),
        ([touch("/d/e")], "bad-name", "Do it.", "1.overlay.yaml:5:3", f"{BLAMED} Do it."),
        ([touch("/d/f")], "bad-name", "Do it.", "openapi.json:1:73", "Do it."),
        ([touch("/d")], "openapi-invalid", "Do it.", "1.overlay.yaml:5:3", f"{BLAMED} Do it."),
        ([], "openapi-invalid", "Do it.", "openapi.json:1:73", "Do it."),
    ],
)  # fmt: skip
def test_an_overlay_action_is_blamed_for_what_it_wrote_or_removed(
    touched: list[Touch], code: str, advice: str, place: str, help_: str
) -> None:
    """A message that names a member is about the action that touched the member last."""
    scope = scope_of(NODES, *touched)

    scope.refuse(code, Pointer("/d"), "of 'e' there is too little", advice)

    (found,) = scope.findings
    assert (str(found.place), found.message, found.help) == (place, "of 'e' there is too little (at /d)", help_)


def test_a_node_stands_where_it_was_written_last() -> None:
    """By an action that put it there, or something around it."""
    place = Pointer("/d/e")

    assert str(scope_of(NODES, touch("/d")).place(place)) == "1.overlay.yaml:5:3"
    assert str(scope_of(NODES, touch("/d/e/f")).place(place)) == "openapi.json:1:79"
    assert str(scope_of(NODES).place(place)) == "openapi.json:1:79"


def test_a_waiver_accepts_what_may_be_waived_at_its_place() -> None:
    """What is fatal here, or cannot be waived at all, is not; a waiver that nothing needs is reported."""
    scope = scope_of(NODES, waivers=(waiver("bad-name", "/d"), waiver("too-large", "/d"), waiver("bad-path", "")))

    assert [scope.waived("bad-name", Pointer(place)) for place in ("/d", "/d", "/t")] == [True, True, False]
    assert not scope.waived("too-large", Pointer("/d"))
    scope.refuse("bad-name", Pointer("/d"), "a name")
    scope.refuse("bad-name", Pointer("/d"), "no name", fatal=True)
    assert scope.accepted() == (("bad-name", "it is called after its place", 1),)
    with pytest.raises(Refused) as caught:
        scope.close()
    assert [(item.code, item.message, item.help) for item in caught.value.diagnostics] == [
        ("bad-name", "no name (at /d)", ""),
        ("waiver-unused", "nothing needs the waiver of too-large at /d", "Delete it: too-large cannot be waived."),
        ("waiver-unused", "nothing needs the waiver of bad-path at the root", "Delete it."),
    ]


def test_a_document_without_findings_is_closed_in_silence() -> None:
    """Every waiver was needed."""
    scope = scope_of(NODES, waivers=(waiver("bad-name", "/d"),))

    scope.refuse("bad-name", Pointer("/d"), "a name")

    scope.close()
    assert scope.findings == []


@pytest.mark.parametrize(("code", "fatal"), [("bad-name", False), ("bad-name", True), ("too-large", False)])
def test_a_finding_says_whether_it_may_be_waived(code: str, *, fatal: bool) -> None:
    """By its code, unless it is fatal where it is."""
    scope = scope_of(NODES)

    scope.refuse(code, Pointer("/d"), "a message", fatal=fatal)

    assert scope.findings[0].waivable == (code == "bad-name" and not fatal)


def test_of_one_kind_of_finding_the_first_ones_are_shown_and_the_rest_counted() -> None:
    """Each finding once, however often it is made."""
    scope = scope_of({}, most=2)
    for number in (0, 1, 2, 3, 4, 0, 1):
        scope.refuse("bad-name", Pointer(f"/{number}"), "a name")
    for number in (0, 1):
        scope.refuse("bad-path", Pointer(f"/{number}"), "a path")

    assert [(item.code, item.place is None, item.message) for item in scope.report().diagnostics] == [
        ("bad-name", False, "a name (at /0)"),
        ("bad-name", False, "a name (at /1)"),
        ("bad-path", False, "a path (at /0)"),
        ("bad-path", False, "a path (at /1)"),
        ("bad-name", True, "3 more of this kind"),
    ]


def test_work_is_counted_by_the_size_of_the_document_until_it_is_too_much() -> None:
    """Doing the same again with other names begins at nothing."""
    scope, most = scope_of({}), BUDGET + len("{}") * BUDGET_FOR_EACH

    scope.spend(most, Pointer("/a"))
    with pytest.raises(Refused, match="too large"):
        scope.spend(1, Pointer("/b"))
    assert reports(scope) == ["too-large /b"]
    scope.start_again()
    scope.spend(most, Pointer("/a"))


def test_components_are_those_of_one_kind() -> None:
    """None where the document has something else in their place."""
    documents: list[Json] = [
        {"components": {"schemas": {"A": 1}, "links": {}}},
        {"components": {"schemas": []}},
        {"components": []},
        [],
    ]

    assert [scope_of(root).components("schemas") for root in documents] == [{"A": 1}, {}, {}, {}]  # fmt: skip
