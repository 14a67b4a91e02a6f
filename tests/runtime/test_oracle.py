"""The validator against an independent one (jsonschema), and reading against writing, on schemas and values nobody listed."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, assume, given, settings, strategies as st
from jsonschema import Draft202012Validator

from generator.runtime.codec import dump, load
from generator.runtime.decode import decoder
from generator.runtime.encode import to_wire
from generator.runtime.errors import UnexpectedResponse
from generator.runtime.failures import Broken
from generator.runtime.formats import to_python
from generator.runtime.validate import validator
from tests.runtime.fake.models import Envelope, Session

NAMES = st.sampled_from(["a", "b", "c/d", "e~f", ""])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from([0.5, 1.0, -2.0, 2.5])
    | st.sampled_from(["", "a", "ab", "b1", "é"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)
TYPES = ["string", "integer", "number", "boolean", "object", "array", "null"]
SMALL = st.integers(0, 3)


def _schemas(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    words: dict[str, st.SearchStrategy[Any]] = {
        "type": st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
        "const": VALUES,
        "enum": st.lists(VALUES, min_size=1, max_size=3),
        "minLength": SMALL,
        "maxLength": SMALL,
        "pattern": st.sampled_from(["^a", "b$", "^[a-z]+$", "[0-9]", "^$"]),
        "minimum": st.integers(-3, 3),
        "maximum": st.integers(-3, 3),
        "exclusiveMinimum": st.integers(-3, 3),
        "exclusiveMaximum": st.integers(-3, 3),
        "multipleOf": st.sampled_from([1, 2, 0.5]),
        "minItems": SMALL,
        "maxItems": SMALL,
        "uniqueItems": st.booleans(),
        "minProperties": SMALL,
        "maxProperties": SMALL,
        "required": st.lists(NAMES, max_size=2, unique=True),
        "properties": st.dictionaries(NAMES, inner, max_size=3),
        "additionalProperties": st.booleans() | inner,
        "items": st.booleans() | inner,
        "prefixItems": st.lists(inner, min_size=1, max_size=2),
        "propertyNames": inner,
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2),
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b"]), inner, max_size=1),
        "anyOf": st.lists(inner, min_size=1, max_size=3),
        "oneOf": st.lists(inner, min_size=1, max_size=3),
        "allOf": st.lists(inner, min_size=1, max_size=2),
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
    }
    chosen = st.lists(st.sampled_from(sorted(words)), max_size=4, unique=True)
    return chosen.flatmap(lambda picked: st.fixed_dictionaries({word: words[word] for word in picked}))


SCHEMAS = st.recursive(_schemas(st.just({})), _schemas, max_leaves=6)


def nothing(name: str) -> type[Session]:
    """There is nothing to refer to."""
    raise LookupError(name)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS, VALUES)
def test_the_validator_agrees_with_jsonschema(schema: dict[str, Any], value: object) -> None:
    """On whether a value is valid, for every keyword and any nesting of them."""
    expected = Draft202012Validator(schema).is_valid(value)

    assert (not validator(schema, nothing)(value)) == expected


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS, VALUES)
def test_findings_point_into_the_value(schema: dict[str, Any], value: object) -> None:
    """Every pointer leads to a value that is there, or to a property missing from an object that is."""
    for pointer, rule, message in validator(schema, nothing)(value):
        node: Any = value
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
        for at, token in enumerate(tokens):
            last = at == len(tokens) - 1
            if last and rule in {"required", "dependentRequired"}:
                assert token not in node
                break
            node = node[int(token)] if isinstance(node, list) else node[token]
        assert message


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS, VALUES)
def test_what_is_valid_can_be_read_and_written(schema: dict[str, Any], value: object) -> None:
    """A value that keeps the contract is never refused as a response, and comes back as it was."""
    assume(Draft202012Validator(schema).is_valid(value))

    assert json.loads(json.dumps(to_wire(decoder(schema, nothing)(value)))) == json.loads(json.dumps(value))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS, VALUES)
def test_reading_fails_in_one_way_only(schema: dict[str, Any], value: object) -> None:
    """Whatever the schema and the value are."""
    with suppress(Broken):
        decoder(schema, nothing)(value)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(["code", "timestamp", "transaction_id", "data", "x"]), VALUES))
def test_a_model_reads_anything_or_says_where(document: dict[str, Any]) -> None:
    """`from_dict` gives a model that writes itself back, or an `UnexpectedResponse`."""
    with suppress(UnexpectedResponse):
        read = Envelope.from_dict(document)
        assert Envelope.from_dict(read.to_dict()) == read


@given(VALUES)
def test_json_text_round_trips(value: object) -> None:
    """What we write is what we read."""
    assert load(dump(value)) == value


@given(st.binary())
def test_reading_json_fails_in_one_way_only(content: bytes) -> None:
    """With a ValueError, whatever the bytes are."""
    with suppress(ValueError):
        load(content)


@given(st.text(alphabet="ab$.^()[]|\\ds-", max_size=8))
def test_a_translated_pattern_compiles_where_the_original_does(pattern: str) -> None:
    """Translation never breaks a pattern."""
    import re  # noqa: PLC0415

    assume(
        "[[" not in pattern
        and "[]" not in pattern
        and "[^]" not in pattern
        and "--" not in pattern
        and "||" not in pattern
    )
    try:
        re.compile(pattern)
    except re.error:
        return
    re.compile(to_python(pattern))
