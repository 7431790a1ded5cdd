"""An excerpt of an article: the passage in which most of the words stand, in the script that is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Model

from articles.models import Article, Section
from articles.models.language import (
    ENGLISH,
    LANGUAGES,
    LocalText,
    as_printed,
    column,
    current_language,
    original_language_of,
    source_and_lang,
    text_and_lang,
)
from articles.search.marks import Marker, Piece, cut, merged
from articles.text import paragraphs

LENGTH, LENGTH_IN_LATIN = 110, 260  # characters
BEFORE = 40  # characters at most before the first match, where its sentence does not begin nearer
_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
_WORD = re.compile(r"[^\W\u2e80-\U0003ffff]")


@dataclass(frozen=True)
class Excerpt:
    """`anchor`: where the passage begins in the article's page ("": at its top); `section`: the one it stands in."""

    pieces: list[Piece]
    text: LocalText  # the passage, as a whole: for its language
    anchor: str
    section: Section | None
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True)
class Passage:
    """A passage as it is stored: a line or a paragraph of `owner`."""

    owner: Model
    source: LocalText
    anchor: str = ""
    section: Section | None = None

    def shown(self) -> LocalText:
        """In the script that is shown."""
        is_original = self.source.language == original_language_of(self.owner) != self.source.asked
        return as_printed(self.owner, self.source.text) if is_original else self.source


def excerpt(article: Article, marker: Marker | None) -> Excerpt | None:
    """The passage with most of the words; the opening, unmarked, where only the headline has them; None without text.

    `article`: from `for_search()`. A passage of another language is taken only where those shown have no match.
    """
    opening = next((each for each in _text(article) if each.anchor.endswith("-p1")), None)
    best = _best(_text(article), marker) if marker else None
    if marker and best is None and not marker.count(str(text_and_lang(article, "headline"))):
        best = _best(_hidden_text(article), marker) or _best(_surroundings(article), marker)
    passage = best or opening
    return _cut_out(passage, marker) if passage else None


def _best(passages: Iterator[Passage], marker: Marker) -> Passage | None:
    most, best = 0, None
    for passage in passages:
        count = marker.count(passage.source.text)
        if count > most:
            most, best = count, passage
    return best


def _text(article: Article) -> Iterator[Passage]:
    """The article itself, as its page shows it in the language of the moment."""
    for field in ("standfirst", "kicker", "subheadline"):
        yield Passage(article, source_and_lang(article, field))
    for section in article.sections.all():
        yield from _of_section(section, source_and_lang(section, "heading"), source_and_lang(section, "body"))


def _hidden_text(article: Article) -> Iterator[Passage]:
    """The article itself in the languages that are not shown."""
    for language in LANGUAGES:
        for field in ("headline", "kicker", "subheadline", "standfirst"):
            yield Passage(article, _written(article, field, language))
        for section in article.sections.all():
            yield from _of_section(section, _written(section, "heading", language), _written(section, "body", language))


def _surroundings(article: Article) -> Iterator[Passage]:
    """Names, pictures and the masthead, in any language."""
    issue = article.issue
    names = [byline.contributor for byline in article.bylines.all()] + ([article.category] if article.category else [])
    for named in names:
        yield Passage(named, source_and_lang(named, "name"))
        yield from (Passage(named, _written(named, "name", language)) for language in LANGUAGES)
    for picture in article.images.all():
        for field in ("caption", "alternative_text"):
            yield Passage(picture, source_and_lang(picture, field))
            yield from (Passage(picture, _written(picture, field, language)) for language in LANGUAGES)
        yield _printed(article, picture.credit)
    masthead = (*issue.masthead.splitlines(), issue.printed_number, issue.printed_weekday, issue.printed_lunar_date)
    for words in (article.printed_byline, *(byline.role for byline in article.bylines.all()), *masthead):
        yield _printed(article, words)


def _of_section(section: Section, heading: LocalText, body: LocalText) -> Iterator[Passage]:
    yield Passage(section, heading, section.anchor, section)
    for number, paragraph in enumerate(paragraphs(body.text), start=1):
        yield Passage(section, replace(body, text=paragraph), f"{section.anchor}-p{number}", section)
    yield replace(_printed(section, section.label), anchor=section.anchor, section=section)


def _printed(owner: Model, words: str) -> Passage:
    """Words that are kept in the original's language only."""
    original = original_language_of(owner)
    return Passage(owner, LocalText(words, original, current_language()))


def _written(owner: Model, field: str, language: str) -> LocalText:
    return LocalText(getattr(owner, column(field, language)) or "", language, language)


def _cut_out(passage: Passage, marker: Marker | None) -> Excerpt:
    shown = passage.shown()
    text = shown.text
    spans = merged(span for each in marker.spans(text) for span in each) if marker else []
    start = _beginning(text, spans[0][0]) if spans else 0
    length = LENGTH_IN_LATIN if shown.language == ENGLISH else LENGTH
    end = _end(text, start, length)
    last = max((last for first, last in spans if first < end), default=end)
    end = max(end, min(last, start + 2 * length))  # no match is cut, unless it is as long as a page
    spans = [(first, min(last, end)) for first, last in spans if first < end]
    return Excerpt(cut(text, spans, start, end), shown, passage.anchor, passage.section, start > 0, end < len(text))


def _beginning(text: str, first: int) -> int:
    """Where the sentence of the first match begins, or a word at most so far before it."""
    if first <= BEFORE:
        return 0
    ends = [found.end() for found in _SENTENCE_END.finditer(text, first - BEFORE, first)]
    start = ends[-1] if ends else first - BEFORE
    while start < first and (text[start].isspace() or (_WORD.match(text[start]) and _WORD.match(text[start - 1]))):
        start += 1
    return start


def _end(text: str, start: int, length: int) -> int:
    """So far behind the beginning, or a few letters less, so that no word is cut."""
    end = min(start + length, len(text))
    while start < end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end -= 1
    return end
