"""What methods are once the engine has read a document: arguments, bodies, results and choices."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotations import Closed, Listed, Mapped, Named, Plain, source
from generator.api import Operation
from generator.engine.concessions import argument, in_order
from generator.engine.types import only_value
from tests.engine.documents import TEXT, api, gets, sends


def operation(node: dict[str, Any], path: str = "/jobs", **schemas: Any) -> Operation:
    """Return the operation of a document that has one."""
    return api({path: {"post": node}}, **schemas).groups[0].operations[0]


def parameter(name: str, place: str = "query", *, required: bool = True, **schema: Any) -> dict[str, Any]:
    """Return a parameter of texts."""
    return {"name": name, "in": place, "required": required, "schema": {**TEXT, **schema}}


def test_what_must_be_given_stands_first_and_headers_last() -> None:
    """Each argument with its default; a parameter of a header is among the last of its kind."""
    parameters = [
        parameter("X-Trace", "header", required=False), parameter("X-Key", "header"), parameter("page", required=False),
        parameter("id", "path"), parameter("size"), parameter("fixed", enum=["x"]),
    ]  # fmt: skip
    found = operation(
        sends({"type": "object", "required": ["a"], "properties": {"a": TEXT, "b": TEXT}}, parameters=parameters),
        "/jobs/{id}",
    )

    assert [(one.name, one.default) for one in found.arguments] == [
        ("id", None), ("size", None), ("a", None), ("x_key", None), ("page", "None"), ("fixed", '"x"'), ("b", "None"), ("x_trace", "None"),
    ]  # fmt: skip
    assert [(one.argument, one.name, one.location, one.required) for one in found.parameters] == [
        ("x_trace", "X-Trace", "header", False), ("x_key", "X-Key", "header", True), ("page", "page", "query", False),
        ("id", "id", "path", True), ("size", "size", "query", True), ("fixed", "fixed", "query", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "annotation", "positional"),
    [
        ({}, "str", False),
        ({"x-positional": True}, "str", True),
        ({"x-digits": True}, "str | int", False),
    ],
)
def test_an_argument_takes_what_the_runtime_makes_a_text_of(
    schema: dict[str, Any], annotation: str, *, positional: bool
) -> None:
    """And says whether it may be given without its name."""
    (found,) = operation(
        sends({"type": "object", "required": ["a"], "properties": {"a": {**TEXT, **schema}}})
    ).arguments

    assert (source(found.annotation, "request"), found.positional) == (annotation, positional)


@pytest.mark.parametrize(
    ("name", "key", "place", "found"),
    [
        ("client_query", "client", "query", "client"),
        ("client_query", "client", "header", "client_query"),
        ("page_query", "page", "query", "page_query"),
        ("url_path", "url", "path", "url"),
        ("timeout", "timeout", "query", "timeout_"),
        ("type_", "type", "query", "type"),
    ],
)
def test_an_argument_is_called_as_the_engine_calls_it(name: str, key: str, place: str, found: str) -> None:
    """But for words that the engine keeps for itself, or that we need."""
    assert argument(name, key, place) == found


def test_a_body_that_is_no_object_is_one_argument() -> None:
    """Needed where the body is."""
    listed: Any = {"type": "array", "items": TEXT}
    needed, free = operation(sends(listed)), operation(
        sends(listed, requestBody={"content": {"application/json": {"schema": listed}}})
    )  # fmt: skip

    assert [
        (one.name, source(one.annotation, "request"), one.default, one.description) for one in needed.arguments
    ] == [("body", "Sequence[str]", None, "The request body.")]
    assert [(one.name, source(one.annotation, "request"), one.default) for one in free.arguments] == [
        ("body", "Sequence[str] | None", "None")
    ]
    assert needed.body is not None
    assert (needed.body.content_type, needed.body.required, needed.body.fields) == ("application/json", True, None)


def test_the_members_of_a_body_are_arguments_with_their_wire_names() -> None:
    """What Python has no name for gets another."""
    schema: Any = {
        "type": "object",
        "required": ["jobId"],
        "properties": {"jobId": TEXT, "class": TEXT, "timeout": TEXT},
    }
    found = operation(sends(schema))

    assert found.body is not None
    assert found.body.fields == (("job_id", "jobId"), ("class_", "class"), ("timeout_", "timeout"))


def content(**types: Any) -> dict[str, Any]:
    """Return a response with media types of `application/`, by their last word."""
    return {
        "description": "x",
        "content": {f"application/{name}": {"schema": schema} for name, schema in types.items()},
    }


@pytest.mark.parametrize(
    ("responses", "returns"),
    [
        ({"200": content(json=TEXT)}, "str"),
        ({"200": content(json=TEXT), "201": content(json={"type": "integer"})}, "str | int"),
        ({"200": content(json=TEXT), "204": {"description": "x"}}, "str | None"),
        ({"200": content(json=TEXT), "404": content(json={"type": "integer"})}, "str"),
        ({"204": {"description": "x"}}, "None"),
        ({"default": content(json=TEXT)}, "str"),
        ({"200": content(json=TEXT), "default": content(json={"type": "integer"})}, "str"),
        ({"404": content(json=TEXT)}, "None"),
        ({"200": content(pdf={})}, "bytes"),
    ],
)
def test_a_call_returns_what_its_successes_give(responses: dict[str, Any], returns: str) -> None:
    """The default where there is no success; never what an error holds."""
    found = operation(gets(TEXT, responses=responses))

    assert (source(found.returns, "response"), found.choices) == (returns, ())


def test_of_several_media_types_one_may_be_asked_for() -> None:
    """Those that give one type stand together, the usual first; where one waits there is no choice."""
    responses = {"200": content(json=TEXT, pdf={}, xml={}, **{"vnd.x+json": TEXT})}
    found = operation(gets(TEXT, responses=responses))
    waiting = operation(gets(TEXT, responses=responses, **{"x-poll": {"status": "", "done": ["x"]}}))

    assert [(source(kind, "response"), names) for kind, names in found.choices] == [
        ("str", ("application/json", "application/vnd.x+json")),
        ("bytes", ("application/pdf", "application/xml")),
    ]
    assert waiting.choices == ()


@pytest.mark.parametrize(
    ("values", "known", "found"),
    [
        ({"b", "a", "c"}, ("c", "a", "b"), ("c", "a", "b")),
        ({"b", "a", 1}, ("b",), ("b", "a", 1)),
        ({"a"}, ("b", "a"), ("a",)),
    ],
)
def test_values_stand_in_the_order_of_the_contract(
    values: set[str | int], known: tuple[str | int, ...], found: tuple[str | int, ...]
) -> None:
    """Any that it does not know come last, sorted."""
    assert in_order(values, known) == found


def test_a_type_with_one_value_leaves_no_choice() -> None:
    """Null is one; of two there is a choice."""
    kinds = (
        Plain("None"),
        Closed(("a",)),
        Closed(("a", "b")),
        Plain("str"),
        Named("A"),
        Listed(Plain("str")),
        Mapped(Plain("str")),
    )

    assert [only_value(kind) for kind in kinds] == [(None,), ("a",), None, None, None, None, None]


def test_a_constant_is_none_that_a_class_has() -> None:
    """Both are in one module."""
    job = {"type": "object", "properties": {"a": TEXT}}

    assert operation(gets({"$ref": "#/components/schemas/READ"}, operationId="read"), READ=job).constant == "READ_"
    assert operation(gets({"$ref": "#/components/schemas/Read"}, operationId="read"), Read=job).constant == "READ"
