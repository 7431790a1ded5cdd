"""Which texts are kept in three languages: those of the issue's list, and every text that readers read of a model."""

import pytest
from django.db import models
from django.utils import translation

from articles.models import Article
from articles.models.fields import LineField, ProseField
from articles.models.language import LANGUAGES, column
from articles.models.original import OriginalText, translated_fields
from articles.translation import TRANSLATED
from tests.models.rows import kept_models

# As printed, in the one language that it was printed in.
AS_PRINTED = {
    ("Issue", "masthead"),
    ("Issue", "printed_number"),
    ("Issue", "printed_weekday"),
    ("Issue", "printed_lunar_date"),
    ("Page", "label"),
    ("Article", "printed_byline"),
    ("Section", "label"),
    ("Byline", "role"),
    ("ArticleImage", "credit"),
    ("Synonym", "words"),  # in any language
}


def test_every_text_is_translated_or_kept_as_printed() -> None:
    columns = {
        (model.__name__, field.name)
        for model in kept_models()
        for field in model._meta.concrete_fields
        if isinstance(field, LineField | ProseField) and not hasattr(field, "translated_field")
    }
    assert columns - AS_PRINTED == {(model.__name__, name) for model, names in TRANSLATED.items() for name in names}
    assert columns >= AS_PRINTED


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_translated_texts_have_a_column_for_each_language(model: type[models.Model]) -> None:
    names = TRANSLATED[model]
    assert set(translated_fields(model)) == set(names)
    fields = [model._meta.get_field(column(name, language)) for name in names for language in LANGUAGES]
    assert {(field.null, field.blank, field.get_default()) for field in fields} == {(False, True, "")}
    assert {type(vars(model)[name]) for name in names} == {OriginalText}


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_columns_clean_themselves_as_their_base_does(model: type[models.Model]) -> None:
    kinds = {name: model._meta.get_field(name) for name in TRANSLATED[model]}
    assert [
        (name, isinstance(model._meta.get_field(column(name, language)), type(base)))
        for name, base in kinds.items()
        for language in LANGUAGES
    ] == [(name, True) for name in kinds for _language in LANGUAGES]


@pytest.mark.parametrize(
    ("active", "labels"),
    [
        ("en", ["headline (Traditional)", "headline (Simplified)", "headline (English)"]),
        ("zh-hant", ["標題（繁體）", "標題（簡體）", "標題（英文）"]),
        ("zh-hans", ["标题（繁体）", "标题（简体）", "标题（英文）"]),
    ],
)
def test_columns_are_labelled_in_the_language_of_the_moment(active: str, labels: list[str]) -> None:
    fields = [Article._meta.get_field(column("headline", language)) for language in LANGUAGES]
    with translation.override(active):
        assert [str(field.verbose_name) for field in fields] == labels
