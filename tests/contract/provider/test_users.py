"""Which functions can show that something which runs only once has changed."""

import pytest

from tests.contract.provider.mutants.users import Users

SOURCE = """
from .other import _LONGEST as longest
HOUR = 3600
_LONG, _DAY = 1, 24 * HOUR
_TWO_DAYS = 2 * HOUR
_UNUSED = 0
_LIMIT = 5
_BASE = "x"

def first():
    return _TWO_DAYS

def second(limit=_LIMIT):
    x = 1
    return HOUR

class Some:
    base = _BASE
    def third(self):
        return first()
"""
USERS = Users([("any", SOURCE)])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("_TWO_DAYS", {("any", 11)}),
        ("_UNUSED", set()),
        ("first", {("any", 20)}),
        ("_LIMIT", None),
        ("_BASE", None),
        ("HOUR", None),
        ("_LONGEST", None),
    ],
)
def test_the_users_of_a_name_are_the_functions_that_mention_it(name: str, lines: set[tuple[str, int]] | None) -> None:
    """Through other names as well; anybody, where a default, a class or several names at once are made of it."""
    assert USERS.of(name) == lines
