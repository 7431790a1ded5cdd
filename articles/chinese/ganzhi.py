"""The sixty-year cycle of stems and branches (干支) by which lunar years are named."""

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_STEM_SOUNDS = ("Jia", "Yi", "Bing", "Ding", "Wu", "Ji", "Geng", "Xin", "Ren", "Gui")
_BRANCH_SOUNDS = ("zi", "chou", "yin", "mao", "chen", "si", "wu", "wei", "shen", "you", "xu", "hai")
_ANIMALS = {
    "zh-hant": tuple("鼠牛虎兔龍蛇馬羊猴雞狗豬"),
    "zh-hans": tuple("鼠牛虎兔龙蛇马羊猴鸡狗猪"),
    "en": ("Rat", "Ox", "Tiger", "Rabbit", "Dragon", "Snake", "Horse", "Goat", "Monkey", "Rooster", "Dog", "Pig"),
}
_CYCLE = {_STEMS[place % 10] + _BRANCHES[place % 12]: place for place in range(60)}

# The insides of character classes, for whoever reads printed years.
STEMS, BRANCHES = _STEMS, _BRANCHES
ANIMALS = "".join(_ANIMALS["zh-hant"] + _ANIMALS["zh-hans"]) + "鷄犬"


def sexagenary(year: int) -> str:
    """The name of a lunar year: 2022 is 壬寅. The Western year 4 was 甲子."""
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def sexagenary_in_pinyin(year: int) -> str:
    """The name of a lunar year in Latin letters: 2022 is Renyin."""
    return _STEM_SOUNDS[(year - 4) % 10] + _BRANCH_SOUNDS[(year - 4) % 12]


def zodiac(year: int, language: str = "zh-hant") -> str:
    """The animal of a lunar year in zh-hant, zh-hans or en: 2022 is 虎, Tiger. ValueError for another language."""
    if language not in _ANIMALS:
        raise ValueError(f"no zodiac in language {language!r}")
    return _ANIMALS[language][(year - 4) % 12]


def nearest_year(ganzhi: str, near: int) -> int | None:
    """The year of that name nearest to the year `near`, the earlier of two; None for a pair not among the sixty."""
    place = _CYCLE.get(ganzhi)
    return None if place is None else near - 30 + (place - (near - 30 - 4)) % 60
