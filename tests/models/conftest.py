"""Messages are compared in English, the language that they are written in."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield
