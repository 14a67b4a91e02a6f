"""`lint` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.workspace import ROOT, list_providers

SPEC = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /x: {get: {responses: {'200': {description: d}}}}\n"


def test_our_providers_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, without a name."""
    assert main(["lint"]) == 0

    assert capsys.readouterr().out == f"0 findings in {', '.join(list_providers(ROOT))}\n"


def test_a_provider_that_cannot_be_read_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with its settings stands among the findings."""
    root = Path(__file__).resolve().parents[2]
    for name, settings in (("acme", "title = 1\n"), ("other", "title = 'Other'\n")):
        (tmp_path / "overlays" / name).mkdir(parents=True)
        (tmp_path / "specs" / name).mkdir(parents=True)
        (tmp_path / "overlays" / name / "provider.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "specs" / name / "openapi.yaml").write_text(SPEC, encoding="utf-8")
    vocabulary = "overlays/extensions.schema.json"
    (tmp_path / vocabulary).write_bytes((root / vocabulary).read_bytes())
    monkeypatch.setattr("generator.commands.lint.ROOT", tmp_path)

    assert main(["lint"]) == 1

    output = capsys.readouterr().out.splitlines()
    assert output[0] == "overlays/acme/provider.toml:1:1: error[config-invalid]: `title` '' is no class name"
    place = "specs/other/openapi.yaml:4:13: error"
    assert f"{place}[missing-description]: GET /x has no `description` (at /paths/~1x/get)" in output
    assert f"{place}[missing-operation-id]: GET /x has no `operationId` (at /paths/~1x/get)" in output
    assert output[-1] == "5 findings in acme, other"


def test_any_document_can_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has only a file starts here. Findings go where they can be piped."""
    (tmp_path / "api.yaml").write_text(SPEC, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["lint", "api.yaml"]) == 1

    assert capsys.readouterr().out.splitlines()[::5] == [
        "api.yaml:4:13: error[missing-operation-id]: GET /x has no `operationId` (at /paths/~1x/get)",
        "    description: GET /x has no `operationId`",
        "1 finding in api.yaml",
    ]


@pytest.mark.parametrize(
    ("line", "output"),
    [
        (["explain", "", ""], "error[unknown-provider]: no provider is named (make: PROVIDER=…)"),
        (["explain", "deepvue", ""], "error[unknown-operation]: no operation is named (make: OPERATION=…)"),
        (["drift", "", ""], "error[unknown-provider]: no provider is named (make: PROVIDER=…)"),
        (["drift", "deepvue", ""], "error[file-missing]: no file is named (make: FILE=…)"),
        (["refresh", ""], "error[unknown-provider]: no provider is named (make: PROVIDER=…)"),
    ],
)
def test_what_make_was_not_given_is_named(line: list[str], output: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`make explain` without its variables gives empty arguments."""
    assert main(line) == 1

    assert capsys.readouterr().err.splitlines()[0] == output


@pytest.mark.parametrize(
    ("subject", "output"),
    [
        ("acme", "error[unknown-provider]: there is no provider 'acme'"),
        ("acme.yaml", "acme.yaml:1:1: error[file-missing]: there is no such file"),
    ],
)
def test_what_is_not_there_is_reported(subject: str, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what there is."""
    assert main(["lint", subject]) == 1

    assert capsys.readouterr().err.splitlines()[0] == output
