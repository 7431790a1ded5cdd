"""Writing many rows at once, which sends none of Django's signals: here it sends two."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import models, transaction
from django.dispatch import Signal

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")

# With `rows`, made or about to be changed, and for a change the `update_fields`; in the transaction of the writing.
written_in_bulk = Signal()
# With `rows`, whose foreign keys are about to be changed, and again when they have been; in the same transaction.
moved_in_bulk = Signal()
ROWS_AT_ONCE = 1000  # a query has only so many parameters


class BulkQuerySet(models.QuerySet[M]):
    """Tells of `bulk_create()` and `update()`; Django's `bulk_update()` is made of `update()`.

    A model's `base_manager_name` says that `category.articles.add()` takes it too.
    """

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        objs = list(objs)
        with transaction.atomic(using=self.db, savepoint=False):
            self._tell_of_moves([row.pk for row in objs if row.pk is not None])  # `update_conflicts` may move them
            rows = super().bulk_create(objs, *args, **kwargs)
            written_in_bulk.send(self.model, rows=rows)
        return rows

    def update(self, **kwargs: Any) -> int:
        with transaction.atomic(using=self.db, savepoint=False):
            written_in_bulk.send(self.model, rows=self, update_fields=kwargs.keys())
            moved = self._those_moved(kwargs.keys())
            changed = super().update(**kwargs)
            self._tell_of_moves(moved)
        return changed

    def _those_moved(self, updated: Iterable[str]) -> list[Any]:
        keys = {name for field in self.model._meta.concrete_fields if field.is_relation for name in _names(field)}
        if keys.isdisjoint(updated) or not moved_in_bulk.has_listeners(self.model):
            return []
        return list(self.order_by().values_list("pk", flat=True))

    def _tell_of_moves(self, pks: list[Any]) -> None:
        for batch in in_batches(pks, ROWS_AT_ONCE):
            moved_in_bulk.send(self.model, rows=self.model._default_manager.filter(pk__in=batch))


def _names(field: Any) -> tuple[str, str]:
    return field.name, field.attname


def in_batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most so many (itertools.batched comes with Python 3.12)."""
    following = iter(values)
    while batch := list(islice(following, size)):
        yield batch
