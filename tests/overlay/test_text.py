"""What `render_text` and the command promise: untouched lines are untouched, and the text says exactly the value."""

from __future__ import annotations

import pytest

from generator.errors import Refused
from generator.overlay.command import overlay_text
from generator.types import Source

HEAD = "overlay: 1.1.0\ninfo: {title: t, version: 1.0.0}\nactions:\n"


def _edited(text: str, actions: str, name: str = "api.yaml") -> str:
    return overlay_text(Source(name, text), Source("o.yaml", HEAD + actions))


BLOCK = """\
# header
a: "1"   # one

b:
    - x   # first
    # above the second
    - {k: [1,2], 'm': no}
c:
- name: |
    text
  value: 012
d: {}
"""


@pytest.mark.parametrize(
    ("action", "old", "new"),
    [
        ("{target: $.a, update: 2}", 'a: "1"   #', "a: 2   #"),
        ("{target: $, update: {e: {f: 1}}}", "d: {}\n", "d: {}\ne:\n  f: 1\n"),
        ("{target: $.b, update: z}", "'m': no}\n", "'m': no}\n    - z\n"),
        ("{target: '$.b[0]', remove: true}", "    - x   # first\n", ""),
        ("{target: '$.b[1]', remove: true}", "    - {k: [1,2], 'm': no}\n", ""),
        ("{target: '$.b[1].k', update: 3}", "[1,2]", "[1,2, 3]"),
        ("{target: '$.b[1].k[0]', remove: true}", "[1,2]", "[2]"),
        ("{target: '$.b[1].k[1]', remove: true}", "[1,2]", "[1]"),
        ("{target: '$.b[1].k', remove: true}", "{k: [1,2], 'm': no}", "{'m': no}"),
        ("{target: '$.b[1]', update: {p: 'a, b'}}", "'m': no}", "'m': no, p: 'a, b'}"),
        ("{target: '$.c[0].name', remove: true}", "- name: |\n    text\n  value", "- value"),
        ("{target: '$.c[0].value', remove: true}", "  value: 012\n", ""),
        ("{target: '$.c[0]', update: {z: 1}}", "  value: 012\n", "  value: 012\n  z: 1\n"),
        ("{target: '$.c[0].name', update: \"x\\ny\\n\"}", "|\n    text\n", "|\n    x\n    y\n"),
        ("{target: $.d, update: {e: {f: 1}}}", "d: {}\n", "d:\n  e:\n    f: 1\n"),
        ("{target: $.d, remove: true}", "d: {}\n", ""),
        ("{target: $.a, remove: true}", 'a: "1"   # one\n', ""),
        ("{target: $.c.*, remove: true}", "c:\n- name: |\n    text\n  value: 012\n", "c: []\n"),
    ],
)
def test_a_change_is_made_where_it_is_and_nowhere_else(action: str, old: str, new: str) -> None:
    """Comments, quotes, spaces, number spellings and order of all else stay."""
    assert BLOCK.count(old) == 1

    assert _edited(BLOCK, f"- {action}") == BLOCK.replace(old, new)


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        ("a: 1\nb: 2\n", "{target: $.a, remove: true}", "b: 2\n"),
        ("a: |+\n  x\n\nb: 2\n", "{target: $.a, update: z}", "a: z\nb: 2\n"),
        ("a: x\nb: |+\n  x\n\n", "{target: $, update: {c: 1}}", "a: x\nb: |+\n  x\n\nc: 1\n"),
        ("a:\nb: 2\n", "{target: $.a, update: 1}", "a: 1\nb: 2\n"),
        ("-\n- 2\n", "{target: '$[0]', update: 1}", "- 1\n- 2\n"),
        ("- - 1\n  - 2\n", "{target: '$[0][0]', remove: true}", "- - 2\n"),
        ("- a: 1\n", "{target: '$[0].a', remove: true}", "- {}\n"),
        ("a: {b: {}}\n", "{target: $.a.b, update: {c: [1]}}", "a: {b: {c: [1]}}\n"),
        ("a: [\n  1,\n  2,\n]\n", "{target: $.a, update: 3}", "a: [\n  1,\n  2,\n  3,\n]\n"),
        ("a: []  # none\n", "{target: $.a, update: x}", "a:\n  - x  # none\n"),
        ("a: 1", "{target: $, update: {b: 2}}", "a: 1\nb: 2\n"),
        ("x\n", "{target: $, update: z}", "z\n"),
    ],
)
def test_awkward_places_are_edited_too(text: str, action: str, expected: str) -> None:
    """Ends of files, kept line breaks, empty values, items on their dash's line."""
    assert _edited(text, f"- {action}") == expected


def test_long_lists_are_matched_by_position_beyond_what_can_be_compared() -> None:
    """Still only what changed is touched."""
    text = "".join(f"- k: {number}\n" for number in range(3000))

    assert _edited(text, "- {target: '$[0,2999].k', update: x}") == text.replace("k: 0\n", "k: x\n", 1).replace(
        "2999", "x"
    )


def test_windows_line_ends_stay() -> None:
    """What is inserted has them too."""
    assert _edited("a: 1\r\nb:\r\n  c: 2\r\n", "- {target: $.b, update: {d: {e: 3}}}") == (
        "a: 1\r\nb:\r\n  c: 2\r\n  d:\r\n    e: 3\r\n"
    )


def test_a_byte_order_mark_stays() -> None:
    """It is part of the text that nobody touched."""
    assert _edited("\ufeffa: 1\n", "- {target: $, update: {b: 2}}") == "\ufeffa: 1\nb: 2\n"


def test_an_alias_is_written_out_when_its_meaning_would_change() -> None:
    """Its anchor's own lines stay as they were, but for the change."""
    text = "a: &x {k: 1}  # base\nb: *x\nc: *x\n"

    assert _edited(text, "- {target: $.b, update: {k: 2}}") == "a: &x {k: 1}  # base\nb:\n  k: 2\nc: *x\n"
    assert _edited(text, "- {target: $.a, update: {k: 2}}") == "a: &x {k: 2}  # base\nb:\n  k: 1\nc:\n  k: 1\n"


def test_json_keeps_its_layout() -> None:
    """Members and items are added in the style of their neighbours."""
    text = '{\n    "a": [1, 2],\n    "b": {\n        "c": 1.50\n    }\n}\n'
    actions = "- {target: $.a, update: 3}\n- {target: $.b, update: {d: {e: [x]}}}"

    assert _edited(text, actions, "api.json") == (
        '{\n    "a": [1, 2, 3],\n    "b": {\n        "c": 1.50,\n        "d": {\n          "e": [\n            "x"\n'
        "          ]\n        }\n    }\n}\n"
    )


def test_where_text_cannot_be_edited_the_value_is_printed() -> None:
    """A document that loses everything it had is a new one."""
    assert _edited("{a: 1}", "- {target: $.a, remove: true}\n- {target: $, update: {b: 2}}") == "b: 2\n"


def test_nothing_changed_means_not_a_byte() -> None:
    """The lax reading of an overlay that meets nothing."""
    overlay = Source("o.yaml", HEAD + "- {target: $.nope, remove: true}")

    assert overlay_text(Source("a.yaml", BLOCK), overlay, strict=False) == BLOCK


def test_the_format_of_the_document_is_the_format_of_the_result() -> None:
    """An overlay's own format has no say."""
    overlay = Source(
        "o.json", '{"overlay":"1.1.0","info":{"title":"t","version":"1"},"actions":[{"target":"$","update":{"b":2}}]}'
    )

    assert overlay_text(Source("a.yaml", "a: 1\n"), overlay) == "a: 1\nb: 2\n"
    assert overlay_text(Source("a.json", '{"a": 1}\n'), overlay) == '{"a": 1, "b": 2}\n'


def test_faults_of_all_files_are_reported_together() -> None:
    """The document's and every overlay's."""
    with pytest.raises(Refused) as refused:
        overlay_text(Source("a.yaml", "a: ["), Source("b.yaml", "- 1"), Source("c.yaml", "a: 1\na: 2"))

    assert [item.code for item in refused.value.diagnostics] == [
        "source-syntax",
        "overlay-invalid",
        "source-duplicate-key",
    ]


def test_a_document_given_by_name_wins_over_extends() -> None:
    """One official example extends a file that is not there."""
    overlay = HEAD.replace("actions:", "extends: missing.yaml\nactions:") + "- {target: $, update: {b: 2}}"

    assert overlay_text(Source("a.yaml", "a: 1\n"), Source("o.yaml", overlay)) == "a: 1\nb: 2\n"
