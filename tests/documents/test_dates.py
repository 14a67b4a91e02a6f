"""Days in the forms of providers and issuers, to the edges of each form."""

from datetime import date

import pytest

from generator.runtime.documents.dates import read_date

DAY = date(1994, 1, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9-1-1994", DAY),
        ("9 1 1994", DAY),
        ("1994.1.9", DAY),
        ("09-01-1994 12:00", DAY),
        ("09-01-1994T12:00:00", DAY),
        ("09-01-19945", None),
        ("94-01-09", None),
        ("199-01-09", None),
        ("9Jan1994", DAY),
        ("9-january, 1994", DAY),
        ("9 JAN 1994 12:00", DAY),
        ("9-Dec-1994", date(1994, 12, 9)),
        ("9-Jan-19945", None),
        ("9-Jan-94", None),
        ("32-Jan-1994", None),
        ("Jan 9 1994", None),
        ("09011994", DAY),
        ("19940109", DAY),
        ("31121850", date(1850, 12, 31)),
        ("31121849", None),
        ("31122199", date(2199, 12, 31)),
        ("31122200", None),
        ("01-01-1850", date(1850, 1, 1)),
        ("31-12-1849", None),
        ("31-12-2199", date(2199, 12, 31)),
        ("01-01-2200", None),
        ("12111210", None),
        ("9401091", None),
        ("090119940", None),
        ("758053800", date(1994, 1, 9)),
        ("7258098599999", date(2199, 12, 31)),
        ("7258098600000", None),
        ("19940109000000", None),
        ("01011994120000", None),
        ("\u0661\u0669-01-1994", None),
    ],
)
def test_a_text_is_a_day_in_a_known_form_alone(text: str, day: date | None) -> None:
    """With a day of the calendar, of a year that a person may have seen."""
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (0, date(1970, 1, 1)),
        (66_599, date(1970, 1, 1)),
        (66_600, date(1970, 1, 2)),
        (-19_800, date(1970, 1, 1)),
        (-19_801, date(1969, 12, 31)),
        (7_258_098_599, date(2199, 12, 31)),
        (7_258_098_600, None),
        (99_999_999_999, None),
        (100_000_000_000, date(1973, 3, 3)),
        (-100_000_000_000, date(1966, 10, 31)),
        (-99_999_999_999, None),
        (-3_786_845_400_001, None),
        (-3_786_759_000_000, date(1850, 1, 2)),
        (758_053_800_000, DAY),
        (758_053_799_999, date(1994, 1, 8)),
        (758_053_800.5, DAY),
        (1e18, None),
        (-1e15, None),
        (float("nan"), None),
        (float("inf"), None),
        (False, None),
    ],
)
def test_an_instant_is_a_day_of_india(number: float, day: date | None) -> None:
    """Which begins at half past six in the evening of the day before; from a hundred thousand million on it counts milliseconds."""
    assert read_date(number) == day
