"""The archive as a reader without an account finds it: fill it, list its addresses, read its answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import html5lib
from django.core.management import call_command
from django.test import Client
from PIL import Image

from articles.addresses import path_in
from articles.models import Article, Scan
from articles.models.language import LANGUAGES
from articles.public_urls import public_urls
from tests import factories

EDITION = "/jinjiang-economic-news/philippines"
ISSUE = f"{EDITION}/2023-01-04/"
ARTICLE = f"{ISSUE}1/"
HTML, XML, TEXT = "text/html; charset=utf-8", "xml; charset=utf-8", "text/plain; charset=utf-8"
# What fetches something as soon as the page is shown, and so would tell another host of the reader.
FETCHES = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "use": ("href",),
}
FETCHED_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})


def load_real_issue() -> Article:
    call_command("loaddata", "jinjiang_3490", verbosity=0)
    return Article.objects.for_detail().get()


def keep_scan(width: int = 600, height: int = 800, colour: str = "white") -> Scan:
    """A scan with its file and its copies; another colour is another scan."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    file.seek(0)
    return Scan.objects.keep(file, name="page.png")


def fill_archive() -> Article:
    """The real issue, and beside it what it lacks: a scan, a picture, a category, neighbours, a second edition."""
    article = load_real_issue()
    scan = keep_scan()
    article.category = factories.CategoryFactory(slug="要聞")
    article.save()
    factories.ArticleImageFactory(article=article, scan=scan)
    article.issue.pages.update(scan=scan)
    edition = article.issue.edition
    second = factories.ArticleFactory(published=True, issue__edition=edition, headline_en="In English too")
    factories.SectionFactory(article=second)
    factories.BylineFactory(article=second, contributor=article.bylines.get().contributor)
    factories.PageFactory(issue=second.issue)
    factories.ArticleFactory(published=True, issue=article.issue, headline_zh_hans="手写的标题")
    factories.ArticleFactory(published=True, issue__edition=factories.EditionFactory(original_language="en"))
    return article


def public_paths() -> list[str]:
    """Every public address in every language."""
    return [path_in(language, url.path) for url in public_urls() for language in LANGUAGES]


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    headers: dict[str, str]
    content: bytes
    cookies: list[str]

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")

    @property
    def kind(self) -> str:
        return self.headers.get("Content-Type", "")

    def page(self) -> Any:
        """The page's root element; ParseError if it is not the HTML of the standard."""
        return parsed(self.content)

    def xml(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.content)  # noqa: S314 (it is our own)


@lru_cache(maxsize=200)  # the strict parser takes longer than the site
def parsed(content: bytes) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content.decode("utf-8"))


def ask(path: str, client: Client | None = None, method: str = "GET", **headers: str) -> Answer:
    """One request of a stranger: without a cookie, without a past, with CSRF checked as in real life."""
    client = client or Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = client.generic(method, f"http://testserver{path}", headers=headers)  # a path may begin with two slashes
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(path, response.status_code, dict(response.items()), content, list(response.cookies))


def crawl() -> Iterator[Answer]:
    return map(ask, public_paths())


def elements(root: Any) -> list[Any]:
    """All the elements below the root; comments are none."""
    return [element for element in root.iter() if isinstance(element.tag, str)]


def fetched(root: Any) -> list[str]:
    """The addresses that a browser asks for by itself to show the page."""
    found = []
    for element in elements(root):
        names = FETCHES.get(element.tag, ())
        if element.tag == "link" and FETCHED_RELATIONS & set(element.get("rel", "").split()):
            names = ("href",)
        found += [part.split()[0] for name in names for part in element.get(name, "").split(",") if part.strip()]
    return found
