"""From a plain document to all that `make ci` asks of a provider: `make new`, its questions answered, a mock, a profile, samples.

Marigold is made up. Its document is as they come: OpenAPI 3.0, nothing described, a key in a header, a login whose credentials are
header parameters, a flag of success under HTTP 200, a state to be polled, an envelope in parts of an `allOf`, a server with a path.
What a person writes stands in `tests/stranger/plain/`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
PLAIN = Path(__file__).parent / "plain"
REDOCLY = ROOT / ".venv/node/node_modules/.bin/redocly"
QUESTIONS = "overlays/marigold/10-questions.overlay.yaml"


def run(root: Path, *command: str, code: int = 0, answers: str = "") -> str:
    """Run Python there, where what is generated there is found before ours; return what it printed."""
    places = " ".join(map(str, (root / "generated", root)))
    environment = {**os.environ, "PYTHONPATH": places.replace(" ", os.pathsep), "PYTHONDONTWRITEBYTECODE": "1"}
    line = [sys.executable, *(part.replace("<places>", places) for part in command)]
    done = subprocess.run(line, cwd=root, env=environment, input=answers, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository without providers, after `make new`."""
    root = tmp_path_factory.mktemp("repository")
    for part in ("generator", "tests"):
        (root / part).symlink_to(ROOT / part) if part == "tests" else shutil.copytree(ROOT / part, root / part)
    (root / "overlays").mkdir()
    (root / "specs").mkdir()
    for name in ("pyproject.toml", "overlays/extensions.schema.json"):
        shutil.copy(ROOT / name, root / name)
    shutil.copy(PLAIN / "marigold.yaml", root / "marigold.yaml")
    output = run(root, "-m", "generator", "new", "marigold", "marigold.yaml")
    assert f"Next: answer the questions in {QUESTIONS}, then `make generate`." in output
    return root


@pytest.fixture(scope="module")
def repository(new: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the questions answered, and with a mock, a profile and samples in place of the drafts."""
    root = tmp_path_factory.mktemp("answered") / "repository"
    shutil.copytree(new, root, symlinks=True)
    shutil.rmtree(root / "overlays/marigold/drafts")
    for part in ("overlays", "specs"):
        shutil.copytree(PLAIN / part, root / part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    run(root, "-m", "generator", "generate")
    return root


def test_the_questions_propose_what_is_true(new: Path) -> None:
    """Every answer but words of a person's own is a proposal, uncommented; one is corrected."""
    proposed = [line.lstrip(" #") for line in (new / QUESTIONS).read_text("utf-8").splitlines()]
    answered = [line.strip() for line in (PLAIN / QUESTIONS).read_text("utf-8").splitlines()]
    written = [line for line in answered if re.match("update:|remove:|- target:", line) and line not in proposed]

    assert [line for line in written if "description: " not in line] == ["update: {x-error: session-not-found}"]
    assert "update: {x-error: not-found}" in proposed


def test_lint_says_what_is_open_and_nothing_once_it_is_answered(new: Path, repository: Path) -> None:
    """Undescribed operations, evidence that is asked for, questions."""
    before = run(new, "-m", "generator", "lint", "marigold", code=1)

    assert re.search(rf"^{QUESTIONS}: \d\d suggestions to take or to delete$", before, re.MULTILINE)
    assert "error[missing-description]: GET /consents/{consent_id} has no `description`" in before
    assert run(repository, "-m", "generator", "lint", "marigold") == "0 findings in marigold\n"


def test_what_is_generated_is_what_check_wants(repository: Path) -> None:
    """`make check` and `make generate` of `make ci`."""
    assert "(marigold)" in run(repository, "-m", "generator", "check")
    assert re.search(r"^marigold +3 +7 +\d+ +0$", run(repository, "-m", "generator", "generate"), re.MULTILINE)


def test_its_files_keep_the_style_of_the_repository(repository: Path) -> None:
    """Those that are generated of what is undescribed as well: their texts are the provider's."""
    run(repository, "-m", "ruff", "check", "generated", "overlays")
    run(repository, "-m", "ruff", "format", "--check", "generated", "overlays")


@pytest.mark.skipif(not REDOCLY.exists(), reason="no Redocly here: `make lint-specs` sets it up")
def test_redocly_has_nothing_to_say_of_its_contract(repository: Path) -> None:
    """`make lint-specs`."""
    environment = {**os.environ, "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"}
    contracts = sorted((repository / "generated/kyc_clients/marigold").glob("*.yaml"))
    line = [str(REDOCLY), "lint", "--config", str(ROOT / ".ci/redocly.yaml"), *map(str, contracts)]
    done = subprocess.run(line, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_its_mock_keeps_every_promise(repository: Path) -> None:
    """`make contract`, but for schemathesis; a token that a login gives comes of the contract."""
    (kept,) = json.loads(run(repository, str(Path(__file__).parent / "keeping.py"), "marigold", answers="[]"))

    assert {name: came for name, came in kept.items() if came} == {}
    assert len(kept) > 100


def test_the_demonstration_takes_it(repository: Path) -> None:
    """`make demo`: a provider without a consent flow is named."""
    output = run(repository, "-m", "kyc_clients.mock.demo")

    assert output == "Marigold has a mock, and no consent flow to walk.\n"


def test_the_tests_of_every_client_take_it(repository: Path) -> None:
    """Some of what `make test` runs of a provider: requests, samples, the page and the collection of its contract."""
    modules = (
        *("contract/leaks/test_leaks.py", "providers/test_samples.py"),
        *("mocks/test_samples.py", "mocks/test_trying.py", "mocks/test_postman.py"),
    )
    options = ("-q", "-n", "0", "-p", "no:cacheprovider", "-o", "pythonpath=<places>", "--rootdir", str(ROOT))

    output = run(
        repository, "-m", "pytest", *options, "-k", "marigold", *(str(ROOT / "tests" / each) for each in modules)
    )

    assert re.search(r"\b\d\d passed", output), output
    assert "failed" not in output
