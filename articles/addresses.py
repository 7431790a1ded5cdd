"""Addresses: the language at their beginning, and the site before it."""

from django.conf import settings

from articles.models.language import LANGUAGES


def language_of(path: str) -> str:
    """The language that an address is in: `/en/about/` is in English, one without a prefix in the site's first."""
    return next((code for code in LANGUAGES if path.startswith(f"/{code}/")), settings.LANGUAGE_CODE)


def path_in(language: str, path: str) -> str:
    """The address of a page, given without a language, in `language`: `/en/about/`."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def path_without_language(path: str) -> str:
    """The other way round: `/en/about/` -> `/about/`."""
    language = language_of(path)
    return path if language == settings.LANGUAGE_CODE else path.removeprefix(f"/{language}")


def absolute(path: str) -> str:
    """The address with the site before it, as feeds, sitemaps and search engines need it."""
    return f"{settings.SITE_URL}{path}"
