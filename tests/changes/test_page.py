"""`docs/changes.md` lists every case of `cases` with the verdict that its `expected.txt` holds, and nothing else."""

import re

from tests.changes.test_cases import CASES, HERE

PAGE = HERE.parents[1] / "docs" / "changes.md"
VERDICTS = {"breaking": "breaking", "behaviour": "behaviour", "compatible": "compatible", "": "nothing"}


def _verdict(name: str) -> str:
    """The worst word of a case, as the page has it."""
    words = {line.split()[0].strip(",") for line in (HERE / "cases" / name / "expected.txt").read_text().splitlines()}
    return next((VERDICTS[word] for word in ("breaking", "behaviour", "compatible") if word in words), "nothing")


def test_the_page_of_verdicts_lists_every_case() -> None:
    """Each row ends with the name of its case; the verdict is the one that `diff` gives."""
    rows = re.findall(r"^\| .* \| (\w+) \| `([a-z-]+)` \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert sorted((name, verdict) for verdict, name in rows) == sorted(
        (folder.name, _verdict(folder.name)) for folder in CASES
    )
