"""What a reader of each language is shown, and what a machine is told of it."""

from typing import Any

import pytest
from django.conf import settings

from articles.addresses import path_in
from articles.models import Article
from articles.models.language import LANGUAGES
from tests import factories
from tests.public_site import ARTICLE, HTML, ISSUE, Answer, ask, crawl, elements, fill_archive, load_real_issue

pytestmark = pytest.mark.django_db


def alternates(answer: Answer) -> dict[str, str]:
    found = [element for element in elements(answer.page()) if element.tag == "link" and element.get("hreflang")]
    return {element.get("hreflang"): element.get("href").removeprefix(settings.SITE_URL) for element in found}


def canonical(answer: Answer) -> str:
    [found] = [element for element in elements(answer.page()) if element.get("rel") == "canonical"]
    return str(found.get("href")).removeprefix(settings.SITE_URL)


def language_of(answer: Answer, words: str) -> str:
    """The language that the page gives to the element that shows these words: the nearest `lang` above them."""

    def search(element: Any, lang: str) -> str | None:
        lang = element.get("lang", lang)
        inner = [found for child in element if isinstance(child.tag, str) and (found := search(child, lang))]
        if inner:
            return inner[-1]
        return lang if words in "".join(element.itertext()) else None

    return search(answer.page().find("body"), answer.page().get("lang")) or "not shown"


def notices(answer: Answer) -> int:
    return sum(element.get("role") == "note" for element in elements(answer.page()))


@pytest.fixture
def untranslated() -> Article:
    article = factories.ArticleFactory(
        published=True, headline_zh_hant="晉江經濟發展", standfirst_zh_hant="導語在這裏。"
    )
    factories.SectionFactory(article=article, heading_zh_hant="開門見山", body_zh_hant="今年以來，發展很快。")
    factories.BylineFactory(article=article, role="通訊員")
    return article


def test_original_has_no_notice(untranslated: Article) -> None:
    answer = ask(untranslated.get_absolute_url())

    assert notices(answer) == 0
    assert {language_of(answer, words) for words in ("晉江經濟發展", "導語在這裏。", "今年以來")} == {"zh-Hant"}


def test_untranslated_article_is_shown_in_the_original_and_says_so(untranslated: Article) -> None:
    path = untranslated.get_absolute_url()
    answer = ask(path_in("en", path))
    words = ("晉江經濟發展", "導語在這裏。", "開門見山", "今年以來", "通訊員", "李玲玲")

    assert answer.page().get("lang") == "en"
    assert {word: language_of(answer, word) for word in words} == dict.fromkeys(words, "zh-Hant")
    assert notices(answer) == 1
    assert canonical(answer) == path
    assert alternates(answer).keys() - {"x-default"} == {"zh-Hant", "zh-Hans"}


def test_simplified_is_made_by_machine_and_says_so(untranslated: Article) -> None:
    path = path_in("zh-hans", untranslated.get_absolute_url())
    answer = ask(path)
    words = ("晋江经济发展", "导语在这里。", "开门见山", "今年以来")

    assert {word: language_of(answer, word) for word in words} == dict.fromkeys(words, "zh-Hans")
    assert notices(answer) == 1
    assert canonical(answer) == path


def test_simplified_by_an_editor_goes_before_the_machine(untranslated: Article) -> None:
    untranslated.headline_zh_hans = "编辑写的标题"
    untranslated.save()
    answer = ask(path_in("zh-hans", untranslated.get_absolute_url()))

    assert language_of(answer, "编辑写的标题") == "zh-Hans"
    assert language_of(answer, "今年以来") == "zh-Hans"
    assert "晋江经济发展" not in answer.text


def test_article_in_simplified_throughout_is_no_machine_conversion(untranslated: Article) -> None:
    section = untranslated.sections.get()
    untranslated.headline_zh_hans = "编辑写的标题"
    untranslated.standfirst_zh_hans = "编辑写的导语"
    section.heading_zh_hans, section.body_zh_hans = "编辑写的小标题", "编辑写的正文"
    untranslated.save()
    section.save()

    assert notices(ask(path_in("zh-hans", untranslated.get_absolute_url()))) == 0


def test_english_article_of_the_real_issue_is_whole() -> None:
    load_real_issue()
    answer = ask(path_in("en", ARTICLE))

    assert notices(answer) == 0
    assert canonical(answer) == path_in("en", ARTICLE)
    assert alternates(answer).keys() - {"x-default"} == {"zh-Hant", "zh-Hans", "en"}


def test_article_half_translated_says_so(untranslated: Article) -> None:
    untranslated.headline_en = "Jinjiang grows"
    untranslated.save()
    path = path_in("en", untranslated.get_absolute_url())
    answer = ask(path)

    assert (language_of(answer, "Jinjiang grows"), language_of(answer, "今年以來")) == ("en", "zh-Hant")
    assert notices(answer) == 1
    assert canonical(answer) == path


def test_english_original_stays_english_on_chinese_pages() -> None:
    issue = factories.IssueFactory(published=True, edition__original_language="en")
    article = factories.ArticleFactory(
        published=True, issue=issue, original_language="en", headline_zh_hant="", headline_en="Made in Manila"
    )
    path = article.get_absolute_url()

    assert {code: language_of(ask(path_in(code, path)), "Made in Manila") for code in LANGUAGES} == dict.fromkeys(
        LANGUAGES, "en"
    )
    assert {code: canonical(ask(path_in(code, path))) for code in LANGUAGES} == dict.fromkeys(LANGUAGES, f"/en{path}")
    assert alternates(ask(path)).keys() - {"x-default"} == {"en"}


def test_every_page_says_its_language_with_its_script() -> None:
    """`zh` alone says nothing of the script; the admin's login page is held to the same."""
    fill_archive()
    pages = [answer for answer in crawl() if answer.kind == HTML]
    pages += [ask(path_in(language, "/admin/login/")) for language in LANGUAGES]
    pages += [ask(path_in(language, "/not/there/")) for language in LANGUAGES]
    used = {
        element.get(name) for answer in pages for element in elements(answer.page()) for name in ("lang", "hreflang")
    }

    assert {answer.status for answer in pages} == {200, 404}
    assert {code.lower() for code in used - {None, "x-default"}} == set(LANGUAGES)


@pytest.mark.parametrize("path", ["/", ISSUE, ARTICLE, "/about/", f"{ISSUE}pages/1/"])
def test_every_page_leads_to_itself_in_the_other_languages(path: str) -> None:
    load_real_issue()
    for language in LANGUAGES:
        links = {element.get("href") for element in elements(ask(path_in(language, path)).page()) if element.tag == "a"}
        assert {path_in(other, path) for other in LANGUAGES} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_admin_speaks_the_language_of_its_address(language: str) -> None:
    answer = ask(path_in(language, "/admin/login/"))

    assert answer.page().get("lang", "").lower() == language
    assert answer.headers["Content-Language"] == language
    assert ask(path_in(language, "/admin/")).headers["Location"].startswith(path_in(language, "/admin/login/"))
