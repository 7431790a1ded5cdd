"""Words that are searched for together."""

from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(DeskAdmin):
    search_fields = ["words"]
