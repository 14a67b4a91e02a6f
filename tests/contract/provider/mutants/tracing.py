"""Which lines of some modules run, in threads that are started meanwhile as well."""

from __future__ import annotations

import sys
import threading
from types import CodeType, FrameType, TracebackType
from typing import Any, Self

from tests.contract.provider.mutants.users import Lines


class Tracer:
    """Collects the lines that run, one set after another."""

    def __init__(self, wanted: frozenset[str]) -> None:
        """Look at these modules."""
        self._wanted = wanted
        self._known: dict[int, tuple[CodeType, str]] = {}
        """By id, which no other code gets as long as it is held here: two equal functions of different modules are equal codes."""
        self._ran = Lines()

    def begin(self) -> Lines:
        """Collect into a new set from now on; return it."""
        self._ran = Lines()
        return self._ran

    def __enter__(self) -> Self:
        """Begin to look."""
        self._before = sys.gettrace()
        sys.settrace(self._call)
        threading.settrace(self._call)
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Look no more."""
        sys.settrace(self._before)
        threading.settrace(None)

    def _call(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        code = frame.f_code
        if id(code) not in self._known:
            module = str(frame.f_globals.get("__name__"))
            self._known[id(code)] = code, module if module in self._wanted else ""
        return self._line if self._known[id(code)][1] else None

    def _line(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            self._ran.add((self._known[id(frame.f_code)][1], frame.f_lineno))
        return self._line
