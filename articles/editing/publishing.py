"""Publish, withdraw, return to draft: the only ways in which a status changes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Issue, Status

Rows = Iterable[Article] | Iterable[Issue]


def publish(rows: Rows, *, now: datetime | None = None) -> int:
    """Publish each from its publish time on, from now on where it has none. Returns how many changed."""
    now = now or timezone.now()
    return sum(_change(row, Status.PUBLISHED, publish_at=row.publish_at or now) for row in rows)


def withdraw(rows: Rows) -> int:
    """Take each from the readers. What they have seen answers 410 from now on, what they never saw 404."""
    return sum(_change(row, Status.WITHDRAWN, publish_at=row.publish_at) for row in rows)


def return_to_draft(rows: Rows) -> int:
    """Take each back to the desk; its next publishing sets a new publish time."""
    return sum(_change(row, Status.DRAFT, publish_at=None) for row in rows)


def remember_readers(row: Article | Issue) -> None:
    """Before a change that may hide it: note on the row, and on an issue's articles, that readers have seen it."""
    if not row.is_public:
        return
    row.was_public = True
    if isinstance(row, Issue):
        Article.objects.published().filter(issue=row).update(was_public=True)


@transaction.atomic
def _change(row: Article | Issue, status: Status, *, publish_at: datetime | None) -> bool:
    if row.status == status and row.publish_at == publish_at:
        return False
    remember_readers(row)
    row.status = status
    row.publish_at = publish_at
    row.save(update_fields=["status", "publish_at", "was_public", "updated_at"])
    return True
