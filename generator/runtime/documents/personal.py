"""What documents say of a person: gender and address. Nothing of a person is ever printed."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..record import Record

Gender: TypeAlias = Literal["male", "female", "transgender"]
"""Gender in words of one kind; the provider's own word is in `source`."""

_GENDERS: dict[str, Gender] = {
    "m": "male",
    "male": "male",
    "f": "female",
    "female": "female",
    "t": "transgender",
    "transgender": "transgender",
    "third gender": "transgender",
    "other": "transgender",
    "others": "transgender",
    "o": "transgender",
}


def read_gender(text: str | None) -> Gender | None:
    """Return what a provider's word means: `M`, `MALE` and `Male` are one. None for a word that nobody documents."""
    return _GENDERS.get((text or "").strip().lower())


class Personal(Record):
    """A value about a person: its text says which fields are there, never what they hold."""

    def __repr__(self) -> str:
        """Print which fields are there."""
        held: dict[str, object] = vars(self)
        there = [name for name in self.__record_fields__ if not _is_empty(held[name])]
        return f"{type(self).__name__}(<hidden: {', '.join(there)}>)"


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | tuple) and not value)


class Address(Personal):
    """An address in its parts, as UIDAI has them; a part that is missing is empty."""

    care_of: str = ""
    house: str = ""
    street: str = ""
    landmark: str = ""
    locality: str = ""
    place: str = ""
    """Village, town or city."""
    post_office: str = ""
    sub_district: str = ""
    district: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def text(self) -> str:
        """The address on one line, in the order of an envelope; a part that repeats the one before is left out."""
        found: list[str] = []
        for part in self._values():
            if part and (not found or found[-1] != part):
                found.append(str(part))
        return ", ".join(found)
