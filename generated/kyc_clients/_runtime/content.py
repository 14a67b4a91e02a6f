"""The body of a response as it arrives: decoded piece by piece, counted, and refused before it fills the memory.

A 64 KiB piece of gzip can hold 64 MiB, and 841 bytes of brotli half a gigabyte. So only codings are asked for and taken whose
decoder has a limit on how much it gives at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from .failures import Broken, ConfigurationError

if TYPE_CHECKING:
    import zlib
    from collections.abc import Iterator

ACCEPTED: Final = "gzip, deflate"
"""What requests say that they take (`accept-encoding`)."""
DEFAULT_MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""The bytes that the body of a response may have, decoded, unless the client says otherwise."""
_PIECE: Final = 64 * 1024
_MOST_CODINGS: Final = 3
_GZIP: Final = 31
_ZLIB: Final = 15
_BARE: Final = -15


def checked_most(most: int) -> int:
    """Return a limit that makes sense."""
    given: object = most
    if isinstance(given, bool) or not isinstance(given, int) or given <= 0:  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
        raise ConfigurationError("max_response_bytes must be a positive whole number: the most bytes of a response")
    return most


class Body:
    """Takes the raw pieces of a body, and gives its decoded bytes. Raises `Broken`, whose rule says what is wrong."""

    __slots__ = ("_coders", "_left", "_most", "_pieces")

    def __init__(self, codings: str, most: int) -> None:
        """`codings` is the content-encoding header, `most` the decoded bytes that are accepted."""
        self._most = self._left = most
        self._pieces: list[bytes] = []
        self._coders = _coders(codings) if codings else []

    def take(self, raw: bytes) -> None:
        """Take the next piece as it came."""
        if not self._coders:
            self._keep(raw)
            return
        for piece in _through(self._coders, raw):
            self._keep(piece)

    def _keep(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            self._pieces.clear()
            message = (
                f"the body is larger than {self._most} bytes, the most that this client takes (max_response_bytes)"
            )
            raise Broken("too-large", message)
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """Return the body, now that all of it has come."""
        for coder in self._coders:
            coder.finish()
        return b"".join(self._pieces)  # of one piece, that piece


class _Coder(Protocol):
    def pieces(self, raw: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


def _coders(codings: str) -> list[_Coder]:
    """Return the decoders in the order of their use: what was applied last comes off first."""
    names = [name for name in (part.strip().lower() for part in codings.split(",")) if name not in {"", "identity"}]
    unknown = [name for name in names if name not in {"gzip", "x-gzip", "deflate"}]
    if unknown or len(names) > _MOST_CODINGS:
        raise Broken("content-encoding", f"the body is encoded in a way that was not asked for; {ACCEPTED} was")
    return [_Inflater(_ZLIB if name == "deflate" else _GZIP) for name in reversed(names)]


def _through(coders: list[_Coder], raw: bytes) -> Iterator[bytes]:
    if not coders:
        yield raw
        return
    for piece in coders[0].pieces(raw):
        yield from _through(coders[1:], piece)


class _Inflater:
    """gzip, with any number of members, and deflate, with and without the header that it should have."""

    def __init__(self, form: int) -> None:
        self._form = form
        self._inner: zlib._Decompress = _inflater(form)  # pyright: ignore[reportPrivateUsage] - zlib has no public name for it
        self._held = b""
        self._started = False
        self._over = False

    def pieces(self, raw: bytes) -> Iterator[bytes]:
        import zlib  # noqa: PLC0415 - only for a body that is encoded

        if not self._started:
            raw = self._held = self._held + raw
            if len(raw) < 2:  # noqa: PLR2004 - whether the header is there shows in its two bytes
                return
        while not self._over:
            try:
                piece = self._inner.decompress(raw, _PIECE)
            except zlib.error:
                if self._form != _ZLIB or self._started:
                    raise _ended() from None
                self._form, self._inner = _BARE, _inflater(_BARE)
                continue
            self._started = True
            if piece:
                yield piece
            if self._inner.eof:
                raw = self._inner.unused_data
                if self._form != _GZIP or not raw.startswith(b"\x1f"):
                    self._over = not (self._form == _GZIP and not raw)
                    return
                self._inner = _inflater(_GZIP)
                continue
            raw = self._inner.unconsumed_tail
            if not raw and len(piece) < _PIECE:
                return

    def finish(self) -> None:
        if (self._held or self._started) and not self._over and not self._inner.eof:
            raise _ended()


def _inflater(form: int) -> zlib._Decompress:  # pyright: ignore[reportPrivateUsage] - the same
    import zlib  # noqa: PLC0415 - only for a body that is encoded

    return zlib.decompressobj(form)


def _ended() -> Broken:
    return Broken("truncated", "the body ended too early")
