"""Media types: which of those that a contract names a body is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
JSON: Final = "application/json"


def essence(media_type: str) -> str:
    """Return the type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether it is JSON."""
    plain = essence(media_type)
    return plain in {JSON, "text/json"} or plain.endswith("+json")


def is_range(media_type: str) -> bool:
    """Whether it stands for several types: `image/*`."""
    return essence(media_type).endswith("/*")


def covers(declared: str, media_type: str) -> bool:
    """Whether a type is the declared one, or inside the declared range."""
    wanted, plain = essence(declared), essence(media_type)
    if not is_range(declared):
        return wanted == plain
    kind, _, name = plain.partition("/")
    return bool(kind and name) and "*" not in plain and wanted in {"*/*", f"{kind}/*"}


def nearest(offers: Sequence[tuple[str, T]], media_type: str) -> tuple[str, T] | None:
    """Return the offer that says most exactly what a type is; None where none names it."""
    found = [offer for offer in offers if covers(offer[0], media_type)]
    return min(found, key=lambda offer: _distance(offer[0], media_type), default=None)


def _distance(declared: str, media_type: str) -> int:
    if essence(declared) == "*/*":
        return 3
    return 2 if is_range(declared) else int(_parameters(declared) != _parameters(media_type))


def _parameters(media_type: str) -> set[str]:
    return {"".join(part.split()).replace('"', "").lower() for part in media_type.split(";")[1:]}
