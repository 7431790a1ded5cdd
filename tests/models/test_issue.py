"""Issues: their day, number and place among the others; what the database refuses and what is only a finding."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Edition, Issue
from articles.models.issue import Neighbour, day_path
from tests import factories

DAY = date(2023, 1, 4)


@pytest.fixture
def edition(db: None) -> Edition:
    newspaper = factories.NewspaperFactory(slug="jinjiang")
    return factories.EditionFactory(newspaper=newspaper, slug="philippines", code="JJ")


def published(edition: Edition, day: str, number: int | None = None, last: int | None = None, nth: int = 1) -> Issue:
    return factories.IssueFactory(
        edition=edition, date=date.fromisoformat(day), number=number, number_last=last, sequence=nth, published=True
    )


def detail(issue: Issue) -> Issue:
    return Issue.objects.for_detail().get(pk=issue.pk)


# Its names


@pytest.mark.parametrize(
    ("day", "sequence", "path"),
    [
        (DAY, 1, "2023-01-04"),
        (DAY, 2, "2023-01-04-2"),
        (DAY, 12, "2023-01-04-12"),
        (date(1905, 12, 31), 1, "1905-12-31"),
    ],
)
def test_day_path_names_the_day_and_which_of_it(day: date, sequence: int, path: str) -> None:
    assert day_path(day, sequence) == path


def test_names_of_an_issue_show_what_is_known() -> None:
    issues = [
        Issue(date=DAY, number=3490),
        Issue(date=DAY, number=3490, number_last=3491, sequence=2),
        Issue(date=DAY),
    ]
    assert [(issue.number_range, issue.short_name) for issue in issues] == [
        ("3490", "2023-01-04 (3490)"),
        ("3490–3491", "2023-01-04-2 (3490–3491)"),
        ("", "2023-01-04"),
    ]


def test_issue_of_an_edition_bears_its_name_and_language(edition: Edition) -> None:
    edition.original_language = "en"
    edition.name_en = "Philippines"
    issue = factories.IssueFactory.build(edition=edition, date=DAY, sequence=2, number=3490)
    assert (str(issue), issue.original_language, issue.key, issue.get_absolute_url()) == (
        "晉江經濟報 菲律賓版 2023-01-04-2 (3490)",
        "en",
        (DAY, 2),
        "/jinjiang/philippines/2023-01-04-2/",
    )


# What the database refuses


def test_one_issue_per_edition_day_and_sequence(edition: Edition) -> None:
    published(edition, "2023-01-04", 3490)
    published(edition, "2023-01-04", 3490, nth=2)
    published(factories.EditionFactory(), "2023-01-04", 3490)
    with pytest.raises(IntegrityError), transaction.atomic():
        published(edition, "2023-01-04", 3491)
    assert Issue.objects.count() == 3


NOT_AFTER = "The last number of a double issue comes after its number."
WRONG = [
    ({"sequence": 0}, {"sequence": {"Ensure this value is greater than or equal to 1."}}),
    ({"sequence": 10_000}, {"sequence": {"Ensure this value is less than or equal to 9999."}}),
    ({"number": 10**9}, {"number": {"Ensure this value is less than or equal to 999999999."}}),
    ({"number": 3490, "number_last": 3490}, {"number_last": {NOT_AFTER}}),
    ({"number": 3490, "number_last": 3489}, {"number_last": {NOT_AFTER}}),
    ({"number": None, "number_last": 3491}, {"number_last": {NOT_AFTER}}),
]


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(("values", "messages"), WRONG)
def test_impossible_issue_is_refused_by_database_and_form(
    edition: Edition, values: dict[str, int | None], messages: dict[str, set[str]]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.IssueFactory(edition=edition, **values)
    with pytest.raises(ValidationError) as refused:
        factories.IssueFactory.build(edition=edition, **values).full_clean()
    assert {name: set(texts) for name, texts in refused.value.message_dict.items()} == messages


@pytest.mark.usefixtures("_english")
def test_form_says_that_the_issue_is_there_already(edition: Edition) -> None:
    published(edition, "2023-01-04")
    with pytest.raises(ValidationError) as refused:
        Issue(edition=edition, date=DAY).full_clean()
    assert refused.value.message_dict == {"__all__": ["The archive has this issue of that day already."]}


def test_what_real_papers_print_is_accepted(edition: Edition) -> None:
    """A doubled number, a jump, a step back, no number at all."""
    for day, number, last in [(4, 3490, None), (5, 3490, None), (6, 4000, 4001), (7, 12, None), (8, None, None)]:
        factories.IssueFactory.build(
            edition=edition, date=date(2023, 1, day), number=number, number_last=last
        ).full_clean()


# Its number


def test_with_number_finds_double_issues_under_each_number(edition: Edition) -> None:
    single, double = published(edition, "2023-01-04", 3490), published(edition, "2023-01-05", 3491, 3492)
    again, unknown = published(edition, "2023-01-06", 3492), published(edition, "2023-01-07")
    found = {
        number: list(Issue.objects.with_number(number).order_by("date", "sequence")) for number in range(3489, 3494)
    }
    assert found == {3489: [], 3490: [single], 3491: [double], 3492: [double, again], 3493: []}
    assert unknown not in found[3490]


def test_short_code_is_by_number_where_that_is_one_issues_alone(edition: Edition) -> None:
    other = factories.EditionFactory(code="XX")
    issues = [
        published(edition, "2023-01-04", 3490),
        published(edition, "2023-01-05", 3491),
        published(edition, "2023-01-06", 3491),
        published(edition, "2023-01-06", 3491, nth=2),
        published(edition, "2023-01-07", 3493, 3494),
        published(edition, "2023-01-08", 3494),
        published(edition, "2023-01-09"),
        published(edition, "2023-01-09", nth=2),
        published(other, "2023-01-04", 3490),
    ]
    factories.IssueFactory(edition=edition, date=date(2023, 1, 10), number=3490)  # a draft is no rival
    assert [detail(issue).short_code for issue in issues] == [
        "JJ3490",
        "JJ20230105",
        "JJ20230106",
        "JJ20230106.2",
        "JJ3493",
        "JJ20230108",
        "JJ20230109",
        "JJ20230109.2",
        "XX3490",
    ]


def test_article_numbers_are_never_used_again(edition: Edition) -> None:
    issue = published(edition, "2023-01-04")
    first = factories.ArticleFactory(issue=issue)
    second = factories.ArticleFactory(issue=issue)
    second.delete()
    third = factories.ArticleFactory(issue=Issue.objects.get())
    other = factories.ArticleFactory(issue=published(edition, "2023-01-05"))
    assert [row.number for row in (first, second, third, other)] == [1, 2, 3, 1]


# Its neighbours


def near(issue: Issue | None) -> Neighbour | None:
    if issue is None:
        return None
    newspaper, edition = issue.edition.natural_key()
    return Neighbour(newspaper, edition, issue.date, issue.sequence, issue.number, issue.number_last)


def test_neighbours_are_the_published_ones_of_the_edition_by_day_and_sequence(edition: Edition) -> None:
    issues = [
        published(edition, "2022-12-31", 3488, 3489),
        published(edition, "2023-01-04", 3490),
        published(edition, "2023-01-04", 3491, nth=2),
        published(edition, "2023-01-04", nth=10),
        published(edition, "2023-02-01", 12),
    ]
    for day, nth in [(1, 1), (4, 3), (9, 1)]:
        factories.IssueFactory(edition=edition, date=date(2023, 1, day), sequence=nth)
    published(factories.EditionFactory(newspaper=edition.newspaper), "2023-01-05", 3492)
    found = [(detail(issue).neighbour("before"), detail(issue).neighbour("after")) for issue in issues]
    before, after = [None, *issues[:-1]], [*issues[1:], None]
    assert found == [(near(earlier), near(later)) for earlier, later in zip(before, after, strict=True)]


def test_neighbour_has_the_issues_address(edition: Edition) -> None:
    second = published(edition, "2023-01-04", 3491, nth=2)
    assert near(second).get_absolute_url() == second.get_absolute_url() == "/jinjiang/philippines/2023-01-04-2/"


@pytest.mark.parametrize(
    ("before", "number", "after", "missing"),
    [
        (None, (3490, None), None, (3489, 3491)),
        (None, (1, None), None, (None, 2)),
        (None, (0, None), None, (None, 1)),
        ((3489, None), (3490, None), (3491, None), (None, None)),
        ((3488, 3489), (3490, None), (3491, 3492), (None, None)),
        ((3488, None), (3490, None), (3492, None), (3489, 3491)),
        ((3489, None), (3490, 3491), (3492, None), (None, None)),
        ((3489, None), (3490, 3491), (3493, None), (None, 3492)),
        ((3490, None), (3490, None), (3490, None), (3489, 3491)),
        ((None, None), (3490, None), (None, None), (3489, 3491)),
        ((3489, None), (None, None), (3491, None), (None, None)),
    ],
)
def test_missing_neighbours_are_the_numbers_next_to_it_that_are_not_held(
    edition: Edition,
    before: tuple[int | None, int | None] | None,
    number: tuple[int | None, int | None],
    after: tuple[int | None, int | None] | None,
    missing: tuple[int | None, int | None],
) -> None:
    if before:
        published(edition, "2023-01-03", *before)
    if after:
        published(edition, "2023-01-05", *after)
    assert detail(published(edition, "2023-01-04", *number)).missing_neighbours() == missing


# Lists


def test_lists_go_by_day_then_sequence(edition: Edition) -> None:
    a, b, c = (
        published(edition, "2022-12-31"),
        published(edition, "2023-01-04"),
        published(edition, "2023-01-04", nth=2),
    )
    other = published(factories.EditionFactory(), "2023-01-04")
    assert list(Issue.objects.newest_first()) == [c, b, other, a]
    assert list(Issue.objects.of_key("jinjiang", "philippines", c.key)) == [c]
    assert Issue.objects.years() == [2023, 2022]
    assert Issue.objects.none().years() == []


def test_for_detail_is_one_query(edition: Edition, django_assert_num_queries: object) -> None:
    published(edition, "2023-01-03", 3489)
    issue = published(edition, "2023-01-04", 3490)
    detail(issue)  # once in a process, Django asks SQLite whether it knows JSON
    with django_assert_num_queries(1):
        found = detail(issue)
        shown = (str(found), found.neighbour("before").number, found.missing_neighbours())
    assert shown == ("晉江經濟報 菲律賓版 2023-01-04 (3490)", 3489, (None, 3491))
