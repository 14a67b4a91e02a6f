"""What a person reads: versions, and a draft to paste into the changelog."""

import pytest

from generator.changes.change import Weight, allows, breaks, shifts
from generator.changes.report import Verdict, draft, report
from generator.changes.version import next_version, read_version
from generator.errors import Refused


@pytest.mark.parametrize(
    ("version", "weight", "expected"),
    [
        ((0, 1, 0), Weight.BREAKING, (0, 2, 0)),
        ((0, 1, 2), Weight.BEHAVIOUR, (0, 1, 3)),
        ((0, 1, 0), Weight.COMPATIBLE, (0, 1, 1)),
        ((1, 4, 2), Weight.BREAKING, (2, 0, 0)),
        ((1, 4, 2), Weight.COMPATIBLE, (1, 5, 0)),
    ],
)
def test_the_worst_change_decides_the_version(
    version: tuple[int, int, int], weight: Weight, expected: tuple[int, int, int]
) -> None:
    """As Semantic Versioning has it; below 1.0 the second number stands for the first."""
    assert next_version(version, [Weight.COMPATIBLE, weight]) == expected


def test_without_changes_the_version_stays() -> None:
    """A release of the same needs no number of its own."""
    assert next_version((0, 1, 0), []) == (0, 1, 0)


def test_a_version_is_read_from_the_project() -> None:
    """What follows the three numbers says only how ready it is."""
    assert read_version('[project]\nversion = "1.2.3rc1"', "a test") == (1, 2, 3)


@pytest.mark.parametrize(
    "text", ["", "[project]\nversion = 1", '[project]\nversion = "one"', "[project", "project = 1"]
)
def test_a_project_without_a_version_is_refused(text: str) -> None:
    """With a message, not a traceback."""
    with pytest.raises(Refused, match="changes-version"):
        read_version(text, "a test")


def test_the_draft_says_once_what_many_have_in_common() -> None:
    """Under the headings of Keep a Changelog, what breaks first."""
    changes = [
        breaks("acme.a.read", "is called `new` now", name="old"),
        breaks("acme.b.read", "is called `new` now", name="old"),
        shifts("acme.models.A", "is hidden when printed now", name="x"),
        shifts("acme.models.A", "is hidden when printed now", name="y"),
        allows("acme.c", "is new", "Added"),
        breaks("acme.d", "is gone", section="Removed"),
    ]

    assert draft(changes) == [
        "### Added",
        "",
        "- `acme.c`: is new.",
        "",
        "### Changed",
        "",
        "- **Breaking:** `acme.a.read` and `acme.b.read`: `old` is called `new` now.",
        "- `acme.models.A`: `x` and `y`: each is hidden when printed now.",
        "",
        "### Removed",
        "",
        "- **Breaking:** `acme.d`: is gone.",
    ]


def test_typing_tests_that_fail_make_a_change_breaking() -> None:
    """Whatever else was found."""
    told = report([], (0, 1, 0), "v0.1.0", Verdict("they fail", ("user_code.py:3: error",)), [])

    assert "Suggested version: 0.2.0 (something breaks; 0.1.0 is the older one)" in told
    assert "  user_code.py:3: error" in told
