"""What our own keywords may hold, and how sure a contract is of itself."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import json

import pytest

from generator.config import Provider
from generator.normalise.confidence import doubted, doubts_of
from generator.normalise.envelope import check_envelope
from generator.normalise.extensions import check_extensions
from generator.normalise.scope import Scope
from generator.parse import parse
from generator.types import Json, Patched, Pointer, Source, Touch
from tests.normalise.scopes import reports, scope_of, touch

Node = dict[str, Json]
VOCABULARY: Json = {
    "$defs": {
        "x-sensitive": {"type": "boolean"},
        "x-retry": {"enum": ["safe", "unsafe"]},
        "x-list": {"items": {"type": "integer"}},
        "plain": {"type": "integer"},
    }
}


def extensions(theirs: Json, now: Json, *touches: Touch, others: tuple[str, ...] = ()) -> list[str]:
    """Return what is reported of our keywords in a document that overlays have made of another."""
    provider = Provider("acme", "Acme", extensions=others)
    scope = Scope(Patched(parse(Source("openapi.json", json.dumps(theirs))), now, touches), provider)
    check_extensions(scope, parse(Source("extensions.json", json.dumps(VOCABULARY))))
    return [f"{item.code} {item.message}" for item in scope.findings]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"x-sensitive": True, "x-retry": "safe", "x-list": [1]}, []),
        ({"x-sensitive": 1}, ["bad-extension 1 is not of type 'boolean' (at /x-sensitive)"]),
        ({"a": [{"x-list": [1, "a"]}]}, ["bad-extension 'a' is not of type 'integer' (in /1) (at /a/0/x-list)"]),
        ({"properties": {"x-sensitive": 1, "plain": "a"}}, []),
        ({"properties": {"b": {"x-sensitive": 1}}}, ["bad-extension 1 is not of type 'boolean' (at /properties/b/x-sensitive)"]),
        ({"example": {"x-sensitive": 1}}, []),
        ({"properties": {"example": {"x-sensitive": 1}}},
         ["bad-extension 1 is not of type 'boolean' (at /properties/example/x-sensitive)"]),
        ({"a": [{"properties": [{"x-sensitive": 1}]}]}, ["bad-extension 1 is not of type 'boolean' (at /a/0/properties/0/x-sensitive)"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_keyword_of_ours_holds_what_its_schema_allows(document: Json, found: list[str]) -> None:
    """Not where it is a name of the provider's, or an example."""
    assert extensions({}, document) == found


def _unknown(key: str, meant: str = "", at: str = "") -> list[str]:
    hint = f"; did you mean `{meant}`?" if meant else ""
    return [
        f"unknown-extension an overlay writes `{key}`, which no part of this project reads{hint} (at {at or f'/{key}'})"
    ]


@pytest.mark.parametrize(
    ("theirs", "key", "touches", "found"),
    [
        ({}, "x-sensitiv", [touch("/x-sensitiv")], _unknown("x-sensitiv", "x-sensitive")),
        ({}, "x-sensitiv", [touch("")], _unknown("x-sensitiv", "x-sensitive")),
        ({}, "x-retri", [touch("/x-retri")], _unknown("x-retri", "x-retry")),
        ({}, "x-logo", [touch("/x-logo")], _unknown("x-logo")),
        ({"a": {"x-sensitiv": 1}}, "x-sensitiv", [touch("/x-sensitiv")], _unknown("x-sensitiv", "x-sensitive")),
        ({"x-sensitiv": 1}, "x-sensitiv", [touch("/x-sensitiv")], []),
        ({"a": [{"x-logo": 1}]}, "x-logo", [touch("/x-logo")], []),
        ({}, "x-sensitiv", [touch("", kind="remove")], []),
        ({}, "x-sensitiv", [touch("/x-other")], []),
        ({}, "x-sensitiv", [], []),
        ({}, "sensitive", [touch("/sensitive")], []),
    ],
    ids=str,
)  # fmt: skip
def test_a_keyword_that_only_an_overlay_writes_is_one_that_is_read(
    theirs: Json, key: str, touches: list[Touch], found: list[str]
) -> None:
    """A provider's own may be anything, but for one that is nearly ours."""
    assert extensions(theirs, {key: True}, *touches) == found


def test_other_tools_may_have_keywords_of_their_own() -> None:
    """Where provider.toml lists them; names of the provider's are no keywords."""
    assert extensions({}, {"x-logo": True}, touch("/x-logo"), others=("x-logo",)) == []
    assert extensions({}, {"properties": {"x-logo": True}}, touch("/properties/x-logo")) == []
    assert extensions({}, {"properties": {"a": {"x-logo": 1}}}, touch("/properties/a")) == _unknown(
        "x-logo", at="/properties/a/x-logo"
    )


@pytest.mark.parametrize(
    ("envelope", "found"),
    [
        ({"failures": [{"when": {"operation": "a"}}, {"when": {"operation": "b"}}]}, ["/failures/1/when/operation"]),
        ({"errors": [{"when": [{"operation": "b"}, {"operation": "c"}]}]}, ["/errors/0/when/0/operation"]),
        ({"errors": [{"when": [{"operation": "a"}, {"operation": "c"}]}]}, []),
        ({"failures": [{"when": "b"}, {"when": ["b"]}, {"when": []}, {"when": {"pointer": "/b"}}, {}, 1]}, []),
        ({"failures": {"when": {"operation": "b"}}}, []),
        ([], []),
        (None, []),
    ],
    ids=str,
)
def test_a_rule_for_an_operation_names_one_that_there_is(envelope: Json, found: list[str]) -> None:
    """By itself, or as the first of several conditions."""
    scope = scope_of({"x-envelope": envelope})

    check_envelope(scope, {"a"})

    assert reports(scope) == [f"unknown-operation /x-envelope{place}" for place in found]


@pytest.mark.parametrize(
    ("text", "node", "description"),
    [
        ("A.", {}, "A."),
        ("A.", {"x-confidence": "documented"}, "A."),
        ("A.", {"x-confidence": "inferred"}, "A. Inferred: no page of the provider says so (from last)."),
        ("", {"x-confidence": "inferred", "x-evidence": 1}, "Inferred: no page of the provider says so (from last)."),
        ("A.", {"x-confidence": "observed", "x-evidence": "b"}, "A. Observed in public code; no page of the provider says so (from b)."),
        ("A.", {"deprecated": True}, "Deprecated. A."),
        ("", {"deprecated": True}, "Deprecated."),
        ("It is DEPRECATED.", {"deprecated": True}, "It is DEPRECATED."),
        ("A.", {"deprecated": "yes"}, "A."),
    ],
    ids=str,
)  # fmt: skip
def test_a_description_says_what_no_page_shows_with_its_evidence(text: str, node: Node, description: str) -> None:
    """What stands beside it, else what the last action gives that wrote it."""
    actions = [touch("/p/x-confidence", evidence=name) for name in ("first", "last")]
    scope = scope_of({}, *actions, touch("/q/x-confidence", evidence="other"))

    assert doubted(scope, text, node, Pointer("/p")) == description


def test_responses_that_no_page_shows_are_listed_by_how_they_are_known() -> None:
    """Each kind in one sentence, after that on the operation; a reference is followed."""
    inferred: Json = {"x-confidence": "inferred"}
    responses: Json = {"200": {}, "404": inferred, "500": inferred, "503": {"$ref": "#/r"}}
    scope = scope_of({"r": {"x-confidence": "observed"}})

    assert doubts_of(scope, {"x-confidence": "inferred", "responses": responses}, Pointer("/o")) == [
        "Inferred: no page of the provider says so.",
        "Responses 404, 500: inferred; no page of the provider shows that.",
        "Response 503: observed in public code; no page of the provider shows that.",
    ]
    assert doubts_of(scope, {"responses": []}, Pointer("/o")) == []
