"""Python names, as openapi-python-client makes them."""

from __future__ import annotations

import re
import unicodedata
from keyword import iskeyword
from typing import TYPE_CHECKING, Final

from openapi_python_client.strings import RESERVED_WORDS, ClassName, PythonIdentifier, pascal_case, snake_case

from generator.names import LONGEST

if TYPE_CHECKING:
    from collections.abc import Container

PREFIX: Final = "n"
"""What the engine puts before a name that begins with a digit."""
CLIENT_WORDS: Final = ("client", "url")
"""Names that the engine keeps for itself: a parameter of that name gets its place behind it there, as in `client_query`."""

_MOST_LETTERS: Final = 16
_READ: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. -]*")
_SIGN: Final = re.compile(r"^[+-](?=[0-9])")
_COMPARISONS: Final = {
    ">=": "at least",
    "<=": "at most",
    ">": "greater than",
    "<": "less than",
    "!=": "not",
    "!": "not",
}
_COMPARISON: Final = re.compile(r"(?<=[A-Za-z0-9])(?:[<>]=?|!=?)$")
_SHADOWS: Final = frozenset(word for word in RESERVED_WORDS if not iskeyword(word))


def spelling(text: str) -> str:
    """A name in letters that the engine reads: it drops `/` and `$`, which part words, and signs, which tell two names apart.

    Raises:
        ValueError: if nothing is left; the message says so, for a person.
    """
    if _READ.fullmatch(text):
        return text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    plain = _SIGN.sub(lambda match: "plus " if match.group() == "+" else "minus ", plain)
    plain = _COMPARISON.sub(lambda match: f" {_COMPARISONS[match.group()]}", plain)
    spelled = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")
    if not spelled:
        msg = f"{text!r} holds no letter or digit that a Python name can be made of"
        raise ValueError(msg)
    return spelled


def spelled_out(text: str) -> str:
    """A name for what has too long a one, which is cut, or none in letters that the engine reads: each letter by its own name.

    The same text gives the same name always, wherever it stands.
    """
    if pascal(text):
        return shortened(text)
    words = [_letter(char) for char in unicodedata.normalize("NFC", text)[:_MOST_LETTERS]]
    return "_".join(word for word in words if word)


def _letter(char: str) -> str:
    """A letter as Unicode calls it, such as `ka`; a sign of Chinese, which Unicode calls by a number, is `u540d`."""
    found = re.search(r" (?:LETTER|SYLLABLE|SIGN) ([A-Z ]+)$", unicodedata.name(char, ""))
    return found[1].lower().replace(" ", "_") if found else f"u{ord(char):x}"


def identifier(text: str, reserved: frozenset[str] = frozenset()) -> str:
    """The snake_case name that the engine gives, with `_` behind it where Python or we need the word.

    Raises:
        ValueError: if no name can be made; the message says why, for a person.
    """
    return shown(_short(PythonIdentifier(spelling(text), PREFIX), text), reserved)


def class_key(text: str) -> str:
    """A class name that the engine leaves as it is.

    Raises:
        ValueError: if no name can be made; the message says why, for a person.
    """
    name = spelling(text)
    while name != (again := ClassName(name, PREFIX)):
        name = again
    return _short(name, text)


def pascal(text: str) -> str:
    """The words of a text as part of a class name; empty where nothing usable is left."""
    try:
        return pascal_case(spelling(text))
    except ValueError:
        return ""


def shortened(text: str) -> str:
    """A name for what has no usable one: the words of its place, as many as there is room for."""
    return PythonIdentifier(spelling(text), PREFIX)[: LONGEST - 10].rstrip("_")


def path_parameter(key: str) -> str:
    """A name in letters that the engine reads in the holes of a path."""
    name = re.sub(r"[^A-Za-z0-9_-]", "_", key)
    return f"{PREFIX}{name}" if name[:1].isdigit() else name


def snake(text: str) -> str:
    """The words of a text in small letters; empty where nothing usable is left."""
    try:
        return snake_case(spelling(text))
    except ValueError:
        return ""


def method(text: str, tag: str) -> str:
    """The name of an operation inside the group of a tag: without the tag, if it begins with it."""
    name = identifier(text)
    return identifier(name.removeprefix(f"{tag}_"))


def shown(name: str, reserved: Container[str]) -> str:
    """A name of the engine's as it is printed: `type_` only hides a builtin and is `type`; what generated code needs gets a `_`."""
    plain = name[:-1] if name.endswith("_") and name[:-1] in _SHADOWS else name
    return f"{plain}_" if plain in reserved or iskeyword(plain) else plain


def _short(name: str, text: str) -> str:
    if len(name) > LONGEST:
        msg = f"the name made of {text[:40]!r}… has {len(name)} characters; {LONGEST} is the most"
        raise ValueError(msg)
    return str(name)
