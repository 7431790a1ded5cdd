"""Articles: their address, their languages, what a list and a page bring along, what cannot be."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Page
from articles.models.language import column
from tests import factories


@pytest.mark.django_db
def test_article_has_an_address_and_a_short_code_in_its_issue() -> None:
    edition = factories.EditionFactory(newspaper__slug="jinjiang", slug="philippines", code="JJ")
    issues = [
        factories.IssueFactory.build(edition=edition, date=date(2023, 1, 4), number=3490),
        factories.IssueFactory.build(edition=edition, date=date(2023, 1, 4), number=None, sequence=2),
    ]
    articles = [Article(issue=issue, number=number) for issue, number in zip(issues, (1, 112), strict=True)]
    assert [(row.get_absolute_url(), row.short_code) for row in articles] == [
        ("/jinjiang/philippines/2023-01-04/1/", "JJ3490-01"),
        ("/jinjiang/philippines/2023-01-04-2/112/", "JJ20230104.2-112"),
    ]


def test_article_is_called_by_any_headline_or_its_number() -> None:
    issue = factories.IssueFactory.build(date=date(2023, 1, 4), number=3490)
    rows = [
        Article(issue=issue, headline_zh_hant="新徵程"),
        Article(issue=issue, headline_en="New"),
        Article(issue=issue, number=7),
    ]
    assert [str(row) for row in rows] == ["新徵程", "New", f"{issue} – 7"]


@pytest.mark.parametrize(
    ("original", "headlines", "languages"),
    [
        ("zh-hant", "", ["zh-hant", "zh-hans"]),
        ("zh-hant", "zh-hant", ["zh-hant", "zh-hans"]),
        ("zh-hant", "zh-hant en", ["zh-hant", "zh-hans", "en"]),
        ("zh-hans", "zh-hans", ["zh-hans"]),
        ("zh-hans", "zh-hant zh-hans", ["zh-hant", "zh-hans"]),
        ("en", "en", ["en"]),
        ("en", "en zh-hant", ["zh-hant", "en"]),
        ("en", "en zh-hans", ["zh-hans", "en"]),
    ],
)
def test_languages_are_the_original_the_written_and_the_converted(
    original: str, headlines: str, languages: list[str]
) -> None:
    texts = {column("headline", language): "題" for language in headlines.split()}
    assert Article(original_language=original, **texts).languages() == languages


def refusals(article: Article) -> dict[str, list[str]]:
    try:
        article.clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize("original", ["zh-hant", "zh-hans", "en"])
def test_article_has_a_headline_in_its_original_language(original: str) -> None:
    field = column("headline", original)
    assert refusals(Article(original_language=original, **{field: "題"})) == {}
    others = {column("headline", other): "題" for other in ("zh-hant", "zh-hans", "en") if other != original}
    assert refusals(Article(original_language=original, **others)) == {
        field: ["An article has a headline in its original language."]
    }


@pytest.mark.usefixtures("_english")
@pytest.mark.django_db
def test_article_stands_on_a_page_of_its_issue() -> None:
    page, other = factories.PageFactory(), factories.IssueFactory()
    articles = [
        Article(headline_zh_hant="題", issue=page.issue, page=page),
        Article(headline_zh_hant="題", issue=other, page=page),
        Article(headline_zh_hant="題", issue=other),
        Article(headline_zh_hant="題", page=page),
    ]
    assert [refusals(row) for row in articles] == [{}, {"page": ["This page belongs to another issue."]}, {}, {}]


@pytest.mark.usefixtures("_english")
@pytest.mark.django_db
def test_article_number_is_once_in_an_issue() -> None:
    article = factories.ArticleFactory()
    factories.ArticleFactory(number=article.number)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ArticleFactory(issue=article.issue, number=article.number)
    with pytest.raises(ValidationError) as refused:
        Article(issue=article.issue, number=article.number, headline_zh_hant="題").full_clean()
    assert refused.value.messages == ["The issue has an article with this number already."]


@pytest.mark.django_db
def test_lists_go_by_issue_then_number() -> None:
    edition = factories.EditionFactory()
    old, new, second = (
        factories.IssueFactory(edition=edition, date=date(2023, 1, day), sequence=sequence, published=True)
        for day, sequence in ((3, 1), (4, 1), (4, 2))
    )
    rows = [factories.ArticleFactory(issue=issue) for issue in (old, new, second, new, old)]
    assert list(Article.objects.newest_first()) == [rows[2], rows[1], rows[3], rows[0], rows[4]]
    assert list(old.articles.in_order()) == [rows[0], rows[4]]
    newspaper, slug = edition.natural_key()
    assert list(Article.objects.of_issue(newspaper, slug, (date(2023, 1, 4), 1)).in_order()) == [rows[1], rows[3]]


@pytest.mark.django_db
def test_lead_is_the_first_published_article_of_its_issue() -> None:
    issue, other = factories.IssueFactory(published=True), factories.IssueFactory(published=True)
    factories.ArticleFactory(issue=issue)
    lead, _later = factories.ArticleFactory.create_batch(2, issue=issue, published=True)
    only = factories.ArticleFactory(issue=other, published=True)
    factories.ArticleFactory()
    assert set(Article.objects.leads()) == {lead, only}


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 20])
def test_detail_and_list_take_as_many_queries_however_long_the_article(
    many: int, django_assert_num_queries: Any
) -> None:
    article = factories.ArticleFactory(published=True, category=factories.CategoryFactory())
    Article.objects.filter(pk=article.pk).update(page=factories.PageFactory(issue=article.issue))
    for order in range(many):
        factories.SectionFactory(article=article)
        factories.BylineFactory(article=article, order=order)
        factories.ArticleImageFactory(article=article, order=order)
    with django_assert_num_queries(4):
        [row] = Article.objects.for_detail()
        people = [byline.contributor.name for byline in row.bylines.all()]
        pictures = [image.scan.name for image in row.images.all()]
        shown = (len(row.sections.all()), len(people), len(pictures), row.category.slug, row.page.position)
        assert shown == (many, many, many, article.category.slug, 1)
        assert row.get_absolute_url() == article.get_absolute_url()
    with django_assert_num_queries(2):
        [row] = Article.objects.for_list()
        assert (len(row.bylines.all()), row.page.get_deferred_fields()) == (many, {"source_text"})


@pytest.mark.django_db
def test_deleted_page_leaves_its_articles() -> None:
    page = factories.PageFactory()
    article = factories.ArticleFactory(issue=page.issue, page=page)
    page.delete()
    article.refresh_from_db()
    assert (article.page, Page.objects.count()) == (None, 0)
