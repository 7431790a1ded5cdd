"""Categories and contributors: names that articles are found under."""

from django.contrib import admin

from articles.admin.languages import TranslatedFields
from articles.admin.newspapers import NamedForm
from articles.admin.searching import NameSearch
from articles.models import Category, Contributor


class NameAdmin(TranslatedFields, NameSearch):
    form = NamedForm
    list_display = ["__str__", "name_en", "slug"]
    ordering = ["-pk"]
    search_fields = ["name_zh_hant", "name_zh_hans", "name_en", "slug"]
    fieldsets = [(None, {"fields": ["name", "slug"]})]

    def view_on_site(self, row: Category | Contributor) -> str | None:
        """Its page is public while an article under it is."""
        is_public = type(row).objects.with_published_articles().filter(pk=row.pk).exists()
        return row.get_absolute_url() if is_public else None


admin.site.register(Category, NameAdmin)
admin.site.register(Contributor, NameAdmin)
