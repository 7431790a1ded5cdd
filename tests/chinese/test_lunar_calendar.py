from collections.abc import Callable
from datetime import date, timedelta

import pytest

from articles.chinese.lunar import (
    FIRST_DAY,
    LAST_DAY,
    InvalidLunarDate,
    LunarDate,
    OutOfRange,
    leap_month,
    month_lengths,
    to_lunar,
    to_solar,
)
from articles.chinese.lunar_calendar import FIRST_YEAR, LAST_YEAR, last_day, months
from tests.chinese.almanacs import ALMANACS, Reading

EVERY_DAY = [FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1)]
EVERY_YEAR = range(FIRST_YEAR, LAST_YEAR + 1)


def every_month_start() -> dict[date, Reading]:
    firsts = [LunarDate(year, month, 1, leap=leap) for year in EVERY_YEAR for month, leap in months(year)]
    return {to_solar(first): (first.year, first.month, first.leap, 1) for first in firsts}


@pytest.mark.parametrize(("almanac", "first", "differing"), ALMANACS)
def test_month_starts_agree_with_other_almanacs_but_for_named_ones(
    almanac: Callable[[date], Reading], first: date, differing: dict[date, Reading]
) -> None:
    starts = {day: ours for day, ours in every_month_start().items() if day >= first}
    assert {day: almanac(day) for day, ours in starts.items() if almanac(day) != ours} == differing
    assert [day for day in differing if day.year <= 2056] == []


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        # Printed so; by the moon at UTC+8 each would begin a day later.
        (date(1914, 11, 17), LunarDate(1914, 10, 1)),
        (date(1916, 2, 3), LunarDate(1916, 1, 1)),
        (date(1920, 11, 10), LunarDate(1920, 10, 1)),
        # By the observatory; almanacs after the old perpetual calendar have the day before.
        (date(1953, 8, 10), LunarDate(1953, 7, 1)),
        (date(1978, 9, 3), LunarDate(1978, 8, 1)),
        # By the observatory; folk calendars have the day after.
        (date(2013, 6, 8), LunarDate(2013, 5, 1)),
        # Not yet known for certain: by GB/T 33661-2017.
        (date(2057, 9, 29), LunarDate(2057, 9, 1)),
        (date(2089, 9, 4), LunarDate(2089, 8, 1)),
        (date(2097, 8, 8), LunarDate(2097, 7, 1)),
    ],
)
def test_to_lunar_follows_the_issued_calendar_in_disputed_months(day: date, lunar: LunarDate) -> None:
    assert to_lunar(day) == lunar


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(1840, 2, 3), LunarDate(1840, 1, 1)),
        (date(2023, 1, 4), LunarDate(2022, 12, 13)),
        (date(2023, 1, 21), LunarDate(2022, 12, 30)),
        (date(2023, 1, 22), LunarDate(2023, 1, 1)),
        (date(2023, 2, 20), LunarDate(2023, 2, 1)),
        (date(2023, 3, 22), LunarDate(2023, 2, 1, leap=True)),
        (date(2023, 4, 20), LunarDate(2023, 3, 1)),
        (date(2033, 12, 22), LunarDate(2033, 11, 1, leap=True)),
        (date(2101, 1, 28), LunarDate(2100, 12, 29)),
    ],
)
def test_to_lunar_and_to_solar_are_each_other_turned_round(day: date, lunar: LunarDate) -> None:
    assert (to_lunar(day), to_solar(lunar)) == (lunar, day)


def test_to_solar_turns_every_day_of_the_table_back() -> None:
    assert [to_solar(to_lunar(day)) for day in EVERY_DAY] == EVERY_DAY


def test_lunar_dates_are_ordered_as_their_days_are() -> None:
    lunar_dates = [to_lunar(day) for day in EVERY_DAY]
    assert sorted(set(lunar_dates)) == lunar_dates
    assert len(lunar_dates) == 95_324


def test_table_holds_261_years_of_months() -> None:
    lengths = {year: month_lengths(year) for year in EVERY_YEAR}
    assert len(lengths) == 261
    assert sum(map(sum, lengths.values())) == len(EVERY_DAY)
    assert {len(months(year)) - len(of_year) for year, of_year in lengths.items()} == {0}
    assert {sum(of_year) for of_year in lengths.values()} == {353, 354, 355, 383, 384, 385}


def test_month_lengths_stand_in_calendar_order() -> None:
    assert month_lengths(2022) == (30, 29, 30, 29, 30, 30, 29, 30, 29, 30, 29, 30)
    assert month_lengths(2023) == (29, 30, 29, 29, 30, 30, 29, 30, 30, 29, 30, 29, 30)
    assert months(2023)[:4] == ((1, False), (2, False), (2, True), (3, False))


def test_leap_month_is_none_in_a_year_of_twelve() -> None:
    assert [leap_month(year) for year in (2020, 2021, 2022, 2023, 2033)] == [4, None, None, 2, 11]


def test_last_day_is_the_eve_of_the_next_new_year() -> None:
    eves = [last_day(year) for year in EVERY_YEAR]
    assert eves == [to_solar(LunarDate(year, 1, 1)) - timedelta(days=1) for year in EVERY_YEAR[1:]] + [LAST_DAY]


@pytest.mark.parametrize("day", [date.min, date(1840, 2, 2), date(2101, 1, 29), date.max])
def test_to_lunar_refuses_days_outside_the_table(day: date) -> None:
    with pytest.raises(OutOfRange) as refusal:
        to_lunar(day)
    assert str(refusal.value) == f"{day} is outside 1840-02-03 to 2101-01-28"


@pytest.mark.parametrize("year", [-1, 0, 1839, 2101])
def test_years_outside_the_table_are_refused(year: int) -> None:
    for refused in (lambda: to_solar(LunarDate(year, 1, 1)), lambda: month_lengths(year), lambda: leap_month(year)):
        with pytest.raises(OutOfRange) as refusal:
            refused()
        assert str(refusal.value) == f"lunar year {year} is outside 1840 to 2100"


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "part", "message"),
    [
        (2022, 0, 1, False, "month", "there is no lunar month 0"),
        (2022, 13, 1, False, "month", "there is no lunar month 13"),
        (2022, 1, 0, False, "day", "no lunar month has a day 0"),
        (2022, 1, 31, False, "day", "no lunar month has a day 31"),
        (2022, 2, 30, False, "day", "that month of lunar year 2022 has 29 days"),
        (2023, 2, 30, True, "day", "that month of lunar year 2023 has 29 days"),
        (2022, 2, 1, True, "leap_month", "lunar year 2022 has no leap month 2"),
        (2023, 3, 1, True, "leap_month", "lunar year 2023 has no leap month 3"),
    ],
)
def test_dates_that_do_not_exist_are_refused_by_part(
    year: int, month: int, day: int, leap: bool, part: str, message: str
) -> None:
    with pytest.raises(InvalidLunarDate) as refusal:
        to_solar(LunarDate(year, month, day, leap=leap))
    assert (refusal.value.part, str(refusal.value)) == (part, message)
