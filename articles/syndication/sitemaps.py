"""Sitemaps (sitemaps.org): an index, a map of the pages that belong to no month, and one map for each month.

A month of a large daily stays far below the 50,000 addresses that one map may hold; nothing is counted or skipped.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from articles.addresses import absolute, path_in
from articles.models import Edition, Issue
from articles.models.language import BCP47, LANGUAGES
from articles.public_urls import PublicUrl, month_urls, months, site_urls
from articles.syndication.freshness import revalidated


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of all maps."""
    with translation.override(settings.LANGUAGE_CODE):  # one map for all languages, at one address
        paths = [reverse("sitemap_site"), *(month.sitemap_path for month in months())]
    changed = Issue.objects.published().aggregate(last=Max("updated_at"))["last"]
    return _xml(request, "sitemap", {"locations": [absolute(path) for path in paths]}, [changed])


@require_safe
def sitemap_site(request: HttpRequest) -> HttpResponse:
    with translation.override(settings.LANGUAGE_CODE):
        return _map(request, list(site_urls()))


@require_safe
def sitemap_month(request: HttpRequest, newspaper: str, edition: str, year: int, month: int) -> HttpResponse:
    found = get_object_or_404(Edition.objects.for_detail(), newspaper__slug=newspaper, slug=edition)
    of_month = next((each for each in months(found) if (each.first.year, each.first.month) == (year, month)), None)
    if of_month is None:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        return _map(request, list(month_urls(of_month)))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by machines; what they would find by searching, they find in the sitemap."""
    with translation.override(settings.LANGUAGE_CODE):
        closed, of_all = (reverse("admin:index"), reverse("search")), absolute(reverse("sitemap"))
    context = {"sitemap": of_all, "closed": [path_in(language, path) for path in closed for language in LANGUAGES]}
    response = render(request, "articles/robots.txt", context, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "max-age=86400"
    return response


def _map(request: HttpRequest, urls: list[PublicUrl]) -> HttpResponse:
    """Each page once for each language that it exists in, with its other languages beside it."""
    pages = [
        {
            "url": absolute(path_in(language, url.path)),
            "changed": url.changed,
            "alternates": [(BCP47[other], absolute(path_in(other, url.path))) for other in url.languages],
        }
        for url in urls
        for language in url.languages
    ]
    return _xml(request, "sitemap_map", {"pages": pages}, [url.changed for url in urls])


def _xml(
    request: HttpRequest, template: str, context: dict[str, object], changed: Iterable[datetime | None]
) -> HttpResponse:
    response = render(request, f"articles/{template}.xml", context, content_type="application/xml; charset=utf-8")
    return revalidated(response, changed)
