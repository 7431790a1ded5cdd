"""The template tags: what a page says of a text, its language, its lines and its days."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from articles.models import Issue, Newspaper, Page
from articles.models.article import Article
from articles.models.language import LocalText
from articles.models.newspaper import Edition
from articles.templatetags import days, names, texts

HANT = LocalText("晉江", "zh-hant", "zh-hant")
IN_ENGLISH = LocalText("晉江", "zh-hant", "en")


def rendered(template: str, **context: object) -> str:
    return Template("{% load texts %}" + template).render(Context(context))


def newspaper() -> Newspaper:
    return Newspaper(name_zh_hant="晉江經濟報", name_en="Jinjiang Economic News", description_zh_hant="<b>報紙</b>")


def issue_of(day: date, **fields: object) -> Issue:
    return Issue(edition=Edition(newspaper=newspaper()), date=day, **fields)


def test_text_gives_what_is_shown_with_its_language() -> None:
    template = '{% text paper "name" as name %}{{ name }}|{{ name.lang }}|{{ name.is_missing }}'
    with override("en"):
        assert rendered(template, paper=newspaper()) == "Jinjiang Economic News|en|False"


def test_show_marks_and_escapes_a_text_in_another_language_than_the_page() -> None:
    with override("en"):
        shown = rendered('{% show paper "description" %}', paper=newspaper())
    assert shown == '<span lang="zh-Hant">&lt;b&gt;報紙&lt;/b&gt;</span>'


def test_show_escapes_a_text_in_the_language_of_the_page() -> None:
    with override("zh-hant"):
        assert rendered('{% show paper "description" %}', paper=newspaper()) == "&lt;b&gt;報紙&lt;/b&gt;"


def test_lang_is_an_attribute_only_where_the_language_differs() -> None:
    assert (texts.lang(HANT), texts.lang(IN_ENGLISH)) == ("", ' lang="zh-Hant"')


def test_lang_is_not_that_of_figures() -> None:
    assert [texts.lang(LocalText(label, "zh-hant", "en")) for label in ("", "03", "2.", "三、")] == [
        "",
        "",
        "",
        ' lang="zh-Hant"',
    ]


@pytest.mark.parametrize(
    ("language", "original", "shown"),
    [
        ("zh-hant", "zh-hant", LocalText("本報記者", "zh-hant", "zh-hant")),
        ("zh-hans", "zh-hant", LocalText("本报记者", "zh-hans", "zh-hans", converted=True)),
        ("en", "zh-hant", LocalText("本報記者", "zh-hant", "en")),
        ("zh-hans", "en", LocalText("本報記者", "en", "zh-hans")),
    ],
)
def test_printed_converts_the_script_and_translates_nothing(language: str, original: str, shown: LocalText) -> None:
    with override(language):
        assert texts.printed(Article(original_language=original), "本報記者") == shown


@pytest.mark.parametrize(("language", "attribute"), [("zh-hant", ""), ("zh-hans", ' lang="zh-Hant"')])
def test_printed_lang_is_that_of_the_original(language: str, attribute: str) -> None:
    with override(language):
        assert texts.printed_lang(newspaper()) == attribute


@pytest.mark.parametrize(
    ("name", "tag"), [("晉江經濟報", "zh-Hant"), ("晉江 Daily", "zh-Hant"), ("Fookien Times", "en")]
)
def test_name_lang_is_english_without_a_chinese_character(name: str, tag: str) -> None:
    assert texts.name_lang(Newspaper(name_zh_hant=name, name=name)) == tag


@pytest.mark.parametrize(
    ("headline", "html"),
    [
        ("追趕、突破：晉江踏上", "追趕、<wbr>突破：<wbr>晉江踏上"),
        ("“好！”他說", "“好！”他說"),
        ("——真的……好？！", "——<wbr>真的……<wbr>好？！"),
        ('<b>"&', "&lt;b&gt;&quot;&amp;"),
        ("Catch up, lead; improve", "Catch\u00a0up, lead; improve"),
        ("Opened: break through to it, lead", "Opened: break through to it, lead"),
        ("Tide tables", "Tide tables"),
    ],
)
def test_breakable_breaks_after_punctuation_only(headline: str, html: str) -> None:
    assert texts.breakable(headline) == html


@pytest.mark.parametrize(
    ("headline", "html"),
    [
        (
            "追趕、突破！晉江&踏上！",
            '<span class="sentence">追趕、<wbr>突破！</span><span class="sentence">晉江&amp;踏上！</span>',
        ),
        ("“好！”他說。", "“好！”他說。"),
    ],
)
def test_breakable_keeps_sentences_apart(headline: str, html: str) -> None:
    assert texts.breakable(headline) == html


@pytest.mark.parametrize(
    ("headline", "long"),
    [("提" * 30, False), ("提" * 31, True)],
)
def test_is_long_counts_chinese_characters(headline: str, long: bool) -> None:
    assert texts.is_long(LocalText(headline, "zh-hant", "en")) is long


def test_is_long_allows_english_more_characters() -> None:
    lengths = [texts.is_long(LocalText("x" * length, "en", "en")) for length in (90, 91)]
    assert lengths == [False, True]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("強功能提品質 打造名副其實的II型大城市", ["強功能提品質", "打造名副其實的II型大城市"]),
        ("強功能提品質\u3000打造城市", ["強功能提品質", "打造城市"]),
        ("晉江 2023 年", ["晉江 2023 年"]),
        ("Raise quality: build a large city", ["Raise quality:", "build a large city"]),
        ("Push to upgrade modern services", ["Push to upgrade modern services"]),
    ],
)
def test_clauses_are_parted_by_a_blank_between_chinese_or_a_colon(heading: str, parts: list[str]) -> None:
    assert texts.clauses(heading) == parts


def test_without_colon_drops_only_the_last_one() -> None:
    assert [texts.without_colon(clause) for clause in ("Raise quality:", "At 10:30")] == ["Raise quality", "At 10:30"]


def test_paragraphs_are_those_between_blank_lines() -> None:
    assert texts.paragraphs(LocalText("一。\n\n二。", "zh-hant", "zh-hant")) == ["一。", "二。"]


def test_visible_shows_what_html_cannot_hold() -> None:
    assert texts.visible("晉\x00江\x0c\t\x7f\x85\ufffe\U0010ffff\r") == "晉␀江␌\t␡\ufffd\ufffd\ufffd"


def test_first_paragraph_keeps_its_language() -> None:
    body = LocalText("一。\n\n二。", "zh-hant", "en")
    assert texts.first_paragraph(body) == LocalText("一。", "zh-hant", "en")


def test_first_paragraph_of_nothing_is_nothing() -> None:
    assert texts.first_paragraph(LocalText("", "zh-hant", "en")) == LocalText("", "zh-hant", "en")


@pytest.mark.parametrize(("language", "shown"), [("zh-hant", "3690"), ("en", "3,690")])
def test_rounded_says_long_lengths_in_tens(language: str, shown: str) -> None:
    with override(language):
        assert [texts.rounded(length) for length in (7, 999, 3686)] == ["7", "999", shown]


@pytest.mark.parametrize(("language", "sentence"), [("zh-hant", "03、04"), ("en", "03, 04")])
def test_listed_joins_as_the_language_does(language: str, sentence: str) -> None:
    with override(language):
        assert texts.listed(["03", "04"]) == sentence


def test_host_is_an_address_as_a_paper_prints_it() -> None:
    addresses = ["http://www.ijjnews.com/", "https://example.org/news/"]
    assert [texts.host(address) for address in addresses] == ["www.ijjnews.com", "example.org/news"]


def test_json_ld_cannot_end_its_script_element() -> None:
    data = {"headline": "</script><!--&\u2028\u2029晉江"}
    assert texts.json_ld(data) == '{"headline":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029晉江"}'


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("zh-hant", ("2023年1月4日 星期三", "2023年1月4日", "2023年1月", "2023年", "星期三")),
        ("zh-hans", ("2023年1月4日 星期三", "2023年1月4日", "2023年1月", "2023年", "星期三")),
        ("en", ("Wednesday, 4 January 2023", "4 January 2023", "January 2023", "2023", "Wednesday")),
    ],
)
def test_days_are_written_as_the_language_does(language: str, written: tuple[str, ...]) -> None:
    day = date(2023, 1, 4)
    with override(language):
        shown = (days.day(day), days.short_day(day), days.month(day), days.in_full(2023), days.weekday(day))
    assert shown == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("zh-hant", "農曆壬寅年 十二月十三"),
        ("zh-hans", "农历壬寅年 十二月十三"),
        ("en", "Renyin year (Tiger), 12th lunar month, day 13"),
    ],
)
def test_lunar_is_in_the_manner_of_the_newspaper(language: str, written: str) -> None:
    with override(language):
        assert days.lunar(issue_of(date(2023, 1, 4))) == written


def test_lunar_can_stand_without_its_label() -> None:
    with override("zh-hant"):
        assert days.lunar(issue_of(date(2023, 1, 4)), "") == "壬寅年 十二月十三"


def test_lunar_is_nothing_outside_the_table() -> None:
    assert days.lunar(issue_of(date(1838, 5, 6))) == ""


@pytest.mark.parametrize(
    ("number", "last", "name"), [(3490, None, "No. 3490"), (3490, 3491, "No. 3490–3491"), (None, None, "")]
)
def test_numbered_names_an_issue(number: int | None, last: int | None, name: str) -> None:
    with override("en"):
        assert names.numbered(number, last) == name


@pytest.mark.parametrize(
    ("language", "title"), [("zh-hant", "晉江經濟報 2023年1月4日"), ("en", "晉江經濟報, 2023年1月4日")]
)
def test_together_leaves_out_what_is_unknown(language: str, title: str) -> None:
    with override(language):
        assert names.together("晉江經濟報", "", "2023年1月4日") == title


def test_page_name_is_the_printed_label_or_the_place_in_the_issue() -> None:
    with override("en"):
        assert [names.page_name(Page(label="第一版")), names.page_name(Page(position=2))] == ["第一版", "Page 2"]


@pytest.mark.parametrize(
    ("printed", "right"), [({}, False), ({"printed_weekday": "星期三"}, True), ({"printed_weekday": "星期四"}, False)]
)
def test_agrees_only_with_what_is_printed_and_right(printed: dict[str, str], right: bool) -> None:
    assert names.agrees(issue_of(date(2023, 1, 4), **printed), "weekday") is right
