"""Every fault that the facts list is answered by name: an overlay action, a spec's own words, or a decision."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

FAULTS = [
    *(("sandbox", f"A-{number}") for number in range(1, 31)),
    *(("sandbox", f"B-{number}") for number in range(1, 10)),
    *(("sandbox", f"C-{number}") for number in range(1, 10)),
    *(("deepvue", f"D-{number:02}") for number in range(1, 29)),
    *(("decentro", f"I{number}") for number in range(1, 27)),
]
OVERLAYS = sorted(ROOT.glob("overlays/*/*.overlay.yaml"))


@pytest.mark.parametrize(("provider", "fault"), FAULTS, ids=[" ".join(fault) for fault in FAULTS])
def test_a_known_fault_is_answered(provider: str, fault: str) -> None:
    """Nothing that is known to be wrong with a provider's words is forgotten."""
    assert re.search(rf"(?<![\w-]){fault}(?![\w-])", _answers(provider)), f"no overlay or decision names {fault}"


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.relative_to(ROOT / "overlays").as_posix())
def test_an_action_says_why_and_shows_it(overlay: Path) -> None:
    """No action is an opinion: it has a reason, and a page or a sample that exists."""
    for action in yaml.safe_load(overlay.read_text())["actions"]:
        assert action.get("description"), action
        evidence = action.get("x-evidence", "")
        assert evidence.startswith("https://") or (ROOT / evidence).is_file(), action


@cache
def _answers(provider: str) -> str:
    reasons = [
        str(action.get("description", ""))
        for overlay in sorted((ROOT / "overlays" / provider).glob("*.overlay.yaml"))
        for action in yaml.safe_load(overlay.read_text())["actions"]
    ]
    texts = [ROOT / "specs" / provider / "openapi.yaml", ROOT / "overlays" / provider / "DECISIONS.md"]
    return "\n".join([*reasons, *(text.read_text() for text in texts if text.exists())])
