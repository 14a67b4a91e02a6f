"""A file of a document, wherever it lies: behind a link, in a response, or to be asked for once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..record import Record

if TYPE_CHECKING:
    import os
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from ..download import Download


class DocumentFile(Record):
    """A file that belongs to a document. Its text shows neither where it lies nor what it holds."""

    name: str = ""
    """What the provider calls it."""
    kind: str = ""
    """Which document it belongs to, in the flow's words; empty for one that has no word there."""
    issuer: str = ""
    content_type: str = ""
    """As the provider announces it; empty where it does not."""
    fetch: Callable[[], Download] | None = None
    fetch_async: Callable[[], Awaitable[Download]] | None = None

    def download(self) -> Download:
        """Fetch the file into memory.

        Raises:
            DownloadError: where the file cannot be had.
            ConfigurationError: for a file of an asynchronous flow: await `download_async`.
        """
        if self.fetch is None:
            from ..errors import ConfigurationError  # noqa: PLC0415 - only when misused

            raise ConfigurationError("This file came from an asynchronous flow: await download_async()")
        return self.fetch()

    def save_to(self, path: str | os.PathLike[str]) -> Path:
        """Fetch the file and write it, whole or not at all, readable by its owner alone."""
        return self.download().save_to(path)

    async def download_async(self) -> Download:
        """`download`, awaited; for files of an asynchronous flow."""
        if self.fetch_async is None:
            from ..errors import ConfigurationError  # noqa: PLC0415 - only when misused

            raise ConfigurationError("This file came from a synchronous flow: call download()")
        return await self.fetch_async()

    async def save_to_async(self, path: str | os.PathLike[str]) -> Path:
        """`save_to`, awaited."""
        return (await self.download_async()).save_to(path)

    def __repr__(self) -> str:
        """Print what it is called."""
        return f"DocumentFile({self.kind or self.name or 'file'!r}, {self.content_type or 'type unknown'})"
