"""A path is the contract's to the last character, also where it ends in a slash."""

import json

import pytest

from kyc_clients._runtime.mock import Contract

_PATHS = {"/things/": "list", "/things/{id}/": "read", "/plain": "plain", "/plain/{id}": "part", "/": "root"}
CONTRACT = Contract.from_text(
    json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Paths", "version": "1"},
            "paths": {
                path: {"get": {"operationId": name, "responses": {"200": {"description": "ok"}}}}
                for path, name in _PATHS.items()
            },
        }
    )
)


@pytest.mark.parametrize(
    ("path", "operation"),
    [
        ("/things/", "list"),
        ("/things", None),
        ("/things//", None),
        ("/things/1/", "read"),
        ("/things/1", None),
        ("/plain", "plain"),
        ("/plain/", None),
        ("/plain/1", "part"),
        ("/plain/1/", None),
        ("/", "root"),
        ("//", None),
    ],
)
def test_a_path_is_found_as_it_is_written(path: str, operation: str | None) -> None:
    """With its last slash or without it."""
    found = CONTRACT.find(path)

    assert [one.id for one in found.operations] == [operation] if found else operation is None
