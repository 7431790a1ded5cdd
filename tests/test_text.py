"""Text as the archive keeps it."""

import json
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text import LONGEST_MARK_RUN, clean_line, clean_text, paragraphs, reading_length, unstorable

# All that Unicode has assigned, to the last of plane 3 and in plane 14, and the ends of all planes.
PLANE = 0x10000
EVERY_CHARACTER = [
    *map(chr, (*range(4 * PLANE), *range(14 * PLANE, 15 * PLANE))),
    *(chr(plane * PLANE + place) for plane in (*range(4, 14), 15, 16) for place in (0, 0xFFFD, 0xFFFE, 0xFFFF)),
]
KEPT_THOUGH_NFC_REPLACES = {*map(chr, range(0xF900, 0xFB00)), *map(chr, range(0x2F800, 0x2FA20))}
REMOVED = {
    *map(chr, (*range(0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), *range(0x7F, 0xA0))),
    *map(chr, range(0xD800, 0xE000)),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, *range(0xFDD0, 0xFDF0))),
    *(chr(plane * PLANE + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
}
LINE_BREAKS = {"\r", "\u2028", "\u2029"}

# Every code point, and often those that cleaning is about, so that short examples meet each other.
TRICKY = (
    "\r\n\t \x00\x0b\x85\ud800\udc00\ufeff\u2028\u202e\ufffe\ufa0e豈가ᄀ\u1161\u11a8"
    "\u0301\u0323\u0344\u0958\u0338=a\u200d\ufe0f\U000e0100"
)
ANY_TEXT = st.text(st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=())))


def one_by_one(character: str) -> str:
    """What cleaning makes of one character alone, said without the module's own patterns."""
    if character in REMOVED:
        return ""
    if character in LINE_BREAKS:
        return "\n"
    return character if character in KEPT_THOUGH_NFC_REPLACES else unicodedata.normalize("NFC", character)


def test_clean_text_treats_every_code_point_as_said():
    assert [c for c in EVERY_CHARACTER if clean_text(c) != one_by_one(c)] == []


def test_clean_text_composes_whatever_nfc_composes():
    taken_apart = {c: apart for c in EVERY_CHARACTER if (apart := unicodedata.normalize("NFD", c)) != c}

    assert [c for c, apart in taken_apart.items() if clean_text(apart) != unicodedata.normalize("NFC", apart)] == []


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("第3490期\n\n　晉江經濟報，", "第3490期\n\n　晉江經濟報，"),
        ("a\r\nb\rc\u2028d\u2029e\r\r\nf", "a\nb\nc\nd\ne\n\nf"),
        ("tab\tstays, trailing blanks too  \n", "tab\tstays, trailing blanks too  \n"),
        ("\ufeff追\x00趕\x0b、\x1b[1m\x85\x7f", "追趕、[1m"),
        ("\ud83d\ude00\ud800", ""),
        ("e\u0301 \u212b \u1100\u1161\u11a8", "é Å 각"),
        ("\uf900\U0002f800 but \u8c48", "\uf900\U0002f800 but \u8c48"),
        ("\u202eabc\u202c \u2066def\u2069", "abc def"),
        ("葛\U000e0100 👨\u200d👩\ufe0f می\u200cخ \ue000 𠮷", "葛\U000e0100 👨\u200d👩\ufe0f می\u200cخ \ue000 𠮷"),
        ("\r\x00\n", "\n\n"),
    ],
)
def test_clean_text_cleans_as_said(text, cleaned):
    assert clean_text(text) == cleaned


@given(ANY_TEXT)
@example("a" + "\u0344" * 40)
@example("a" + "\u0301\u200d" * 40 + "\u0323")
@example("\u09c7" + "\u0301" * 40 + "\u09be")
def test_clean_text_twice_changes_nothing_more(text):
    once = clean_text(text)

    assert clean_text(once) == once


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_published(text):
    cleaned = clean_text(text)

    assert [c for c in cleaned if c in REMOVED | LINE_BREAKS] == []
    assert json.loads(json.dumps(cleaned).encode()) == cleaned
    assert unstorable(cleaned) == []


@pytest.mark.parametrize(
    ("flood", "kept"),
    [
        ("\u0301" * 1000, "\u0301" * LONGEST_MARK_RUN),
        ("\u20dd" * 1000, "\u20dd" * LONGEST_MARK_RUN),  # enclosing circles, which NFC does not order
        ("\ufe0f" * 1000, "\ufe0f" * LONGEST_MARK_RUN),
        ("\u0301\u200d" * 20, "\u0301\u200d" * LONGEST_MARK_RUN + "\u200d" * (20 - LONGEST_MARK_RUN)),
        ("\u0301" * LONGEST_MARK_RUN, "\u0301" * LONGEST_MARK_RUN),
    ],
)
def test_clean_text_shortens_floods_of_marks(flood, kept):
    assert clean_text(f"追{flood}趕{flood}") == f"追{kept}趕{kept}"


def test_clean_text_keeps_long_runs_that_are_no_marks():
    row = "…—" * 20 + "\ue000" * 20 + "!?" * 20 + "葛\U000e0100" * 20

    assert clean_text(row) == row


@pytest.mark.parametrize(
    "hostile",
    [
        "追趕、突破。" * 160_000,
        "追趕\x0b" * 300_000,
        "a" + "\u0301\u0323" * 500_000,
        "…\u0301" * 500_000,
        " " * 1_000_000 + "x",
        "\n" * 1_000_000,
        "\n" + " " * 1_000_000 + "x",
        "\r" * 1_000_000,
        "a." * 500_000,
    ],
    ids=["plain", "controls", "marks", "single marks", "blanks", "lines", "blank line", "returns", "dots"],
)
def test_text_of_a_million_characters_takes_linear_time(hostile):
    started = time.process_time()
    clean_line(hostile)
    paragraphs(hostile)
    reading_length(hostile)
    unstorable(hostile)

    # Measured at most 1.5 s; what is quadratic takes minutes.
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("\n\t \n", ""),
        ("  追趕 \r\n\t 突破　\n", "追趕 突破"),
        ("本報記者　李玲玲", "本報記者　李玲玲"),
        ("two  blanks stay", "two  blanks stay"),
    ],
)
def test_clean_line_joins_lines(text, line):
    assert clean_line(text) == line


@given(ANY_TEXT)
def test_clean_line_twice_changes_nothing_more(text):
    once = clean_line(text)

    assert (clean_line(once), "\n" in once or "\t" in once) == (once, False)


def test_unstorable_names_line_and_column_of_each():
    text = "第一行\n\x00第二\ud800行\r\x0b\u2028\udfff\n\ufffe\n\n末\x00"

    assert unstorable(text) == [(2, 1, "U+0000"), (2, 4, "U+D800"), (2, 9, "U+DFFF"), (5, 2, "U+0000")]


def test_unstorable_finds_nothing_in_what_databases_keep():
    assert unstorable("".join(c for c in EVERY_CHARACTER if c != "\x00" and not "\ud800" <= c <= "\udfff")) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        (" \n　\n\t\n", []),
        ("一", ["一"]),
        ("　　一，\n二。\n\n　三 \n 　\n\n四", ["一，\n二。", "三", "四"]),
    ],
)
def test_paragraphs_splits_at_blank_lines(body, expected):
    assert paragraphs(body) == expected


@given(st.lists(st.text("一二三 　\n").map(str.strip).filter(lambda text: text and "\n" not in text)))
def test_paragraphs_gives_back_what_blank_lines_joined(parts):
    assert paragraphs("\n\n".join(parts)) == parts


def test_reading_length_of_the_real_issue_is_what_its_editor_counts():
    (article,) = json.loads((Path(__file__).parent / "data/expected.json").read_text("utf-8"))["articles"]

    assert reading_length("\n".join(printed(article["blocks"]))) == 3686


def printed(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Each label, heading and paragraph of the blocks and of the blocks inside them."""
    for block in blocks:
        yield block.get("label") or ""
        yield block.get("title") or ""
        yield from (paragraph["text"] for paragraph in block.get("paragraphs", []))
        yield from printed(block.get("items", []))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        (" 　\n\t", 0),
        ("追趕、突破！", 6),
        ("2022年，超3,200億元，增長4.5%。", 13),
        ("The city's GDP rose.", 5),
        ("e-mail", 1),
        ("Đặng Nguyễn", 2),
        ("葛\U000e0100𠮷\u200d👍\ufe0f", 3),
    ],
)
def test_reading_length_counts_characters_and_words(text, length):
    assert reading_length(text) == length
