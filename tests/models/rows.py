"""What the database itself holds of a row: the columns as they stand, past every descriptor of the models."""

from typing import Any

from django.apps import apps
from django.db import connection, models

from articles.models.language import LANGUAGES, column
from articles.models.search_index import Derived


def kept_models() -> list[type[models.Model]]:
    """The models that hold what editors keep; the index of the search is made from them."""
    return [model for model in apps.get_app_config("articles").get_models() if not issubclass(model, Derived)]


def stored_texts(row: models.Model, field: str) -> dict[str, str]:
    """The base column of a translated field and its columns by language, as they stand in the table."""
    names = {"base": field, **{language: column(field, language) for language in LANGUAGES}}
    stored = stored_columns(row)
    return {key: stored[name] for key, name in names.items()}


def stored_columns(row: models.Model) -> dict[str, Any]:
    """All columns of the row's line in its table."""
    [columns] = table_rows(type(row), where=f"WHERE {row._meta.pk.column} = {int(row.pk)}")
    return columns


def table_rows(model: type[models.Model], where: str = "") -> list[dict[str, Any]]:
    """All rows of a model's table, in the order of their keys."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} {where} ORDER BY {model._meta.pk.column}")  # noqa: S608 names of our own
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
