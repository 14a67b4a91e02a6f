"""Writing request bodies in the media types that contracts use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast
from urllib.parse import quote_plus

from .codec import dump
from .parameters import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

JSON = "application/json"


class Upload:
    """A file for a multipart body: its bytes, and the name and media type that go with them."""

    __slots__ = ("content", "content_type", "filename")

    def __init__(
        self, content: bytes, *, filename: str = "file", content_type: str = "application/octet-stream"
    ) -> None:
        """Keep the file in memory; it is sent as it is."""
        self.content = content
        self.filename = filename
        self.content_type = content_type


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON."""
    essence = content_type.partition(";")[0].strip().lower()
    return essence in {JSON, "text/json"} or essence.endswith("+json")


def writer(content_type: str, kinds: Mapping[str, str] = MappingProxyType({})) -> Callable[[object], tuple[str, bytes]]:
    """Return what writes a body of a media type: it gives the `Content-Type` and the bytes. `kinds`: of parts."""
    essence = content_type.partition(";")[0].strip().lower()
    if essence == "application/x-www-form-urlencoded":
        return lambda value: (content_type, _urlencoded(value))
    if essence == "multipart/form-data":
        return lambda value: _multipart(value, kinds)
    return lambda value: (content_type, _raw(value))


def _raw(value: object) -> bytes:
    if isinstance(value, Upload):
        return value.content
    return bytes(value) if isinstance(value, bytes | bytearray) else plain(value).encode()


def _parts(value: object) -> list[tuple[str, object]]:
    """Return the fields of a form: a list is a field that is repeated, and a null is one that is left out."""
    found: list[tuple[str, object]] = []
    for name, item in cast("dict[str, object]", value).items():
        found += [(name, one) for one in cast("list[object]", item)] if isinstance(item, list) else [(name, item)]
    return [(name, item) for name, item in found if item is not None]


def _form_text(item: object) -> str:
    return dump(cast("object", item)).decode() if isinstance(item, dict | list) else plain(item)


def _urlencoded(value: object) -> bytes:
    return "&".join(f"{quote_plus(name)}={quote_plus(_form_text(item))}" for name, item in _parts(value)).encode()


def _multipart(value: object, kinds: Mapping[str, str]) -> tuple[str, bytes]:
    """Write a multipart form with a boundary that nobody can foresee: a fixed one lets a file's content add fields."""
    from secrets import token_hex  # noqa: PLC0415 - rarely needed

    boundary = token_hex(24)
    chunks: list[bytes] = []
    for name, item in _parts(value):
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"'
        if isinstance(item, bytes | Upload):
            told = kinds.get(name, "application/octet-stream")
            upload = item if isinstance(item, Upload) else Upload(item, filename=name, content_type=told)
            kind = "".join(character for character in upload.content_type if character.isprintable())
            head += f'; filename="{_escaped(upload.filename)}"\r\nContent-Type: {kind}'
            content = upload.content
        else:
            kind = kinds.get(name) or _usual_kind(item)
            head += f"\r\nContent-Type: {kind}" if kind else ""
            content = dump(item) if is_json(kind) else _form_text(item).encode()
        chunks.append(head.encode() + b"\r\n\r\n" + content + b"\r\n")
    return f"multipart/form-data; boundary={boundary}", b"".join(chunks) + f"--{boundary}--\r\n".encode()


def _usual_kind(item: object) -> str:
    """Return the content type of a part of which the contract says none; none is a text's."""
    return JSON if isinstance(item, dict) else ""


def _escaped(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
