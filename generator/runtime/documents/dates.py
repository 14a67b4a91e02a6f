"""Dates as providers and issuers write them. None of them is a `date` of OpenAPI, so each is read from its text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Final

_INDIA: Final = timezone(timedelta(hours=5, minutes=30))
"""Where the day of an instant is meant."""
_YEARS: Final = range(1850, 2200)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS: Final = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?![\d])", re.ASCII)
_NAMED: Final = re.compile(r"(\d{1,2})[-/. ]?([A-Za-z]{3})[A-Za-z]*[-/., ]*(\d{4})(?!\d)", re.ASCII)
_EIGHT: Final = re.compile(r"\d{8}", re.ASCII)
_INSTANT: Final = re.compile(r"[1-9]\d{8,12}", re.ASCII)
"""As text; with fourteen digits, or with a zero before them, it is rather a day with a time behind it."""
_MILLISECONDS: Final = 100_000_000_000
"""From here on a number of an instant counts milliseconds: as seconds it would be in the year 5138."""


def read_date(value: str | float | None) -> date | None:
    """Return the day that a text or a number means; None where there is none, or where it says less than a day.

    Known forms: `19-01-1994`, `19/01/1994`, `19.01.1994`, `1994-01-19`, each with or without a time behind it; `19011994`, `19940119`;
    `19-Jan-1994`, `19 January 1994`; seconds or milliseconds since 1970, as a number or as text, whose day is India's. Day comes before
    month wherever the year does not come first. A year alone is no date.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_instant(value)
    text = value.strip()
    return _of_instant(int(text)) if _INSTANT.fullmatch(text) else _of_text(text)


def _of_text(text: str) -> date | None:
    if _EIGHT.fullmatch(text):
        return _day(text[4:], text[2:4], text[:2]) or _day(text[:4], text[4:6], text[6:])
    if found := _NUMBERS.match(text):
        first, middle, last = found.groups()
        return _day(first, middle, last) if len(first) == len("1994") else _day(last, middle, first)
    if (found := _NAMED.match(text)) and found[2].lower() in _MONTHS:
        return _day(found[3], str(_MONTHS.index(found[2].lower()) + 1), found[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _of_instant(number: float) -> date | None:
    seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
    try:
        day = (datetime(1970, 1, 1, tzinfo=_INDIA) + timedelta(seconds=seconds, hours=5, minutes=30)).date()
    except (OverflowError, ValueError):
        return None
    return day if day.year in _YEARS else None
