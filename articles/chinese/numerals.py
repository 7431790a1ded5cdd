"""Numbers as Chinese newspapers print them: integers, years, issue numbers."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_LINE = 200
"""Characters. No masthead line is longer; a longer text is not read at all, and so costs nothing."""

_ASCII_DIGITS = str.maketrans(
    {
        # U+25CB, U+25EF and the letter O stand for 〇 in many digital texts.
        **dict.fromkeys("〇○◯零O", "0"),
        **dict.fromkeys("一壹", "1"),
        **dict.fromkeys("二貳贰兩两", "2"),
        **dict.fromkeys("三叁參参", "3"),
        **dict.fromkeys("四肆", "4"),
        **dict.fromkeys("五伍", "5"),
        **dict.fromkeys("六陸陆", "6"),
        **dict.fromkeys("七柒", "7"),
        **dict.fromkeys("八捌", "8"),
        **dict.fromkeys("九玖", "9"),
        **dict.fromkeys("廿卄念", "2十"),
        "卅": "3十",
        "卌": "4十",
        "拾": "十",
        "佰": "百",
        "仟": "千",
        "万": "萬",
    }
)
NUMERALS = "0-9十百千萬" + "".join(map(chr, _ASCII_DIGITS))
"""The inside of a regular expression's character class: everything `parse_chinese_integer` may read."""

_FULL_WIDTH_DIGITS = "０１２３４５６７８９"
_ZERO_BEFORE_MORE = "(?:0(?=[1-9]))?"
# 三千五 is refused: it is 3,500 in speech and 3,005 to a careless typesetter.
_BELOW_TEN_THOUSAND = (
    f"(?:([1-9])千)?{_ZERO_BEFORE_MORE}(?:([1-9]?)百)?{_ZERO_BEFORE_MORE}(?:([1-9]?)十)?"
    f"{_ZERO_BEFORE_MORE}((?<![千百萬])[1-9])?"
)
_POSITIONAL = re.compile(r"[0-9]{1,9}")
_WITH_UNITS = re.compile(f"(?:{_BELOW_TEN_THOUSAND}(萬))?{_BELOW_TEN_THOUSAND}")

_REPUBLIC = "(?:中[華华])?民[國国]"
WESTERN_YEAR = rf"(?:(?P<republic>{_REPUBLIC})|[公西]元|[公西國国陽阳新][曆历])?(?P<year>元|[{NUMERALS}]{{1,9}})"
"""A year by the Western or the Republican count, without its 年."""
_YEAR = re.compile(f"{WESTERN_YEAR}年?")

_ISSUE_NUMBER = re.compile(
    rf"""
    (?: 第?[{NUMERALS}]{{1,9}}[卷年],? | Vol\.?[0-9IVXLCDM]{{1,8}}[.,]? )?
    [總总]? (?: 第 | N[o°]\.? | \# )?
    (?P<number>[{NUMERALS}]{{1,12}}) [期號号]?
    (?: (?P<between>[-‐–—~〜、/&至及和]第?) (?P<last>[{NUMERALS}]{{1,12}}) [期號号]? )?
    (?: 合刊 )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Spaces may stand between single characters (第 ３ ４ ９ ０ 期), but two numbers never melt into one.
_NUMBERS_SIDE_BY_SIDE = re.compile(rf"[{NUMERALS}]{{2}}\s+[{NUMERALS}]|[{NUMERALS}]\s+[{NUMERALS}]{{2}}")


@dataclass(frozen=True)
class NumberRange:
    """An issue's number; `last` is the second number of a double issue."""

    number: int
    last: int | None = None


def squeezed(text: str) -> str:
    """`text` without white space, full-width and other compatibility forms made plain (NFKC).

    Empty where the text is longer than `LONGEST_LINE`.
    """
    return "".join(unicodedata.normalize("NFKC", text).split()) if len(text) <= LONGEST_LINE else ""


def parse_chinese_integer(text: str) -> int | None:
    """The integer below 10⁹ printed as 三四九〇, 三千四百九十, 廿三, 壹拾 or 3490; None where it is not one."""
    digits = squeezed(text).translate(_ASCII_DIGITS)
    if _POSITIONAL.fullmatch(digits):
        return int(digits)
    found = _WITH_UNITS.fullmatch(digits)
    if not digits or not found or digits.startswith("萬"):
        return None
    parts = found.groups()
    return _sum(parts[:4]) * 10_000 + _sum(parts[5:])


def _sum(parts: tuple[str | None, ...]) -> int:
    thousands, hundreds, tens, ones = parts
    # 十 and 百 may stand alone: 十二, 民國百年.
    ten, hundred = (0 if digit is None else int(digit or 1) for digit in (tens, hundreds))
    return int(thousands or 0) * 1000 + hundred * 100 + ten * 10 + int(ones or 0)


def to_chinese_digits(number: int, zero: str = "〇") -> str:
    """Digit by digit: 3490 is 三四九〇."""
    return "".join(zero if digit == "0" else "一二三四五六七八九"[int(digit) - 1] for digit in str(_natural(number)))


def to_chinese_integer(number: int) -> str:
    """With units: 3490 is 三千四百九十, 12 is 十二, 10005 is 一萬零五. ValueError from 10⁸ on."""
    high, low = divmod(_natural(number), 10_000)
    if high >= 10_000:
        raise ValueError(f"{number} is too large to be written with 萬 alone")
    if not high:
        return _written(low).removeprefix("一") if 10 <= low < 20 else _written(low) or "零"
    gap = "零" if 0 < low < 1000 else ""
    return f"{to_chinese_integer(high)}萬{gap}{_written(low)}"


def _written(number: int) -> str:
    """A number below 10,000 with its units, 一十 for ten, nothing for nought."""
    text = "".join(
        "零" if digit == "0" else to_chinese_digits(int(digit)) + unit
        for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    )
    return re.sub("零+", "零", text).strip("零")


def _natural(number: int) -> int:
    if number < 0:
        raise ValueError(f"{number} is below nought")
    return number


def to_western_year(text: str) -> int | None:
    """2023 for 民國一一二年, 中華民國百十二年, 二○二三年, 公元2023年; None where it is none.

    The first year of the Republic (民國元年) was 1912. A year of no named count needs four digits.
    """
    found = _YEAR.fullmatch(squeezed(text))
    return western_year_of(found) if found else None


def western_year_of(found: re.Match[str]) -> int | None:
    """The year of a match of `WESTERN_YEAR`."""
    year = 1 if found["year"] == "元" else parse_chinese_integer(found["year"])
    if year is None:
        return None
    if found["republic"]:
        return year + 1911 if 0 < year < 1000 else None
    return year if 1000 <= year <= 9999 else None


def parse_number(text: str) -> NumberRange | None:
    """The issue number of 第3490期, 第五○二一號, 總第３４９０期, No. 3490, 第3490-91期; None where it cannot be read.

    A comma is refused: 490,491 may be one number or two.
    """
    found = _issue_number(text)
    if not found:
        return None
    number, last = parse_chinese_integer(found["number"]), None
    if number is None:
        return None
    if found["last"]:
        last = _completed(found["last"], number)
        if last is None or last <= number:
            return None
    return NumberRange(number, last)


def reprint_number(printed: str, number: int, last: int | None = None) -> str:
    """`number` set as `printed` sets its own (第三四九〇期, No. 3490); as 第3490期 where that cannot be read."""
    found = _issue_number(printed)
    if not found:
        return f"第{number}期" if last is None else f"第{number}-{last}期"
    styled = _styling(printed, found["number"])
    numbers = styled(number) if last is None else f"{styled(number)}{found['between'] or '-'}{styled(last)}"
    line, end = found.string, found.end("last" if found["last"] else "number")
    return f"{line[: found.start('number')]}{numbers}{line[end:]}"


def _issue_number(text: str) -> re.Match[str] | None:
    if len(text) > LONGEST_LINE or _NUMBERS_SIDE_BY_SIDE.search(text):
        return None
    return _ISSUE_NUMBER.fullmatch(squeezed(text))


def _completed(last: str, number: int) -> int | None:
    """The last number, with the digits it leaves out: 91 after 3490 is 3491."""
    value, first = parse_chinese_integer(last), str(number)
    if value is None or value > number or len(last) >= len(first):
        return value
    return int(first[: -len(last)] + str(value).zfill(len(last)))


def _styling(printed: str, numeral: str) -> Callable[[int], str]:
    """How a numeral is set: with units, digit by digit (and with which nought), or in Western digits of which width."""
    if numeral.isascii():
        digits = _FULL_WIDTH_DIGITS if any(digit in printed for digit in _FULL_WIDTH_DIGITS) else "0123456789"
        return lambda number: str(number).translate(str.maketrans("0123456789", digits))
    if not _POSITIONAL.fullmatch(numeral.translate(_ASCII_DIGITS)):
        return lambda number: to_chinese_integer(number) if number < 10**8 else str(number)
    return lambda number: to_chinese_digits(number, "○" if "○" in numeral else "〇")
