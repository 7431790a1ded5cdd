"""The index of a test: whole and empty where the test begins, and gone with it."""

from collections.abc import Iterator

import pytest

from articles.models import SearchText
from articles.search import rebuild, remove


@pytest.fixture
def _clean_index(transactional_db: None) -> Iterator[None]:
    """For tests that commit: the engine's own tables are none of Django's, and so are not emptied between tests."""
    rebuild(anew=True)
    yield
    remove(SearchText.objects.values_list("article_id", flat=True))
