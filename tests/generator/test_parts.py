"""Small parts of the generator, each by itself.

This looks at access, cli, contract, dump, gate, json_reader, merge, model_modules, names, plain, rules and yaml_reader.
"""

from __future__ import annotations

import ast
import json

import pytest

from generator import cli
from generator.changes.contract import _error
from generator.changes.rules import strictness
from generator.dump import _escape
from generator.emit.gate import _of_definition
from generator.emit.model_modules import _free, strongly_connected
from generator.errors import Refused
from generator.names import constant
from generator.normalise.plain import _read_as
from generator.overlay.merge import size
from generator.parse import parse
from generator.runtime.errors import ApiError, NotFound
from generator.types import Json, Source
from tests.generator.making import make


@pytest.mark.parametrize(
    ("status", "kind", "found"),
    [("404", None, NotFound), ("default", None, ApiError), ("4XX", None, ApiError), ("500", "not-found", NotFound)],
)
def test_an_error_has_the_class_of_its_kind_or_else_of_its_status(
    status: str, kind: Json, found: type[ApiError]
) -> None:
    """A range of statuses has none of its own."""
    assert _error(status, kind) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [("initiate_session", "INITIATE_SESSION"), ("class_", "CLASS"), ("spec", "SPEC_"), ("unset_", "UNSET_")],
)
def test_the_constant_of_a_method_is_none_that_the_module_has(name: str, found: str) -> None:
    """Such as the contract's own."""
    assert constant(name) == found


@pytest.mark.parametrize(
    ("media", "found"),
    [
        ("application/json; charset=utf-8", "application/json"),
        ("application/problem+json", "application/json"),
        ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
        ("application/pdf", "application/octet-stream"),
        ("text/plain", "application/octet-stream"),
    ],
)
def test_the_engine_reads_a_media_type_as_the_one_that_says_as_much(media: str, found: str) -> None:
    """It knows four."""
    assert _read_as(media) == found


@pytest.mark.parametrize(
    ("value", "nodes"), [(1, 1), ({}, 1), ([], 1), ({"a": 1, "b": {"c": None}}, 4), ([1, [2, {"a": 3}]], 6)]
)
def test_the_size_of_a_value_counts_every_node(value: Json, nodes: int) -> None:
    """Itself included."""
    assert size(value) == nodes


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("class A(B):\n    'A.'", ""),
        ("class A(metaclass=M): pass", "a class with keywords or computed bases"),
        ("class A(B, metaclass=M): pass", "a class with keywords or computed bases"),
        ("class A(f()): pass", "a class with keywords or computed bases"),
        ("class A(B):\n    del x", "a statement in a class"),
        ("def f():\n    return 1", ""),
        ("def f():\n    del x", "a statement in a function"),
        ("@x.y\ndef f():\n    return 1", "a decorator x.y"),
    ],
)
def test_a_definition_in_a_client_is_plain(code: str, found: str) -> None:
    """Anything else would come out of a document's text."""
    assert _of_definition(ast.parse(code).body[0], set()) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: !!float 1.5", {"a": 1.5}),
        ("a: !!float 1", {"a": 1.0}),
        ("a: !!float .inf", None),
        ("a: !!int 1.5", None),
        ("a: !!int 1", {"a": 1}),
        ("a: !!str 1", {"a": "1"}),
        ("a: !!bool 1", None),
        ("a: !!null x", None),
        ("a: !!float true", None),
    ],
)
def test_a_scalar_is_what_its_tag_says_or_refused(text: str, value: Json) -> None:
    """None stands for refused."""
    if value is None:
        with pytest.raises(Refused):
            parse(Source("a.yaml", text))
    else:
        assert parse(Source("a.yaml", text)).value == value


def test_a_json_text_with_a_fault_is_refused_for_that_alone() -> None:
    """A value that is also a name is no name."""
    with pytest.raises(Refused) as caught:
        parse(Source("a.json", '{"a": "b", "b": ["a", "a"], "c": {"a": 1}, "a": 2}'))

    assert [one.message for one in caught.value.diagnostics] == ["the key 'a' appears twice in one object"]


@pytest.mark.parametrize(
    ("uses", "found"),
    [
        ({"a": [], "b": ["a"]}, [["a"], ["b"]]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [["a", "b", "c"]]),
        ({"a": ["b"], "b": ["c", "a"], "c": []}, [["c"], ["a", "b"]]),
        ({"a": ["a"]}, [["a"]]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["b"]}, [["b", "d"], ["c"], ["a"]]),
    ],
)
def test_names_that_use_each_other_stand_together_after_those_that_they_use(
    uses: dict[str, list[str]], found: list[list[str]]
) -> None:
    """Directly or by others."""
    assert [*strongly_connected(uses)] == found


def test_a_module_whose_name_is_taken_is_numbered_from_two() -> None:
    """By the first number that is free."""
    assert [_free("a", taken) for taken in (set[str](), {"a_2"}, {"a_2", "a_3", "a_5"})] == ["a_2", "a_3", "a_4"]


def test_a_character_is_escaped_with_as_many_digits_as_yaml_has_for_it() -> None:
    """Four or eight."""
    assert [_escape(char) for char in "\x07\uffff\U00010000"] == [r"\u0007", r"\uffff", r"\U00010000"]


@pytest.mark.parametrize(
    ("missing", "trace", "raised"), [("yaml", "", False), ("generator.x", "", True), ("yaml", "1", True)]
)
def test_a_package_that_is_not_installed_is_one_line_but_for_our_own_modules(
    missing: str, trace: str, *, raised: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those are a fault of ours, which a traceback shows; so it is for who asks for one."""

    def fail(_: str) -> None:
        raise ModuleNotFoundError(name=missing)

    monkeypatch.setattr(cli, "_parser", fail)
    monkeypatch.setenv(cli.TRACE, trace) if trace else monkeypatch.delenv(cli.TRACE, raising=False)
    if raised:
        with pytest.raises(ModuleNotFoundError):
            cli.main(["check"])
        return

    assert cli.main(["check"]) == 1
    assert "lacks yaml, which the generator needs" in capsys.readouterr().err


def test_what_is_explained_is_an_operation_or_the_plain_document(capsys: pytest.CaptureFixture[str]) -> None:
    """One of the two must be named."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["explain", "sandbox"])

    assert caught.value.code == 2
    assert "one of the arguments OPERATION --document is required" in capsys.readouterr().err


def test_swagger_is_refused_with_its_version() -> None:
    """As much of it as a version has."""
    with pytest.raises(Refused) as caught:
        make(Source("a.json", '{"swagger": "2.0.123456789", "paths": {}}'))

    assert [one.message for one in caught.value.diagnostics] == [
        "this is Swagger 2.0.12345, which came before OpenAPI 3 (at /swagger)"
    ]


@pytest.mark.parametrize(
    ("key", "old", "new", "found"),
    [
        ("multipleOf", 2, 4, "stricter"),
        ("multipleOf", 4, 2, "looser"),
        ("multipleOf", 4, 6, "other"),
        ("multipleOf", 0, 2, "other"),
        ("maximum", 2, 4, "looser"),
        ("minimum", 2, 4, "stricter"),
        ("x-step", 2, 4, "other"),
        ("minLength", 0, None, None),
    ],
)
def test_a_number_of_a_rule_is_compared_as_its_keyword_means_it(
    key: str, old: Json, new: Json, found: str | None
) -> None:
    """Of a keyword that nobody knows, nothing is said."""
    assert strictness(key, old, new) == found


def test_nothing_else_is_asked_of_a_document_that_is_too_deep() -> None:
    """Such as its version, which is missing."""
    deep: Json = 1
    for _ in range(90):
        deep = {"a": deep}
    with pytest.raises(Refused) as caught:
        make(Source("a.json", json.dumps({"x-a": deep})))

    assert [one.code for one in caught.value.diagnostics] == ["too-deep"]
