"""Reads files of a git revision, from objects alone."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Diagnostic, Refused
from generator.parse.text import decode

if TYPE_CHECKING:
    from pathlib import Path

_RELEASES = "v[0-9]*"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and what it was asked for as."""

    name: str
    commit: str

    def __str__(self) -> str:
        """Print the name, with the commit where that says more."""
        return self.name if self.commit.startswith(self.name) else f"{self.name} ({self.commit[:9]})"


def find_revision(root: Path, name: str) -> Revision:
    """Find a revision by any name that git understands.

    Raises:
        Refused: where there is no such revision, or no repository.
    """
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode != 0:
        output = inside.stderr.decode(errors="replace").strip()
        raise _refusal("history-missing", f"{root} has no history: {output}", "Run this in a clone made by git.")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode != 0:
        advice = "Name a tag, branch or commit of this clone; `git fetch --tags --unshallow` brings what it lacks."
        raise _refusal("history-unknown", f"there is no revision {name!r}", advice)
    return Revision(name, found.stdout.decode().strip())


def last_release(root: Path) -> str | None:
    """Name the nearest tag below HEAD that begins with `v` and a digit, if there is one."""
    found = _git(root, "describe", "--tags", "--abbrev=0", f"--match={_RELEASES}", "HEAD")
    return found.stdout.decode().strip() or None


def read_files(root: Path, revision: Revision, *paths: str) -> dict[str, str]:
    """Read the text files at or below some paths, all relative to the root; what was not there is left out.

    Raises:
        Refused: where git cannot say, or a file is no text.
    """
    listed = _run(root, "ls-tree", "-r", "-z", revision.commit, "--", *paths)
    entries = [line.split("\t", 1) for line in listed.decode(errors="surrogateescape").split("\0") if line]
    blobs = {path: kind.split()[2] for kind, path in entries if kind.split()[1] == "blob"}
    data = _run(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()))
    texts: dict[str, str] = {}
    for path in blobs:
        head, _, rest = data.partition(b"\n")
        size = int(head.split()[2])
        texts[path] = decode(f"{path} at {revision}", rest[:size]).text
        data = rest[size + 1 :]
    return texts


def _run(root: Path, *arguments: str, given: str = "") -> bytes:
    done = _git(root, *arguments, given=given)
    if done.returncode != 0:
        output = done.stderr.decode(errors="replace").strip()
        raise _refusal("history-missing", f"git {arguments[0]} failed: {output}", "Mend the clone, or make a new one.")
    return done.stdout


def _git(root: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, input=given.encode(), capture_output=True, check=False)  # noqa: S603 - no shell, and names of revisions cannot be options
    except OSError as error:
        raise _refusal("history-missing", f"git cannot be started: {error.strerror}", "Install git.") from error


def _refusal(code: str, message: str, advice: str) -> Refused:
    return Refused([Diagnostic(code, None, message, advice)])
