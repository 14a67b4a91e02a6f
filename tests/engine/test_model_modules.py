"""Which module a model stands in: with those that it needs in a circle, and never so that modules import each other."""

from generator.emit.model_modules import module_names


def test_classes_of_one_place_share_a_module_until_it_is_full() -> None:
    """Then it is continued in another."""
    wanted = dict.fromkeys("abcd", "home")

    assert module_names(wanted, {name: [] for name in wanted}, 3) == {
        "a": "home",
        "b": "home",
        "c": "home",
        "d": "home_2",
    }


def test_classes_that_need_each_other_share_the_module_of_the_first() -> None:
    """Wherever they would stand by themselves."""
    assert module_names({"a": "one", "b": "two"}, {"a": ["b"], "b": ["a"]}, 9) == {"a": "one", "b": "one"}


def test_a_module_is_continued_where_it_would_import_itself_through_others() -> None:
    """`last` needs `third`, whose module imports that of `second`, which imports the one of `first`, where `last` would stand."""
    wanted = {"last": "one", "third": "three", "second": "two", "first": "one"}
    uses = {"last": ["third"], "third": ["second"], "second": ["first"], "first": []}

    assert module_names(wanted, uses, 9) == {"first": "one", "second": "two", "third": "three", "last": "one_2"}


def test_what_does_not_fit_any_more_goes_on_where_the_last_one_stands() -> None:
    """A module is filled before the next is begun, and what is too large by itself has its own."""
    names = {name: list[str]() for name in "abcde"}
    circle = {"a": ["b"], "b": ["c"], "c": ["a"], "d": []}

    assert module_names(dict.fromkeys("abcde", "home"), names, 2) == {
        "a": "home", "b": "home", "c": "home_2", "d": "home_2", "e": "home_3",
    }  # fmt: skip
    assert module_names(dict.fromkeys("ab", "home"), {"a": [], "b": []}, 1) == {"a": "home", "b": "home_2"}
    assert module_names(dict.fromkeys("abcd", "home"), circle, 2) == {
        "a": "home", "b": "home", "c": "home", "d": "home_2",
    }  # fmt: skip
