"""The index follows every way of writing: what may have changed is noted with the change, and indexed on its commit.

The notes are rows in the same transaction, so that they are undone with it, and outlive a process that is killed
between the commit and the index.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import post_save, pre_delete, pre_save

from articles.models import Article, ArticleImage, Byline, Category, Contributor, Issue, Section
from articles.models.bulk import moved_in_bulk, written_in_bulk
from articles.models.search_index import SearchPending
from articles.search.writing import index_pending

# A row's own article, or the way from articles to the row whose words, or whose day, they take.
PARTS: dict[type[Model], str] = {Section: "article_id", Byline: "article_id", ArticleImage: "article_id"}
OWN: dict[type[Model], str] = {Article: "pk", **PARTS}
SHARED: dict[type[Model], str] = {Issue: "issue", Category: "category", Contributor: "bylines__contributor"}
# A change of these changes no word, no name and no day.
WORDLESS = {
    "status", "publish_at", "was_public", "created_at", "updated_at", "version", "number", "number_last",
    "last_article_number", "position", "printed_position", "source_lines",
}  # fmt: skip

Rows = QuerySet[Any] | list[Any]


def follow(
    sender: type[Model],
    *,
    signal: Any,
    instance: Model | None = None,
    rows: Rows | None = None,
    update_fields: Iterable[str] | None = None,
    **_signal: Any,
) -> None:
    """After a save, before a deletion, with a bulk write: note the articles concerned, and index them on commit.

    Before the save of an article's part too: it may have stood in another article until now.
    """
    if update_fields is not None and WORDLESS.issuperset(update_fields):
        return
    if rows is None:
        rows = [instance]
    if signal is pre_save:
        rows = sender._default_manager.filter(pk=instance.pk) if instance and instance.pk else []
    pks = _articles_with(sender, rows)
    if pks:
        SearchPending.objects.bulk_create(SearchPending(article_id=pk) for pk in pks)
        transaction.on_commit(index_pending, robust=True)  # the first finds all notes, others of a transaction none


def _articles_with(sender: type[Model], rows: Rows) -> set[int]:
    if sender in SHARED:
        sharing = rows.order_by().values("pk") if isinstance(rows, QuerySet) else [row.pk for row in rows]
        return _values(Article.objects.filter(**{f"{SHARED[sender]}__in": sharing}), "pk")
    pks = _values(rows, OWN[sender])
    if None in pks:  # `ignore_conflicts`: nobody tells which of the articles were made, and under which keys
        pks.discard(None)
        pks |= _values(Article.objects.filter(issue__in={row.issue_id for row in rows}), "pk")
    return pks


def _values(rows: Rows, name: str) -> set[Any]:
    if isinstance(rows, QuerySet):
        return set(rows.order_by().values_list(name, flat=True))
    return {getattr(row, name) for row in rows}


for model in (*OWN, *SHARED):
    for signal in (post_save, pre_delete, written_in_bulk, *((pre_save, moved_in_bulk) if model in PARTS else ())):
        signal.connect(follow, sender=model)
