"""Which defaults an argument has, and what its description says of them."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.normalise.defaults import documented, usable
from generator.normalise.flatten import flatten
from generator.normalise.registry import Registry
from generator.normalise.shapes import shape_of
from generator.types import Json, Pointer
from tests.normalise.scopes import reports, scope_of

BROKEN = ["bad-default /s/default"]


@pytest.mark.parametrize(
    ("schema", "sent", "mentioned", "found"),
    [
        ({"type": "string"}, None, None, []),
        ({"type": "string", "default": "a"}, ("a",), ("a",), []),
        ({"type": "integer", "default": "1"}, (1,), (1,), []),
        ({"type": "boolean", "default": "true"}, (True,), (True,), []),
        ({"type": "integer", "default": "x"}, None, ("x",), BROKEN),
        ({"type": "string", "maxLength": 1, "default": "ab"}, None, ("ab",), BROKEN),
        ({"enum": ["a"], "default": "b"}, None, ("b",), BROKEN),
        ({"properties": {"a": {}}, "default": "x"}, None, ("x",), BROKEN),
        ({"properties": {"a": {}}, "default": {}}, ({},), ({},), []),
        ({"type": "string", "pattern": "^b", "default": "a"}, ("a",), ("a",), []),
        ({"type": "string", "default": None}, None, None, []),
        ({"type": ["string", "null"], "default": None}, (None,), (None,), []),
    ],
    ids=str,
)
def test_a_default_that_is_sent_keeps_the_rules_of_its_schema(
    schema: Json, sent: tuple[Json] | None, mentioned: tuple[Json] | None, found: list[str]
) -> None:
    """One of what may be left out is only written about."""
    for required, default, expected in ((True, sent, found), (False, mentioned, [])):
        scope = scope_of({"openapi": "3.1.0"})
        flat = flatten(scope, schema, Pointer("/s"))
        shape = shape_of(Registry(scope, {}), flat, "Hint")

        assert usable(scope, flat, shape, required=required) == default
        assert reports(scope) == expected


@pytest.mark.parametrize(
    ("description", "default", "text"),
    [
        ("", ("a",), 'Without it: `"a"`.'),
        ("", None, ""),
        ("One", ("a",), 'One. Without it: `"a"`.'),
        ("One.", (1,), "One. Without it: `1`."),
        ("One!", (None,), "One! Without it: `null`."),
        ("", ("é",), 'Without it: `"é"`.'),
        ('Takes "a".', ("a",), 'Takes "a".'),
        ('Takes "IN".', ("IN",), 'Takes "IN".'),
        ("The default is b.", ("a",), "The default is b."),
        ("If left out, b.", ("a",), "If left out, b."),
        ("", ("a" * 78,), f'Without it: `"{"a" * 78}"`.'),
        ("", ("a" * 79,), ""),
    ],
)
def test_a_description_says_what_is_taken_where_nothing_is_given(
    description: str, default: tuple[Json] | None, text: str
) -> None:
    """Unless it does so itself, in small letters or capitals, or the value is long."""
    assert documented(description, default, required=False) == text
    assert documented(description, default, required=True) == description
