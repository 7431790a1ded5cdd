"""What the search is made of: the normal text of each article, and how far the index has come.

All of it is derived from the articles and can be made anew by `manage.py rebuild_search`; nothing here is an editor's.
"""

from typing import Any

from django.db import models

from articles.models.article import Article

DAY = 2**16  # keys of one day: its articles are numbered from 0


class CarriedOver(models.Manager):
    """What `dumpdata` writes: nothing. Where the archive is loaded again, it is indexed again."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().none()


class Derived(models.Model):
    objects = models.Manager()
    carried_over = CarriedOver()

    class Meta:
        abstract = True
        default_manager_name = "carried_over"
        default_permissions = ()


class SearchText(Derived):
    """The words of an article in their normal form (see `articles.chinese.segment`).

    `key` puts the articles in the order of their days: the day's ordinal × 65,536 + a number within the day. The index
    that finds them knows them by it, and so brings the newest first.
    """

    key = models.BigAutoField(primary_key=True)  # never left to the database; so the row is stored under it
    # An article that is deleted leaves its row: the index needs the text to forget it by.
    article = models.OneToOneField(Article, models.DO_NOTHING, db_constraint=False, related_name="search_text")
    title = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.article_id}: {self.title}"


class SearchPending(Derived):
    """An article whose words may have changed since it was indexed: noted with the change, taken away when it is."""

    article_id = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.article_id)


class SearchState(Derived):
    """The one row that says what the index is worth; it is also the lock of those who write it."""

    # What the index was begun by (see `documents.index_form`); "": it has never been made.
    fingerprint = models.CharField(max_length=32, default="")
    # While the index is made anew: the primary key of the last article that came in.
    position = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.fingerprint
