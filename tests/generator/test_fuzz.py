"""A sample of `make fuzz`, and proof that its second look would see an escape."""

from pathlib import Path

import pytest

from generator.emit import gate
from generator.errors import Refused
from tests.generator.fuzz import fuzz, inspect

CASES = Path(__file__).parents[1] / "cases"
ESCAPES = (
    "import os\n",
    "from os import system\n",
    "X = __import__('os')\n",
    "X = f'{1}'\n",
    "X = [y for y in (1,)]\n",
    "X = (lambda: 1)()\n",
    "X = ().__class__\n",
    "print('x')\n",
    "Operation(id='x')\n",
    "X = open('x')\n",
    "@print\nclass X: ...\n",
    "class X(print('x')): ...\n",
    "def f(x=print('x')): return x\n",
    "X: print('x') = 1\n",
    "if print('x'): pass\n",
    "while True: pass\n",
    "X = Operation.__subclasses__()\n",
    "def f():\n    x = 1\n    return x\n",
    "from .... import secrets\n",
    "X = {**OTHER}\n",
    "X = Operation(**_ERRORS)\n",
)


def test_hostile_texts_anywhere_never_become_code() -> None:
    """No escape, no broken Python, no traceback in a few hundred runs; `make fuzz` makes ten thousand."""
    report = fuzz(100, seed=7, every=100)

    assert report.faults == []
    assert report.ends["built"] > 10


@pytest.mark.parametrize("text", ESCAPES)
def test_the_gate_lets_nothing_through_that_is_not_on_its_lists(text: str) -> None:
    """Whatever printed it: code that does more than declare is refused, with its place."""
    with pytest.raises(Refused, match="generated-code"):
        gate({"client.py": text})


def test_the_gate_lets_a_table_take_in_the_shared_errors() -> None:
    """That, and no other mapping."""
    gate(
        {
            "jobs.py": '_ERRORS: Final = {"400": ResponseSpec()}\nRUN = Operation(responses={"200": ResponseSpec(), **_ERRORS})\n'
        }
    )


@pytest.mark.parametrize(
    "text",
    [
        "import os\n",
        "X = __import__('os')\n",
        "X = f'{1}'\n",
        "X = (lambda: 1)()\n",
        "print('x')\n",
        "X: open('x') = 1\n",
        "X = '\u202e'\n",
    ],
)
def test_the_second_look_sees_escapes_too(text: str) -> None:
    """It shares no list with the gate."""
    with pytest.raises(AssertionError):
        inspect("client.py", text)


def test_the_second_look_knows_what_a_client_with_placeholders_in_its_servers_calls() -> None:
    """Otherwise it would take it for an escape."""
    text = (CASES / "servers" / "placeholders" / "expected" / "client.py").read_text("utf-8")

    assert "located(" in text
    inspect("client.py", text)
