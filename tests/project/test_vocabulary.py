"""Names say what things are or do, in the words of design and documentation: none of them is a riddle."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.workspace import ROOT

RIDDLES = {
    "bury", "buried", "converse", "crumb", "gist", "heard", "hears", "hurry", "judge", "judged", "keeper", "moot", "odd", "peek",
    "quieten", "reply", "said", "shelf", "shelved", "tell", "telling", "tells", "told", "twin", "undead", "unheard", "unsaid",
    "untold", "wear", "world",
}  # fmt: skip
"""Words that names are not made of. `MockState`, `text`, `message`, `output`, `response` or `register` say what is meant."""
FOLDERS = ("generator", "overlays", "examples", "tests")
OTHERS = ("tests/cases", "tests/suites")
"""Documents of others, and what they expect."""
MODULES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith(OTHERS)
]


def _names(path: Path) -> Iterator[str]:
    """The module and what it defines: functions, classes, arguments, variables and attributes."""
    yield path.stem
    text = path.read_text("utf-8")
    lower = text.lower()
    if not any(word in lower for word in RIDDLES) or not _words(text) & RIDDLES:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def test_no_name_is_a_riddle() -> None:
    """Rename what this lists to what it returns, holds or does."""
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path in MODULES
        for name in _names(path)
        if _words(name) & RIDDLES
    }

    assert sorted(found) == []


@pytest.mark.parametrize("name", ["_told", "is_heard", "test_an_odd_status_is_typed", "AsyncJudge", "MAX_SAID"])
def test_the_rule_finds_words_within_names(name: str) -> None:
    """In snake case, in class names and in constants."""
    assert _words(name) & RIDDLES
