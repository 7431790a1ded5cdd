"""What readers may see, said once: statuses, the publish time, and `published()`."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.original import Translated


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def due(path: str = "") -> Q:
    """The condition that the row at `path` (such as `issue__`) is published and its time has come."""
    return Q(
        (f"{path}status", Status.PUBLISHED),
        (f"{path}publish_at__lte", timezone.now()),
    )


class Publishable(Translated):
    """Something that is a draft, published from a moment on, or withdrawn.

    Publishing is a question asked at the moment of reading: a scheduled article appears at its minute without a timer.
    """

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    publish_at = models.DateTimeField(
        _("publish time"),
        null=True,
        blank=True,
        help_text=_("From when readers see it, once it is published. Empty: from the moment of publishing."),
    )
    was_public = models.BooleanField(_("was public"), default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    @property
    def is_due(self) -> bool:
        return self.status == Status.PUBLISHED and self.publish_at is not None and self.publish_at <= timezone.now()

    @property
    def is_scheduled(self) -> bool:
        return self.status == Status.PUBLISHED and not self.is_due

    @property
    def is_public(self) -> bool:
        """What `published()` asks of one row."""
        return self.is_due

    @property
    def is_gone(self) -> bool:
        """Readers saw it once and it has been withdrawn: it answers 410, not 404."""
        return self.was_public and self.status == Status.WITHDRAWN
