"""What the database itself holds of a row: the columns as they stand, past every descriptor of the models."""

from typing import Any

from django.db import connection, models

from articles.models.language import LANGUAGES, column


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
