"""Slugs: the names that stand in addresses, and those that may not."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext_lazy as _

# First steps of the site's own addresses, those of parts still to be built included: an address is for ever.
RESERVED = frozenset(
    """about admin api calendar categories corrections feed feeds healthz iiif media oai pages people places readyz
    report robots save scans search sitemap static zh zh-hans zh-hant""".split()  # noqa: SIM905 (a list of words)
)


def validate_slug_is_free(value: str) -> None:
    """Refuse a slug that the site uses itself, or that Django reads as a language (`en-times` is read as `en`)."""
    if value.lower() in RESERVED:
        raise ValidationError(_("“%(slug)s” is a word that the site uses itself."), "reserved", {"slug": value})
    if get_language_from_path(f"/{value}/"):
        raise ValidationError(_("“%(slug)s” would be read as a language."), "language", {"slug": value})


def unused_slug(model: type[models.Model], name: str, *, fallback: str) -> str:
    """The name as a slug, its own characters kept (李玲玲); `-2`, `-3` … for a namesake."""
    slug = wanted = slugify(name, allow_unicode=True)[:90] or fallback
    number = 1
    while model._default_manager.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug
