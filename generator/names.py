"""How things are called in Python. Decided here only, deterministically; collisions are reported, and numbered only by a waiver."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Final

from generator.runtime.options import ClientOptions

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST: Final = 150
"""Longer names are refused: nobody could read the code, and some become file names."""

_WORD: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")

_SIGN: Final = re.compile(r"^[+-](?=[0-9])")

_IN_ANNOTATIONS: Final = frozenset({"bool", "bytes", "datetime", "dict", "float", "int", "list", "str"})
"""Types that annotations name: a member of a class called so would hide them from the annotations below it."""

CLASS_RESERVED: Final = frozenset(dir(builtins)) | {
    "ClassVar", "Final", "Json", "Literal", "Mapping", "Model", "Schema", "Sequence", "Unset", "UNSET", "Any",
    "Operation", "Parameter", "Body", "Reply", "Group", "AsyncGroup", "Client", "AsyncClient", "TimeoutTypes",
    "Cancel", "EncodedFile", "FileLink", "Poll", "READ_ONLY", "TYPE_CHECKING",
}  # fmt: skip
"""Names that generated modules use themselves."""

CLIENT_NAMES: Final = frozenset(
    {
        "ApiKey", "AsyncHttpClient", "AsyncTokenStore", "AsyncTransport", "Callable", "Callback", "ClientSecret", "ClientSpec",
        "Effects", "Envelope", "EventHooks", "HttpBasic", "HttpBearer", "HttpClient", "Login", "Proxy",
        "RequestEvent", "ResponseEvent", "RetryEvent", "Rule", "SPEC", "Secret", "Timeouts", "Token", "TokenStore",
        "Transport",
    }
)  # fmt: skip
"""Names that `client.py` uses itself, beside `CLASS_RESERVED`."""

PACKAGE_NAMES: Final = CLASS_RESERVED | CLIENT_NAMES | {"Upload"}
"""What a client's class cannot be called, because its package already exports or uses the name."""

ATTRIBUTE_RESERVED: Final = _IN_ANNOTATIONS | {"extra", "from_dict", "to_dict", "self", "cls", "property"}
"""Attributes that `Model` has of its own, and what would hide a word that the class itself uses."""

METHOD_RESERVED: Final = _IN_ANNOTATIONS | {"deprecated"}
"""Methods that would hide a word that the class of a group itself uses."""

ARGUMENT_RESERVED: Final = frozenset(
    {"self", "timeout", "headers", "retries", "deadline", "validate", "extra_query", "extra_body"}
)
"""Options that every generated method takes."""

MODULE_RESERVED: Final = frozenset({"client", "models", "errors", "mock", "extras", "openapi"})
"""Modules that every generated package has."""

CLIENT_RESERVED: Final = frozenset(
    {
        "aclose", "base_url", "cached_property", "check", "close", "copy", "deadline", "effects", "parse_callback", "perform",
        "raw", "rotate", "spec", "usage", "verify_webhook", "wait_for_consent",
    }
)  # fmt: skip
"""Attributes that every client has of its own, and what would hide a word that its class itself uses."""

CONSTRUCTOR_RESERVED: Final = CLIENT_RESERVED | {"environment", "self"} | set(ClientOptions.__annotations__)
"""Arguments of every client's constructor."""

CONSTANT_RESERVED: Final = frozenset({"SPEC", "TYPE_CHECKING", "UNSET"})
"""Constants of generated modules."""


def words(text: str) -> list[str]:
    """Split a wire name into lower-case ASCII words: `XMLHttpID2` → `xml http id 2`. May be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    plain = _SIGN.sub(lambda match: "plus " if match.group() == "+" else "minus ", plain)
    return [word.lower() for word in _WORD.findall(plain)]


def snake(text: str) -> str:
    """`digilockerInitiateSession` → `digilocker_initiate_session`; `""` where nothing usable is left."""
    return "_".join(words(text))


def pascal(text: str) -> str:
    """`pan-details` → `PanDetails`. A text that is already a good class name is kept as it stands."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9]*", text):
        return text
    return "".join(word[:1].upper() + word[1:] for word in words(text))


def identifier(text: str, reserved: frozenset[str] = frozenset()) -> str:
    """A snake_case Python name for a wire name, with `_` behind it where Python or we need the word.

    Raises:
        ValueError: if no name can be made; the message says why, for a person.
    """
    return _checked(snake(text), text, reserved, "n")


def shortened(text: str) -> str:
    """A name for what has no usable one: the words of its place, as many as there is room for."""
    return snake(text)[: LONGEST - 10].rstrip("_")


def class_name(text: str, reserved: frozenset[str] = CLASS_RESERVED) -> str:
    """A class name for a schema's title or key.

    Raises:
        ValueError: if no name can be made; the message says why, for a person.
    """
    return _checked(pascal(text), text, reserved, "N")


def numbered(name: str, taken: Container[str]) -> str:
    """A name that is not taken, with a number behind it: where somebody accepts that two things have one name."""
    return next(found for number in count(2) if (found := f"{name}_{number}") not in taken)


def constant(name: str) -> str:
    """The constant that holds the operation of a method: `initiate_session` → `INITIATE_SESSION`."""
    upper = name.rstrip("_").upper()
    return f"{upper}_" if upper in CONSTANT_RESERVED else upper


def _checked(name: str, text: str, reserved: frozenset[str], letter: str) -> str:
    if not name:
        msg = f"{text!r} holds no letter or digit that a Python name can be made of"
        raise ValueError(msg)
    if name[0].isdigit():
        name = f"{letter}{name}"
    if len(name) > LONGEST:
        msg = f"the name made of {text[:40]!r}… has {len(name)} characters; {LONGEST} is the most"
        raise ValueError(msg)
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name
