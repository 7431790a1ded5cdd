"""The admin as a whole: its name, the order of what it holds, and its three languages.

It stands outside `articles.admin`, which registers with it: Django imports the site before that package.
"""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.addresses import path_in, path_without_language
from articles.models.language import BCP47, SIGNS

# What an editor opens daily first.
ORDER = (
    "Issue",
    "Article",
    "Page",
    "Contributor",
    "Category",
    "Scan",
    "Newspaper",
    "Edition",
    "Synonym",
    "AboutText",
    "User",
    "Group",
)


class NewsroomAdminSite(AdminSite):
    site_title = _("Editors’ desk")
    site_header = _("Editors’ desk")
    index_title = _("Editors’ desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        languages = language_links(request)
        return {**super().each_context(request), "site_url": reverse("home"), "language_links": languages}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: ORDER.index(model["object_name"]))
        return sorted(apps, key=lambda app: app["app_label"] != "articles")


def language_links(request: HttpRequest) -> list[dict[str, object]]:
    """The same page in each language; the search and the filters of a list go along."""
    path = path_without_language(request.path)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        {
            "url": path_in(code, path) + query,
            "name": SIGNS[code],
            "lang": BCP47[code],
            "is_current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]
