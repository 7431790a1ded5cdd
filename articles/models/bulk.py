"""Writing many rows at once, which sends none of Django's signals: here it sends one."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction
from django.dispatch import Signal

M = TypeVar("M", bound=models.Model)

# With `rows`, made or about to be changed, and for a change the `update_fields`; in the transaction of the writing.
written_in_bulk = Signal()


class BulkQuerySet(models.QuerySet[M]):
    """Tells of `bulk_create()` and `update()`; Django's `bulk_update()` is made of `update()`."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        with transaction.atomic(using=self.db, savepoint=False):
            rows = super().bulk_create(objs, *args, **kwargs)
            written_in_bulk.send(self.model, rows=rows)
        return rows

    def update(self, **kwargs: Any) -> int:
        with transaction.atomic(using=self.db, savepoint=False):
            written_in_bulk.send(self.model, rows=self, update_fields=kwargs.keys())
            return super().update(**kwargs)
