"""The Chinese lunar calendar of 1840-2100: which day is which, from a table of its months.

The table is that of the calendars as issued (Purple Mountain Observatory; until 1928 by Beijing mean time), with the
coming years by GB/T 33661-2017. It agrees with ytliu0/ChineseCalendar on every day from 1900 to 2100 and with sxtwl on
every month start from 1840 to 2056. Almanacs differ from it in a few months (Hong Kong in 1978, folk calendars in
2013) and the months beginning in 2057-09, 2089-09 and 2097-08 hang on seconds not yet known: so a printed lunar date
that is a day off is shown, never corrected.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Literal

FIRST_YEAR, LAST_YEAR = 1840, 2100
FIRST_DAY, LAST_DAY = date(1840, 2, 3), date(2101, 1, 28)

# One hexadecimal number for each lunar year: bit i is set where the (i+1)th month has 30 days, not 29; the bits from
# 13 on are the number of the leap month, nought where the year has none. A leap month follows its namesake.
_YEARS = """
    ea5 754a 54b ea97 aab 55a ab55 ba9 752 9aa5 b25 11a4b 94d aad f56a 5b4 ba9 bd52 d92 d25 7a4d 956 112b5 ad6 6d4
    ada9 ec9 e92 8d26 527 14a57 95b b5a d6d4 754 749 b693 a93 52b 6a5b 96d eb6a daa ba4 bb49 d49 a95 952b 52d aad
    556a daa dda4 ea4 d4a aa95 a97 556 6ab5 ad5 116d2 752 ea5 b64a 64b a9b 9556 56a b59 5752 752 db25 b25 a4b b4ab
    2ad 56b 4b69 da9 fd92 e92 d25 ba4d a56 2b6 95b5 6d4 ea9 5e92 e92 cd26 52b a57 b2b6 b5a 6d4 6ec9 749 f693 a93 52b
    ca5b aad 56a 9b55 ba4 b49 5a93 a95 f52d 536 aad b5aa 5b2 da5 7d4a d4a 10a95 a97 556 cab5 ad5 6d2 8ea5 ea5 64a
    6c97 a9b f55a 56a b69 b752 b52 b25 964b a4b 114ab 2ad 56d cb69 da9 d92 9d25 d25 15a4d a56 2b6 c5b5 6d5 ea9 be92
    e92 d26 6a56 a57 114d6 35a 6d5 b6c9 749 693 952b 52b a5b 555a 56a fb55 ba4 b49 ba93 a95 52d 8aad ab5 135aa 5d2
    da5 dd4a d4a c95 952e 556 ab5 55b2 6d2 cea5 725 64b ac97 cab 55a 6ad6 b69 17752 b52 b25 da4b a4b 4ab a55b 5ad
    b6a 5b52 d92 fd25 d25 a55 b4ad 4b6 5b5 6daa ec9 11e92 e92 d26 ca56 a57 4d6 86d5 755 749 6e93 693 f52b 52b a5b
    b55a 56a b65 974a b4a 11a95 a95 52d caad ab5 5aa 8ba5 da5 d4a 7c95 c96 f94e 556 ab5 b5b2 6d2 ea5 8e4a 68b 10c97
    4ab 55b cad6 b6a 752 9725 b25 a8b 549b 4ab
"""
_ENTRIES = [int(entry, 16) for entry in _YEARS.split()]

Part = Literal["ganzhi", "month", "leap_month", "day"]


class OutOfRange(ValueError):
    """The day or the year lies outside the table: 1840-02-03 to 2101-01-28."""


class InvalidLunarDate(ValueError):
    """No such lunar date: `part` is what does not exist."""

    def __init__(self, part: Part, message: str) -> None:
        super().__init__(message)
        self.part: Part = part


@dataclass(frozen=True, order=True, slots=True)
class LunarDate:
    """A day of the lunar year that begins in the Western year `year`; ordered as the calendar is.

    Raises InvalidLunarDate for a month or a day that no year has; whether this year has it, `to_solar` tells.
    """

    year: int
    month: int
    # Named only, and declared before the day, because a leap month comes after its namesake.
    leap: bool = field(default=False, kw_only=True)
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise InvalidLunarDate("month", f"there is no lunar month {self.month}")
        if not 1 <= self.day <= 30:
            raise InvalidLunarDate("day", f"no lunar month has a day {self.day}")


def leap_month(year: int) -> int | None:
    """The number of the leap month of a lunar year, None where it has none. OutOfRange outside 1840-2100."""
    return _entry(year) >> 13 or None


def month_lengths(year: int) -> tuple[int, ...]:
    """The days (29 or 30) of a lunar year's 12 or 13 months in their order. OutOfRange outside 1840-2100."""
    return tuple(29 + (_entry(year) >> place & 1) for place in range(13 if leap_month(year) else 12))


def months(year: int) -> tuple[tuple[int, bool], ...]:
    """A lunar year's months in their order, each its number and whether it is the leap one. OutOfRange as above."""
    leap = leap_month(year)
    return tuple(sorted([(month, False) for month in range(1, 13)] + ([(leap, True)] if leap else [])))


def _entry(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfRange(f"lunar year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return _ENTRIES[year - FIRST_YEAR]


_MONTHS = [(year, *month) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in months(year)]
_LENGTHS = [length for year in range(FIRST_YEAR, LAST_YEAR + 1) for length in month_lengths(year)]
# Ordinals, as date.toordinal counts; the last one is the day after the table's end.
_STARTS = list(accumulate(_LENGTHS, initial=FIRST_DAY.toordinal()))
_PLACES = {month: place for place, month in enumerate(_MONTHS)}


def to_lunar(day: date) -> LunarDate:
    """The lunar date of a Western (Gregorian) day. OutOfRange outside the table."""
    ordinal = day.toordinal()
    if not _STARTS[0] <= ordinal < _STARTS[-1]:
        raise OutOfRange(f"{day} is outside {FIRST_DAY} to {LAST_DAY}")
    place = bisect_right(_STARTS, ordinal) - 1
    year, month, leap = _MONTHS[place]
    return LunarDate(year, month, ordinal - _STARTS[place] + 1, leap=leap)


def to_solar(lunar: LunarDate) -> date:
    """The Western day of a lunar date. OutOfRange for its year, InvalidLunarDate for a leap month or 30th it lacks."""
    leap = leap_month(lunar.year)
    if lunar.leap and lunar.month != leap:
        raise InvalidLunarDate("leap_month", f"lunar year {lunar.year} has no leap month {lunar.month}")
    place = _PLACES[lunar.year, lunar.month, lunar.leap]
    if lunar.day > _LENGTHS[place]:
        raise InvalidLunarDate("day", f"that month of lunar year {lunar.year} has {_LENGTHS[place]} days")
    return date.fromordinal(_STARTS[place] + lunar.day - 1)


def last_day(year: int) -> date:
    """The Western day on which a lunar year ends, 除夕. OutOfRange outside 1840-2100."""
    return date.fromordinal(_STARTS[_PLACES[year, *months(year)[-1]]] + month_lengths(year)[-1] - 1)
