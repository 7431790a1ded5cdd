"""Newspapers and their editions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.languages import TranslatedFields, TranslatedForm
from articles.admin.searching import NameSearch
from articles.editing.original_language import follow_edition
from articles.models import Edition, Newspaper
from articles.models.language import BCP47, HANT


class NamedForm(TranslatedForm):
    required_texts = ("name",)


class PrintedWords(forms.Select):
    """Choices among words as a paper prints them, each marked as Traditional Chinese; an empty one prints nothing."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "attrs": option["attrs"] | ({"lang": BCP47[HANT]} if value else {})}


class EditionInline(TranslatedFields, admin.StackedInline):
    model = Edition
    form = NamedForm
    extra = 0
    view_on_site = False
    show_change_link = True
    fieldsets = [(None, {"fields": ["name", "place", ("slug", "code"), "original_language"]})]


class EditionFilter(admin.RelatedFieldListFilter):
    """The editions with their newspapers, in one query."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(edition.pk), str(edition)) for edition in Edition.objects.for_detail().order_by("pk")]


@admin.register(Newspaper)
class NewspaperAdmin(TranslatedFields, NameSearch):
    form = NamedForm
    list_display = ["__str__", "slug", "website_url"]
    search_fields = ["name_zh_hant", "name_zh_hans", "name_en", "slug"]
    inlines = [EditionInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description"]}),
        (_("Website"), {"fields": ["website_name", "website_url", "email"]}),
        (_("Lunar date"), {"fields": ["lunar_label", "literary_months"]}),
    ]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "lunar_label":
            kwargs["widget"] = PrintedWords
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Edition)
class EditionAdmin(TranslatedFields, NameSearch):
    form = NamedForm
    list_display = ["__str__", "code", "slug", "original_language"]
    list_filter = ["newspaper"]
    list_select_related = ["newspaper"]
    search_fields = ["name_zh_hant", "name_zh_hans", "name_en", "code", "slug"]
    fieldsets = [(None, {"fields": ["newspaper", "name", "place", ("slug", "code"), "original_language"]})]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "original_language" in form.changed_data:
            follow_edition(obj)
