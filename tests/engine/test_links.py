"""What a link of the contract takes from a response: its runtime expressions."""

import pytest

from generator.emit.links import expressions_in
from generator.types import Json


@pytest.mark.parametrize(
    ("value", "expressions"),
    [
        ("$response.body#/id", ["$response.body#/id"]),
        ("/files/{$response.body#/id}/{$request.path.name}", ["$response.body#/id", "$request.path.name"]),
        ("price {in rupees}", []),
        ({"session": {"id": "$response.body#/id"}, "kinds": ["$request.body#/kind", 1]}, ["$response.body#/id", "$request.body#/kind"]),
        (None, []),
    ],
)  # fmt: skip
def test_expressions_are_found_however_deep_they_stand(value: Json, expressions: list[str]) -> None:
    """Alone, inside a text in braces, in lists and objects."""
    assert expressions_in(value) == expressions
