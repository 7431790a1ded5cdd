"""What a reader's connection carries for an article: the page and its style sheets, compressed."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.addresses import path_in
from articles.models.language import LANGUAGES
from tests.public_site import ARTICLE, ask, elements, load_real_issue

pytestmark = pytest.mark.django_db

BUDGET = 30 * 1024  # bytes


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_of_the_real_issue_keeps_its_weight(language: str) -> None:
    load_real_issue()
    answer = ask(path_in(language, ARTICLE))
    links = [element for element in elements(answer.page()) if element.get("rel") == "stylesheet"]
    sheets = [link.get("href").removeprefix("/static/") for link in links]
    assert sheets == ["articles/site.css"]
    files = [answer.content, *(Path(finders.find(sheet)).read_bytes() for sheet in sheets)]
    assert sum(len(gzip.compress(file)) for file in files) <= BUDGET
