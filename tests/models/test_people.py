"""Names of people, papers, categories: what they are called and where they are found."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import override

from articles.models import AboutText, Byline, Newspaper
from tests import factories


def test_rows_with_an_address_are_found_by_their_slugs() -> None:
    newspaper = factories.NewspaperFactory.build(slug="jinjiang")
    rows = [
        newspaper,
        factories.EditionFactory.build(newspaper=newspaper, slug="philippines"),
        factories.CategoryFactory.build(slug="要聞"),
        factories.ContributorFactory.build(slug="李玲玲-2"),
    ]
    assert [(str(row), row.get_absolute_url()) for row in rows] == [
        ("晉江經濟報", "/jinjiang/"),
        ("晉江經濟報 菲律賓版", "/jinjiang/philippines/"),
        ("要聞", "/categories/%E8%A6%81%E8%81%9E/"),
        ("李玲玲", "/people/%E6%9D%8E%E7%8E%B2%E7%8E%B2-2/"),
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("zh-hans", ["晋江经济报", "晋江经济报 菲律宾版", "要闻", "李玲玲"]),
        ("en", ["Jinjiang Economic News", "Jinjiang Economic News, 菲律賓版", "News", "Li Lingling"]),
    ],
)
def test_rows_are_called_by_their_names_in_the_language_of_the_reader(language: str, names: list[str]) -> None:
    newspaper = factories.NewspaperFactory.build(name_en="Jinjiang Economic News")
    rows = [
        newspaper,
        factories.EditionFactory.build(newspaper=newspaper),
        factories.CategoryFactory.build(name_zh_hant="要聞", name_en="News"),
        factories.ContributorFactory.build(name_zh_hant="李玲玲", name_en="Li Lingling"),
    ]
    with override(language):
        assert [str(row) for row in rows] == names


def test_byline_is_the_role_and_the_name() -> None:
    contributor = factories.ContributorFactory.build(name_zh_hant="李玲玲")
    bylines = [Byline(role=role, contributor=contributor) for role in ("本報記者", "")]
    assert [str(byline) for byline in bylines] == ["本報記者 李玲玲", "李玲玲"]


@pytest.mark.django_db
def test_bylines_stand_in_their_order() -> None:
    article = factories.ArticleFactory()
    second, first, same = (factories.BylineFactory(article=article, order=order) for order in (2, 1, 2))
    assert list(article.bylines.all()) == [first, second, same]


@pytest.mark.django_db
def test_contributor_with_a_byline_cannot_be_deleted() -> None:
    byline = factories.BylineFactory()
    with pytest.raises(ProtectedError):
        byline.contributor.delete()


@pytest.mark.django_db
def test_newspapers_go_by_age() -> None:
    first, second = factories.NewspaperFactory(slug="z"), factories.NewspaperFactory(slug="a")
    assert list(Newspaper.objects.by_age()) == [first, second]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "right"),
    [("JJ", True), ("ABCDEFGH", True), ("J", True), ("", False), ("jj", False), ("J1", False), ("JJ\n", False),
     ("ABCDEFGHI", False), ("ＪＪ", False), ("晉江", False)],
)  # fmt: skip
def test_edition_code_is_one_to_eight_capitals(code: str, right: bool) -> None:
    edition = factories.EditionFactory.build(newspaper=factories.NewspaperFactory(), code=code)
    try:
        edition.full_clean()
    except ValidationError as refused:
        wrong = set(refused.message_dict)
    else:
        wrong = set()
    assert wrong == (set() if right else {"code"})


@pytest.mark.usefixtures("_english")
@pytest.mark.django_db
def test_edition_slug_is_once_in_its_newspaper() -> None:
    edition = factories.EditionFactory(slug="philippines")
    factories.EditionFactory(slug="philippines")
    with pytest.raises(ValidationError) as refused:
        factories.EditionFactory.build(newspaper=edition.newspaper, slug="philippines").full_clean()
    assert refused.value.messages == ["This newspaper has an edition with this slug already."]


@pytest.mark.django_db
def test_edition_brings_its_newspaper_along(django_assert_num_queries: object) -> None:
    factories.EditionFactory()
    with django_assert_num_queries(1):
        assert [str(edition) for edition in type(factories.EditionFactory.build()).objects.for_detail()] == [
            "晉江經濟報 菲律賓版"
        ]


@pytest.mark.usefixtures("_english")
@pytest.mark.django_db
def test_texts_about_the_archive_stand_as_on_the_page() -> None:
    texts = [factories.AboutTextFactory(subject=subject) for subject in ("contact", "about", "rights")]
    contact, about, rights = texts
    assert AboutText.objects.in_order() == [about, rights, contact]
    assert [str(text) for text in texts] == ["Contact", "About this archive", "Rights"]


@pytest.mark.django_db
def test_issue_with_articles_and_newspaper_with_editions_cannot_be_deleted() -> None:
    article = factories.ArticleFactory(issue__date=date(2023, 1, 4))
    issue = article.issue
    refused = []
    for row in (issue, issue.edition, issue.edition.newspaper):
        with pytest.raises(ProtectedError):
            row.delete()
        refused.append(type(row).objects.filter(pk=row.pk).exists())
    assert refused == [True, True, True]
