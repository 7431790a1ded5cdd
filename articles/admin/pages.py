"""Pages: the text exactly as received, which of its lines belong to no article, and the scan."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.languages import TranslatedFields
from articles.admin.newspapers import EditionFilter
from articles.admin.scans import ScanUploadForm, thumbnail
from articles.admin.searching import NameSearch
from articles.models import Page
from articles.models.fields import SourceTextField


class SourceText(forms.CharField):
    """Evidence: nothing is stripped, and the line ends that a browser sends are told from a change."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _one_kind_of_line_end(initial or "") != _one_kind_of_line_end(data or "")


def _one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class PageForm(ScanUploadForm):
    def clean_source_text(self) -> str:
        """A text that nobody touched stays as it is, its own line ends included."""
        if "source_text" in self.changed_data:
            return str(self.cleaned_data["source_text"])
        return str(self.instance.source_text)


class PageInline(TranslatedFields, admin.StackedInline):
    """The pages of an issue; their long texts are on their own forms."""

    model = Page
    form = ScanUploadForm
    extra = 0
    view_on_site = False
    show_change_link = True
    fieldsets = [(None, {"fields": [("position", "label"), "name", ("scan", "upload")]})]
    autocomplete_fields = ["scan"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return super().get_queryset(request).select_related("issue__edition__newspaper").defer("source_text")


@admin.register(Page)
class PageAdmin(TranslatedFields, NameSearch):
    form = PageForm
    list_display = ["__str__", "position", "label", "picture"]
    list_filter = [("issue__edition", EditionFilter)]
    date_hierarchy = "issue__date"
    ordering = ["-issue__date", "issue_id", "position"]
    search_fields = ["label", "name_zh_hant", "name_zh_hans", "name_en", "issue__number__exact"]
    autocomplete_fields = ["issue", "scan"]
    readonly_fields = ["picture"]
    formfield_overrides = {SourceTextField: {"form_class": SourceText, "widget": AdminTextareaWidget}}
    fieldsets = [
        (None, {"fields": ["issue", ("position", "label"), "name"]}),
        (_("Scan"), {"fields": ["picture", ("scan", "upload")]}),
        (_("Text"), {"fields": ["source_text", "furniture_lines", "unplaced_lines"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return super().get_queryset(request).select_related("issue__edition__newspaper", "scan")

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        return [*self.readonly_fields, "issue"] if obj else self.readonly_fields

    def view_on_site(self, page: Page) -> str | None:
        return page.get_absolute_url() if Page.objects.published().filter(pk=page.pk).exists() else None

    @admin.display(description=_("scan"))
    def picture(self, page: Page) -> str:
        return thumbnail(page.scan)
