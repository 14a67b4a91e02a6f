"""Texts of the mocks that no document has: a mock must say something there, and another server may say something else.

Mutants of them are neither tried nor counted. Those of what a document has as an example alone are tried, and explained where
nobody notices: they are a person's name, say, and another person has another. What counts as a document: a provider's contract
and its documented pairs, and for what the mocks share, the pages of `docs/` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.contract.contracts import CLIENTS, ROOT, SPECS, calls, contract
from tests.contract.provider.likenesses import documented, form
from tests.contract.provider.mutants import generic
from tests.contract.provider.mutants.generic import KIT
from tests.contract.provider.profiles import PROFILES

_HOLE = re.compile(r"\{\w*\}")
_FILLED = r"[^\"\n]{1,80}?"
"""What may stand in a hole of a template."""


@cache
def undocumented(owner: str) -> frozenset[str]:
    """Return the names of the mutants of texts that no document of a provider, or of the kit, has."""
    written = documents(owner).casefold()
    return frozenset(
        one.name for one in generic.mutants(owner) if one.text is not None and not is_written(one.text, written)
    )


@cache
def made_up(owner: str) -> frozenset[str]:
    """Return the names of the mutants of texts that documents have as examples alone, and that keep their form."""
    free = _examples(owner) - _fixed(owner)
    return frozenset(
        one.name for one in generic.mutants(owner) if one.text in free and form(one.text or "") == form(f"{one.text}x")
    )


def _examples(owner: str) -> frozenset[str]:
    """Return the texts of documented successes."""
    known = [documented(call.provider, call) for call in calls() if owner in {call.provider, KIT}]
    return frozenset(text for one in known for texts in one.values() for text in texts)


def _fixed(owner: str) -> frozenset[str]:
    """Return all texts of contracts that are no examples: names, choices, patterns, defaults."""
    return frozenset(text for name in PROFILES if owner in {name, KIT} for text in _texts(contract(name)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for name, item in value.items():
            if name not in {"example", "examples", "description", "summary"}:
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


@cache
def documents(owner: str) -> str:
    """Return all that is written about a provider, or about all of them and the mocks."""
    names = [owner] if owner in PROFILES else list(PROFILES)
    paths = [CLIENTS / name / "openapi.yaml" for name in names]
    paths += [path for name in names for path in (SPECS / name / "samples").glob("*.json")]
    paths += [] if owner in PROFILES else (ROOT / "docs").rglob("*.md")
    return "\n".join(path.read_text("utf-8") for path in paths)


def is_written(text: str, written: str) -> bool:
    """Whether a text stands in documents as whole words, whatever fills its holes. One without a word is always taken for written."""
    parts = _HOLE.split(text.casefold())
    if not re.search(r"\w", text):
        return True
    if all(part not in written for part in parts if re.search(r"\w", part)):
        return False
    before = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", parts[-1]) else ""
    return re.search(before + _FILLED.join(map(re.escape, parts)) + after, written) is not None
