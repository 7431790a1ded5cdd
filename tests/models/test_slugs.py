"""Slugs: the site's own words and whatever reads as a language are refused; names keep their characters."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLPattern, URLResolver, get_resolver

from articles.models import Category, Contributor
from articles.models.slugs import RESERVED, unused_slug, validate_slug_is_free
from tests import factories


def refusal(slug: str) -> str | None:
    """Why the slug is refused; nothing where it is free."""
    try:
        validate_slug_is_free(slug)
    except ValidationError as refused:
        return refused.code
    return None


SLUGS = {
    "admin": "reserved",
    "Admin": "reserved",
    "about": "reserved",
    "scans": "reserved",
    "search": "reserved",
    "zh": "reserved",
    "zh-hant": "reserved",
    "en": "language",
    "EN": "language",
    "en-times": "language",
    "zh-news": "language",
    "zh-hans-daily": "language",
    "jinjiang-economic-news": None,
    "philippines": None,
    "english-times": None,
    "enquirer": None,
    "fr": None,
    "france-soir": None,
    "2023": None,
    "要聞": None,
}


def test_slugs_are_refused_for_their_reason() -> None:
    assert {slug: refusal(slug) for slug in SLUGS} == SLUGS


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(("slug", "message"), [
    ("admin", "“admin” is a word that the site uses itself."),
    ("en-times", "“en-times” would be read as a language."),
])  # fmt: skip
def test_refusal_says_why(slug: str, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_slug_is_free(slug)
    assert refused.value.messages == [message]


def first_steps(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """The literal first parts of the site's addresses that a newspaper's slug could take the place of."""
    steps = set()
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route.rstrip("/"):
            steps |= first_steps(pattern.url_patterns)
        elif "/" in route and not route.startswith("<"):
            steps.add(route.partition("/")[0])
    return steps


def test_first_steps_of_the_sites_own_addresses_are_reserved() -> None:
    ours = first_steps(get_resolver().url_patterns)
    assert ours >= {"admin", "about", "categories", "people", "scans"}
    assert {step: refusal(step) for step in ours} == dict.fromkeys(ours, "reserved")
    assert sorted(step for step in RESERVED if step != step.lower()) == []


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize("factory", [factories.NewspaperFactory, factories.EditionFactory, factories.CategoryFactory])
@pytest.mark.django_db
def test_models_with_an_address_refuse_taken_slugs(factory: type[factories.DjangoModelFactory]) -> None:
    row = factory()
    row.full_clean()
    row.slug = "admin"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {"slug": ["“admin” is a word that the site uses itself."]}


@pytest.mark.django_db
def test_contributors_slug_is_the_name_and_namesakes_are_counted() -> None:
    slugs = []
    for name in ["李玲玲", "李玲玲", "李玲玲", "Li Ling-ling", "，。", "。", "名" * 200]:
        contributor = Contributor(name_zh_hant=name)
        contributor.full_clean()
        contributor.save()
        slugs.append(contributor.slug)
    assert slugs == ["李玲玲", "李玲玲-2", "李玲玲-3", "li-ling-ling", "person", "person-2", "名" * 90]


@pytest.mark.django_db
def test_contributors_slug_once_given_stays() -> None:
    contributor = factories.ContributorFactory(slug="李玲玲", name_zh_hant="李玲玲")
    contributor.name_zh_hant = "李玲"
    contributor.full_clean()
    assert contributor.slug == "李玲玲"


@pytest.mark.django_db
def test_unused_slug_asks_the_model_that_it_is_for() -> None:
    factories.ContributorFactory(slug="要聞")
    factories.CategoryFactory(slug="副刊")
    given = [unused_slug(Category, "要聞", fallback="x"), unused_slug(Category, "副刊", fallback="x")]
    assert given == ["要聞", "副刊-2"]
