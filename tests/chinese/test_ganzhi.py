import pytest

from articles.chinese.ganzhi import nearest_year, sexagenary_in_pinyin
from articles.chinese.lunar import sexagenary, zodiac


def test_sexagenary_names_years_of_known_events() -> None:
    years = {
        4: "甲子",
        1840: "庚子",
        1895: "乙未",
        1898: "戊戌",
        1911: "辛亥",
        2022: "壬寅",
        2023: "癸卯",
        2100: "庚申",
    }
    assert {year: sexagenary(year) for year in years} == years


def test_sexagenary_names_sixty_years_each_differently() -> None:
    assert len({sexagenary(year) for year in range(1984, 2044)}) == 60
    assert [sexagenary(year) for year in range(1984, 2044)] == [sexagenary(year) for year in range(1924, 1984)]


def test_sexagenary_in_pinyin_joins_stem_and_branch() -> None:
    assert [sexagenary_in_pinyin(year) for year in range(2020, 2032)] == [
        "Gengzi", "Xinchou", "Renyin", "Guimao", "Jiachen", "Yisi", "Bingwu", "Dingwei", "Wushen", "Jiyou", "Gengxu",
        "Xinhai",
    ]  # fmt: skip


def test_zodiac_has_twelve_animals_in_three_languages() -> None:
    years = range(2020, 2032)
    assert "".join(zodiac(year) for year in years) == "鼠牛虎兔龍蛇馬羊猴雞狗豬"
    assert "".join(zodiac(year, "zh-hans") for year in years) == "鼠牛虎兔龙蛇马羊猴鸡狗猪"
    assert [zodiac(year, "en") for year in years] == [
        "Rat", "Ox", "Tiger", "Rabbit", "Dragon", "Snake", "Horse", "Goat", "Monkey", "Rooster", "Dog", "Pig",
    ]  # fmt: skip


def test_zodiac_refuses_another_language() -> None:
    with pytest.raises(ValueError, match="no zodiac in language 'fr'"):
        zodiac(2022, "fr")


def test_nearest_year_takes_the_nearest_of_each_sixty() -> None:
    near = {1850: 1842, 1871: 1842, 1872: 1842, 1873: 1902, 1931: 1902, 1955: 1962, 2022: 2022, 2052: 2022, 2053: 2082}
    assert {year: nearest_year("壬寅", year) for year in near} == near


def test_nearest_year_finds_the_year_itself() -> None:
    assert [nearest_year(sexagenary(year), year) for year in range(1840, 2101)] == list(range(1840, 2101))


def test_nearest_year_knows_no_impossible_pair() -> None:
    assert [nearest_year(pair, 2022) for pair in ("甲丑", "寅壬", "", "壬")] == [None] * 4
