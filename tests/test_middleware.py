"""The language is in the address, and the tag of a page is that of its bytes."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import translation

from articles.middleware import conditional_get, language_of_path
from tests.public_site import ask

REQUESTS = RequestFactory()
TAG = '"2cf24dba5fb0a30e26e83b2ac5b9e29e"'  # of "hello", the first half of its SHA-256


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "zh-hant"),
        ("/about/", "zh-hant"),
        ("/en/", "en"),
        ("/en/about/", "en"),
        ("/zh-hans/about/", "zh-hans"),
        ("/zh-hant/", "zh-hant"),
        ("/en", "zh-hant"),
        ("/english/", "zh-hant"),
        ("/EN/", "zh-hant"),
        ("/about/en/", "zh-hant"),
        ("/fr/", "zh-hant"),
    ],
)
def test_language_of_path_reads_the_path_and_nothing_else(path: str, language: str) -> None:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    request = REQUESTS.get(path, headers={"accept-language": "de"})
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("de"):
        response = language_of_path(view)(request)
        after = translation.get_language()

    assert (seen, response["Content-Language"], after) == ([language], language, "de")
    assert "Vary" not in response


def test_language_of_path_leaves_what_the_view_said() -> None:
    response = language_of_path(lambda request: HttpResponse(headers={"Content-Language": "en"}))(REQUESTS.get("/"))
    assert response["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("method", "asked", "status"),
    [
        ("GET", {}, 200),
        ("HEAD", {}, 200),
        ("GET", {"if_none_match": TAG}, 304),
        ("HEAD", {"if_none_match": TAG}, 304),
        ("GET", {"if_none_match": f"W/{TAG}"}, 304),
        ("GET", {"if_none_match": f'"old", {TAG}'}, 304),
        ("GET", {"if_none_match": "*"}, 304),
        ("GET", {"if_none_match": '"old"'}, 200),
        ("GET", {"if_none_match": "nonsense"}, 200),
        # A date alone decides nothing: a withdrawn article leaves no later date behind.
        ("GET", {"if_modified_since": "Fri, 31 Dec 2100 23:59:59 GMT"}, 200),
        ("GET", {"if_none_match": '"old"', "if_modified_since": "Fri, 31 Dec 2100 23:59:59 GMT"}, 200),
    ],
)
def test_conditional_get_answers_304_to_the_same_bytes(method: str, asked: dict[str, str], status: int) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("hello", headers={"Last-Modified": "Sun, 01 Jan 2023 00:00:00 GMT"})

    response = conditional_get(view)(REQUESTS.generic(method, "/", headers=asked))

    assert (response.status_code, response["ETag"]) == (status, TAG)
    assert response.content == (b"" if status == 304 else b"hello")
    assert response["Last-Modified"] == "Sun, 01 Jan 2023 00:00:00 GMT"


@pytest.mark.parametrize(
    ("method", "answered"),
    [
        ("POST", HttpResponse("hello")),
        ("GET", HttpResponse("hello", status=404)),
        ("GET", HttpResponse("hello", status=410)),
        ("GET", StreamingHttpResponse([b"hello"])),
    ],
)
def test_conditional_get_tags_only_what_can_be_kept(method: str, answered: HttpResponse) -> None:
    response = conditional_get(lambda request: answered)(REQUESTS.generic(method, "/", headers={"if_none_match": "*"}))

    assert response is answered
    assert "ETag" not in response


def test_conditional_get_keeps_a_tag_that_the_view_gave() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("hello", headers={"ETag": '"own"'})

    response = conditional_get(view)(REQUESTS.get("/", headers={"if_none_match": '"own"'}))

    assert (response.status_code, response["ETag"]) == (304, '"own"')


@pytest.mark.django_db
def test_page_sent_compressed_is_known_again() -> None:
    """Compression makes the tag a weak one; a browser sends it back so."""
    sent = ask("/about/", accept_encoding="gzip")
    again = ask("/about/", accept_encoding="gzip", if_none_match=sent.headers["ETag"])

    assert sent.headers["Content-Encoding"] == "gzip"
    assert sent.headers["ETag"].startswith('W/"')
    assert (again.status, again.content, again.headers["ETag"]) == (304, b"", sent.headers["ETag"].removeprefix("W/"))
