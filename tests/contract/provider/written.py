"""Every answer of a mock, word by word: written in `overlays/<provider>/answers.jsonl`, one a line, read by a person, and compared since.

`python -m tests.contract.provider.writing` writes them anew; whoever does reads the difference.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.contract.contracts import OVERLAYS, Call
from tests.contract.provider.normalised import calm, normalised
from tests.contract.provider.wire import Answer

ELSEWHERE = "no operation"
"""Stands for an operation's id where a path or a method means none."""
ON_ORDER = ", on order"
IN_THE_LOG = ", in the log"


class Written:
    """The answers of one provider's mock."""

    def __init__(self, provider: str, base: str, *, learning: bool = False) -> None:
        """Compare with what is written down, or take everything as it comes."""
        self.came: defaultdict[str, set[str]] = defaultdict(set)
        """What came, by operation."""
        self._known: Mapping[str, frozenset[str]] = (
            known(provider) if place(provider).is_file() and not learning else {}
        )
        self._learning = learning or not place(provider).is_file()
        self._base = base

    def has(self, call: Call | None, answer: Answer, *, ordered: bool = False) -> bool:
        """Whether an answer is written down for this operation. Those on order stand apart: nothing else may bring them."""
        name = (call.id if call else ELSEWHERE) + (ON_ORDER if ordered else "")
        return self._holds(name, normalised(call, answer, self._base))

    def has_entry(self, call: Call | None, entry: Any) -> bool:
        """Whether an entry of the mock's log is written down for this operation."""
        return self._holds((call.id if call else ELSEWHERE) + IN_THE_LOG, calm(entry, self._base))

    def _holds(self, name: str, value: Any) -> bool:
        text = worded(value)
        self.came[name].add(text)
        return self._learning or text in self._known.get(name, ())


class Compared(Written):
    """Answers that are compared, and never complained of: one that is another is only remembered."""

    another = False
    """Whether an answer was another, or could not even be compared."""

    def has(self, call: Call | None, answer: Answer, *, ordered: bool = False) -> bool:
        """Remember an answer that is not written down."""
        return self._passed(lambda: Written.has(self, call, answer, ordered=ordered))

    def has_entry(self, call: Call | None, entry: Any) -> bool:
        """Remember an entry that is not written down."""
        return self._passed(lambda: Written.has_entry(self, call, entry))

    def _passed(self, known: Callable[[], bool]) -> bool:
        try:
            self.another |= not known()
        except Exception:  # noqa: BLE001 - what cannot be compared is another
            self.another = True
        return True


def place(provider: str) -> Path:
    """Return where a provider's answers are written down, if anybody has done so."""
    return OVERLAYS / provider / "answers.jsonl"


@cache
def known(provider: str) -> Mapping[str, frozenset[str]]:
    """Return the answers that are written down, by operation."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in place(provider).read_text("utf-8").splitlines():
        row = json.loads(line)
        for operation in row.pop("of"):
            found[operation].add(worded(row))
    return {operation: frozenset(texts) for operation, texts in found.items()}


def worded(value: Any) -> str:
    """Return JSON as a text that can be compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
