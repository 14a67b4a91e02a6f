"""What would make a finding go away: the node to change, and what it becomes."""

# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import pytest

from generator.errors import Diagnostic
from generator.lint.remedies import mend
from generator.types import Json, Pointer

Node = dict[str, Json]
NO_LETTER = "'@' holds no letter or digit"
SAME = "two different schemas are called B; the other stands elsewhere"
MISSING: Json = {"name": "b", "in": "path", "required": True, "schema": {"type": "string"}}
NESTED: Json = {
    "A": {
        "properties": {
            "b": {"items": {"properties": {"c": {"properties": {"d": {"properties": {"e": {"title": "B"}}}}}}}}
        }
    }
}
FROM = "/components/schemas/A/properties/b/items/properties/c/properties/d/properties/e"


def operation(tags: list[Json], path: str = "/a") -> Node:
    """Return a document of one operation with tags."""
    return {"paths": {path: {"get": {"tags": tags}}}}


@pytest.mark.parametrize(
    ("kind", "values", "mended"),
    [
        ("integer", ["1", "x"], ("/s/enum", [1])),
        ("integer", ["-12"], ("/s/enum", [-12])),
        ("string", [1, True], ("/s/enum", ["1"])),
        ("string", [1, 1.5, "1"], ("/s/enum", ["1", "1.5"])),
        ("number", [1, 2.5, "x", True], ("/s/enum", [1, 2.5])),
        ("boolean", ["a"], ("/s", {"type": "string", "enum": ["a"]})),
        ("boolean", [1, 2], ("/s", {"type": "integer", "enum": [1, 2]})),
        ("integer", [1.5], ("/s", {"type": "number", "enum": [1.5]})),
        ("string", [True, False], ("/s", {"type": "boolean", "enum": [True, False]})),
        ("integer", ["99999999999999999999"], ("/s", {"type": "string", "enum": ["99999999999999999999"]})),
        ("boolean", ["a", 1], None),
        ("array", [[1]], None),
    ],
    ids=str,
)
def test_values_are_written_as_their_type_wants_them(
    kind: str, values: list[Json], mended: tuple[str, Json] | None
) -> None:
    """Where none can be, the type is the one that all of them have."""
    root: Node = {"s": {"type": kind, "enum": values}}

    for place in ("/s", "/s/enum"):
        assert mend(root, Diagnostic("enum-type", None, "", pointer=Pointer(place))) == mended


@pytest.mark.parametrize(
    "schema", [{"type": "string", "enum": "a"}, {"type": ["string"], "enum": [1]}, {"enum": [1]}, 5]
)
def test_values_are_left_alone_where_they_or_their_type_are_no_list_and_no_text(schema: Json) -> None:
    """Only a person can say what is meant."""
    assert mend({"s": schema}, Diagnostic("enum-type", None, "", pointer=Pointer("/s"))) is None


@pytest.mark.parametrize(
    ("root", "code", "place", "message", "mended"),
    [
        ({"paths": {"/a/{b}": {"get": {}, "post": {"operationId": "getAByB"}, "put": {"operationId": "getAByB2"}}}},
         "missing-operation-id", "/paths/~1a~1{b}/get", "", ("/paths/~1a~1{b}/get", {"operationId": "getAByB3"})),
        ({"paths": {"/a": {"get": {}, "post": {"operationId": "getA"}}}}, "missing-operation-id", "/paths/~1a/get", "",
         ("/paths/~1a/get", {"operationId": "getA2"})),
        ({"paths": {"/": {"get": {}}}}, "missing-operation-id", "/paths/~1/get", "", ("/paths/~1/get", {"operationId": "getRoot"})),
        ({"paths": {"/a": {"get": {}}}}, "missing-operation-id", "/paths/~1a", "", None),
        ({"paths": {"/a/{b}": {"get": {"parameters": [{"name": "c", "in": "path"}, {"name": "q", "in": "query"}]}}}},
         "path-parameters", "/paths/~1a~1{b}/get", "",
         ("/paths/~1a~1{b}/get", {"parameters": [{"name": "q", "in": "query"}, MISSING]})),
        ({"paths": {"/{b}/{c}": {"parameters": [{"name": "b", "in": "path"}], "get": {"parameters": [{"$ref": "#/p"}]}}},
          "p": {"name": "c", "in": "path"}}, "path-parameters", "/paths/~1{b}~1{c}/get", "", None),
        ({"paths": {"https://a.example/x?y": {"get": 1}, "/z": 2}}, "bad-path", "/paths/https:~1~1a.example~1x?y", "",
         ("/paths", {"/x": {"get": 1}, "/z": 2})),
        ({"paths": {"/x": 1, "x": 2}}, "bad-path", "/paths/x", "", ("/paths", {"/x": 1})),
        ({"paths": {"x": 2}}, "bad-path", "/paths/x", "", ("/paths", {"/x": 2})),
        ({"openapi": "3"}, "unsupported-version", "", "", ("", {"openapi": "3.0.3"})),
        ({"openapi": "3.0"}, "unsupported-version", "", "", ("", {"openapi": "3.0.3"})),
        ({"openapi": 3.1}, "unsupported-version", "", "", ("", {"openapi": "3.1.0"})),
        ({"openapi": "2.0"}, "unsupported-version", "", "", None),
        (operation(["a-b", "c", "a-b"]), "name-collision", "/paths/~1a/get/tags", "the tags 'a_b' and 'a-b' both become `a_b`",
         ("/paths/~1a/get/tags", ["a_b", "c", "a_b"])),
        (operation([]), "bad-name", "/paths/~1a/get/tags", "", None),
        (operation(["@", "b"], "/pets"), "bad-name", "/paths/~1pets/get/tags", NO_LETTER, ("/paths/~1pets/get/tags", ["Pets", "b"])),
        (operation(["@"], "/"), "bad-name", "/paths/~1/get/tags", NO_LETTER, ("/paths/~1/get/tags", ["Others"])),
        (operation(["@"], "/{id}/pets/x"), "bad-name", "/paths/~1{id}~1pets~1x/get/tags", NO_LETTER,
         ("/paths/~1{id}~1pets~1x/get/tags", ["Pets"])),
    ],
    ids=str,
)  # fmt: skip
def test_an_operation_gets_a_name_a_path_and_its_parameters(
    root: Node, code: str, place: str, message: str, mended: tuple[str, Json] | None
) -> None:
    """None that another has."""
    assert mend(root, Diagnostic(code, None, message, pointer=Pointer(place))) == mended


@pytest.mark.parametrize(
    ("root", "place", "message", "mended"),
    [
        ({"servers": [{"x-environment": "x"}, {"url": "u"}]}, "/servers/1", "'a' and 'b' are both called `x`",
         ("/servers/1", {"url": "u", "x-environment": "x_2"})),
        ({"servers": [{"x-environment": "x"}, {"x-environment": "x_2"}, {"url": "u"}]}, "/servers/2", "'a' and 'b' are both called `x`",
         ("/servers/2", {"url": "u", "x-environment": "x_3"})),
        ({"paths": {"/a": {"get": {}}}}, "/paths/~1a/get", "'@' holds no letter", ("/paths/~1a/get", {"operationId": "getA"})),
        ({"paths": {"/a": {"get": {}}}}, "/paths/~1a/get", "two arguments are called `a`", None),
        ({"paths": {"/a": {"get": {"x": {"title": "B"}}}}}, "/paths/~1a/get/x", SAME, ("/paths/~1a/get/x", {"title": "AGetX"})),
        ({"servers": [{"url": "u"}]}, "/servers/0", "another message", None),
        ({"components": {"schemas": {"A": {"properties": {"item": {"title": "B"}}}}}}, "/components/schemas/A/properties/item", SAME,
         ("/components/schemas/A/properties/item", {"title": "AItem"})),
        ({"components": {"schemas": {"B": {"title": "B"}}}}, "/components/schemas/B", SAME, ("/components/schemas/B", {"title": "B2"})),
        ({"components": {"schemas": NESTED}}, FROM, SAME, (FROM, {"title": "BCDE"})),
        ({"webhooks": {"b": {"title": "B"}}}, "/webhooks/b", SAME, ("/webhooks/b", {"title": "B2"})),
        ({"webhooks": {"b": {"title": "B"}}}, "/webhooks", SAME, None),
        ({"s": {"properties": {"a": {}, "@": {}}}}, "/s/properties/@", NO_LETTER, ("/s/properties/@", {"x-argument": "value_2"})),
        ({"o": {"parameters": [{"name": "@"}]}}, "/o/parameters/0", NO_LETTER, ("/o/parameters/0", {"name": "@", "x-argument": "value_1"})),
        ({"o": {"others": [{"name": "@"}]}}, "/o/others/0", NO_LETTER, None),
        ({"s": {"properties": {"a": {}}}}, "/s/properties/a", "the name is too long", None),
    ],
    ids=str,
)  # fmt: skip
def test_a_name_is_made_of_the_place(root: Node, place: str, message: str, mended: tuple[str, Json] | None) -> None:
    """Of a server, a schema, a property or a parameter."""
    for code in ("bad-name", "name-collision"):
        assert mend(root, Diagnostic(code, None, message, pointer=Pointer(place))) == mended


@pytest.mark.parametrize(
    ("root", "code", "place", "message", "mended"),
    [
        ({"a": {"$ref": "#/components/schemas/Pett"}, "components": {"schemas": {"Pet": {}}}}, "dangling-reference", "/a", "",
         ("/a", {"$ref": "#/components/schemas/Pet"})),
        ({"a": {"$ref": "#/components/schemas/Zebra"}, "components": {"schemas": {"Pet": {}}}}, "dangling-reference", "/a", "",
         ("", {"a": {"$ref": "#/components/schemas/Zebra"},
               "components": {"schemas": {"Pet": {}, "Zebra": {"description": "Not described."}}}})),
        ({"a": {"$ref": "#/components/schemas/Zebra"}}, "dangling-reference", "/a", "",
         ("", {"a": {"$ref": "#/components/schemas/Zebra"}, "components": {"schemas": {"Zebra": {"description": "Not described."}}}})),
        ({"a": {"$ref": "x/components/schemas/Pett"}, "components": {"schemas": {"Pet": {}}}}, "dangling-reference", "/a", "", None),
        ({"a": 1}, "dangling-reference", "/a", "", None),
        ({"l": [1]}, "bad-path", "/l/0", "", None),
        ({"l": [1]}, "obsolete-nullable", "/l/0", "", None),
        ({"a": {"$ref": "#/components/parameters/Zebra"}}, "dangling-reference", "/a", "", None),
        ({"a": {"$ref": "#/others/schemas/Zebra"}}, "dangling-reference", "/a", "", None),
        ({"s": {"type": "int64"}}, "openapi-invalid", "/s/type", "'int64' is not one of ['array']", ("/s", {"type": "integer"})),
        ({"s": {"type": "Text"}}, "openapi-invalid", "/s/type", "'Text' is not valid under any", ("/s", {"type": "string"})),
        ({"s": {"type": "what"}}, "openapi-invalid", "/s/type", "'what' is not one of []", None),
        ({"info": {"title": "x"}}, "openapi-invalid", "/info", "'version' is a required property",
         ("/info", {"title": "x", "version": "1"})),
        ({"info": {"title": "x"}}, "openapi-invalid", "/info", "'other' is a required property", None),
        ({"info": {"other": 1}}, "openapi-invalid", "/info", "'other' has no meaning here", ("/info", {})),
        ({"s": {"minLength": "x"}}, "openapi-invalid", "/s/minLength", "`minLength` must be a number", ("/s", {})),
        ({"s": {"minLength": "x"}}, "openapi-invalid", "/s/minLength", "another message", None),
        ({"s": {}}, "missing-type", "/s", "`type: object` is missing", ("/s", {"type": "object"})),
        ({"s": {}}, "missing-type", "/s", "another message", None),
        ({"s": {"nullable": True, "type": "string", "enum": ["a"]}}, "obsolete-nullable", "/s/nullable", "",
         ("/s", {"type": ["string", "null"], "enum": ["a", None]})),
        ({"s": {"nullable": True, "type": ["string", "null"]}}, "obsolete-nullable", "/s/nullable", "",
         ("/s", {"type": ["string", "null"]})),
        ({"s": {"nullable": True, "type": "string", "enum": [None]}}, "obsolete-nullable", "/s/nullable", "",
         ("/s", {"type": ["string", "null"], "enum": [None]})),
        ({"s": {"nullable": True}}, "obsolete-nullable", "/s/nullable", "", ("/s", {})),
        ({"s": {"nullable": False, "type": "string"}}, "obsolete-nullable", "/s/nullable", "", ("/s", {"type": "string"})),
        ({"s": {"oneOf": [1], "x": 2}}, "ambiguous-union", "/s/oneOf", "", ("/s", {"anyOf": [1], "x": 2})),
        ({"s": {"oneOf": [1], "anyOf": 2}}, "ambiguous-union", "/s/oneOf", "", None),
        ({"servers": [{"url": "http://a.example"}]}, "bad-server", "/servers/0/url", "", ("/servers/0", {"url": "https://a.example"})),
        ({"servers": [{"url": "HTTP://a.example"}]}, "bad-token-url", "/servers/0/url", "", ("/servers/0", {"url": "https://a.example"})),
        ({"servers": [{"url": "ftp://a.example"}, {"url": "b"}]}, "bad-server", "/servers/0/url", "", ("/servers", [{"url": "b"}])),
        ({"p": [{"in": "header"}, 2]}, "forbidden-header", "/p/0", "", ("/p", [2])),
        ({"p": [{"in": "path"}, 2]}, "forbidden-header", "/p/0", "", None),
        ({"p": {"x": {"in": "header"}}}, "forbidden-header", "/p/x", "", None),
        ({"content": {"a": 1, "b": 2}}, "unsupported-media-type", "/content/a", "", ("/content", {"b": 2})),
        ({"x": {"content": {"a": 1, "b": 2}}}, "unsupported-media-type", "/x/content/a", "", ("/x/content", {"b": 2})),
        ({"content": {"a": 1}}, "unsupported-media-type", "/content/a", "", None),
        ({"others": {"a": 1, "b": 2}}, "unsupported-media-type", "/others/a", "", None),
        ({"security": [{"k": []}, {"j": []}, 1]}, "unknown-scheme", "/security", "security names 'k', which",
         ("/security", [{"j": []}, 1])),
        ({"security": [{"k": []}]}, "unknown-scheme", "/security", "security names 'k', which", None),
        ({"security": [{"k": []}, {"j": []}]}, "unknown-scheme", "/security", "another message", None),
        ({"security": {"k": []}}, "unknown-scheme", "/security", "security names 'k', which", None),
        ({"l": [1, 2, 3]}, "unknown-keyword", "/l/1", "", ("/l", [1, 3])),
        ({"l": 1}, "unknown-keyword", "", "", None),
        ({"l": 1}, "forbidden-header", "/none/0", "", None),
        ({"webhooks": {"a": {"get": {}}}}, "path-parameters", "/webhooks/a/get", "", None),
        ({"paths": {"/{b}": {"get": 1}}}, "path-parameters", "/paths/~1{b}/get", "", None),
        ({"paths": {"/{b}": {"get": {"parameters": 7}}}}, "path-parameters", "/paths/~1{b}/get", "",
         ("/paths/~1{b}/get", {"parameters": [MISSING]})),
        ({"l": 1}, "unknown-keyword", "/none", "", None),
        ({"l": 1}, "no-such-code", "/l", "", None),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_mended_loses_nothing_if_it_can(
    root: Node, code: str, place: str, message: str, mended: tuple[str, Json] | None
) -> None:
    """Else it is removed, unless only a person can say what was meant."""
    assert mend(root, Diagnostic(code, None, message, pointer=Pointer(place))) == mended


def test_what_has_no_place_is_left_to_a_person() -> None:
    """Nobody knows what to change."""
    assert mend({"l": 1}, Diagnostic("unknown-keyword", None, "")) is None
