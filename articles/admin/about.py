"""The site's own texts: about the archive, rights, contact."""

from django.contrib import admin
from django.urls import reverse

from articles.admin.desk import DeskAdmin
from articles.admin.languages import TranslatedFields
from articles.models import AboutText


@admin.register(AboutText)
class AboutTextAdmin(TranslatedFields, DeskAdmin):
    list_display = ["__str__", "updated_at"]
    fieldsets = [(None, {"fields": ["subject", "body"]})]

    def view_on_site(self, text: AboutText) -> str:
        return reverse("about")
