"""When the original language changes, the base columns of all that is under it follow."""

from typing import Any

from articles.models import Article, ArticleImage, Edition, Issue, Page, Section
from articles.models.language import LANGUAGES, column

ROWS_AT_ONCE = 200


def follow_article(article: Article) -> None:
    """Write the base columns of the article's sections and pictures anew."""
    _write(Section, article.sections.all(), "heading", "body")
    _write(ArticleImage, article.images.all(), "caption", "alternative_text")


def follow_edition(edition: Edition) -> None:
    """Write the base columns of the edition's issues and pages anew. Articles have a language of their own."""
    _write(Issue, edition.issues.select_related("edition"), "notes")
    _write(Page, Page.objects.filter(issue__edition=edition).without_source().select_related("issue__edition"), "name")


def _write(model: Any, rows: Any, *fields: str) -> None:
    columns = [column(field, language) for field in fields for language in LANGUAGES]
    model.objects.bulk_update(list(rows), columns, batch_size=ROWS_AT_ONCE)
