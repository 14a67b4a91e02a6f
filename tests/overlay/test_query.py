"""Our changes to the JSONPath library change nothing of what it finds."""

from __future__ import annotations

import jsonpath_rfc9535
import pytest
from hypothesis import given, strategies as st

from generator.overlay.query import InvalidQuery, find, prefixes, singular_path
from generator.types import Json

VALUES: st.SearchStrategy[Json] = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 1.5, "a", "ab", ""]),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)),
    max_leaves=20,
)
QUERIES = [
    "$", "$..*", "$..a", "$..[0]", "$..['a','b']", "$..[?@.a]", "$..[?@..b]", "$..a..b", "$..[::-1]", "$.a..*",
    "$..[?@ == $.a]", "$..[?match(@, 'a.?')]", "$..[?search(@.a, 'b')]", "$..[?count(@..*) > 2]", "$..[?length(@) == 2]",
    "$..[?value(@..a) == 1]", "$.*[?@.*]", "$..[1:]", "$..[?!@.a || @.b != null]",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@given(value=VALUES)
def test_nodes_are_those_of_the_library_in_its_order(query: str, value: Json) -> None:
    """Each location once."""
    expected = dict.fromkeys(node.location for node in jsonpath_rfc9535.find(query, value))

    assert [path for path, _ in find(query, value)] == list(expected)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("$", ()),
        ("$.a['b c'][0]", ("a", "b c", 0)),
        ("$['a','b']", None),
        ("$..a", None),
        ("$[0:1]", None),
    ],
)
def test_a_query_that_can_name_one_node_only_spells_its_path(query: str, path: tuple[str | int, ...] | None) -> None:
    """Needed to say what is missing."""
    assert singular_path(query) == path


def test_prefixes_are_cut_from_the_query_as_written() -> None:
    """Messages show what a person wrote."""
    assert prefixes("$.a ['b.'] ..c[?@.d].e") == [
        "$", "$.a", "$.a ['b.']", "$.a ['b.'] ..c", "$.a ['b.'] ..c[?@.d]", "$.a ['b.'] ..c[?@.d].e",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["", "a", "$.a.", "$[?@.a==1e999]", "$" + "[?@" * 2000, "$[99999999999999999999]"])
def test_what_is_no_query_is_refused_as_none(query: str) -> None:
    """Never another exception."""
    with pytest.raises(InvalidQuery):
        find(query, {})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("a", "expected '$', found 'a' at character 1"),
        ("$.a.", "unexpected end of expression at character 5"),
        ("$[?nope(@)]", "function 'nope' is not defined at character 4"),
        ("$[?match(@.a, 'b') == true]", "result of match() is not comparable"),
        ("$[?@.a==1e999]", "it is too deeply nested or holds an impossible number (OverflowError)"),
    ],
)
def test_a_message_says_at_which_character_a_query_is_none(query: str, message: str) -> None:
    """Counted from one."""
    with pytest.raises(InvalidQuery) as caught:
        find(query, [{"a": "b"}])

    assert str(caught.value).startswith(message)


def test_a_query_visits_each_node_once_on_its_way_and_once_when_it_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the root and three lists, and these again: one visit less is not enough. Each query begins at nothing."""
    value: Json = [[], [], []]
    monkeypatch.setattr("generator.overlay.query._MAX_VISITED", 7)
    for _ in range(2):
        assert [path for path, _ in find("$..*", value)] == [(0,), (1,), (2,)]

    monkeypatch.setattr("generator.overlay.query._MAX_VISITED", 6)
    with pytest.raises(InvalidQuery, match="it cannot be evaluated: it visits more than 6 nodes"):
        find("$..*", value)
