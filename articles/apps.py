"""The archive as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Archive")

    def ready(self) -> None:
        import_module("articles.search.receivers")  # which needs the models, and they are there only now
