"""What the OpenAPI schema of its version forbids a document."""

from __future__ import annotations

import pytest

from generator.normalise.validate import validate
from generator.types import Json
from tests.normalise.scopes import scope_of

USUAL = "Correct it by overlay."
OLD = "is a keyword of OpenAPI 3.1, and this document is of 3.0.3."


def found(version: str, members: dict[str, Json]) -> list[tuple[str, str]]:
    """Return what is forbidden in a minimal document with these members, and the advice."""
    scope = scope_of({"openapi": version, "info": {"title": "A", "version": "1"}, "paths": {}, **members})
    validate(scope)
    assert {item.code for item in scope.findings} <= {"openapi-invalid"}
    return [(item.message, item.help) for item in scope.findings]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    "members",
    [
        {},
        {"info": {"title": "A", "version": 1.0}},
        {"paths": {"a": {"get": 1}}},
        {"components": {"schemas": {"Page«User»": 1}}},
        {"components": {"schemas": {"A": {"multipleOf": 1}, "B": {"multipleOf": 0.5}}}},
        {"x-own": 1},
    ],
    ids=str,
)
def test_what_does_no_harm_is_allowed(version: str, members: dict[str, Json]) -> None:
    """A version without quotes, a path that others report, a key in other letters, a fraction."""
    assert found(version, members) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"info": {"title": "A"}}, "'version' is a required property (at /info)"),
        ({"info": {"title": "A", "version": True}}, "True is not of type 'string' (at /info/version)"),
        ({"other": 1}, "'other' has no meaning here (at the root)"),
        ({"paths": {"/a": {"gett": {}}}}, "'gett' has no meaning here (at /paths/~1a)"),
        (
            {"paths": {"/a": {"get": {"responses": {"200": {}}}}}},
            "'description' is a required property (at /paths/~1a/get/responses/200)",
        ),
    ],
    ids=str,
)
def test_what_is_forbidden_is_reported_at_its_place(version: str, members: dict[str, Json], message: str) -> None:
    """As a person reads it."""
    assert found(version, members) == [(message, USUAL)]


@pytest.mark.parametrize(
    ("keyword", "advice"),
    [("const", f"`const` {OLD} Write `enum: […]` instead."), ("$comment", f"`$comment` {OLD} Remove it by overlay.")],
)
def test_a_keyword_of_a_later_version_is_called_one(keyword: str, advice: str) -> None:
    """With the words that say the same in this one, if there are any."""
    members: dict[str, Json] = {"components": {"schemas": {"A": {keyword: "a"}}}}

    assert found("3.0.3", members) == [(f"'{keyword}' has no meaning here (at /components/schemas/A)", advice)]
    assert found("3.1.0", members) == []


def test_a_long_message_is_cut() -> None:
    """It quotes the document."""
    ((message, _),) = found("3.1.0", {"info": {"title": "A", "version": ["x" * 400]}})

    assert message.partition(" (at")[0] == f"['{'x' * 298}…"
