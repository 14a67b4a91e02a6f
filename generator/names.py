"""Names reserved by generated code."""

from __future__ import annotations

import builtins
from itertools import count
from typing import TYPE_CHECKING, Final

from generator.runtime.options import ClientOptions

if TYPE_CHECKING:
    from collections.abc import Container

_FIRST: Final = {"_": "underscored", "$": "dollar", "@": "at", "#": "hash"}
_SIGNS: Final = {"[": "brackets", "-": "dashed", ".": "dotted", " ": "spaced", "/": "slashed", "_": "snake"}

LONGEST: Final = 150
"""Longer names are refused: nobody could read the code, and some become file names."""

_IN_ANNOTATIONS: Final = frozenset({"bool", "bytes", "datetime", "dict", "float", "int", "list", "str"})
"""Types that annotations name: a member of a class called so would hide them from the annotations below it."""

CLASS_RESERVED: Final = frozenset(dir(builtins)) | {
    "ClassVar", "Final", "Json", "Literal", "Mapping", "Model", "Schema", "Sequence", "Unset", "UNSET", "Any",
    "Operation", "Parameter", "Body", "ResponseSpec", "Group", "AsyncGroup", "Client", "AsyncClient", "TimeoutTypes",
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

ATTRIBUTE_RESERVED: Final = _IN_ANNOTATIONS | {"extra", "from_dict", "to_dict", "to_json", "self", "cls", "property"}
"""Attributes that `Model` has of its own, and what would hide a word that the class itself uses."""

METHOD_RESERVED: Final = _IN_ANNOTATIONS | {"deprecated"}
"""Methods that would hide a word that the class of a group itself uses."""

ARGUMENT_RESERVED: Final = frozenset(
    {"self", "accept", "timeout", "headers", "retries", "deadline", "validate", "extra_query", "extra_body"}
)
"""Options that every generated method takes."""

DEVICES: Final = frozenset(
    {"aux", "con", "nul", "prn", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
)
"""What Windows takes for devices, whatever follows the dot: no file is called so."""

MODULE_RESERVED: Final = frozenset({"client", "models", "errors", "mock", "extras", "openapi"}) | DEVICES
"""Modules that every generated package has, and names that no module can have."""

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


def numbered(name: str, taken: Container[str]) -> str:
    """A name that is not taken, with a number behind it: where somebody accepts that two things have one name."""
    return next(found for number in count(2) if (found := f"{name}_{number}") not in taken)


def distinct_name(name: str, written: str, taken: Container[str]) -> str:
    """A name that is not taken, with a word behind it for how the other name is written: `user_id_camel`, `id_underscored`."""
    full = f"{name}_{_style(written)}"
    return numbered(full, taken) if full in taken else full


def _style(written: str) -> str:
    """How the words of a name are set off from each other."""
    if written[:1] in _FIRST:
        return _FIRST[written[0]]
    for sign, word in _SIGNS.items():
        if sign in written[1:]:
            return word
    if written.isupper():
        return "upper"
    return "lower" if written.islower() else "pascal" if written[:1].isupper() else "camel"


def constant(name: str) -> str:
    """The constant that holds the operation of a method: `initiate_session` → `INITIATE_SESSION`."""
    upper = name.rstrip("_").upper()
    return f"{upper}_" if upper in CONSTANT_RESERVED else upper
