"""Tables and explanations for people, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.annotations import classes
from generator.lock import counts
from generator.parse import locate
from generator.pointers import ROOT, join, resolve, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.api import Api, Group, Operation
    from generator.files import Changes
    from generator.pipeline import Build
    from generator.types import Patched, Pointer, Touch

HEAD = ("provider", "operations", "models", "overlay actions", "files changed")


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned, the first to the left, the others to the right."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def generated(locks: Mapping[str, str], rendered: Collection[str], changes: Changes) -> str:
    """The table of `make generate`. `locks` holds each client's lock, `rendered` the clients that had to be made."""
    touched = (*changes.added, *changes.changed, *changes.removed)
    rows: list[Sequence[str]] = [HEAD]
    for name, lock in locks.items():
        rows.append(row(name, counts(lock), sum(path.startswith(f"{name}/") for path in touched)))
    rest = sum(not any(path.startswith(f"{name}/") for name in locks) for path in touched)
    lines = [table(rows)]
    lines += [f"{rest} more files changed in what the clients share, or in clients that are gone"] if rest else []
    up_to_date = [name for name in locks if name not in rendered]
    lines += (
        [f"up to date, not rendered: {', '.join(up_to_date)} (make generate FORCE=1 renders them)"]
        if up_to_date
        else []
    )
    return "\n".join(lines)


def accepted(api: Api) -> list[str]:
    """One line for each kind of loss that waivers accept."""
    return [f"accepted: {count} times {code}: {meaning}" for code, meaning, count in api.accepted]


def row(name: str, found: Mapping[str, int], changed: int) -> tuple[str, ...]:
    """One client's line in the table."""
    return name, *(str(found.get(key, "?")) for key in ("operations", "models", "actions")), str(changed)


def differences(changes: Changes) -> list[str]:
    """One line for each file that is not what the inputs give."""
    return [
        *(f"missing: {path}" for path in changes.added),
        *(f"differs: {path}" for path in changes.changed),
        *(f"stale:   {path}" for path in changes.removed),
    ]


def find_operation(build: Build, wanted: str) -> tuple[Group, Operation] | None:
    """Find a method by operationId, by `group.method`, by its own name where only one has it, or by `METHOD /path`."""
    found = [(group, item) for group in build.api.groups for item in group.operations]
    for keys in (_exact_names, _loose_names):
        matches = [pair for pair in found if wanted in keys(*pair)]
        if len(matches) == 1:
            return matches[0]
    return None


def _exact_names(group: Group, operation: Operation) -> tuple[str, ...]:
    return operation.identity, f"{group.attribute}.{operation.name}", f"{operation.method} {operation.path}"


def _loose_names(group: Group, operation: Operation) -> tuple[str, ...]:  # noqa: ARG001 - same signature as its twin
    return operation.name, operation.path


def explain(build: Build, group: Group, operation: Operation, package: str) -> str:
    """Spec line → actions that touched it → generated file and method."""
    patched = build.patched
    pointers = [operation.pointer, *_schemas_of(build, operation)]
    lines = [
        f"{group.attribute}.{operation.name}()    {operation.method} {operation.path}",
        "",
        "the provider's description",
    ]
    lines += [f"  {locate(patched.document, operation.pointer)}  {operation.pointer}"]
    lines += ["", "how sure", *_confidence(patched, pointers)]
    lines += ["", "touched by"]
    touches = _relevant(patched, pointers)
    lines += [_touched(touch) for touch in touches] or ["  nothing"]
    module = f"{group.module}.py"
    text = build.package.files[module]
    lines += ["", "generated"]
    lines += [f"  {package}/{module}:{_line(text, f'def {operation.name}(')}  {group.class_name}.{operation.name}"]
    lines += [
        f"  {package}/{module}:{_line(text, f'async def {operation.name}(')}  Async{group.class_name}.{operation.name}"
    ]
    return "\n".join(lines)


def _touched(touch: Touch) -> str:
    place = f"  {touch.place}  {touch.kind} {touch.pointer or '/'}"
    return f"{place}\n      decision: {touch.description}\n      evidence: {touch.evidence or 'none'}"


def _confidence(patched: Patched, pointers: Iterable[Pointer]) -> list[str]:
    """Every part of the operation and its classes that says how sure it is."""
    found: list[str] = []
    for pointer in pointers:
        stack = [(resolve(patched.value, pointer), pointer)]
        while stack:
            node, place = stack.pop()
            if isinstance(node, dict):
                if isinstance(node.get("x-confidence"), str):
                    found.append(f"  {node['x-confidence']}  {place}")
                stack.extend((item, join(place, key)) for key, item in reversed(node.items()))
    return found or ["  documented: nothing says otherwise"]


def _schemas_of(build: Build, operation: Operation) -> list[Pointer]:
    """Where the classes that the method names itself were described."""
    names = {
        name
        for annotation in (operation.returns, *(item.annotation for item in operation.arguments))
        for name in classes(annotation)
    }
    body = operation.body.schema if operation.body else None
    names |= {str(body["$ref"])} if isinstance(body, dict) and "$ref" in body else set()
    return [model.pointer for model in build.api.models if model.name in names]


def _relevant(patched: Patched, pointers: Iterable[Pointer]) -> list[Touch]:
    """Touches at, below or right around the nodes; those of the root and the list of paths concern everything."""
    listed = list(pointers)
    return [touch for touch in patched.touches if any(_concerns(touch, pointer) for pointer in listed)]


def _concerns(touch: Touch, pointer: Pointer) -> bool:
    inside = touch.pointer == pointer or touch.pointer.startswith(f"{pointer}/")
    around = pointer.startswith(f"{touch.pointer}/") and touch.pointer not in {
        ROOT,
        join(ROOT, "paths"),
        join(ROOT, "components"),
    }
    return inside or (around and len(split(touch.pointer)) > 1)


def _line(text: str, needle: str) -> int:
    position = text.find(needle)
    return text.count("\n", 0, position) + 1 if position >= 0 else 1
