"""Lints a document and its overlays: every finding with a fix to paste."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.config import Waiver
from generator.dump import block
from generator.errors import Diagnostic, Refused
from generator.lint.advice import advise
from generator.lint.described import check_described
from generator.lint.evidence import check_evidence
from generator.lint.published import check_published
from generator.lint.remedies import mend
from generator.lint.waivers import REASON, waiver
from generator.normalise import normalise
from generator.normalise.scope import Scope
from generator.overlay import attempt
from generator.overlay.compare import compare_at
from generator.overlay.from_diff import action_of
from generator.overlay.paths import path_to
from generator.pipeline import read_all
from generator.pointers import exists, join, resolve, split
from generator.types import Document, Patched, Place, Pointer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.overlay.compare import Step
    from generator.pipeline import Inputs
    from generator.types import Json

_ROUNDS: Final = 20
_MOST: Final = 10_000
"""Findings of one kind that are listed: each has to be mended."""
_NEVER_OFFERED: Final = frozenset({"unsupported-servers"})
"""What would send credentials to another host than the document says is not proposed to anybody."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, what would mend it, as actions of an overlay, and the waiver that would accept it instead."""

    diagnostic: Diagnostic
    actions: tuple[Json, ...] = ()
    waiver: str = ""
    later: bool = False
    """Whether it only came up after findings before it were mended: then what mends it builds on what mends those."""

    def __str__(self) -> str:
        """Print the diagnostic, and below it what can be pasted as it is."""
        lines = [str(self.diagnostic)]
        if self.actions:
            after = ", after the actions above" if self.later else ""
            lines += [
                f"    paste below `actions:` of an overlay{after}:",
                "",
                *block(list(self.actions), "  ", "  "),
                "",
            ]
        if self.waiver:
            either = "or, to accept the loss, " if self.actions else ""
            lines += [f"    {either}paste into provider.toml:", "", *self.waiver.splitlines(), ""]
        return "\n".join(lines)


def lint(inputs: Inputs, vocabulary: Document, *, ours: bool, inferred: Collection[str] = ()) -> list[Finding]:
    """Find everything. What a stage finds is mended in memory, so that the stages after it can be asked too.

    `ours` asks what is asked of the providers here: of each overlay action a reason and evidence, of what people read a description.
    `inferred` are the samples that are no evidence by themselves.
    """
    found: list[Diagnostic] = []
    document, overlays = read_all(inputs, found)
    if document is None:
        return [Finding(item) for item in found]
    patched, useless = attempt(document, overlays)
    found += [*useless, *(check_evidence(overlays, inferred) if ours else [])]
    if ours:
        scope = Scope(patched, inputs.provider)
        check_described(scope)
        check_published(scope)
        found += scope.findings
    return [*(Finding(item) for item in found), *_prepared(patched, inputs, vocabulary)]


def _prepared(patched: Patched, inputs: Inputs, vocabulary: Document) -> list[Finding]:
    """Prepare again and again, each time with what was found before mended, until nothing new comes up."""
    findings: list[Finding] = []
    seen: set[tuple[str, str, str]] = set()
    provider = inputs.provider
    for turn in range(_ROUNDS):
        scope = Scope(patched, provider, most=_MOST)
        stages = _stages(scope, vocabulary)
        found = {_key(item): item for item in sorted([*stages, *scope.findings], key=_position)}
        listed = [_finding(item, patched.value, later=turn > 0) for key, item in found.items() if key not in seen]
        fresh = _without_removed(patched.value, listed)
        seen |= {_key(item.diagnostic) for item in fresh}
        findings += fresh
        if not fresh or (not stages and len(fresh) == len(listed)):
            break  # what is only advised against hides nothing
        patched = replace(patched, value=_mended(patched.value, fresh))
        accepted = [item.diagnostic for item in fresh if item.waiver and not item.actions]
        waivers = [Waiver(item.code, item.pointer, REASON, Place("")) for item in accepted if item.pointer is not None]
        provider = replace(provider, waivers=(*provider.waivers, *waivers))
    return findings


def _without_removed(root: Json, findings: list[Finding]) -> list[Finding]:
    """Leave out what is wrong inside of a node that another finding has removed: pasted together, the two would conflict.

    One that is wrong for two reasons is removed for the first of them. What is still wrong afterwards comes up in the next round.
    """
    gone = [_removals(root, finding) for finding in findings]
    everything = {place for places in gone for place in places}
    before: set[Pointer] = set()
    kept: list[Finding] = []
    for finding, own in zip(findings, gone, strict=True):
        pointer = finding.diagnostic.pointer or Pointer("")
        if not any(pointer.startswith(f"{holder}/") for holder in everything - own):
            kept.append(replace(finding, actions=(), waiver="") if pointer in before else finding)
            before |= own
    return kept


def _removals(root: Json, finding: Finding) -> set[Pointer]:
    """The places of nodes that are no longer there once a finding is mended."""
    pointer = finding.diagnostic.pointer
    mended = mend(root, finding.diagnostic) if finding.actions and isinstance(root, dict) else None
    if mended is None or not pointer:
        return set()
    before, after = resolve(root, mended[0]), mended[1]
    if isinstance(before, dict) and isinstance(after, dict):
        return {join(mended[0], key) for key in before if key not in after}
    shorter = isinstance(before, list) and isinstance(after, list) and len(after) < len(before)
    return {pointer} if shorter and pointer != mended[0] else set()


def _key(item: Diagnostic) -> tuple[str, str, str]:
    return item.code, item.pointer or str(item.place), item.message


def _position(item: Diagnostic) -> tuple[str, int, int]:
    return (item.place.file, item.place.line, item.place.column) if item.place is not None else ("", 0, 0)


def _stages(scope: Scope, vocabulary: Document) -> list[Diagnostic]:
    """What keeps a client from being made; what is advised besides comes into the scope's findings."""
    found: list[Diagnostic] = []
    try:
        normalise(scope.patched, scope.provider, vocabulary, most=_MOST)
    except Refused as refused:
        found += [item for item in refused.diagnostics if item.place not in {None, Place("")}]
    if not any(item.code == "too-deep" for item in found):
        advise(scope)
    return found


def _finding(item: Diagnostic, root: Json, *, later: bool) -> Finding:
    actions: list[Json] = []
    mended = mend(root, item) if isinstance(root, dict) else None
    if mended is not None:
        holder, value = mended
        steps = _steps(root, root, holder, value)
        if len(steps) > 1:  # the first may change what the path knows a list's item by
            steps = _steps(root, _put(root, split(holder), value), holder, value)
        actions = [action_of(step, item.message.removesuffix(f" (at {item.pointer})")) for step in steps]
    offered = item.waivable and item.code not in _NEVER_OFFERED
    alone = waiver(item.code, "pointer", item.pointer) if offered and item.pointer is not None else ""
    return Finding(item, tuple(actions), alone, later)


def _steps(root: Json, after: Json, holder: Pointer, value: Json) -> list[Step]:
    return compare_at(path_to(root, after, split(holder)), resolve(root, holder), value)


def _mended(value: Json, findings: Sequence[Finding]) -> Json:
    """The document with what was found mended, the last first: what is taken out of a list moves what follows it."""
    for finding in reversed(findings):
        mended = mend(value, finding.diagnostic) if isinstance(value, dict) else None
        if mended is not None and exists(value, mended[0]):
            value = _put(value, split(mended[0]), mended[1])
    return value


def _put(value: Json, keys: Sequence[str], new: Json) -> Json:
    if not keys:
        return new
    if isinstance(value, list):
        return [_put(item, keys[1:], new) if str(index) == keys[0] else item for index, item in enumerate(value)]
    items = value.items() if isinstance(value, dict) else ()
    return {name: _put(item, keys[1:], new) if name == keys[0] else item for name, item in items}
