"""Converts epoch timestamps (seconds or milliseconds) to aware `datetime`s and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from .failures import UnexpectedResponse
from .unset import Unset

if TYPE_CHECKING:
    from datetime import datetime

Unit = Literal["milliseconds", "seconds"]


@overload
def from_epoch(value: Unset | None, unit: Unit) -> None: ...
@overload
def from_epoch(value: float, unit: Unit) -> datetime: ...
@overload
def from_epoch(value: float | str | Unset | None, unit: Unit) -> datetime | None: ...
def from_epoch(value: float | str | Unset | None, unit: Unit) -> datetime | None:
    """Return the moment, in UTC, that a number or its text stands for; None for no value and a text that is no number.

    `UnexpectedResponse` is raised for a number beyond the year 9999, which no calendar here can show.
    """
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415 - only when used

    if value is None or isinstance(value, Unset | bool):
        return None
    try:
        number = int(value) if isinstance(value, str) else value
    except ValueError:
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(**{unit: number})
    except (OverflowError, ValueError):
        message = f"a number of {unit} since 1970 is beyond the calendar"
        raise UnexpectedResponse(message) from None


@overload
def epoch_ms(value: float) -> datetime: ...
@overload
def epoch_ms(value: float | str | Unset | None) -> datetime | None: ...
def epoch_ms(value: float | str | Unset | None) -> datetime | None:
    """Return the moment of a number of milliseconds."""
    return from_epoch(value, "milliseconds")


@overload
def epoch_s(value: float) -> datetime: ...
@overload
def epoch_s(value: float | str | Unset | None) -> datetime | None: ...
def epoch_s(value: float | str | Unset | None) -> datetime | None:
    """Return the moment of a number of seconds."""
    return from_epoch(value, "seconds")


def to_epoch(moment: datetime, unit: Unit) -> int:
    """Return the whole number for the wire. `ValueError` for a `datetime` that does not say its time zone."""
    if moment.tzinfo is None:
        message = "a datetime without a time zone is not a moment: use an aware one, such as datetime.now(UTC)"
        raise ValueError(message)
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415 - only when used

    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(**{unit: 1})


def to_epoch_ms(moment: datetime) -> int:
    """Return the milliseconds for the wire."""
    return to_epoch(moment, "milliseconds")


def to_epoch_s(moment: datetime) -> int:
    """Return the seconds for the wire."""
    return to_epoch(moment, "seconds")
