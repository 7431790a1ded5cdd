"""When nothing is found: the words of the archive that are nearest to those that it does not hold."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice

from django.db.models import QuerySet

from articles.chinese.segment import PlacedText, is_cjk, placed_text
from articles.models import Article, Section
from articles.models.language import LANGUAGES, column
from articles.search.documents import site_folding
from articles.search.engine import Days
from articles.search.hits import Wanted, counts, found
from articles.search.query import Phrase, Query

MOST_WORDS, MOST_PHRASES = 5, 3
MOST_OF_A_TEXT = 100  # places of one part: a text of one character has no end of them
ARTICLES = 20  # the newest that have a part of a word are looked through
LEAST_ALIKE = 0.5  # of 1.0, by difflib's measure


def nearest_words(query: Query, *, among: QuerySet[Article], days: Days | None = None) -> list[str]:
    """Words of the articles `among` these, as they are written there, the nearest first. At most four queries."""
    unknown = _unknown(query, among, days)
    parts = [part for phrase in unknown for part in _parts(phrase)]
    if not parts:
        return []
    answers = found(*(Wanted(_query(part), among, ARTICLES, days=days) for part, _ in parts))
    pks = {each.pk for answer in answers for each in answer}
    words: Counter[str] = Counter()
    for text in _texts(pks):
        placed = placed_text(text, site_folding())
        for part, place in parts:
            words.update(islice(_words(placed, text, part, place), MOST_OF_A_TEXT))
    return _most_alike([phrase.text.strip() for phrase in unknown], words)


def _unknown(query: Query, among: QuerySet[Article], days: Days | None) -> list[Phrase]:
    """The phrases that no article has, as typed: the first alternative of each term."""
    typed = [clause[0][0] for clause in query.required[:MOST_PHRASES] if len(clause[0][0].text.strip()) > 1]
    if not typed:
        return []
    held = counts(*(Wanted(_query(phrase), among, 1, days=days) for phrase in typed))
    return [phrase for phrase, count in zip(typed, held, strict=True) if not count]


def _parts(phrase: Phrase) -> Iterator[tuple[Phrase, int]]:
    """What may be right of a phrase: all but its last or its first character; of a Latin word the beginning.

    And where the wrong character stands: behind it (1), before it (-1), or however the word goes on (0).
    """
    text = phrase.text
    if " " not in text:
        yield Phrase(text[:-1]), 1
        yield Phrase(text[1:]), -1
    elif text == f" {text.strip()} " and " " not in text.strip():
        yield Phrase(f" {text.strip()[: max(2, len(text.strip()) // 2)]} ", is_beginning=True), 0


def _words(placed: PlacedText, text: str, part: Phrase, place: int) -> Iterator[str]:
    """The words of the original text that have the part, and another character in that place."""
    normal, needle = placed.normal, part.needle
    found = normal.find(needle)
    while found >= 0:
        first, last = found, found + len(needle) - 1
        if place == 0:
            first, last = found + 1, normal.index(" ", found + 1) - 1
        elif place > 0:
            last += 1
        else:
            first -= 1
        if place == 0 or (first >= 0 and last < len(normal) and is_cjk(normal[first]) and is_cjk(normal[last])):
            yield text[placed.places[first] : placed.places[last] + 1]
        found = normal.find(needle, found + 1)


def _query(phrase: Phrase) -> Query:
    return Query(required=(((phrase,),),))


def _texts(pks: set[int]) -> Iterator[str]:
    """Headlines and sections of these articles, in every language. Two queries."""
    headlines = [column("headline", language) for language in LANGUAGES]
    bodies = [column(field, language) for field in ("heading", "body") for language in LANGUAGES]
    for texts in Article.objects.filter(pk__in=pks).values_list(*headlines):
        yield from filter(None, texts)
    for texts in Section.objects.filter(article__in=pks).values_list(*bodies):
        yield from filter(None, texts)


def _most_alike(wanted: list[str], words: Counter[str]) -> list[str]:
    """Each once, whatever its script; the frequent ones before others that are as near.

    Two characters that stand together only once are seldom a word.
    """
    fold = site_folding()
    forms: dict[str, Counter[str]] = {}
    for word, count in words.items():
        forms.setdefault(fold.fold(word), Counter())[word] += count
    alike = {form: max(SequenceMatcher(None, form, each).ratio() for each in wanted) for form in forms}
    near = [form for form in forms if alike[form] >= LEAST_ALIKE and (len(form) > 2 or forms[form].total() > 1)]
    near.sort(key=lambda form: (-alike[form], -forms[form].total(), form))
    return [forms[form].most_common(1)[0][0] for form in near[:MOST_WORDS]]
