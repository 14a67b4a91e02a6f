"""Small parts of the generator, each by itself: access, essential, gate, grammar, hints, json_reader, merge, names, plain, yaml_reader."""

from __future__ import annotations

import ast

import pytest

from generator.changes.contract import _error
from generator.changes.grammar import structure
from generator.emit.gate import _of_definition
from generator.engine.essential import _holds
from generator.errors import Refused
from generator.names import constant
from generator.normalise.plain import _read_as
from generator.overlay.merge import size
from generator.parse import parse
from generator.runtime.errors import ApiError, NotFound
from generator.types import Json, Source


def test_an_item_of_a_list_keeps_the_prose_of_the_earlier_one_at_its_place() -> None:
    """And one that there was none before has none."""
    new: Json = [{"description": "Now.", "type": "a"}, {"description": "New."}]

    assert structure(new, [{"description": "Before."}]) == [{"description": "Before.", "type": "a"}, {}]


def test_an_item_with_a_name_keeps_the_prose_of_the_one_so_named() -> None:
    """Wherever it stands now."""
    old: Json = [{"name": "b", "in": "query", "description": "B."}, {"name": "a", "in": "query", "description": "A."}]
    new: Json = [{"name": "a", "in": "query"}, {"name": "b", "in": "header"}]

    assert structure(new, old) == [{"name": "a", "in": "query"}, {"name": "b", "in": "header"}]
    assert structure([{"name": "a", "in": "query", "description": "New."}], old) == [
        {"name": "a", "in": "query", "description": "A."}
    ]


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
    ("schema", "found"),
    [
        ({"$ref": "A"}, True),
        ({"$ref": "B"}, False),
        ({"anyOf": [{"$ref": "A"}, {"$ref": "A"}]}, True),
        ({"oneOf": [{"$ref": "A"}, {"$ref": "B"}]}, False),
        ({"type": "object"}, False),
        ({}, False),
    ],
)
def test_a_value_holds_what_is_essential_if_every_alternative_does(schema: dict[str, Json], *, found: bool) -> None:
    """What is no class holds nothing."""
    assert _holds(schema, {"A": {"id": None}, "B": {}}) is found


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
