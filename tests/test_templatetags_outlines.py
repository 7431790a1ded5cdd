"""The template tags of outlines: what a page says of an article's sections."""

import pytest
from django.utils.translation import override

from articles.models import Section
from articles.models.article import Article
from articles.models.language import LocalText
from articles.models.section import Kind, OutlineEntry
from articles.templatetags import outlines


def section(**fields: object) -> Section:
    return Section(article=Article(original_language="zh-hant"), **fields)


PASSAGE = OutlineEntry(section(kind=Kind.PASSAGE, heading_zh_hant="工作回顧", body_zh_hant="承壓奮進。"))
NAMELESS = OutlineEntry(section(kind=Kind.PASSAGE, body_zh_hant="承壓奮進。"))
KEYWORD = OutlineEntry(section(kind=Kind.KEYWORD, heading_zh_hant="追趕", heading_en="Catch up"))
PART = OutlineEntry(section(kind=Kind.PART, label="01", heading_zh_hant="穩增長提質效"))


def test_contents_are_the_headings_but_keywords() -> None:
    assert outlines.contents([PASSAGE, NAMELESS, KEYWORD, PART]) == [PASSAGE, PART]


def test_parts_are_the_numbered_ones_where_there_are_any() -> None:
    assert [outlines.parts([PASSAGE, KEYWORD, PART]), outlines.parts([PASSAGE, NAMELESS])] == [[PART], [PASSAGE]]


def test_keywords_are_those_with_a_heading() -> None:
    nameless = OutlineEntry(section(kind=Kind.KEYWORD))
    assert outlines.keywords([PASSAGE, KEYWORD, nameless, PART]) == [KEYWORD]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"heading_zh_hant": "夯實", "body_zh_hant": "甲，乙。"}, "夯實"),
        ({"body_zh_hant": "夯實治理，加快融合。"}, "夯實治理"),
        ({}, ""),
    ],
)
def test_gist_is_the_heading_or_the_first_clause(fields: dict[str, str], shown: str) -> None:
    with override("en"):
        assert outlines.gist(section(**fields)) == LocalText(shown, "zh-hant", "en")


@pytest.mark.parametrize(
    ("language", "answers"), [("zh-hant", (False, False)), ("zh-hans", (False, True)), ("en", (True, False))]
)
def test_an_outline_tells_what_is_missing_and_what_is_converted(language: str, answers: tuple[bool, bool]) -> None:
    outline = [OutlineEntry(KEYWORD.section, [PASSAGE.section])]
    with override(language):
        assert (outlines.has_missing(outline), outlines.has_converted(outline)) == answers


@pytest.mark.parametrize(
    ("standfirst", "outline", "said"),
    [("導語。", [PASSAGE], "導語。"), ("", [PASSAGE], "承壓奮進。"), ("", [KEYWORD], "標題"), ("", [], "標題")],
)
def test_summary_is_the_first_thing_that_an_article_has(standfirst: str, outline: outlines.Outline, said: str) -> None:
    article = Article(original_language="zh-hant", headline_zh_hant="標題", standfirst_zh_hant=standfirst)
    with override("zh-hant"):
        assert outlines.summary(article, outline) == said
