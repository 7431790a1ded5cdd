"""The sections of an article as a table of contents."""

import re
from collections.abc import Iterator

from django import template

from articles.models import Article, Section
from articles.models.language import LocalText, text_and_lang
from articles.models.section import Kind, OutlineEntry
from articles.text import paragraphs

register = template.Library()

Outline = list[OutlineEntry]

FIRST_CLAUSE = re.compile(r"[^，。；,.;]*")


@register.filter
def contents(outline: Outline) -> Outline:
    """What a table of contents lists: the headings of level 1, but keywords, which stand together in one grid."""
    return [
        entry for entry in outline if entry.section.kind != Kind.KEYWORD and text_and_lang(entry.section, "heading")
    ]


@register.filter
def parts(outline: Outline) -> Outline:
    """The numbered parts that have a heading; where there are none, the whole table of contents."""
    listed = contents(outline)
    return [entry for entry in listed if entry.section.kind == Kind.PART] or listed


@register.filter
def keywords(outline: Outline) -> Outline:
    """The keywords that an article is built on."""
    return [
        entry for entry in outline if entry.section.kind == Kind.KEYWORD and text_and_lang(entry.section, "heading")
    ]


@register.filter
def gist(section: Section) -> LocalText:
    """What a section is about: its heading, or the first clause of its text."""
    heading, body = text_and_lang(section, "heading"), text_and_lang(section, "body")
    clause = FIRST_CLAUSE.match(body.text)
    return heading or LocalText(clause[0] if clause else "", body.language, body.asked, body.converted)


@register.simple_tag
def summary(article: Article, outline: Outline) -> str:
    """What the article says, for machines: its standfirst, else its first words, else its headline."""
    opening = text_and_lang(outline[0].section, "body") if outline else ""
    first = next(iter(paragraphs(str(opening))), "")
    return str(text_and_lang(article, "standfirst")) or first or str(text_and_lang(article, "headline"))


@register.filter
def has_missing(outline: Outline) -> bool:
    """Whether something in the article is shown in another language than the one asked for."""
    return any(shown.is_missing for shown in _texts(outline))


@register.filter
def has_converted(outline: Outline) -> bool:
    """Whether a machine converted the script of something in the article."""
    return any(shown.converted for shown in _texts(outline))


def _texts(outline: Outline) -> Iterator[LocalText]:
    for entry in outline:
        for section in (entry.section, *entry.items):
            yield text_and_lang(section, "body")
            yield text_and_lang(section, "heading")
