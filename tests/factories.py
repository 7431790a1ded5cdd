"""Rows for tests, each whole and valid. Texts are given by language column: `headline_zh_hant`, never `headline`.

The trait `published` makes an issue or an article visible to readers, an article's issue with it; rows that belong to
them take it through the relation: `PageFactory(issue__published=True)`, `SectionFactory(article__published=True)`.
"""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from string import ascii_uppercase

import factory
from factory.django import DjangoModelFactory

from articles.models import (
    AboutText,
    Article,
    ArticleImage,
    Byline,
    Category,
    Contributor,
    Edition,
    Issue,
    Newspaper,
    Page,
    Scan,
    Section,
    Status,
    Synonym,
)

FIRST_DAY = date(2010, 1, 1)
LONG_AGO = datetime(2023, 1, 4, tzinfo=UTC)


def edition_code(number: int) -> str:
    """A code of its own for each edition, in letters only: `TAAAA`, `TAAAB`, …"""
    letters = ""
    for _place in range(4):
        number, letter = divmod(number, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return f"T{letters}"


class NewspaperFactory(DjangoModelFactory[Newspaper]):
    class Meta:
        model = Newspaper

    name_zh_hant = "晉江經濟報"
    slug = factory.Sequence(lambda number: f"newspaper-{number}")


class EditionFactory(DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    newspaper = factory.SubFactory(NewspaperFactory)
    name_zh_hant = "菲律賓版"
    slug = factory.Sequence(lambda number: f"edition-{number}")
    code = factory.Sequence(edition_code)


class IssueFactory(DjangoModelFactory[Issue]):
    """An issue on a day and with a number of its own, a draft unless `published`."""

    class Meta:
        model = Issue

    class Params:
        published = factory.Trait(status=Status.PUBLISHED, publish_at=LONG_AGO)

    edition = factory.SubFactory(EditionFactory)
    date = factory.Sequence(lambda number: FIRST_DAY + timedelta(days=number))
    number = factory.Sequence(lambda number: 1000 + number)


class ScanFactory(DjangoModelFactory[Scan]):
    """The row of a scan; where a test needs the file too, `Scan.objects.keep(file)` makes both."""

    class Meta:
        model = Scan

    digest = factory.Sequence(lambda number: sha256(f"scan {number}".encode()).hexdigest())
    format = "PNG"
    width = 1200
    height = 1600
    size = 40_000
    name = "page.png"


class PageFactory(DjangoModelFactory[Page]):
    """The next page of its issue."""

    class Meta:
        model = Page

    issue = factory.SubFactory(IssueFactory)
    position = factory.LazyAttribute(lambda page: page.issue.pages.count() + 1 if page.issue.pk else 1)
    source_text = "第一行\n第二行\n第三行"


class CategoryFactory(DjangoModelFactory[Category]):
    class Meta:
        model = Category

    name_zh_hant = "要聞"
    slug = factory.Sequence(lambda number: f"category-{number}")


class ContributorFactory(DjangoModelFactory[Contributor]):
    class Meta:
        model = Contributor

    name_zh_hant = "李玲玲"
    slug = factory.Sequence(lambda number: f"李玲玲-{number + 2}")


class ArticleFactory(DjangoModelFactory[Article]):
    """The next article of its issue, a draft unless `published`."""

    class Meta:
        model = Article

    class Params:
        published = factory.Trait(
            status=Status.PUBLISHED, publish_at=LONG_AGO, issue=factory.SubFactory(IssueFactory, published=True)
        )

    issue = factory.SubFactory(IssueFactory)
    number = factory.LazyAttribute(lambda article: article.issue.take_article_number() if article.issue.pk else 1)
    headline_zh_hant = "晉江踏上新徵程"


class SectionFactory(DjangoModelFactory[Section]):
    """The next section of its article, a passage of one paragraph."""

    class Meta:
        model = Section

    article = factory.SubFactory(ArticleFactory)
    position = factory.LazyAttribute(lambda section: section.article.sections.count() + 1 if section.article.pk else 1)
    heading_zh_hant = "工作回顧"
    body_zh_hant = "一年來，承壓奮進。"
    anchor = factory.LazyAttribute(lambda section: f"t{section.position}")


class BylineFactory(DjangoModelFactory[Byline]):
    class Meta:
        model = Byline

    article = factory.SubFactory(ArticleFactory)
    contributor = factory.SubFactory(ContributorFactory)
    role = "本報記者"
    order = 1


class ArticleImageFactory(DjangoModelFactory[ArticleImage]):
    class Meta:
        model = ArticleImage

    article = factory.SubFactory(ArticleFactory)
    scan = factory.SubFactory(ScanFactory)
    order = 1
    caption_zh_hant = "晉江南岸夜景"
    alternative_text_zh_hant = "江邊的燈火"


class AboutTextFactory(DjangoModelFactory[AboutText]):
    """The archive has one text on each subject: the one on this subject, made or found."""

    class Meta:
        model = AboutText
        django_get_or_create = ("subject",)

    subject = "about"
    body_zh_hant = "本檔案館收藏晉江經濟報菲律賓版。"


class SynonymFactory(DjangoModelFactory[Synonym]):
    class Meta:
        model = Synonym

    words = "菲律賓 = 菲律濱"
