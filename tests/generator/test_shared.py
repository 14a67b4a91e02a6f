"""What several tables share is stated once where that makes a module shorter."""

from hypothesis import given, strategies as st

from generator.emit.shared import shared_rows

TABLES = st.lists(st.lists(st.sampled_from(["400", "401", "403", "404", "500"]), unique=True).map(tuple), max_size=8)


def test_rows_are_shared_where_that_saves_lines() -> None:
    """The odd table keeps its own, and rows stand sorted."""
    assert shared_rows([("401", "400"), ("400", "401"), ("400", "401", "500"), ("404",)]) == ("400", "401")


def test_nothing_is_shared_where_that_saves_no_line() -> None:
    """Two tables, or one row of each."""
    assert shared_rows([("400", "401", "500"), ("400", "401", "500")]) == ()
    assert shared_rows([("400",), ("400",), ("400",)]) == ()


@given(TABLES)
def test_what_is_shared_shortens_three_tables_or_more(tables: list[tuple[str, ...]]) -> None:
    """And is the same whatever order its tables are in."""
    shared = shared_rows(tables)
    users = [table for table in tables if set(shared) <= set(table)]
    before = sum(map(len, tables))
    after = before - len(users) * (len(shared) - 1) + len(shared)

    assert not shared or (len(users) >= 3 and after < before)
    assert shared_rows(tables[::-1]) == shared
