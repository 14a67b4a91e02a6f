"""The vendored suites, run whole, in the standard's own (lax) meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from generator.errors import Refused
from generator.overlay import load
from generator.overlay.command import overlay_text
from generator.parse import parse
from generator.types import Source
from generator.values import same
from tests.overlay.samples import SUITES, read

if TYPE_CHECKING:
    from pathlib import Path

OFFICIAL = sorted(path.parent for path in SUITES.glob("overlay-official/*/overlay.yaml"))
DOCUMENTS = sorted(SUITES.glob("overlay-official-tests/*/*/*.yaml"))
CASES = sorted(path.parent for path in SUITES.glob("overlay-cases/*/case.yaml"))
SCHEMAS = ("v1.0", "v1.1")


def _name(path: Path) -> str:
    return "/".join(path.parts[-3:]) if path.suffix else path.name


def test_the_suites_are_here_whole() -> None:
    """A suite that went missing would pass by having nothing to say."""
    assert (len(OFFICIAL), len(DOCUMENTS), len(CASES)) == (8, 73, 60)


@pytest.mark.parametrize("folder", OFFICIAL, ids=_name)
def test_official_overlays_give_the_official_output(folder: Path) -> None:
    """The compliance sets come out as published."""
    text = overlay_text(read(folder / "openapi.yaml"), read(folder / "overlay.yaml"), strict=False)

    assert same(parse(Source("output.yaml", text)).value, parse(read(folder / "output.yaml")).value)


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_official_documents_are_accepted_or_refused_as_their_folder_says(path: Path) -> None:
    """`pass` loads, `fail` is refused with a place."""
    if path.parent.name == "pass":
        assert load(parse(read(path))).actions
    else:
        with pytest.raises(Refused) as refused:
            load(parse(read(path)))
        assert all(item.place is not None for item in refused.value.diagnostics)


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.parts[-3] in SCHEMAS], ids=_name)
def test_our_verdict_is_the_official_schemas_verdict(path: Path) -> None:
    """An independent validator with the published schema agrees with `load` (1.2's is not published whole)."""
    schema = parse(read(SUITES / "overlay-official-schemas" / path.parts[-3] / "schema.yaml")).value
    assert isinstance(schema, dict)
    document = parse(read(path))
    try:
        load(document)
        accepted = True
    except Refused:
        accepted = False

    assert Draft202012Validator(schema).is_valid(document.value) is accepted


@pytest.mark.parametrize("folder", CASES, ids=_name)
def test_cases_come_out_as_they_say(folder: Path) -> None:
    """Each case gives its output, or one of its alternatives, or is refused."""
    case = parse(read(folder / "case.yaml")).value
    assert isinstance(case, dict)
    document, overlay = (read(next(folder.glob(f"{name}.*"))) for name in ("input", "overlay"))
    accepted = [read(path) for path in sorted([*folder.glob("expected.*"), *folder.glob("alternative-*")])]

    try:
        text = overlay_text(document, overlay, strict=False)
    except Refused:
        assert case["expect"] == "error"
        return

    value = parse(Source(document.name, text)).value
    assert any(same(value, parse(source).value) for source in accepted)
    if case.get("text_checks"):
        assert text == accepted[0].text
