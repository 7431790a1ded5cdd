"""The index follows every way of writing: what may have changed is noted with the change, and indexed on its commit.

The notes are rows in the same transaction, so that they are undone with it, and outlive a process that is killed
between the commit and the index.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import post_save, pre_delete

from articles.models import Article, ArticleImage, Byline, Category, Contributor, Issue, Section
from articles.models.bulk import written_in_bulk
from articles.models.search_index import SearchPending
from articles.search.writing import index_pending

# A row's own article, or the way from articles to the row whose words, or whose day, they take.
OWN: dict[type[Model], str] = {Article: "pk", Section: "article_id", Byline: "article_id", ArticleImage: "article_id"}
SHARED: dict[type[Model], str] = {Issue: "issue", Category: "category", Contributor: "bylines__contributor"}
# A change of these changes no word, no name and no day.
WORDLESS = {
    "status", "publish_at", "was_public", "created_at", "updated_at", "version", "number", "number_last",
    "last_article_number", "position", "printed_position", "source_lines",
}  # fmt: skip


def follow(
    sender: type[Model],
    *,
    instance: Model | None = None,
    rows: QuerySet[Any] | list[Any] | None = None,
    update_fields: Iterable[str] | None = None,
    **_signal: Any,
) -> None:
    """After a save, before a deletion, with a bulk write: note the articles concerned, and index them on commit."""
    if update_fields is not None and WORDLESS.issuperset(update_fields):
        return
    concerned = [instance] if rows is None else rows
    if sender in OWN:
        pks = _values(concerned, OWN[sender])
    else:
        sharing = Article.objects.filter(**{f"{SHARED[sender]}__in": _values(concerned, "pk")})
        pks = set(sharing.order_by().values_list("pk", flat=True))
    SearchPending.objects.bulk_create(SearchPending(article_id=pk) for pk in pks)
    transaction.on_commit(index_pending, robust=True)


def _values(rows: Any, name: str) -> set[int]:
    if isinstance(rows, QuerySet):
        return set(rows.order_by().values_list(name, flat=True))
    return {getattr(row, name) for row in rows}


for model in (*OWN, *SHARED):
    for signal in (post_save, pre_delete, written_in_bulk):
        signal.connect(follow, sender=model)
