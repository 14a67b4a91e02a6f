"""What a person reads: versions, and a draft to paste into the changelog."""

import pytest

from generator.changes.change import Change, Impact, behaviour_change, breaking_change, compatible_change, with_names
from generator.changes.compare import _names_of  # pyright: ignore[reportPrivateUsage]
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


def test_a_report_lists_what_breaks_first_and_ends_with_a_draft() -> None:
    """Fields of one subject that share a text in one line; the version that the worst of it asks for."""
    changes = [
        compatible_change("acme.c", "is new", "Added"),
        breaking_change("acme.m", "is removed", name="x", section="Removed"),
        breaking_change("acme.m", "is removed", name="y", section="Removed"),
        behaviour_change("acme", "is other now"),
    ]

    assert report(changes, (0, 3, 0), "v0.3.0", Verdict("they still type-check"), ["A note."]).split("\n") == [
        "From v0.3.0, version 0.3.0, to the working tree", "A note.", "",
        "Breaking: a correct program may fail (2)", "  - `acme.m`: `x` and `y`: each is removed.", "",
        "Behaviour: the same program behaves differently (1)", "  - `acme`: is other now.", "",
        "Compatible: correct programs stay correct (1)", "  - `acme.c`: is new.", "",
        "Typing tests of v0.3.0: they still type-check", "",
        "Suggested version: 0.4.0 (something breaks; 0.3.0 is the older one)", "", "CHANGELOG draft", "",
        "### Added", "", "- `acme.c`: is new.", "", "### Changed", "", "- `acme`: is other now.", "",
        "### Removed", "", "- **Breaking:** `acme.m`: `x` and `y`: each is removed.",
    ]  # fmt: skip


def test_a_report_of_nothing_is_short() -> None:
    """No headings, no draft."""
    assert report([], (1, 2, 3), "v1", Verdict("none"), []).split("\n") == [
        "From v1, version 1.2.3, to the working tree", "", "Nothing changes for users.", "", "Typing tests of v1: none", "",
        "Suggested version: 1.2.3 stays",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("impact", "why"),
    [
        (behaviour_change("a", "b"), "Suggested version: 1.1.0 (nothing breaks; 1.0.0 is the older one)"),
        (compatible_change("a", "b"), "Suggested version: 1.1.0 (nothing breaks; 1.0.0 is the older one)"),
        (breaking_change("a", "b"), "Suggested version: 2.0.0 (something breaks; 1.0.0 is the older one)"),
    ],
)
def test_a_version_is_suggested_with_the_reason(impact: Change, why: str) -> None:
    """And the one that it follows."""
    assert why in report([impact], (1, 0, 0), "v1", Verdict("none"), []).split("\n")


@pytest.mark.parametrize(
    ("number", "text"),
    [(2, "`a1` and `a2`"), (9, "`a8` and `a9`"), (10, "`a8` and 2 others"), (12, "`a8` and 4 others")],
)
def test_of_many_subjects_of_one_sentence_eight_are_named(number: int, text: str) -> None:
    """One more is as short as its number."""
    (_, _, line) = draft([compatible_change(f"a{one}", "is new", "Added") for one in range(1, number + 1)])

    assert f"{text}: each is new." in line


def test_a_sentence_that_begins_with_a_name_is_not_of_each() -> None:
    """It has a subject."""
    (_, _, line) = draft([breaking_change(one, "is hidden", name="x") for one in ("a", "b")])

    assert line == "- **Breaking:** `a` and `b`: `x` is hidden."


@pytest.mark.parametrize(
    ("names", "text"),
    [([""], "is new"), (["x"], "`x` is new"), (["the body"], "the body is new"), (["x", "", "y"], "`x` and `y`: each is new"),
    (["x", "y", "z"], "`x`, `y` and `z`: each is new")],
)  # fmt: skip
def test_names_stand_before_what_is_true_of_them(names: list[str], text: str) -> None:
    """Several words are no name to be quoted."""
    assert with_names(names, "is new") == text


@pytest.mark.parametrize(
    ("subject", "name", "text", "names"),
    [
        ("acme.models.Thing", "", "is removed", {("acme", "thing")}),
        ("acme.models.Thing", "size of response 200", "is removed", {("acme", "size")}),
        ("acme.models.Thing", "body.aB", "is called `x_y` now", {("acme", "ab"), ("acme", "xy")}),
        ("acme GET /a", "", "is new", {("acme", "acmegeta")}),
    ],
)
def test_a_change_is_known_by_its_own_name_or_that_of_its_subject(
    subject: str, name: str, text: str, names: set[tuple[str, str]]
) -> None:
    """And by the names in its text, without case and underscores."""
    assert _names_of(breaking_change(subject, text, name=name)) == names
