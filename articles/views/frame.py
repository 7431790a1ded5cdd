"""What every public page has: its address in each language, and headers that let it be kept but not be stale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import escape_leading_slashes

from articles.addresses import absolute, path_in, path_without_language
from articles.models.language import BCP47, LANGUAGES, SIGNS, current_language
from articles.syndication.freshness import revalidated

SAFE_IN_A_PATH = "/~:@!$&'()*+,;="  # the marks of RFC 3986 that stand for themselves in a path


@dataclass(frozen=True)
class Translation:
    """The same page in one language: its address, for a link and for search engines."""

    language: str
    lang: str
    sign: str
    path: str
    url: str
    exists: bool
    is_current: bool


def translations(path: str, languages: Iterable[str], query: str = "") -> list[Translation]:
    """The page at `path` in each of the site's languages; `languages`: those that it exists in.

    `query`: what a reader who changes the language takes along; for search engines it is the same page without.

    The path may be anything that a visitor typed: `//host/` and `/\\host/` must not become links to another host.
    """
    bare = escape_leading_slashes(quote(path_without_language(path), safe=SAFE_IN_A_PATH))
    existing, current = set(languages), current_language()
    return [
        Translation(
            language,
            BCP47[language],
            SIGNS[language],
            path_in(language, bare) + query,
            absolute(path_in(language, bare)),
            language in existing,
            language == current,
        )
        for language in LANGUAGES
    ]


def public_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    changed: Iterable[datetime | None] = (),
    languages: Iterable[str] = LANGUAGES,
    original: str = settings.LANGUAGE_CODE,
    keeps_query: bool = False,
) -> HttpResponse:
    """Render a page for readers. `marker` in its context marks words in its texts.

    `changed`: when the things shown last changed; `languages`: those that the content exists in, `original` among
    them. Elsewhere the page shows the original, so the original's address is the canonical one. `keeps_query`: the
    page depends on what stands behind the question mark, and a change of the language takes it along.
    """
    query = f"?{request.GET.urlencode()}" if keeps_query and request.GET else ""
    pages = translations(request.path, languages, query)
    current = next(page for page in pages if page.is_current)
    of_original = next(page for page in pages if page.language == original)
    canonical = current if current.exists else of_original
    context = {"marker": None, **context}
    frame = {"translations": pages, "canonical": canonical.url, "x_default": of_original.url, "lang": current.lang}
    return revalidated(render(request, f"articles/{template}.html", {**context, **frame}), changed)
