"""The rows inside an article's form that have an order: sections, bylines and pictures."""

from typing import Any

from adminsortable2.admin import CustomInlineFormSet, SortableAdminBase, SortableStackedInline, SortableTabularInline
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin.languages import TranslatedFields, TranslatedForm
from articles.admin.scans import ScanUploadForm, thumbnail
from articles.models import Article, ArticleImage, Byline, Section
from articles.models.section import give_anchors

LAST = 10**6  # the place of a new section that has none


class OrderedRowsAdmin(SortableAdminBase):  # type: ignore[misc]  # adminsortable2 ships no types
    """What the admin of an object with such rows is made of."""


class RowsOfArticle(CustomInlineFormSet):  # type: ignore[misc]  # adminsortable2 ships no types
    """Each row knows the article as it stands in the form: its original language says which column is the original."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        form.instance.article = self.instance
        return form


class SectionRows(RowsOfArticle):
    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)
        form.paragraphs_before = form.instance.original_paragraphs()
        return form

    def save(self, commit: bool = True) -> Any:
        """Anchors first, to all new sections together in reading order: two sections without one cannot be stored."""
        kept = [form.instance for form in self.forms if form.has_changed() or form.instance.pk]
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=self.instance.pk)  # another editor may be adding sections too
            taken = Section.objects.filter(article=self.instance).values_list("anchor", flat=True)
            give_anchors(sorted(kept, key=lambda section: section.position or LAST), taken)
            return super().save(commit)


class SectionForm(TranslatedForm):
    paragraphs_before: list[str]

    @cached_property
    def changed_data(self) -> list[str]:
        """A new section that only has been given a place is still empty."""
        changed = super().changed_data
        return changed if self.instance.pk or changed != ["position"] else []

    def save(self, commit: bool = True) -> Section:
        """Paragraphs that are still the same keep their lines in the source, unless the editor has set these."""
        if self.instance.pk and "source_lines" not in self.changed_data:
            self.instance.keep_source_lines(self.paragraphs_before)
        section: Section = super().save(commit)
        return section


class SectionInline(TranslatedFields, SortableStackedInline):  # type: ignore[misc]  # adminsortable2 ships no types
    model = Section
    form = SectionForm
    formset = SectionRows
    template = "admin/edit_inline/stacked.html"  # sortable2's own buttons cannot be reached by keyboard
    extra = 0
    readonly_fields = ["anchor"]
    fieldsets = [
        (None, {"fields": [("level", "kind", "label", "number"), "heading", "body", "position"]}),
        (_("As printed"), {"classes": ["collapse"], "fields": [("printed_position", "anchor"), "source_lines"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).select_related("article")


class BylineInline(SortableTabularInline):  # type: ignore[misc]  # adminsortable2 ships no types
    model = Byline
    template = "admin/edit_inline/tabular.html"
    extra = 0
    autocomplete_fields = ["contributor"]
    fields = ["role", "contributor", "order"]


class ImageForm(ScanUploadForm):
    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("scan") and "upload" not in self.errors:
            self.add_error("upload", _("Choose a picture or send a file."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "scan" in self.fields:
            self.fields["scan"].required = False


class ImageInline(TranslatedFields, SortableStackedInline):  # type: ignore[misc]  # adminsortable2 ships no types
    model = ArticleImage
    form = ImageForm
    formset = RowsOfArticle
    template = "admin/edit_inline/stacked.html"
    extra = 0
    autocomplete_fields = ["scan"]
    readonly_fields = ["picture"]
    fieldsets = [(None, {"fields": [("scan", "upload"), "picture", "caption", "alternative_text", "credit", "order"]})]

    @admin.display(description=_("picture"))
    def picture(self, image: ArticleImage) -> str:
        return thumbnail(image.scan if image.scan_id else None)
