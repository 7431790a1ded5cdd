from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.chinese import script
from articles.chinese.script import to_simplified

# From the real issue 3490, with what its printer mixed: 徵 for 征, II in two letters, simplified 做强, 徑 beside 径.
HEADLINE = "追趕、突破、引領、提升！晉江踏上2023新徵程！"
PARAGRAPH = "2. 做强做優中心城區\n\n一般公共預算收入150億元、同口径增長6.17%，躋身II型大城市行列。“網絡+網絡”、三里街"


def test_to_simplified_converts_the_real_headline() -> None:
    assert to_simplified(HEADLINE) == "追赶、突破、引领、提升！晋江踏上2023新征程！"


def test_to_simplified_keeps_the_length_and_all_that_is_no_traditional_character() -> None:
    assert to_simplified(PARAGRAPH) == (
        "2. 做强做优中心城区\n\n一般公共预算收入150亿元、同口径增长6.17%，跻身II型大城市行列。“网络+网络”、三里街"
    )
    assert len(to_simplified(PARAGRAPH)) == len(PARAGRAPH)


def test_to_simplified_chooses_by_the_phrase() -> None:
    assert [to_simplified(text) for text in ("乾隆與乾燥", "皇后之後", "瞭望", "")] == [
        "乾隆与干燥",
        "皇后之后",
        "瞭望",
        "",
    ]


def test_to_simplified_leaves_simplified_text_and_rare_characters() -> None:
    assert [to_simplified(text) for text in ("晋江经济报", "𠮷野家 𡃁", "Renyin\x00")] == [
        "晋江经济报",
        "𠮷野家 𡃁",
        "Renyin\x00",
    ]


def test_to_simplified_refuses_lone_surrogates() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_simplified("\ud800")


def test_to_simplified_makes_one_converter_for_all_threads() -> None:
    script._converter.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        converted = set(threads.map(to_simplified, [HEADLINE] * 200))
    assert converted == {"追赶、突破、引领、提升！晋江踏上2023新征程！"}
    assert script._converter.cache_info().misses == 1
