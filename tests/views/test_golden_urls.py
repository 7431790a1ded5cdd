"""The addresses of tests/data/golden_urls.txt are promised to readers, books and search engines for ever."""

import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from articles.addresses import path_in
from articles.models.language import LANGUAGES
from articles.urls import urlpatterns
from tests.public_site import ask, load_real_issue

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).parents[1] / "data" / "golden_urls.txt"
LINE = re.compile(r"(?P<method>[A-Z]+) (?P<path>/\S*) (?P<status>\d{3})(?: (?P<target>/\S*))?(?P<every> \[3\])?")


def golden() -> list[tuple[str, str, int, str]]:
    """Each promise: method, path, status and, for a redirect, where it leads."""
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        found = LINE.fullmatch(line)
        assert found, line
        for language in LANGUAGES if found["every"] else LANGUAGES[:1]:
            target = path_in(language, found["target"]) if found["target"] else ""
            rows.append((found["method"], path_in(language, found["path"]), int(found["status"]), target))
    return rows


def test_golden_urls_answer_as_promised() -> None:
    load_real_issue()
    rows = golden()
    answers = [(row, ask(quote(unquote(row[1]), safe="/?&="), method=row[0])) for row in rows]

    assert [(*row[:2], answer.status, answer.headers.get("Location", "")) for row, answer in answers] == rows
    assert len(rows) > 100


def test_golden_urls_hold_every_kind_of_address() -> None:
    """Each pattern of the site matches a promised path; a category is not in the real issue and stands as refused."""
    paths = {unquote(path).lstrip("/").partition("?")[0] for _method, path, _status, _target in golden()}
    missing = [pattern.name for pattern in urlpatterns if not any(pattern.resolve(path) for path in paths)]

    assert missing == []
