"""The version a release needs, by Semantic Versioning."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, cast

from generator.changes.change import Impact
from generator.errors import Diagnostic, Refused
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

PROJECT = "pyproject.toml"


def read_version(text: str, origin: str) -> tuple[int, int, int]:
    """Read the three numbers of a project's version; a suffix is ignored.

    Raises:
        Refused: where there is no such version.
    """
    try:
        project: object = tomllib.loads(text).get("project")
    except tomllib.TOMLDecodeError:
        project = None
    version = cast("dict[str, object]", project).get("version") if isinstance(project, dict) else None
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", str(version))
    if found is None:
        advice = 'Give it one of three numbers, such as `version = "0.1.0"`.'
        raise Refused([Diagnostic("changes-version", Place(PROJECT), f"there is no version in {origin}", advice)])
    return int(found[1]), int(found[2]), int(found[3])


def next_version(version: tuple[int, int, int], impacts: Iterable[Impact]) -> tuple[int, int, int]:
    """Return the least version that a release with such changes may have. Below 1.0, the second number stands for the first."""
    major, minor, patch = version
    worst = min(impacts, default=None)
    if worst is None:
        return version
    if worst is Impact.BREAKING:
        return (major + 1, 0, 0) if major else (0, minor + 1, 0)
    return (major, minor + 1, 0) if major else (0, minor, patch + 1)


def shown(version: tuple[int, int, int]) -> str:
    """Print a version."""
    return ".".join(map(str, version))
