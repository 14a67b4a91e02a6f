"""Documents that an answer links to or carries: fetched from foreign hosts with care, or decoded from base64.

A link is fetched over a connection of its own that knows no credentials, within a size and a time, without following a
redirect to another scheme, to plain http or, unless allowed, to an address inside one's own network.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, overload

from .errors import DownloadError
from .record import Record
from .timeouts import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from .http import OwnAsyncTransport, OwnTransport
    from .timeouts import TimeoutTypes
    from .unset import Unset

LARGEST: Final = 50 * 1024 * 1024
"""The bytes a document may have unless one says otherwise."""


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


class Rules(Record):
    """What a download must keep to."""

    largest: int = LARGEST
    sha256: str | None = None
    """The digest that the content must have."""
    allow_private: bool = False
    """Whether loopback and private addresses, and plain http to them, are fine."""
    timeout: TimeoutTypes = DEFAULT_TIMEOUT


class _Part:
    """A file that takes its name only when it is complete."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        from tempfile import mkstemp  # noqa: PLC0415 - only when used

        try:
            handle, name = mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
        except OSError as error:
            raise DownloadError(f"The file cannot be written to {self._path.parent}: {error.strerror}") from error
        self._name = name
        self._file = os.fdopen(handle, "wb")
        return self

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            Path(self._name).replace(self._path)
        else:
            Path(self._name).unlink()


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
    """A document that came inside the answer, in base64."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Keep the text; nothing is decoded yet."""
        self.text = text

    def __repr__(self) -> str:
        """Print that there is a document."""
        return f"EncodedFile({len(self.text)} characters)"

    def download(self, content_type: str = "") -> Download:
        """Decode the document."""
        from hashlib import sha256  # noqa: PLC0415 - only when used

        content = decode_base64(self.text)
        return Download(content, content_type, sha256(content).hexdigest())

    def save_to(self, path: str | os.PathLike[str]) -> Path:
        """Decode the document into a file, which appears whole or not at all and is readable by its owner alone."""
        return self.download().save_to(path)


def decode_base64(text: str) -> bytes:
    """Return the bytes of base64 text, standard or URL-safe, with or without line breaks, padding and a `data:` prefix."""
    from base64 import b64decode  # noqa: PLC0415 - only when used

    body = text.partition(",")[2] if text.startswith("data:") else text
    body = "".join(body.split()).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        return b64decode(body + "=" * (-len(body) % 4), validate=True)
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
def encoded_file(value: str) -> EncodedFile: ...
@overload
def encoded_file(value: str | Unset | None) -> EncodedFile | None: ...
def encoded_file(value: str | Unset | None) -> EncodedFile | None:
    """Return the document in a field's base64; None where there is none."""
    return EncodedFile(value) if isinstance(value, str) and value else None
