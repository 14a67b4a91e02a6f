"""A provider's document, fetched again: what to store of it, and what that means for our overlays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.changes.document import compare, report
from generator.changes.grammar import structure
from generator.dump import dump
from generator.errors import Diagnostic, Refused
from generator.fetch import fetch
from generator.files import read_document
from generator.normalise.lint import CONVERT
from generator.overlay import render_text
from generator.parse import locate, parse
from generator.pipeline import patch
from generator.pointers import ROOT
from generator.record import EVERYTHING, Record
from generator.types import Patched, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from generator.pipeline import Inputs
    from generator.types import Document, Json

_SUPPORTED: Final = re.compile(r"3\.[01]\.")
_BEGINNING: Final = 12


@dataclass(frozen=True, slots=True)
class Obtained:
    """A document that was given: read, and known to be OpenAPI. Nothing of it is stored yet."""

    document: Document
    pages: tuple[Source, ...]
    """As they came, if it came as pages."""
    addresses: tuple[str, ...]
    sha256: str
    """Of what came; of several pages, of their checksums one below the other."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh would do."""

    changes: tuple[str, ...]
    """What is new in the document, as lines to read. None, if nothing is."""
    files: Mapping[str, str]
    """What the provider's folder would hold, but for its record and samples."""
    findings: tuple[Diagnostic, ...]
    """What no longer fits in our overlays."""


def obtain(given: Sequence[str], hosts: Collection[str] = ()) -> Obtained:
    """Fetch or read a document: from a URL, a file, a folder of pages, or several pages.

    Raises:
        Refused: if any of it cannot be had or read, or is no OpenAPI.
    """
    sources: list[Source] = []
    sums: list[str] = []
    for item in given:
        if "://" in item:
            fetched = fetch(item, hosts=hosts)
            sources.append(fetched.source)
            sums.append(fetched.sha256)
        else:
            source = read_document(Path(item), Path.cwd())
            sources += source.parts or (source,)
            sums += [_digest(part.text) for part in source.parts or (source,)]
    whole = (
        sources[0] if len(sources) == 1 else Source("these pages", "\n".join(s.text for s in sources), tuple(sources))
    )
    document = parse(whole)
    _check(document)
    paged = len(sources) > 1 or document.source is not whole
    total = sums[0] if len(sums) == 1 else _digest("\n".join(sums))
    return Obtained(document, tuple(sources) if paged else (), tuple(given), total)


def refreshed(inputs: Inputs, record: Record, obtained: Obtained) -> Refreshed:
    """Say what a new document changes, what would be stored of it, and which of our actions no longer apply."""
    old = parse(inputs.document)
    value = obtained.document.value
    stored = value if record.keep == EVERYTHING else structure(value, old.value)
    changes = tuple(report(compare(old.value, stored)))
    if not changes:
        return Refreshed((), {}, ())
    files = stored_files(obtained, stored, record.keep, old)
    text = "\n".join(files.values())
    parts = tuple(Source(f"specs/{inputs.provider.name}/{path}", item) for path, item in files.items())
    source = parts[0] if len(parts) == 1 else Source(f"specs/{inputs.provider.name}/pages", text, parts)
    try:
        patch(replace(inputs, document=source))
    except Refused as refused:
        return Refreshed(changes, files, refused.diagnostics)
    return Refreshed(changes, files, ())


def stored_files(obtained: Obtained, stored: Json, keep: str, old: Document | None) -> dict[str, str]:
    """Return the files that hold a document: pages as pages, all else as `openapi.yaml`.

    A document of which all is kept stays as its author wrote it; of one that is only kept in part, what is stored already
    keeps its form, so that the difference to read is what changed.
    """
    if obtained.pages:
        return dict(zip(_names(obtained.pages), _page_texts(obtained, stored, keep), strict=True))
    if keep == EVERYTHING:
        text = obtained.document.source.text
        return {"openapi.yaml": dump(stored) if text.lstrip()[:1] == "{" else text}
    if old is not None and not old.origins:
        return {"openapi.yaml": render_text(Patched(old, stored)).lstrip("\n")}
    return {"openapi.yaml": dump(stored)}


def today() -> date:
    """The day of a record, the same for everybody in the world."""
    return datetime.now(UTC).date()


def _page_texts(obtained: Obtained, stored: Json, keep: str) -> list[str]:
    if keep == EVERYTHING:
        return [page.text for page in obtained.pages]
    found = [structure(parse(page).value, stored) for page in obtained.pages]
    return [
        f"# {page.name}\n\n````yaml\n{dump(value)}````\n" for page, value in zip(obtained.pages, found, strict=True)
    ]


def _names(pages: Sequence[Source]) -> list[str]:
    """Name pages after the end of their addresses, as far as they differ there."""
    parts = [re.sub(r"^\w+://[^/]+", "", page.name).strip("/").removesuffix(".md").split("/") for page in pages]
    for depth in range(1, _BEGINNING):
        names = [re.sub(r"[^A-Za-z0-9._-]+", "-", "-".join(part[-depth:])).strip("-.") or "page" for part in parts]
        if len({name.casefold() for name in names}) == len(names):
            return [f"pages/{name[:120]}.md" for name in names]
    return [f"pages/page-{number}.md" for number in range(1, len(pages) + 1)]


def _check(document: Document) -> None:
    """Refuse what is no OpenAPI of a version that is understood: nothing may take a document's place but a document."""
    value = document.value
    version = value.get("openapi") if isinstance(value, dict) else None
    paths = value.get("paths", value.get("webhooks")) if isinstance(value, dict) else None
    if isinstance(version, str) and _SUPPORTED.match(version) and isinstance(paths, dict):
        return
    older = isinstance(value, dict) and "swagger" in value
    message = "this is Swagger 2.0" if older else "this is no OpenAPI 3.0, 3.1 or 3.2 document with paths"
    advice = CONVERT if older else "Give the document's address."
    raise Refused([Diagnostic("not-openapi", locate(document, ROOT), message, advice)])


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
