"""`lint`: lists every finding with a proposed fix."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.command import FAILED, OK, Command, unknown_provider
from generator.config import Provider
from generator.errors import Refused
from generator.files import read_document, read_source
from generator.library import read_library
from generator.parse import parse
from generator.pipeline import Inputs
from generator.workspace import ROOT, VOCABULARY, list_providers, read_inputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection, Sequence


_SUGGESTED: Final = re.compile(r"^ *# *- target:", re.MULTILINE)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "subject", nargs="?", metavar="PROVIDER|FILE", help="a provider, or any document; without it, all providers"
    )


def _run(options: argparse.Namespace) -> int:
    subject: str | None = options.subject
    providers = list_providers(ROOT)
    if subject is None or subject in providers:
        names = providers if subject is None else (subject,)
        reports = [_found(partial(read_inputs, ROOT, name), ours=True, inferred=_inferred(name)) for name in names]
    else:
        names = (subject,)
        reports = [_found(partial(_document, subject), ours=False)]
    for text in (text for found, common in reports for text in (*found, *common)):
        print(text)
    for text in _open(names if subject is None or subject in providers else ()):
        print(text)
    many = sum(len(found) for found, _ in reports)
    print(f"{many} finding{'' if many == 1 else 's'} in {', '.join(names)}")
    return FAILED if many else OK


def _open(names: Sequence[str]) -> list[str]:
    """The overlays of providers that hold suggestions which nobody took or threw away."""
    lines: list[str] = []
    for name in names:
        for path in sorted((ROOT / "overlays" / name).glob("*.overlay.yaml")):
            many = len(_SUGGESTED.findall(read_source(path, ROOT).text))
            if many:
                lines.append(
                    f"{path.relative_to(ROOT).as_posix()}: {many} suggestion{'' if many == 1 else 's'} to take or to delete"
                )
    return lines


def _inferred(name: str) -> frozenset[str]:
    """The samples of a provider that no page shows."""
    found: set[str] = set()
    for path in sorted((ROOT / "specs" / name / "samples").glob("*.json")):
        sample = parse(read_source(path, ROOT)).value
        if isinstance(sample, dict) and sample.get("confidence") == "inferred":
            found.add(path.relative_to(ROOT).as_posix())
    return frozenset(found)


def _found(read: Callable[[], Inputs], *, ours: bool, inferred: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The findings of one provider or document, and waivers for many at once; what keeps it from being read is all there is."""
    from generator.lint import lint  # noqa: PLC0415 - for this command alone
    from generator.lint.waivers import common_waivers  # noqa: PLC0415

    try:
        findings = lint(read(), parse(read_source(ROOT / VOCABULARY, ROOT)), ours=ours, inferred=inferred)
    except Refused as refused:
        if not ours:
            raise
        return [str(item) for item in refused.diagnostics], []
    return [str(finding) for finding in findings], common_waivers([finding.diagnostic for finding in findings])


def _document(subject: str) -> Inputs:
    here, path = Path.cwd(), Path(subject)
    if not path.exists() and path.name == path.stem == subject:
        raise unknown_provider(subject, list_providers(ROOT), "; or name a file.")
    source = read_document(path, here)
    return Inputs(Provider("document", "Document"), source, (), library=read_library(path, here, source))


COMMAND = Command("lint", "say everything that is wrong, and what would mend it", _arguments, _run)
