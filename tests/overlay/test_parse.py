"""What `parse` promises: YAML 1.2 core values, string keys, nothing shared, and a place for every refusal."""

from __future__ import annotations

import copy
import gc

import pytest

from generator.dump import dump
from generator.parse import parse
from generator.types import Source
from tests.overlay.samples import document, refusal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nUll", "nUll"),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("+7", 7),
        ("-0", 0),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("190:20:30", "190:20:30"),
        ("2024-02-30", "2024-02-30"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("1.10", 1.1),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1.0e-10", 1e-10),
        (".", "."),
        ("1.2.3", "1.2.3"),
        ("=", "="),
        ("'012'", "012"),
        ('"true"', "true"),
        ("! 12", "12"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 1", 1.0),
        ("!!null ''", None),
        ("!!bool 'true'", True),
        ("123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_scalars_are_read_by_the_core_schema(text: str, value: object) -> None:
    """Quoting, tags and the spelling of a plain scalar decide its type, as YAML 1.2 says."""
    read = document(f"k: {text}").value

    assert read == {"k": value}
    assert isinstance(read, dict)
    assert isinstance(read["k"], type(value))


def test_keys_are_the_text_that_was_written() -> None:
    """No key becomes a number, a boolean or null."""
    assert document("200: a\n1.10: b\nno: c\nnull: d\n~: e\ntrue: f\n0x1: g\n<<: h").value == {
        "200": "a", "1.10": "b", "no": "c", "null": "d", "~": "e", "true": "f", "0x1": "g", "<<": "h",
    }  # fmt: skip


def test_aliases_are_copies() -> None:
    """Changing what an alias gave leaves its anchor alone; an alias may be a key."""
    value = document("a: &x {k: [1]}\nb: *x\nc: &y name\n*y : 2").value
    assert isinstance(value, dict)

    assert value == {"a": {"k": [1]}, "b": {"k": [1]}, "c": "name", "name": 2}
    assert value["a"] is not value["b"]


def test_a_quoted_merge_key_is_a_name() -> None:
    """Nobody means YAML 1.1 by it; nor by one whose value is no mapping."""
    assert document("a: {'<<': {b: 1}}").value == {"a": {"<<": {"b": 1}}}
    assert document("[{<<: 1}, {b: 2}]").value == [{"<<": 1}, {"b": 2}]


def test_an_anchor_may_be_redefined() -> None:
    """An alias means the last anchor of its name before it."""
    assert document("[&x 1, *x, &x 2, *x]").value == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "api.yaml:1:1: error[source-empty]: the file holds no document"),
        ("# only a comment\n", "api.yaml:1:1: error[source-empty]: the file holds no document"),
        ("a: *b", "api.yaml:1:4: error[source-alias]: *b refers to no anchor before it"),
        ("a: &b [1, *b]", "api.yaml:1:11: error[source-alias]: *b contains itself"),
        ("[a]: 1", "api.yaml:1:1: error[source-key]: a key must be text, not a list or a mapping"),
        ("k: &a [1]\n? *a\n: 1", "api.yaml:2:3: error[source-key]: a key must be text, not a list or a mapping"),
        ("a: [1", "api.yaml:1:6: error[source-syntax]: not YAML: did not find expected ',' or ']'"),
        ("a:\n\t- b", "api.yaml:2:1: error[source-syntax]: not YAML: found character that cannot start any token"),
        ("a: b\x07", "api.yaml:1:5: error[source-character]: U+0007 is a control character and may not stand here"),
        ("a: \ud800", "api.yaml:1:4: error[source-character]: U+D800 is half of a surrogate pair"),
        ("a: 1e999", "api.yaml:1:4: error[source-number]: 1e999 is beyond what a double holds"),
        ("a: " + "9" * 5000, "api.yaml:1:4: error[source-number]: an integer of 5000 digits is too long"),
        ("a: 1\n---\nb: 2", "api.yaml:2:1: error[source-documents]: a second document starts here"),
        ("a: !!set aGk=", "api.yaml:1:4: error[source-tag]: the tag '!!set' has no meaning in JSON"),
        ("a: !!int x", "api.yaml:1:4: error[source-number]: 'x' is not what its tag !!int says"),
        ("a: !!set {b}", "api.yaml:1:4: error[source-tag]: the tag '!!set' has no meaning in JSON"),
        ("a: {<<: {b: 1}}", "api.yaml:1:9: error[source-merge-key]: `<<` merges mappings in YAML 1.1"),
        ("!!int 1: a", "api.yaml:1:1: error[source-tag]: a key must be text, not '!!int'"),
    ],
)
def test_faults_are_located(text: str, message: str) -> None:
    """A refusal begins with file, line, column and code."""
    assert refusal(text).startswith(message)


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    """Whoever corrects a file sees the whole list, in its order."""
    lines = refusal("a: .inf\na: 1\nb: !x y\nc: {d: -.inf, d: .nan}").splitlines()

    assert [line for line in lines if "error" in line] == [
        "api.yaml:1:4: error[source-number]: .inf is no JSON value",
        "api.yaml:2:1: error[source-duplicate-key]: the key 'a' is already on line 1",
        "api.yaml:3:4: error[source-tag]: the tag '!x' has no meaning in JSON",
        "api.yaml:4:8: error[source-number]: -.inf is no JSON value",
        "api.yaml:4:15: error[source-duplicate-key]: the key 'd' is already on line 4",
        "api.yaml:4:18: error[source-number]: .nan is no JSON value",
    ]


def test_numbers_are_copied_as_they_were_written() -> None:
    """Other rooms may copy values by whatever means."""
    value = copy.deepcopy(document("1.10").value)

    assert repr(value) == "1.1"
    assert dump(value) == "1.10\n"


def test_old_line_breaks_are_ordinary_characters() -> None:
    """NEL, LS and PS broke lines in YAML 1.1 and do not in 1.2."""
    assert document("a: x\u2028y\nb: 'x \u2029 y'\nc: x\x85y").value == {
        "a": "x\u2028y",
        "b": "x \u2029 y",
        "c": "x\x85y",
    }


def test_json_in_a_yaml_file_is_json() -> None:
    """Surrogate pairs, tabs and exact decimals of JSON are read as JSON has them."""
    assert document('{\n\t"a": "\\ud83d\\ude00",\t"b": 1.50}').value == {"a": "😀", "b": 1.5}


def test_json_faults_are_located() -> None:
    """The fast reader knows no places; the refusal does."""
    lines = refusal('{"a": 1,\n "a": NaN, "b": "\\ud800",\n "c": 1e999}', "api.json").splitlines()

    assert [line for line in lines if "error" in line] == [
        "api.json:2:2: error[source-duplicate-key]: the key 'a' appears twice in one object",
        "api.json:2:7: error[source-number]: NaN is no JSON value",
        "api.json:2:17: error[source-character]: an escape is half of a surrogate pair",
        "api.json:3:7: error[source-number]: 1e999 is beyond what a double holds",
    ]


def test_words_beside_a_fault_of_json_are_none() -> None:
    """Of `true`, `false` and `null` nothing is reported."""
    assert refusal('{"a": true, "b": NaN, "c": null, "d": false}', "api.json").count("error[") == 1


def test_half_a_surrogate_pair_in_json_is_refused() -> None:
    """Also where no escape holds it."""
    assert refusal('{"a": "\ud800"}', "api.json").startswith(
        "api.json:1:8: error[source-character]: U+D800 is half of a surrogate pair"
    )


def test_whether_it_is_json_at_all_comes_first() -> None:
    """A duplicate key seen before a syntax error does not hide it."""
    assert refusal('{"a": 1, "b": {"c": 1, "c": 2}, "d" "e"}', "api.json") == (
        "api.json:1:37: error[source-syntax]: not JSON: Expecting ':' delimiter\n"
        "    help: correct it here, or just before: a quote, a bracket or an indentation that has no partner"
    )


def test_a_json_file_must_be_json() -> None:
    """The name is a promise."""
    assert (
        refusal("a: 1", "api.json").splitlines()[0] == "api.json:1:1: error[source-syntax]: not JSON: Expecting value"
    )


def test_the_collector_is_left_as_it_was() -> None:
    """Large loads pause it and give it back, also when they fail."""
    parse(Source("a.yaml", "a: 1\n" + "#" * 300_000))
    refusal("a: [\n" + "#" * 300_000)

    assert gc.isenabled()


def test_a_collector_that_the_caller_has_stopped_stays_stopped() -> None:
    """Somebody may measure."""
    gc.disable()
    try:
        parse(Source("a.yaml", "a: 1"))

        assert not gc.isenabled()
    finally:
        gc.enable()
