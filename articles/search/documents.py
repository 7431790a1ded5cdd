"""What of an article is searched: headline, byline, names, sections and pictures, in every language that has a text.

And the masthead of its issue as it is printed, so that every word of a printed page is found, and a search can name
the day or the edition beside its words.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from articles.chinese.fold import Folding
from articles.chinese.segment import normal_text
from articles.models import Article, ArticleImage, Byline, Section
from articles.models.language import LANGUAGES, column


@dataclass
class Document:
    """The normal text of an article, whose title is its headline with what stands above and below it."""

    day: date
    title: str
    rest: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Title and rest; a text that says the same as another (the Simplified of an original) stands there once."""
        return "\n".join(dict.fromkeys(filter(None, [self.title, *self.rest])))


FORM = 1  # to be raised with any change of what is indexed, or of how it is cut into terms


def index_form() -> str:
    """What an index is made by: `FORM`, and how the site folds. One that was made otherwise is to be made anew."""
    return f"{FORM}-{site_folding().fingerprint[:24]}"


@cache
def site_folding() -> Folding:
    """How this site folds: with the variants that its settings add."""
    return Folding(settings.SEARCH_VARIANTS)


def in_every_language(*fields: str, path: str = "") -> list[str]:
    return [column(f"{path}{name}", language) for name in fields for language in LANGUAGES]


TITLE = in_every_language("kicker", "headline", "subheadline")
MASTHEAD = [f"issue__{name}" for name in ("masthead", "printed_number", "printed_weekday", "printed_lunar_date")]
REST = [*in_every_language("standfirst"), "printed_byline", *in_every_language("name", path="category__"), *MASTHEAD]
# The rows that belong to an article, with what of each is searched.
PARTS: list[tuple[type[Any], list[str], list[str]]] = [
    (Byline, ["role", *in_every_language("name", path="contributor__")], ["order", "pk"]),
    (Section, ["label", *in_every_language("heading", "body")], ["position", "pk"]),
    (ArticleImage, [*in_every_language("caption", "alternative_text"), "credit"], ["order", "pk"]),
]


def documents(articles: QuerySet[Article]) -> dict[int, Document]:
    """The documents of these articles by their primary keys. One query, and one for each kind of part."""
    found: dict[int, Document] = {}
    fold = site_folding()
    for pk, day, *texts in articles.order_by("pk").values_list("pk", "issue__date", *TITLE, *REST):
        title = dict.fromkeys(_normal(texts[: len(TITLE)], fold))
        found[pk] = Document(day, "\n".join(title), list(_normal(texts[len(TITLE) :], fold)))
    parts: dict[int, list[str]] = defaultdict(list)
    for model, fields, order in PARTS:
        rows = model.objects.filter(article__in=list(found)).order_by("article_id", *order)
        for pk, *texts in rows.values_list("article_id", *fields):
            parts[pk].extend(texts)
    for pk, texts in parts.items():
        found[pk].rest.extend(_normal(texts, fold))
    return found


def _normal(texts: Iterable[str | None], folding: Folding) -> Iterable[str]:
    return filter(None, (normal_text(text, folding) for text in texts if text))
