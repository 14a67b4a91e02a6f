"""Writing request bodies in the media types that contracts use."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast
from urllib.parse import quote_plus

from .codec import dump
from .media import JSON, covers, essence, is_json, is_range
from .parameters import defined, plain, query_pairs, undefined
from .schema import part, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .operation import Parameter
    from .schema import Schema

BYTES = "application/octet-stream"


class Upload:
    """A file to send: its bytes, and the name and media type that go with them."""

    __slots__ = ("content", "content_type", "filename")

    def __init__(self, content: bytes, *, filename: str = "file", content_type: str = "") -> None:
        """Keep the file in memory; it is sent as it is.

        Args:
            content: The bytes.
            filename: The name that a form gives the file; a body that is nothing but the file has none.
            content_type: Its media type; empty for the one that the contract names, or `application/octet-stream`.
        """
        self.content = content
        self.filename = filename
        self.content_type = content_type


def is_file(schema: Schema) -> bool:
    """Whether a field of a form is a file, or a list of them, and not perhaps a text."""
    branches = [branch for word in ("anyOf", "oneOf") for branch in parts(schema, word) if branch.get("type") != "null"]
    if branches:
        return all(map(is_file, branches))
    if "items" in schema:
        return is_file(part(schema, "items"))
    media = str(schema.get("contentMediaType", ""))
    return schema.get("format") == "binary" and not is_json(media) and not media.lower().startswith("text/")


def writer(
    content_type: str,
    kinds: Mapping[str, str] = MappingProxyType({}),
    files: Collection[str] = (),
) -> Callable[[object], tuple[str, bytes]]:
    """Return what writes a body of a media type: it gives the `Content-Type` and the bytes.

    Args:
        content_type: The media type of the body.
        kinds: The media types of parts of a multipart form, or the styles of fields of another.
        files: The parts of a form that are files, also where a text is given.
    """
    form = essence(content_type)
    if form == "application/x-www-form-urlencoded":
        styles = {name: _field(name, way) for name, way in kinds.items()}
        return lambda value: (content_type, _urlencoded(value, styles))
    if form == "multipart/form-data":
        return lambda value: _multipart(value, kinds, files)
    if is_range(content_type):
        return lambda value: (_within(value, content_type), _raw(value))
    return lambda value: (_given_type(value) or content_type, _raw(value))


def outside(value: object, content_type: str) -> str:
    """Return what is wrong with the media type of a body whose contract names a range of them; empty where nothing is."""
    if not is_range(content_type) or covers(content_type, _within(value, content_type)):
        return ""
    if _given_type(value):
        return (
            f"has the media type {_given_type(value)}, which is none of {content_type}: give another as `content_type`"
        )
    return f"needs a media type of {content_type}: give `Upload(content, content_type=…)`"


def _within(value: object, content_type: str) -> str:
    """Return the media type of a body: the one given with it, or the plainest of the range."""
    usual = {"*/*": BYTES, "application/*": BYTES, "text/*": "text/plain"}.get(essence(content_type), "")
    return _given_type(value) or usual


def _given_type(value: object) -> str:
    """Return the media type that a caller gave a file, as it can stand in a header; empty where there is none."""
    kind = value.content_type if isinstance(value, Upload) else ""
    return "".join(character for character in kind if character.isascii() and character.isprintable())


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


def _form_text(item: object) -> str | bytes:
    if isinstance(item, bytes | Upload):
        return _raw(item)
    return dump(cast("object", item)).decode() if isinstance(item, dict | list) else plain(item)


def _field(name: str, way: str) -> Parameter:
    """Return a field of a form as the parameter of a query, which is written in the same styles."""
    from .operation import Parameter  # noqa: PLC0415 - imports this module

    return Parameter(name, name, "query", {}, style=way.rstrip("*"), explode=way.endswith("*"))


def _urlencoded(value: object, styles: Mapping[str, Parameter]) -> bytes:
    pairs: list[str] = []
    for name, item in cast("dict[str, object]", value).items():
        field = styles.get(name)
        if field is None:
            pairs += [f"{quote_plus(name)}={quote_plus(_form_text(one))}" for name, one in _parts({name: item})]
        elif not undefined(field, item):
            pairs += query_pairs(field, defined(field, item))
    return "&".join(pairs).encode()


def _multipart(value: object, kinds: Mapping[str, str], files: Collection[str]) -> tuple[str, bytes]:
    """Write a multipart form with a boundary that nobody can foresee: a fixed one lets a file's content add fields."""
    from secrets import token_hex  # noqa: PLC0415 - rarely needed

    boundary = token_hex(24)
    chunks: list[bytes] = []
    for name, item in _parts(value):
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_escaped(name)}"'
        if isinstance(item, bytes | Upload) or (name in files and isinstance(item, str)):
            filename = item.filename if isinstance(item, Upload) else name
            kind = _given_type(item) or kinds.get(name, BYTES)
            head += f'; filename="{_escaped(filename)}"'
            content = _raw(item)
        else:
            kind = kinds.get(name) or _usual_kind(item)
            text = dump(item) if is_json(kind) else _form_text(item)
            content = text.encode() if isinstance(text, str) else text
        head += f"\r\nContent-Type: {kind}" if kind else ""
        chunks.append(head.encode() + b"\r\n\r\n" + content + b"\r\n")
    return f"multipart/form-data; boundary={boundary}", b"".join(chunks) + f"--{boundary}--\r\n".encode()


def _usual_kind(item: object) -> str:
    """Return the content type of a part of which the contract says none; none is a text's."""
    return JSON if isinstance(item, dict) else ""


def _escaped(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
