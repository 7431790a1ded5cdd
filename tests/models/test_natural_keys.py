"""Every row of the archive has a name by which a fixture in another database finds it."""

from datetime import date
from typing import Any

import pytest
from factory.django import DjangoModelFactory

from tests import factories
from tests.models.rows import kept_models


@pytest.fixture
def rows(db: None) -> dict[str, Any]:
    newspaper = factories.NewspaperFactory(slug="jinjiang")
    edition = factories.EditionFactory(newspaper=newspaper, slug="philippines")
    issue = factories.IssueFactory(edition=edition, date=date(2023, 1, 4), sequence=2)
    article = factories.ArticleFactory(issue=issue, number=7)
    return {
        "newspaper": newspaper,
        "edition": edition,
        "issue": issue,
        "article": article,
        "page": factories.PageFactory(issue=issue, position=3),
        "section": factories.SectionFactory(article=article, anchor="s03-2"),
        "byline": factories.BylineFactory(article=article, contributor__slug="李玲玲", order=4),
        "articleimage": factories.ArticleImageFactory(article=article, order=5),
        "category": factories.CategoryFactory(slug="要聞"),
        "contributor": factories.ContributorFactory(slug="李玲玲-2"),
        "scan": factories.ScanFactory(digest="ab" * 32),
        "abouttext": factories.AboutTextFactory(subject="rights"),
        "synonym": factories.SynonymFactory(words="菲律賓 = 菲律濱"),
    }


ISSUE = ("jinjiang", "philippines", "2023-01-04", 2)
KEYS = {
    "newspaper": ("jinjiang",),
    "edition": ("jinjiang", "philippines"),
    "issue": ISSUE,
    "article": (*ISSUE, 7),
    "page": (*ISSUE, 3),
    "section": (*ISSUE, 7, "s03-2"),
    "byline": (*ISSUE, 7, 4),
    "articleimage": (*ISSUE, 7, 5),
    "category": ("要聞",),
    "contributor": ("李玲玲-2",),
    "scan": ("ab" * 32,),
    "abouttext": ("rights",),
    "synonym": ("菲律賓 = 菲律濱",),
}


def others() -> None:
    """Rows that share part of each name."""
    edition = factories.EditionFactory(slug="philippines")
    for issue in (
        factories.IssueFactory(edition=edition, date=date(2023, 1, 4), sequence=2),
        factories.IssueFactory(date=date(2023, 1, 4), sequence=1),
    ):
        article = factories.ArticleFactory(issue=issue, number=7)
        factories.PageFactory(issue=issue, position=3)
        factories.SectionFactory(article=article, anchor="s03-2")
        factories.BylineFactory(article=article, order=4)
        factories.ArticleImageFactory(article=article, order=5)


def test_natural_key_finds_the_row_again(rows: dict[str, Any]) -> None:
    others()
    assert {name: row.natural_key() for name, row in rows.items()} == KEYS
    assert {name: type(row).objects.get_by_natural_key(*KEYS[name]) for name, row in rows.items()} == rows


def test_every_model_of_the_archive_has_a_natural_key_and_a_factory() -> None:
    models = {model._meta.model_name for model in kept_models()}
    made = {factory._meta.model._meta.model_name for factory in DjangoModelFactory.__subclasses__()}
    assert (models, made) == (set(KEYS), set(KEYS))


def test_models_are_written_after_those_that_their_keys_name() -> None:
    needed = {model._meta.model_name: dependencies(model) for model in kept_models()}
    assert {name: sorted(each) for name, each in needed.items() if each} == {
        "edition": ["newspaper"],
        "issue": ["edition"],
        "page": ["issue"],
        "article": ["category", "issue", "page"],
        "section": ["article"],
        "byline": ["article", "contributor"],
        "articleimage": ["article", "scan"],
    }


def dependencies(model: type[Any]) -> set[str]:
    return {label.removeprefix("articles.") for label in getattr(model.natural_key, "dependencies", [])}
