"""A text in the reader's language, and how it is broken into lines."""

import json
import re
from dataclasses import replace
from typing import Any

from django import template
from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles import text as plain
from articles.models import Newspaper
from articles.models.language import (
    BCP47,
    ENGLISH,
    LocalText,
    as_printed,
    current_language,
    in_script,
    original_language_of,
    text_and_lang,
)

register = template.Library()

# After these a headline may be broken, unless a closing mark follows; the sentences it consists of first of all.
BREAK_AFTER = re.compile(r"(?<=[、，。！？：；…—])(?![、，。！？：；…—”’」』）》〉】]|$)")
BETWEEN_SENTENCES = re.compile(r"(?<=[。！？])(?![、，。！？：；…—”’」』）》〉】]|$)")
# Two or three Latin words that are a clause of their own: "break through," is not broken.
SHORT_CLAUSE = re.compile(r"(?:^|(?<=[,;:!?] ))[A-Za-z’'-]+(?: [A-Za-z’'-]+){1,2}(?=[,;:!?])")
NO_BREAK_SPACE = "\u00a0"
HAN = re.compile(r"[\u3400-\u9fff]")
# Two clauses of a heading: parted by a blank between Chinese characters, or by a colon between Latin words.
BETWEEN_CLAUSES = re.compile(r"(?<=[\u3400-\u9fff！？”」）])[ \u3000]+(?=[\u3400-\u9fff“「（])|(?<=[a-z”’)]:) ")
# In a script element these could end it, begin a comment, or (the last two) a line.
IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}

# Control characters and noncharacters, which a received text may hold and HTML may not: as pictures, or as U+FFFD.
NOT_IN_HTML = (
    {code: 0x2400 + code for code in range(0x20) if code != ord("\t")}
    | {0x7F: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0xFDD0, 0xFDF0)], 0xFFFD)
    | dict.fromkeys((plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)), 0xFFFD)
)


@register.simple_tag
def text(obj: models.Model, field: str) -> LocalText:
    """`{% text article "headline" as headline %}`: what is shown, and in which language it really is."""
    return text_and_lang(obj, field)


@register.simple_tag
def printed(obj: models.Model, words: str) -> LocalText:
    """`{% printed article byline.role as role %}`: the same for words that are kept only as they were printed."""
    return as_printed(obj, words)


@register.simple_tag
def script(words: str) -> LocalText:
    """`{% script "實驗室" as example %}`: words of our own in the reader's script."""
    return in_script(words)


@register.simple_tag
def show(obj: models.Model, field: str) -> str:
    """The text itself, in a span of its own language where that is not the page's."""
    shown = text_and_lang(obj, field)
    return format_html("<span{}>{}</span>", lang(shown), shown) if shown.is_missing else conditional_escape(str(shown))


@register.filter
def lang(shown: LocalText) -> str:
    """` lang="zh-Hant"`, to be set right behind the name of an element; nothing where it is the page's language.

    Nor for figures alone (03, 2.), which belong to no language.
    """
    is_foreign = shown.is_missing and any(map(str.isalpha, shown.text))
    return format_html(' lang="{}"', shown.lang) if is_foreign else ""


@register.filter
def printed_lang(obj: models.Model) -> str:
    """The same for what is shown as it was printed: always the language of the original."""
    original = original_language_of(obj)
    return "" if original == current_language() else format_html(' lang="{}"', BCP47[original])


@register.filter
def name_lang(newspaper: Newspaper) -> str:
    """`zh-Hant`: the language of the name that a newspaper prints; `en` where it has no Chinese character."""
    return BCP47[original_language_of(newspaper) if HAN.search(newspaper.name) else ENGLISH]


@register.filter
def breakable(headline: object) -> SafeString:
    """A headline that may be broken after punctuation only (with `word-break: keep-all`), between sentences first."""
    kept = SHORT_CLAUSE.sub(lambda clause: clause[0].replace(" ", NO_BREAK_SPACE), str(headline))
    sentences = [BREAK_AFTER.sub("<wbr>", conditional_escape(each)) for each in BETWEEN_SENTENCES.split(kept)]
    if len(sentences) > 1:
        sentences = [f'<span class="sentence">{sentence}</span>' for sentence in sentences]
    return mark_safe("".join(sentences))  # each escaped above


@register.filter
def is_long(headline: LocalText) -> bool:
    """Whether a headline takes more than two or three lines in large type."""
    return len(headline.text) > (90 if headline.language == ENGLISH else 30)


@register.filter
def clauses(heading: object) -> list[str]:
    """`強功能提品質 打造名副其實的II型大城市` are two, which stand on two lines; most headings are one."""
    return BETWEEN_CLAUSES.split(str(heading))


@register.filter
def without_colon(clause: str) -> str:
    """The first of two clauses where the second is set in another type: a colon at the end of its line says no more."""
    return clause.removesuffix(":")


@register.filter
def paragraphs(body: LocalText) -> list[str]:
    return plain.paragraphs(str(body))


@register.filter
def visible(line: str) -> str:
    """A line of a received text, with every character that HTML cannot hold to be seen: ␌ for a form feed."""
    return line.removesuffix("\r").translate(NOT_IN_HTML)


@register.filter
def first_paragraph(body: LocalText) -> LocalText:
    """Its first paragraph as a text in the same language."""
    return replace(body, text=next(iter(plain.paragraphs(str(body))), ""))


@register.filter
def rounded(length: int) -> str:
    """A length as one would say it: 3690 for 3,686, in English 3,690; short ones exactly."""
    shown = round(length, -1) if length >= 1000 else length
    return f"{shown:,}" if current_language() == ENGLISH else str(shown)


@register.filter
def listed(words: list[str]) -> str:
    """03、04、05; 03, 04, 05."""
    return (", " if current_language() == ENGLISH else "、").join(words)


@register.filter
def host(url: str) -> str:
    """An address as a paper prints it: www.ijjnews.com."""
    return re.sub(r"^https?://|/$", "", url)


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Linked data as the inside of a script element, which nothing in it can end."""
    return mark_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT))
