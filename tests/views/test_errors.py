"""The error pages: in the site's design and the reader's language, without a trace of the machine."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from pytest_django import Settings

from articles.addresses import path_in
from articles.models.language import BCP47, LANGUAGES
from tests.public_site import Answer, ask, elements, fetched
from tests.views.failing_urls import SECRET

STATUSES = (400, 403, 404, 410, 500)
# What only the machine knows: a word of the exception, of Python, of the settings, of the database.
TRACES = (
    SECRET,
    "Traceback",
    "RuntimeError",
    "Django",
    "SELECT",
    "sqlite",
    str(settings.BASE_DIR),
    settings.SECRET_KEY,
)


@pytest.fixture
def _failing(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.views.failing_urls"


def shown(answer: Answer) -> dict[str, object]:
    root = answer.page()
    main = root.find(".//main")
    return {
        "status": answer.status,
        "lang": root.get("lang"),
        "Content-Language": answer.headers["Content-Language"],
        "Cache-Control": answer.headers["Cache-Control"],
        "cookies": answer.cookies,
        "traces": [trace for trace in TRACES if trace in answer.text],
        "in the site's design": any(address.endswith("site.css") for address in fetched(root)),
        "says something": len("".join(main.itertext()).strip()) > 20,
        "leads home": any(element.get("href") == path_in_of(answer) for element in elements(main)),
    }


def path_in_of(answer: Answer) -> str:
    """The front page in the language of the answer."""
    return path_in(answer.headers["Content-Language"], "/")


def expected(status: int, language: str) -> dict[str, object]:
    return {
        "status": status,
        "lang": BCP47[language],
        "Content-Language": language,
        "Cache-Control": "no-store",
        "cookies": [],
        "traces": [],
        "in the site's design": True,
        "says something": True,
        "leads home": True,
    }


@pytest.mark.usefixtures("_failing")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", STATUSES)
def test_error_page_needs_no_database(status: int, language: str) -> None:
    """Without the mark of pytest-django any query would fail."""
    assert shown(ask(path_in(language, f"/fail/{status}/"))) == expected(status, language)


@pytest.mark.usefixtures("_failing")
@pytest.mark.parametrize("status", STATUSES)
def test_error_page_speaks_each_language(status: int) -> None:
    said = {"".join(ask(path_in(code, f"/fail/{status}/")).page().find(".//main").itertext()) for code in LANGUAGES}
    assert len(said) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "a b", "[::"])
def test_error_page_for_a_host_that_is_not_ours(host: str, language: str) -> None:
    answer = ask(path_in(language, "/about/"), host=host)

    assert shown(answer) == expected(400, language)
    assert "evil" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page_for_a_form_that_cannot_be_checked(language: str) -> None:
    assert shown(ask(path_in(language, "/about/"), method="POST")) == expected(403, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page_for_an_unknown_address(language: str) -> None:
    assert shown(ask(path_in(language, "/nothing/is/at/this/address"))) == expected(404, language)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page_while_the_database_is_away(language: str) -> None:
    def away(*_query: object) -> None:
        raise DatabaseError(SECRET)

    with connection.execute_wrapper(away):
        assert shown(ask(path_in(language, "/"))) == expected(500, language)


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "///evil.example/",
        "/%5Cevil.example/",
        "/%5C/evil.example/",
        "/en//evil.example/",
        "/zh-hans/%5Cevil.example/",
        "/%09/evil.example/",
        "/%0A/evil.example/",
        "/https://evil.example/",
        "/en/https:%2F%2Fevil.example/",
        "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E/",
        "/javascript:alert(1)/x/y",
        "/%E2%80%AEevil/x/y",
        "/%FF%FE/x/y",
    ],
)
def test_error_page_leads_to_no_other_host(path: str) -> None:
    """A browser takes `//host/` and `/\\host/` for another host; the page links to itself in other languages."""
    answer = ask(path)
    addresses = [answer.headers["Location"]] if answer.status == 301 else links(answer)
    ours = urlsplit(settings.SITE_URL).netloc

    assert answer.status in (301, 404)
    assert [address for address in addresses if leads_to(address) not in ("", ours)] == []
    assert "<script>alert" not in answer.text


def links(answer: Answer) -> list[str]:
    root = answer.page()
    return [element.get("href") for element in elements(root) if element.get("href")] + fetched(root)


def leads_to(address: str) -> str:
    """The host that a browser would ask: it takes a backslash for a slash, and drops tabs and line ends."""
    return urlsplit(address.replace("\\", "/").translate({9: None, 10: None, 13: None})).netloc
