"""What a stranger who clones the repository may rely on."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / ".ci" / "dev.lock").read_text()
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

TOP = {
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "docs",
    "examples",
    "generated",
    "generator",
    "overlays",
    "pyproject.toml",
    "specs",
    "tests",
}
PLACES = {
    "a folder of one machine": r"/(?:work|root|home/\w+|Users/\w+)/",
    "a package index": r"index-url|trusted-host|find-links|\bpy(?:pi)\.org/simple|python(?:hosted)|npm(?:js)\.(?:org|com)",
    "a lock's download address": r'"resolved"\s*:\s*"https?:',
}


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [path for path in done.stdout.split("\0") if path]


@pytest.mark.parametrize("place", PLACES)
def test_no_file_names_a_place_of_ours(place: str) -> None:
    """A checkout works anywhere: nothing in it points at one machine or one index."""
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in _tracked()
        if path != "tests/project/test_repository.py" and (ROOT / path).is_file()
        for number, line in enumerate((ROOT / path).read_text(errors="replace").splitlines(), start=1)
        if re.search(PLACES[place], line)
    ]

    assert found == []


def test_the_top_level_stays_small() -> None:
    """A newcomer finds the three nouns, and little else."""
    assert {path.split("/")[0] for path in _tracked()} <= TOP


def test_actions_are_pinned_by_hash() -> None:
    """A tag can be moved to other code; a commit cannot."""
    used = [found for path in WORKFLOWS for found in re.findall(r"uses: (.+)", path.read_text())]

    assert used
    assert [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name)] == []


def test_workflows_run_what_one_can_run_here() -> None:
    """Each step is a make target or a script of `.ci`; how a report is called is the one exception."""
    steps = [found for path in WORKFLOWS for found in re.findall(r"run: (.+)", path.read_text())]

    assert [step for step in steps if not re.match(r"(?:make |bash \.ci/|echo \"name=)", step)] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    """Relative links of all pages that people read."""
    pages = [ROOT / path for path in _tracked() if re.fullmatch(r"(?:[A-Z]+|docs/.+)\.md", path)]
    links = [(page, link) for page in pages for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text())]

    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_every_dependency_says_why() -> None:
    """Each requirement stands under one sentence."""
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    lists = [PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()]
    wanted = [item for group in [*lists, *PROJECT["dependency-groups"].values()] for item in group]
    requirements = [item for item in wanted if isinstance(item, str)]

    for number, line in enumerate(lines):
        if any(line.strip() == f'"{requirement}",' for requirement in requirements):
            assert re.fullmatch(r"    # .+[.`)]\.?", lines[number - 1]), f"{line.strip()} does not say why"


@pytest.mark.parametrize("requirement", [item for item in PROJECT["dependency-groups"]["generate"] if "==" in item])
def test_what_decides_the_output_is_pinned_and_locked(requirement: str) -> None:
    """The engine, the formatter and their kin have one version, the same in both places."""
    assert f"\n{requirement} \\\n" in LOCK


def test_every_locked_package_has_hashes() -> None:
    """Whatever an index serves, only the known bytes are installed."""
    packages = re.findall(r"^[a-z][^\n]* \\$", LOCK, flags=re.MULTILINE)
    entries = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]

    assert len(packages) == len(entries)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_every_node_package_has_a_hash() -> None:
    """The same for the two checkers that come from npm."""
    packages = json.loads((ROOT / ".ci" / "node" / "package-lock.json").read_text())["packages"]

    assert all("integrity" in entry for path, entry in packages.items() if path)


def test_the_runtime_that_users_get_is_the_one_that_is_tested() -> None:
    """`_runtime` is a byte copy of `generator/runtime`."""
    ours, theirs = ROOT / "generator" / "runtime", ROOT / "generated" / "kyc_clients" / "_runtime"

    assert _bytes(theirs) == _bytes(ours)


def test_the_changelog_can_be_read_by_tools() -> None:
    """Keep-a-Changelog headings, the version of the project or what is unreleased first."""
    text = (ROOT / "CHANGELOG.md").read_text()
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    kinds = set(re.findall(r"^### (.+)$", text, flags=re.MULTILINE))

    assert headings[0] == "[Unreleased]" or headings[0].startswith(f"[{PROJECT['project']['version']}] - ")
    assert all(re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings)
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def _bytes(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
