"""The links of a contract: which operation each leads to, what it gives, and what its values are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotations import NONE
from generator.api import Api, Group, Operation
from generator.emit.links import Link, Linked, expressions, linked, substituted, takes_code, unused
from generator.types import Json, Pointer

BARE = Operation(
    identity="", name="", constant="", method="GET", path="/", summary="", description="", documentation="", deprecated=False,
    arguments=(), parameters=(), body=None, responses=(), security=(), servers=(), retry="safe", billed=False, poll=None,
    returns=NONE, choices=(), returns_description="", raises=(), pointer=Pointer(""),
)  # fmt: skip


def operation(name: str) -> Operation:
    """Return the operation of a path of its name."""
    return replace(BARE, identity=name, name=name, path=f"/{name}", pointer=Pointer(f"/paths/~1{name}/get"))


def api(*operations: Operation, callback: Json = None) -> Api:
    """Return a client of one group."""
    return Api(
        package="acme", title="Acme", class_name="Acme", version="1", description="", documentation="", environments=(), path="",
        variables=(), schemes=(), envelope=None, callback=callback, webhook=None,
        groups=(Group("jobs", "jobs", "Jobs", "Jobs", "", operations),), models=(), accepted=(),
    )  # fmt: skip


def found(links: dict[str, dict[str, Json]], *others: str) -> Linked:
    """Return what is linked in a document whose operations have these links, by their names."""
    names = [*links, *others]
    nodes: dict[str, Json] = {
        f"/{name}": {"get": {"operationId": name, "responses": {"200": {"links": dict(links.get(name, {}))}}}}
        for name in names
    }
    return linked(api(*map(operation, names)), {"paths": nodes})


def names(operations: tuple[Operation, ...]) -> list[str]:
    """Return the names of operations."""
    return [item.name for item in operations]


def to(name: str, **members: Json) -> Json:
    """Return a link to an operation."""
    return {"operationId": name, **members}


def test_a_link_has_the_target_the_values_and_its_rank() -> None:
    """A parameter's name stands without its location; only what is no location belongs to the name."""
    parameters: Json = {"path.id": "$response.body#/id", "query.": 1, "page.size": 2, "cookie.a.b": 3, "header.X": 4}
    (link,) = found(
        {"open": {"a": {"operationId": "read", "parameters": parameters, "requestBody": {"x": 1}, "x-first": True}}}, "read"
    ).links["open"]  # fmt: skip

    assert link == Link(
        operation("read"),
        {"id": "$response.body#/id", "query.": 1, "page.size": 2, "a.b": 3, "X": 4},
        {"x": 1},
        first=True,
    )


def test_an_operation_is_linked_to_once_and_by_its_id_or_its_place() -> None:
    """A link that leads nowhere is none, and only what says so in plain truth is first."""
    links = found(
        {
            "open": {
                "a": {"operationRef": "#/paths/~1read/get", "parameters": {"id": 1}, "x-first": "yes"},
                "b": to("read", parameters={"id": 2}),
                "c": to("nowhere"),
                "d": {},
                "e": to("ask"),
            }
        },
        "read",
        "ask",
    ).links

    assert [(link.operation.name, dict(link.parameters), link.body, link.first) for link in links["open"]] == [
        ("read", {"id": 1}, None, False),
        ("ask", {}, None, False),
    ]
    assert links["read"] == links["ask"] == ()


def test_openers_have_links_and_no_other_operation_leads_to_them() -> None:
    """A link to itself does not count."""
    assert names(
        found({"open": {"a": to("read"), "b": to("open")}, "read": {"a": to("ask")}, "ask": {"a": to("read")}}).openers
    ) == ["open"]
    assert names(found({"a": {"x": to("b")}, "b": {"x": to("a")}}).openers) == []


def test_what_is_reached_comes_nearest_first_and_once() -> None:
    """A way back to where it began leads nowhere new."""
    graph = found(
        {
            "open": {"a": to("near"), "b": to("other"), "c": to("open")},
            "near": {"a": to("far"), "b": to("open"), "c": to("other")},
            "far": {"a": to("near"), "b": to("end")},
        },
        "other",
        "end",
    )

    assert names(graph.reached(operation("open"))) == ["near", "other", "far", "end"]


def test_an_expression_is_called_as_the_first_operation_that_takes_it_calls_it() -> None:
    """Numbered where two expressions would have one name."""
    links = [
        Link(BARE, {"id": "$a", "page": 5}, {"name": "$b"}, first=False),
        Link(BARE, {"job": "$a", "id": "$c"}, "$d", first=False),
        Link(BARE, {"x.y": "{$e}"}, {"id": ["$f"]}, first=False),
    ]

    assert expressions(links) == {"$a": "id", "$b": "name", "$c": "id_2", "$d": "body", "$e": "x_y", "$f": "id_3"}


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ("$a", "A"),
        ("$c", "$c"),
        ("x/{$a}/{$b}/{$c}", "x/1/2/{$c}"),
        ("a", "a"),
        ({"k": "$a", "l": ["{$b}", 1, None]}, {"k": "A", "l": ["2", 1, None]}),
        (True, True),
    ],
)
def test_expressions_are_replaced_however_deep_they_stand(value: Json, result: Json) -> None:
    """All of a text by one thing, what stands in braces by another."""
    assert substituted(value, {"$a": "A", "$b": "B"}, {"$a": "1", "$b": "2"}) == result


@pytest.mark.parametrize(
    ("name", "taken", "result"),
    [
        ("a", (), "a"),
        ("a", ("a",), "a_2"),
        ("a", ("a", "a_2", "a_4"), "a_3"),
        ("x.y z-1_B", (), "x_y_z-1_B"),
        ("é", ("_",), "__2"),
    ],
)
def test_a_name_is_plain_and_taken_by_nobody(name: str, taken: tuple[str, ...], result: str) -> None:
    """Numbered from two on."""
    assert unused(name, taken) == result


@pytest.mark.parametrize(
    ("callback", "name", "result"),
    [
        ({"code": ["code", "state"]}, "code", True),
        ({"code": "code"}, "auth_code", True),
        ({"code": ["code", "state"]}, "job_state", True),
        ({"code": "code"}, "barcode", False),
        ({"code": "code"}, "code_id", False),
        ({}, "code", False),
        (None, "code", False),
    ],
)
def test_an_argument_takes_the_code_whose_name_it_ends_in(callback: Json, name: str, *, result: bool) -> None:
    """As a word of its own."""
    assert takes_code(api(callback=callback), name) is result
