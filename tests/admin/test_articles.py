"""The form of an article: its number, languages, sections, and what a change of the original language moves."""

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from articles.models import Article, Section
from tests.admin.conftest import Login
from tests.admin.forms import sent_by
from tests.factories import (
    ArticleFactory,
    ContributorFactory,
    EditionFactory,
    IssueFactory,
    PageFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"


def url(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def save(client: Client, article: Article, changes: dict[str, str]) -> None:
    answer = client.post(url(article), sent_by(client.get(url(article)), "article_form") | changes)
    assert answer.status_code == 302, answer.context["errors"]
    article.refresh_from_db()


def new_section(index: int, **texts: str) -> dict[str, str]:
    fields = {"level": "1", "kind": "passage", "position": "", "source_lines": "[]", **texts}
    sent = {f"sections-{index}-{name}": value for name, value in fields.items()}
    return sent | {f"initial-sections-{index}-source_lines": "[]"}


def test_a_new_article_takes_the_next_number_and_the_editions_language(desk: Client) -> None:
    issue = IssueFactory(edition=EditionFactory(original_language="en"))
    ArticleFactory(issue=issue)
    fields = sent_by(desk.get(f"{ADD}?issue={issue.pk}"), "article_form")

    answer = desk.post(ADD, fields | {"issue": str(issue.pk), "headline_en": "News"})

    assert answer.status_code == 302
    article = Article.objects.latest("pk")
    assert (article.number, article.original_language, article.headline_en) == (2, "en", "News")


def test_the_headline_is_asked_for_in_the_original_language(desk: Client) -> None:
    article = ArticleFactory()
    fields = sent_by(desk.get(url(article)), "article_form")

    answer = desk.post(url(article), fields | {"headline_zh_hant": "", "headline_en": "News"})

    assert list(answer.context["adminform"].form.errors) == ["headline_zh_hant"]


def test_only_pages_of_the_issue_are_offered(desk: Client) -> None:
    page, _other = PageFactory(), PageFactory()
    article = ArticleFactory(issue=page.issue)
    forms = [desk.get(url(article)), desk.get(f"{ADD}?issue={page.issue_id}"), desk.get(ADD)]

    offered = [list(form.context["adminform"].form.fields["page"].queryset) for form in forms]

    assert offered == [[page], [page], []]


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_base_columns_are_the_originals_whatever_language_is_active(desk: Client, language: str) -> None:
    section = SectionFactory(article__original_language="zh-hant")
    prefix = "" if language == "zh-hant" else f"/{language}"
    fields = sent_by(desk.get(prefix + url(section.article)), "article_form")
    texts = {"headline_zh_hant": "新題", "headline_zh_hans": "新题", "headline_en": "New"}
    bodies = {"sections-0-body_zh_hant": "新文", "sections-0-body_en": "New text"}

    desk.post(prefix + url(section.article), fields | texts | bodies)

    with connection.cursor() as cursor:
        cursor.execute("SELECT headline, headline_zh_hant, headline_zh_hans, headline_en FROM articles_article")
        headlines = cursor.fetchone()
        cursor.execute("SELECT body, body_zh_hant, body_zh_hans, body_en FROM articles_section")
        assert (headlines, cursor.fetchone()) == (
            ("新題", "新題", "新题", "New"),
            ("新文", "新文", "", "New text"),
        )


def test_base_columns_follow_when_the_original_language_changes(desk: Client) -> None:
    section = SectionFactory(article__headline_en="News", heading_en="Review", body_en="A year.")

    save(desk, section.article, {"original_language": "en"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT heading, body FROM articles_section")
        assert cursor.fetchone() == ("Review", "A year.")


def test_sections_are_renumbered_in_their_new_order_and_keep_their_anchors(desk: Client) -> None:
    article = ArticleFactory()
    for number in range(1, 4):
        SectionFactory(article=article, heading_zh_hant=f"第{number}節")

    save(desk, article, {"sections-0-position": "9", "sections-2-position": "0"})

    rows = article.sections.values_list("position", "anchor", "heading_zh_hant")
    assert list(rows) == [(1, "t3", "第3節"), (2, "t2", "第2節"), (3, "t1", "第1節")]


def test_new_sections_come_last_and_get_anchors(desk: Client) -> None:
    article = SectionFactory().article
    total = {"sections-TOTAL_FORMS": "3"}

    save(
        desk, article, total | new_section(1, body_zh_hant="新段") | new_section(2, kind="part", number="3", label="03")
    )

    assert list(article.sections.values_list("position", "anchor")) == [(1, "t1"), (2, "t2"), (3, "s03")]


def test_a_section_added_and_left_empty_is_not_kept(desk: Client) -> None:
    article = SectionFactory().article

    save(desk, article, {"sections-TOTAL_FORMS": "2"} | new_section(1, position="2"))

    assert article.sections.count() == 1


def test_paragraphs_that_stay_keep_their_lines_in_the_source(desk: Client) -> None:
    section = SectionFactory(body_zh_hant="一。\n\n二。\n\n三。", source_lines=[[[1, 1, 2]], [[1, 3, 3]], [[1, 4, 5]]])

    save(desk, section.article, {"sections-0-body_zh_hant": "一。\r\n\r\n新。\r\n\r\n又。\r\n\r\n三。"})

    section.refresh_from_db()
    assert section.source_lines == [[[1, 1, 2]], [], [], [[1, 4, 5]]]


def test_lines_in_the_source_that_an_editor_sets_are_kept_as_set(desk: Client) -> None:
    section = SectionFactory(source_lines=[[[1, 1, 2]]])

    save(desk, section.article, {"sections-0-body_zh_hant": "新。", "sections-0-source_lines": "[[[1, 7, 8]]]"})

    section.refresh_from_db()
    assert section.source_lines == [[[1, 7, 8]]]


def test_bylines_are_kept_in_their_order(desk: Client) -> None:
    article, contributors = ArticleFactory(), [ContributorFactory(), ContributorFactory()]
    rows = {"bylines-TOTAL_FORMS": "2"}
    for index, contributor in enumerate(contributors):
        rows |= {f"bylines-{index}-role": "本報記者", f"bylines-{index}-contributor": str(contributor.pk)}

    save(desk, article, rows)

    assert list(article.bylines.values_list("contributor", "order")) == [
        (contributors[0].pk, 1),
        (contributors[1].pk, 2),
    ]


def test_columns_are_labelled_marked_and_tagged_with_their_language(desk: Client) -> None:
    form = desk.get(f"/en{url(ArticleFactory())}").context["adminform"].form

    with translation.override("en"):
        columns = [form.fields[f"headline_{language}"] for language in ("zh_hant", "zh_hans", "en")]
        shown = [(str(field.label), field.widget.attrs["lang"]) for field in columns]

    assert shown == [
        ("Headline (Traditional) · original", "zh-Hant"),
        ("Headline (Simplified)", "zh-Hans"),
        ("Headline (English)", "en"),
    ]
    assert "headline" not in form.fields


def test_who_only_may_look_sees_the_texts(login: Login) -> None:
    section: Section = SectionFactory()

    page = login("view_article", "view_section").get(url(section.article)).content.decode()

    assert section.body_zh_hant in page
