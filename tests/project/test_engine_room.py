"""openapi-python-client decides names and types: no other module of the generator maps schemas to either."""

import ast
import re
from pathlib import Path

import pytest

from generator.engine.concessions import CONCESSIONS

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"
JSON_TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
PYTHON_TYPES = frozenset({"str", "int", "float", "bool", "bytes", "list", "dict", "Literal", "Sequence", "Mapping"})
NAMING = frozenset({"iskeyword", "isidentifier"})
ASIDE = frozenset({"runtime", "changes", "config", "engine"})
"""What users get; what reads generated source back; what checks the name that a person gives; and the room itself."""
PRINTED = frozenset({"annotations", "api", "emit", "engine", "report"})
"""Who may know types as values: they are decided in `engine`, and printed."""
MODULES = sorted(
    path for path in GENERATOR.rglob("*.py") if path.relative_to(GENERATOR).parts[0].removesuffix(".py") not in ASIDE
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_no_module_outside_the_room_maps_schemas_to_names_or_types(module: Path) -> None:
    """None knows the types of JSON Schema and those of Python, none makes an identifier, and types as values are printed only."""
    tree = ast.parse(module.read_text())
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert not (texts & JSON_TYPES and texts & PYTHON_TYPES)
    assert not called & NAMING
    room = module.relative_to(GENERATOR).parts[0].removesuffix(".py")
    assert room in PRINTED or "generator.annotations" not in imports


def test_the_rule_would_catch_what_it_forbids() -> None:
    """The room itself breaks it in each way: were it elsewhere, the test above would fail."""
    texts = (GENERATOR / "engine" / "naming.py").read_text()

    assert "iskeyword" in texts
    assert "generator.annotations" in (GENERATOR / "engine" / "types.py").read_text()


@pytest.mark.parametrize("name", CONCESSIONS)
def test_each_concession_has_a_case_that_shows_it(name: str) -> None:
    """And the page on the architecture names it."""
    assert (ROOT / "tests" / "cases" / CONCESSIONS[name].case / "openapi.yaml").exists()
    assert f"| `{name}` |" in (ROOT / "docs" / "architecture.md").read_text()


def test_the_page_on_the_architecture_has_a_sentence_for_each_room() -> None:
    """And for none that is not there."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    described = re.findall(r"^- `([a-z]+)/`: ", page, re.MULTILINE)
    rooms = [path.parent.name for path in GENERATOR.glob("*/__init__.py")]

    assert sorted(described) == sorted([*rooms, "templates"])
