"""The description by which a browser adds the archive to its search engines (OpenSearch 1.1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.models import Newspaper
from articles.models.language import BCP47, current_language, text_and_lang
from articles.syndication.freshness import revalidated

LONGEST_NAME, LONGEST_LONG_NAME = 16, 48  # characters, as the specification allows


@require_safe
def search_description(request: HttpRequest) -> HttpResponse:
    paper = Newspaper.objects.by_age().first()
    name = str(text_and_lang(paper, "name")) if paper else _("Newspaper archive")
    context = {
        "name": name[:LONGEST_NAME],
        "long_name": name[:LONGEST_LONG_NAME],
        "lang": BCP47[current_language()],
        "page": absolute(reverse("search")),
        "feed": absolute(reverse("search_feed")),
        "itself": absolute(reverse("search_description")),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    response = render(request, "articles/search_description.xml", context, content_type=kind)
    return revalidated(response, [paper.updated_at] if paper else [])
