"""Words that are searched for together."""

from django.contrib import admin

from articles.admin.searching import NameSearch
from articles.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(NameSearch):
    names = ("words",)
    search_fields = ["words"]
