"""What a mock reads out of its contract: operations, paths, servers of their own, and what is sensitive."""

import pytest

from kyc_clients._runtime.mock import Contract
from kyc_clients._runtime.mock.contract import Operation, Parameter, sensitive_names

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
DONE = {"responses": {"204": {"description": "Done."}}}
TEXT = {"type": "string"}
JSON = {"application/json": {"schema": TEXT}}


def _operation(name: str, **more: object) -> dict[str, object]:
    return {"operationId": name, **DONE, **more}


DOCUMENT: dict[str, object] = {
    "openapi": "3.1.0",
    "info": {"title": "A contract", "version": "1"},
    "security": [{"key": []}],
    "paths": {
        "/{kind}/{id}": {"get": _operation("get_any")},
        "/every": {method: _operation(f"{method}_every") for method in METHODS},
        "/a/{id}": {
            "servers": [{"url": "https://a.example/v2/deep/"}],
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "get": _operation("get_a", parameters=[{"$ref": "#/components/parameters/Page"}], security=[]),
        },
        "/a/first": {"get": _operation("get_first", security=[{"key": [], "token": []}, {"other": []}])},
        "/made": {
            "post": {
                "operationId": "make",
                "servers": [{"url": "/v2"}, {"url": "https://a.example"}],
                "requestBody": {"$ref": "#/components/requestBodies/Made"},
                "responses": {
                    "200": {"description": "Made.", "content": JSON},
                    "400": {"$ref": "#/components/responses/Bad~1er~0"},
                    "500": {"description": "A page.", "content": {"text/html": {"schema": TEXT}}},
                },
            }
        },
        "/hook": {"$ref": "#/components/pathItems/Hook"},
    },
    "components": {
        "parameters": {"Page": {"name": "page", "in": "query", "schema": {"type": "integer"}}},
        "requestBodies": {"Made": {"content": JSON}},
        "responses": {
            "Bad/er~": {"description": "Bad.", "content": {"application/json": {"schema": {"type": "null"}}}}
        },
        "pathItems": {"Hook": {"delete": _operation("unhook")}},
    },
}
CONTRACT = Contract(DOCUMENT)


def _found(path: str) -> tuple[list[str], dict[str, str]] | None:
    match = CONTRACT.find(path)
    return match and ([one.id for one in match.operations], dict(match.values))


def test_an_operation_is_read_with_all_that_its_path_shares() -> None:
    """Its own parameters after those of the path; only a path's must be there unless it says so."""
    assert CONTRACT.by_id["get_a"] == Operation(
        id="get_a",
        method="GET",
        path="/a/{id}",
        parameters=(
            Parameter("id", "path", required=True, schema={"type": "string"}),
            Parameter("page", "query", required=False, schema={"type": "integer"}),
        ),
        body=None,
        responses={"204": None},
        security=(),
    )


def test_references_lead_to_bodies_responses_and_paths() -> None:
    """A page is no JSON; `~1` and `~0` are escapes of a pointer."""
    made = CONTRACT.by_id["make"]

    assert made.body == {"type": "string"}
    assert made.responses == {"200": {"type": "string"}, "400": {"type": "null"}, "500": None}
    assert made.security == (frozenset({"key"}),)
    assert CONTRACT.by_id["unhook"].method == "DELETE"


def test_the_methods_of_a_path_are_found_together() -> None:
    """Every one of HTTP, in the order of OpenAPI."""
    assert _found("/every") == ([f"{method}_every" for method in METHODS], {})
    assert [one.method for one in CONTRACT.operations[1:9]] == [method.upper() for method in METHODS]


def test_alternatives_of_security_name_what_must_be_met_together() -> None:
    """An operation's own go before the document's."""
    assert CONTRACT.by_id["get_first"].security == (frozenset({"key", "token"}), frozenset({"other"}))


@pytest.mark.parametrize(
    ("path", "operation", "values"),
    [
        ("/a/first", "get_first", {}),
        ("/a/second", "get_a", {"id": "second"}),
        ("/b/second", "get_any", {"kind": "b", "id": "second"}),
        ("/a/a%2Fb%20c", "get_a", {"id": "a/b c"}),
        ("/a/%FF", "get_a", {"id": "\ufffd"}),
        ("/v2/deep/a/x", "get_a", {"id": "x"}),
        ("/v2/deep/made", "make", {}),
        ("/v2/a/x", "get_a", {"id": "x"}),
        ("/v2/made", "get_any", {"kind": "v2", "id": "made"}),
    ],
)
def test_a_path_means_the_operation_that_fits_it_most_closely(path: str, operation: str, values: object) -> None:
    """Fixed segments go before templates, and what is found before what stands below a server's address."""
    assert _found(path) == ([operation], values)


@pytest.mark.parametrize("paths", [("/a/{id}", "/{kind}/{id}"), ("/{kind}/{id}", "/a/{id}")])
def test_the_order_of_paths_makes_no_difference(paths: tuple[str, str]) -> None:
    """The one with fewer templates fits more closely."""
    contract = Contract({"info": {"title": "Two"}, "paths": {path: {"get": _operation(path)} for path in paths}})
    found = [contract.find("/a/1"), contract.find("/b/1")]

    assert [match and match.operations[0].id for match in found] == ["/a/{id}", "/{kind}/{id}"]


def test_a_server_s_path_is_taken_to_the_letter() -> None:
    """But for slashes at its ends."""
    paths = {"/a": {"get": _operation("get_a"), "servers": [{"url": "https://a.example//xbox/"}]}}
    contract = Contract({"info": {"title": "Two"}, "paths": paths})

    assert [contract.find(path) is not None for path in ("/xbox/a", "/box/a", "/xbo/a")] == [True, False, False]


@pytest.mark.parametrize(
    "path", ["/", "/a", "//made", "/a/", "/a/b/c", "//x", "/nothing", "/v3/a/x", "/v2/a/b/c", "/v2deep/made/x"]
)
def test_any_other_path_means_nothing(path: str) -> None:
    """Nor does one with an empty segment."""
    assert _found(path) is None


def test_a_contract_without_components_security_or_names_is_one() -> None:
    """Its title is the document's."""
    bare = Contract({"info": {"title": "Bare"}, "paths": {"/a": {"get": _operation("get_a")}}})

    assert (bare.title, bare.components, bare.by_id["get_a"].security) == ("Bare", {}, ())


def test_sensitive_are_properties_and_parameters_that_are_marked() -> None:
    """Wherever they stand, lists included; what has one value that anybody knows is not, nor is what is marked otherwise."""
    secret = {"type": "string", "x-sensitive": True}
    document = {
        "parameters": [
            {"name": "X-Key", "in": "header", "x-sensitive": True},
            {"name": "id", "in": "path", "x-sensitive": True},
            {"name": "pin", "in": "query", "x-sensitive": True},
            {"name": "elsewhere", "in": "cookie", "x-sensitive": True},
            {"name": "open", "in": "query"},
        ],
        "schema": {
            "properties": {
                "name": secret,
                "age": {"type": "integer", "x-sensitive": "yes"},
                "inner": {"anyOf": [{"properties": {"deep": secret}}, {"type": "null"}]},
                "kind": {**secret, "const": "person"},
                "flag": True,
            }
        },
        "examples": {"properties": "none"},
    }

    assert sensitive_names(document) == {"X-Key", "id", "pin", "name", "deep"}


def test_a_name_that_is_fixed_in_one_place_is_nowhere_sensitive() -> None:
    """Else a constant would be hidden."""
    marked = {"properties": {"kind": {"x-sensitive": True}}}

    assert sensitive_names([marked]) == {"kind"}
    assert sensitive_names([marked, {"properties": {"kind": {"const": "a"}}}]) == frozenset()
