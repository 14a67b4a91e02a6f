"""Reads each file of a bundle once and resolves references between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.bundle.address import file_of
from generator.errors import Diagnostic, gathering
from generator.parse import locate, parse
from generator.pointers import exists, join, resolve
from generator.types import Document, Pointer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.types import Json, Source

    Target = tuple[str, Pointer]
    """A file, by its path from the document's folder, and a place in it."""


@dataclass(slots=True)
class References:
    """Files by their paths from the document's folder, and what was found wrong with them."""

    library: Mapping[str, Source]
    documents: dict[str, Document]
    """Those that were read: at first the document itself."""
    findings: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def at(self, target: Target) -> Json:
        """What stands at a place."""
        return resolve(self.documents[target[0]].value, target[1])

    def follow(self, reference: str, at: Target) -> Target | None:
        """The file and the place in it that a reference names; None after a report."""
        within = (at[0], join(at[1], "$ref"))
        place = within if exists(self.documents[at[0]].value, within[1]) else at
        file = file_of(at[0], reference)
        if file is None or (file not in self.documents and file not in self.library):
            advice = "References are followed to files in the document's own folder; bring others into it by overlay."
            what = "leads out of the document's folder" if file is None else f"names {file}, which is no file there"
            self.report("external-reference", place, f"$ref {reference!r} {what}", advice)
            return None
        document = self._document(file)
        pointer = Pointer(unquote(reference.partition("#")[2]))
        if pointer and (not pointer.startswith("/") or not exists(document.value, pointer)):
            message = f"$ref {reference!r} names nothing in {document.source.name}"
            self.report("dangling-reference", place, message, "Correct the reference, or add what it names.")
            return None
        return file, pointer

    def report(self, code: str, at: Target, message: str, advice: str) -> None:
        """Keep a finding, once."""
        finding = Diagnostic(code, locate(self.documents[at[0]], at[1]), message, advice)
        if finding not in self.findings:
            self.findings.append(finding)

    def _document(self, file: str) -> Document:
        """A file, read once; an empty one where it cannot be read."""
        if file not in self.documents:
            self.documents[file] = Document(self.library[file], {})
            with gathering(self.findings):
                self.documents[file] = parse(self.library[file])
        return self.documents[file]
