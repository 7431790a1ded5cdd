"""Scans: the list of what is kept, and the field by which a page or a picture receives one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin
from articles.admin.languages import TranslatedForm
from articles.models import Scan
from articles.scans import ScanRefused

REFUSALS = {
    "empty": _("The file is empty."),
    "not_an_image": _("The file is not an image."),
    "too_many_bytes": _("The file has more than %(limit)s bytes."),
    "too_many_pixels": _("The image has %(pixels)s pixels; at most %(limit)s are accepted."),
    "truncated": _("The %(format)s image ends early or is damaged."),
    "wrong_format": _("The file is %(format)s; only JPEG, PNG, WebP and TIFF are accepted."),
}


class ScanUploadForm(TranslatedForm):
    """A form of something that has a `scan`: chosen among those kept, or received with the form."""

    upload = forms.FileField(label=capfirst(_("new file")), required=False, help_text=_("JPEG, PNG, WebP or TIFF."))

    def clean_upload(self) -> Scan | None:
        file = self.cleaned_data["upload"]
        if not file:
            return None
        try:
            return Scan.objects.keep(file, name=file.name)
        except ScanRefused as refused:
            raise ValidationError(REFUSALS[refused.reason], refused.reason, refused.details) from None

    def clean(self) -> None:
        super().clean()
        if scan := self.cleaned_data.get("upload"):
            self.cleaned_data["scan"] = scan


def thumbnail(scan: Scan | None) -> str:
    """The smallest copy, which opens the largest."""
    if scan is None:
        return ""
    return format_html(
        '<a href="{}"><img class="thumbnail" src="{}" alt="{}"></a>', scan.largest_url, scan.smallest_url, scan
    )


@admin.register(Scan)
class ScanAdmin(DeskAdmin):
    """To look at only: a scan comes with its page or picture, and its bytes never change."""

    list_display = ["picture", "__str__", "size", "created_at"]
    list_display_links = ["__str__"]
    list_filter = ["format"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    search_fields = ["name", "digest"]
    readonly_fields = ["picture", "name", "format", "width", "height", "size", "digest", "created_at", "original"]

    @admin.display(description=_("picture"))
    def picture(self, scan: Scan) -> str:
        return thumbnail(scan)

    @admin.display(description=_("original file"))
    def original(self, scan: Scan) -> str:
        return format_html('<a href="{}">{}</a>', reverse("scan_original", args=[scan.digest]), _("Download"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
