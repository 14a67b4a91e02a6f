"""Media types: which bodies a client can send and read."""

from __future__ import annotations

REQUEST_TYPES = (
    "application/json",
    "+json",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "text/",
)
"""In the order of preference where a provider takes several."""

RESPONSE_TYPES = ("application/json", "+json", "text/", "application/octet-stream", "application/", "image/")
"""In the order of preference where a provider sends several. What is neither JSON nor text is read as bytes."""


def choose_type(types: list[str], known: tuple[str, ...]) -> str | None:
    """The type that the client asks for or sends; None where none is supported."""
    for wanted in known:
        for declared in types:
            plain = declared.partition(";")[0].strip().lower()
            if (
                plain == wanted
                or (wanted.endswith("/") and plain.startswith(wanted))
                or (wanted[0] == "+" and plain.endswith(wanted))
            ):
                return declared
    return None
