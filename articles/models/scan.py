"""A scan or photograph: one row for each file that the archive keeps under the hash of its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import scans
from articles.models.image import ArticleImage
from articles.models.page import Page


class ScanQuerySet(models.QuerySet["Scan"]):
    def published(self) -> ScanQuerySet:
        """The scans of published pages and the pictures of published articles."""
        pages = Page.objects.published().filter(scan=OuterRef("pk"))
        pictures = ArticleImage.objects.published().filter(scan=OuterRef("pk"))
        return self.filter(Exists(pages) | Exists(pictures))

    def keep(self, file: BinaryIO, *, name: str = "") -> Scan:
        """Store a file, or find it where the archive has it already. Raises `scans.ScanRefused` with the reason."""
        stored = scans.store(file, settings.SCANS_ROOT)
        scan, _created = self.get_or_create(
            digest=stored.digest,
            defaults={
                "format": stored.format,
                "width": stored.width,
                "height": stored.height,
                "size": stored.size,
                "name": name[:200],
            },
        )
        return scan

    def get_by_natural_key(self, digest: str) -> Scan:
        return self.get(digest=digest)


class Scan(models.Model):
    digest = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    format = models.CharField(_("format"), max_length=4, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    name = models.CharField(_("file name"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")

    def __str__(self) -> str:
        return f"{self.name or self.digest[:12]} ({self.format}, {self.width} × {self.height})"

    def natural_key(self) -> tuple[str]:
        return (self.digest,)

    @property
    def stored(self) -> scans.StoredScan:
        return scans.StoredScan(self.digest, cast("scans.Format", self.format), self.width, self.height, self.size)

    @property
    def copy_widths(self) -> tuple[int, ...]:
        """The widths, in pixels, of the copies that readers are served."""
        return scans.copy_widths(self.width)

    def copy_path(self, width: int) -> Path:
        return scans.copy_path(settings.SCANS_ROOT, self.digest, width)

    def original_path(self) -> Path:
        return scans.original_path(settings.SCANS_ROOT, self.digest, self.stored.extension)

    def copy_url(self, width: int) -> str:
        return reverse("scan_copy", args=[self.digest, width])

    def srcset(self) -> str:
        return ", ".join(f"{self.copy_url(width)} {width}w" for width in self.copy_widths)

    @property
    def largest_url(self) -> str:
        return self.copy_url(self.copy_widths[-1])

    @property
    def smallest_url(self) -> str:
        return self.copy_url(self.copy_widths[0])
