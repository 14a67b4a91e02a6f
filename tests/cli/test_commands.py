"""What commands print, write and refuse, each by itself."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from generator.commands import build, diff, drift, explain, generate, lint, new, refresh
from generator.commands.command import FAILED, OK, output_argument, unknown_provider, write_output
from generator.errors import Diagnostic, Refused
from generator.history import Revision
from generator.record import Record
from generator.types import Place


@pytest.mark.parametrize(
    ("name", "otherwise", "lines"),
    [
        ("b", ".", ["error[unknown-provider]: there is no provider 'b'", "    help: Providers are a, c."]),
        ("", "; or name a file.",
         ["error[unknown-provider]: no provider is named (make: PROVIDER=…)", "    help: Providers are a, c; or name a file."]),
    ],
)  # fmt: skip
def test_an_unknown_provider_is_answered_with_those_that_there_are(name: str, otherwise: str, lines: list[str]) -> None:
    """And with what else might be named."""
    assert str(unknown_provider(name, ["a", "c"], otherwise)).split("\n") == lines


def test_a_text_is_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where `--output` says."""
    parser = argparse.ArgumentParser()
    output_argument(parser)

    write_output("one\n", parser.parse_args([]))
    write_output("two\n", parser.parse_args(["-o", str(tmp_path / "out")]))

    assert (capsys.readouterr().out, (tmp_path / "out").read_text()) == ("one\n", "two\n")


@pytest.mark.parametrize(
    ("force", "setting", "forced"), [(True, "", True), (False, "true", True), (False, "", False), (False, "1", False)]
)
def test_everything_is_rendered_if_asked_or_where_nobody_would_see_it(
    monkeypatch: pytest.MonkeyPatch, setting: str, *, force: bool, forced: bool
) -> None:
    """`CI=true` is what every such machine sets."""
    monkeypatch.setenv("CI", setting)

    assert generate.forced(argparse.Namespace(force=force)) is forced


FINDING = Diagnostic("overlay-no-match", Place("1.overlay.yaml"), "target matches nothing")


@pytest.mark.parametrize(
    ("findings", "dry", "code", "line"),
    [
        ((), False, OK, "specs/acme holds the new document; overlays/acme still apply. Next: `make generate`, and look at the difference."),
        ((), True, OK, "nothing was written (dry run); overlays/acme still apply. Next: `make generate`, and look at the difference."),
        ((FINDING,), False, FAILED,
         "specs/acme holds the new document; of overlays/acme, 1 action no longer fits. Next: mend that, then `make generate`."),
        ((FINDING, FINDING), True, FAILED,
         "nothing was written (dry run); of overlays/acme, 2 actions no longer fit. Next: mend that, then `make generate`."),
    ],
    ids=["all well", "a dry run", "one finding", "two"],
)  # fmt: skip
def test_a_refresh_ends_with_what_to_do_next(
    findings: tuple[Diagnostic, ...], code: int, line: str, capsys: pytest.CaptureFixture[str], *, dry: bool
) -> None:
    """It fails where an overlay no longer fits."""
    assert refresh._next_steps("acme", findings, dry=dry) == code  # pyright: ignore[reportPrivateUsage]

    output = capsys.readouterr()
    assert output.out == f"\n{line}\n"
    assert output.err == "".join(f"{one}\n" for one in findings)


@pytest.mark.parametrize(
    ("url", "begins"), [("", "Edit the document."), ("https://a.example", "Read https://a.example and the other pages")]
)
def test_a_document_that_was_written_by_hand_is_edited(url: str, begins: str) -> None:
    """By whoever has read the provider's pages."""
    with pytest.raises(Refused) as refused:
        refresh._none("acme", Record(url, (), "everything"))  # pyright: ignore[reportPrivateUsage]

    assert str(refused.value).split("\n")[0].startswith("error[refresh-by-hand]: specs/acme is written by hand")
    assert str(refused.value).split("\n")[1].startswith(f"    help: {begins}")


def test_suggestions_that_nobody_took_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By overlay."""
    monkeypatch.setattr(lint, "ROOT", tmp_path)
    folder = tmp_path / "overlays" / "acme"
    folder.mkdir(parents=True)
    for name, many in (("10-a", 2), ("20-b", 1), ("30-c", 0)):
        (folder / f"{name}.overlay.yaml").write_text("actions:\n" + "  # - target: $.a\n" * many)

    assert lint._open(["acme", "other"]) == [  # pyright: ignore[reportPrivateUsage]
        "overlays/acme/10-a.overlay.yaml: 2 suggestions to take or to delete",
        "overlays/acme/20-b.overlay.yaml: 1 suggestion to take or to delete",
    ]


def test_samples_that_no_page_shows_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what they say of themselves."""
    monkeypatch.setattr(lint, "ROOT", tmp_path)
    folder = tmp_path / "specs" / "acme" / "samples"
    folder.mkdir(parents=True)
    for name, text in (("a", '{"confidence": "inferred"}'), ("b", '{"confidence": "documented"}'), ("c", "[]")):
        (folder / f"{name}.json").write_text(text)

    assert lint._inferred("acme") == {"specs/acme/samples/a.json"}  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("subject", ["nothing", "missing.yaml", "./missing"])
def test_what_is_neither_a_provider_nor_a_file_is_refused(
    subject: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word is taken for a provider, anything else for a file."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Refused, match="unknown-provider" if subject == "nothing" else "file-missing"):
        lint._document(subject)  # pyright: ignore[reportPrivateUsage]


def test_a_file_is_linted_though_it_is_called_like_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it is there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api").write_text("openapi: 3.1.0")

    found = lint._document("api")  # pyright: ignore[reportPrivateUsage]

    assert (found.document.text, found.overlays) == ("openapi: 3.1.0", ())


@pytest.mark.parametrize("part", ["specs", "overlays"])
def test_a_new_provider_has_a_name_of_its_own(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is enough for it to be taken; a name that is none is refused for that."""
    monkeypatch.setattr(new, "ROOT", tmp_path)
    (tmp_path / part / "acme").mkdir(parents=True)

    new._check("other", "Other")  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(Refused, match=f"{part}/acme:1:1: error\\[provider-exists\\]: there is a provider acme"):
        new._check("acme", "Acme")  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(Refused, match="config-invalid"):
        new._check("Acme", "Acme")  # pyright: ignore[reportPrivateUsage]


def test_a_client_is_called_as_the_command_line_says(tmp_path: Path) -> None:
    """What is waived comes from a file; without a title, one is made of the name."""
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waivers]]\ncode = "bad-path"\npointer = "/paths/x"\nreason = "Nobody calls it."\n')
    options = argparse.Namespace(name="acme_two", title="", waive=None)

    plain, named = build._provider(options, tmp_path)  # pyright: ignore[reportPrivateUsage]
    options.title, options.waive = "Called", waivers
    waived, texts = build._provider(options, tmp_path)  # pyright: ignore[reportPrivateUsage]

    assert (plain.name, plain.title, plain.waivers, [one.name for one in named]) == (
        "acme_two",
        "AcmeTwo",
        (),
        ["--title"],
    )
    assert (waived.title, [one.where for one in waived.waivers], [one.name for one in texts]) == (
        "Called",
        ["/paths/x"],
        ["--title", "waivers.toml"],
    )
    options.name = "no name"
    with pytest.raises(Refused, match="config-invalid"):
        build._provider(options, tmp_path)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("provider", "file", "message"),
    [("none", "a", "error[unknown-provider]: there is no provider 'none'"),
    ("sandbox", "", "error[file-missing]: no file is named (make: FILE=…)"), ("sandbox", "none.json", "error[file-missing]")],
)  # fmt: skip
def test_drift_is_read_of_a_provider_and_a_file(provider: str, file: str, message: str) -> None:
    """What is missing is named."""
    with pytest.raises(Refused) as refused:
        drift.COMMAND.run(argparse.Namespace(provider=provider, file=file, output=None))

    assert message in str(refused.value)


def test_nothing_is_explained_of_an_unknown_provider() -> None:
    """Which there are comes with it."""
    with pytest.raises(
        Refused, match=r"there is no provider 'none'\n    help: Providers are decentro, deepvue, sandbox\."
    ):
        explain.COMMAND.run(argparse.Namespace(provider="none", operation="x", document=False, output=None))


@pytest.mark.parametrize(
    ("errors", "summary"),
    [
        ([], "they still type-check"),
        (["tests/typing/a.py:1: error: no"], "they do not type-check any more, so this is a breaking change"),
    ],
)
def test_programs_of_an_older_revision_are_checked(
    errors: list[str], summary: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is wrong is marked with the revision."""
    asked: list[object] = []

    def check(*arguments: object) -> list[str]:
        asked.extend(arguments)
        return errors

    monkeypatch.setattr(diff, "is_installed", lambda: True)
    monkeypatch.setattr(diff, "check_programs", check)
    revision = Revision("v1", "0" * 40)
    verdict = diff._verdict(tmp_path, revision, {"tests/typing/a.py": "a", "tests/typing/test_a.py": "b"})  # pyright: ignore[reportPrivateUsage]

    assert (verdict.summary, verdict.errors) == (summary, tuple(f"{line} [at {revision}]" for line in errors))
    assert asked == [{"tests/typing/a.py": "a"}, tmp_path / "generated", tmp_path / ".mypy_cache" / "programs"]
