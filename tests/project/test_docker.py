"""The container of the mocks, as far as it can be read without an engine."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from generator.workspace import ROOT

FOLDER = ROOT / "examples" / "mocks"
DOCKERFILE = (FOLDER / "Dockerfile").read_text()
COMPOSE: Any = yaml.safe_load((FOLDER / "compose.yaml").read_text())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_instruction_is_one_and_every_file_that_is_copied_exists() -> None:
    """From the root of the repository, which is the context."""
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    words = [line.split() for line in lines]
    assert {word[0] for word in words} <= {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD"}
    copied = [path for word in words if word[0] == "COPY" and not word[1].startswith("--") for path in word[1:-1]]
    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert (FOLDER / COMPOSE["services"]["mocks"]["build"]["context"]).resolve() == ROOT
    assert (ROOT / COMPOSE["services"]["mocks"]["build"]["dockerfile"]).exists()


def test_the_container_has_all_that_builds_the_package() -> None:
    """What the sdist is made of, and the project's file."""
    only = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    assert [path for path in [*only, "pyproject.toml"] if path not in DOCKERFILE] == []


def test_the_container_starts_the_command_of_the_package_as_nobody() -> None:
    """On a port that the health check asks."""
    assert "kyc-mock" in PROJECT["project"]["scripts"]
    assert 'ENTRYPOINT ["/opt/mocks/bin/kyc-mock"]' in DOCKERFILE
    assert re.search(r"^USER (?!0|root)", DOCKERFILE, re.MULTILINE)
    port = re.findall(r'"--port", "(\d+)"', DOCKERFILE)
    assert port == re.findall(r"127\.0\.0\.1:(\d+)/", " ".join(COMPOSE["services"]["mocks"]["healthcheck"]["test"]))


def test_both_files_say_that_nothing_ran_them() -> None:
    """Honesty is a feature."""
    for name in ("Dockerfile", "compose.yaml"):
        assert "No container engine was at hand" in (FOLDER / name).read_text()
