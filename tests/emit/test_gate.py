"""What generated code may hold: imports, calls, names and statements on lists, and nothing else."""

from __future__ import annotations

import pytest

from generator.emit.gate import gate
from generator.errors import Diagnostic, Refused

FAULT = "Please report this: it is a fault of the generator."


def diagnostics(text: str, path: str = "a.py") -> tuple[Diagnostic, ...]:
    """Return what is found in a file that stands beside another."""
    try:
        gate({"errors.py": "", path: text})
    except Refused as refused:
        return refused.diagnostics
    return ()


def findings(text: str) -> list[str]:
    """Return what is found in a module, each with its line and column."""
    return [f"{one.place} {one.message}"[5:] for one in diagnostics(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"A module."\nfrom __future__ import annotations\nfrom typing import TYPE_CHECKING\n',
        "from collections.abc import Mapping\nfrom datetime import date\nfrom functools import cached_property\nimport_ = 1",
        "from .._runtime.errors import *\nfrom ..errors import *\nfrom ...x import y\nfrom . import z",
        "if TYPE_CHECKING:\n    from .models import A\n",
        "A: int = 1\nB = {'a': 1, **_ERRORS}\nC = -1\nD = 'a' or 'b'\n__all__ = ['A']",
        'class A(B):\n    "An a."\n    a: int\n    b = 1\n    def c(self) -> None:\n        "Does."\n        return self._call(1)\n',
        "from .jobs import Jobs as Work\nclass A:\n    @cached_property\n    def b(self) -> B:\n        return Work(self)\n",
        "class A:\n    def b(self) -> B:\n        from .jobs import Jobs\n        return Jobs(self)",
        "class A:\n    def b(self) -> A:\n        return A()",
        "class A:\n    def b(self) -> None:\n        super().__init__()",
        "class A:\n    async def b(self) -> None:\n        return await self._wait(1)",
        "class A:\n    @overload\n    def b(self) -> int: ...\n    @overload\n    async def c(self) -> int: ...",
        "class A:\n    @overload\n    @deprecated('x')\n    def b(self) -> int: ...",
        "class A:\n    @deprecated('x')\n    def b(self) -> int:\n        return 1",
        "class A:\n    @property\n    def b(self) -> int:\n        return __name__",
        "class A:\n    @staticmethod\n    def b() -> int | None:\n        return None",
    ],
)  # fmt: skip
def test_what_templates_print_is_let_through(text: str) -> None:
    """Every form that a client has."""
    gate({"errors.py": "", "a.py": text})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import os", ["1:1 an import"]),
        ("from os import path", ["1:1 an import of os"]),
        ("from typing.x import y", ["1:1 an import of typing.x"]),
        ("from ....x import y", ["1:1 an import of x"]),
        ("from .models import *", ["1:1 an import of everything"]),
        ("from . import *", ["1:1 an import of everything"]),
        ("from .errors.x import *", ["1:1 an import of everything"]),
        ("a = eval('1')", ["1:5 a call of eval"]),
        ("a = b.define(1)", ["1:5 a call of b.define"]),
        ("a = f()()", ["1:5 a call of Call", "1:5 a call of f"]),
        (f"a = {'x' * 61}()", [f"1:5 a call of {'x' * 60}"]),
        ("from ..x import Y\na = Y()", ["2:5 a call of Y"]),
        ("from typing import Y\na = Y()", ["2:5 a call of Y"]),
        ("from .x import Y as Z\na = Y()", ["2:5 a call of Y"]),
        ("a = lazy(**b)", ["1:5 a call with unpacked arguments"]),
        ("a = lazy(*b)", ["1:10 Starred"]),
        ("a = {**b}", ["1:5 an unpacked mapping"]),
        ("a = {**_ERRORS, **b}", ["1:5 an unpacked mapping"]),
        ("a = {**'_ERRORS'}", ["1:5 an unpacked mapping"]),
        ("a = __import__", ["1:5 the name __import__"]),
        ("a = b.__class__", ["1:5 an attribute __class__"]),
        ("a = b.__name__", ["1:5 an attribute __name__"]),
        ("if a:\n    b = 1", ["1:1 a condition"]),
        ("if not TYPE_CHECKING:\n    b = 1",
         ["1:1 a condition", "1:1 Not"]),
        ("1", ["1:1 a module-level statement"]),
        ("lazy()", ["1:1 a module-level statement"]),
        ("def f():\n    return 1", ["1:1 a module-level statement"]),
        ("del a", ["1:1 a module-level statement", "1:1 Delete", "1:1 Del"]),
        ("a = lambda: 1", ["1:5 Lambda"]),
        ("a = (yield)", ["1:6 Yield"]),
        ("class A(B, c=D): a = 1", ["1:1 a class with keywords or computed bases"]),
        ("class A(B.c): a = 1", ["1:1 a class with keywords or computed bases"]),
        ("class A:\n    1", ["1:1 a statement in a class"]),
        ("class A:\n    lazy()", ["1:1 a statement in a class"]),
        ("class A:\n    def b(self):\n        a = 1", ["2:5 a statement in a function"]),
        ("class A:\n    def b(self): ...", ["2:5 a statement in a function"]),
        ("class A:\n    @property\n    @overload\n    def b(self): ...", ["4:5 a statement in a function"]),
        ("class A:\n    @overload\n    def b(self):\n        a = 1", ["3:5 a statement in a function"]),
        ("@property\nclass A:\n    a = 1\n@classmethod\nclass B:\n    a = 1", ["5:1 a decorator classmethod"]),
        (f"@{'x' * 61}\nclass A:\n    a = 1", [f"2:1 a decorator {'x' * 60}"]),
        ("@f()\nclass A:\n    a = 1", ["1:2 a call of f"]),
    ],
)  # fmt: skip
def test_what_no_template_prints_is_refused_with_its_place(text: str, found: list[str]) -> None:
    """Whatever a document made of it."""
    assert findings(text) == [
        f"{where} generated code holds {what}, which is not on the list"
        for where, _, what in (one.partition(" ") for one in found)
    ]


def test_what_is_no_python_is_refused_with_its_line() -> None:
    """Whatever keeps it from being read."""
    (syntax,) = diagnostics("a = 1\nb = = 2")
    (null,) = diagnostics("a\x00b")

    assert (syntax.code, str(syntax.place)) == ("generated-syntax", "a.py:2:1")
    assert syntax.message.startswith("generated code does not parse: invalid syntax")
    assert (null.code, str(null.place)) == ("generated-syntax", "a.py:1:1")
    assert syntax.help == null.help == FAULT


def test_only_modules_are_looked_at_and_each_finding_asks_for_a_report() -> None:
    """A page may hold anything."""
    (found,) = diagnostics("import os")

    assert (found.code, found.help) == ("generated-code", FAULT)
    assert diagnostics("import os", "a.md") == ()
