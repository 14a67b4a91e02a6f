"""The list of diagnostics in docs/ and the generator say the same."""

import ast
import re
from pathlib import Path

from generator.normalise.scope import WAIVABLE

ROOT = Path(__file__).parents[2]
SAYS = {"Diagnostic", "refuse", "report", "add", "stop", "_Refusal", "_refusal", "refusal"}


def test_every_diagnostic_is_explained_and_none_is_made_up() -> None:
    """Whoever greps a code in docs/diagnostics.md finds what to do about it."""
    explained = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "diagnostics.md").read_text(), flags=re.MULTILINE)

    assert set(explained) == _codes()
    assert len(explained) == len(set(explained))


def test_what_may_be_waived_is_listed_with_what_it_costs() -> None:
    """Whoever accepts a loss knows which."""
    documented = re.findall(
        r"^\| ([a-z]+-[a-z-]+) \| (.+) \|$", (ROOT / "docs" / "diagnostics.md").read_text(), flags=re.MULTILINE
    )

    assert dict(documented) == WAIVABLE


def _codes() -> set[str]:
    modules = [path for path in (ROOT / "generator").rglob("*.py") if "runtime" not in path.parts]
    calls = [node for path in modules for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    messages = [call.args[0] for call in calls if len(call.args) > 1 and ast.unparse(call.func).split(".")[-1] in SAYS]
    values = [item.value for item in messages if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    return {value for value in values if re.fullmatch(r"[a-z]+(-[a-z]+)+", value)}
