# Generated from specs/acme and overlays/acme by `make generate`. Edit those.

"""Classes of `jobs`."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from ..._runtime.download import EncodedFile, encoded_file
from ..._runtime.model import Model
from ..._runtime.schema import Schema

__all__ = [
    "M",
    "A",
]


@define(kw_only=True, repr=False)
class M(Model):
    """`M` as the provider describes it."""

    text: str | None
    word: Literal["a", "b"] | None = None
    """A response may hold a value that is not listed."""
    child: A | None
    above: float | None = None
    file: str | None = None

    _schema: ClassVar[Schema] = {
        "type": "object",
        "properties": {
            "text": {"type": ["string", "null"]},
            "word": {"type": "string", "enum": ["a", "b"]},
            "child": {"anyOf": [{"$ref": "A"}, {"type": "null"}]},
            "above": {"type": "number", "exclusiveMinimum": 0},
            "file": {"type": "string", "contentEncoding": "base64"},
        },
        "required": ["text", "child"],
    }

    @property
    def file_content(self) -> EncodedFile | None:
        """The document in `file`, decoded: `download()` or `save_to(path)`."""
        return encoded_file(self.file)


@define(kw_only=True, repr=False)
class A(Model):
    """`A` as the provider describes it."""

    x: str | None = None

    _schema: ClassVar[Schema] = {"type": "object", "properties": {"x": {"type": "string"}}}
