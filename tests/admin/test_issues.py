"""The form of an issue: the calendar and the numbers beside what is typed, and its pages."""

import re
from datetime import date

import pytest
from django.test import Client

from articles.models import Issue
from tests.admin.conftest import Login
from tests.admin.forms import sent_by
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db
CHECK = "/admin/articles/issue/check/"


def url(issue: Issue) -> str:
    return f"/en/admin/articles/issue/{issue.pk}/change/"


def typed(row: Issue, /, **changes: str) -> dict[str, str]:
    return {
        "issue": str(row.pk),
        "edition": str(row.edition_id),
        "date": "2023-01-04",
        "sequence": "1",
        "number": "3490",
        "printed_weekday": "星期三",
        "printed_lunar_date": "農曆壬寅年 十二月十三",
        "printed_number": "第3490期",
        **changes,
    }


def test_a_masthead_that_agrees_says_so_with_both_calendars(desk: Client) -> None:
    answer = desk.get(CHECK, typed(IssueFactory()))

    context = answer.context
    assert (context["masthead"], context["numbers"]) == ([], [])
    assert "2023年1月4日 星期三" in answer.content.decode()
    assert "農曆壬寅年 十二月十三" in answer.content.decode()


def test_what_disagrees_is_told_while_it_is_typed(desk: Client) -> None:
    wrong = {"printed_weekday": "星期四", "printed_lunar_date": "農曆壬寅年 十二月十四", "printed_number": "第3491期"}

    answer = desk.get(CHECK, typed(IssueFactory(), **wrong))

    found = [(finding.field, finding.expected) for finding in answer.context["masthead"]]
    assert found == [
        ("weekday", "星期三"),
        ("lunar_date", "農曆壬寅年 十二月十三"),
        ("number", "第3490期"),
    ]


def test_what_should_be_printed_is_said_in_the_language_of_the_desk(desk: Client) -> None:
    wrong = {"printed_weekday": "星期四", "printed_lunar_date": "農曆壬寅年 十二月十四", "printed_number": "第3491期"}

    pages = [
        desk.get(f"{path}{CHECK}", typed(IssueFactory(), **wrong)).content.decode() for path in ("/zh-hans", "/en")
    ]

    assert [re.findall(r"<q>(.*?)</q>", page) for page in pages] == [
        ["星期三", "农历壬寅年 十二月十三", "第3490期"],
        ["Wednesday", "Renyin year (Tiger), 12th lunar month, day 13", "No. 3490"],
    ]


def test_nothing_agrees_where_nothing_is_printed(desk: Client) -> None:
    bare = {"printed_weekday": "", "printed_lunar_date": " ", "printed_number": ""}
    checks = [desk.get(f"/en{CHECK}", typed(IssueFactory(), **changes)).content.decode() for changes in ({}, bare)]

    assert [re.findall(r'<p class="agrees">(.*?)</p>', check) for check in checks] == [
        ["Everything agrees."],
        ["Nothing to compare"],
    ]


def test_list_tells_what_agrees_from_what_cannot_be_compared(desk: Client) -> None:
    for day, weekday in ((1, "星期日"), (2, "星期日"), (3, "")):
        IssueFactory(date=date(2023, 1, day), printed_weekday=weekday, printed_number="", printed_lunar_date="")

    page = desk.get("/en/admin/articles/issue/").content.decode()

    assert re.findall(r'field-masthead_agrees"><span class="language is-(\w+)">(.*?)</span>', page) == [
        ("draft", "nothing to compare"),
        ("withdrawn", "disagrees"),
        ("complete", "agrees"),
    ]


def test_list_goes_by_years_months_and_days_in_the_manner_of_the_language(desk: Client) -> None:
    for day in (4, 5):
        IssueFactory(date=date(2023, 1, day))

    pages = [
        desk.get(f"{path}/admin/articles/issue/?date__year=2023&date__month=1") for path in ("", "/zh-hans", "/en")
    ]

    assert [re.findall(r"date__day=\d+[^>]*>\s*(.*?)\s*</a>", page.content.decode()) for page in pages] == [
        ["1月4日", "1月5日"],
        ["1月4日", "1月5日"],
        ["4 January", "5 January"],
    ]


def test_numbers_are_checked_against_the_neighbours(desk: Client) -> None:
    edition = EditionFactory()
    issue = IssueFactory(edition=edition, date=date(2023, 1, 4), number=3490)
    IssueFactory(edition=edition, date=date(2023, 1, 3), number=3488)

    page = desk.get(f"/en{CHECK}", typed(issue)).content.decode()

    assert "3489 is missing between this one and the issue before, 2023-01-03 (3488)." in page


@pytest.mark.parametrize(
    "changes",
    [{"date": ""}, {"date": "2023-13-01"}, {"edition": ""}, {"edition": "x"}, {"issue": "9" * 30, "edition": "0"}],
)
def test_nothing_is_said_of_a_masthead_that_is_not_one_yet(desk: Client, changes: dict[str, str]) -> None:
    answer = desk.get(CHECK, typed(IssueFactory(), **changes))

    assert (answer.status_code, answer.content) == (200, b"")


def test_other_wrong_fields_are_left_out_of_the_check(desk: Client) -> None:
    answer = desk.get(CHECK, typed(IssueFactory(), number="many", number_last="3", sequence="-1", issue="x"))

    assert (answer.status_code, answer.context["numbers"]) == (200, [])


def test_the_check_is_for_those_who_may_see_issues(client: Client, login: Login) -> None:
    issue = IssueFactory()

    assert client.get(CHECK, typed(issue)).status_code == 302
    assert login("view_article").get(CHECK, typed(issue)).status_code == 403


def test_findings_and_articles_stand_on_the_saved_form(desk: Client) -> None:
    article = ArticleFactory(issue__date=date(2023, 1, 4), issue__printed_weekday="星期四")

    page = desk.get(url(article.issue)).content.decode()

    assert "Wednesday" in page.split('id="issue-check"')[1].split("</ul>")[0]
    assert f'href="/en/admin/articles/article/{article.pk}/change/"' in page
    assert f"/en/admin/articles/article/add/?issue={article.issue.pk}" in page


def test_pages_are_edited_without_their_long_texts(desk: Client) -> None:
    page = PageFactory(source_text="很長的文字", furniture_lines=[1])
    form = desk.get(url(page.issue))
    fields = sent_by(form, "issue_form") | {"pages-0-label": "第一版"}

    answer = desk.post(url(page.issue), fields)

    page.refresh_from_db()
    assert (answer.status_code, page.label, page.source_text) == (302, "第一版", "很長的文字")
    assert "很長的文字" not in form.content.decode()


def test_base_columns_of_issues_and_pages_follow_the_editions_language(desk: Client) -> None:
    page = PageFactory(name_zh_hant="要聞", name_en="News", issue__notes_en="Note", issue__notes_zh_hant="註")
    edition = page.issue.edition
    edition_url = f"/admin/articles/edition/{edition.pk}/change/"
    fields = sent_by(desk.get(edition_url), "edition_form")

    desk.post(edition_url, fields | {"original_language": "en", "name_en": "Philippines edition"})

    names = type(page).objects.rewrite(False).values_list("name", "issue__notes")
    assert list(names) == [("News", "Note")]
