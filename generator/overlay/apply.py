"""Applies overlays: every node of an action is found, and the whole action checked, before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.overlay import hints
from generator.overlay.merge import Conflict, append, article, conflicts, kind, merge_object, size
from generator.overlay.query import InvalidQuery, Path, compile_query, find
from generator.overlay.trace import Trace
from generator.parse import locate
from generator.parse.limits import MAX_NODES
from generator.parse.yaml_reader import clone
from generator.pointers import from_path, join
from generator.types import Patched
from generator.values import same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.overlay.model import Action, Overlay
    from generator.types import Document, Json, Pointer

_QUOTE: Final = "a name that holds anything but letters, digits and `_` is quoted: $['x-name']"


def apply(document: Document, overlays: Sequence[Overlay], *, strict: bool = True) -> Patched:
    """Return the document as it is after all actions of all overlays, in order; the given value is never changed.

    Strict, which is our way, refuses a target that matches nothing, an action that changes nothing, an action with both
    `update` and `copy`, null over an object or array, and everything Overlay 1.0 leaves undefined. Lax is the
    standard's own leniency: only what it calls an error is refused. Where the standard leaves room, lax does what most
    tools do: `update` wins over `copy`, null replaces an object or array, a node that a query names twice is updated
    once, and Overlay 1.0 replaces primitives and properties of another kind. All findings are in one refusal.

    Each touch of the result names the smallest node that was inserted, replaced or appended, by its pointer in the
    final document. A removed member keeps the pointer it had, which resolves no more unless a later action puts
    something there; a removed array item, and whatever stood in one, is reported by the pointer of its array.
    """
    _check_queries(overlays)
    patched, found = attempt(document, overlays, strict=strict)
    if found:
        raise Refused(found)
    return patched


def attempt(
    document: Document, overlays: Sequence[Overlay], *, strict: bool = True
) -> tuple[Patched, list[Diagnostic]]:
    """Do all the actions that can be done, and return what is wrong with the others."""
    run = _Run(document.value, strict=strict)
    for overlay in overlays:
        for action in overlay.actions:
            run.perform(overlay, action)
    return Patched(document, run.value, run.trace.touches()), run.found


def _check_queries(overlays: Sequence[Overlay]) -> None:
    found: list[Diagnostic] = []
    for overlay in overlays:
        for action in overlay.actions:
            copied = [(action.copy.path, action.copy.pointer)] if action.copy is not None else []
            for text, pointer in ((action.target, action.target_pointer), *copied):
                try:
                    compile_query(text)
                except InvalidQuery as error:
                    message = f"{text} is no RFC 9535 JSONPath: {error}"
                    found.append(
                        Diagnostic("overlay-jsonpath", locate(overlay.document, pointer), message, _help(text))
                    )
    if found:
        raise Refused(found)


def _help(query: str) -> str:
    return _QUOTE if "-" in query else "a path reads like $.paths['/pets'].get, or $.tags[?@.name == 'pets']"


class _Refusal(Exception):  # noqa: N818 - carried to the list of findings, never out of this module
    """An action cannot be performed."""

    def __init__(self, code: str, pointer: Pointer, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.code, self.pointer, self.message, self.help = code, pointer, message, help_


class _Run:
    """A working copy and what has been done to it."""

    def __init__(self, value: Json, *, strict: bool) -> None:
        self.value = clone(value)
        self.found: list[Diagnostic] = []
        self.trace = Trace()
        self._original = value
        self._strict = strict
        self._inserted = 0

    def perform(self, overlay: Overlay, action: Action) -> None:
        """Do one action, or note why not and leave the value as it was."""
        try:
            targets = find(action.target, self.value)
            if self._strict:
                self._check_strictly(action, targets)
            if not targets:
                return
            if action.remove:
                self._remove(overlay, action, targets)
            else:
                self._update(overlay, action, targets)
        except InvalidQuery as error:
            place = locate(overlay.document, action.pointer)
            found = Diagnostic("overlay-jsonpath", place, f"{action.target}: {error}", "name what it is about")
            self.found.append(found)
        except _Refusal as refusal:
            place = locate(overlay.document, refusal.pointer)
            self.found.append(Diagnostic(refusal.code, place, refusal.message, refusal.help))

    def _check_strictly(self, action: Action, targets: list[tuple[Path, Json]]) -> None:
        if action.update is not None and action.copy is not None and not action.remove:
            message = "`update` and `copy` in one action: each says it has no effect beside the other"
            raise _Refusal("overlay-conflict", action.pointer, message, "write two actions")
        if not targets:
            message, help_ = hints.no_match(action, self.value, self._original)
            raise _Refusal("overlay-no-match", action.target_pointer, message, help_)
        if action.update is None and action.copy is None and not action.remove:
            message = "the action changes nothing: it has no `update`, `copy` or `remove: true`"
            raise _Refusal("overlay-no-change", action.pointer, message, "say what to do, or delete the action")

    def _remove(self, overlay: Overlay, action: Action, targets: list[tuple[Path, Json]]) -> None:
        if any(not path for path, _ in targets):
            raise _Refusal(
                "overlay-conflict", action.target_pointer, "the whole document cannot be removed", "remove parts of it"
            )
        containers = [(path, self._node(path[:-1])) for path, _ in targets]
        indexes: dict[Path, list[int]] = {}
        for path, container in containers:
            step = path[-1]
            if isinstance(container, dict):
                container.pop(str(step), None)
            elif isinstance(step, int):
                indexes.setdefault(path[:-1], []).append(step)
        arrays = {path[:-1]: container for path, container in containers if isinstance(container, list)}
        for path, gone in indexes.items():
            gone.sort()
            kept = set(gone)
            array = arrays[path]
            array[:] = [item for index, item in enumerate(array) if index not in kept]
        self.trace.add("remove", (path for path, _ in targets), overlay, action)
        self.trace.removed(indexes)

    def _update(self, overlay: Overlay, action: Action, targets: list[tuple[Path, Json]]) -> None:
        update, pointer = self._value(action)
        if pointer is None:
            return
        self._check(overlay, action, targets, update, pointer)
        self._inserted += size(update) * len(targets)
        if self._inserted > MAX_NODES:
            message = f"with this action overlays insert more than {MAX_NODES:,} nodes"
            raise _Refusal("overlay-size", action.pointer, message, "narrow its target")
        changed = [path for target in targets for path in self._change(*target, update)]
        if not changed and self._strict:
            many = f"all {len(targets)} nodes that it selects" if len(targets) > 1 else "its target"
            message = f"the action changes nothing: {many} already {'have' if len(targets) > 1 else 'has'} this value"
            raise _Refusal("overlay-no-change", action.pointer, message, hints.no_change(action, self._original))
        self.trace.add("copy" if action.update is None else "update", changed, overlay, action)

    def _value(self, action: Action) -> tuple[Json, Pointer | None]:
        """Return what to merge and where the overlay says so; no pointer if the action has no effect."""
        if action.update is not None:
            return action.update.value, action.update.pointer
        if action.copy is None:
            return None, None
        sources = find(action.copy.path, self.value)
        if len(sources) != 1:
            message = f"`copy` must select exactly one node, not {len(sources) or 'none'}"
            raise _Refusal(
                "overlay-copy",
                action.copy.pointer,
                message,
                "correct the path: it is read before the action changes anything",
            )
        return clone(sources[0][1]), action.copy.pointer

    def _check(
        self, overlay: Overlay, action: Action, targets: list[tuple[Path, Json]], update: Json, pointer: Pointer
    ) -> None:
        kinds = {kind(node): path for path, node in reversed(targets)}
        if len(kinds) > 1:
            where = ", ".join(f"{name} {from_path(path) or 'the root'}" for name, path in sorted(kinds.items()))
            message = f"target selects nodes of different kinds: {where}"
            raise _Refusal(
                "overlay-conflict", action.target_pointer, message, "narrow the path until all are of one kind"
            )
        old = overlay.version == (1, 0)
        for path, node in targets:
            for conflict in _type_conflicts(node, update, strict=self._strict, old=old):
                where = from_path((*path, *conflict.path)) or "the root"
                message = f"at {where}: {conflict}"
                place = join(pointer, *conflict.path) if action.update is not None else pointer
                raise _Refusal(
                    "overlay-conflict", place, message, "to replace a value of another kind, remove it first"
                )

    def _change(self, path: Path, node: Json, update: Json) -> Iterator[Path]:
        if isinstance(node, dict) and isinstance(update, dict):
            yield from merge_object(node, update, path)
        elif isinstance(node, list):
            yield from append(node, update if isinstance(update, list) else [update], path)
        elif not same(node, update):
            self._replace(path, clone(update))
            yield path

    def _replace(self, path: Path, value: Json) -> None:
        container = self._node(path[:-1]) if path else None
        if isinstance(container, dict):
            container[str(path[-1])] = value
        elif isinstance(container, list) and isinstance(path[-1], int):
            container[path[-1]] = value
        else:
            self.value = value

    def _node(self, path: Path) -> Json:
        node = self.value
        for step in path:
            if isinstance(node, dict):
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int):
                node = node[step]
        return node


def _type_conflicts(node: Json, update: Json, *, strict: bool, old: bool) -> Iterator[Conflict]:
    """Yield why an update cannot be applied to a node."""
    if isinstance(node, dict):
        if not isinstance(update, dict):
            yield Conflict((), f"an object can only be updated with an object, not {article(update)}")
        elif strict or not old:
            yield from conflicts(node, update, null_replaces=not strict)
    elif not isinstance(node, list):
        if kind(update) != "primitive":
            yield Conflict((), f"a primitive can only be replaced by a primitive, not {article(update)}")
        elif strict and old:
            yield Conflict((), "Overlay 1.0 cannot update a primitive; 1.1.0 can")
