"""Which patterns can be checked in bounded time."""

from __future__ import annotations

import pytest

from generator.normalise.patterns import check_pattern
from generator.types import Pointer
from tests.normalise.scopes import reports, scope_of

SLOW = (
    "(a+)+", "(a*)*", "(a+)*", "(a*b?)*", "(a|a)*", "(a|ab)*", "((a+))*", "(a{0,51})+", "(a{1,})+", "(a+)+?", "(a{2,})*",
    "(a|b+)*", "[(](a*)*", "(a+$)*", "(^a+)+", "(b*a{0,2})*", "((?:a*))*", "(a)|(b+)+", "(?P<name>a+)+",
)  # fmt: skip
FAST = (
    "(a|b)*", "(ab+)*", "(a+b)*", "(a*)?", "(a+){2}", "(a{0,50})+", "(^a$)*", "(^)*", "(^a)+", r"\((a)*", "(a{2}b*)*",
    "(b*a{1,2})*", "(a?|b)*", "a+b+", "(a{1}b*)+", "[(a*]*", "(a+)", "(a)(a)*", "(a{3})*", "(a{1,3})*",
)  # fmt: skip


@pytest.mark.parametrize("pattern", SLOW)
def test_a_repetition_that_is_repeated_is_reported(pattern: str) -> None:
    """One text matches it in many ways, all of which are tried."""
    scope = scope_of({})

    assert not check_pattern(scope, pattern, Pointer("/p"))
    assert reports(scope) == ["slow-pattern /p"]


@pytest.mark.parametrize("pattern", FAST)
def test_a_repetition_with_something_that_it_does_not_repeat_is_fine(pattern: str) -> None:
    """So is one of which there is an end."""
    scope = scope_of({})

    assert check_pattern(scope, pattern, Pointer("/p"))
    assert reports(scope) == []


def test_groups_within_groups_are_followed_for_50_levels() -> None:
    """A pattern of more is not understood, and so not trusted; nor is one of 5,001 characters."""
    scope = scope_of({})
    deep = {levels: "(" * levels + "a" + ")" * levels for levels in (49, 50)}

    assert check_pattern(scope, deep[49], Pointer("/p"))
    assert not check_pattern(scope, deep[50], Pointer("/p"))
    assert check_pattern(scope, "a" * 5000, Pointer("/p"))
    assert not check_pattern(scope, "a" * 5001, Pointer("/q"))
    assert reports(scope) == ["slow-pattern /p", "bad-pattern /q"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [("a" * 5001, "it has more than 5,000 characters"), ("(", "missing ), unterminated subpattern at position 0")],
    ids=["long", "open"],
)
def test_what_python_cannot_read_is_reported_with_the_reason(pattern: str, reason: str) -> None:
    """And with the beginning of the pattern."""
    scope = scope_of({})

    assert not check_pattern(scope, pattern, Pointer("/p"))
    assert scope.findings[0].message == f"{pattern[:100]!r} cannot be checked: {reason} (at /p)"
