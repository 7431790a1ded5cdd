"""Sections: a flat list with levels; anchors that stay; each paragraph's place on the page through every edit."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Article, Kind, Section
from articles.models.section import OutlineEntry, Span, give_anchors, outline, printed_order
from tests import factories


def section(**values: Any) -> Section:
    return Section(article=Article(), **values)


def part(number: int | None, printed: int | None = None, **values: Any) -> Section:
    label = f"{number:02d}" if number else ""
    return section(kind=Kind.PART, number=number, label=label, printed_position=printed, **values)


def item(number: int | None, **values: Any) -> Section:
    return section(kind=Kind.ITEM, level=2, number=number, **values)


# Anchors


def anchors(*sections: Section) -> list[str]:
    give_anchors(sections)
    return [each.anchor for each in sections]


def test_anchors_are_given_by_kind_and_number() -> None:
    passage, keyword = section(), section(kind=Kind.KEYWORD)
    assert anchors(
        passage, section(), keyword, section(kind=Kind.KEYWORD), part(3), item(1), item(2), part(4), item(1), part(None)
    ) == ["t1", "t2", "k1", "k2", "s03", "s03-1", "s03-2", "s04", "s04-1", "s1"]


def test_anchors_once_given_never_change() -> None:
    sections = [
        part(1, anchor="s01"),
        item(1, anchor="s01-2"),
        item(1),
        item(2),
        part(1),
        item(1),
        section(anchor="t2"),
    ]
    given = ["s01", "s01-2", "s01-1", "s01-3", "s02", "s02-1", "t2"]
    assert anchors(*sections) == given
    sections.reverse()
    assert anchors(*sections) == given[::-1]


def test_anchors_go_on_where_the_numbers_are_doubled_or_missing() -> None:
    given = anchors(part(2), item(None), item(None), part(2), item(5), section(), section(number=7), item(1))
    assert given == ["s02", "s02-1", "s02-2", "s03", "s03-5", "t1", "t07", "t07-1"]


def test_anchor_of_an_item_before_any_part_stands_for_itself() -> None:
    assert anchors(item(1), item(None), part(1), item(1)) == ["i01", "i1", "s01", "s01-1"]


@pytest.mark.django_db
def test_anchor_is_once_in_an_article() -> None:
    first = factories.SectionFactory(anchor="s01")
    factories.SectionFactory(anchor="s01")
    with pytest.raises(IntegrityError):
        factories.SectionFactory(article=first.article, anchor="s01")


# The list and its levels


def test_outline_puts_items_under_the_part_before_them() -> None:
    stray, passage, first, a, b, second = item(1), section(), part(1), item(1), item(2), part(2)
    assert outline([stray, a, passage, first, a, b, second]) == [
        OutlineEntry(stray, [a]),
        OutlineEntry(passage),
        OutlineEntry(first, [a, b]),
        OutlineEntry(second),
    ]
    assert outline([]) == []


def test_printed_order_is_told_only_where_it_differs() -> None:
    in_order = [section(), part(1, printed=2), item(1), part(2, printed=4)]
    as_printed = [section(), part(1, printed=29), item(1), part(2, printed=34), part(3, printed=7)]
    unknown = [part(1), part(2)]
    assert [printed_order(each) for each in (in_order, as_printed, unknown, [])] == [[], ["03", "01", "02"], [], []]


@pytest.mark.django_db
def test_sections_stand_in_reading_order() -> None:
    article = factories.ArticleFactory()
    rows = {
        position: factories.SectionFactory(article=article, position=position, anchor=f"s{position}")
        for position in (2, 3, 1)
    }
    assert list(article.sections.all()) == [rows[1], rows[2], rows[3]]


def test_section_is_called_by_label_and_heading_or_anchor() -> None:
    rows = [
        section(label="2.", heading_zh_hant="做强做優"),
        section(label="1."),
        section(heading_zh_hant="追趕"),
        section(anchor="t1"),
    ]
    assert [str(row) for row in rows] == ["2. 做强做優", "1.", "追趕", "t1"]


# Paragraphs and where they stand in the source


def test_original_paragraphs_are_those_of_the_original_language() -> None:
    bodies = {"body_zh_hant": "甲\n\n乙", "body_zh_hans": "丙", "body_en": "A\n\nB\n\nC"}
    rows = [Section(article=Article(original_language=language), **bodies) for language in ("zh-hant", "zh-hans", "en")]
    assert [row.original_paragraphs() for row in rows] == [["甲", "乙"], ["丙"], ["A", "B", "C"]]
    assert section().original_paragraphs() == []


def test_spans_tell_pieces_and_joined_breaks() -> None:
    row = section(source_lines=[[[1, 70, 70], [1, 72, 73]], [], [[1, 74, 74]], [[1, 80, 81], [2, 1, 1], [2, 3, 3]]])
    assert row.spans() == [
        [Span(1, 70, 70), Span(1, 72, 73)],
        [],
        [Span(1, 74, 74)],
        [Span(1, 80, 81), Span(2, 1, 1), Span(2, 3, 3)],
    ]
    assert (row.joined_breaks, section().joined_breaks) == (3, 0)


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize(
    ("source_lines", "right"),
    [
        ([], True),
        ([[]], True),
        ([[[1, 70, 72]]], True),
        ([[[1, 70, 70], [2, 1, 1]], [[1, 3, 3]]], True),
        ([[1, 70, 72]], False),
        ([[[1, 70]]], False),
        ([[[1, 70, 72, 73]]], False),
        ([[[1, 72, 70]]], False),
        ([[[0, 70, 72]]], False),
        ([[[1, 0, 72]]], False),
        ([[[1, "70", 72]]], False),
        ([[[1, 70.0, 72]]], False),
        ([[[True, 70, 72]]], False),
        ([[[1, 70, None]]], False),
        ([70], False),
        ({"1": [[1, 70, 72]]}, False),
        ("[[[1, 70, 72]]]", False),
        (None, False),
    ],
)
def test_source_lines_are_spans_for_each_paragraph(source_lines: Any, right: bool) -> None:
    row = section(source_lines=source_lines)
    try:
        row.clean()
    except ValidationError as refused:
        told = refused.message_dict
    else:
        told = {}
    message = "Expected, for each paragraph, a list of [page, first line, last line], such as [[[1, 70, 72]]]."
    assert told == ({} if right else {"source_lines": [message]})


A, B, C = [[1, 1, 1]], [[1, 3, 3], [1, 5, 5]], [[1, 7, 7]]


@pytest.mark.parametrize(
    ("lines", "before", "after", "kept"),
    [
        ([A, B, C], "甲 乙 丙", "甲 乙 丙", [A, B, C]),
        ([A, B, C], "甲 乙 丙", "甲 改 丙", [A, B, C]),
        ([A, B, C], "甲 乙 丙", "改 改 改", [A, B, C]),
        ([A, B, C], "甲 乙 丙", "甲 新 乙 丙", [A, [], B, C]),
        ([A, B, C], "甲 乙 丙", "新 甲 乙 丙", [[], A, B, C]),
        ([A, B, C], "甲 乙 丙", "甲 乙 丙 新", [A, B, C, []]),
        ([A, B, C], "甲 乙 丙", "甲 丙", [A, C]),
        ([A, B, C], "甲 乙 丙", "丙", [C]),
        ([A, B, C], "甲 乙 丙", "甲 上 下 丙", [A, [], [], C]),
        ([A, B, C], "甲 乙 丙", "甲乙 丙", [[], C]),
        ([A, B, C], "甲 乙 丙", "", []),
        ([A, B, C], "甲 乙 丙", "全 都 是 新 的", []),
        ([A], "甲 乙", "甲 乙", [A, []]),
        ([], "甲 乙", "甲 乙 丙", []),
        ([], "", "甲", []),
    ],
)
def test_paragraphs_keep_their_place_in_the_source_through_an_edit(
    lines: list[list[list[int]]], before: str, after: str, kept: list[list[list[int]]]
) -> None:
    row = section(source_lines=lines, body_zh_hant="\n\n".join(after.split()))
    row.keep_source_lines(before.split())
    assert row.source_lines == kept


@pytest.mark.django_db
def test_section_speaks_its_articles_language() -> None:
    row = factories.SectionFactory(article__original_language="en", body_en="A\n\nB")
    assert (row.original_language, row.original_paragraphs()) == ("en", ["A", "B"])
