"""The document being normalised: looks up nodes and collects findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from generator.errors import Diagnostic, Refused
from generator.normalise.walk import anchors
from generator.parse import locate
from generator.pointers import ROOT, exists, resolve, unescape
from generator.types import Pointer

if TYPE_CHECKING:
    from generator.config import Provider, Waiver
    from generator.normalise.flat_schema import FlatSchema
    from generator.types import Json, Patched, Place

Node = dict[str, "Json"]

WAIVABLE: Final = {
    "bad-default": "the default is not used",
    "bad-name": "it is called after its place",
    "bad-path": "the path is left out",
    "bad-pattern": "the pattern is not checked",
    "bad-server": "the server cannot be chosen by name",
    "bad-token-url": "a token is given by the caller, not fetched",
    "enum-type": "values that the type forbids are left out",
    "forbidden-header": "the parameter is left out",
    "name-collision": "the second is called after its place, or gets a number",
    "no-valid-value": "the first of the rules that exclude each other counts",
    "openapi-invalid": "what is malformed is ignored",
    "slow-pattern": "the pattern is not checked",
    "unknown-scheme": "the alternative that names it is left out",
    "unsupported-discriminator": "that entry of the `mapping` is left out",
    "unsupported-encoding": "parts are written plainly",
    "unsupported-keyword": "the keyword is ignored",
    "unsupported-media-type": "a body of it is passed as text, and a type that is none is left out",
    "unsupported-merge": "the first of the two counts",
    "unsupported-operation": "the operation is left out",
    "unsupported-parameter": "the parameter is left out",
    "unsupported-security": "the scheme cannot be used",
    "unsupported-servers": "calls go to the servers of the root",
    "unsupported-union": "the alternatives are not distinguished",
}
"""Findings that a person may accept, and what the client then does. Everything else has to be mended."""

_BLAMED: Final = "This overlay action did that: correct the action."
_USUAL: Final = "Correct it by overlay."
BUDGET: Final = 3_000_000
BUDGET_FOR_EACH: Final = 8
"""How much may be worked out from any document, and for each of its characters, roughly in characters of the client."""
MOST_ALIKE: Final = 100
"""Of more findings of one kind, the rest is counted: nobody reads them all."""


class Scope:
    """A patched document, its waivers, and the findings so far.

    Invariant: a finding is either in `findings` or answered by exactly one waiver; `close` raises if anything is left.
    """

    def __init__(self, patched: Patched, provider: Provider, *, most: int = MOST_ALIKE) -> None:
        """Start with no findings. Of each kind the first `most` are kept."""
        self._most = most
        self.patched = patched
        self.provider = provider
        self.root: Node = patched.value if isinstance(patched.value, dict) else {}
        self.findings: list[Diagnostic] = []
        self.flats: dict[Pointer, FlatSchema] = {}
        """Schemas made plain, by place: `flatten` keeps them here."""
        self._anchors: dict[str, list[Pointer]] | None = None
        self._used: dict[tuple[str, Pointer], Waiver] = {}
        self._noted: set[tuple[str, Pointer, str]] = set()
        self._alike: Counter[str] = Counter()
        self._spent = 0
        self._budget = BUDGET + BUDGET_FOR_EACH * patched.document.size

    def components(self, kind: str) -> Node:
        """The document's components of one kind, such as `schemas`, by name."""
        components = self.root.get("components")
        found = components.get(kind) if isinstance(components, dict) else None
        return found if isinstance(found, dict) else {}

    def refuse(self, code: str, pointer: Pointer, message: str, advice: str = "", *, fatal: bool = False) -> None:
        """Note a finding at a node once, unless a waiver names it. What is `fatal` here is not waived, whatever its code."""
        if not fatal and self.waived(code, pointer):
            return
        if (code, pointer, message) not in self._noted:
            self._noted.add((code, pointer, message))
            self._alike[code] += 1
            if self._alike[code] <= self._most:
                where = f"{message} (at {pointer or 'the root'})"
                waivable = code in WAIVABLE and not fatal
                culprit = self._culprit(pointer, message)
                action = culprit or self._touched(pointer)
                place = action or locate(self.patched.document, pointer)
                blamed = culprit or (action and (advice == _USUAL or code == "openapi-invalid"))
                suggestion = f"{_BLAMED} {advice.removeprefix(_USUAL)}".strip() if blamed else advice
                self.findings.append(Diagnostic(code, place, where, suggestion, pointer, waivable))

    def waived(self, code: str, pointer: Pointer) -> bool:
        """Whether someone accepts a finding. The waiver counts as needed."""
        if code not in WAIVABLE:
            return False
        if (code, pointer) not in self._used:
            found = next((item for item in self.provider.waivers if item.code == code and item.covers(pointer)), None)
            if found is None:
                return False
            self._used[code, pointer] = found
        return True

    def accepted(self) -> tuple[tuple[str, str, int], ...]:
        """The losses that waivers accept: which, what they mean, and how many."""
        counts = Counter(code for code, _ in self._used)
        return tuple((code, WAIVABLE[code], counts[code]) for code in sorted(counts))

    def start_again(self) -> None:
        """Forget the work done so far: the same is about to be done once more, with other names."""
        self._spent = 0

    def report(self) -> Refused:
        """Everything found so far, as a refusal."""
        more = [(code, count - self._most) for code, count in self._alike.items() if count > self._most]
        advice = "See one, see all; a waiver with `matching` accepts all of a kind."
        folded = [Diagnostic(code, None, f"{count:,} more of this kind", advice) for code, count in more]
        return Refused([*self.findings, *folded])

    def spend(self, amount: int, pointer: Pointer) -> None:
        """Count work done for a node.

        Raises:
            Refused: if the document asks for more than any honest one, which would otherwise fill memory and disk.
        """
        self._spent += amount
        if self._spent > self._budget:
            advice = (
                "Shared parts that refer to each other may multiply: give objects names and refer to them by `$ref`."
            )
            self.refuse("too-large", pointer, "the client of this document would be too large", advice)
            raise self.report()

    def place(self, pointer: Pointer) -> Place:
        """Where a node was written: in the overlay action that last put it there, else in the provider's document."""
        return self._touched(pointer) or locate(self.patched.document, pointer)

    def _touched(self, pointer: Pointer) -> Place | None:
        for touch in reversed(self.patched.touches):
            if touch.kind != "remove" and (pointer == touch.pointer or pointer.startswith(f"{touch.pointer}/")):
                return touch.place
        return None

    def _culprit(self, pointer: Pointer, message: str) -> Place | None:
        """The overlay action that last wrote or removed the member of a node that a message names."""
        for touch in reversed(self.patched.touches):
            holder, _, key = touch.pointer.rpartition("/")
            if holder == pointer and f"{unescape(key)!r}" in message:
                return touch.place
        return None

    def follow(self, node: Json, pointer: Pointer) -> tuple[Node, Pointer]:
        """Follow `$ref`s (Reference Objects) to the node that is meant. Reports what leads nowhere.

        What stands beside one is ignored, as OpenAPI has it.
        """
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
            self.refuse("not-an-object", pointer, "an object is needed here", "Correct it by overlay.")
            return {}, pointer
        return node, pointer

    def target(self, reference: str, pointer: Pointer) -> tuple[Json, Pointer] | None:
        """The node that one `$ref` names, or None after reporting why there is none."""
        if not reference.startswith("#"):
            advice = "Bring it into this document by overlay: references are read from one file only."
            self.refuse("external-reference", pointer, f"$ref {reference!r} leads out of the document", advice)
            return None
        target = self._anchored(Pointer(unquote(reference[1:])), pointer)
        if not (target == ROOT or target.startswith("/")) or not exists(self.root, target):
            advice = "Correct the reference, or add what it names by overlay."
            self.refuse("dangling-reference", pointer, f"$ref {reference!r} names nothing in this document", advice)
            return None
        return resolve(self.root, target), target

    def _anchored(self, target: Pointer, pointer: Pointer) -> Pointer:
        """Where a schema stands that is named by `$anchor` or, for `#` alone, around a node by `$recursiveAnchor`."""
        if target.startswith("/"):
            return target
        if self._anchors is None:
            self._anchors = anchors(self.root)
        found = self._anchors.get(target, [])
        around = [place for place in found if pointer.startswith(f"{place}/")]
        return max(around, key=len) if around else target if target == ROOT or len(found) != 1 else found[0]

    def close(self) -> None:
        """Raise everything found, and every waiver that nothing needed.

        Raises:
            Refused: if there is anything.
        """
        for waiver in self.provider.waivers:
            if waiver not in self._used.values():
                what = f"nothing needs the waiver of {waiver.code} at {waiver.where or 'the root'}"
                advice = "Delete it." if waiver.code in WAIVABLE else f"Delete it: {waiver.code} cannot be waived."
                self.findings.append(Diagnostic("waiver-unused", waiver.place, what, advice))
        if self.findings:
            raise self.report()
