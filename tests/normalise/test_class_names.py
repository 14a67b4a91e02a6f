"""What a class is called whose title is taken, is too long, or has no letter that Python reads."""

from __future__ import annotations

import pytest

from generator.normalise.registry import Registry
from generator.normalise.shapes import shape
from generator.types import Json, Pointer
from tests.normalise.scopes import scope_of

LONG = "A" * 150


def named(hint: str, title: str = "", *components: str, tries: int = 0) -> Json:
    """Return the name of a class by its place and its title, beside components, after so many names were taken."""
    scope = scope_of({"openapi": "3.1.0", "components": {"schemas": {name: {} for name in components}}})
    schema: Json = {"type": "object", "properties": {"a": {}}, **({"title": title} if title else {})}
    registry = Registry(scope, {Pointer("/s"): tries} if tries else {})
    return shape(registry, schema, Pointer("/s"), hint).wire["$ref"]


@pytest.mark.parametrize(
    ("hint", "title", "name"),
    [
        ("GetJob", "Job", "Job"),
        ("GetJob", "my job", "MyJob"),
        ("GetJob", "", "GetJob"),
        ("GetJob", "…", "GetJob"),
        ("GetJob", f"{LONG}A", "GetJob"),
        (LONG, "", LONG),
        ("名前", "", "NU540DU524D"),
        ("名前", "Job", "Job"),
        (f"{LONG}A", "", f"NA{'a' * 137}"),
    ],
)
def test_a_class_is_called_by_its_title_else_by_its_place(hint: str, title: str, name: str) -> None:
    """Where neither can be read, by the names of its letters."""
    assert named(hint, title) == name


@pytest.mark.parametrize(
    ("hint", "title", "component", "name"),
    [
        ("Job", "", "Job", "Job2"),
        ("Job", "…", "Job", "Job2"),
        ("GetJob", "Job", "Job", "Job"),
        ("Job", "", "Part", "Job"),
        (LONG, "", LONG, f"{'A' * 140}2"),
    ],
)
def test_a_class_without_a_title_leaves_a_component_its_name(hint: str, title: str, component: str, name: str) -> None:
    """A component may be called by its key alone."""
    assert named(hint, title, component) == name


@pytest.mark.parametrize(
    ("hint", "tries", "name"),
    [("GetJob", 1, "GetJob"), ("GetJob", 2, "GetJob2"), ("GetJob", 3, "GetJob3"), (LONG, 1, LONG), (LONG, 2, f"{'A' * 140}2")],
)  # fmt: skip
def test_a_class_whose_title_is_taken_is_called_after_its_place(hint: str, tries: int, name: str) -> None:
    """With a number where that is taken too."""
    assert named(hint, "Job", tries=tries) == name
