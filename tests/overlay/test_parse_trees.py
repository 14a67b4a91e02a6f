"""What a text is made of: where each node begins and ends, how it is written, and what is wrong in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from generator.parse import is_json, parse, spans
from generator.parse.tree import Span, walk
from generator.types import Json, Source
from tests.overlay.samples import document, refusal


def _nodes(span: Span, text: str, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the path of each node, with a colon of its key, what of the text it is, and how it is written."""
    words = {"map": span.mapping, "flow": span.flow, "alias": span.alias}
    shape = " ".join([f"{span.line}:{span.column}", *(word for word, holds in words.items() if holds), span.style])
    yield path, text[span.start : span.end], shape.strip()
    for name, (key, value) in (span.children or {}).items():
        if key is not None:
            yield f"{path}/{name}:", text[key.start : key.end], f"{key.line}:{key.column}"
        yield from _nodes(value, text, f"{path}/{name}")


YAML = "a:\n  - b: 'é'\n  - {c: \"2\"}\nd: |\n  x\n  y\ne: &e {k: 1}\nf: *e\ng:\nh: &h n\n"
SPANS = [
    ("", YAML, "0:0 map"),
    ("/a:", "a", "0:0"), ("/a", "- b: 'é'\n  - {c: \"2\"}\n", "1:2"), ("/a/0", "b: 'é'\n  ", "1:4 map"),
    ("/a/0/b:", "b", "1:4"), ("/a/0/b", "'é'", "1:7 flow '"), ("/a/1", '{c: "2"}', "2:4 map flow"), ("/a/1/c:", "c", "2:5"),
    ("/a/1/c", '"2"', '2:8 flow "'),
    ("/d:", "d", "3:0"), ("/d", "|\n  x\n  y\n", "3:3 flow |"),
    ("/e:", "e", "6:0"), ("/e", "&e {k: 1}", "6:3 map flow"), ("/e/k:", "k", "6:7"), ("/e/k", "1", "6:10 flow"),
    ("/f:", "f", "7:0"), ("/f", "*e", "7:3 flow alias"), ("/f/k:", "k", "6:7"), ("/f/k", "1", "6:10 flow"),
    ("/g:", "g", "8:0"), ("/g", "", "8:2 flow"), ("/h:", "h", "9:0"), ("/h", "&h n", "9:3 flow"),
]  # fmt: skip


def test_the_nodes_of_yaml_have_their_places_and_styles() -> None:
    """An alias has its own place and the children of its anchor."""
    assert list(_nodes(spans(Source("a.yaml", YAML)), YAML)) == SPANS


def test_an_alias_may_be_a_key() -> None:
    """It is called what its anchor is."""
    text = "- &n name\n- *n\n- {*n : 1}\n"

    assert [(path, shape) for path, _, shape in _nodes(spans(Source("a.yaml", text)), text)] == [
        ("", "0:0"), ("/0", "0:2 flow"), ("/1", "1:2 flow alias"), ("/2", "2:2 map flow"), ("/2/name:", "2:3"), ("/2/name", "2:8 flow"),
    ]  # fmt: skip


def test_the_nodes_of_json_have_their_places() -> None:
    """A key is what its text means, not how it is written."""
    text = '{"a":\n [1, {"b\\"c": "}"}, -1.5, true],\n "e": {}}'

    assert list(_nodes(spans(Source("a.json", text)), text)) == [
        ("", text, "0:0 map flow"), ("/a:", '"a"', "0:1"), ("/a", '[1, {"b\\"c": "}"}, -1.5, true]', "1:1 flow"),
        ("/a/0", "1", "1:2 flow"), ("/a/1", '{"b\\"c": "}"}', "1:5 map flow"), ('/a/1/b"c:', '"b\\"c"', "1:6"),
         ('/a/1/b"c', '"}"', "1:14 flow"),
        ("/a/2", "-1.5", "1:20 flow"), ("/a/3", "true", "1:26 flow"), ("/e:", '"e"', "2:1"), ("/e", "{}", "2:6 map flow"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [("x", "a.yaml"), ('"x"', "a.json"), ("1", "a.json")])
def test_a_single_value_is_the_whole_tree(text: str, name: str) -> None:
    """It holds nothing."""
    root = spans(Source(name, text))

    assert (root.start, root.end, root.children) == (0, len(text), None)
    assert [one for one, _ in walk(root, ("a",))] == [None]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("A.JSON", "x", True), ("a", " [1]", True), ("a", "[1", False), ("a", "{a: 1}", False), ("a", "1", False), ("a", "\ufeff{}", True),
        ("a", "[" * 100_000, False), ("a", '{"a": 1, "a": 2}', True), ("a.yaml", "[1]", True), ("a", '"x"', False),
    ],
)  # fmt: skip
def test_a_source_is_json_by_its_name_or_its_text(name: str, text: str, *, found: bool) -> None:
    """A single value is YAML, whatever else it may be."""
    assert is_json(Source(name, text)) is found


MERGE = (
    "source-merge-key: `<<` merges mappings in YAML 1.1; in YAML 1.2, which OpenAPI uses, it is a name like any other"
)
NINES = "9" * 4001
LONG = "k" * 70
TAG = "tag:example.com,2000:"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: !!bool no", ["1:4: source-number: 'no' is not what its tag !!bool says"]),
        ("a: !!float x", ["1:4: source-number: 'x' is not what its tag !!float says"]),
        ("a: !!float true", ["1:4: source-number: 'true' is not what its tag !!float says"]),
        ("a: !!int 1.5", ["1:4: source-number: '1.5' is not what its tag !!int says"]),
        ("a: !!null 0", ["1:4: source-number: '0' is not what its tag !!null says"]),
        ("a: !!seq {}", ["1:4: source-tag: the tag '!!seq' has no meaning in JSON"]),
        ("!!map [1]", ["1:1: source-tag: the tag '!!map' has no meaning in JSON"]),
        (f"a: !<{TAG}{'y' * 70}> 1", [f"1:4: source-tag: the tag '{TAG}{'y' * 36}…' has no meaning in JSON"]),
        ("*x : 1", ["1:1: source-alias: *x refers to no anchor before it"]),
        ("a: {b: &x {c: *x}}", ["1:15: source-alias: *x contains itself"]),
        ("a: &x {<<: [1]}\nb: {<<: *x}", [f"1:12: {MERGE}"]),
        ("a: &x 1\nb: {<<: *x}", [f"2:9: {MERGE}"]),
        ("a: {? [1] : 2}", ["1:7: source-key: a key must be text, not a list or a mapping"]),
        ("a: 1\n...\n---\nb: 2", ["3:1: source-documents: a second document starts here"]),
        ("a: 1\na: 2\na: 3",
         ["2:1: source-duplicate-key: the key 'a' is already on line 1", "3:1: source-duplicate-key: the key 'a' is already on line 2"]),
        (f"{LONG}: 1\n{LONG}: 1", [f"2:1: source-duplicate-key: the key '{'k' * 57}…' is already on line 1"]),
        (f"{LONG[:60]}: 1\n{LONG[:60]}: 1", [f"2:1: source-duplicate-key: the key '{'k' * 60}' is already on line 1"]),
        ("a: +.inf", ["1:4: source-number: +.inf is no JSON value"]), ("a: .NAN", ["1:4: source-number: .NAN is no JSON value"]),
        (f"a: {NINES}", ["1:4: source-number: an integer of 4001 digits is too long"]),
        ("a: b: c", ["1:5: source-syntax: not YAML: mapping values are not allowed in this context"]),
        ("a: 'x", ["1:6: source-syntax: not YAML: found unexpected end of stream (while scanning a quoted scalar at line 1)"]),
        ("[1]x", ["1:4: source-syntax: not YAML: did not find expected <document start>"]),
        ("a: b\x7f\nc: \x00\nd: \x85\t \ufeff",
         [f"{place}: source-character: U+{code} is a control character and may not stand here" for place,
         code in (("1:5", "007F"), ("2:4", "0000"), ("3:7", "FEFF"))]),
        ("[1, NaN]", ["1:5: source-number: NaN is no JSON value"]),
        ('{"a": 1, "a": 2}', ["1:10: source-duplicate-key: the key 'a' appears twice in one object"]),
    ],
    ids=lambda value: f"{ascii(value)[:50]} {len(str(value))}",
)  # fmt: skip
def test_what_is_wrong_in_yaml_is_named_where_it_stands(text: str, faults: list[str]) -> None:
    """What looks like JSON and is some is read as JSON."""
    assert _faults(text, "a.yaml") == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"a": "\\ud83d"}', ["1:7: source-character: an escape is half of a surrogate pair"]),
        ('{"\\ud83d": 1}', ["1:2: source-character: an escape is half of a surrogate pair"]),
        ('{"a": 1, "a": 2,\n "a": 3}',
         [f"{place}: source-duplicate-key: the key 'a' appears twice in one object" for place in ("1:10", "2:2")]),
        ('{"a": ["a", "a", "a"], "a": {"a": 1}}', ["1:24: source-duplicate-key: the key 'a' appears twice in one object"]),
        ('{"b": "a", "a": 1, "c": NaN}', ["1:25: source-number: NaN is no JSON value"]),
        ('{"x": "\\u0041", "\\u0078": 1}', ["1:17: source-duplicate-key: the key 'x' appears twice in one object"]),
        (f'{{"{LONG}": 1, "{LONG}": 2}}', [f"1:79: source-duplicate-key: the key '{'k' * 60}' appears twice in one object"]),
        ("[1, Infinity, -Infinity, NaN]",
         [f"1:{column}: source-number: {word} is no JSON value" for column, word in ((5, "Infinity"), (15, "-Infinity"), (26, "NaN"))]),
        ("[-1e999, 1E5, 1e-999]", ["1:2: source-number: -1e999 is beyond what a double holds"]),
        (f'{{"a": {NINES}, "a": 1}}',
         ["1:7: source-number: an integer of 4001 digits is too long",
         "1:4010: source-duplicate-key: the key 'a' appears twice in one object"]),
        (f"[-{NINES}, true]", ["1:2: source-number: an integer of 4002 digits is too long"]),
        ('{"a": "tab\there"}', ["1:11: source-syntax: not JSON: Invalid control character at"]),
        ('{"a": 01}', ["1:8: source-syntax: not JSON: Expecting ',' delimiter"]),
        (f'{{"a": {NINES}, "b" 1}}', ["1:4014: source-syntax: not JSON: Expecting ':' delimiter"]),
        ("", ["1:1: source-syntax: not JSON: Expecting value"]),
        ('{"a":1,"a":2}x', ["1:14: source-syntax: not JSON: Extra data"]),
        ('\ufeff{"a":1,"a":2}', ["1:8: source-duplicate-key: the key 'a' appears twice in one object"]),
        ('"\ud800"', ["1:2: source-character: U+D800 is half of a surrogate pair and may not stand here"]),
    ],
    ids=lambda value: f"{ascii(value)[:50]} {len(str(value))}",
)  # fmt: skip
def test_what_is_wrong_in_json_is_named_where_it_stands(text: str, faults: list[str]) -> None:
    """All of it; whether it is JSON at all comes first."""
    assert _faults(text, "a.json") == faults


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("a.yaml", "a: !!binary aGk=\nb: !!timestamp 2001-01-01", {"a": "aGk=", "b": "2001-01-01"}),
        ("a.yaml", "a: !!map {}\nb: !!seq []\n!!str c: ! 1", {"a": {}, "b": [], "c": "1"}),
        ("a.yaml", "!!str <<: {a: 1}", {"<<": {"a": 1}}),
        ("a.yaml", "a: -0x1F\nb: 0o8\nc: 0x\nd: +\ne: '.inf'", {"a": "-0x1F", "b": "0o8", "c": "0x", "d": "+", "e": ".inf"}),
        ("a.yaml", "a: +.5\nb: 1.e2\nc: 1E+5\nd: -12\ne: 0o17", {"a": 0.5, "b": 100.0, "c": 100000.0, "d": -12, "e": 15}),
        ("a.yaml", f"a: {NINES[1:]}", {"a": int(NINES[1:])}),
        ("a.yaml", '  {"a": 1}', {"a": 1}),
        ("a.yaml", "NaN", "NaN"), ("a.yaml", "-Infinity", "-Infinity"), ("a.json", '"\x7f"', "\x7f"),
        ("a.json", '{"a": {"a": 1}, "b": {"a": 1}, "c": "a"}', {"a": {"a": 1}, "b": {"a": 1}, "c": "a"}),
        ("a.json", '{"a": "\\\\ud800", "b": "\\ud83d\\ude00"}', {"a": "\\ud800", "b": "😀"}),
    ],
    ids=lambda value: f"{ascii(value)[:50]} {len(str(value))}",
)  # fmt: skip
def test_what_only_looks_wrong_is_read(name: str, text: str, value: Json) -> None:
    """Escaped, quoted, or in another object."""
    assert parse(Source(name, text)).value == value


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("*x : 1", "write out what it stands for, or refer to it by `$ref`"), ("a: 1\na: 2", "keep one of the two"), ("[a]: 1", "quote it"),
        ("a: [", "correct it here, or just before: a quote, a bracket or an indentation that has no partner"),
    ],
)  # fmt: skip
def test_a_fault_comes_with_what_to_do(text: str, advice: str) -> None:
    """For this one, or for all of its kind."""
    assert refusal(text).split("\n")[1] == f"    help: {advice}"


@pytest.mark.parametrize(("reader", "text"), [("json_reader.read_json", "[1]"), ("yaml_reader.read_yaml", "a: 1")])
def test_the_collector_rests_while_a_text_is_read(reader: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take most of the time of a large one."""
    monkeypatch.setattr(f"generator.parse.{reader}", lambda _: gc.isenabled())

    assert document(text).value is False
    assert gc.isenabled()


def test_of_forbidden_characters_twenty_are_listed() -> None:
    """Nobody reads more."""
    assert refusal("\x01" * 30).count("error[") == refusal('"' + "\ud800" * 30 + '"', "a.json").count("error[") == 20


@pytest.mark.parametrize(
    ("reader", "most", "text", "larger"),
    [
        ("yaml", 6, "- 1\n- [2]\n- 3\n- 4", "- 1\n- [2]\n- 3\n- 4\n- 5"),
        ("yaml", 3, "a: 1\nb: 2", "a: 1\nb: 2\nc: 3"),
        ("json", 5, "[1, [2], 3, 4]", "[1, [2], 3, 4, 5]"),
        ("json", 3, '{"a": 1, "b": [2]}', '{"a": 1, "b": [2, 3]}'),
    ],
    ids=str,
)
def test_what_is_as_large_as_may_be_is_read_and_one_more_is_refused(
    reader: str, most: int, text: str, larger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values are counted."""
    monkeypatch.setattr(f"generator.parse.{reader}_reader.MAX_NODES", most)

    assert document(text).value
    assert f"source-size]: more than {most} nodes" in refusal(larger)


@pytest.mark.parametrize("text", ["[[[1]]]", '{"a": [{"b": 1}]}', "- - - 1", "a: {b: {c: d}}"])
def test_what_is_as_deep_as_may_be_is_read_and_one_level_more_is_refused(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists and objects are levels."""
    for module in ("yaml_reader", "json_reader"):
        monkeypatch.setattr(f"generator.parse.{module}.MAX_DEPTH", 3)

    assert document(text).value
    assert "source-depth]: nested more than 3 levels deep" in refusal(text.replace("1", "[]").replace("d}", "[]}"))


def test_what_aliases_add_is_counted_by_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty-two characters count as one value."""
    monkeypatch.setattr("generator.parse.yaml_reader.MAX_ALIASED", 6)
    monkeypatch.setattr("generator.parse.yaml_reader.MAX_DEPTH", 3)

    assert document(f"[&a {'x' * 64}, *a, *a]").value == ["x" * 64] * 3
    assert "aliases expand to more than 6 nodes" in refusal(f"[&a {'x' * 64}, *a, *a, &b 1, *b]")
    assert document("[&a {b: 1, c: [2]}, *a]").value == [{"b": 1, "c": [2]}] * 2
    assert "aliases expand to more than 6 nodes" in refusal("[&a {b: 1, c: [2]}, *a, *a]")
    assert "nested more than 3 levels deep" in refusal("[&a [[1]], [*a]]")
    monkeypatch.setattr("generator.parse.yaml_reader.MAX_ALIASED", 4)
    assert document("[&a {b: 1, c: [2]}, *a]").value == [{"b": 1, "c": [2]}] * 2


def test_an_alias_is_a_copy_all_the_way_down() -> None:
    """Lists in lists as well."""
    value = document("a: &x [[1]]\nb: *x").value

    assert isinstance(value, dict)
    assert isinstance(value["a"], list)
    assert isinstance(value["b"], list)
    assert value["a"] == value["b"]
    assert value["a"][0] is not value["b"][0]


@pytest.mark.parametrize(
    ("character", "what", "advice"),
    [
        ("\udfff", "half of a surrogate pair", "write the whole character"),
        ("\x07", "a control character", "remove it, or write it as an escape in a double-quoted string"),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_character_that_may_not_stand_anywhere_is_explained(character: str, what: str, advice: str) -> None:
    """With its code and what to do."""
    assert refusal(f"a: {character}") == (
        f"api.yaml:1:4: error[source-character]: U+{ord(character):04X} is {what} and may not stand here\n    help: {advice}"
    )


def _faults(text: str, name: str) -> list[str]:
    lines = [line for line in refusal(text, name).split("\n") if line.startswith(f"{name}:")]
    return [line.removeprefix(f"{name}:").replace("error[", "").replace("]:", ":", 1) for line in lines]
