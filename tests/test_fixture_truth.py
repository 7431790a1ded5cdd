"""The fixture is true to the printed page: its structure is a careful editor's, and no character is lost or doubled.

`tests/data/page.txt` is the page's text as it was received, `tests/data/expected.json` what a careful editor makes of
it: its `section` is a passage here, its `title` a heading.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.chinese.lunar import LunarDate, parse_lunar
from articles.models import Article, Issue, Page, Section

DATA = Path(__file__).parent / "data"
PAGE = (DATA / "page.txt").read_bytes().decode()
TRUTH: dict[str, Any] = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
[TRUE_ARTICLE] = TRUTH["articles"]
MASTHEAD = {part["field"]: part for part in TRUTH["masthead"]}


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    call_command("loaddata", "jinjiang_3490", verbosity=0)


# What is printed above the article


def test_masthead_is_as_printed() -> None:
    issue = Issue.objects.get()
    newspaper, edition = issue.edition.newspaper, issue.edition
    found = {
        "masthead": issue.masthead.split("\n"),
        "date": issue.date,
        "number": (issue.number, issue.number_last),
        "printed": (issue.printed_number, issue.printed_weekday, issue.printed_lunar_date),
        "newspaper": newspaper.name_zh_hant,
        "edition": edition.name_zh_hant,
        "website": (newspaper.website_name_zh_hant, newspaper.website_url, newspaper.email),
        "short code": issue.short_code,
    }
    day = MASTHEAD["date_and_weekday"]["value"]
    assert found == {
        "masthead": [part["raw"] for part in TRUTH["masthead"]],
        "date": date.fromisoformat(day["date"]),
        "number": (MASTHEAD["issue_number"]["value"]["number"], None),
        "printed": (MASTHEAD["issue_number"]["raw"], day["weekday_raw"], MASTHEAD["lunar_date"]["raw"]),
        "newspaper": MASTHEAD["newspaper"]["raw"],
        "edition": MASTHEAD["edition"]["raw"],
        "website": (
            MASTHEAD["website_name"]["raw"],
            MASTHEAD["website_url"]["value"]["url"],
            MASTHEAD["email"]["value"]["email"],
        ),
        "short code": "JJ3490",
    }


def test_masthead_agrees_with_itself() -> None:
    issue = Issue.objects.get()
    lunar = MASTHEAD["lunar_date"]["value"]
    parsed = parse_lunar(issue.printed_lunar_date, issue.date)
    assert issue.masthead_findings() == []
    assert issue.lunar_date == LunarDate(lunar["lunar_year"], lunar["month"], lunar["day"], leap=lunar["leap"])
    assert parsed is not None
    assert parsed.date == issue.lunar_date


def test_headline_and_byline_are_as_printed() -> None:
    article = Article.objects.get()
    bylines = [
        (byline.role, byline.contributor.name_zh_hant, byline.contributor.slug) for byline in article.bylines.all()
    ]
    true = TRUE_ARTICLE["byline"]
    assert (article.headline_zh_hant, article.printed_byline) == (TRUE_ARTICLE["headline"]["raw"], true["raw"])
    assert bylines == [(true["value"]["role"], name, name) for name in true["value"]["names"]]
    assert (article.number, article.issue.last_article_number, article.page) == (1, 1, Page.objects.get())
    assert article.is_public


# The sections


def true_sections() -> list[dict[str, Any]]:
    """The truth's blocks as a flat list in reading order, with the line on which each begins."""
    flat = []
    for block in TRUE_ARTICLE["blocks"]:
        flat.append({"level": 1, **block})
        flat += [{"level": 2, "part": block["label"], **entry} for entry in block.get("items", [])]
    for part in flat:
        lines = [*part.get("label_lines", []), *part.get("title_lines", [])]
        part["begins"] = min(lines or [part["paragraphs"][0]["lines"][0]])
    return flat


def true_anchors(sections: list[dict[str, Any]]) -> Iterator[str]:
    counted: Counter[str] = Counter()
    for section in sections:
        counted[section["kind"]] += 1
        match section["kind"]:
            case "part":
                yield f"s{section['label']}"
            case "item":
                yield f"s{section['part']}-{section['number']}"
            case "section":
                yield f"t{counted['section']}"
            case "keyword":
                yield f"k{counted['keyword']}"


def test_sections_are_those_of_the_careful_editor() -> None:
    true = true_sections()
    printed = sorted(section["begins"] for section in true)
    expected = [
        {
            "position": position,
            "printed_position": printed.index(section["begins"]) + 1,
            "level": section["level"],
            "kind": {"section": "passage"}.get(section["kind"], section["kind"]),
            "label": section.get("label", ""),
            "number": section.get("number"),
            "heading_zh_hant": section["title"] or "",
            "body_zh_hant": "\n\n".join(paragraph["text"] for paragraph in section.get("paragraphs", [])),
            "anchor": anchor,
            "source_lines": [[[1, line, line] for line in each["lines"]] for each in section.get("paragraphs", [])],
        }
        for position, (section, anchor) in enumerate(zip(true, true_anchors(true), strict=True), start=1)
    ]
    found = [{name: getattr(row, name) for name in expected[0]} for row in Article.objects.get().sections.all()]
    assert found == expected


def test_sections_are_twelve_with_twenty_seven_items_and_forty_seven_paragraphs() -> None:
    sections = list(Article.objects.get().sections.all())
    levels = Counter(section.level for section in sections)
    assert (levels, sum(len(section.original_paragraphs()) for section in sections)) == ({1: 12, 2: 27}, 47)
    assert sum(section.joined_breaks for section in sections) == 8


def test_joined_column_breaks_are_the_eight_of_the_page() -> None:
    spans = [pieces for section in Section.objects.all() for pieces in section.spans()]
    joined = sorted([piece.first for piece in pieces] for pieces in spans if len(pieces) > 1)
    assert joined == TRUTH["joins"]


# Nothing of the page is lost, nothing is there twice


def characters(text: str) -> str:
    """The text without blanks and line ends."""
    return "".join(text.split())


def placed_texts() -> list[str]:
    """Everything that was taken from the page, in the order in which it is printed."""
    issue, article = Issue.objects.get(), Article.objects.get()
    texts = [issue.masthead, article.headline_zh_hant, article.printed_byline]
    for section in article.sections.order_by("printed_position"):
        texts += [section.label, section.heading_zh_hant, *section.original_paragraphs()]
    return texts


def test_source_text_is_the_received_page_byte_for_byte() -> None:
    page = Page.objects.get()
    assert page.source_text.encode() == (DATA / "page.txt").read_bytes()
    assert len(characters(page.source_text)) == TRUTH["source"]["non_space_characters"]


def test_every_character_of_the_page_stands_exactly_once() -> None:
    assert Counter(characters("".join(placed_texts()))) == Counter(characters(PAGE))


def test_placed_texts_in_printed_order_are_the_page() -> None:
    assert characters("".join(placed_texts())) == characters(PAGE)


def test_lines_of_each_paragraph_are_its_text() -> None:
    lines = Page.objects.get().source_lines()
    rebuilt, texts, used = [], [], []
    for section in Section.objects.all():
        for text, pieces in zip(section.original_paragraphs(), section.spans(), strict=True):
            numbers = [line for piece in pieces for line in range(piece.first, piece.last + 1)]
            joined = "".join(lines[line - 1] for line in numbers)
            # A heading that runs into its paragraph stands on the same line: 1. 夯實“網絡+網絡”治理……
            rebuilt.append(joined if section.heading_zh_hant else joined.removeprefix(f"{section.label} "))
            texts.append(text)
            used += numbers
    assert rebuilt == texts
    assert Counter(used).most_common(1)[0][1] == 1


def test_furniture_lines_are_the_masthead_and_every_line_is_placed() -> None:
    page = Page.objects.get()
    lines = page.source_lines()
    assert [lines[number - 1] for number in page.furniture_lines] == Issue.objects.get().masthead.split("\n")
    assert page.unplaced_lines == []


def test_oddities_of_the_printer_are_kept() -> None:
    placed = "".join(placed_texts())
    assert {odd["as_printed"] for odd in TRUTH["verbatim_oddities"] if odd["as_printed"] not in placed} == set()
