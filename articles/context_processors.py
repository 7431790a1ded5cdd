"""What every page of the site needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Newspaper


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's public address, and the newspaper that it is named after (asked for by a template that names it)."""
    return {
        "site_url": settings.SITE_URL,
        "first_newspaper": SimpleLazyObject(lambda: Newspaper.objects.by_age().first()),
    }
