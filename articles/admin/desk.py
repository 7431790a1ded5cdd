"""What every list and form of the desk does: bounded searches, and a history that reads in any language."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import override

# SQLite refuses a pattern of more than 50,000 bytes, and an expression of more than some hundred conditions.
LONGEST_SEARCH = 200
MOST_WORDS = 20
FOREIGN_KEYS = {"newspaper", "edition", "issue", "page", "article", "category", "contributor", "scan"}


class DeskAdmin(ModelAdmin):
    class Media:
        js = ["articles/admin_labels.js"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        query = request.GET.get("q", "")
        if bounded(query) != query:
            text = _("Only the first %(words)d words and %(characters)d characters of the search were used.")
            messages.warning(request, text % {"words": MOST_WORDS, "characters": LONGEST_SEARCH})
        return super().changelist_view(request, extra_context)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        _refuse_forged_keys(request)
        return super().changeform_view(request, *args, **kwargs)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        try:
            return super().get_view_on_site_url(obj)
        except NoReverseMatch:  # a form with errors shows the row as typed: it may have no address
            return None

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        return super().get_search_results(request, queryset, bounded(search_term))

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """A day and a time under one label, which names neither for those who do not see it: name both."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.SplitDateTimeField):
            for widget, name in zip(field.widget.widgets, (_("Day"), _("Time")), strict=True):
                widget.attrs["aria-label"] = f"{db_field.verbose_name}: {name}"
        return field

    def construct_change_message(
        self, request: HttpRequest, form: forms.Form, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """Django logs the labels of changed fields, capitalised, which no catalogue knows: log the fields' names."""
        parts: list[dict[str, Any]] = super().construct_change_message(request, form, formsets, add)
        changed = [part["changed"] for part in parts if "changed" in part]
        with override(None):
            for part, fields in zip(changed, _changed_fields(form, formsets, add), strict=True):
                part["fields"] = fields
        return parts


def pk_of(text: str) -> int | None:
    """The primary key that an address or a form names; nothing for what cannot be one (a key has 64 bits)."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _refuse_forged_keys(request: HttpRequest) -> None:
    """No list of ours offers a key that is not a number, or one that no database holds."""
    for name, value in (*request.GET.items(), *request.POST.items()):
        if name.rpartition("-")[2] in FOREIGN_KEYS and value and pk_of(str(value)) is None:
            raise BadRequest(f"{name} is not a key")


def bounded(query: str) -> str:
    """The query as far as it is searched; one within the bounds comes back as it is."""
    words = query[:LONGEST_SEARCH].split()
    if len(query) <= LONGEST_SEARCH and len(words) <= MOST_WORDS:
        return query
    return " ".join(words[:MOST_WORDS])


def _changed_fields(form: Any, formsets: Any, add: bool) -> Iterator[list[str]]:
    """The names of the changed fields, in the order of the parts of Django's message."""
    if form.changed_data and not add:
        yield _names(form, form.changed_data)
    for formset in formsets:
        for _row, changed in formset.changed_objects:
            yield _names(formset.empty_form, changed)


def _names(form: Any, changed: Sequence[str]) -> list[str]:
    """Each name once: the three columns of a translated field are one field."""
    return list(dict.fromkeys(_name(form, name) for name in changed))


def _name(form: Any, name: str) -> str:
    try:
        field = form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return str(form.fields[name].label)
    return str(getattr(field, "translated_field", field).verbose_name)
