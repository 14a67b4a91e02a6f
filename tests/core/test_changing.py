"""What a run of `make mutants CORE=1` changes, and that every importer sees it."""

import os
from collections import Counter
from math import inf
from pathlib import Path
from typing import Any

import pytest

from generator.changes.grammar import structure
from generator.pointers import escape
from kyc_clients._runtime.pointer import join
from tests.core import changing
from tests.core.__main__ import _CONTROL, _checked, _lies, _rounds, main, sample, summary
from tests.core.changing import ROOT, Mutant
from tests.core.explained import EXPLAINED
from tests.core.reach import Reach, _print, keep, recall
from tests.core.running import Session, Span, Verdict, forked

MUTANTS = list(changing.mutants([changing.CORE / "pointers.py"]))


def _changed() -> tuple[bool, str]:
    (mutant,) = (one for one in MUTANTS if one.function == "escape" and "returns None" in one.what)
    return changing.apply(mutant), repr(escape("a/b"))


def test_a_function_is_changed_for_whoever_imported_it_before() -> None:
    """In the process of the trial alone."""
    (found,) = forked([_changed], 1)

    assert found == (True, "None")
    assert escape("a/b") == "a~1b"


def _changed_in_the_copy() -> tuple[bool, str]:
    file = changing.CORE / "runtime" / "pointer.py"
    mutant = next(one for one in changing.mutants([file]) if one.function == "join" and "returns None" in one.what)
    return changing.apply(mutant), repr(join("a/b"))


def test_a_function_of_the_runtime_is_changed_in_the_clients_copy_as_well() -> None:
    """Most tests of clients import that."""
    (found,) = forked([_changed_in_the_copy], 1)

    assert found == (True, "None")


def _changed_default() -> tuple[bool, str]:
    file = changing.CORE / "changes" / "grammar.py"
    mutant = next(
        one
        for one in changing.mutants([file])
        if one.what.startswith("`def structure(") and one.what.endswith("False → True")
    )
    return changing.apply(mutant), repr(structure({"description": 1}, {}))


def test_a_default_of_a_function_is_changed_as_well() -> None:
    """It stands outside of the function's code."""
    (found,) = forked([_changed_default], 1)

    assert found == (True, "{'description': 1}")
    assert structure({"description": 1}, {}) == {}


def _changed_decorator() -> bool:
    file = changing.CORE / "parse" / "__init__.py"
    mutant = next(one for one in changing.mutants([file]) if "cache(maxsize" in one.what)
    return changing.apply(mutant)


def test_a_decorator_cannot_be_changed_in_place() -> None:
    """Its work is done."""
    assert forked([_changed_decorator], 1) == [False]


def test_names_of_mutants_are_unique() -> None:
    """And hold no line number, which an edit above would move."""
    assert [name for name, count in Counter(one.name for one in MUTANTS).items() if count > 1] == []
    assert MUTANTS[0].name.startswith("generator/pointers.py ")


def test_a_function_that_no_test_calls_counts_against_the_share(capsys: pytest.CaptureFixture[str]) -> None:
    """Two of three: below the bar, and the run fails."""
    found = [
        Verdict(MUTANTS[0], "tests/a.py::test_a"),
        Verdict(MUTANTS[1], "tests/a.py::test_a"),
        Verdict(MUTANTS[2], trouble="no test calls it"),
    ]

    assert summary(found, 3) == 1
    assert "2 of 3 noticed, 66.7 %; 92 % are promised" in capsys.readouterr().out


def test_tests_that_name_the_module_come_first_and_no_file_takes_all_the_time() -> None:
    """The quickest of all, but a file whose turn has come as well."""
    many = [f"tests/tallies.py::{number}" for number in range(9)]
    seconds = {"tests/core/test_changing.py::a": 1.0, "tests/soak.py::d": 0.6, **dict.fromkeys(many, 0.2)}
    reach = Reach(seconds, {(str(MUTANTS[0].path), MUTANTS[0].function): set(seconds)})

    assert reach.in_turn(MUTANTS[0]) == ["tests/core/test_changing.py::a", *many[:8], "tests/soak.py::d", many[8]]


def test_every_explained_change_is_one_that_can_be_made() -> None:
    """An explanation of code that is no longer there would hide nothing, and mislead."""
    files = {ROOT / name.partition(" ")[0] for name in EXPLAINED}
    names = {one.name for one in changing.mutants(sorted(files))}

    assert [name for name in EXPLAINED if name not in names] == []


class _Unready:
    """What stands for something that is not set up, as the settings of a web framework do."""

    @property  # type: ignore[misc]  # it is not to be set
    def __class__(self) -> Any:
        """Fail."""
        raise LookupError


def test_a_change_is_made_whatever_else_is_in_memory() -> None:
    """Nothing is asked of objects that are not ours."""
    held = _Unready()

    assert forked([_changed], 1) == [(True, "None")]
    assert type(held) is _Unready


def test_a_trial_that_fails_is_no_change_that_was_noticed() -> None:
    """Nor one that was not."""

    class Failing:
        def checker(self, *_: object, **__: object) -> Verdict:
            raise LookupError("gone")

    session: Any = Failing()

    assert _checked(session, Reach(), inf, Span(0, 1), MUTANTS[0]) == Verdict(
        MUTANTS[0], trouble="the trial failed: LookupError('gone')"
    )


def test_a_sample_is_the_same_whatever_else_there_is() -> None:
    """Else a survivor that is answered would not be seen to go."""
    drawn = sample(MUTANTS, 5, seed=1)

    assert len(drawn) == 5
    assert sample([one for one in MUTANTS if one not in drawn[:2]], 3, seed=1) == drawn[2:]
    assert sample(MUTANTS, 5, seed=2) != drawn


def test_what_survives_is_tried_again_with_its_next_tests_as_long_as_there_are_any() -> None:
    """The third one is noticed at 80 seconds, the fourth by none of 30, the fifth by none that there is time for."""
    first, second, third, fourth, fifth = MUTANTS[:5]
    lengths = {first: 0.0, second: 10.0, third: 300.0, fourth: 30.0, fifth: 400.0}

    def trial(span: Span, mutant: Mutant) -> Verdict:
        if mutant == first:
            return Verdict(mutant, trouble="no test calls it")
        if mutant == second or (mutant == third and span.begin <= 80 < span.end):
            return Verdict(mutant, "a test")
        if span.begin > 100:
            return Verdict(mutant, trouble="time was up")
        return Verdict(mutant, left=max(0.0, lengths[mutant] - span.end))

    assert _rounds(trial, MUTANTS[:5], 1) == [
        Verdict(first, trouble="no test calls it"),
        Verdict(second, "a test"),
        Verdict(third, "a test"),
        Verdict(fourth),
        Verdict(fifth, left=175.0),
    ]


def test_a_run_whose_control_is_noticed_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A test that fails on an unchanged core would notice every change."""
    assert summary([Verdict(MUTANTS[0], "tests/a.py::test_a", _CONTROL)], 1) == 2
    assert "tests/a.py::test_a" in capsys.readouterr().out


def test_a_control_whose_process_is_killed_counts_as_noticed() -> None:
    """A mutant that was killed so would, too."""

    def trial(_: Span, mutant: Mutant) -> Verdict:
        if mutant == MUTANTS[0]:
            os._exit(1)
        return Verdict(mutant)

    assert _lies(trial, MUTANTS[:2], 2) == [Verdict(MUTANTS[0], "its time", _CONTROL)]


def test_a_run_in_which_nothing_was_tried_is_no_share() -> None:
    """It fails as a whole."""
    order = ["--sample", "1", "--only", "generator/pointers.py", "tests/none.py"]

    assert forked([lambda: main(order)], 1) == [2]


def test_what_a_file_of_tests_calls_is_kept_until_it_or_what_it_calls_changes(tmp_path: Path) -> None:
    """A test more in it is asked as well."""
    here, there = "tests/core/test_changing.py", "tests/project/test_floors.py"
    called = str(changing.CORE / "pointers.py"), "escape"
    seen = Reach({f"{here}::a": 1.0, f"{there}::b": 2.0}, {called: {f"{here}::a"}}, {f"{there}::b"})
    keep(tmp_path / "kept", seen)

    assert recall(tmp_path / "kept", [f"{here}::a", f"{there}::b"]) == seen
    assert recall(tmp_path / "kept", [f"{here}::a", f"{here}::c", f"{there}::b"]) == Reach(
        {f"{there}::b": 2.0}, {}, {f"{there}::b"}
    )
    assert recall(tmp_path / "none", [f"{here}::a"]) == Reach()


def test_where_everything_is_kept_no_test_runs_before_the_trials(tmp_path: Path) -> None:
    """Another seed begins at once."""
    name = "tests/core/test_changing.py::a"
    seen = Reach({name: 1.0})
    keep(tmp_path / "kept", seen)
    session = Session(lambda _: None)
    session.items = dict.fromkeys([name])  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue]

    assert session.reach(2, tmp_path / "kept") == seen


def test_what_a_file_of_tests_calls_is_forgotten_with_a_file_that_is_gone(tmp_path: Path) -> None:
    """Or is another now."""
    gone = tmp_path / "gone.py"
    gone.write_text("")
    name = "tests/core/test_changing.py::a"
    keep(tmp_path / "kept", Reach({name: 1.0}, {(str(gone), "f"): {name}}))
    assert recall(tmp_path / "kept", [name]).seconds == {name: 1.0}
    _print.cache_clear()
    gone.write_text("1")

    assert recall(tmp_path / "kept", [name]) == Reach()
