"""Forms that no browser of an editor sends, slips that one does send, and two editors at once: never a 500."""

import pytest
from django.test import Client

from articles.models import Article, Issue
from tests.admin.forms import sent_by
from tests.factories import ArticleFactory, IssueFactory, PageFactory, SectionFactory

pytestmark = pytest.mark.django_db


def errors_of(desk: Client, path: str, form: str, changes: dict[str, str]) -> dict[str, list[str]]:
    answer = desk.post(path, sent_by(desk.get(path), form) | changes)
    assert answer.status_code == 200, "saved, or an error page"
    return dict(answer.context["adminform"].form.errors)


@pytest.mark.parametrize(
    "changes", [{"number": "202301043490"}, {"number_last": "10000000000"}, {"sequence": "0"}, {"sequence": "100000"}]
)
def test_a_number_that_no_address_holds_is_refused_with_the_form_as_typed(
    desk: Client, changes: dict[str, str]
) -> None:
    issue = IssueFactory(number=3490, published=True)
    assert list(errors_of(desk, f"/admin/articles/issue/{issue.pk}/change/", "issue_form", changes)) == list(changes)


@pytest.mark.parametrize("position", ["0", "10000", "99999999999"])
def test_a_page_has_a_position_that_an_address_holds(desk: Client, position: str) -> None:
    page = PageFactory(issue__published=True)
    errors = errors_of(desk, f"/admin/articles/page/{page.pk}/change/", "page_form", {"position": position})
    assert list(errors) == ["position"]


@pytest.mark.parametrize("field", ["furniture_lines", "unplaced_lines"])
@pytest.mark.parametrize("typed", ["[" * 5000, f"[{'9' * 5000}]", '["\\ud800"]', "[1", "第一行"])
def test_lines_that_cannot_be_read_are_refused_and_shown_as_typed(desk: Client, field: str, typed: str) -> None:
    page = PageFactory(source_text="一\n二")
    path = f"/admin/articles/page/{page.pk}/change/"
    answer = desk.post(path, sent_by(desk.get(path), "page_form") | {field: typed})
    assert (answer.status_code, list(answer.context["adminform"].form.errors)) == (200, [field])
    assert sent_by(answer, "page_form")[field] == typed


@pytest.mark.parametrize("key", ["abc", "9" * 20, "9" * 5000, "１", "-1"])
@pytest.mark.parametrize("field", ["issue", "category", "page"])
def test_a_key_that_cannot_be_one_is_a_bad_request(desk: Client, field: str, key: str) -> None:
    path = "/admin/articles/article/add/"
    assert (desk.get(path, {field: key}).status_code, desk.post(path, {field: key}).status_code) == (400, 400)


@pytest.mark.parametrize("key", ["abc", "9" * 5000, "%00"])
def test_a_link_for_nobody_is_not_found(desk: Client, key: str) -> None:
    assert desk.post(f"/admin/auth/user/{key}/one-time-link/").status_code == 404


def test_two_editors_add_a_section_to_one_article_and_both_are_kept(desk: Client) -> None:
    article = ArticleFactory()
    path = f"/admin/articles/article/{article.pk}/change/"
    fields = sent_by(desk.get(path), "article_form")
    new = {"sections-TOTAL_FORMS": "1", "sections-0-level": "1", "sections-0-kind": "passage"}
    new |= {"sections-0-position": "", "sections-0-source_lines": "[]", "initial-sections-0-source_lines": "[]"}
    for text in ("甲", "乙"):
        assert desk.post(path, fields | new | {"sections-0-body_zh_hant": text}).status_code == 302
    found = article.sections.values_list("anchor", "body_zh_hant").order_by("pk")
    assert list(found) == [("t1", "甲"), ("t2", "乙")]


def test_an_article_added_after_a_fixture_gets_a_number_of_its_own() -> None:
    issue = IssueFactory(last_article_number=0)
    Article.objects.bulk_create([Article(issue=issue, number=number, headline_zh_hant="題") for number in (1, 2, 7)])
    assert [issue.take_article_number(), issue.take_article_number()] == [8, 9]
    assert Issue.objects.get().last_article_number == 9


def test_source_lines_that_nobody_checked_do_not_break_the_page(client: Client) -> None:
    article = ArticleFactory(published=True)
    SectionFactory(article=article, source_lines=[1])
    assert client.get(article.get_absolute_url()).status_code == 200
