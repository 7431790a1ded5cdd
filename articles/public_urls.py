"""Every public address of the archive, without a language: the one list behind the sitemap and the smoke test."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from articles.models import Article, Category, Contributor, Edition, Issue, Newspaper, Page
from articles.models.language import LANGUAGES


@dataclass(frozen=True)
class PublicUrl:
    """An address, when what it shows last changed, and the languages that it exists in."""

    path: str
    changed: datetime | None
    languages: tuple[str, ...] = LANGUAGES


@dataclass(frozen=True)
class Month:
    """A month in which an edition has issues."""

    edition: Edition
    first: date

    @property
    def path(self) -> str:
        return reverse("edition_month", args=[*self.edition.natural_key(), self.first.year, self.first.month])

    @property
    def sitemap_path(self) -> str:
        return reverse("sitemap_month", args=[*self.edition.natural_key(), self.first.year, self.first.month])


def public_urls() -> Iterator[PublicUrl]:
    """Every public address of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        yield from site_urls()
        for month in months():
            yield from month_urls(month)
            yield PublicUrl(month.sitemap_path, None)
        for edition in Edition.objects.for_detail():
            yield PublicUrl(reverse("edition_feed", args=edition.natural_key()), None)
        for name in ("search", "search_description", "sitemap", "sitemap_site", "robots", "healthz", "readyz"):
            yield PublicUrl(reverse(name), None)


def site_urls() -> Iterator[PublicUrl]:
    """The pages that belong to no single month."""
    yield PublicUrl(reverse("home"), None)
    yield PublicUrl(reverse("about"), None)
    for newspaper in Newspaper.objects.by_age():
        yield PublicUrl(newspaper.get_absolute_url(), newspaper.updated_at)
    for edition in Edition.objects.for_detail():
        yield PublicUrl(edition.get_absolute_url(), edition.updated_at)
        for year in Issue.objects.published().filter(edition=edition).years():
            yield PublicUrl(reverse("edition_year", args=[*edition.natural_key(), year]), None)
    listed: Iterable[Category | Contributor]
    for listed in (Category.objects.with_published_articles(), Contributor.objects.with_published_articles()):
        for each in listed:
            yield PublicUrl(each.get_absolute_url(), each.updated_at)


def months(only: Edition | None = None) -> Iterator[Month]:
    """The months of every edition that have an issue, or those of one edition."""
    for edition in [only] if only else Edition.objects.for_detail():
        for first in Issue.objects.published().filter(edition=edition).dates("date", "month"):
            yield Month(edition, first)


def month_urls(month: Month) -> Iterator[PublicUrl]:
    """The month's own page, its issues, their pages and articles."""
    yield PublicUrl(month.path, None)
    of_edition = Issue.objects.published().filter(edition=month.edition)
    of_month = of_edition.filter(date__year=month.first.year, date__month=month.first.month)
    issues = list(of_month.with_edition().newest_first())
    for issue in issues:
        yield PublicUrl(issue.get_absolute_url(), issue.updated_at)
    for page in Page.objects.published().filter(issue__in=issues).for_detail().without_source():
        yield PublicUrl(page.get_absolute_url(), page.updated_at)
    for article in Article.objects.published().filter(issue__in=issues).with_issue().newest_first():
        yield PublicUrl(article.get_absolute_url(), article.updated_at, tuple(article.languages()))
