"""In which languages an article exists, and how completely: one word a language, for lists."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Section
from articles.models.language import HANS, HANT, LANGUAGES, SIGNS, column

ORIGINAL, COMPLETE, PARTIAL, BY_MACHINE = "original", "complete", "partial", "machine"
WORDS = {
    ORIGINAL: _("original"),
    COMPLETE: _("complete"),
    PARTIAL: _("in part"),
    BY_MACHINE: _("by machine"),
}


def with_untranslated(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Notes on each article, as `untranslated_en` and so on, whether a section lacks a text that it has elsewhere."""
    return articles.annotate(**{column("untranslated", language): _lacks(language) for language in LANGUAGES})


def _lacks(language: str) -> Exists:
    lacking = Q()
    for field in ("heading", "body"):
        elsewhere = Q(*((f"{column(field, other)}__gt", "") for other in LANGUAGES), _connector=Q.OR)
        lacking |= Q((column(field, language), "")) & elsewhere
    return Exists(Section.objects.filter(lacking, article=OuterRef("pk")))


def languages_of(article: Article) -> Iterator[tuple[str, str, str | Promise]]:
    """State, sign and word of each language that the article (from `with_untranslated`) exists in."""
    for language in article.languages():
        state = _state(article, language)
        yield state, SIGNS[language], WORDS[state]


def _state(article: Article, language: str) -> str:
    if language == article.original_language:
        return ORIGINAL
    if language == HANS and article.original_language == HANT and not getattr(article, column("headline", HANS)):
        return BY_MACHINE
    return PARTIAL if getattr(article, column("untranslated", language)) else COMPLETE
