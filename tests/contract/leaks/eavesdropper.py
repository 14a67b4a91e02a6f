"""Collects every text that a run of a client leaves behind, wherever somebody could read it."""

from __future__ import annotations

import logging
import pickle
import re
import traceback
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

_LOCAL = re.compile(r"    [A-Za-z_.]\w* = ")
"""A line that a traceback shows of a local variable. What it shows of the source comes before all of them."""


def _without_carets(shown: traceback.TracebackException) -> traceback.TracebackException:
    """Leave out what points at parts of a line: it says nothing, and a third of the time goes into finding it."""
    for frame in shown.stack:
        frame.colno = frame.end_colno = None
    for behind in (shown.__cause__, shown.__context__):
        if behind is not None:
            _without_carets(behind)
    return shown


class Eavesdropper(logging.Handler):
    """Listens at the root logger, to hooks, and to whatever it is handed."""

    def __init__(self, *, with_locals: bool = True) -> None:
        """Hear nothing yet."""
        super().__init__(logging.DEBUG)
        self.with_locals = with_locals
        self.texts: list[tuple[str, str]] = []
        self.locals: list[str] = []
        self.broken: list[Exception] = []
        self.behind: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a log record says, and what it is made of."""
        self.hear(f"log of {record.name}", record.getMessage(), str(record.msg), *map(repr, _leaves(record.args)))
        if record.exc_info or record.exc_text or record.stack_info:
            self.hear(f"log of {record.name}", logging.Formatter().format(record))

    def hear(self, where: str, *texts: str) -> None:
        """Keep texts."""
        self.texts += [(where, text) for text in texts]

    def event(self, event: object) -> None:
        """Keep what a hook is called with."""
        self.hear(type(event).__name__, repr(event), str(event))

    def see(self, value: Any) -> None:
        """Keep how a value prints."""
        self.hear(f"repr of {type(value).__name__}", repr(value), str(value), f"{value}")

    def see_parts(self, value: Any) -> None:
        """Keep how everything in a value prints that is a value of its own, also what the value itself hides."""
        self.see(value)
        for name in getattr(value, "__model_fields__", ()):
            for item in _leaves(getattr(value, name)):
                if hasattr(item, "__model_fields__"):
                    self.see_parts(item)

    def catch(self, error: BaseException, *, seen: frozenset[int] = frozenset()) -> None:
        """Keep what an exception says, with its causes, its traceback, and itself after a pickle."""
        name = type(error).__name__
        self.hear(f"text of {name}", repr(error), str(error), repr(error.args), *getattr(error, "__notes__", ()))
        for fact in ("message", "excerpt", "violations", "headers", "path", "pointer", "code"):
            self.hear(f"{fact} of {name}", repr(getattr(error, fact, "")))
        self._keep_traceback(error)
        if not seen:
            again = pickle.loads(pickle.dumps(error))
            self.hear(f"pickled {name}", repr(again), str(again))
        seen |= {id(error)}
        if error.__cause__ is not None and id(error.__cause__) not in seen:
            self.catch(error.__cause__, seen=seen)
        if error.__context__ is not None and id(error.__context__) not in seen:
            self.behind.append(error.__context__)

    def what_stands_behind(self) -> Eavesdropper:
        """Return another that holds the errors hidden behind those caught."""
        behind = Eavesdropper()
        for error in self.behind:
            behind.hear(f"behind {type(error).__name__}", repr(error), repr(error.args), repr(vars(error)))
        return behind

    def _keep_traceback(self, error: BaseException) -> None:
        """Keep a traceback, and apart from it what one with local variables shows."""
        where = f"traceback of {type(error).__name__}"
        try:
            shown = traceback.TracebackException.from_exception(error, capture_locals=self.with_locals)
            lines = list(_without_carets(shown).format())
        except AttributeError as broken:
            self.hear("traceback with locals that cannot be made", repr(broken))
            self.broken.append(broken)
            return
        for entry in lines:
            parts = entry.splitlines(keepends=True)
            at = next((index for index, text in enumerate(parts) if index > 1 and _LOCAL.match(text)), len(parts))
            self.hear(where, "".join(parts[:at]))
            self.locals.append("".join(parts[at:]))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _leaves(item)
    elif isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


class Search:
    """What was searched so far, and what tracebacks with local variables would have shown: that is counted, not a failure."""

    def __init__(self) -> None:
        """Nothing was searched yet."""
        self.texts = 0
        self.runs = 0
        self.locals: Counter[str] = Counter()

    def leaks(self, ear: Eavesdropper, canaries: set[str]) -> list[tuple[str, str, str]]:
        """Return the texts that hold a canary, each with its source."""
        hunted = {*canaries, "Vasundhara", "canary-credential", "canary-token", "canary-signature"}
        hunted |= {quote(one) for one in hunted}
        self.texts += len(ear.texts)
        self.runs += 1
        for line in (line for text in ear.locals for line in text.splitlines() if " = " in line):
            self.locals[line.partition(" = ")[0].strip()] += any(one in line for one in hunted)
        return [(where, one, text[:200]) for where, text in ear.texts for one in hunted if one in text]

    def sent(self) -> tuple[int, int, dict[str, int]]:
        """Return what was counted, in values that one process can send to another."""
        return self.texts, self.runs, dict(self.locals)

    def receive(self, sent: tuple[int, int, dict[str, int]]) -> None:
        """Add what another process has counted."""
        texts, runs, names = sent
        self.texts += texts
        self.runs += runs
        self.locals.update(names)

    def lines(self) -> list[str]:
        """Return what to say of it; nothing where nothing was searched."""
        if not self.runs:
            return []
        shown = ", ".join(f"{name} ({count})" for name, count in self.locals.most_common(12) if count)
        return [
            f"searched {self.texts} texts of {self.runs} runs for canaries",
            f"tracebacks that print local variables would show them in: {shown or 'none'}",
        ]
