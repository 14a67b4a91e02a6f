"""The formatter's door: the texts decide, and nothing around them does."""

from pathlib import Path

import pytest

from generator.errors import Refused
from generator.tidy import tidy

UNTIDY = "import httpx\nfrom .a import b\nimport os\nx = { 'a' : b , 'c':os,'d' : httpx}\n"
TIDY = """\
import os

import httpx

from .a import b

x = {"a": b, "c": os, "d": httpx}
"""


def test_imports_are_sorted_and_code_is_formatted() -> None:
    """What templates print loosely comes out as a person would write it."""
    assert tidy({"client.py": UNTIDY}) == {"client.py": TIDY}


def test_tidy_code_stays_as_it_is() -> None:
    """Formatting twice changes nothing."""
    assert tidy({"client.py": TIDY}) == {"client.py": TIDY}


def test_other_files_stay_as_they_are() -> None:
    """Only Python is formatted, and the order of the files is kept."""
    files = {"openapi.yaml": "a:   1\n", "a.py": "x=1", "py.typed": ""}

    assert list(tidy(files).items()) == [("openapi.yaml", "a:   1\n"), ("a.py", "x = 1\n"), ("py.typed", "")]


@pytest.mark.parametrize("path", ["build/dist.py", "../../up.py", "/etc/up.py", "venv/httpx.py", ".hidden.py"])
def test_a_files_name_decides_nothing(path: str) -> None:
    """No name is skipped as a build folder, taken for a library, or led out of the way."""
    assert tidy({path: UNTIDY}) == {path: TIDY}


def test_a_neighbour_does_not_change_how_imports_sort() -> None:
    """A product called `httpx` makes `import httpx` no import of ours."""
    assert tidy({"client.py": UNTIDY, "httpx.py": "", "httpx/__init__.py": ""})["client.py"] == TIDY


def test_the_surrounding_configuration_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes come out in any folder and for any person."""
    (tmp_path / "ruff.toml").write_text("line-length = 20\nformat.quote-style = 'single'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("RUFF_CONFIG", str(tmp_path / "ruff.toml"))

    assert tidy({"client.py": UNTIDY}) == {"client.py": TIDY}
    assert [item.name for item in tmp_path.iterdir()] == ["ruff.toml"]


def test_code_that_does_not_parse_is_refused_at_every_place() -> None:
    """All broken files are named at once, in a stable order, with line and column."""
    with pytest.raises(Refused) as refused:
        tidy({"pan.py": "x = 1\ny = = 2\n", "good.py": "x = 1\n", "aadhaar.py": "x = )\n"})

    assert [str(item.place) for item in refused.value.diagnostics] == ["aadhaar.py:1:5", "pan.py:2:5"]
    assert str(refused.value.diagnostics[1]) == (
        "pan.py:2:5: error[generated-syntax]: the rendered code does not parse: Expected an expression\n"
        "    help: This is a fault of the generator; until it is mended, correct by overlay what the line is made from."
    )


def test_half_a_character_is_refused() -> None:
    """A lone surrogate that reached the code is named with its line."""
    with pytest.raises(Refused, match=r"^pan\.py:2:1: error\[generated-syntax\]: '\\ud800' is half a character"):
        tidy({"pan.py": "x = 1\ny = '\ud800'\n"})


def test_a_missing_ruff_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An incomplete environment is answered in words."""
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))

    with pytest.raises(Refused, match=r"error\[generated-format\]: .*/ruff cannot be started: No such file"):
        tidy({"pan.py": "x = 1\n"})


def test_a_ruff_that_fails_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ruff says is handed on."""
    (tmp_path / "ruff").write_text("#!/bin/sh\necho 'out of order' >&2\nexit 2\n")
    (tmp_path / "ruff").chmod(0o755)
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))

    with pytest.raises(Refused, match=r"error\[generated-format\]: ruff failed: out of order"):
        tidy({"pan.py": "x = 1\n"})


def test_without_python_nothing_is_run() -> None:
    """A tree of other files comes back as it is."""
    assert tidy({"openapi.yaml": "a:   1\n"}) == {"openapi.yaml": "a:   1\n"}
