"""The number of an issue against its neighbours."""

from datetime import date

import pytest

from articles.findings.numbering import NumberFinding, number_findings
from articles.models import Edition, Issue
from tests.factories import EditionFactory, IssueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return EditionFactory()


def issue(edition: Edition, day: int, number: int | None, last: int | None = None, sequence: int = 1) -> Issue:
    return IssueFactory(edition=edition, date=date(2023, 1, day), number=number, number_last=last, sequence=sequence)


def test_number_findings_of_numbers_that_follow_are_none(edition: Edition) -> None:
    row = [issue(edition, 1, 10), issue(edition, 2, 11, 12), issue(edition, 2, 13, sequence=2), issue(edition, 3, 14)]

    assert [number_findings(one) for one in row] == [[], [], [], []]


def test_number_findings_tell_a_jump_with_what_is_missing(edition: Edition) -> None:
    before = issue(edition, 1, 10, 11)

    assert number_findings(issue(edition, 2, 14)) == [NumberFinding("jump", before, 12, 13)]


def test_number_findings_tell_a_step_back(edition: Edition) -> None:
    before = issue(edition, 2, 20)

    assert number_findings(issue(edition, 3, 15)) == [NumberFinding("backwards", before)]


@pytest.mark.parametrize(("number", "last"), [(11, None), (10, 11), (12, 13)])
def test_number_findings_tell_a_number_that_another_bears(edition: Edition, number: int, last: int | None) -> None:
    other = issue(edition, 2, 11, 12)

    assert number_findings(issue(edition, 1, number, last)) == [NumberFinding("doubled", other)]


def test_number_findings_leave_unknown_numbers_and_other_editions_alone(edition: Edition) -> None:
    issue(EditionFactory(), 1, 99)
    unknown = issue(edition, 1, None)

    assert (number_findings(unknown), number_findings(issue(edition, 2, 5))) == ([], [])
