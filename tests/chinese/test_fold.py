"""The one form in which text and query are compared."""

import json
import sys
import unicodedata

import pytest
from django.conf import settings

from articles.chinese.fold import VARIANTS, Folding
from articles.chinese.script import to_simplified

SEED = json.loads((settings.BASE_DIR / "tests" / "data" / "recall_seed.json").read_text(encoding="utf-8"))
FOLDING = Folding()
RADICALS = range(0x2E80, 0x2FE0)  # CJK Radicals Supplement and Kangxi Radicals

CJK_BLOCKS = (
    range(0x2E80, 0xA000), range(0xAC00, 0xD7A4), range(0xF900, 0xFB00), range(0xFE30, 0xFE50), range(0xFF00, 0xFFF0),
    range(0x20000, 0x20100), range(0x2F800, 0x2FA20),
)  # fmt: skip


def a_part_of_unicode() -> str:
    """All that is common in Chinese text, and every seventh of the other characters."""
    others = (code for code in range(0, sys.maxunicode + 1, 7) if not 0xD800 <= code <= 0xDFFF)
    return "".join(map(chr, sorted({*others, *(code for block in CJK_BLOCKS for code in block)})))


def test_folding_a_folded_text_changes_nothing() -> None:
    folding = Folding()
    characters = a_part_of_unicode()
    once = folding.fold(characters)
    assert folding.fold(once) == once
    assert "".join(map(folding.fold, characters)) == once  # a character folds alike alone and beside others


def test_both_scripts_of_the_real_page_fold_equal() -> None:
    pairs = SEED["simplified"]
    assert len(pairs) == 491
    assert [pair for pair in pairs if FOLDING.fold(pair[0]) != FOLDING.fold(pair[1])] == []


@pytest.mark.parametrize(
    "same",
    [
        "高髙", "青靑", "歲歳岁", "値值", "戶户戸", "着著", "○〇", "薴苧苎", "發髮发", "臺台檯枱", "徵征", "裡裏里",
        "ＡａＡ", "Ａàáa", "４4⁴④", "％%﹪", "⼤大", "⻘青靑", "⻑⻓長长", "⻢馬马", "豈豈岂", "強强", "︵（(", "﹁「",
    ],
)  # fmt: skip
def test_forms_of_one_character_fold_equal(same: str) -> None:
    assert {FOLDING.fold(character) for character in same} == {FOLDING.fold(same[0])}


def test_words_fold_to_what_a_reader_would_type() -> None:
    folded = {
        text: FOLDING.fold(text) for text in ("ＯＤＭ", "Ⅱ型", "CAFÉ", "Straße", "ﬁnal", "G２２８", "４．５％", "ｶﾞ")
    }
    assert folded == {
        "ＯＤＭ": "odm",
        "Ⅱ型": "ii型",
        "CAFÉ": "cafe",
        "Straße": "strasse",
        "ﬁnal": "final",
        "G２２８": "g228",
        "４．５％": "4.5%",
        "ｶﾞ": "カ",
    }


def test_different_characters_stay_different() -> None:
    folded = [FOLDING.fold(character) for character in "大太犬晉晋江工人入芸云予子欠次弁辨𠮷吉𡃁\ue000\ue001"]
    assert "".join(folded) == "大太犬晋晋江工人入芸云予子欠次弁辨𠮷吉𡃁\ue000\ue001"


def test_every_radical_but_one_folds_to_an_ordinary_character() -> None:
    """U+2E80 ⺀ stands for no character."""
    assigned = [chr(code) for code in RADICALS if unicodedata.category(chr(code)) != "Cn"]
    assert len(assigned) == 115 + 214
    assert [radical for radical in assigned if ord(FOLDING.fold(radical)) in RADICALS] == ["⺀"]


@pytest.mark.parametrize(
    "text", ["", "\x00\x1f", "\ufeff", "e\u0301", "晉\ufe00江", "晉\U000e0100江", "in\u00advisible\u200b"]
)
def test_what_is_not_seen_is_not_compared(text: str) -> None:
    visible = {"e\u0301": "e", "晉\ufe00江": "晋江", "晉\U000e0100江": "晋江", "in\u00advisible\u200b": "invisible"}
    assert FOLDING.fold(text) == visible.get(text, text.replace("\ufeff", ""))


def test_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        Folding().fold("晉\ud800江")


# Variants


def test_no_variant_is_listed_that_converter_or_standard_unites_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.chinese.fold.VARIANTS", ())
    bare = Folding()
    assert {bare.fold(group[0]): group for group in VARIANTS if len(set(map(bare.fold, group))) < len(group)} == {}


def test_no_character_is_listed_twice() -> None:
    listed = "".join(VARIANTS)
    assert sorted(listed) == sorted(set(listed))


def test_each_group_of_variants_is_one_character_in_either_script() -> None:
    split = [
        group for group in VARIANTS if len({FOLDING.fold(form) for form in [*group, *map(to_simplified, group)]}) > 1
    ]
    assert split == []


def test_variants_of_a_site_are_one_with_all_their_forms() -> None:
    site = Folding(["你妳", "牠它", "群羣咀嘴"])
    words = ("妳", "它", "牠", "粧", "羣", "嘴", "ｏＫ")
    assert [site.fold(word) for word in words] == ["你", "牠", "牠", "妆", "群", "群", "ok"]
    assert [FOLDING.fold(word) for word in words] == ["妳", "它", "牠", "妆", "群", "嘴", "ok"]


def test_variants_of_a_site_ask_for_a_new_index() -> None:
    fingerprints = [
        Folding(variants).fingerprint for variants in ([], (), ["你妳"], ["你妳", "咀嘴"], ["咀嘴", "你妳"])
    ]
    assert fingerprints[0] == fingerprints[1] == FOLDING.fingerprint
    assert len(set(fingerprints)) == 4
    assert {len(fingerprint) for fingerprint in fingerprints} == {32}


def test_variants_that_overlap_end_in_one_character() -> None:
    site = Folding(["甲乙", "乙丙", "丙甲"])
    assert {site.fold(character) for character in "甲乙丙"} == {site.fold("甲")}
    assert site.fold(site.fold("丙")) == site.fold("丙")


# Places


@pytest.mark.parametrize(
    ("text", "folded", "places"),
    [
        ("", "", [0]),
        ("晉江", "晋江", [0, 1, 2]),
        ("㈱A", "(株)a", [0, 0, 0, 1, 2]),
        ("ﬁn", "fin", [0, 0, 1, 2]),
        ("e\u0301x", "ex", [0, 2, 3]),
        ("½", "1⁄2", [0, 0, 0, 1]),
        ("Ⅱ型", "ii型", [0, 0, 1, 2]),
        ("大\u200b城", "大城", [0, 2, 3]),
        ("𠮷ß𡃁", "𠮷ss𡃁", [0, 1, 1, 2, 3]),
    ],
)
def test_each_folded_character_knows_the_place_that_it_came_from(text: str, folded: str, places: list[int]) -> None:
    found, where = Folding().fold_with_places(text)
    assert (found, list(where)) == (folded, places)


def test_places_are_true_whatever_was_folded_before() -> None:
    folding = Folding()
    folding.fold("㈱ﬁ½")
    assert [list(folding.fold_with_places(text)[1]) for text in ("晉江", "晉㈱")] == [[0, 1, 2], [0, 1, 1, 1, 2]]
    assert list(folding.fold_with_places("晉江")[1]) == [0, 1, 2]
