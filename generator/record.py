"""What `specs/<provider>/SOURCE.toml` says: where a document came from, when, and how much of it is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.toml import line_of, quoted, read_toml
from generator.types import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.types import Json, Source

NAME: Final = "SOURCE.toml"
STRUCTURE, EVERYTHING = "structure", "everything"
_OTHER_KEYS: Final = frozenset(
    {"url", "document", "repository", "path", "commit", "retrieved", "sha256", "licence", "note"}
)
_KEYS: Final = _OTHER_KEYS | {"keep", "others"}
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


def check_record(source: Source, stored: Sequence[str]) -> None:
    """Hold a record to what it may say, and the stored document to its checksum: nobody edits what a provider published.

    Raises:
        Refused: with everything that is wrong.
    """
    read_record(source)
    table = read_toml(source)
    findings = [_unknown(source, key, _KEYS) for key in table if key not in _KEYS]
    others = table.get("others", [])
    rows = others if isinstance(others, list) else []
    findings += [
        _unknown(source, key, _OTHER_KEYS)
        for row in rows
        for key in (row if isinstance(row, dict) else {"others": ""})
        if key not in _OTHER_KEYS
    ]
    findings += [item for row in [table, *rows] if isinstance(row, dict) for item in _values(source, row)]
    recorded = table.get("sha256")
    if recorded != checksum(stored):
        message = f"`sha256` is {recorded!r}, but the document that is kept here has {checksum(stored)!r}"
        advice = "Undo what was edited: corrections belong in overlays. A new document comes by `make refresh`."
        findings.append(Diagnostic("document-edited", line_of(source, "sha256"), message, advice))
    if findings:
        raise Refused(findings)


def _values(source: Source, row: Mapping[str, Json]) -> Iterator[Diagnostic]:
    """Report what is no value of its key."""
    for key in row.keys() & _OTHER_KEYS - {"retrieved", "sha256", "document"}:
        text = row[key]
        if key == "url" and text == "":
            continue  # of a document that somebody has as a file: nobody knows its address yet
        if not isinstance(text, str) or not text.strip():
            yield Diagnostic("config-invalid", line_of(source, key), f"`{key}` is {text!r:.60}", "Write a text.")
        elif key == "url" and not re.match(r"https?://[^/\s]", text):
            yield Diagnostic(
                "config-invalid", line_of(source, key), f"`url` is {text!r:.60}", "Write an address: `https://…`."
            )
    when: object = row.get("retrieved")
    if when is not None and not isinstance(when, date):
        advice = "Write a day without quotes: `retrieved = 2026-11-21`."
        yield Diagnostic("config-invalid", line_of(source, "retrieved"), f"`retrieved` is {when!r:.60}", advice)


def checksum(stored: Sequence[str]) -> str:
    """Return the SHA-256 of a stored document, as `sha256sum` prints it; of several files, that of their checksums in a column."""
    sums = [sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in stored]
    return sums[0] if len(sums) == 1 else sha256("\n".join(sums).encode()).hexdigest()


def _unknown(source: Source, key: str, known: frozenset[str]) -> Diagnostic:
    close = get_close_matches(key, known, 1)
    message = f"unknown key {key!r}" + (f"; did you mean {close[0]!r}?" if close else "")
    return Diagnostic("config-invalid", line_of(source, key), message, f"Keys are {', '.join(sorted(known))}.")


def record_text(record: Record, sha: str, on: date) -> str:
    """Return the text of a new record."""
    return (
        "# Where the document comes from. It is theirs: what we think of it stands in overlays.\n"
        + "".join(_lines(record, sha, on))
        + f"keep = {quoted(record.keep)}\n"
        + 'licence = """\nSay here what the provider allows: may their texts and examples be kept in this repository?\n"""\n'
    )


def renewed(source: Source, documents: Sequence[str], sha: str, on: date) -> str:
    """Return the text of a record after a document was fetched, or given as a file if there are no `documents`.

    What a person wrote beside it stays, unless it was about another address or one commit.
    """
    head, table, rest = source.text.partition("\n[")
    new = _lines(Record(documents[0] if documents else "", tuple(documents)), sha, on)
    moved = bool(documents) and read_record(source).documents != tuple(documents)
    names = {line.partition(" ")[0] for line in new} | {"commit"} | (_OF_ADDRESS if moved else frozenset[str]())
    old_lines = rf"^(?:{'|'.join(sorted(names))})[ \t]*=[ \t]*(?:\[[^\]]*\]|[^\n]*)\n"
    kept = re.sub(old_lines, "", f"{head}\n", flags=re.MULTILINE)
    comments = re.match(r"(?:#[^\n]*\n)*", kept)
    first = comments.end() if comments else 0
    text = kept[:first] + "".join(new) + kept[first:]
    return f"{text}{table[1:]}{rest}" if table else text.rstrip("\n") + "\n"


def _lines(record: Record, sha: str, on: date) -> list[str]:
    lines = [f"retrieved = {on.isoformat()}\n", f"sha256 = {quoted(sha)}\n"]
    pages = "".join(f"  {quoted(item)},\n" for item in record.documents)
    shown = f"[\n{pages}]" if len(record.documents) > 1 else pages.strip(" ,\n")
    if not shown:
        return lines
    return [f"url = {quoted(record.url)}\n", f"document = {shown}\n", *lines]


def _invalid(source: Source, message: str, advice: str) -> Refused:
    return Refused([Diagnostic("config-invalid", Place(source.name), message, advice)])
