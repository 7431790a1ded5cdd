"""The admin in Chinese shows no English: every kind of page is visited, and what people typed is set aside."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client

from articles.models import AboutText, Article
from tests.admin.forms import sent_by
from tests.factories import (
    ArticleImageFactory,
    BylineFactory,
    CategoryFactory,
    IssueFactory,
    PageFactory,
    SectionFactory,
    SynonymFactory,
)

pytestmark = pytest.mark.django_db

# Words that stay as they are in a Chinese interface: names of formats and of things that have no other name.
FORMATS = {"JPEG", "PNG", "WebP", "TIFF", "SHA", "LDAP", "JSON"}
EXAMPLES = {"JJ", "A", "Z"}
KEYS = {"Control", "Command", "Mac"}
LANGUAGES = {"EN", "English"}
# The account, the file and a refused slug of this test.
TYPED = {"admin", "page", "png", "en", "times"}
WORD = re.compile(r"[A-Za-z]+")
DIGEST = re.compile(r"[0-9a-f]{64}")
SHOWN_ATTRIBUTES = ("title", "aria-label", "alt", "placeholder")
NOT_SHOWN = ("script", "style", "template", "svg")
READ_BY_PEOPLE = ("submit", "button", "reset")


def english(response: HttpResponse) -> list[str]:
    """The Latin words that the page shows by itself: not in what is typed, nor in another language by `lang`."""
    document = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    words = {word for text in shown(document) for word in WORD.findall(DIGEST.sub("", text))}
    return sorted(words - FORMATS - EXAMPLES - KEYS - LANGUAGES - TYPED)


def shown(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in NOT_SHOWN:
        return
    foreign = element.tag != "html" and element.get("lang", "").lower() not in ("", "zh-hant", "zh-hans")
    is_button = element.tag == "input" and element.get("type") in READ_BY_PEOPLE
    yield from (element.get(name, "") for name in SHOWN_ATTRIBUTES)
    if is_button:
        yield element.get("value", "")
    if element.tag != "textarea" and not foreign:
        yield element.text or ""
        for child in element:
            yield from shown(child)
            yield child.tail or ""


@pytest.fixture
def rows(db: None) -> None:
    """One row of every model, with Chinese or numeric content only, and a finding in the masthead."""
    issue = IssueFactory(
        published=True,
        date=date(2023, 1, 4),
        number=3490,
        printed_weekday="星期四",
        edition__slug="1",
        edition__code="JJ",
        edition__newspaper__slug="2",
    )
    IssueFactory(edition=issue.edition, date=date(2023, 1, 2), number=3480)
    page = PageFactory(issue=issue)
    section = SectionFactory(article__issue=issue, article__page=page, anchor="1")
    BylineFactory(article=section.article)
    ArticleImageFactory(article=section.article)
    Article.objects.create(issue=issue, number=2, headline_zh_hant="草稿", original_language="zh-hans")
    CategoryFactory(slug="3")
    SynonymFactory()
    Group.objects.create(name="編輯")
    AboutText.objects.create(subject="about")


def pages_of_models() -> Iterator[str]:
    for model, model_admin in admin.site._registry.items():
        home = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield home
        yield f"{home}?q=3490&e=1"
        row = model._default_manager.order_by("pk").first()
        assert row is not None, model
        yield f"{home}{row.pk}/change/"
        yield f"{home}{row.pk}/history/"
        if model_admin.has_add_permission.__qualname__ != "ScanAdmin.has_add_permission":
            yield f"{home}add/"
            yield f"{home}{row.pk}/delete/"


OTHER_PAGES = [
    "/admin/",
    "/admin/articles/",
    "/admin/auth/",
    "/admin/login/",
    "/admin/password_change/",
    "/admin/password_change/done/",
    "/admin/auth/user/1/password/",
    "/admin/nothing/",
    "/admin/articles/issue/check/?edition=1&date=2023-01-04&number=3485&printed_weekday=?",
    "/admin/auth/user/password/MQ/none/",
    "/admin/auth/user/password/done/",
]


SENT_AS_IT_IS: list[tuple[str, dict[str, Any]]] = [
    ("/admin/articles/article/", {"action": "delete_selected", "_selected_action": ["1", "2"]}),
    ("/admin/articles/issue/", {"action": "delete_selected", "_selected_action": ["1"]}),
    ("/admin/articles/issue/", {"action": "publish_selected", "_selected_action": ["1", "2"]}),
    ("/admin/articles/article/", {"action": "withdraw_selected", "_selected_action": ["1", "2"]}),
    ("/admin/articles/article/", {"action": "publish_selected"}),
    ("/admin/auth/user/1/one-time-link/", {}),
    ("/admin/login/", {"username": "1", "password": "2"}),
]
SENT_WITH_MISTAKES = [
    ("article", {}),
    ("issue", {"date": "?", "number": "-1", "number_last": "0"}),
    ("newspaper", {"slug": "admin"}),
    ("category", {"slug": "en-times"}),
    ("page", {"furniture_lines": "[9]", "unplaced_lines": "?"}),
]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_pages_in_chinese_show_no_english(desk: Client, prefix: str) -> None:
    found = {url: english(desk.get(prefix + url)) for url in [*OTHER_PAGES, *pages_of_models()]}

    assert {url: words for url, words in found.items() if words} == {}


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_answers_to_forms_in_chinese_show_no_english(desk: Client, prefix: str) -> None:
    answers = [(url, desk.post(prefix + url, fields, follow=True)) for url, fields in SENT_AS_IT_IS]
    for model, mistakes in SENT_WITH_MISTAKES:
        url = f"{prefix}/admin/articles/{model}/add/"
        fields = sent_by(desk.get(url), f"{model}_form")
        answers.append((url, desk.post(url, fields | mistakes)))
    answers.append(("/admin/logout/", desk.post(f"{prefix}/admin/logout/")))

    found = [(url, english(answer)) for url, answer in answers]
    assert [(url, words) for url, words in found if words] == []


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_histories_in_chinese_show_no_english_whoever_wrote_them(desk: Client, prefix: str) -> None:
    article = Article.objects.earliest("pk")
    url = f"/admin/articles/article/{article.pk}/"
    fields = sent_by(desk.get(f"/en{url}change/"), "article_form")
    changes = {"headline_en": "", "kicker_zh_hant": "要聞", "sections-0-heading_zh_hans": "回顾"}

    desk.post(f"/en{url}change/", fields | changes | {"_step": "publish"}, follow=True)
    page = desk.get(f"{prefix}{url}history/")

    assert (len(page.context["action_list"]), english(page)) == (2, [])
