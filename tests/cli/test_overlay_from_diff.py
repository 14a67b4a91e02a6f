"""`overlay-from-diff` as a person runs it: written, and applied again by `overlay`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.parse import parse
from generator.types import Json, Source
from generator.values import same

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two documents, which one stands in."""
    (tmp_path / "old.yaml").write_text("a: 1\nb: [1, 2]  # two\n", encoding="utf-8")
    (tmp_path / "new.json").write_text('{"b": [1, 2, 3], "a": 1.0}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def value(path: Path) -> Json:
    """What a file says."""
    return parse(Source(path.name, path.read_text("utf-8"))).value


@pytest.mark.usefixtures("folder")
def test_what_is_written_can_be_applied(capsys: pytest.CaptureFixture[str]) -> None:
    """To the old document's text, whose comments and order stay."""
    assert main(["overlay-from-diff", "old.yaml", "new.json", "-o", "changes.overlay.yaml"]) == 0
    assert main(["overlay", "old.yaml", "changes.overlay.yaml"]) == 0

    assert capsys.readouterr().out == "a: 1.0\nb: [1, 2, 3]  # two\n"


@pytest.mark.usefixtures("folder")
def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """To look at first."""
    assert main(["overlay-from-diff", "old.yaml", "new.json"]) == 0

    assert capsys.readouterr().out.startswith("overlay: '1.1.0'\ninfo:\n  title: From old.yaml to new.json\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.yaml", "gone.yaml"), "gone.yaml:1:1: error[file-missing]: there is no such file"),
        (("old.yaml", "old.yaml"), "old.yaml:1:1: error[diff-empty]: nothing differs from old.yaml"),
    ],
)
def test_what_cannot_be_compared_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], message: str
) -> None:
    """And nothing is written."""
    assert main(["overlay-from-diff", *arguments, "-o", "changes.overlay.yaml"]) == 1

    assert capsys.readouterr().err.splitlines()[0] == message
    assert not (folder / "changes.overlay.yaml").exists()


@pytest.mark.parametrize("provider", ["decentro", "deepvue", "sandbox"])
def test_our_own_patches_can_be_written_again(provider: str, tmp_path: Path) -> None:
    """From a provider's document to our contract: hundreds of changes, and all of them come through."""
    spec, contract = (
        ROOT / "specs" / provider / "openapi.yaml",
        ROOT / "generated/kyc_clients" / provider / "openapi.yaml",
    )
    written, result = tmp_path / "all.overlay.yaml", tmp_path / "result.yaml"

    assert main(["overlay-from-diff", str(spec), str(contract), "-o", str(written)]) == 0
    assert main(["overlay", str(spec), str(written), "-o", str(result)]) == 0

    assert same(value(result), value(contract))
