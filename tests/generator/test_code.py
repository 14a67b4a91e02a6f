"""What is printed is exactly the value, and nothing else."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, strategies as st

from generator.code import comment, docstring, literal

HOSTILE = [
    '"""',
    '""" + __import__("os").system("x") + """',
    "\\",
    'end"',
    '\\"""',
    "a\r\nb",
    "\x00",
    "\u202e",
    "\ud800",
    "{x}",
    "'''",
]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(HOSTILE),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(HOSTILE), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(json_values)
def test_literals_round_trip(value: object) -> None:
    """What we print is exactly the value and nothing else."""
    assert ast.literal_eval(literal(value)) == value  # type: ignore[arg-type]  # any JSON value


@given(st.lists(st.text(), max_size=3).map(tuple))
def test_tuples_round_trip(value: tuple[object, ...]) -> None:
    """Tuples stay tuples, whatever their length."""
    assert ast.literal_eval(literal(value)) == value


@given(st.text(alphabet=st.characters(codec=None)) | st.lists(st.sampled_from(HOSTILE)).map("".join))
def test_docstrings_are_one_string_whatever_they_say(text: str) -> None:
    """A description never becomes more than a string expression."""
    tree = ast.parse(f"def f():\n    {docstring(text, 4)}\n")

    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert [type(node) for node in function.body] == [ast.Expr]


@given(st.text(alphabet=st.characters(codec=None)))
def test_comments_are_one_line_whatever_they_say(text: str) -> None:
    """A comment never ends before its line does."""
    assert ast.parse(comment(text)).body == []


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_numbers_without_a_literal_are_refused(number: float) -> None:
    """`inf` printed as a name would be a NameError at import."""
    with pytest.raises(ValueError, match="has no literal"):
        literal(number)


def test_bidirectional_controls_are_shown_as_escapes() -> None:
    """A description cannot make source read differently from what it is."""
    assert docstring("safe\u202eevil") == '"""safe\\\\u202eevil"""'


def test_paragraphs_are_joined_and_wrapped_and_lists_kept() -> None:
    """Prose is wrapped; what begins with a blank stays as it is."""
    assert docstring("One\ntwo.\n\nArgs:\n    x: A thing.") == '"""One two.\n\nArgs:\n    x: A thing.\n"""'
