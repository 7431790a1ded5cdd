"""What is held of each edition: the first and the last day, the numbers missing between."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from articles.models import Edition
from articles.models.holdings import GAPS_SHOWN, Gap, Holdings, holdings
from tests import factories

FIRST = date(2023, 1, 1)
CHANGED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def edition(db: None) -> Edition:
    with time_machine.travel(CHANGED, tick=False):
        return factories.EditionFactory()


def hold(edition: Edition, *numbers: int | tuple[int, int] | None) -> None:
    """An issue a day, each with its number, its two numbers, or none."""
    for day, number in enumerate(numbers):
        first, last = number if isinstance(number, tuple) else (number, None)
        factories.IssueFactory(
            edition=edition, date=FIRST + timedelta(days=day), number=first, number_last=last, published=True
        )


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        ([], []),
        ([3490], []),
        ([3490, 3491, 3492], []),
        ([3490, 3492], [Gap(3491, 3491)]),
        ([3490, 3495, 3496, 3500], [Gap(3491, 3494), Gap(3497, 3499)]),
        ([(3490, 3491), 3492, (3493, 3495), 3496], []),
        ([(3490, 3491), 3493], [Gap(3492, 3492)]),
        ([3490, (3491, 3492), 3495], [Gap(3493, 3494)]),
        ([3490, 3490, 3491], []),
        ([3490, None, 3491], []),
        ([3490, None, 3492], [Gap(3491, 3491)]),
        ([None, None], []),
        ([3490, 1, 2, 4], [Gap(3, 3)]),
        ([3490, 3489, 3491], [Gap(3490, 3490)]),
    ],
)
def test_gaps_are_the_jumps_from_day_to_day(edition: Edition, numbers: list[Any], gaps: list[Gap]) -> None:
    hold(edition, *numbers)
    assert holdings(edition.newspaper)[0].gaps == gaps


def test_gaps_go_by_sequence_within_a_day(edition: Edition) -> None:
    for sequence, number in [(2, 3491), (1, 3490), (3, 3493)]:
        factories.IssueFactory(edition=edition, date=FIRST, sequence=sequence, number=number, published=True)
    assert holdings(edition.newspaper)[0].gaps == [Gap(3492, 3492)]


def test_holdings_are_of_each_edition_and_of_what_is_published(
    edition: Edition, django_assert_num_queries: Any
) -> None:
    with time_machine.travel(CHANGED + timedelta(hours=1), tick=False):
        hold(edition, 3490, 3492)
        empty = factories.EditionFactory(newspaper=edition.newspaper)
    factories.IssueFactory(edition=edition, date=FIRST - timedelta(days=9), number=1)
    factories.IssueFactory(edition=edition, date=FIRST + timedelta(days=9), number=9000)
    hold(factories.EditionFactory(), 7, 9)
    with django_assert_num_queries(5):
        found = holdings(edition.newspaper)
    assert found == [
        Holdings(
            edition=edition,
            first=FIRST,
            last=FIRST + timedelta(days=1),
            gaps=[Gap(3491, 3491)],
            has_more_gaps=False,
            last_change=CHANGED + timedelta(hours=1),
        ),
        Holdings(edition=empty, first=None, last=None, gaps=[], has_more_gaps=False, last_change=empty.updated_at),
    ]


@pytest.mark.parametrize(("count", "has_more"), [(GAPS_SHOWN, False), (GAPS_SHOWN + 1, True)])
def test_gaps_beyond_the_shown_are_told(edition: Edition, count: int, has_more: bool) -> None:
    hold(edition, *range(1, 2 * count + 2, 2))
    [found] = holdings(edition.newspaper)
    assert (found.gaps, found.has_more_gaps) == ([Gap(n, n) for n in range(2, 2 * GAPS_SHOWN + 1, 2)], has_more)
