"""The document under preparation: looking nodes up, and collecting what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.errors import Diagnostic, Refused
from generator.parse import locate
from generator.pointers import resolve
from generator.types import Pointer

if TYPE_CHECKING:
    from generator.config import Provider
    from generator.types import Json, Patched, Place

Node = dict[str, "Json"]


class Scope:
    """A patched document, its waivers, and the findings so far.

    Invariant: a finding is either in `findings` or answered by exactly one waiver; `close` raises if anything is left.
    """

    def __init__(self, patched: Patched, provider: Provider) -> None:
        """Start with no findings."""
        self.patched = patched
        self.provider = provider
        self.root: Node = patched.value if isinstance(patched.value, dict) else {}
        self.findings: list[Diagnostic] = []
        self._used: set[int] = set()

    def refuse(self, code: str, pointer: Pointer, message: str, advice: str = "") -> None:
        """Note a finding at a node, unless a waiver names it."""
        for index, waiver in enumerate(self.provider.waivers):
            if waiver.code == code and waiver.pointer == pointer:
                self._used.add(index)
                return
        self.findings.append(Diagnostic(code, self.place(pointer), f"{message} (at {pointer or 'the root'})", advice))

    def place(self, pointer: Pointer) -> Place:
        """Where a node was written: in the overlay action that last put it there, else in the provider's document."""
        best: tuple[int, Place] | None = None
        for touch in self.patched.touches:
            inside = pointer == touch.pointer or pointer.startswith(f"{touch.pointer}/")
            if inside and touch.kind != "remove" and not _exists(self.patched.document.value, pointer):
                best = (len(touch.pointer), touch.place) if best is None or len(touch.pointer) >= best[0] else best
        return best[1] if best else locate(self.patched.document, pointer)

    def follow(self, node: Json, pointer: Pointer) -> tuple[Node, Pointer]:
        """Follow `$ref`s (Reference Objects, no siblings) to the node that is meant. Reports what leads nowhere."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            reference = str(node["$ref"])
            if reference in seen:
                self.refuse(
                    "reference-cycle", pointer, f"$ref {reference!r} leads back to itself", "Point it at a schema."
                )
                return {}, pointer
            seen.add(reference)
            target = self.target(reference, pointer)
            if target is None:
                return {}, pointer
            node, pointer = target
        if not isinstance(node, dict):
            self.refuse("not-an-object", pointer, "An object is needed here")
            return {}, pointer
        return node, pointer

    def target(self, reference: str, pointer: Pointer) -> tuple[Json, Pointer] | None:
        """The node that one `$ref` names, or None after reporting why there is none."""
        if not reference.startswith("#"):
            advice = "Bring it into this document by overlay: references are read from one file only."
            self.refuse("external-reference", pointer, f"$ref {reference!r} leads out of the document", advice)
            return None
        target = Pointer(unquote(reference[1:]))
        if not _exists(self.root, target):
            advice = "Correct the reference, or add what it names by overlay."
            self.refuse("dangling-reference", pointer, f"$ref {reference!r} names nothing in this document", advice)
            return None
        return resolve(self.root, target), target

    def close(self) -> None:
        """Raise everything found, and every waiver that nothing needed.

        Raises:
            Refused: if there is anything.
        """
        unused = [waiver for index, waiver in enumerate(self.provider.waivers) if index not in self._used]
        self.findings += [
            Diagnostic(
                "waiver-unused",
                waiver.place,
                f"nothing needs the waiver of {waiver.code} at {waiver.pointer}",
                "Delete it.",
            )
            for waiver in unused
        ]
        if self.findings:
            raise Refused(self.findings)


def _exists(root: Json, pointer: Pointer) -> bool:
    try:
        resolve(root, pointer)
    except (LookupError, ValueError):
        return False
    return True
