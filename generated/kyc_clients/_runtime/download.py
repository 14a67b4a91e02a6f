"""Documents that a response links to or carries: fetched from foreign hosts with care, or decoded from base64.

A link is fetched over a connection of its own that knows no credentials, within a size and a time, without following a
redirect to another scheme, to plain http or, unless allowed, to an address inside one's own network.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, overload

from .download_rules import Rules
from .errors import DownloadError
from .record import Record

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from .http import OwnAsyncTransport, OwnTransport
    from .unset import Unset

__all__ = ["Download", "EncodedFile", "FileLink", "Rules", "decode_base64", "encoded_file", "file_link"]


class Download(Record):
    """A document in memory. Its text shows nothing of it."""

    content: bytes
    content_type: str
    sha256: str
    """Hexadecimal digest of the content."""

    def save_to(self, path: str | os.PathLike[str]) -> Path:
        """Write the document, whole or not at all, readable by its owner alone."""
        with _Part(Path(path)) as part:
            part.write(self.content)
        return Path(path)

    def __repr__(self) -> str:
        """Print what it is and how large, not what it holds."""
        return f"Download({len(self.content)} bytes, {self.content_type or 'type unknown'}, sha256={self.sha256[:12]}…)"


class _Part:
    """A file that takes its name only when it is complete. Whatever a disk does, nothing else is left behind."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        from tempfile import mkstemp  # noqa: PLC0415 - only when used

        try:
            if self._is_directory():
                raise DownloadError(f"The file cannot be written: {self._path} is a directory")
            handle, name = mkstemp(prefix=".kyc-", dir=self._path.parent)
        except (OSError, ValueError) as error:
            raise self._failed(error) from error
        self._part = Path(name)
        self._file = os.fdopen(handle, "wb")
        return self

    def _is_directory(self) -> bool:
        try:
            return S_ISDIR(self._path.lstat().st_mode)
        except FileNotFoundError:
            return False

    def write(self, chunk: bytes) -> None:
        try:
            self._file.write(chunk)
        except OSError as error:
            raise self._failed(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                self._part.replace(self._path)
        except OSError as failure:
            raise self._failed(failure) from failure
        finally:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                self._part.unlink()

    def _failed(self, error: Exception) -> DownloadError:
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        return DownloadError(f"The file cannot be written to {self._path.parent}: {reason}")


class FileLink:
    """A document behind a URL. The URL is often as good as a key to the document, so it is not shown."""

    __slots__ = ("url",)

    def __init__(self, url: str) -> None:
        """Keep the URL; nothing is fetched yet."""
        self.url = url

    def __repr__(self) -> str:
        """Print that there is a link."""
        return "FileLink(<hidden>)"

    def download(self, rules: Rules | None = None, *, transport: OwnTransport | None = None) -> Download:
        """Fetch the document into memory. `DownloadError` says which rule stopped it."""
        from .fetching import fetch  # noqa: PLC0415 - imports httpx

        chunks: list[bytes] = []
        content_type, digest = fetch(self.url, rules or Rules(), transport, chunks.append)
        return Download(b"".join(chunks), content_type, digest)

    def save_to(
        self, path: str | os.PathLike[str], rules: Rules | None = None, *, transport: OwnTransport | None = None
    ) -> Path:
        """Stream the document into a file, which appears whole or not at all and is readable by its owner alone."""
        from .fetching import fetch  # noqa: PLC0415 - imports httpx

        with _Part(Path(path)) as part:
            fetch(self.url, rules or Rules(), transport, part.write)
        return Path(path)

    async def download_async(
        self, rules: Rules | None = None, *, transport: OwnAsyncTransport | None = None
    ) -> Download:
        """`download`, awaited."""
        from .fetching import fetch_async  # noqa: PLC0415 - imports httpx

        chunks: list[bytes] = []
        content_type, digest = await fetch_async(self.url, rules or Rules(), transport, chunks.append)
        return Download(b"".join(chunks), content_type, digest)

    async def save_to_async(
        self, path: str | os.PathLike[str], rules: Rules | None = None, *, transport: OwnAsyncTransport | None = None
    ) -> Path:
        """`save_to`, awaited."""
        from .fetching import fetch_async  # noqa: PLC0415 - imports httpx

        with _Part(Path(path)) as part:
            await fetch_async(self.url, rules or Rules(), transport, part.write)
        return Path(path)


class EncodedFile:
    """A document that came inside the response, in base64."""

    __slots__ = ("content_type", "text")

    def __init__(self, text: str, content_type: str = "") -> None:
        """Keep the text; nothing is decoded yet. `content_type` is what the contract says that it is."""
        self.text = text
        self.content_type = content_type

    def __repr__(self) -> str:
        """Print that there is a document."""
        return f"EncodedFile({len(self.text)} characters)"

    def download(self, content_type: str = "") -> Download:
        """Decode the document. `DownloadError` where it is no base64, or not what the contract says."""
        from hashlib import sha256  # noqa: PLC0415 - only when used

        from .kinds import LOOKED_AT, check_kind  # noqa: PLC0415 - the same

        content = decode_base64(self.text)
        if self.content_type:
            check_kind(content[:LOOKED_AT], self.content_type)
        return Download(content, content_type or self.content_type, sha256(content).hexdigest())

    def save_to(self, path: str | os.PathLike[str]) -> Path:
        """Decode the document into a file, which appears whole or not at all and is readable by its owner alone."""
        return self.download().save_to(path)


def decode_base64(text: str) -> bytes:
    """Return the bytes of base64 text, standard or URL-safe, with or without line breaks, padding and a `data:` prefix.

    Blanks inside a line are no base64: they are what a form makes of `+`, and what prose has between its words.
    """
    from base64 import b64decode  # noqa: PLC0415 - only when used

    prefix, comma, body = text.partition(",") if text.startswith("data:") else ("", "", text)
    lines = "".join(line.strip() for line in body.splitlines())
    whole = lines.rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        if (prefix and not (comma and prefix.endswith(";base64"))) or len(lines) - len(whole) > 2:  # noqa: PLR2004
            raise ValueError  # noqa: TRY301 - reported below
        return b64decode(whole + "=" * (-len(whole) % 4), validate=True)
    except ValueError:
        message = "the document is not base64"
        raise DownloadError(message) from None


@overload
def file_link(value: str) -> FileLink: ...
@overload
def file_link(value: str | Unset | None) -> FileLink | None: ...
def file_link(value: str | Unset | None) -> FileLink | None:
    """Return the document behind a field's URL; None where there is none."""
    return FileLink(value) if isinstance(value, str) and value else None


@overload
def encoded_file(value: str, content_type: str = "") -> EncodedFile: ...
@overload
def encoded_file(value: str | Unset | None, content_type: str = "") -> EncodedFile | None: ...
def encoded_file(value: str | Unset | None, content_type: str = "") -> EncodedFile | None:
    """Return the document in a field's base64; None where there is none."""
    return EncodedFile(value, content_type) if isinstance(value, str) and value else None
