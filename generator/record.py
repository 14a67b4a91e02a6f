"""What `specs/<provider>/SOURCE.toml` says: where a document came from, when, and how much of it is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.toml import quoted, read_toml
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.types import Source

NAME: Final = "SOURCE.toml"
STRUCTURE, EVERYTHING = "structure", "everything"
_OF_ADDRESS: Final = frozenset({"repository", "path"})
"""Keys that a person wrote about one address."""


@dataclass(frozen=True, slots=True)
class Record:
    """Where a document came from."""

    url: str
    """What a person reads."""
    documents: tuple[str, ...] = ()
    """What is fetched: one document, or pages that make up one. None, if the document was written by hand."""
    keep: str = STRUCTURE
    """How much of it is stored: everything, or its structure without texts and examples that nobody has read."""


def read_record(source: Source) -> Record:
    """Read a `SOURCE.toml`.

    Raises:
        Refused: with what is wrong with it.
    """
    table = read_toml(source)
    url, document, keep = table.get("url", ""), table.get("document", []), table.get("keep", STRUCTURE)
    documents = [document] if isinstance(document, str) else document
    if not isinstance(documents, list) or not all(isinstance(item, str) for item in [url, *documents]):
        raise _invalid(source, "`url` or `document` is no address", "Give a URL; `document` may be a list of pages.")
    if keep not in {STRUCTURE, EVERYTHING}:
        raise _invalid(source, f"`keep` is {keep!r}", f'Write keep = "{STRUCTURE}" or keep = "{EVERYTHING}".')
    return Record(str(url), tuple(str(item) for item in documents), str(keep))


def record_text(record: Record, sha256: str, on: date) -> str:
    """Return the text of a new record."""
    return (
        "# Where the document comes from. It is theirs: what we think of it stands in overlays.\n"
        + "".join(_lines(record, sha256, on))
        + f"keep = {quoted(record.keep)}\n"
        + 'licence = """\nSay here what the provider allows: may their texts and examples be kept in this repository?\n"""\n'
    )


def renewed(source: Source, documents: Sequence[str], sha256: str, on: date) -> str:
    """Return the text of a record after a document was fetched, or given as a file if there are no `documents`.

    What a person wrote beside it stays, unless it was about another address or one commit.
    """
    head, table, rest = source.text.partition("\n[")
    new = _lines(Record(documents[0] if documents else "", tuple(documents)), sha256, on)
    moved = bool(documents) and read_record(source).documents != tuple(documents)
    names = {line.partition(" ")[0] for line in new} | {"commit"} | (_OF_ADDRESS if moved else frozenset[str]())
    told = rf"^(?:{'|'.join(sorted(names))})[ \t]*=[ \t]*(?:\[[^\]]*\]|[^\n]*)\n"
    kept = re.sub(told, "", f"{head}\n", flags=re.MULTILINE)
    comments = re.match(r"(?:#[^\n]*\n)*", kept)
    first = comments.end() if comments else 0
    text = kept[:first] + "".join(new) + kept[first:]
    return f"{text}{table[1:]}{rest}" if table else text.rstrip("\n") + "\n"


def _lines(record: Record, sha256: str, on: date) -> list[str]:
    lines = [f"retrieved = {on.isoformat()}\n", f"sha256 = {quoted(sha256)}\n"]
    pages = "".join(f"  {quoted(item)},\n" for item in record.documents)
    shown = f"[\n{pages}]" if len(record.documents) > 1 else pages.strip(" ,\n")
    if not shown:
        return lines
    return [f"url = {quoted(record.url)}\n", f"document = {shown}\n", *lines]


def _invalid(source: Source, message: str, advice: str) -> Refused:
    return Refused([Diagnostic("config-invalid", Place(source.name), message, advice)])
