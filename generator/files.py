"""The only room that touches the disk: reads inputs, compares generated trees, and replaces them in one step.

`write_tree` promises that a folder holds the old tree or the new one at every moment, whatever is killed and whoever
else is writing. It stages the new tree beside the folder, under a lock, and lets the kernel exchange the two.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.errors import Diagnostic, Refused
from generator.exchange import exchange
from generator.parse.text import decode
from generator.types import Place, Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

MAX_BYTES: Final = 32 * 1024 * 1024
"""No input file may be larger: the largest OpenAPI documents in public use have about 12 MB."""

_MAX_NAME: Final = 255
_IGNORED: Final = "__pycache__"
_OVERLAY_SUFFIX: Final = ".overlay.yaml"


@dataclass(frozen=True, slots=True)
class Changes:
    """How a folder differs from the files it should hold: paths relative to it, each tuple sorted."""

    added: tuple[str, ...] = ()
    """In the files, not in the folder."""
    changed: tuple[str, ...] = ()
    """In both, with other content."""
    removed: tuple[str, ...] = ()
    """In the folder, not in the files."""

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.added or self.changed or self.removed)


def read_source(path: Path, root: Path) -> Source:
    """Read one text file. Messages will call it by its path relative to `root`, where it lies below that."""
    name = _name(path, root)
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise _refusal("file-unreadable", name, "this is not a file", "Name the document itself.")
        if info.st_size > MAX_BYTES:
            message = f"{info.st_size:,} bytes is more than an input may have ({MAX_BYTES:,})"
            raise _refusal("file-too-large", name, message, "Split the document.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise _refusal("file-missing", name, "there is no such file", "Correct the path.") from error
    except (OSError, ValueError) as error:
        raise _refusal("file-unreadable", name, _reason(error), "Make it readable.") from error
    return decode(name, data)


def read_document(path: Path, root: Path) -> Source:
    """Read a document: a file, or a folder of documentation pages (`*.md`) that together are one."""
    if not path.is_dir():
        return read_source(path, root)
    pages = tuple(read_source(item, root) for item in sorted(_items(path)) if item.suffix in {".md", ".mdx"})
    name = _name(path, root)
    if not pages:
        raise _refusal("file-missing", name, "there is no page (*.md) in this folder", "Name the document itself.")
    return Source(name, "\n".join(page.text for page in pages), pages)


def find_document(folder: Path, root: Path) -> Path:
    """Return where a provider's document is, or should be: `openapi.yaml`, or a folder `pages`."""
    pages, document = folder / "pages", folder / "openapi.yaml"
    if pages.is_dir() and document.exists():
        message = "there is a folder pages beside it, and one of the two would not be read"
        raise _refusal("file-ambiguous", _name(document, root), message, "Remove one of them.")
    return pages if pages.is_dir() else document


def is_document(path: str) -> bool:
    """Tell whether a file of a provider's folder is its document, or one of its pages."""
    return path == "openapi.yaml" or path.startswith("pages/")


def list_folders(folder: Path) -> tuple[str, ...]:
    """Name the folders in a folder, sorted; hidden ones are nobody's business. No folder, no names."""
    names = (item.name for item in _items(folder) if item.is_dir())
    return tuple(sorted(name for name in names if not name.startswith((".", "__"))))


def list_overlays(folder: Path, root: Path) -> tuple[Path, ...]:
    """List a folder's `NN-reason.overlay.yaml` in the order they apply; a document of any other name is refused."""
    documents = sorted(item for item in _items(folder) if item.suffix in {".yaml", ".yml", ".json"})
    misnamed = [item for item in documents if not _is_overlay(item.name)]
    if misnamed:
        advice = f"Name it like `10-operation-ids{_OVERLAY_SUFFIX}`, or move it elsewhere."
        message = "this name would keep the overlay from being applied"
        raise Refused([Diagnostic("overlay-name", Place(_name(item, root)), message, advice) for item in misnamed])
    return tuple(documents)


def list_modules(folder: Path) -> tuple[Path, ...]:
    """List the Python modules that lie directly in a folder, sorted."""
    return tuple(sorted(item for item in _items(folder) if item.suffix == ".py"))


def read_tree(folder: Path) -> dict[str, str]:
    """Read every text file below a folder, by relative path in sorted order, bytecode caches aside."""
    texts: dict[str, str] = {}
    for path, data in _scan(folder).items():
        if data is None:
            message = f"{path} is a link or no plain file"
            raise _refusal("file-unreadable", folder.as_posix(), message, "Remove it: trees hold plain text files.")
        texts[path] = decode((folder / path).as_posix(), data).text
    return texts


def compare_tree(folder: Path, files: Mapping[str, str]) -> Changes:
    """Say what `write_tree` would change, and change nothing."""
    found = _scan(folder)
    wanted = {path: _encode(text, folder / path) for path, text in files.items()}
    return Changes(
        added=tuple(sorted(wanted.keys() - found.keys())),
        changed=tuple(sorted(path for path in wanted.keys() & found.keys() if wanted[path] != found[path])),
        removed=tuple(sorted(found.keys() - wanted.keys())),
    )


def write_tree(
    folder: Path, files: Mapping[str, str], *, marker: str | None = None, outside: Path | None = None
) -> Changes:
    """Make a folder hold exactly these files, in one step; where it does already, touch nothing.

    With a `marker`, a folder that holds something but no file of that name is somebody else's, and is refused. What is
    staged lies beside the folder, or beside `outside`, the folder around it in which nobody should ever see it.
    """
    _check_paths(folder, files)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - `resolve` would follow the link that the next line refuses
    _check_target(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.parent):
            stage = _stage(folder, outside)
            stage.recover()
            changes = compare_tree(folder, files)
            if changes.any:
                _check_ours(folder, marker)
                _replace(stage, files)
    except OSError as error:
        message = f"cannot be written: {_reason(error)}"
        raise _refusal("output-unwritable", folder.as_posix(), message, "Choose a folder you may write to.") from error
    return changes


def discard(folder: Path) -> None:
    """Remove a folder that was written in vain."""
    _remove(folder)


def write_text(path: Path, text: str) -> None:
    """Write one file whole or not at all."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.generating")
    try:
        try:
            staged.write_bytes(_encode(text, path))
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot be written: {_reason(error)}"
        raise _refusal("output-unwritable", path.as_posix(), message, "Choose a file you may write.") from error


@dataclass(frozen=True, slots=True)
class _Stage:
    """A folder to be replaced, and the two names that are only ever seen while it is."""

    folder: Path
    staged: Path
    replaced: Path

    def recover(self) -> None:
        """Undo what an interrupted run left: bring back a tree it had moved away, and drop what it had staged."""
        if self.replaced.is_dir() and not self.folder.exists():
            self.replaced.rename(self.folder)
        _remove(self.replaced)
        _remove(self.staged)


def _stage(folder: Path, outside: Path | None) -> _Stage:
    """Choose the names beside the folder, or beside the one around it where that is possible: writable, the same disk."""
    staged = folder.with_name(f".{folder.name}.generating")
    around = Path(os.path.abspath(outside or folder))  # noqa: PTH100 - links keep their names
    above = around.parent
    if outside is not None and os.access(above, os.W_OK) and above.stat().st_dev == folder.parent.stat().st_dev:
        staged = around.with_name(f".{around.name}.{folder.name}.generating")
    return _Stage(folder, staged, staged.with_name(f"{staged.name.removesuffix('.generating')}.replaced.generating"))


def _replace(stage: _Stage, files: Mapping[str, str]) -> None:
    """Stage the tree and let it take the folder's place."""
    try:
        stage.staged.mkdir()
        for path, text in files.items():
            place = stage.staged / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_encode(text, stage.folder / path))
        if not stage.folder.exists():
            stage.staged.rename(stage.folder)
        elif not exchange(stage.staged, stage.folder):
            stage.folder.rename(stage.replaced)
            stage.staged.rename(stage.folder)
    finally:
        stage.recover()


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Hold the only writer's lock on what lies directly in a folder. The kernel lets go of it when we are killed."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _check_paths(folder: Path, files: Mapping[str, str]) -> None:
    """Refuse names that leave the folder, and names that some file system would take for one another."""
    findings: list[str] = []
    seen: dict[str, str] = {}
    for path in files:
        parts = path.split("/")
        if any(part in {"", ".", "..", _IGNORED} or len(part.encode()) > _MAX_NAME for part in parts):
            findings.append(f"{path!r} is no path inside a folder")
        elif not path.isprintable() or "\\" in path:
            findings.append(f"{path!r} holds characters that file names should not have")
        for end in range(1, len(parts) + 1):
            prefix = "/".join(parts[:end])
            kind = prefix if end < len(parts) else f"{prefix} (a file)"
            if seen.setdefault(prefix.casefold(), kind) != kind:
                findings.append(f"{path!r} cannot stand beside {seen[prefix.casefold()]!r}")
    if findings:
        advice = "Rename the schema, tag or operation that gave it by overlay."
        raise Refused([Diagnostic("output-path", Place(folder.as_posix()), finding, advice) for finding in findings])


def _check_target(folder: Path) -> None:
    """Refuse what is really something else than a folder of its own."""
    if folder == folder.parent:
        raise _refusal("output-not-ours", folder.as_posix(), "this is the whole file system", "Name a folder in it.")
    if folder.is_symlink():
        message = "this is a link, and replacing it would leave what it points to behind"
        raise _refusal("output-not-ours", folder.as_posix(), message, f"Name the folder itself: {folder.readlink()}")
    if folder.exists() and not folder.is_dir():
        message = "there is a file of this name"
        raise _refusal("output-not-ours", folder.as_posix(), message, "Name a folder, or remove the file.")


def _check_ours(folder: Path, marker: str | None) -> None:
    """Refuse to replace a folder that the generator did not write."""
    if marker is not None and any(_items(folder)) and not (folder / marker).is_file():
        message = f"holds files that the generator did not write (there is no {marker})"
        advice = "Name a new or empty folder. Nothing was changed."
        raise _refusal("output-not-ours", folder.as_posix(), message, advice)


def _scan(folder: Path) -> dict[str, bytes | None]:
    """Read all files below a folder, in sorted order; None stands for a link or a device, which is never followed."""
    found: dict[str, bytes | None] = {}
    for item in sorted(_items(folder)):
        if item.is_dir() and not item.is_symlink():
            if item.name != _IGNORED:
                found |= {f"{item.name}/{path}": data for path, data in _scan(item).items()}
        else:
            found[item.name] = _bytes(item)
    return found


def _bytes(file: Path) -> bytes | None:
    if file.is_symlink() or not file.is_file():
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise _refusal("file-unreadable", file.as_posix(), _reason(error), "Make it readable.") from error


def _items(folder: Path) -> Iterable[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _refusal("file-unreadable", folder.as_posix(), _reason(error), "Make it a readable folder.") from error


def _is_overlay(name: str) -> bool:
    number, dash, _ = name.partition("-")
    return bool(dash) and len(number) == len("NN") and number.isdecimal() and name.endswith(_OVERLAY_SUFFIX)


def _name(path: Path, root: Path) -> str:
    """Call a file by its place below the root where it has one, otherwise as the caller did."""
    absolute, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100 - links keep their names
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else path.as_posix()


def _encode(text: str, path: Path) -> bytes:
    """Encode as UTF-8; half a surrogate pair is no text, whatever a document calls it."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = f"would hold {text[error.start]!a}, which is half a character"
        raise _refusal("output-not-text", path.as_posix(), message, "Correct the description that holds it.") from error


def _reason(error: OSError | ValueError) -> str:
    """Say what the system says, without its error numbers and paths."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__


def _refusal(code: str, file: str, message: str, advice: str) -> Refused:
    return Refused([Diagnostic(code, Place(file), message, advice)])
