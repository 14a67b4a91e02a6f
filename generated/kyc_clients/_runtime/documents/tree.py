"""XML from outside, read without what XML can do to a reader: no declarations, no entities of its own, limits on size and depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a document. The largest part is a photograph."""
DEEPEST: Final = 32
MOST_ELEMENTS: Final = 20_000
MOST_ATTRIBUTES: Final = 200


class Element:
    """An element by its local name, with its attributes by theirs, its children and its text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin without content."""
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def all(self, name: str) -> list[Element]:
        """Return the children of a name."""
        return [child for child in self.children if child.name == name]

    def one(self, *path: str) -> Element | None:
        """Return the element at a path of names below this one; a second one of a name makes a document ambiguous, and is refused."""
        found = self
        for name in path:
            children = found.all(name)
            if len(children) > 1:
                raise DocumentError(f"The document has {len(children)} elements {name} where one belongs")
            if not children:
                return None
            found = children[0]
        return found

    def attribute(self, name: str) -> str:
        """Return an attribute without blanks around it; empty where there is none."""
        return self.attributes.get(name, "").strip()

    def __iter__(self) -> Iterator[Element]:
        """Walk through this element and all below it."""
        yield self
        for child in self.children:
            yield from child

    def __repr__(self) -> str:
        """Print the name; what is inside is about a person."""
        return f"<Element {self.name}>"


def parse(content: bytes) -> Element:
    """Return the root of a document.

    Raises:
        DocumentError: for what is no XML, is too large or too deep, or declares a document type or entities.
    """
    from xml.parsers.expat import ExpatError, errors as reasons  # noqa: PLC0415 - only when a document is read

    if len(content) > LARGEST:
        raise DocumentError(f"The document has {len(content):,} bytes; at most {LARGEST:,} are read")
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)  # noqa: FBT003 - expat takes it by place
    except ExpatError as error:
        reason = reasons.messages.get(error.code, "malformed")
        raise DocumentError(f"The document is no XML: {reason}, in line {error.lineno}") from None
    except (ValueError, LookupError):
        raise DocumentError("The document is no XML: its encoding is unknown") from None
    return builder.root


class _Builder:
    """Builds the tree, and stops at the first thing that a document of a person has no need for."""

    def __init__(self) -> None:
        from xml.parsers.expat import ParserCreate  # noqa: PLC0415 - only when a document is read

        self.parser = parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._declared
        parser.EntityDeclHandler = self._declared
        parser.ExternalEntityRefHandler = self._declared
        self._open: list[Element] = []
        self._count = 0
        self.root = Element("", {})

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST_ELEMENTS or len(attributes) > MOST_ATTRIBUTES:
            raise DocumentError("The document is nested too deeply, or has too many elements or attributes")
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    @staticmethod
    def _declared(*_: object) -> NoReturn:
        raise DocumentError("The document declares a document type or entities, which no document of an issuer needs")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
