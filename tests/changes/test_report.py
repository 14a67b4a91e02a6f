"""What a person reads: versions, and a draft to paste into the changelog."""

import pytest

from generator.changes.change import Impact, behaviour_change, breaking_change, compatible_change
from generator.changes.report import Verdict, draft, report
from generator.changes.version import next_version, read_version
from generator.errors import Refused


@pytest.mark.parametrize(
    ("version", "impact", "expected"),
    [
        ((0, 1, 0), Impact.BREAKING, (0, 2, 0)),
        ((0, 1, 2), Impact.BEHAVIOUR, (0, 1, 3)),
        ((0, 1, 0), Impact.COMPATIBLE, (0, 1, 1)),
        ((1, 4, 2), Impact.BREAKING, (2, 0, 0)),
        ((1, 4, 2), Impact.COMPATIBLE, (1, 5, 0)),
    ],
)
def test_the_worst_change_decides_the_version(
    version: tuple[int, int, int], impact: Impact, expected: tuple[int, int, int]
) -> None:
    """As Semantic Versioning has it; below 1.0 the second number stands for the first."""
    assert next_version(version, [Impact.COMPATIBLE, impact]) == expected


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
        breaking_change("acme.a.read", "is called `new` now", name="old"),
        breaking_change("acme.b.read", "is called `new` now", name="old"),
        behaviour_change("acme.models.A", "is hidden when printed now", name="x"),
        behaviour_change("acme.models.A", "is hidden when printed now", name="y"),
        compatible_change("acme.c", "is new", "Added"),
        breaking_change("acme.d", "is removed", section="Removed"),
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
        "- **Breaking:** `acme.d`: is removed.",
    ]


def test_typing_tests_that_fail_make_a_change_breaking() -> None:
    """Whatever else was found."""
    output = report([], (0, 1, 0), "v0.1.0", Verdict("they fail", ("user_code.py:3: error",)), [])

    assert "Suggested version: 0.2.0 (something breaks; 0.1.0 is the older one)" in output
    assert "  user_code.py:3: error" in output
