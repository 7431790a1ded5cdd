"""Pages: their lines, which of them belong to no article, and their names."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Page
from tests import factories


def test_source_lines_end_at_line_feeds_only() -> None:
    texts = ["", "一", "\n\n一\r\n二\n", "一\u2028二\x0b三\r四"]
    assert [Page(source_text=text).source_lines() for text in texts] == [
        [""],
        ["一"],
        ["", "", "一\r", "二", ""],
        ["一\u2028二\x0b三\r四"],
    ]


FOUND = "%s: expected a list of line numbers from 1 to 3, such as [3, 4]."


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([], None),
        ([1, 3], None),
        ([3, 3, 1], None),
        ([0], "0"),
        ([1, 4, 5], "4"),
        ([-1], "-1"),
        ([True], "True"),
        ([1.0], "1.0"),
        (["1"], "1"),
        ([None], "None"),
        ([[1, 2]], "[1, 2]"),
        ({"1": 2}, "{'1': 2}"),
        ("1, 2", "1, 2"),
        (2, "2"),
    ],
)
@pytest.mark.parametrize("name", ["furniture_lines", "unplaced_lines"])
def test_line_numbers_are_lines_of_the_page(name: str, lines: Any, wrong: str | None) -> None:
    page = Page(source_text="一\n二\n三", **{name: lines})
    try:
        page.clean()
    except ValidationError as refused:
        told = refused.message_dict
    else:
        told = {}
    assert told == ({} if wrong is None else {name: [FOUND % wrong]})


@pytest.mark.usefixtures("_english")
@pytest.mark.django_db
def test_pages_of_an_issue_stand_in_order_and_once_each() -> None:
    issue = factories.IssueFactory()
    third, first, second = (factories.PageFactory(issue=issue, position=position) for position in (3, 1, 2))
    assert list(issue.pages.all()) == [first, second, third]
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.PageFactory(issue=issue, position=2)
    with pytest.raises(ValidationError) as refused:
        Page(issue=issue, position=2).full_clean()
    assert refused.value.messages == ["The issue has a page at this position already."]


def test_page_is_called_by_its_label_or_position() -> None:
    edition = factories.EditionFactory.build(newspaper__slug="jinjiang", slug="philippines", original_language="en")
    issue = factories.IssueFactory.build(edition=edition, date=date(2023, 1, 4), number=None)
    labelled, plain = Page(issue=issue, position=1, label="第一版"), Page(issue=issue, position=2)
    assert [str(labelled), str(plain)] == [f"{issue} – 第一版", f"{issue} – 2"]
    assert [page.get_absolute_url() for page in (labelled, plain)] == [
        "/jinjiang/philippines/2023-01-04/pages/1/",
        "/jinjiang/philippines/2023-01-04/pages/2/",
    ]
    assert plain.original_language == "en"


@pytest.mark.django_db
def test_lists_of_pages_leave_the_long_text_out(django_assert_num_queries: Any) -> None:
    factories.PageFactory(scan=factories.ScanFactory())
    with django_assert_num_queries(1):
        [page] = Page.objects.for_detail().without_source()
        shown = (str(page), page.scan.name, page.get_deferred_fields())
    assert shown == (str(page), "page.png", {"source_text"})
