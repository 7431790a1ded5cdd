"""What a reader typed, as what is to be looked for.

A blank is AND; OR or | joins the terms beside it; - or NOT before a term excludes it; “…”, "…", 「…」 and 『…』 hold a
phrase together and are looked for to the letter; * behind a Latin word takes all words that begin with it. Forms of
full width do the same. Whatever is typed becomes terms of letters, figures and Chinese characters alone: nothing of it
can reach the syntax of an engine.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from articles.chinese.fold import Folding
from articles.chinese.segment import LONGEST_TERM, normal_text, phrase_terms
from articles.text import clean_line

LONGEST, MOST_TERMS = 200, 20
MOST_ALTERNATIVES = 10  # of one term, where several synonyms meet in it
LONGEST_WIDENED = 2 * LONGEST

_PART = re.compile(
    r"(?P<minus>(?<![^\s|])-+)?"
    r"(?:[\"“”](?P<quoted>[^\"“”]*)(?:[\"“”]|$)|[「『](?P<cornered>[^」』]*)(?:[」』]|$)|(?P<or>\|)|(?P<word>[^\s|\"“”「『]+))"
    r"(?P<star>(?<=[\"“”])\*)?"
)


class Hint(Enum):
    """Why a query is not looked for."""

    TOO_LONG = "too long"
    TOO_MANY = "too many"
    ONLY_EXCLUDED = "only excluded"
    NO_WORDS = "no words"


@dataclass(frozen=True)
class Phrase:
    """Atoms that follow one another, as normal text; `is_beginning`: its last word may go on."""

    text: str
    is_beginning: bool = False

    @property
    def needle(self) -> str:
        """What every normal text with this phrase contains."""
        return self.text.removesuffix(" ") if self.is_beginning else self.text

    def terms(self) -> tuple[list[str], str]:
        """The index's terms for it: those to be there, and what one more begins with ("": none)."""
        return phrase_terms(self.text, is_beginning=self.is_beginning)

    @property
    def is_one_term(self) -> bool:
        """Whether the index alone decides, without a look at the text."""
        whole, beginning = self.terms()
        return len(whole) + bool(beginning) == 1 and len(self.needle.strip()) < LONGEST_TERM


Alternative = tuple[Phrase, ...]  # all of them: what was typed as one, with the end of a sentence inside
Clause = tuple[Alternative, ...]  # any of them


@dataclass(frozen=True)
class Query:
    """Found is what has every one of `required` and none of `excluded`; nothing is, where `required` is empty.

    `words`: what was typed for each of `required`; `unwanted`: for all of `excluded`.
    """

    typed: str = ""
    required: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    words: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    hint: Hint | None = None

    def __bool__(self) -> bool:
        return bool(self.required)

    def phrases(self) -> list[Phrase]:
        """Those that may stand in what is found: the ones to be marked."""
        return list(dict.fromkeys(phrase for clause in self.required for each in clause for phrase in each))

    def matches(self, normal: str) -> bool:
        """Whether a normal text is found."""

        def has(clause: Clause) -> bool:
            return any(all(phrase.needle in normal for phrase in each) for each in clause)

        return bool(self.required) and all(map(has, self.required)) and not any(map(has, self.excluded))

    @property
    def is_one_term_each(self) -> bool:
        clauses = (*self.required, *self.excluded)
        return all(phrase.is_one_term for clause in clauses for each in clause for phrase in each)

    def without_each(self) -> Iterator["Query"]:
        """The query with one of its required terms left out, each in turn."""
        for place in range(len(self.required) if len(self.required) > 1 else 0):
            words = self.words[:place] + self.words[place + 1 :]
            required = self.required[:place] + self.required[place + 1 :]
            yield Query(" ".join(words + self.unwanted), required, self.excluded, words, self.unwanted)


def parse(typed: str, folding: Folding, synonyms: Iterable[Iterable[str]] = ()) -> Query:
    """`typed` as a query. It raises nothing, whatever is typed: what cannot be looked for has a `hint`, or no terms."""
    typed = clean_line(typed)
    plain = unicodedata.normalize("NFKC", typed)  # which may be many times as long
    if len(typed) > LONGEST or len(plain) > 2 * LONGEST:
        return Query(typed, hint=Hint.TOO_LONG)
    parts = list(_PART.finditer(plain))
    if sum(1 for part in parts if not _operator(part)) > MOST_TERMS:
        return Query(typed, hint=Hint.TOO_MANY)
    required: list[Clause] = []
    excluded: list[Clause] = []
    words: list[str] = []
    unwanted: list[str] = []
    for operator, clause, word in _terms(parts, _Widening(folding, synonyms)):
        if operator == "NOT":
            excluded.append(clause)
            unwanted.append(f"-{word}")
        elif operator == "OR":
            required[-1] += clause
            words[-1] += f" OR {word}"
        else:
            required.append(clause)
            words.append(word)
    hint = None
    if typed and not required:
        hint = Hint.ONLY_EXCLUDED if excluded else Hint.NO_WORDS
    return Query(typed, tuple(required), tuple(excluded), tuple(words), tuple(unwanted), hint)


def _terms(parts: Iterable[re.Match[str]], widen: "_Widening") -> Iterator[tuple[str, Clause, str]]:
    """Each term with what was typed for it, and NOT, OR (with the term before it) or AND."""
    operator, is_joined = "", False
    for part in parts:
        if here := _operator(part):
            operator = here
            continue
        is_joined = is_joined and operator == "OR"  # not where a term without words stood between
        if clause := _clause(part, widen):
            word = part[0].removeprefix(part["minus"] or "")
            if part["minus"] or operator == "NOT":
                yield "NOT", clause, word
            else:
                yield "OR" if is_joined else "AND", clause, word
                is_joined = True
        operator = ""


def _operator(part: re.Match[str]) -> str:
    if part["or"]:
        return "OR"
    return part["word"] if part["word"] in ("OR", "AND", "NOT") and not part["minus"] else ""


def _clause(part: re.Match[str], widen: "_Widening") -> Clause:
    """The term and what is the same as it; nothing where it holds no letter, figure or character."""
    word = part["word"]
    text = part["quoted"] or part["cornered"] or word or ""
    normal = normal_text(text, widen.folding)
    if not normal:
        return ()
    phrases = normal.split("\n")
    is_beginning = bool(part["star"] or (word or "").endswith("*")) and phrases[-1].endswith(" ")
    as_typed = (*map(Phrase, phrases[:-1]), Phrase(phrases[-1], is_beginning))
    return (as_typed,) if word is None or is_beginning else (as_typed, *widen(phrases))


class _Widening:
    """A term in other words: with each synonym in it changed for the others of its group."""

    def __init__(self, folding: Folding, synonyms: Iterable[Iterable[str]]) -> None:
        self.folding = folding
        groups = [dict.fromkeys(normal_text(word, folding) for word in group) for group in synonyms]
        self.groups = [[word for word in group if word and "\n" not in word] for group in groups]

    def __call__(self, phrases: list[str]) -> list[Alternative]:
        found = {tuple(phrases): None}
        for group in self.groups:
            for known in list(found)[:MOST_ALTERNATIVES]:  # or they multiply
                found |= dict.fromkeys(self._others(known, group))
        others = list(found)[1:MOST_ALTERNATIVES]
        return [tuple(map(Phrase, other)) for other in others]

    def _others(self, phrases: tuple[str, ...], group: list[str]) -> Iterator[tuple[str, ...]]:
        for word in group:
            times = sum(phrase.count(word) for phrase in phrases)
            for other in group if times else ():
                if sum(map(len, phrases)) + times * len(other) <= LONGEST_WIDENED:
                    changed = (phrase.replace(word, f" {other} ") for phrase in phrases)
                    yield tuple(normal_text(phrase, self.folding) for phrase in changed)
