"""The files of a new provider, as texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.overlay import load
from generator.overlay.from_diff import QUESTION
from generator.parse import parse
from generator.record import EVERYTHING, NAME as RECORD, Record, checksum, record_text
from generator.refresh import stored_files, today
from generator.scaffold.drafts import drafts
from generator.scaffold.questions import overlay_text
from generator.toml import quoted
from generator.values import object_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.refresh import Obtained
    from generator.types import Source


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What the two folders of a provider hold."""

    specs: Mapping[str, str]
    overlays: Mapping[str, str]
    drafts: Mapping[str, str]
    """What a person writes next, below `drafts/` of the overlays' folder."""


def scaffold(name: str, title: str, obtained: Obtained, overlays: Sequence[Source]) -> Scaffold:
    """Return the files of a new provider.

    Raises:
        Refused: if an overlay is none.
    """
    value = obtained.document.value
    urls = tuple(address for address in obtained.addresses if "://" in address)
    site = str(object_at(value, "externalDocs").get("url", ""))
    page = next((item for item in (site, *urls) if item.startswith("https://") and item.isprintable()), "")
    specs = stored_files(obtained, value, EVERYTHING, None)
    specs[RECORD] = record_text(Record(page, urls, EVERYTHING), checksum([*specs.values()]), today())
    ours = {
        "provider.toml": f"title = {quoted(title)}\n" + (f"documentation = {quoted(page)}\n" if page else ""),
        "10-questions.overlay.yaml": overlay_text(title, value, page or QUESTION),
    }
    for number, source in enumerate(overlays):
        load(parse(source))
        ours[_overlay_name(source, number, ours)] = source.text
    return Scaffold(specs, ours, drafts(name, title, value))


def _overlay_name(source: Source, number: int, taken: Mapping[str, str]) -> str:
    """Return a name that says the overlay's turn: its own number if it has one, or else after the questions."""
    name = re.sub(r"(\.overlay)?\.(ya?ml|json)$", "", source.name.rpartition("/")[2])
    numbered = re.match(r"\d\d-", name)
    stem = re.sub(r"[^A-Za-z0-9-]+", "-", name[3:] if numbered else name).strip("-")[:60] or "given"
    kept = f"{name[:2]}-{stem}.overlay.yaml"
    return kept if numbered and kept not in taken else f"{20 + number:02}-{stem}.overlay.yaml"
