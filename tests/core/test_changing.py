"""What a run of `make mutants CORE=1` changes, and that every importer sees it."""

from collections import Counter
from math import inf
from typing import Any

import pytest

from generator.changes.grammar import structure
from generator.pointers import escape
from kyc_clients._runtime.pointer import join
from tests.core import changing
from tests.core.__main__ import _checked, summary
from tests.core.changing import ROOT
from tests.core.explained import EXPLAINED
from tests.core.running import Reach, Verdict, forked

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
        def checker(self, *_: object) -> Verdict:
            raise LookupError("gone")

    session: Any = Failing()

    assert _checked(session, MUTANTS[0], Reach(), inf) == Verdict(
        MUTANTS[0], trouble="the trial failed: LookupError('gone')"
    )
