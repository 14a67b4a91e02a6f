"""What `dump` promises: one value, one text, and every YAML reader gets the value back."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, strategies as st

from generator.dump import dump, dump_json, flow, json_text, scalar
from generator.parse import parse
from generator.types import Json, Source
from generator.values import same
from tests.overlay.samples import document

TRICKY = [
    "", "no", "Yes", "ON", "y", "~", "null", "True", "012", "1_000", "12:30", "12:30:45", "2024-01-01", "1e3",
    "1.5", ".5", "0x1F", "0b11", "=", "<<", "a: b", "a #b", "#a", "- a", "-", "? a", "a:", "'", '"', "\\", "a\nb",
    "a\n", "\na", "a\n\n", " a", "a ", "\ta", "a\n b", " a\nb", "a \nb", "a\r\nb", "\u2028", "\x85", "\ufeff",
    "%a", "@a", "`a", "|", ">", "*a", "&a", "!a", "{a", "[a", "a]", "a,b", "---", "...", "😀", "é", "\x00", "\x7f",
    "\ue000", "a" * 200, "+1", "-.inf", ".nan", "1.2.3",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(TRICKY), st.text(max_size=8))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS)
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@given(VALUES)
def test_yaml_comes_back_as_it_went(value: Json) -> None:
    """Our own reader is YAML 1.2."""
    assert same(parse(Source("x.yaml", dump(value))).value, value)


@given(VALUES)
def test_readers_of_yaml_1_1_get_the_same(value: Json) -> None:
    """PyYAML, unchanged, is YAML 1.1."""
    assert same(yaml.safe_load(dump(value)), value)


@given(VALUES)
def test_one_line_comes_back_too(value: Json) -> None:
    """The flow form is for edits inside brackets."""
    text = flow(value)

    assert "\n" not in text
    assert same(parse(Source("x.yaml", f"[{text}]")).value, [value])


@given(VALUES)
def test_json_comes_back_as_it_went(value: Json) -> None:
    """Ours and the standard library's readers agree."""
    text = dump_json(value)

    assert same(parse(Source("x.json", text)).value, value)
    assert same(json.loads(text), value)


def test_yaml_reads_well() -> None:
    """Block style, quotes only where needed, literal blocks for paragraphs."""
    value: Json = {
        "info": {"title": "Pets & co", "version": "1.0", "description": "First.\n\nSecond: line\n"},
        "paths": {"/a/{id}": {"get": {"tags": ["no", "a b"], "v": [], "w": {}, "x": None}}},
        "list": [{"a": 1, "b": [True, 1.5]}, [1, 2], "it's: so"],
        "200": 1e21,
    }

    assert dump(value) == (
        "info:\n"
        "  title: Pets & co\n"
        "  version: '1.0'\n"
        "  description: |\n"
        "    First.\n"
        "\n"
        "    Second: line\n"
        "paths:\n"
        "  /a/{id}:\n"
        "    get:\n"
        "      tags:\n"
        "        - 'no'\n"
        "        - a b\n"
        "      v: []\n"
        "      w: {}\n"
        "      x: null\n"
        "list:\n"
        "  - a: 1\n"
        "    b:\n"
        "      - true\n"
        "      - 1.5\n"
        "  - - 1\n"
        "    - 2\n"
        "  - 'it''s: so'\n"
        "'200': 1.0e+21\n"
    )


@pytest.mark.parametrize(
    ("written", "yaml_text", "json_form"),
    [
        ("1.10", "1.10", "1.10"),
        ("1.0e-10", "1.0e-10", "1.0e-10"),
        ("1e3", "1.0e+3", "1e3"),
        (".5", "0.5", "0.5"),
        ("5.", "5.0", "5.0"),
        ("+1.5", "1.5", "1.5"),
        ("-0.0", "-0.0", "-0.0"),
        ("007.5", "7.5", "7.5"),
        ("-007.5", "-7.5", "-7.5"),
        ("-.5", "-0.5", "-0.5"),
        ("0.1234567890123456789012345", "0.1234567890123456789012345", "0.1234567890123456789012345"),
    ],
)
def test_numbers_are_printed_as_they_were_written(written: str, yaml_text: str, json_form: str) -> None:
    """Unless one of the readers would misread them."""
    value = document(f"- {written}").value

    assert dump(value) == f"- {yaml_text}\n"
    assert dump_json(value) == f"[\n  {json_form}\n]\n"


def test_what_is_no_json_value_is_not_printed() -> None:
    """Infinity has no place in either format."""
    with pytest.raises(ValueError, match="inf is no JSON value"):
        dump({"a": float("inf")})


@pytest.mark.parametrize(
    ("text", "block", "line"),
    [
        ("", "''", "''"),
        ("a", "a", "a"),
        ("no", "'no'", "'no'"),
        ("a: b", "'a: b'", "'a: b'"),
        ("a:b", "a:b", "a:b"),
        ("a #b", "'a #b'", "'a #b'"),
        ("a#b", "a#b", "a#b"),
        ("a:", "'a:'", "'a:'"),
        ("/a", "/a", "/a"),
        ("_x", "_x", "_x"),
        ("$x", "$x", "$x"),
        ("1a", "'1a'", "'1a'"),
        ("-a", "'-a'", "'-a'"),
        ("é", "é", "é"),
        ("it's", "it's", "it's"),
        ("a\nb", "|-\n  a\n  b", '"a\\nb"'),
        ("a\n", "|\n  a", '"a\\n"'),
        ("a\nb\n", "|\n  a\n  b", '"a\\nb\\n"'),
        ("a\nb\n\n", "|+\n  a\n  b\n", '"a\\nb\\n\\n"'),
        (" a\nb", '" a\\nb"', '" a\\nb"'),
        ("a \nb", '"a \\nb"', '"a \\nb"'),
        ("\na", '"\\na"', '"\\na"'),
        ("a\tb", '"a\\tb"', '"a\\tb"'),
        ("a\nb\tc", '"a\\nb\\tc"', '"a\\nb\\tc"'),
        ("\u202e", '"\\u202e"', '"\\u202e"'),
        ("\U000e0001", '"\\U000e0001"', '"\\U000e0001"'),
        ("a,b", "a,b", "'a,b'"),
        ("a]", "a]", "'a]'"),
        ("{a", "'{a'", "'{a'"),
        ("~", "'~'", "'~'"),
    ],
)
def test_a_text_is_printed_in_the_plainest_style_that_is_safe(text: str, block: str, line: str) -> None:
    """Beside its key, and between the brackets of a flow collection."""
    assert scalar(text, "  ") == block
    assert flow(text) == line


@pytest.mark.parametrize(
    ("value", "yaml_text", "json_form"),
    [
        ({}, "{}\n", "{}"),
        ([], "[]\n", "[]"),
        ({"a": {}}, "a: {}\n", '{\n \t"a": {}\n }'),
        ({"a": []}, "a: []\n", '{\n \t"a": []\n }'),
        (
            {"a": [1, [2, 3], {"b": 1, "c": [4]}]},
            "a:\n  - 1\n  - - 2\n    - 3\n  - b: 1\n    c:\n      - 4\n",
            (
                '{\n \t"a": [\n \t\t1,\n \t\t[\n \t\t\t2,\n \t\t\t3\n \t\t],\n \t\t{\n \t\t\t"b": 1,\n'
                ' \t\t\t"c": [\n \t\t\t\t4\n \t\t\t]\n \t\t}\n \t]\n '
                "}"
            ),
        ),
        ([[1, 2], [3]], "- - 1\n  - 2\n- - 3\n", "[\n \t[\n \t\t1,\n \t\t2\n \t],\n \t[\n \t\t3\n \t]\n ]"),
        ([{"a": 1, "b": 2}], "- a: 1\n  b: 2\n", '[\n \t{\n \t\t"a": 1,\n \t\t"b": 2\n \t}\n ]'),
        (
            {"a": "p\nq", "b": ["p\nq"]},
            "a: |-\n  p\n  q\nb:\n  - |-\n    p\n    q\n",
            '{\n \t"a": "p\\nq",\n \t"b": [\n \t\t"p\\nq"\n \t]\n }',
        ),
        ({"a": [[], {}]}, "a:\n  - []\n  - {}\n", '{\n \t"a": [\n \t\t[],\n \t\t{}\n \t]\n }'),
    ],
    ids=lambda value: str(value)[:40],
)
def test_containers_are_printed_by_their_depth(value: Json, yaml_text: str, json_form: str) -> None:
    """An empty one stands on its key's line; lines of JSON begin as whoever asks wants them to."""
    assert dump(value) == yaml_text
    assert json_text(value, " ", "\t") == json_form


def test_a_key_of_more_than_120_characters_stands_on_a_line_of_its_own() -> None:
    """Some readers know no longer ones."""
    assert dump({"k" * 120: 1}) == f"{'k' * 120}: 1\n"
    assert (
        dump({"k" * 121: 1, "b": {"c" * 121: {"d": 1}}}) == f"? {'k' * 121}\n: 1\nb:\n  ? {'c' * 121}\n  :\n    d: 1\n"
    )
    assert dump([{"k" * 121: 1, "b": 2}]) == f"- ? {'k' * 121}\n  : 1\n  b: 2\n"
