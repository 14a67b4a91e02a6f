"""A provider is files in `specs/` and `overlays/`: neither the generator nor what the tests are made with knows one by its name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from generator.workspace import ROOT, list_providers

NAMED = re.compile(
    "|".join(
        rf"(?<![A-Za-z]){name}(?![a-z])|{name.title()}(?![a-z])|(?<![A-Z]){name.upper()}(?![A-Z])"
        for name in list_providers(ROOT)
    )
)
"""A provider's name as a word, in small letters, of a class, or of a constant: `setup` does not name Setu."""
ABOUT = {
    "tests/bench": "what is measured is listed by provider",
    "tests/consent/parties.py": "who takes part in the flows that are tried",
    "tests/examples": "programs for one provider",
    "tests/mocks/decentro": "tests of one mock",
    "tests/mocks/example": "a program for one provider",
    "tests/mocks/sandbox": "tests of one mock",
    "tests/project/installed.py": "what a user does with the wheel",
    "tests/typing": "what users write, for type checkers",
}
"""What is about some providers, and why; so is any `test_*.py`, which takes them as examples."""
OTHER_WORDS = {
    "generator/scaffold/findings.py": {"sandbox"},
    "tests/mocks/browser.py": {"--no-sandbox"},
}
"""The same word for something else: a kind of host, an option of a browser."""
EXAMPLES = {
    "cli/commands.py.jinja": "names of environment variables",
    "consent/__init__.py.jinja": "how a flow is made",
    "__init__.py.jinja": "how a client is imported",
    "testing.py.jinja": "which fixtures there are",
}
"""Templates that name providers as examples, in what their users read."""


def _names_and_texts(tree: ast.Module) -> Iterator[str]:
    """Names and texts of a module without its docstrings."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
        for field in ("id", "attr", "name", "arg", "module"):
            if isinstance(named := getattr(node, field, None), str):
                yield named


def _found(paths: Iterator[Path]) -> list[str]:
    return [
        f"{name}: {text[:60]}"
        for path in sorted(paths)
        if (name := path.relative_to(ROOT).as_posix())
        for text in _names_and_texts(ast.parse(path.read_text("utf-8")))
        if NAMED.search(text) and text not in OTHER_WORDS.get(name, ())
    ]


def test_the_generator_knows_no_provider() -> None:
    """In its code; sentences for people may take one as an example."""
    assert _found((ROOT / "generator").rglob("*.py")) == []


def test_templates_name_providers_as_examples_alone() -> None:
    """Templates get the list of providers as a value."""
    folder = ROOT / "generator" / "templates" / "kyc_clients"
    naming = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.jinja") if NAMED.search(path.read_text("utf-8"))
    }

    assert naming == EXAMPLES.keys()


def test_what_tests_are_made_with_knows_no_provider() -> None:
    """The harness takes every provider that is there; what is about one of them is listed, with why, or its own file."""
    modules = (path for path in (ROOT / "tests").rglob("*.py") if not path.name.startswith("test_"))
    ours = (
        path
        for path in modules
        if not any(path.is_relative_to(ROOT / one) for one in ABOUT) and not {"suites", "overlays"} & {*path.parts}
    )

    assert _found(ours) == []


def test_what_is_listed_as_about_a_provider_is_there() -> None:
    """And names one."""
    for name in ABOUT:
        place = ROOT / name
        modules = [place] if place.is_file() else sorted(place.rglob("*.py"))
        assert any(NAMED.search(path.read_text("utf-8")) for path in modules), name
